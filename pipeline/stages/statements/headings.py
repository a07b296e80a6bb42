"""Box items ("Combatting corruption - through ..., offering protection to victims of violence"): the heading before the
dash decides the pillar, and words in the tail add none."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.records import Block, Match


def apply_headings(matches: Sequence[Match], blocks: Sequence[Block]) -> list[Match]:
    """The matches without those in the tail of a box item whose heading has a match of its own.

    A match belongs to the heading when it begins there. Order is kept; a match in no block is kept."""
    starts = sorted(match.start for match in matches)
    tails = [
        (block.heading_end, block.end)
        for block in sorted(blocks, key=lambda block: block.start)
        if block.heading_end is not None and bisect_left(starts, block.start) < bisect_left(starts, block.heading_end)
    ]
    tail_starts = [start for start, _ in tails]

    def in_tail(at: int) -> bool:
        index = bisect_right(tail_starts, at) - 1
        return index >= 0 and at < tails[index][1]

    return [match for match in matches if not in_tail(match.start)]
