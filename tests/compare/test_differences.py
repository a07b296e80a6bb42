"""What differs between two sides, as a reader of a pull request sees it."""

from typing import Any

import pytest

from pipeline.claim import Claim
from pipeline.compare.differences import Difference, find_differences
from pipeline.compare.report import Report, as_json, as_markdown, by_pattern, by_pillar
from pipeline.decisions.verdicts import find_verdicts
from tests.reviewing import claim, decide

BRIBES = claim("He took [[bribes]].", "corruption.bribery")
GANGS = claim("[[Gangs]] took [[bribes]].", "violence.gangs", "corruption.bribery", start=30)
GANGS_ONLY = claim("[[Gangs]] took bribes.", "violence.gangs", start=30)


def told(differences: list[Difference]) -> list[str]:
    """ "won corruption of He took bribes."""
    return [f"{d.what} {d.pillar} of {d.side.text}" for d in differences]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([BRIBES, GANGS], [BRIBES, GANGS], []),
        ([], [BRIBES], ["won corruption of He took bribes."]),
        ([BRIBES], [], ["lost corruption of He took bribes."]),
        ([BRIBES, GANGS_ONLY], [GANGS], ["lost corruption of He took bribes.", "won corruption of Gangs took bribes."]),
        ([GANGS, BRIBES], [BRIBES, GANGS_ONLY], ["lost corruption of Gangs took bribes."]),
    ],
)
def test_won_and_lost(old: list[Claim], new: list[Claim], found: list[str]) -> None:
    assert told(find_differences(old, new)) == found


@pytest.mark.parametrize(
    ("now", "fields"),
    [
        ({"kind": "pledge"}, {"kind": ("statement", "pledge")}),
        ({"negated": True}, {"negated": ("no", "yes")}),
        ({"speaker": "Eva Paz"}, {"speaker": ("nobody", "Eva Paz (person)")}),
    ],
)
def test_changed(now: dict[str, Any], fields: dict[str, tuple[str, str]]) -> None:
    [difference] = find_differences([BRIBES], [claim("He took [[bribes]].", "corruption.bribery", **now)])
    assert (difference.what, difference.fields) == ("changed", fields)


def test_the_evidence_that_changed_names_the_patterns() -> None:
    [difference] = find_differences([BRIBES], [claim("He [[took bribes]].", "corruption.takes")])
    assert difference.fields == {"evidence": ("bribes (corruption.bribery)", "took bribes (corruption.takes)")}
    assert difference.patterns == ("corruption.bribery", "corruption.takes")


def test_a_sentence_cut_anew_is_the_same_claim() -> None:
    longer = claim("LIMA - He took [[bribes]].", "corruption.bribery")
    [difference] = find_differences([BRIBES], [longer])
    assert difference.what == "changed"
    assert difference.fields["sentence"] == (BRIBES.text, longer.text)


def test_what_reviewers_had_said_and_what_fails() -> None:
    decisions = [decide(BRIBES, "accept"), decide(GANGS, "reject", pillar="corruption")]
    verdicts = find_verdicts(decisions)
    report = Report("a", "b", find_differences([BRIBES, GANGS_ONLY], [GANGS], verdicts))
    assert [(d.what, d.verdict and d.verdict.word) for d in report.differences] == [
        ("lost", "accepted"),
        ("won", "rejected"),
    ]
    assert told(report.faults(["lost-accepted"])) == ["lost corruption of He took bribes."]
    assert told(report.faults(["won-rejected"])) == ["won corruption of Gangs took bribes."]
    assert len(report.faults(["any", "won-rejected"])) == 2
    back = Report("b", "a", find_differences([GANGS], [BRIBES, GANGS_ONLY], verdicts))
    assert back.faults(["lost-accepted", "won-rejected"]) == []


def test_counts_and_json() -> None:
    report = Report("a", "b", find_differences([BRIBES], [GANGS]))
    assert report.count(by_pillar) == {"corruption": {"lost": 1, "won": 1}, "violence": {"won": 1}}
    assert report.count(by_pattern) == {"corruption.bribery": {"lost": 1, "won": 1}, "violence.gangs": {"won": 1}}
    values = as_json(report)
    assert (values["won"], values["lost"], values["changed"]) == (2, 1, 0)
    assert values["differences"][0]["evidence"] == [[8, 14]]


def test_markdown_marks_the_words_and_runs_nothing() -> None:
    hostile = claim("<img src=x onerror=a()> *He* | @anna\ntook [[bribes]]\u202e.", "corruption.bribery")
    written = as_markdown(Report("a", "b", find_differences([], [hostile])))
    assert "| corruption | 1 | 0 | 0 |" in written
    assert r"- \<img src=x onerror=a()\> \*He\* \| @" in written
    assert "took **bribes**." in written
    assert "@anna" not in written and "\u202e" not in written
    assert as_markdown(Report("a", "b", [])).endswith("No claim differs.\n")
