"""docs/report.md: its commands run, its table has the sections of the page."""

import re
import shutil
from pathlib import Path

import pytest

from tests.documents import blocks_of, run_block

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")

pytest.importorskip("altair", reason="needs the extra report")


def test_the_commands_run_and_the_table_is_complete(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    for kind, block in blocks_of(PAGE):
        run_block(kind, block, tmp_path)
    made = (tmp_path / "outputs" / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z][\w ]+) \|", PAGE, re.MULTILINE) == re.findall(r"<h2>(.*?)</h2>", made)
    changed = (tmp_path / "outputs" / "changed.html").read_text(encoding="utf-8")
    assert "<h2>What changed</h2>" in changed
    assert (ROOT / "docs" / "images" / "report.png").is_file()
