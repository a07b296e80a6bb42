"""Clauses that speak of different pillars have scopes of their own. Evidence is marked by its pillar."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Match
from pipeline.stages.statements.scope import find_scopes
from tests.marked import parse

# The text with marks, and the scope of each mark, in the order of the marks.
SPLIT = [
    (
        "Pillar one covers <economy>wages</economy>, while pillar two would punish <corruption>graft</corruption>.",
        ["Pillar one covers wages", "pillar two would punish graft"],
    ),
    (
        "The first fund pays for <economy>jobs</economy>; the second helps victims of <gender>rape</gender>.",
        ["The first fund pays for jobs", "the second helps victims of rape"],
    ),
    (
        "<violence>Gangs</violence> rule the port, and the judges took <corruption>bribes</corruption>.",
        ["Gangs rule the port", "the judges took bribes"],
    ),
    (
        "The mine raised <economy>pay</economy> but its guards have beaten <rights>union members</rights>.",
        ["The mine raised pay", "its guards have beaten union members"],
    ),
    (
        "Farms lost <economy>income</economy>, whereas the police lost men to <violence>gunmen</violence>, he said.",
        ["Farms lost income", "the police lost men to gunmen, he said"],
    ),
    (
        "They asked for <economy>jobs</economy>, but instead the army has beaten <rights>them</rights>.",
        ["They asked for jobs", "instead the army has beaten them"],
    ),
]
WHOLE = [
    "She spoke of <corruption>corruption</corruption> and <violence>violence</violence> in the valley.",
    "<corruption>Graft</corruption>, and <violence>violence</violence> against farmers, drive people away.",
    "The fund fights <corruption>graft</corruption> while helping <economy>the poor</economy>.",
    "<violence>Gangs</violence> grew while <violence>murders</violence> fell, and <economy>wages</economy> too.",
    "The plan targets <corruption>graft</corruption> and <violence>gangs</violence>, but the mayor was absent.",
    "Only <economy>wages</economy> rose, while the dollar fell.",
    "Guests: the heir of a <corruption>dictator</corruption>; a baker; and a chief of <violence>gangs</violence>.",
    "No pillar at all, while the band played; the crowd sang, and the mayor spoke.",
]


def scopes(marked: str) -> tuple[str, list[str]]:
    text, marks = parse(marked)
    matches = [Match(mark.start, mark.end, mark.tag, mark.tag) for mark in marks]
    return text, [text[start:end] for start, end in find_scopes(text, (0, len(text)), matches)]


@pytest.mark.parametrize(("marked", "expected"), SPLIT)
def test_clauses_on_different_pillars(marked: str, expected: list[str]) -> None:
    assert scopes(marked)[1] == expected


@pytest.mark.parametrize("marked", WHOLE)
def test_the_sentence_is_the_scope(marked: str) -> None:
    text, found = scopes(marked)
    assert set(found) <= {text}


def test_a_pillar_that_comes_back_joins_the_clauses() -> None:
    marked = (
        "<economy>Wages</economy> rose; <violence>gangs</violence> were gone; <economy>rents</economy> are down; "
        "the <rights>press</rights> was free."
    )
    _, found = scopes(marked)
    assert found == ["Wages rose; gangs were gone; rents are down"] * 3 + ["the press was free"]


def test_scopes_are_of_the_article_not_of_the_sentence() -> None:
    text = "Before. Gangs rule here, but wages were up."
    matches = [Match(8, 13, "violence", "v"), Match(29, 34, "economy", "e")]
    assert [text[a:b] for a, b in find_scopes(text, (8, 43), matches)] == ["Gangs rule here", "wages were up"]


@given(st.text(alphabet="aA ,;—.bthewhilu\n", max_size=200), st.data())
def test_a_scope_holds_the_start_of_its_evidence_and_stays_in_the_sentence(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, max(len(text) - 1, 0)), max_size=5)) if text else []
    matches = [Match(at, at + 1, f"p{at % 3}", "x") for at in starts if text[at].isalpha()]
    for match, (start, end) in zip(matches, find_scopes(text, (0, len(text)), matches), strict=True):
        assert 0 <= start <= match.start < end <= len(text)


@pytest.mark.timing
@pytest.mark.parametrize("unit", [" ", "while the gang is ", ", and the ", "; ", "but"])
def test_long_sentences_cost_little(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    matches = [Match(at, at + 1, f"p{at % 2}", "x") for at in range(0, len(text), 1000)]
    began = time.perf_counter()
    find_scopes(text, (0, len(text)), matches)
    assert time.perf_counter() - began < 2
