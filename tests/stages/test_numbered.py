"""Pillars named by number, in an article that names the plan."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.patterns.book import PatternBook, load_book
from pipeline.resources import framework_folder
from pipeline.stages.statements.numbered import find_numbered, names_plan

FOUND = {
    "The fifth pillar deals with crimes at home.": ["gender-violence"],
    "Part one involves the farms of the hills.": ["economy"],
    "Part two takes aim at judges who look away.": ["corruption"],
    "Pillar three covers the press, while pillar four aims at the ports.": ["rights", "violence"],
    "PILLAR IV: safer streets": ["violence"],
    "Pillar 2 of the strategy is the hardest.": ["corruption"],
    "The second and third pillars need new laws.": ["corruption", "rights"],
    "Pillars one and five were paid for first.": ["economy", "gender-violence"],
    "The third part of the plan was left out of the bill.": ["rights"],
    "Part four, meanwhile, targets the smugglers' roads.": ["violence"],
}
NOT_FOUND = [
    "Part two of the series is about rivers.",
    "Part two of the interview covers her childhood.",
    "The third pillar of Islam is charity.",
    "Part one was fun.",
    "The first part of the year was dry.",
    "Pillar nine covers nothing that we know of.",
    "The five pillars were named by the White House.",
    "A pillar of the community spoke first.",
    "She took part one day in a march.",
]


@pytest.fixture(scope="module")
def book() -> PatternBook:
    return load_book(framework_folder("root-causes"))


@pytest.mark.parametrize(("text", "pillars"), FOUND.items())
def test_a_pillar_by_number(text: str, pillars: list[str], book: PatternBook) -> None:
    assert [match.pillar for match in find_numbered(text, 0, len(text), book.pillars, True)] == pillars


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_pillar(text: str, book: PatternBook) -> None:
    assert find_numbered(text, 0, len(text), book.pillars, True) == []


def test_the_evidence_is_the_name(book: PatternBook) -> None:
    text = "Then came more. The fifth pillar deals with crimes at home."
    [match] = find_numbered(text, 16, len(text), book.pillars, True)
    assert (text[match.start : match.end], match.pattern) == ("fifth pillar", "gender-violence.number")


def test_only_where_the_article_names_the_plan(book: PatternBook) -> None:
    text = "The fifth pillar deals with crimes at home."
    assert find_numbered(text, 0, len(text), book.pillars, False) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("She launched a five-point plan on Thursday.", True),
        ("The strategy has five pillars.", True),
        ("It is meant to go to the root causes of migration.", True),
        ("They had a plan for dinner.", False),
        ("The temple has five pillars.", False),
    ],
)
def test_what_names_the_plan(sentence: str, named: bool, book: PatternBook) -> None:
    text = "It rained. " + sentence
    assert names_plan(text, [(0, 10), (11, len(text))], book) is named


@given(st.text(max_size=100))
def test_never_raises(text: str) -> None:
    assert find_numbered(text, 0, len(text), (), True) == []


@pytest.mark.timing
@pytest.mark.parametrize("unit", [" ", "part ", "pillar one and ", "first, ", "part one of "])
def test_long_sentences_cost_little(unit: str, book: PatternBook) -> None:
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    find_numbered(text, 0, len(text), book.pillars, True)
    assert time.perf_counter() - began < 2
