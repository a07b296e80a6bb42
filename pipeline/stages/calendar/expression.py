"""What a rule of the date grammar gives: an expression, and how it is resolved once an anchor is known."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from pipeline.stages.calendar import periods as periods
from pipeline.stages.calendar.periods import Period
from pipeline.stages.calendar.tense import Tense

Shape = Literal["clock", "day", "weekday", "month", "season", "year", "range", "other"]


class Anchor(NamedTuple):
    """What relative dates are counted from: the day of publication and the tense; or, `strict`, the other end of a
    range, which nothing may lie beyond."""

    day: date
    tense: Tense | None
    strict: bool = False


Resolve: TypeAlias = Callable[[Anchor], Period | None]


class Expression(NamedTuple):
    """A date as found: characters of the sentence, its shape, and the period it denotes once an anchor is known.
    `absolute` tells that the text alone fixes it; then the anchor is not looked at."""

    start: int
    end: int
    shape: Shape
    resolve: Resolve
    absolute: bool = False


Rule: TypeAlias = Callable[[str, int], Expression | None]


def fixed(period: Period) -> Resolve:
    """A resolver for what needs no anchor."""
    return lambda _: period


def unknown(_: Anchor) -> None:
    """A resolver for what locates in time but cannot be told ("weekdays", "the following day")."""


def nearest_year(anchor: Anchor, month: int, number: int = 0) -> int:
    """The year of a month, or of a day in it, that is named without one: this year's, unless that is still to come and
    spoken of in the past, or gone by and spoken of in the future. News names the year of a day that is not of this
    year, so a day must be far off before the tense moves it."""
    year = anchor.day.year
    if number and not anchor.strict:
        ahead = (date(year, month, min(number, 28)) - anchor.day).days
        past, future = {"past": (100, -366), "future": (366, -30), None: (200, -300)}[anchor.tense]
        return year - (ahead > past) + (ahead < future)
    here, there = (anchor.day.month, anchor.day.day if number else 0), (month, number)
    if (there > here and anchor.tense == "past") or (month - anchor.day.month > 6 and anchor.tense is None):
        return year - 1
    return year + (there < here and anchor.tense == "future")


def weekend(anchor: Anchor, *, this: bool = False) -> Period:
    """The weekend before the anchor (which may lie in it); in the future, and for "this weekend" unless it
    is past, the one at the end of the week."""
    back = (anchor.tense == "past" or (anchor.tense is None and not this)) and anchor.day.weekday() < 5
    return periods.shift(anchor.day, "weekend", -1 if back else 0)


def season(anchor: Anchor, name: str, move: int) -> Period:
    """The season of this year for "this"; else the last that has ended, or the next that has not begun."""
    this = periods.season(anchor.day.year, name)
    if name == "winter" and anchor.day.month < 3:
        this = periods.season(anchor.day.year - 1, name)
    if move < 0 and this[1] >= anchor.day:
        return periods.season(this[0].year - 1, name)
    if move > 0 and this[0] <= anchor.day:
        return periods.season(this[0].year + 1, name)
    return this


def holiday_year(anchor: Anchor, in_year: Callable[[int], date | None]) -> Period | None:
    """A holiday of no named year: by the tense the last or the next one, else the nearest."""
    near = [found for year in (-1, 0, 1) if (found := in_year(anchor.day.year + year))]
    if anchor.tense:
        fits = [x for x in near if (x <= anchor.day if anchor.tense == "past" else x >= anchor.day)]
        near = fits or near
    found = min(near, key=lambda x: abs((x - anchor.day).days), default=None)
    return (found, found) if found else None
