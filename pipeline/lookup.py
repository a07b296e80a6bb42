"""Looking up what a Doc's layers say of a stretch of text, without going through all of them each time."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Generic, TypeVar

from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import (
    Attribution,
    Country,
    Date,
    Institution,
    Match,
    Number,
    Official,
    Person,
    PillarMention,
    Region,
    Sentence,
    Stance,
)

R = TypeVar("R", Country, Region, Person, Official, Institution, Number, Date, Match, PillarMention, Stance)


class Layer(Generic[R]):
    """A layer of a Doc, to look up the records inside a stretch of text without going through all of them."""

    def __init__(self, doc: Doc, name: str, kind: type[R]) -> None:
        self.records: list[R] = sorted(layers.get(doc, name, kind), key=lambda record: (record.start, record.end))
        self.starts: list[int] = [record.start for record in self.records]

    def inside(self, start: int, end: int) -> tuple[R, ...]:
        """The records that lie wholly in `start:end`."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return tuple(record for record in self.records[first:last] if record.end <= end)


class Attributions:
    """The attributions of a Doc by the sentences that their contents reach into."""

    def __init__(self, doc: Doc, sentences: Sequence[Sentence]) -> None:
        starts = [sentence.start for sentence in sentences]
        self.by_sentence: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in layers.get(doc, "attributions", Attribution):
            reached = {
                index
                for start, end in attribution.content
                for index in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
            }
            for index in reached:
                self.by_sentence[index].append(attribution)

    def innermost(self, index: int, start: int, end: int) -> Attribution | None:
        """The attribution with the shortest content that holds `start:end` of that sentence."""
        holding = [
            attribution
            for attribution in self.by_sentence.get(index, ())
            if any(s <= start and end <= e for s, e in attribution.content)
        ]
        return min(holding, key=_content_length, default=None)

    def widest(self, index: int, start: int, end: int) -> Attribution | None:
        """The attribution whose content covers most of `start:end`, for a sentence that is selected for none of its
        pillars."""
        return max(
            self.by_sentence.get(index, ()),
            key=lambda a: sum(max(0, min(e, end) - max(s, start)) for s, e in a.content),
            default=None,
        )


def _content_length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
