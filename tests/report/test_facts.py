"""What is counted, and the periods of time."""

import pandas as pd
import pytest
from msgspec import structs

from pipeline.claim import ClaimSpeaker
from pipeline.records import Country, Number
from pipeline.report.facts import find_facts, name_of
from pipeline.report.panels import MOST, Panels
from pipeline.report.periods import find_periods
from tests.reviewing import claim


def test_a_claim_counts_for_each_pillar_and_each_country() -> None:
    both = structs.replace(
        claim("[[graft]] and [[jobs]]", "corruption.graft", "economy.jobs", speaker="Ruiz"),
        countries=(Country(0, 1, "NA", "Namibia", "name"), Country(2, 3, "NA", "Namibia", "demonym")),
        numbers=(
            Number(0, 1, "number", 40, of="Migrants"),
            Number(0, 1, "number", 1, of="man"),
            Number(0, 1, "ordinal", 2, of="Days"),
            Number(0, 1, "number", 7),
        ),
    )
    facts = find_facts([both])
    assert facts.claims == 1
    assert list(facts.said["pillar"]) == ["corruption", "economy"]
    assert facts.countries[["pillar", "country"]].to_numpy().tolist() == [
        ["corruption", "Namibia"],
        ["economy", "Namibia"],
    ]
    assert facts.numbers[["of", "amount"]].to_numpy().tolist() == [["migrants", "40 Migrants"]]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (None, None),
        (ClaimSpeaker("Ana Ruiz", "President", "HN", "person", "she", ()), "Ana Ruiz"),
        (ClaimSpeaker(None, "official", "US", "anonymous", "a U.S. official", ()), "unnamed official"),
        (ClaimSpeaker(None, None, None, "group", "critics", ()), None),
    ],
)
def test_whom_a_speaker_is_counted_as(speaker: ClaimSpeaker | None, name: str | None) -> None:
    assert name_of(speaker) == name


@pytest.mark.parametrize(
    ("days", "name", "count", "first", "last"),
    [
        (["2021-07-29"], "Days", 1, "2021-07-29", "2021-07-29"),
        (["2021-07-29", "2021-08-03"], "Days", 6, "2021-07-29", "2021-08-03"),
        (["2021-07-29", "2021-10-28"], "Weeks, named by their Monday", 14, "2021-07-26", "2021-10-25"),
        (["2020-01-31", "2021-10-28"], "Months", 22, "2020-01", "2021-10"),
        (["2015-01-31", "2021-10-28"], "Quarters", 28, "2015-Q1", "2021-Q4"),
        (["1990-01-31", "2021-10-28"], "Years", 32, "1990", "2021"),
        (["1890-01-31", "2021-10-28"], "Years", 60, "1962", "2021"),
        ([None], "", 0, "", ""),
    ],
)
def test_the_finest_periods_that_fit(days: list[str | None], name: str, count: int, first: str, last: str) -> None:
    of_days, periods, called = find_periods(pd.to_datetime(pd.Series(days)))
    assert (called, len(periods)) == (name, count)
    assert (periods[:1], periods[-1:]) == (([first], [last]) if count else ([], []))
    if count:
        assert of_days.iloc[-1] == last


def test_what_panels_list_is_written_out_first() -> None:
    panels = Panels()
    panels.add("one", range(100, 200))
    panels.add("two", [500, 501])
    assert panels.shown(1000, 3) == {100, 500, 101}
    assert panels.shown(1000, 50) == {*range(100, 100 + MOST), 500, 501, *range(38)}
    assert panels.shown(1000, 0) == set()
