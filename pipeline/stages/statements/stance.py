"""What a sentence does with its pillar: its kind, and whether it negates or hedges what the pillar's words say.

By rules in the notation of patterns, `patterns/rules/*.yml`; no model. The second part of a rule's
id says what it stands for: a kind (`kind.pledge.will`), or where a negator or hedge must stand: `before` the pillar's
words, `after` them, or `near` them on either side (`negated.before.not`, `hedged.near.modal`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.patterns.book import PatternBook
from pipeline.patterns.match import find_matches
from pipeline.patterns.view import make_view
from pipeline.records import Kind, Match, Number, Offsets, Record

KINDS: tuple[Kind, ...] = ("pledge", "statistic", "criticism", "statement")
"""In the order in which they are tried; what fits none is a description."""
REACH = {"negated": 9, "hedged": 18}
"""How many words may stand between a negator or a hedge and the pillar's words after it."""
REACH_AFTER = {"negated": 3, "hedged": 7}
"""How many words may stand between the pillar's words and a negator or a hedge after them."""
LEAST_COUNT = 20
"""Smaller counts ("two men", "four charges") make no statistic, and vague ones ("hundreds of people") never do; a
fraction ("a rate of 7.7") does."""
CLAUSE_EDGE = re.compile(
    r"[;:()]|, (?:and|so|as|said|says|saying|told|adding|arguing|claiming)\b"
    r"|\b(?:but|because|although|though|while|whereas|which|who|whom|whose|when|since)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\s*(?:[“\"‘]|''|``)")
"""How a sentence begins that is somebody's words: its quotation may end in another sentence, or be all of it."""


class Stance(NamedTuple):
    """What a sentence does with one pillar."""

    kind: Kind
    negated: bool
    hedged: bool


def find_stance(
    text: str,
    start: int,
    end: int,
    scope: Offsets,
    evidence: Sequence[Offsets],
    rules: PatternBook,
    *,
    reported: bool = False,
    numbers: Sequence[Record] = (),
    block_kind: str = "paragraph",
) -> Stance:
    """The stance of the sentence `text[start:end]` on the pillar that `evidence` speaks of.

    `scope` is the pillar's clause; rules for pledges, statistics and criticism look only there. `reported` tells
    whether somebody is reported to say the evidence (content of an attribution, a quotation). `numbers` are records of
    the layer of numbers; those outside the sentence do no harm. Offsets are characters, half-open, into `text`."""
    telling = [number for number in numbers if isinstance(number, Number) and _tells(number)]
    found = find_matches(text, start, end, rules, entities=telling, block_kind=block_kind)
    return Stance(
        _kind(found, scope, telling, reported or QUOTED.match(text, start, end) is not None),
        _reached("negated", found, evidence, scope, text),
        _reached("hedged", found, evidence, scope, text),
    )


def _tells(number: Number) -> bool:
    if number.kind in ("percent", "currency"):
        return True
    if number.kind != "number" or number.value is None:
        return False
    return number.value >= LEAST_COUNT or number.value != int(number.value)


def _kind(found: Iterable[Match], scope: Offsets, telling: Iterable[Number], reported: bool) -> Kind:
    kinds = {
        _second(match)
        for match in found
        if match.pillar == "kind" and (_inside(match, scope) or _second(match) == "statement")
    }
    if any(number.kind == "percent" and _inside(number, scope) for number in telling):
        kinds.add("statistic")
    if reported:
        kinds.add("statement")
    return next((kind for kind in KINDS if kind in kinds), "description")


def _reached(rule: str, found: Iterable[Match], evidence: Sequence[Offsets], scope: Offsets, text: str) -> bool:
    """Whether a negator or hedge sits on some of the pillar's words: on them, or near them in the same clause."""
    cues = sorted((match for match in found if match.pillar == rule), key=lambda cue: cue.start)
    starts = [cue.start for cue in cues]
    farthest = list(accumulate((cue.end for cue in cues), max))
    before = sorted((cue.end, cue.start) for cue in cues if _second(cue) != "after")
    after = sorted(cue.start for cue in cues if _second(cue) != "before" and _inside(cue, scope))
    for start, end in evidence:
        at = bisect_left(starts, end)
        if at and farthest[at - 1] > start:
            return True
        # Of the cues on one side only the nearest counts: what parts it from the evidence parts the others too.
        at = bisect_right(before, (start, start))
        if at and _near(before[at - 1][0], start, REACH[rule], text):
            return True
        at = bisect_left(after, end)
        if at < len(after) and _near(end, after[at], REACH_AFTER[rule], text):
            return True
    return False


def _near(start: int, end: int, words: int, text: str) -> bool:
    """Whether at most so many words stand between two offsets, and no edge of a clause."""
    return not CLAUSE_EDGE.search(text, start, end) and len(make_view(text, start, end)) <= words


def _second(match: Match) -> str:
    return match.pattern.split(".")[1]


def _inside(record: Match | Number, scope: Offsets) -> bool:
    return scope[0] <= record.start and record.end <= scope[1]
