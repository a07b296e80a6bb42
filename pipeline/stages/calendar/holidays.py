"""Holidays: names of days and the rule by which a year has them, from `holidays.csv`."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.gazetteers import read_rows
from pipeline.stages.calendar import periods as periods

RULE = re.compile(r"(\d{4}-)?\d\d-\d\d|\d\d [0-6] (-1|[1-5])|easter [+-]\d{1,2}|")


class Holiday(Struct, frozen=True):
    """A row of `holidays.csv`; its header says what the columns mean."""

    name: str
    rule: str = ""
    plus: int = 0
    near: tuple[str, ...] = ()

    def in_year(self, year: int) -> date | None:
        """The day it falls on, or None where it moves with another calendar. Raises ValueError outside the calendar."""
        if not self.rule:
            return None
        if self.rule.startswith("easter"):
            return periods.easter(year) + timedelta(days=int(self.rule[7:]))
        if self.fixed:
            return date.fromisoformat(self.rule)
        if "-" in self.rule[:3]:
            return date(year, int(self.rule[:2]), int(self.rule[3:]))
        month, weekday, nth = map(int, self.rule.split())
        return periods.nth_weekday(year, month, weekday, nth)[0] + timedelta(days=self.plus)

    @property
    def fixed(self) -> bool:
        """Whether the name alone means one day of one year."""
        return self.rule[:4].isdigit()


class Holidays:
    """All holidays, with one pattern that finds their names (the longest first)."""

    def __init__(self, rows: list[Holiday]) -> None:
        self.by_name: Mapping[str, Holiday] = {fold(row.name): row for row in rows}
        self.first_words = frozenset(re.match(r"[A-Za-z]+", row.name)[0].lower() for row in rows)  # type: ignore[index]
        names = sorted((row.name for row in rows), key=len, reverse=True)
        self.pattern = re.compile("(?:" + "|".join(map(_spelling, names)) + r")(?![\w])")

    def find(self, text: str, start: int) -> tuple[int, Holiday] | None:
        """The holiday named at `start`, with the end of its name; None where its context is missing."""
        found = self.pattern.match(text, start)
        if not found:
            return None
        holiday = self.by_name[fold(found[0])]
        if holiday.near and not any(word in text for word in holiday.near):
            return None
        return found.end(), holiday


def fold(name: str) -> str:
    """A name without its marks of punctuation, spaces folded, so that "New Year’s" and "NEW YEAR'S" are one."""
    return " ".join(name.replace("'", "").replace("’", "").replace(".", "").lower().split())


def _spelling(name: str) -> str:
    parts = [re.escape(part).replace("'", "['’]?") for part in name.split()]
    return r"\s{1,2}".join(f"(?:{part}|{part.upper()})" if part.isalpha() else part for part in parts)


def load_holidays() -> Holidays:
    """The holidays of `holidays.csv`. Raises ClaimsError where a rule cannot be read."""
    rows = read_rows("holidays", Holiday)
    for row in rows:
        if not RULE.fullmatch(row.rule):
            raise ClaimsError(f"holidays.csv: {row.name}: {row.rule!r} is no rule; the file's first lines list them")
    return Holidays(rows)
