"""What is exported: all, or what reviewers let stand."""

from typing import Any

import pytest

from pipeline.decisions.record import Correction
from pipeline.decisions.verdicts import find_verdicts
from pipeline.exports.items import Item, find_items
from tests.reviewing import claim, decide

CLAIM = claim("They [[fight corruption]] and [[create jobs]].", "corruption.combat", "economy.jobs", speaker="Ruiz")


def accepted(*decisions: Any) -> list[Item]:
    return list(find_items([CLAIM], find_verdicts(decisions)))


def test_without_verdicts_everything() -> None:
    assert [item.pillar for item in find_items([CLAIM])] == ["corruption", "economy"]


@pytest.mark.parametrize(
    ("decisions", "pillars"),
    [
        ([], []),
        ([decide(CLAIM, "accept")], ["corruption"]),
        ([decide(CLAIM, "reject")], []),
        ([decide(CLAIM, "skip")], []),
        ([decide(CLAIM, "accept"), decide(CLAIM, "reject", by="ben")], []),
        ([decide(CLAIM, "accept"), decide(CLAIM, "accept", pillar="economy")], ["corruption", "economy"]),
        ([decide(CLAIM, "edit", to=Correction(pillar="rights"))], ["rights"]),
        ([decide(CLAIM, "edit", to=Correction(pillar="economy"))], []),
        (
            [decide(CLAIM, "accept", pillar="economy"), decide(CLAIM, "edit", to=Correction(pillar="economy"))],
            ["economy"],
        ),
    ],
)
def test_only_what_was_accepted(decisions: list[Any], pillars: list[str]) -> None:
    assert [item.pillar for item in accepted(*decisions)] == pillars


def test_as_it_was_corrected() -> None:
    to = Correction(kind="pledge", negated=True, scope=(0, 21), speaker="Ana Ruiz")
    [item] = accepted(decide(CLAIM, "edit", to=to))
    assert (item.said.kind, item.said.negated, item.said.hedged, item.said.scope) == ("pledge", True, False, (0, 21))
    assert item.meta["speaker"] == "Ana Ruiz"
    [item] = accepted(decide(CLAIM, "edit", to=Correction(speaker="")))
    assert item.said.speaker is None


def test_evidence_that_overlaps_is_one_span() -> None:
    double = claim("[[fight]] [[corruption]]", "a.one", "a.two")
    [said] = double.pillars
    one, two = said.evidence
    wide = type(two)("a.wide", one.start, two.end - 3, "")
    [item] = [
        Item(
            double, type(said)(**{f: getattr(said, f) for f in said.__struct_fields__} | {"evidence": (two, one, wide)})
        )
    ]
    assert item.spans == [(0, 16)]
    assert item.patterns == ["a.two", "a.one", "a.wide"]
