"""What stands twice, or can find nothing that something else does not find."""

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.cover import Wider
from pipeline.patterns.lint.rule import Entry, Pack, Rule
from pipeline.patterns.program import Notation, Pattern

LIST = re.compile(r"@([\w-]+)")


class Duplicate(Rule):
    """A notation that stands twice in a pillar."""

    name = "duplicate"

    def find(self, pack: Pack) -> Iterator[Issue]:
        first: dict[tuple[object, ...], tuple[Entry, Notation]] = {}
        for entry in pack.entries:
            for notation, at in entry.notations():
                key = (entry.pattern.pillar, entry.pattern.blocks, at[0], tuple(notation.text.split()))
                other, twin = first.setdefault(key, (entry, notation))
                if twin is notation or twin.parts != notation.parts:
                    continue
                if other is entry:
                    yield self.of(entry, f"has '{notation.text}' twice", "delete one, or let --fix do it", at)
                elif pack.data.pillars:  # of rules each pattern is one of its own
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
            owners = {id(notation): entry for entry in entries for notation in entry.pattern.any}
            wider = Wider(notation for entry in entries for notation in entry.pattern.any)
            for entry in entries:
                over = {id(notation): wider.than(notation) for notation in entry.pattern.any}
                for notation, at in entry.notations():
                    own = [wide for wide in over.get(id(notation), ()) if owners[id(wide)] is entry]
                    if own:
                        message = f"has '{notation.text}', all of which '{own[0].text}' finds"
                        yield self.of(entry, message, "delete it", at)
                others = [{owners[id(wide)].pattern.id: owners[id(wide)] for wide in each} for each in over.values()]
                if pack.data.pillars and all(others):
                    yield from self._useless(entry, others)

    def _useless(self, entry: Entry, others: list[dict[str, Entry]]) -> Iterator[Issue]:
        """Whether one other pattern finds what each notation finds; `others` are those that do, by notation."""
        for other in others[0].values() if others else ():
            if (
                other is not entry
                and all(other.pattern.id in each for each in others)
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
        if pack.partial:
            return
        used = {name for source in pack.sources.values() for name in LIST.findall(str(source.value))}
        for name, source in pack.sources.items():
            lists = source.value.get("lists") if isinstance(source.value, dict) else None
            for each in lists if isinstance(lists, dict) else ():
                if each not in used:
                    place = source.keys[("lists", each)]
                    yield self.issue(str(pack.folder / name), place, f"nothing uses the list '@{each}'", "delete it")
