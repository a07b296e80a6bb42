"""Sentences that patterns may have missed."""

import pytest

from pipeline.article import Article
from pipeline.claim import Claim
from pipeline.decisions.verdicts import find_verdicts
from pipeline.errors import ClaimsError
from pipeline.learning.audit import Candidate, draw_sample, find_candidates, known_claims, rank
from tests.reviewing import claim, decide

TEXT = """Mayors pocketed the bribes. Bribes went to the mayors of three towns.

It rained in the north. It rained in the north. The match ended without a goal.

Share on Facebook
"""
BRIBES = claim("Mayors pocketed the [[bribes]].", "corruption.bribery")


def candidates(*claims: Claim, text: str = TEXT) -> list[Candidate]:
    found = {claim.id: [said.id for said in claim.pillars] for claim in claims}
    return list(find_candidates([Article(id="a", text=text)], found))


def test_every_sentence_outside_boilerplate_is_a_candidate() -> None:
    found = candidates(BRIBES)
    assert [each.text.split()[0] for each in found] == ["Mayors", "Bribes", "It", "It", "The"]
    assert [each.pillars for each in found] == [("corruption",), (), (), (), ()]
    assert len({each.claim for each in found}) == 5
    assert all(TEXT[each.start : each.end] == each.text for each in found)
    assert (found[1].before, found[1].after[:9]) == ("Mayors pocketed the bribes. ", "\n\nIt rain")


def test_the_nearest_sentence_without_a_claim_comes_first() -> None:
    first, second = rank(candidates(BRIBES), [(BRIBES.text, "corruption")], limit=2)
    assert first.candidate.text == "Bribes went to the mayors of three towns."
    assert (first.pillar, first.like) == ("corruption", BRIBES.text)
    assert first.score > second.score


def test_nothing_is_near_to_nothing() -> None:
    with pytest.raises(ClaimsError, match="no claim to be near to"):
        rank(candidates(), [], limit=2)
    assert rank(candidates(BRIBES, text="Mayors pocketed the bribes."), [(BRIBES.text, "corruption")], limit=2) == []


def test_what_reviewers_accepted_or_added_is_known_before_all_else() -> None:
    rain = claim("It [[rained]].", "economy.climate")
    added = claim("Envelopes change hands.")
    assert known_claims([BRIBES, rain], {}) == [(BRIBES.text, "corruption"), (rain.text, "economy")]
    decisions = [decide(BRIBES, "accept"), decide(rain, "reject"), decide(added, "add", pillar="corruption")]
    known = known_claims([BRIBES, rain], find_verdicts(decisions))
    assert known == [(BRIBES.text, "corruption"), (added.text, "corruption")]


def test_a_sample_is_drawn_again_by_its_seed_and_stays_when_more_comes() -> None:
    found = candidates(text="".join(f"It rained {number} times in May.\n\n" for number in range(60)))
    sample = draw_sample(found, 10, seed=1)
    assert [each.start for each in sample] == sorted(each.start for each in sample)
    assert draw_sample(found, 10, seed=1) == sample
    assert draw_sample(found, 10, seed=2) != sample
    assert set(draw_sample(found[:40], 10, seed=1)) >= set(sample) & set(found[:40])
    assert draw_sample(found, 100, seed=1) == found
