"""Kind, negated and hedged. In a case the pillar's words are marked by `<e>`."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.patterns.book import PatternBook, load_rules
from pipeline.records import Number
from pipeline.resources import patterns_root
from pipeline.stages.statements.stance import Stance, find_stance
from tests.marked import parse


@pytest.fixture(scope="module")
def rules() -> PatternBook:
    return load_rules(patterns_root() / "rules")


def stance(marked: str, rules: PatternBook, **more: bool) -> Stance:
    text, marks = parse(marked)
    evidence = [(m.start, m.end) for m in marks if m.tag == "e"]
    [scope] = [(m.start, m.end) for m in marks if m.tag == "scope"] or [(0, len(text))]
    numbers = [
        Number(m.start, m.end, m.attributes["kind"], float(m.attributes["value"])) for m in marks if m.tag == "n"
    ]
    return find_stance(text, 0, len(text), scope, evidence, rules, numbers=numbers, **more)


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        ("pledge", "The government will fight <e>graft</e> in every port, the minister said."),
        ("pledge", "She signed an order that raises <e>wages</e> for cleaners."),
        ("pledge", "The bloc plans to spend more on <e>jobs</e>."),
        ("pledge", "A judge will punish them, he warned, blaming <e>gangs</e>."),
        ("statistic", "About <n kind=number value=40000>40,000</n> <e>jobs</e> were lost, the ministry said."),
        ("statistic", "<e>Poverty</e> fell to <n kind=percent value=12>12 percent</n>."),
        ("criticism", "The mayor was charged with <n kind=number value=4>four</n> counts of <e>bribery</e>."),
        ("criticism", "Bishops denounced the <e>murders</e>, a spokesman said."),
        ("statistic", "The rate of <e>unemployment</e> reached <n kind=number value=7.7>7.7</n> in May."),
        ("statement", "“<e>Extortion</e> is worse at night."),
        ("statement", "Shopkeepers say <e>extortion</e> is worse at night."),
        ("statement", "<e>Extortion</e> is worse at night, according to shopkeepers."),
        ("description", "<e>Extortion</e> is worse at night."),
        ("description", "<e>Unemployment</e> will increase in the winter."),
        ("description", "<e>Wages</e> are low in <n kind=number value=2>two</n> villages."),
    ],
)
def test_kind(kind: str, marked: str, rules: PatternBook) -> None:
    assert stance(marked, rules).kind == kind


def test_what_is_reported_is_a_statement(rules: PatternBook) -> None:
    assert stance("'<e>Hunger</e> is back.'", rules, reported=True).kind == "statement"
    assert stance("'We will end <e>hunger</e>.'", rules, reported=True).kind == "pledge"


def test_a_kind_is_that_of_the_clause(rules: PatternBook) -> None:
    marked = "<scope><e>Gangs</e> rule the port</scope>, while the state will build new schools."
    assert stance(marked, rules).kind == "description"


@pytest.mark.parametrize(
    ("negated", "marked"),
    [
        (True, "Doctors found no signs of <e>sexual assault</e>."),
        (True, "He denied taking <e>bribes</e>."),
        (True, "The state failed to curb <e>violence</e>."),
        (True, "The U.S. alone cannot combat <e>corruption</e>."),
        (True, "<e>Bribery</e> is not a crime there."),
        (False, "The law fights not only <e>graft</e> but hunger."),
        (False, "He did not vote, but he spoke of <e>graft</e>."),
        (False, "He was charged with <e>murder</e>, which he denies."),
        (False, "<e>Impunity</e> and injustice reign."),
        (False, "The mayor, who never slept, was told by all of his friends that he must now fight <e>graft</e>."),
    ],
)
def test_negated(negated: bool, marked: str, rules: PatternBook) -> None:
    assert stance(marked, rules).negated is negated


@pytest.mark.parametrize(
    ("hedged", "marked"),
    [
        (True, "The loans could lift villages out of <e>poverty</e>."),
        (True, "He allegedly took <e>bribes</e>."),
        (True, "He was accused of <e>rape</e>."),
        (True, "Two were charged with <e>murder</e>."),
        (True, "It is unclear whether the <e>vote was rigged</e>."),
        (True, "The governor faces <e>corruption</e> charges."),
        (False, "He was convicted of <e>rape</e>."),
        (False, "He was found guilty on six counts of <e>fraud</e>."),
        (False, "He said the state must fight <e>graft</e>."),
        (False, "They will fight <e>graft</e>; rain is likely."),
    ],
)
def test_hedged(hedged: bool, marked: str, rules: PatternBook) -> None:
    assert stance(marked, rules).hedged is hedged


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 5))
def test_never_raises(rules: PatternBook, text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    found = find_stance(text, 0, len(text), (0, len(text)), [(min(start, end), end)], rules)
    assert found.kind in ("pledge", "statistic", "criticism", "statement", "description")


@pytest.mark.timing
def test_a_long_sentence_costs_little(rules: PatternBook) -> None:
    text = "not murder may " * 1000
    evidence = [(at + 4, at + 10) for at in range(0, len(text), 15)]
    began = time.perf_counter()
    find_stance(text, 0, len(text), (0, len(text)), evidence, rules)
    assert time.perf_counter() - began < 2
