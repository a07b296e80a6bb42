"""What stands twice, or can find nothing that something else does not find."""

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.cover import Wider
from pipeline.patterns.lint.rule import Entry, Pack, Rule
from pipeline.patterns.located import Path as Place
from pipeline.patterns.program import Notation, Pattern

LIST = re.compile(r"@([\w-]+)")


class Duplicate(Rule):
    """A notation that stands twice in a pillar."""

    name = "duplicate"

    def find(self, pack: Pack) -> Iterator[Issue]:
        first: dict[tuple[object, ...], tuple[Entry, Place]] = {}
        for entry in pack.entries:
            for notation, at in entry.notations():
                key = (entry.pattern.pillar, entry.pattern.blocks, notation.parts, notation.gaps)
                other, there = first.setdefault(key, (entry, at))
                if other is entry and there != at:
                    yield self.of(entry, f"has '{notation.text}' twice", "delete one, or let --fix do it", at)
                elif other is not entry and pack.data.pillars:  # of rules each pattern is one of its own
                    hint = "delete one" if _vetoes(other.pattern) == _vetoes(entry.pattern) else _UNLIKE
                    message = f"has '{notation.text}', which '{other.pattern.id}' has too"
                    yield self.of(entry, message, hint, at)


_UNLIKE = "delete one; what unless: forbids in one of them the other finds"


class Shadowed(Rule):
    """A notation, or a whole pattern, all of whose matches another one finds."""

    name = "shadowed"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for pillar in dict.fromkeys(entry.pattern.pillar for entry in pack.entries):
            entries = [entry for entry in pack.entries if entry.pattern.pillar == pillar]
            wider = Wider(notation for entry in entries for notation in entry.pattern.any)
            shadows = {id(n): wider.than(n) for entry in entries for n in entry.pattern.any}
            for entry in entries:
                yield from self._notations(entry, shadows)
                if pack.data.pillars:
                    yield from self._pattern(entry, entries, shadows)

    def _notations(self, entry: Entry, shadows: dict[int, list[Notation]]) -> Iterator[Issue]:
        own = {id(notation) for notation in entry.pattern.any}
        for notation, at in entry.notations() if own else ():
            over = next((wide for wide in shadows[id(notation)] if id(wide) in own), None)
            if over is not None:
                message = f"has '{notation.text}', all of which '{over.text}' finds"
                yield self.of(entry, message, "delete it", at)

    def _pattern(self, entry: Entry, entries: list[Entry], shadows: dict[int, list[Notation]]) -> Iterator[Issue]:
        if not entry.pattern.any:
            return
        over = [{id(wide) for wide in shadows[id(notation)]} for notation in entry.pattern.any]
        for other in entries:
            theirs = {id(notation) for notation in other.pattern.any}
            if (
                other is not entry
                and not any(map(theirs.isdisjoint, over))
                and _vetoes(other.pattern) <= _vetoes(entry.pattern)
                and set(entry.pattern.blocks) <= set(other.pattern.blocks)
            ):
                message = f"finds nothing that '{other.pattern.id}' does not find"
                yield self.of(entry, message, "delete it, or narrow the other")
                return


def _vetoes(pattern: Pattern) -> set[tuple[str, str]]:
    """What forbids a match of a pattern."""
    found = {("unless", notation.text) for notation in pattern.unless}
    found |= {("unless_sentence", notation.text) for notation in pattern.unless_sentence}
    if before := pattern.unless_before:
        found |= {(f"unless_before {before.within}", notation.text) for notation in before.any}
    return found


class DuplicateExample(Rule):
    """An example that stands twice in a pattern."""

    name = "duplicate-example"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            for one, other in combinations(entry.pattern.examples, 2):
                if one.text == other.text:
                    message = f"'{entry.pattern.id}' has this example twice: {other.text}"
                    hint = "delete one" if one.kind != other.kind else "delete one, or let --fix do it"
                    yield self.issue(entry.path, (other.line, other.column), message, hint)


class UnusedList(Rule):
    """A word list that nothing uses."""

    name = "unused-list"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for name, source in pack.sources.items():
            lists = source.value.get("lists") if isinstance(source.value, dict) else None
            for each in lists if isinstance(lists, dict) else ():
                if each not in self._used(pack):
                    place = source.keys[("lists", each)]
                    yield self.issue(str(pack.folder / name), place, f"nothing uses the list '@{each}'", "delete it")

    def _used(self, pack: Pack) -> set[str]:
        return {name for source in pack.sources.values() for name in LIST.findall(str(source.value))}
