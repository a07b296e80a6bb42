"""Who held which public office when: officials.csv and congress.csv, ready for lookup."""

from collections.abc import Iterable

from msgspec import Struct, field

from pipeline.gazetteers import read_rows


class Holder(Struct, frozen=True):
    """A row of officials.csv or congress.csv. `first` and `last` are days, YYYY-MM-DD; `last` is empty while it lasts;
    `country` is an ISO 3166 code, empty for an international body."""

    name: str
    role: str
    first: str = field(name="from")
    source: str
    aliases: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    country: str = ""
    last: str = field(name="to", default="")

    def on(self, day: str) -> bool:
        """Whether the office was held on that day."""
        return self.first <= day and (not self.last or day < self.last)


def read_holders() -> list[Holder]:
    """All rows, those of officials.csv first."""
    return read_rows("officials", Holder) + read_rows("congress", Holder)


def at(holders: Iterable[Holder], day: str | None) -> Holder | None:
    """Of one person's offices the one that counts on that day: held then (the latest begun, a candidacy last), else the
    last held before, else the earliest. Without a day, the latest begun that is no candidacy."""
    rows = sorted(holders, key=lambda h: (h.role != "candidate", h.first))
    if not rows:
        return None
    if day is None:
        return rows[-1]
    held = [h for h in rows if h.on(day)]
    if held:
        return held[-1]
    before = [h for h in rows if h.first <= day and h.role != "candidate"]
    return max(before, key=lambda h: h.last, default=rows[0])
