"""Values of slots that no entity has."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.rule import Pack, Rule
from pipeline.patterns.notation import suggest
from pipeline.patterns.program import Choice, Node, Slot


class UnknownValue(Rule):
    """`{country:XX}` or `{region:name}` of a country or a region that there is not."""

    name = "unknown-value"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            for notation, at in entry.notations():
                for slot in (slot for part in notation.parts for node in part for slot in _slots(node)):
                    known = _known(slot.kind)
                    for value in slot.values if known else ():
                        if value not in known:
                            hint = suggest(value, known) if slot.kind == "region" else "use an ISO code, such as GT"
                            yield self.of(entry, f"asks for an unknown {slot.kind}, '{value}'", hint, at)


def _slots(node: Node) -> Iterator[Slot]:
    if isinstance(node, Slot):
        yield node
    elif isinstance(node, Choice):
        for option in node.options:
            for inner in option:
                yield from _slots(inner)


class CountryRow(Struct, frozen=True):
    """What is read of a row of countries.csv."""

    iso2: str


class RegionRow(Struct, frozen=True):
    """What is read of a row of regions.csv."""

    id: str


@cache
def _known(kind: str) -> tuple[str, ...]:
    """The values that a kind of slot may have, empty where any may be."""
    if kind == "country":
        return tuple(row.iso2 for row in read_rows("countries", CountryRow))
    return tuple(row.id for row in read_rows("regions", RegionRow)) if kind == "region" else ()
