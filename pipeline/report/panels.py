"""The claims behind a figure: each mark, cell or row of one leads to a panel that lists some of them."""

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct, field

MOST = 10
"""So many claims are listed in a panel."""


class Panel(Struct, frozen=True):
    """`title` says which claims; `claims` are their places in the run, in order."""

    anchor: str
    title: str
    claims: Sequence[int]


class Panels(Struct):
    """All the panels of a page, in the order in which they were made."""

    made: list[Panel] = field(default_factory=list)

    def add(self, title: str, claims: Iterable[int]) -> str:
        """The address of a new panel."""
        places = list(dict.fromkeys(map(int, claims)))
        self.made.append(Panel(f"p{len(self.made) + 1}", title, places))
        return self.made[-1].anchor

    def since(self, count: int) -> list[Panel]:
        """The panels that were made after the first `count`."""
        return self.made[count:]

    def shown(self, total: int, limit: int) -> set[int]:
        """Which of all claims are written out: first what the panels list, the first of each before the second of any;
        then in the order of the run, up to the limit."""
        listed = (panel.claims[turn] for turn in range(MOST) for panel in self.made if turn < len(panel.claims))
        chosen: set[int] = set()
        for place in chain(listed, range(total)):
            if len(chosen) >= limit:
                break
            chosen.add(place)
        return chosen
