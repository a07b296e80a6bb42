"""The examples of docs/patterns.md hold."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.patterns.lint import rules
from pipeline.patterns.shape import PatternShape
from tests.patterns.books import NO_CACHE, book_of, evidence
from tests.patterns.test_lint import CASES

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8")
TUTORIAL = DOCS[DOCS.index("## Tutorial") : DOCS.index("## Reference")]
ROWS = re.findall(r"^\| `(.+)` \| ([^|`]+) \| ([^|`]+) \|$", DOCS, re.MULTILINE)


@pytest.mark.parametrize(("notation", "found", "passed_over"), ROWS)
def test_the_table_of_the_notation(tmp_path: Path, notation: str, found: str, passed_over: str) -> None:
    book = book_of(tmp_path, notation.replace(r"\|", "|"))
    assert evidence(book, f"So {found}.") == [found]
    assert evidence(book, f"So {passed_over}.") == []


def test_the_tutorial(tmp_path: Path) -> None:
    """Its commands run in order and print what it shows; where it shows an entry, the file's last one becomes that."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    shutil.copytree(ROOT / "patterns" / "root-causes", tmp_path / "patterns" / "root-causes")
    file = tmp_path / "patterns" / "root-causes" / "corruption.yml"
    printed, compared = "", 0
    for kind, block in re.findall(r"```(\w+)\n(.*?)```", TUTORIAL, re.DOTALL):
        if kind == "sh":
            [command] = block.splitlines()
            done = run(command, tmp_path)
            assert done.returncode == 0, done.stdout + done.stderr
            printed = done.stdout + done.stderr
        elif kind == "text":
            assert plain(printed) == plain(block)
            compared += 1
        else:
            text = file.read_text(encoding="utf-8")
            file.write_text(text[: text.index(block.splitlines()[0])] + block, encoding="utf-8")
    assert compared == 4


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    if words[0] == "claims":
        words[:1] = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def plain(text: str) -> str:
    """Output without what other patterns change in it (numbers, and how many warnings there are), nor the widths of
    tables."""
    text = re.sub(r" \(\d+ warnings?: --warnings\)", "", text)
    return re.sub(r"─+", "─", re.sub(r" +", " ", re.sub(r"\d+", "N", text))).strip()


def test_every_rule_and_every_key_is_documented() -> None:
    first = "".join(re.findall(r"^\| (`[^|]+`) \| [^|]+ \|$", DOCS, re.MULTILINE))
    named = set(re.findall(r"`([\w-]+)`", first))
    assert {rule.name for rule in rules(NO_CACHE)} | {rule for rule, *_ in CASES} <= named
    assert {field.alias or name for name, field in PatternShape.model_fields.items()} <= named
