"""Ids that stay, and JSON that goes round."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.claim import ArticleReference, Claim, Context, claim_id, fold
from pipeline.records import Country, Date, Number

CLAIM = Claim(
    id="0123456789abcdef",
    article=ArticleReference("a", None, None, None, "2021-07-29", "0" * 64),
    text="Namibia spent 5 dollars in May.",
    start=0,
    end=31,
    block="paragraph",
    context=Context(None, "Then it stopped."),
    pillars=(),
    countries=(Country(0, 7, "NA", "Namibia", "name"),),
    numbers=(Number(14, 23, "currency", 5, unit="USD"),),
    dates=(Date(27, 30, "2021-05-01", "2021-05-31"),),
)


def test_a_claim_goes_through_json_and_comes_back() -> None:
    line = msgspec.json.encode(CLAIM.to_dict())
    assert Claim.from_dict(msgspec.json.decode(line)) == CLAIM


def test_the_json_has_the_names_of_the_contract() -> None:
    record = CLAIM.to_dict()
    assert record["countries"][0]["iso2"] == "NA"
    assert list(record["dates"]) == [{"start": 27, "end": 30, "from": "2021-05-01", "to": "2021-05-31"}]
    assert "statement" not in record


def test_ids_are_fixed_for_good() -> None:
    assert claim_id("a", "One sentence.", 1) == "a80c1c40b903c0df"


def test_each_occurrence_has_its_own_id() -> None:
    assert len({claim_id("a", "Same.", occurrence) for occurrence in (1, 2, 3)}) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u201cWe will,\u201d she said.", "'We will,' she said."),
        ("''We will,'' she said.", "\u00abWe will,\u00bb she said."),
        ("two  spaces\r\nand a line", "two spaces and a\u00a0line"),
        ("Jose\u0301", "Jos\u00e9"),
    ],
)
def test_white_space_and_quotation_marks_do_not_change_an_id(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
