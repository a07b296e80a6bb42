"""A text with its spans as the page shows it: pieces, each with the marks on it, safe to show.

So the page never reckons with offsets: in JavaScript they count UTF-16 units, here code points."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from pipeline.harmless import harmless

SPACES = {space: space for space in "\n\r\t"}
"""The page shows them as they are."""


class Mark(Struct, frozen=True):
    """A span of the text, half-open, and what it is."""

    start: int
    end: int
    name: str


class Segment(Struct, frozen=True):
    """A piece of text that begins at the character `start`, and the names of the marks on all of it."""

    start: int
    text: str
    marks: tuple[str, ...] = ()


def find_segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """`text[start:end]`, cut at the edges of the marks."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = {start, end}.union(*({max(mark.start, start), min(mark.end, end)} for mark in inside))
    cuts = sorted(edges)
    return [
        Segment(a, shown(text[a:b]), tuple(sorted({m.name for m in inside if m.start <= a and m.end >= b})))
        for a, b in pairwise(cuts)
    ]


def shown(text: str) -> str:
    """The text, character for character, without those that change the direction of writing or control a terminal."""
    return harmless(text, ("Cc", "Cs"), SPACES)
