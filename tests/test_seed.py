"""The article that the project started from: its pillars, scopes and speakers, by offsets from the evaluation data."""

import pytest

from pipeline.article import Article
from pipeline.claim import Claim
from pipeline.extractor import Extractor
from tests.shared import SHARED, needs_shared, rows

pytestmark = needs_shared


@pytest.fixture(scope="module")
def claims(extractor: Extractor) -> list[Claim]:
    text = (SHARED / "data" / "seed" / "article.txt").read_bytes().decode()
    [(_, found)] = extractor.extract([Article(id="seed", text=text, published="2021-07-29")])
    assert isinstance(found, list)
    return found


def starting(claims: list[Claim], words: str) -> Claim:
    [claim] = [claim for claim in claims if claim.text.startswith(words)]
    return claim


def test_the_sentences_and_their_pillars_and_no_other(claims: list[Claim]) -> None:
    expected = {(row["start"], row["end"], pillar) for row in rows("seed/pillars.jsonl") for pillar in row["pillars"]}
    assert len(expected) == 13
    assert {(claim.start, claim.end, pillar.id) for claim in claims for pillar in claim.pillars} == expected


def test_clauses_on_different_pillars_have_scopes_of_their_own(claims: list[Claim]) -> None:
    claim = starting(claims, "Pillar three")
    first, second = (claim.text[p.scope[0] - claim.start : p.scope[1] - claim.start] for p in claim.pillars)
    assert [pillar.id for pillar in claim.pillars] == ["rights", "violence"]
    assert first.startswith("Pillar three")
    assert "pillar four" not in first
    assert "pillar four" in second
    assert "Pillar three" not in second


def test_she_is_the_vice_president(claims: list[Claim]) -> None:
    claim = starting(claims, "She said")
    assert {pillar.id for pillar in claim.pillars} == {"corruption", "violence"}
    for pillar in claim.pillars:
        assert pillar.speaker
        who = pillar.speaker
        assert (who.name, who.role, who.country, who.text) == ("Kamala Harris", "Vice President", "US", "She")


def test_a_document_speaks(claims: list[Claim]) -> None:
    [pillar] = starting(claims, "The fifth pillar").pillars
    assert pillar.speaker
    assert (pillar.speaker.name, pillar.speaker.kind) == ("the fact sheet", "document")
