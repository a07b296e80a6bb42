"""Builds docs/reference/: the commands from typer, the records from the structs that are written and read.

make reference
"""

from pathlib import Path

import msgspec
import typer
from msgspec import Struct
from typer.cli import get_docs_for_click

from pipeline.claim import Claim
from pipeline.cli import app
from pipeline.decisions.record import Decision
from pipeline.run.record import RunRecord

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "<!-- Made by tools/build_reference.py (`make reference`); not edited by hand. -->\n\n"
FILES: dict[str, type[Struct]] = {"claims.jsonl": Claim, "decisions.jsonl": Decision, "run.json": RunRecord}


def commands() -> str:
    """Every command with its arguments and options, as `--help` has them."""
    command = typer.main.get_command(app)
    context = command.context_class(command, info_name="claims")
    page = get_docs_for_click(obj=command, ctx=context, name="claims", title="Commands")
    return NOTE + page.rstrip() + "\n"


def records() -> str:
    """Every record of every file: its meaning, its fields with type and default."""
    page = [NOTE + "# Records\n", "Offsets are characters, half-open, into the article's text.\n"]
    told: set[str] = set()
    for file, record in FILES.items():
        page.append(f"## `{file}`\n")
        _, parts = msgspec.json.schema_components([record], ref_template="{name}")
        for name, schema in parts.items():
            if name in told:
                continue
            told.add(name)
            page.append(f"### {name}\n\n{schema.get('description', '')}\n\n| field | type | default |\n|---|---|---|")
            required = schema.get("required", [])
            for field, of in schema.get("properties", {}).items():
                default = "required" if field in required else f"`{of['default']!r}`" if "default" in of else ""
                page.append(f"| `{field}` | {type_of(of)} | {default} |")
            page.append("")
    return "\n".join(page).rstrip() + "\n"


def type_of(schema: dict[str, object]) -> str:
    """The type of a field in a few words, with a link to the record that it holds."""
    match schema:
        case {"$ref": str(name)}:
            return f"[{name}](#{name.lower()})"
        case {"anyOf": list(ways)}:
            return " or ".join(map(type_of, ways))
        case {"enum": list(values)}:
            return ", ".join(f"`{value}`" for value in values)
        case {"prefixItems": list(items)}:
            return "[" + ", ".join(map(type_of, items)) + "]"
        case {"type": "array", "items": dict(items)}:
            return f"list of {type_of(items)}"
        case {"type": str(name)}:
            return name
    return "any"


PAGES = {"commands.md": commands, "records.md": records}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, build in PAGES.items():
        (FOLDER / name).write_text(build(), encoding="utf-8")
