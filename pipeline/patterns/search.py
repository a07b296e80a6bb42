"""The search for notations in one sentence: contiguous parts first, then joins by distance.

Gaps are never searched, they are joined: for each end the latest start that reaches it. That is linear in the hits,
where a gap as a repeated wildcard is exponential."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from pipeline.patterns.program import Choice, Node, Notation, Part, Slot, Word
from pipeline.patterns.view import HYPHEN, LONG_DASH, NEXT, View

Words: TypeAlias = tuple[int, int]
"""A stretch of words, half-open, as indices into a View."""

MAX_SLOT_WORDS = 12
JOINTS = {"next": (NEXT, HYPHEN), "hyphen": (NEXT, HYPHEN, LONG_DASH), "dash": (HYPHEN, LONG_DASH)}

SlotTable: TypeAlias = Mapping[str, Sequence[tuple[int, int, frozenset[str]]]]
"""By kind of slot the entities of a sentence: first word, word after the last, and the values that name it."""


class Search:
    """Finds notations in one view. `slots` are the sentence's entities; None leaves slots open: any few words fit."""

    def __init__(self, view: View, slots: SlotTable | None = None) -> None:
        self.view = view
        self.slots = slots

    def spans(self, notation: Notation) -> list[Words]:
        """For each end that a match can have its tightest match, in the order of the ends."""
        if not all(self.view.holds(word) for word in notation.needs):
            return []
        hits = []
        for part in notation.parts:
            found = self.hits(part)
            if not found:
                return []
            hits.append(found)
        reached = {end: start for start, end in sorted(hits[0], reverse=True)}  # the longest for each end
        for gap, found in zip(notation.gaps, [*hits[1:-1], _longest(hits[-1])] if notation.gaps else [], strict=True):
            joined: dict[int, int] = {}
            for start, end in found:
                first = self.latest(reached, start, gap)
                if first is not None and first >= joined.get(end, 0):
                    joined[end] = first
            reached = joined
        spans = [(start, end) for end, start in reached.items()]
        return sorted(spans if notation.gaps else _longest(spans), key=lambda span: (span[1], span[0]))

    def latest(self, reached: Mapping[int, int], start: int, gap: int) -> int | None:
        """The latest first word of a match that ends at most `gap` counted words before `start`."""
        counted = self.view.counted
        best, end = None, start
        while end > 0 and counted[start] - counted[end] <= gap:
            first = reached.get(end)
            if first is not None and (best is None or first > best):
                best = first
            end -= 1
        return best

    def hits(self, part: Part) -> list[Words]:
        """Every stretch of words that a part covers."""
        return [(start, end) for start in sorted(self._starts(part)) for end in self._ends(part, start)]

    def _starts(self, part: Part) -> set[int]:
        starts: set[int] = set()
        for node in part:
            if isinstance(node, Word):
                starts |= self._positions(node)
            elif isinstance(node, Choice):
                starts = starts.union(*map(self._starts, node.options))
            elif self.slots is None:
                starts.update(range(len(self.view)))
            else:
                starts.update(start for start, _, _ in self.slots.get(node.kind, ()))
            if not node.optional:
                break
        return starts

    def _positions(self, word: Word) -> set[int]:
        view, found = self.view, set[int]()
        for form in word.lower & view.positions.keys():
            found.update(view.positions[form])
        for form in word.exact & view.positions.keys():
            found.update(at for at in view.positions[form] if view.exact[at] == form)
        if word.prefixes:
            for form, positions in view.positions.items():
                if form.startswith(word.prefixes):
                    found.update(positions)
        return found

    def _ends(self, part: Part, start: int) -> set[int]:
        """Where the part can end when it begins at word `start`; empty stretches are left out."""
        reached = {start}
        for node in part:
            after = set[int]().union(*(self._after(node, at, start) for at in reached))
            reached = reached | after if node.optional else after
            if not reached:
                break
        return reached - {start}

    def _after(self, node: Node, at: int, start: int) -> Iterable[int]:
        view = self.view
        if isinstance(node, Choice):
            return set[int]().union(*(self._sequence(option, at, start) for option in node.options))
        if at >= len(view) or (at > start and view.joints[at] not in JOINTS[_joint(node)]):
            return ()
        if isinstance(node, Slot):
            return self._slot(node, at)
        lower = view.lower[at]
        holds = lower in node.lower or view.exact[at] in node.exact
        return (at + 1,) if holds or (node.prefixes and lower.startswith(node.prefixes)) else ()

    def _sequence(self, part: Part, at: int, start: int) -> set[int]:
        reached = {at}
        for node in part:
            after = set[int]().union(*(self._after(node, each, start) for each in reached))
            reached = reached | after if node.optional else after
        return reached

    def _slot(self, slot: Slot, at: int) -> Iterable[int]:
        if self.slots is None:
            return range(at + 1, min(at + MAX_SLOT_WORDS, len(self.view)) + 1)
        return [
            end
            for first, end, values in self.slots.get(slot.kind, ())
            if first == at and end - first <= MAX_SLOT_WORDS and (not slot.values or not values.isdisjoint(slot.values))
        ]


def _joint(node: Word | Slot) -> str:
    return node.joint if isinstance(node, Word) else "next"


def _longest(spans: Iterable[Words]) -> list[Words]:
    """Of the spans with one start the longest."""
    ends: dict[int, int] = {}
    for start, end in spans:
        ends[start] = max(end, ends.get(start, 0))
    return list(ends.items())
