"""The examples of docs/patterns.md hold."""

import re
from pathlib import Path

import pytest

from pipeline.patterns.check import as_text, check_folder
from tests.patterns.books import NO_CACHE, book_of, evidence, framework

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "patterns.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+)` \| ([^|`]+) \| ([^|`]+) \|$", DOCS, re.MULTILINE)


@pytest.mark.parametrize(("notation", "found", "passed_over"), ROWS)
def test_the_table_of_the_notation(tmp_path: Path, notation: str, found: str, passed_over: str) -> None:
    book = book_of(tmp_path, notation.replace(r"\|", "|"))
    assert evidence(book, f"So {found}.") == [found]
    assert evidence(book, f"So {passed_over}.") == []


def test_the_first_pattern(tmp_path: Path) -> None:
    [file] = re.findall(r"```yaml\n(pillar: corruption.*?)```", DOCS, re.DOTALL)
    pillars = "pillars: [{id: corruption, number: 1, label: C, description: C, source: ours}]\n"
    report = check_folder(framework(tmp_path, file, pillars), list, NO_CACHE)
    assert as_text(report).endswith("1 pattern, 4 examples: all right")
