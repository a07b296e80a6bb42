"""What patterns do in a run."""

import pytest

from pipeline.decisions.verdicts import find_verdicts
from pipeline.learning.statistics import find_hits, find_inseparable, find_silent, pattern_table, sampled
from tests.reviewing import claim, decide

BRIBES = claim("He took [[bribes]].", "corruption.bribery")
BOTH = claim("[[Corrupt]] men took [[bribes]].", "corruption.corrupt", "corruption.bribery")
AGAIN = claim("[[Corrupt]] men took [[bribes]] again.", "corruption.corrupt", "corruption.bribery", article="b")
GANGS = claim("[[Gangs]] took over.", "violence.gangs")
PATTERNS = {
    "corruption.bribery": "corruption",
    "corruption.corrupt": "corruption",
    "violence.gangs": "violence",
    "violence.riots": "violence",
}


def test_coverage_and_overlap() -> None:
    table = pattern_table(find_hits([BRIBES, BOTH, AGAIN, GANGS]), PATTERNS, {})
    rows = {row["pattern"]: row for row in table.to_dict("records")}
    assert list(rows) == ["corruption.bribery", "corruption.corrupt", "violence.gangs", "violence.riots"]
    bribery, corrupt = rows["corruption.bribery"], rows["corruption.corrupt"]
    assert (bribery["claims"], bribery["articles"], bribery["coverage"], bribery["overlap"]) == (3, 2, 1.0, 2)
    assert (corrupt["claims"], corrupt["coverage"], corrupt["overlap"]) == (2, pytest.approx(2 / 3), 2)
    assert (rows["violence.gangs"]["coverage"], rows["violence.gangs"]["decided"]) == (1.0, 0)
    assert find_silent(table) == ["violence.riots"]


def test_patterns_of_two_pillars_on_the_same_words_are_in_conflict() -> None:
    disputed = claim("[[Gang]][[ bribes]].", "violence.gangs", "corruption.bribery")
    apart = pattern_table(find_hits([disputed]), PATTERNS, {})
    assert apart["conflict"].sum() == 0
    [gangs] = disputed.pillars[:1]
    over = disputed.pillars[1].evidence[0].__class__("corruption.bribery", 0, 11, "Gang bribes")
    from msgspec.structs import replace

    both = replace(disputed, pillars=(gangs, replace(disputed.pillars[1], evidence=(over,))))
    table = pattern_table(find_hits([both]), PATTERNS, {}).set_index("pattern")
    assert list(table.loc[["violence.gangs", "corruption.bribery"], "conflict"]) == [1, 1]


def test_precision_counts_a_card_once_and_each_pattern_that_had_a_part() -> None:
    decisions = [
        decide(BRIBES, "reject", sample="random"),
        decide(BOTH, "accept", group="g"),
        decide(AGAIN, "accept", group="g"),
    ]
    hits, verdicts = find_hits([BRIBES, BOTH, AGAIN, GANGS]), find_verdicts(decisions)
    table = pattern_table(hits, PATTERNS, verdicts).set_index("pattern")
    bribery = table.loc["corruption.bribery"]
    assert (bribery["decided"], bribery["right"], bribery["precision"]) == (2, 1, 0.5)
    assert (bribery["low"], bribery["high"]) == (pytest.approx(0.0945, abs=1e-4), pytest.approx(0.9055, abs=1e-4))
    assert (table.loc["corruption.corrupt", "decided"], table.loc["corruption.corrupt", "precision"]) == (1, 1.0)
    only = pattern_table(hits, PATTERNS, sampled(verdicts, ["random"])).set_index("pattern")
    assert (only.loc["corruption.bribery", "decided"], only.loc["corruption.bribery", "right"]) == (1, 0)


def test_patterns_that_always_fire_together() -> None:
    assert find_inseparable(find_hits([BOTH, AGAIN, GANGS])) == [("corruption.bribery", "corruption.corrupt", 2)]
    assert find_inseparable(find_hits([BOTH, AGAIN, BRIBES])) == []
    assert find_inseparable(find_hits([BOTH])) == []


def test_a_run_without_claims_has_figures_too() -> None:
    assert find_silent(pattern_table(find_hits([]), PATTERNS, {})) == list(PATTERNS)
