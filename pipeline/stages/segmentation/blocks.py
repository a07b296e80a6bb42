"""Blocks: the runs of text of one kind that an article is made of, found on its raw characters.

A blank line always ends a block, and so does a single line end, unless the text is hard-wrapped at a column (press
releases, mail) or the next line goes on in the middle of a sentence.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.records import Block
from pipeline.stages.segmentation.block_kinds import LIST_ITEM, heading_end, kind_of
from pipeline.stages.segmentation.boilerplate import LINKS_FOLLOW, RELEASE_ENDS, SENDER
from pipeline.stages.segmentation.misread import as_meant

END_MARK = re.compile(r"[.!?…:;؟۔।。！？][\"'”’)\]»*_]*$")
LINK_LINE = re.compile(r"https?://|www\.|(?:.*\s)?(?:https?://|www\.)\S+$")
FIELD_OR_LINK = re.compile(r"https?://|www\.|\w+:")
FIRST_WORD = re.compile(r"\S+")
# A text is hard-wrapped where most line ends inside its paragraphs fall in a sentence and no line is longer than this.
WIDEST_COLUMN = 120
NARROWEST_COLUMN = 40
SHORTEST_PROSE = 30
MOST_LINKS = 12  # under a heading such as "Related topics"
# A box item glued to the sentence before it: a stop, a heading of a few words, a dash, and words in lower case.
DASHES = (" - ", " – ", " — ")
GLUED_HEADING = re.compile(r"(?<=[a-z)][.!?])[\"'”’]?(?=[A-Z][a-z]+(?: [\w'’&,-]+){0,7} [-–—] [a-z])")


class Line(NamedTuple):
    """A line that is not blank, without the white space around it. `gap` tells whether a blank line stands before."""

    start: int
    end: int
    text: str
    gap: bool


def find_blocks(text: str) -> list[Block]:
    """The blocks of a text in their order; together they cover all of it but white space.

    Offsets are characters, half-open. CR, LF and CRLF, and a line end at the end or none, make no difference."""
    meant = as_meant(text)
    if meant is None:
        return _blocks(text)
    places = meant.places
    return [
        Block(places[b.start], places[b.end], b.kind, None if b.heading_end is None else places[b.heading_end])
        for b in _blocks(meant.text)
    ]


def _blocks(text: str) -> list[Block]:
    lines = _lines(text)
    paragraphs = _paragraphs(lines)
    blocks = []
    for start, end in paragraphs:
        blocks.extend(_split_glued(text, start, end))
    return _with_kinds(text, blocks)


def _lines(text: str) -> list[Line]:
    lines, position, gap = [], 0, False
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, gap))
            gap = False
        elif raw.endswith(("\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")):
            gap = True
        position += len(raw)
    return lines


def _paragraphs(lines: list[Line]) -> list[tuple[int, int]]:
    """Lines joined to paragraphs."""
    if not lines:
        return []
    width = _column(lines)
    paragraphs = []
    start = lines[0].start
    for line, following in pairwise(lines):
        if following.gap or not _goes_on(line, following, width, joined=line.start != start):
            paragraphs.append((start, line.end))
            start = following.start
    paragraphs.append((start, lines[-1].end))
    return paragraphs


def _column(lines: list[Line]) -> int | None:
    """The column at which the text is hard-wrapped, or None where each line is a paragraph."""
    joints = [(line, following) for line, following in pairwise(lines) if not following.gap]
    inside = [len(line.text) for line, following in joints if _breaks_sentence(line, following)]
    widths = [width for width in inside if width <= WIDEST_COLUMN]
    if not widths or len(inside) < 0.3 * len(joints) or len(widths) < 0.9 * len(inside):
        return None
    width = max(widths)
    return width if width >= NARROWEST_COLUMN else None


def _breaks_sentence(line: Line, following: Line) -> bool:
    """Whether a line end falls inside a sentence: no mark ends the line, and the next goes on in lower case."""
    return (
        following.text[0].islower()
        and not END_MARK.search(line.text)
        and not LINK_LINE.match(line.text)
        and not FIELD_OR_LINK.match(following.text)
    )


def _goes_on(line: Line, following: Line, width: int | None, joined: bool) -> bool:
    """Whether a paragraph goes on over the line end between two lines without a blank one between them. `joined`: the
    first line goes on with one before it."""
    if LIST_ITEM.match(following.text):
        return False
    if width is None:
        # A stray line end in prose, not in a list of short lines or after a name in capitals.
        prose = joined or (len(line.text) >= SHORTEST_PROSE and not line.text[0].islower())
        return prose and not line.text[-1].isupper() and _breaks_sentence(line, following)
    word = FIRST_WORD.match(following.text)
    full = width < len(line.text) + 1 + (word.end() if word else 0) <= 2 * width
    unended = len(line.text) >= 0.8 * width and not END_MARK.search(line.text)
    capitals = line.text.isupper() and following.text.isupper()
    return full or unended or capitals or _breaks_sentence(line, following)


def _split_glued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a paragraph to which box items are glued."""
    if all(text.find(dash, start, end) < 0 for dash in DASHES):
        return [(start, end)]
    parts = []
    for match in GLUED_HEADING.finditer(text, start, end):
        parts.append((start, match.end()))
        start = match.end()
    parts.append((start, end))
    return parts


def _with_kinds(text: str, spans: list[tuple[int, int]]) -> list[Block]:
    blocks: list[Block] = []
    pieces = [text[start:end] for start, end in spans]
    links = 0  # how many more lines may be links
    released = False
    for index, (start, end) in enumerate(spans):
        kind = kind_of(pieces, index)
        heading = heading_end(pieces, index)
        if heading:
            kind = "item"
        elif (links and kind == "headline") or (released and SENDER.match(pieces[index])):
            kind = "boilerplate"
            links = max(links - 1, 0)
        elif kind == "boilerplate":
            links = MOST_LINKS if LINKS_FOLLOW.fullmatch(pieces[index]) else 0
            released = released or RELEASE_ENDS.fullmatch(pieces[index]) is not None
        else:
            links = 0
        blocks.append(Block(start, end, kind, start + heading if heading else None))
    return blocks
