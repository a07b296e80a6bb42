"""The screen never loses a match: for random patterns and texts, match implies screen."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.patterns.book import BookData, PatternBook
from pipeline.patterns.cache import Cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.lint.speed import sample
from pipeline.patterns.match import find_evidence, find_matches
from pipeline.patterns.notation import NotationError
from pipeline.patterns.program import Notation, Pattern
from pipeline.patterns.screen import Screen
from pipeline.patterns.search import Search
from pipeline.patterns.view import make_view
from pipeline.records import WHOLE
from tests.patterns.books import book_of

LISTS = {"fight": ["~fight", "crack down on", "US"], "deep": ["@fight", "root-out"]}
COMPILER = Compiler(Inflector(Cache(None)), LISTS)

ATOMS = ["fight", "US", "MS-13", "corrupt*", "anti-corrupt*", "~combat", "~co-operate", "gender-based", "don't", "it's"]
ATOMS += [
    '"Plan A"',
    '"x-ray"',
    '"pm"',
    "3",
    "13th",
    "a",
    "México",
    "ΟΔΟΣ",
    "@fight",
    "@deep",
    "{country}",
    "migrants'",
]
WORDS = ["fight", "Fighting", "US", "U.S.", "us", "MS-13", "MS13", "corruption", "anti-corruption", "combatting", "'s"]
WORDS += [
    "co-operated",
    "cooperates",
    "gender based",
    "gender—based",
    "don’t",
    "It's",
    "Plan A",
    "x–ray",
    "p.m.",
    "3",
    "$3%",
]
WORDS += [
    "13th",
    "a",
    "A",
    "Me\u0301xico",
    "MÉXICO",
    "οδος",
    "ΟΔΟΣ",
    "crack down on",
    "root out",
    "migrants’",
    "\u0130",
]
JOINTS = [
    " ",
    "\u00a0",
    "\n",
    "  ",
    "",
    "-",
    "--",
    ", ",
    ". ",
    "'",
    "”",
    " “",
    "\u00ad",
    "\u200b",
    "\u202e",
    "_",
    "\U0001f44d",
]

atoms = st.sampled_from(ATOMS)
items = st.one_of(atoms, atoms.map(lambda atom: f"{atom}?"))
groups = st.lists(st.lists(items, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3).map(
    lambda options: f"({'|'.join(options)})"
)
parts = st.lists(st.one_of(items, items, groups, groups.map(lambda g: f"{g}?")), min_size=1, max_size=3).map(" ".join)
notations = st.lists(parts, min_size=1, max_size=3).map(" ...3 ".join)
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=12).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)


def compiled(text: str) -> Notation:
    """The notation; one that is over a bound, or that needs no word, gives way to a plain one."""
    try:
        notation = COMPILER.compile(text)
    except NotationError:
        return COMPILER.compile("fight")
    return notation if notation.needs else COMPILER.compile("US")


def book_with(*patterns: Pattern) -> PatternBook:
    return PatternBook(Path(), BookData("", (), patterns, (), {}, ""))


@settings(max_examples=400, deadline=None)
@given(notations, texts, texts, st.sampled_from(JOINTS), texts)
@example("US", "", "U.S.", " ", "")
@example("ΟΔΟΣ", "", "ΟΔΟΣ\u00ad's", " ", "x")
@example("don't fight", "", "don’t\u00a0fight", " ", "")
@example("it's a", "", "it’s a", " ", "")
def test_match_implies_screen(notation: str, before: str, sentence: str, joint: str, after: str) -> None:
    full = compiled(notation)
    book = book_with(Pattern("p.x", "p", "", 1, any=(full,)))
    sentence += sample(full).replace(" ", joint)  # words that match, unless what joins them parts them
    text = f"{before}. {sentence}\n{after}"
    start, end = len(before) + 2, len(before) + 2 + len(sentence)
    if find_matches(text, start, end, book):
        screen = Screen(book)
        assert screen.ways(text, start, end) == ((0, 0),)
        assert screen.hits(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(notations, min_size=2, max_size=3), texts)
def test_match_implies_screen_for_all(notations: list[str], sentence: str) -> None:
    book = book_with(Pattern("p.x", "p", "", 1, all=tuple(map(compiled, notations)), near=20))
    if find_matches(sentence, 0, len(sentence), book):
        assert Screen(book).ways(sentence, 0, len(sentence)) == ((0, WHOLE),)


@settings(max_examples=200, deadline=None)
@given(notations, texts)
def test_what_a_notation_needs_takes_nothing_away(notation: str, sentence: str) -> None:
    full = compiled(notation)
    search = Search(make_view(sentence, 0, len(sentence)))
    assert search.spans(full) == search.spans(replace(full, needs=()))
    pattern = Pattern("p.x", "p", "", 1, any=(full,))
    if find_evidence(pattern, search):
        assert book_with(pattern).possible(search.view) == {0}


@settings(max_examples=100, deadline=None)
@given(st.lists(notations, min_size=2, max_size=5), texts)
def test_many_patterns_match_as_each_alone(notations: list[str], sentence: str) -> None:
    patterns = [Pattern(f"p.x{n}", "p", "", 1, any=(compiled(text),)) for n, text in enumerate(notations)]
    together = find_matches(sentence, 0, len(sentence), book_with(*patterns))
    alone = [match for p in patterns for match in find_matches(sentence, 0, len(sentence), book_with(p))]
    assert sorted(alone, key=str) == sorted(together, key=str)


@given(st.text(), st.integers(0, 20), st.integers(0, 40))
def test_no_text_raises(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    book = book_with(Pattern("p.x", "p", "", 1, any=(COMPILER.compile("a ... {country}"),)))
    for match in find_matches(text, start, end, book):
        assert start <= match.start < match.end <= end
    Screen(book).hits(text)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("They fight all corruption.", True),
        ("THEY FOUGHT IT AND CORRUP\u00adTION", True),
        ("They fight hunger.", False),
        ("A firefight over a corruption case", False),
        ("The crisisFighting corruption", True),  # glued by scraping: a sentence may begin there
    ],
)
def test_all_words_of_a_notation_are_asked_for(tmp_path: Path, text: str, hit: bool) -> None:
    assert Screen(book_of(tmp_path, "~fight ... corruption")).hits(text) is hit


def test_words_that_stand_together_are_one_literal(tmp_path: Path) -> None:
    screen = Screen(book_of(tmp_path, "out of work", "right-to-work"))
    assert screen.hits("he is out of\nwork")
    assert screen.hits("a right–to-work law")
    assert not screen.hits("work of a man who went out of the right door to go to work")


def test_exact_case_is_asked_for(tmp_path: Path) -> None:
    screen = Screen(book_of(tmp_path, "IS fighters"))
    assert screen.hits("IS fighters")
    assert not screen.hits("this is where fighters are")


def test_the_plan_and_a_part_of_it_let_an_article_through(tmp_path: Path) -> None:
    pillars = "pillars: [{id: p, number: 1, label: P, description: P, source: ours}]\nplan: [root causes]\n"
    from pipeline.patterns.book import load_book
    from tests.patterns.books import NO_CACHE, framework

    folder = framework(tmp_path, "pillar: p\npatterns: [{id: p.x, any: [graft]}]", pillars)
    screen = Screen(load_book(folder, NO_CACHE))
    assert screen.hits("The root causes strategy. The fifth pillar deals with it.")
    assert not screen.hits("The fifth pillar deals with it.")
    assert not screen.hits("The root causes strategy.")


def test_the_words_must_stand_in_one_stretch(tmp_path: Path) -> None:
    screen, text = Screen(book_of(tmp_path, "~fight ... graft")), "They fight.\n\nThey like graft."
    assert screen.hits(text)
    assert screen.hits(text, lambda text: [(0, len(text))])
    assert not screen.hits(text, lambda text: [(0, 11), (13, len(text))])
