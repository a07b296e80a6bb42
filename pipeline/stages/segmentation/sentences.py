"""Sentences, found on the raw characters of each block, before tokenization."""

from collections.abc import Mapping
from heapq import merge
from operator import itemgetter

from msgspec.structs import replace

from pipeline.records import Block, Sentence
from pipeline.stages.segmentation.abbreviations import AbbreviationKind
from pipeline.stages.segmentation.block_kinds import MARKER
from pipeline.stages.segmentation.marks import lost_ends, marked_ends
from pipeline.stages.segmentation.misread import as_meant
from pipeline.stages.segmentation.starters import STARTERS
from pipeline.stages.segmentation.stops import Stops


def find_sentences(text: str, blocks: list[Block], abbreviations: Mapping[str, AbbreviationKind]) -> list[Sentence]:
    """The sentences of all blocks, in order. They cover every character of the blocks that is not white space exactly
    once, except the list markers `-`, `*` and `•` (and a space) at the start of a block.

    `abbreviations` is what `read_abbreviations` gives. Offsets are characters, half-open."""
    meant = as_meant(text)
    if meant is None:
        return _sentences(text, blocks, abbreviations)
    moved = [replace(block, start=meant.offset(block.start), end=meant.offset(block.end)) for block in blocks]
    found = _sentences(meant.text, moved, abbreviations)
    return [Sentence(meant.places[s.start], meant.places[s.end], s.block) for s in found]


def _sentences(text: str, blocks: list[Block], abbreviations: Mapping[str, AbbreviationKind]) -> list[Sentence]:
    prose = Stops(text, abbreviations, STARTERS)
    titles = Stops(text, abbreviations, frozenset())  # capitals start no sentence there: "Out of the U.S. As Planned"
    sentences = []
    for index, block in enumerate(blocks):
        marker = MARKER.match(text, block.start, block.end)
        if marker and text.endswith(f" {text[block.start]}", block.start, block.end):
            marker = None  # dashes or stars around a heading: "- Correction -"
        start = marker.end() if marker else block.start
        ends = (titles if block.kind == "headline" else prose).ends(start, block.end)
        others = list(marked_ends(text, start, block.end)), list(lost_ends(text, start, block.end))
        for end, following, begins in merge(ends, *others, key=itemgetter(0)) if any(others) else ends:
            if start < end and begins in (None, start):
                sentences.append(Sentence(start, end, index))
                start = following
        if start < block.end:
            sentences.append(Sentence(start, block.end, index))
    return sentences
