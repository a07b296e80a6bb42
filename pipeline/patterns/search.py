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
        first, *others = hits
        reached = {end: start for start, end in reversed(first)}  # the longest for each end
        if not others:
            return _by_end(_longest((start, end) for end, start in reached.items()))
        others[-1] = _longest(others[-1])
        for gap, found in zip(notation.gaps, others, strict=True):
            joined: dict[int, int] = {}
            for start, end in found:
                begin = self.latest(reached, start, gap)
                if begin is not None and begin >= joined.get(end, 0):
                    joined[end] = begin
            reached = joined
        return _by_end((start, end) for end, start in reached.items())

    def latest(self, reached: Mapping[int, int], start: int, gap: int) -> int | None:
        """The latest first word of a match that ends at most `gap` counted words before `start`."""
        counted = self.view.counted
        least = counted[start] - gap
        best, end = -1, start
        while end > best and counted[end] >= least:  # what ends at `best` or before begins earlier still
            begin = reached.get(end, -1)
            if begin > best:  # `max` would take half of the search's time where all words are the same
                best = begin
            end -= 1
        return None if best < 0 else best

    def hits(self, part: Part) -> list[Words]:
        """Every stretch of words that a part covers, by their starts."""
        if len(part) == 1 and isinstance(part[0], Word):  # most parts: nothing is left to go through
            return [(at, at + 1) for at in sorted(self._positions(part[0]))]
        begun = {(start, start) for start in self._starts(part)}
        return sorted(span for span in self._through(part, begun) if span[0] < span[1])

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

    def _through(self, part: Part, begun: set[Words]) -> set[Words]:
        """The stretches that a part makes of those begun: start, and the word after the last."""
        for node in part:
            longer = self._over(node, begun)
            begun = begun | longer if node.optional else longer
            if not begun:
                break
        return begun

    def _over(self, node: Node, begun: set[Words]) -> set[Words]:
        """The stretches that one node makes of those begun."""
        if isinstance(node, Choice):
            return set[Words]().union(*(self._through(option, begun) for option in node.options))
        joints, size = self.view.joints, len(self.view)
        allowed = JOINTS[node.joint if isinstance(node, Word) else "next"]
        if isinstance(node, Slot):
            open_ends = [(s, at) for s, at in begun if at < size and (at == s or joints[at] in allowed)]
            return {(start, end) for start, at in open_ends for end in self._slot(node, at)}
        words, cased = self.view.lower, self.view.exact
        lower, exact, prefixes = node.lower, node.exact, node.prefixes
        return {
            (start, at + 1)
            for start, at in begun
            if at < size
            and (at == start or joints[at] in allowed)
            and (words[at] in lower or cased[at] in exact or (prefixes and words[at].startswith(prefixes)))
        }

    def _slot(self, slot: Slot, at: int) -> Iterable[int]:
        """Where a slot can end that begins at word `at`."""
        if self.slots is None:
            return range(at + 1, min(at + MAX_SLOT_WORDS, len(self.view)) + 1)
        return [
            end
            for first, end, values in self.slots.get(slot.kind, ())
            if first == at and end - first <= MAX_SLOT_WORDS and (not slot.values or not values.isdisjoint(slot.values))
        ]


def _by_end(spans: Iterable[Words]) -> list[Words]:
    return sorted(spans, key=lambda span: (span[1], span[0]))


def _longest(spans: Iterable[Words]) -> list[Words]:
    """Of the spans with one start the longest."""
    ends: dict[int, int] = {}
    for start, end in spans:
        ends[start] = max(end, ends.get(start, 0))
    return list(ends.items())
