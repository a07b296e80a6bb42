"""What each sign of the notation matches: the evidence is marked with [[ and ]]."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.patterns.book import load_book
from pipeline.patterns.loading import unmark
from pipeline.patterns.match import find_matches
from pipeline.patterns.view import make_view
from pipeline.records import Country, Institution, Number, Official
from tests.patterns.books import NO_CACHE, book_of, evidence, framework, rules_of

CASES = {
    "words, any case": ("human rights", "Their [[Human rights]] and [[HUMAN RIGHTS]], but a right of humans."),
    "whole words only": ("rights", "The copyrights and human [[rights]]."),
    "exact case with a capital inside": ("WHO", "The [[WHO]] asked who it was. Who?"),
    "exact case, one capital is no exact case": ("Honduras", "[[Honduras]], HONDURAS".replace(", H", ", [[H") + "]]"),
    "exact case with a hyphen": ("MS-13", "[[MS-13]], [[MS 13]] and [[MS13]], not ms-13."),
    "a dotted abbreviation": ("US aid", "[[U.S. aid]] and [[US aid]] help us aid them."),
    "a word is no abbreviation": ("us", "They told [[us]] that the U.S. agrees."),
    "quoted: exact case and form": ('"Plan"', "The [[Plan]] is a plan and a PLAN."),
    "quoted: several words": ('"Remain in Mexico"', "[[Remain in Mexico]], not remain in Mexico."),
    "quoted: a hyphen is a dash": ('"Anti-Gang"', "[[Anti-Gang]], [[Anti–Gang]], not Anti Gang."),
    "a prefix": ("corrupt*", "[[Corrupt]], [[corrupted]] and [[corruption]], not incorruptible."),
    "inflections": ("~fight", "[[fight]] [[fights]] [[fought]] [[fighting]], not fighters."),
    "inflections double a consonant": ("~combat", "[[combats]], [[combatting]] and [[combating]], not combatants."),
    "inflections of a noun": ("~woman", "[[women]] and a [[woman]]"),
    "a hyphen is any dash, a space or nothing": (
        "gender-based",
        "[[gender-based]], [[gender–based]], [[gender based]], [[genderbased]], [[gender—based]], not gender, based.",
    ),
    "a hyphen with an ending": ("anti-corrupt*", "[[anti-corruption]], [[anticorrupt]] and [[anti corruption]]"),
    "a hyphen with inflections": ("~co-operate", "[[co-operating]], [[cooperated]] and [[co operate]]"),
    "words may be joined by a hyphen": ("law enforcement", "[[law-enforcement]] and [[law\nenforcement]]"),
    "words must stand together": ("fight corruption", "fight, corruption; fight the corruption"),
    "quotation marks do not part": ("root causes", "The “[[root” causes]] and the '[[root causes]]'."),
    "apostrophes are folded": ("women's rights", "[[women’s rights]] and [[women's rights]]"),
    "a possessive of s": ("migrants' rights", "[[migrants’ rights]], [[migrants' rights]]"),
    "one word with an apostrophe": ("don't", "We [[don’t]] and [[don't]]."),
    "a gap": ("fight ... corruption", "[[fight all kinds of vile corruption]]"),
    "a gap of none": ("fight ... corruption", "[[fight corruption]]"),
    "a gap that is too wide": ("fight ... corruption", "fight one two three four five six corruption"),
    "a gap of n": ("fight ...1 corruption", "[[fight the corruption]], fight all the corruption"),
    "punctuation is not counted": ("fight ...2 corruption", "[[fight - (the), worst; corruption]]"),
    "the mark of a possessive is not counted": ("fight ...1 corruption", "[[fight Honduras's corruption]]"),
    "for each end the latest start": ("fight ... corruption", "We fight and [[fight corruption]], not corruption."),
    "two gaps": ("~fight ... graft ...2 courts", "[[fought the graft in our courts]]"),
    "alternatives": ("(judge|police officer)s-only?".replace("s-only?", ""), "a [[judge]], a [[police officer]]"),
    "alternatives inside": ("the (very (old|new)|last) plan", "[[the very new plan]], [[the last plan]], the plan"),
    "an option": ("human rights (abuse|abuses)?", "[[human rights abuses]] and [[human rights]]"),
    "an option first": ("corrupt? judges", "[[corrupt judges]] and [[judges]]"),
    "accents are folded": ("México", "[[Mexico]], [[México]] and [[Me\u0301xico]]"),
    "a no-break space": ("human rights", "[[human\u00a0rights]]"),
    "a soft hyphen": ("corruption", "[[cor\u00adrup\u00adtion]]"),
    "zero-width characters": ("human rights", "[[hu\u200bman \ufeffrights]]"),
    "a ligature": ("fight", "[[\ufb01ght]]"),
    "numbers are words": ("13 percent", "[[13 percent]]"),
    "signs belong to their number": ("over 50", "[[over 50%]], [[over $50]]"),
}


@pytest.mark.parametrize(("notation", "marked"), CASES.values(), ids=CASES)
def test_notation(tmp_path: Path, notation: str, marked: str) -> None:
    text, spans, _ = unmark(marked)
    found = find_matches(text, 0, len(text), book_of(tmp_path, notation))
    assert [text[m.start : m.end] for m in found] == [text[start:end] for start, end in spans]


def test_offsets_are_those_of_the_article(tmp_path: Path) -> None:
    text = "\U0001f44d\u202e First.\r\n\r\nThey fight graft."
    start = text.index("They")
    [match] = find_matches(text, start, len(text), book_of(tmp_path, "fight graft"))
    assert (text[match.start : match.end], match.pillar, match.pattern) == ("fight graft", "p", "p.x")


def test_a_list_is_used_by_name(tmp_path: Path) -> None:
    book = book_of(tmp_path, "@fight graft", lists={"fight": ["~fight", "crack down on", "@end"], "end": ["~end"]})
    assert evidence(book, "We crack down on graft, fought graft and ended graft.") == [
        "crack down on graft",
        "fought graft",
        "ended graft",
    ]


def test_the_longest_of_several_notations_is_the_evidence(tmp_path: Path) -> None:
    book = book_of(tmp_path, "corrupt*", "~punish corrupt officials")
    assert evidence(book, "punish corrupt officials, punish corruption") == ["punish corrupt officials", "corruption"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The judge took a bribe.", ["judge took a bribe"]),
        ("Bribes went to a judge.", ["Bribes went to a judge"]),
        ("A bribe, they say, went to this one old judge.", []),
        ("A judge and a judge took a bribe.", ["judge took a bribe"]),
        ("A bribe.", []),
    ],
)
def test_all_in_any_order_within_some_words(tmp_path: Path, text: str, found: list[str]) -> None:
    assert evidence(book_of(tmp_path, all=["~bribe", "~judge"], near=6), text) == found


def test_unless_forbids_what_it_overlaps(tmp_path: Path) -> None:
    book = book_of(tmp_path, "corrupt*", unless=["corrupt* (file|disk)"])
    assert evidence(book, "A corrupted file is no corruption.") == ["corruption"]


def test_unless_sentence_forbids_everywhere(tmp_path: Path) -> None:
    book = book_of(tmp_path, "corrupt*", unless_sentence=["backup"])
    assert evidence(book, "Corruption ruined it; there is no backup.") == []
    assert evidence(book, "Corruption ruined it.") == ["Corruption"]


def test_unless_before_looks_left(tmp_path: Path) -> None:
    book = book_of(tmp_path, "corrupt*", unless_before={"within": 3, "any": ["no", "not"]})
    assert evidence(book, "There was no need to fear corruption") == ["corruption"]
    assert evidence(book, "There was no real corruption") == []
    assert evidence(book, "Corruption is not rare") == ["Corruption"]


def test_in_limits_the_blocks(tmp_path: Path) -> None:
    book = book_of(tmp_path, "graft", **{"in": ["headline", "item"]})
    assert evidence(book, "Graft", block_kind="headline") == ["Graft"]
    assert evidence(book, "Graft", block_kind="paragraph") == []


TEXT = "The White House said 40 percent of Guatemalans left, an official said."
ENTITIES = [
    Institution(4, 15, "White House"),
    Number(21, 31, "percent", 40),
    Country(35, 46, "GT", "Guatemala", "demonym"),
    Official(53, 64, "anonymous", None, None, None),
]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("{number:percent} of {country:GT,HN} left", ["40 percent of Guatemalans left"]),
        ("{number} of {country}", ["40 percent of Guatemalans"]),
        ("{number:currency} of", []),
        ("of {country:SV}", []),
        ("{institution:White House} ~say", ["White House said"]),
        ("{institution} ...1 {number} of", ["White House said 40 percent of"]),
        ("{official:anonymous} said", ["an official said"]),
        ("{official:person} said", []),
        ("said {date}? ...1 percent", ["said 40 percent"]),
    ],
)
def test_slots_hold_entities(tmp_path: Path, notation: str, found: list[str]) -> None:
    assert evidence(book_of(tmp_path, notation), TEXT, ENTITIES) == found


def test_evidence_takes_the_whole_words_of_an_entity(tmp_path: Path) -> None:
    text = "They owe $3.2 billion now."
    assert evidence(book_of(tmp_path, "owe {number}"), text, [Number(9, 21, "currency", 3.2e9)]) == ["owe $3.2 billion"]


def test_open_slots_let_through_all_that_may_hold(tmp_path: Path) -> None:
    book = book_of(tmp_path, "{number} of {country} left", unless_before={"within": 2, "any": ["said"]})
    assert evidence(book, TEXT)
    assert evidence(book, TEXT, ENTITIES) == []


def test_candidates_only_spare_work(tmp_path: Path) -> None:
    book = book_of(tmp_path, "graft")
    assert find_matches("graft", 0, 5, book, ways={(0, 0)})
    assert not find_matches("graft", 0, 5, book, ways=())


def test_rules_match_as_patterns_do(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "rule: hedged\npatterns:\n  - {id: hedged.may, any: [may, might, '~be likely to']}\n")
    text = "It may end. It is likely to end."
    matches = find_matches(text, 0, len(text), rules)
    assert [(m.pillar, m.pattern, text[m.start : m.end]) for m in matches] == [
        ("hedged", "hedged.may", "may"),
        ("hedged", "hedged.may", "is likely to"),
    ]


@pytest.mark.timing
@pytest.mark.parametrize(
    "notation", ["fight ... fight ... fight ... fight", "fight fight ...9 (fight fight|fight) ...9 fight"]
)
def test_gaps_cost_no_more_on_equal_words(tmp_path: Path, notation: str) -> None:
    book, text = book_of(tmp_path, notation), "fight " * 5_000
    find_matches(text[:60], 0, 60, book)
    search = min(timed(lambda: find_matches(text, 0, len(text), book)) for _ in range(15))
    view = min(timed(lambda: make_view(text, 0, len(text))) for _ in range(15))
    assert search < max(0.05, 12 * view)  # on a slow machine, not much more than to see the words at all


@pytest.mark.timing
@pytest.mark.parametrize(
    "text", ["a" * 200_000, "'" * 200_000, "1," * 100_000, "U." * 100_000, "’s" * 100_000, "- " * 100_000]
)
def test_odd_texts_are_linear(tmp_path: Path, text: str) -> None:
    started = time.process_time()
    assert not find_matches(text, 0, len(text), book_of(tmp_path, "fight ... graft"))
    assert time.process_time() - started < 2


@pytest.mark.timing
def test_two_thousand_patterns_cost_little_more_than_a_hundred(tmp_path: Path) -> None:
    sentence = "They fight graft in the courts and the police, and pay for schools, roads and clinics in the valleys."

    def seconds(count: int) -> float:
        rows = "\n".join(
            f"  - {{id: p.x{n}, any: ['~fight ... word{n}', 'word{n} of the courts']}}" for n in range(count)
        )
        book = load_book(framework(tmp_path, f"pillar: p\npatterns:\n{rows}\n"), NO_CACHE)
        find_matches(sentence, 0, len(sentence), book)
        return min(timed(lambda: find_matches(sentence, 0, len(sentence), book)) for _ in range(100))

    assert seconds(2_000) < 2 * seconds(100)


def timed(function: Callable[[], object]) -> float:
    started = time.process_time()
    function()
    return time.process_time() - started
