"""Noun phrases without a name that can stand for a speaker, by their words alone: `a nurse`, `the drivers' union`."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.stages.attribution.speaker_nouns import NounKind

DETERMINER = re.compile(
    r"(?<![\w’'-])(?:the|an?|this|that|its|our|my|his|her|their|one|another)(?=[\s\xa0])", re.IGNORECASE
)
WORD = re.compile(r"[\s\xa0]([^\W\d_](?:[\w’'-]*\w)?|(?:[A-Z]\.)+)['’]?(?![\w-])")
MOST_WORDS = 4
PREDICATE = re.compile(r"\b(?:is|was|are|were|be|been|being|became|become|as|like|not|of)\s\Z")
DEFINITE = frozenset(("the", "this", "that"))


class Phrase(NamedTuple):
    """A noun phrase from its determiner to its noun; offsets are characters. `new`: not `the`, `this` or `that`."""

    start: int
    end: int
    kind: NounKind
    new: bool


def find_phrases(text: str, start: int, end: int, kinds: Mapping[str, NounKind]) -> Iterator[Phrase]:
    """The phrases in a stretch of text: a determiner and at most four words, up to the last that has a kind."""
    for determiner in DETERMINER.finditer(text, start, end):
        if PREDICATE.search(text, max(start, determiner.start() - 12), determiner.start()):
            continue
        at, found = determiner.end(), None
        for _ in range(MOST_WORDS):
            word = WORD.match(text, at, end)
            if word is None or DETERMINER.match(text, word.start(1), end):
                break
            at = word.end()
            if kind := kinds.get(word[1].lower()):
                found = Phrase(determiner.start(), word.end(1), kind, determiner[0].lower() not in DEFINITE)
            elif found is not None:
                break
        if found is not None:
            yield found


def find_unnamed(text: str, kinds: Mapping[str, NounKind]) -> list[tuple[int, int]]:
    """People whom a noun brings in: `a nurse`, `his wife`, but not `he is a nurse` nor `the nurse's`."""
    return [
        (phrase.start, phrase.end)
        for phrase in find_phrases(text, 0, len(text), kinds)
        if phrase.kind == "anonymous" and phrase.new and text[phrase.end : phrase.end + 1] not in ("'", "’")
    ]
