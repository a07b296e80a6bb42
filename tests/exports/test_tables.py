"""CSV and Parquet, opened by pandas and pyarrow."""

import csv
from io import BytesIO, StringIO

import pandas as pd
import pytest

from pipeline.exports.csv import inert
from pipeline.exports.items import Item
from pipeline.exports.rows import COLUMNS, WORDS, amount
from pipeline.records import Number
from tests.exports.conftest import Written


def test_pandas_reads_the_csv(written: Written, items: list[Item]) -> None:
    content = written("csv")
    assert content.startswith(b"\xef\xbb\xbfclaim,article,")
    table = pd.read_csv(BytesIO(content), keep_default_na=False)
    assert list(table.columns) == list(COLUMNS)
    assert list(table["text"].str.removeprefix("'")) == [item.claim.text for item in items]
    assert list(table["pillar"]) == [item.pillar for item in items]
    assert list(table["countries"]) == ["NA", "HN", "HN", ""]
    assert list(table["numbers"]) == ["", "only 13 percent migrants", "only 13 percent migrants", "1"]
    assert table["negated"].dtype == bool


def test_no_cell_of_the_csv_is_a_formula(written: Written) -> None:
    rows = list(csv.reader(StringIO(written("csv").decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert {"'=1+1", "'=HYPERLINK(1)"} <= set(cells)
    assert any(cell.startswith("'+1 for this: the mayor 👩‍👩‍👧 fought <b>") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@minister", "'@minister"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'We will'", "'We will'"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_an_apostrophe_makes_a_formula_inert_and_can_be_taken_away(cell: str, written: str) -> None:
    assert inert(cell) == written


def test_pandas_reads_the_parquet(written: Written, items: list[Item]) -> None:
    pytest.importorskip("pyarrow")
    table = pd.read_parquet(BytesIO(written("parquet")))
    assert list(table.columns) == list(COLUMNS)
    assert [list(each) for each in table["countries"]] == [["NA"], ["HN"], ["HN"], []]
    assert list(table["article"]) == ["=1+1", "=1+1", "=1+1", "b"]
    assert list(table["end"] - table["start"]) == [len(item.claim.text) for item in items]
    assert table["title"].isna().tolist() == [False, False, False, True]
    assert table["hedged"].dtype == bool


def test_parquet_says_what_made_it_and_has_its_types_without_a_row() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from pathlib import Path

    from pipeline.exports import export
    from pipeline.exports.source import Source

    out = BytesIO()
    assert export([], "parquet", out, Source(Path("nowhere"))) == 0
    schema = parquet.read_schema(BytesIO(out.getvalue()))
    assert schema.metadata[b"maker"] == b"claims"
    assert str(schema.field("patterns").type) == "list<element: string>"
    assert str(schema.field("negated").type) == "bool"


@pytest.mark.parametrize("to", ["csv", "parquet", "web-annotation", "schema-org"])
def test_without_text_no_words_of_the_article_are_written(to: str, written: Written) -> None:
    pytest.importorskip("pyarrow")
    content = written(to, text=False)
    for words in ("It rained", "combat", "<b>", "of gangs", "according"):
        assert words.encode() not in content
    if to == "csv":
        assert not set(pd.read_csv(BytesIO(content)).columns) & set(WORDS)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Number(0, 1, "number", 5, of="migrants"), "5 migrants"),
        (Number(0, 1, "currency", 4e9, unit="USD"), "4000000000 USD"),
        (Number(0, 1, "number", 2.5), "2.5"),
        (Number(0, 1, "range", None, low=2, high=3, unit="year"), "2 to 3 year"),
        (Number(0, 1, "number", None, low=100, comparator="at least"), "at least 100"),
        (Number(0, 1, "number", None), ""),
    ],
)
def test_a_number_in_normal_form(number: Number, words: str) -> None:
    assert amount(number) == words
