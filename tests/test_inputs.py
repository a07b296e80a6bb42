"""docs/inputs.md: its commands run, and its table names every ending that a reader takes."""

import re
from pathlib import Path

from pipeline.readers import READERS
from pipeline.readers.kinds import ARCHIVE, PACKINGS
from tests.documents import blocks_of, run_block

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "inputs.md").read_text(encoding="utf-8")


def test_the_commands_run(tmp_path: Path) -> None:
    [(kind, commands)] = blocks_of(PAGE)
    printed = run_block(kind, commands, tmp_path)
    assert "1 match in 1 sentence of 1 of 2 articles" in printed
    assert "Gangs extort every shop" in printed
    assert '"id":"7"' in (tmp_path / "outputs" / "table" / "claims.jsonl").read_text(encoding="utf-8")


def test_the_table_has_every_ending() -> None:
    table = PAGE[: PAGE.index("## Fields")]
    named = {
        ending for row in re.findall(r"^\| (`\..*?) \|", table, re.MULTILINE) for ending in re.findall(r"\.(\w+)", row)
    }
    assert named == {*READERS, *PACKINGS, ARCHIVE}
