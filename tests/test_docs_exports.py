"""docs/exports.md: its commands and code run, its tables name every format and column."""

import re
import shutil
from pathlib import Path

from pipeline.exports import FORMATS
from pipeline.exports.rows import COLUMNS
from pipeline.patterns.book import load_book
from pipeline.resources import framework_folder
from tests.documents import blocks_of, run_block

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_commands_and_code_run_in_their_order(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    # Argilla wants a server; its settings are tested with the format
    blocks = [(kind, block) for kind, block in blocks_of(PAGE) if "rg.Argilla(" not in block]
    said = "".join(run_block(kind, block, tmp_path) for kind, block in blocks)
    assert '"@type":"Claim"' in said
    assert re.search(r"^corruption +\d+ +\d+", said, re.MULTILINE)
    assert re.search(r"^corruption corrupt", said, re.MULTILINE)


def test_the_tables_are_complete() -> None:
    formats = PAGE[PAGE.index("| `--to`") : PAGE.index("Without `-o`")]
    assert re.findall(r"^\| `([\w-]+)`", formats[formats.index("\n") :], re.MULTILINE) == [*FORMATS]
    columns = PAGE[PAGE.index("| column |") : PAGE.index("Lists are lists")]
    named = [
        name for row in re.findall(r"^\| (`.*?) \|", columns, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    assert set(named) == set(COLUMNS)


def test_the_labelling_interfaces_have_every_pillar() -> None:
    pillars = {pillar.id for pillar in load_book(framework_folder("root-causes")).pillars}
    [labels] = re.findall(r"<Labels .*?</Labels>", PAGE, re.DOTALL)
    assert set(re.findall(r'value="([\w-]+)"', labels)) == pillars
    [listed] = re.findall(r"pillars = \[(.*?)\]", PAGE)
    assert set(re.findall(r'"([\w-]+)"', listed)) == pillars
