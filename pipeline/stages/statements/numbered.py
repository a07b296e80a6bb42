"""Pillars named by number: "the fifth pillar deals with ...", "Part two takes aim at ...".

Such a name counts only in an article that names the plan somewhere (`plan:` in pillars.yml); "Part two of the series"
and "a third pillar of the temple" never do."""

import re
from collections.abc import Iterable, Sequence

from pipeline.patterns.book import PatternBook
from pipeline.patterns.program import Pillar
from pipeline.patterns.search import Search
from pipeline.patterns.view import make_view
from pipeline.records import Match, Offsets

CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
VALUES = {
    name: number
    for names in (CARDINALS, ORDINALS, ROMANS, ("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 11))))
    for number, name in enumerate(names, 1)
} | {str(number): number for number in range(1, 11)}

_CARDINAL = rf"(?:{'|'.join(CARDINALS)}|(?-i:{'|'.join(reversed([name.upper() for name in ROMANS]))})|10|[1-9])"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|1st|2nd|3rd|[4-9]th|10th)"
_NOUN = r"(?:pillars?|parts?|prongs?|points?)"
_AND = r"(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+|\s*&\s*)"
NAMED = re.compile(
    rf"\b(?P<noun>{_NOUN})\s+(?P<cardinals>{_CARDINAL}(?:{_AND}{_CARDINAL}){{0,4}})\b"
    rf"|\b(?P<ordinals>{_ORDINAL}(?:{_AND}(?:the\s+)?{_ORDINAL}){{0,4}})\s+(?P<named>{_NOUN})\b",
    re.IGNORECASE,
)
NUMBER = re.compile(rf"\b(?:{_ORDINAL}|{_CARDINAL})\b", re.IGNORECASE)
# What may follow "pillar two of": the plan, not a faith, a temple or a series.
PLAN = r"(?:plan|strategy|framework|approach|programme|program|proposal|agenda)"
OF = re.compile(rf"\s+(?:of|in)\s+(?:[\w'’-]+\s+){{0,5}}?{PLAN}\b", re.IGNORECASE)
OTHER = re.compile(r"\s+of\b|\s+in\s+(?:a|the|our|this)\s+(?:series|trilogy|show)\b", re.IGNORECASE)
# "Part" alone is too common a word: it must do what a part of a plan does.
DOES = re.compile(
    r"(?:\s+(?:of|in)\s+(?:[\w'’-]+\s+){1,6}?|\s*,?\s+(?:(?:which|also|then|meanwhile|finally|too),?\s+)?)"
    r"(?:is\s+(?:about|to|meant|aimed|devoted)|would|will|takes?\s+(?:aim|on)|took\s+aim|involve[sd]?|cover(?:s|ed)?|deals?"
    r"|dealt|aims?|aimed|focus(?:es|ed)?|seeks?|sought|address(?:es|ed)?|targets?|targeted|tackle[sd]?|calls?|called"
    r"|concern(?:s|ed)?|cent(?:er|re)[sd]?|promote[sd]?|promise[sd]?|commits?|committed|looks?|turns?|includes?|included"
    r"|fights?|combats?|counters?|supports?|protects?|proposes?|proposed|pledges?|pledged|speaks?|goes)\b",
    re.IGNORECASE,
)


def names_plan(text: str, sentences: Iterable[Offsets], book: PatternBook) -> bool:
    """Whether a sentence of the article names the plan that the book's pillars belong to."""
    return any(
        search.spans(notation)
        for start, end in sentences
        for search in [Search(make_view(text, start, end))]
        for notation in book.plan
    )


def find_numbered(text: str, start: int, end: int, pillars: Sequence[Pillar], plan_named: bool) -> list[Match]:
    """The pillars that the sentence `text[start:end]` names by number, each with the words that name it.

    `plan_named` tells whether the article names the plan (`names_plan`); without it nothing is found. A number that no
    pillar has is passed over. The pattern is `<pillar>.number`. Offsets are characters, half-open, into `text`."""
    if not plan_named:
        return []
    by_number = {pillar.number: pillar.id for pillar in pillars}
    matches = []
    for name in NAMED.finditer(text, start, end):
        if not _of_the_plan(text, name, end):
            continue
        for number in NUMBER.findall(name["cardinals"] or name["ordinals"]):
            pillar = by_number.get(VALUES[number.lower()])
            if pillar is not None:
                matches.append(Match(name.start(), name.end(), pillar, f"{pillar}.number"))
    return matches


def _of_the_plan(text: str, name: re.Match[str], end: int) -> bool:
    if OF.match(text, name.end(), end):
        return True
    if OTHER.match(text, name.end(), end):
        return False
    noun = (name["noun"] or name["named"]).lower()
    return noun.startswith(("pillar", "prong")) or DOES.match(text, name.end(), end) is not None
