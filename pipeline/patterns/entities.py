"""What fills a slot: the records of the entity layers, as stretches of a sentence's words."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from pipeline.patterns.search import SlotTable
from pipeline.patterns.view import View
from pipeline.records import Country, Date, Institution, Number, Official, Record, Region

# Kind of slot, kind of record, and the values of a slot that the record answers to.
FILLERS: tuple[tuple[str, type[Record], Callable[..., tuple[str, ...]]], ...] = (
    ("country", Country, lambda country: (country.iso2,)),
    ("region", Region, lambda region: (region.id,)),
    ("number", Number, lambda number: (number.kind,)),
    ("official", Official, lambda official: (official.kind,)),
    ("institution", Institution, lambda institution: (institution.name,)),
    ("date", Date, lambda _: ()),
)
"""One line a slot; the notation knows the same names (`SLOT_VALUES`)."""


def slot_table(view: View, entities: Sequence[Record]) -> SlotTable:
    """The entities that stand on words of the view. An entity takes every word that it touches."""
    table: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
    for entity in entities:
        for kind, record, values in FILLERS:
            if isinstance(entity, record):
                first, after = bisect_right(view.ends, entity.start), bisect_left(view.starts, entity.end)
                if first < after:
                    table.setdefault(kind, []).append((first, after, frozenset(values(entity))))
    return table
