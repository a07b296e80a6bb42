"""What several decisions on one claim come to."""

import pytest
from msgspec import structs

from pipeline.decisions.record import Correction, Decision
from pipeline.decisions.status import find_agreement, precision_of
from pipeline.decisions.verdicts import find_cards, find_verdicts

ELSEWHERE = Correction(pillar="economy")


def said(line: str, number: int = 0) -> Decision:
    """ "anna 1 accept" is Anna's decision at the first minute; a role, a group or a claim may follow."""
    reviewer, minute, action, *more = line.split()
    options = dict(each.split("=") for each in more)
    return Decision(
        claim=options.get("claim", "c"),
        pillar="corruption",
        decision=action,  # type: ignore[arg-type]
        to=ELSEWHERE if "moved" in options else Correction(negated=True) if "negated" in options else Correction(),
        reviewer=reviewer,
        role="adjudicator" if "judge" in options else "reviewer",
        at=f"2026-01-01T00:0{minute}:00Z",
        group=options.get("group"),
    )


@pytest.mark.parametrize(
    ("lines", "word", "right"),
    [
        (["anna 1 accept"], "accepted", True),
        (["anna 1 accept", "anna 2 reject"], "rejected", False),
        (["anna 2 reject", "anna 1 accept"], "rejected", False),
        (["anna 1 accept", "anna 1 reject"], "rejected", False),
        (["anna 1 accept", "ben 2 accept"], "accepted", True),
        (["anna 1 accept", "ben 2 reject"], "conflict", None),
        (["anna 1 accept", "ben 2 reject", "eva 3 reject judge=1"], "rejected", False),
        (["anna 1 accept", "eva 2 reject judge=1", "ben 3 accept"], "rejected", False),
        (["anna 1 accept", "ben 2 reject", "ben 3 retract"], "accepted", True),
        (["anna 1 accept", "ben 2 skip"], "accepted", True),
        (["anna 1 add", "ben 2 accept"], "accepted", True),
        (["anna 1 edit negated=1", "ben 2 edit negated=1"], "edited", True),
        (["anna 1 edit negated=1", "ben 2 edit moved=1"], "conflict", None),
        (["anna 1 edit negated=1", "ben 2 accept"], "conflict", None),
        (["anna 1 edit moved=1"], "edited", False),
    ],
)
def test_a_verdict(lines: list[str], word: str, right: bool | None) -> None:
    [verdict] = find_verdicts(map(said, lines)).values()
    assert (verdict.word, verdict.right) == (word, right)


def test_the_newest_is_told_by_the_clock_of_any_zone() -> None:
    early, late = said("anna 1 accept"), said("anna 1 reject")
    early = structs.replace(early, at="2026-01-01T13:30:00+01:00")
    late = structs.replace(late, at="2026-01-01T12:45:00Z")
    for order in ([early, late], [late, early], [structs.replace(early, at="yesterday"), late]):
        [verdict] = find_verdicts(order).values()
        assert verdict.word == "rejected"


def test_who_skips_or_takes_back_has_no_opinion() -> None:
    assert find_verdicts([said("anna 1 skip")]) == {}
    assert find_verdicts([said("anna 1 accept"), said("anna 2 retract")]) == {}


def test_a_card_of_several_claims_counts_once() -> None:
    lines = ["anna 1 accept claim=c1 group=g", "anna 1 accept claim=c2 group=g", "anna 1 reject claim=d"]
    cards = list(find_cards(find_verdicts(map(said, lines)).values()))
    assert (precision_of(cards).right, precision_of(cards).of) == (1, 2)


def test_a_card_that_was_taken_apart_counts_once_for_each_side() -> None:
    lines = ["anna 1 accept claim=c1 group=g", "anna 1 accept claim=c2 group=g", "anna 2 reject claim=c2 group=g"]
    assert [card.right for card in find_cards(find_verdicts(map(said, lines)).values())] == [True, False]


def test_agreement_leaves_adjudicators_out() -> None:
    lines = [
        *("anna 1 accept claim=1", "ben 1 accept claim=1"),
        *("anna 1 reject claim=2", "ben 1 reject claim=2", "eva 2 accept judge=1 claim=2"),
        *("anna 1 accept claim=3", "ben 1 reject claim=3"),
        *("anna 1 accept claim=4", "ben 1 accept claim=4"),
    ]
    [kappa], alpha = find_agreement(find_verdicts(map(said, lines)).values())
    assert (kappa.reviewers, kappa.cards, kappa.value) == (("anna", "ben"), 4, pytest.approx(0.5))
    assert (alpha.cards, alpha.value) == (4, pytest.approx(1 - 7 * 2 / 30))
