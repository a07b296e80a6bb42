"""Sentences, found on the raw characters of each block, before tokenization.

Every stop is a candidate; what stands on both sides of it decides: abbreviations, initials, closing marks, a missing
space ("ended.Harris"), footnote marks, lower case.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from pipeline.gazetteers import read_rows
from pipeline.records import Block, Sentence
from pipeline.stages.starters import STARTERS

AbbreviationKind = Literal["name", "number", "inside", "either", "time"]


class Abbreviation(msgspec.Struct, frozen=True):
    """A row of abbreviations.csv, where the kinds are explained."""

    abbreviation: str
    kind: AbbreviationKind
    example: str


MARKER = re.compile(r"[-*•][ \t\xa0]+(?=\S)")
STOP = re.compile(
    r"(?P<stop>[.!?…]+(?:[ \xa0][.!?…]+)*|[。！？]+)"
    r"(?P<close>(?:['’]{2}|[\"'”’»)\]}])*(?:\s?\[(?:\d{1,3}|…|\.\.\.|sic|note \d+)\])*)"
    r"(?P<gap>\s*)(?P<open>[\"'“‘`«„(\[¿¡*_]*)(?P<next>\S?)"
)
WORD = re.compile(r"[^\s\"“”«»()\[\]–—/,;:]+$")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
ENUMERATION = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})")
AFTER_TIME = re.compile(
    r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
    r"|[A-Z]{2,4}\b|Eastern|Central|Pacific|Mountain|Greenwich|Local)"
)
SAID = re.compile(
    r"(?:[A-Z][\w.'’-]*,? ){1,4}(?:said|says|asked|asks|told|wrote|added|replied|shouted|tweeted|exclaimed|wondered)\b"
)
GLUED_WORD = re.compile(r"[A-Z](?:[a-z]+['’]?[a-z]*\b(?![.@/]\w)|\b)")
ADDRESS = re.compile(r"@|://|www\.|[/\\=]")
LOOK_BACK = 40
LOOK_AROUND = 60


def read_abbreviations() -> dict[str, AbbreviationKind]:
    """The kinds of the abbreviations of our table, as they are written there, without their last stop."""
    rows = read_rows("abbreviations", Abbreviation)
    capitals: dict[str, AbbreviationKind] = {
        row.abbreviation[:-1].upper(): row.kind for row in rows if len(row.abbreviation) > 2
    }
    return capitals | {row.abbreviation[:-1]: row.kind for row in rows}


def find_sentences(text: str, blocks: list[Block], abbreviations: Mapping[str, AbbreviationKind]) -> list[Sentence]:
    """The sentences of all blocks, in order. They cover every character of the blocks that is not white space exactly
    once, except the list markers `-`, `*` and `•` (and a space) at the start of a block.

    `abbreviations` is what `read_abbreviations` gives. Offsets are characters, half-open."""
    sentences = []
    for index, block in enumerate(blocks):
        marker = MARKER.match(text, block.start, block.end)
        start = marker.end() if marker else block.start
        for end, following in _boundaries(text, start, block.end, abbreviations):
            sentences.append(Sentence(start, end, index))
            start = following
        if start < block.end:
            sentences.append(Sentence(start, block.end, index))
    return sentences


def _boundaries(
    text: str, start: int, end: int, abbreviations: Mapping[str, AbbreviationKind]
) -> Iterator[tuple[int, int]]:
    """The sentence boundaries inside a block: where a sentence ends, and where the next one begins."""
    for match in STOP.finditer(text, start, end):
        if not match["next"]:
            continue
        if match["gap"]:
            if _splits(text, start, end, match, abbreviations):
                yield match.end("close"), match.end("gap")
                start = match.end("gap")
        elif _splits_glued(text, start, end, match, abbreviations):
            cut = _glued_cut(text, start, match)
            yield cut, cut
            start = cut


def _word_before(text: str, start: int, position: int) -> str:
    match = WORD.search(text, max(start, position - LOOK_BACK), position)
    return match[0].lstrip("'‘`") if match else ""


def _splits(
    text: str, start: int, end: int, match: re.Match[str], abbreviations: Mapping[str, AbbreviationKind]
) -> bool:
    """Whether a sentence ends at a stop that white space follows."""
    stop, close, first = match["stop"], match["close"], match["next"]
    at = match.start("next")
    if first.islower():
        return _splits_before_lower(text, start, match, abbreviations)
    if stop == ".":
        word = _word_before(text, start, match.start())
        if match.start() - len(word) <= start and ENUMERATION.fullmatch(word):
            return False
        if not close and not _ends_after(word, text, at, end, first, abbreviations):
            return False
    elif stop[0] in ".…" and match.start() > start and text[match.start() - 1].isspace():
        following = NEXT_WORD.match(text, at, end)
        return following is not None and following[0] in STARTERS
    return not (close and stop[0] in "?!…" and SAID.match(text, at, min(end, at + LOOK_AROUND)))


def _ends_after(
    word: str, text: str, at: int, end: int, first: str, abbreviations: Mapping[str, AbbreviationKind]
) -> bool:
    """Whether a word with a full stop ends a sentence before what stands at `at`, which is not in lower case."""
    kind = abbreviations.get(word)
    if kind is None:
        if not (len(word) == 1 and word.isalpha()) and not DOTTED.fullmatch(word):
            return True
        kind = "either"
    if kind in ("name", "inside"):
        return False
    if kind == "number":
        return not (first.isdigit() or first in "$£€")
    following = NEXT_WORD.match(text, at, end)
    if following is None:
        return not first.isdigit() and first not in "&$£€"
    if kind == "time":
        return not AFTER_TIME.match(text, at, end)
    if len(word) == 1 and following[0] in ("I", "A", "An"):
        return False
    return following[0] in STARTERS


def _splits_before_lower(
    text: str, start: int, match: re.Match[str], abbreviations: Mapping[str, AbbreviationKind]
) -> bool:
    """Whether a sentence ends at a stop before a word in lower case ("iPhone sales fell", careless writers)."""
    following = NEXT_WORD.match(text, match.start("next"))
    if following and not following[0].islower() and following[0][1:2].isupper():
        return bool(match["stop"] == ".")
    if match["close"] or match["stop"] not in (".", "?", "!", "!!", "??", "!!!"):
        return False
    word = _word_before(text, start, match.start())
    if match["stop"] == "." and (word in abbreviations or len(word) < 3):
        return False
    return word.isalpha() and word.islower()


def _splits_glued(
    text: str, start: int, end: int, match: re.Match[str], abbreviations: Mapping[str, AbbreviationKind]
) -> bool:
    """Whether a sentence ends at a stop that no space follows ("ended.Harris", but "example.com", "U.S.-led")."""
    if match["stop"][0] in "。！？":
        return True
    following = GLUED_WORD.match(text, match.start("next"), end)
    if not following:
        return False
    word = _word_before(text, start, match.start())
    before = text[match.start() - 1] if match.start() > start else ""
    if not (before.islower() or before in ")]\"'”’%" or before.isdigit()):
        return False
    if before.islower() and (len(word) < 2 or word in abbreviations or "." in word):
        return False
    if before.isdigit() and not following[0][1:]:
        return False
    if len(match["stop"]) > 1 and following[0] not in STARTERS:
        return False
    if not match["close"] and not match["open"] and len(following[0]) == 1 and following[0] not in "IA":
        return False
    left = text[max(start, match.start() - LOOK_AROUND) : match.start()]
    right = text[match.end("close") : min(end, match.end() + LOOK_AROUND)]
    chunk = left[len(left.rstrip()) and left.rfind(" ") + 1 :] + right.split(" ", 1)[0]
    return not ADDRESS.search(chunk)


def _glued_cut(text: str, start: int, match: re.Match[str]) -> int:
    """Where to cut between a stop and the word glued to it: straight marks close what is open, else they open."""
    close = match["close"]
    if close in ('"', "'"):
        before = text[max(start, match.start() - 2000) : match.start()]
        opened = len(re.findall(rf"(?:^|(?<=[\s(\[—–])){close}(?=\S)", before))
        closed = len(re.findall(rf"(?<=[^\s(\[—–]){close}(?!\w)", before))
        if opened <= closed:
            return match.start("close")
    return match.end("close")
