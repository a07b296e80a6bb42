"""Box items ("Combatting corruption - through ..., offering protection to victims of violence"): the heading before the
dash decides the pillar, and words in the tail add none."""

from collections.abc import Sequence

from pipeline.records import Block, Match


def apply_headings(matches: Sequence[Match], blocks: Sequence[Block]) -> list[Match]:
    """The matches without those in the tail of a box item whose heading has a match of its own.

    A match belongs to the heading when it begins there. Order is kept; a match in no block is kept."""
    headed = [block for block in blocks if block.heading_end is not None]
    tails = [
        (block.heading_end, block.end)
        for block in headed
        if block.heading_end is not None and any(block.start <= match.start < block.heading_end for match in matches)
    ]
    return [match for match in matches if not any(start <= match.start < end for start, end in tails)]
