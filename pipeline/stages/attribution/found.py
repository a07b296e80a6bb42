"""What the rules of the `attribute` stage hand over before `merge` settles overlaps."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.records import Offsets

EDGE = " \t\r\n\xa0\u200b,;:-–—"
JOINED = re.compile(r"\s*,?\s*(?:and|or|but)\s+")
"""Between two quotations that are one: said it was "slow" and "dear"."""
RANK = {"strong": 3, "fair": 2, "weak": 1}


class Spans:
    """Spans, asked for what stands in them; where they nest, the one that begins last before a character counts."""

    def __init__(self, spans: Iterable[Offsets]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def hold(self, at: int) -> bool:
        """Whether a character stands in one of the spans."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.spans[index][1]


class Found(NamedTuple):
    """An attribution as one rule sees it. `rule` names the rule family and frame; `direct` says that the content is
    what stands between quotation marks."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    rule: str
    rank: int
    direct: bool = False


def trimmed(text: str, start: int, end: int, edge: str = EDGE) -> Offsets:
    """The span without white space, commas and dashes at its edges, nor a full stop at its end."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge + ".":
        if text[end - 1] == "." and ABBREVIATED.search(text, max(start, end - 12), end):
            break
        end -= 1
    return start, end


ABBREVIATED = re.compile(r"(?:\b[A-Za-z]\.|\b(?:Inc|Corp|Co|Jr|Sr|Ltd|etc)\.|\.\.\.)\Z")
