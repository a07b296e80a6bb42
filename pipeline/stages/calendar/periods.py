"""Arithmetic of periods: a period is a pair of days, both included. Nothing here knows any text.

The guideline's conventions: a week runs from Monday to Sunday, a season is three whole months, "early" is the first
third of a period, "late" the last, "mid-" of a month the 10th to the 20th.
"""

import calendar
from datetime import date, timedelta
from typing import TypeAlias

Period: TypeAlias = tuple[date, date]

SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def day(year: int, month: int, number: int) -> Period:
    """One day. Raises ValueError where the calendar has no such day."""
    one = date(year, month, number)
    return one, one


def month(year: int, number: int) -> Period:
    """A whole month; `number` may run over the end of the year (13 is January of the next). Raises ValueError outside
    the years 1 to 9999."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months(year: int, number: int, count: int) -> Period:
    """`count` whole months from month `number` on."""
    return month(year, number)[0], month(year, number + count - 1)[1]


def years(first: int, last: int) -> Period:
    """Whole years, both included."""
    return date(first, 1, 1), date(last, 12, 31)


def season(year: int, name: str) -> Period:
    """Three whole months; the winter of a year begins in its December."""
    return months(year, SEASON_START[name], 3)


def week(of: date) -> Period:
    """Monday to Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return monday, monday + timedelta(days=6)


def decade(of: int) -> Period:
    """The ten years that share all digits but the last."""
    return years(of - of % 10, of - of % 10 + 9)


def century(number: int) -> Period:
    """The 20th century is 1901 to 2000."""
    return years(number * 100 - 99, number * 100)


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year."""
    return months(year, number * 3 - 2, 3)


def half(year: int, number: int) -> Period:
    """A half of a calendar year."""
    return months(year, number * 6 - 5, 6)


def fiscal(year: int) -> Period:
    """The fiscal year of the U.S. government, which ends on 30 September of the year it is named after."""
    return months(year - 1, 10, 12)


def shift(of: date, unit: str, count: int) -> Period:
    """The day, week, month, year, decade or century that lies `count` of them after `of` (before, where negative): as
    coarse as its unit. Raises ValueError or OverflowError outside the calendar."""
    if unit == "day":
        moved = of + timedelta(days=count)
        return moved, moved
    if unit == "week":
        return week(of + timedelta(weeks=count))
    if unit == "weekend":
        saturday = of - timedelta(days=of.weekday()) + timedelta(days=5, weeks=count)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month(of.year, of.month + count)
    if unit == "quarter":
        return quarter(of.year + ((of.month - 1) // 3 + count) // 4, ((of.month - 1) // 3 + count) % 4 + 1)
    if unit == "year":
        return years(of.year + count, of.year + count)
    if unit == "decade":
        return decade(of.year + 10 * count)
    return century((of.year - 1) // 100 + 1 + count)


def stretch(of: date, unit: str, count: int) -> Period:
    """From `of` to the day that lies `count` units away, in order: "the last 10 days", "the next two years"."""
    if unit in ("day", "week"):
        other = of + timedelta(days=count * (7 if unit == "week" else 1))
    else:
        ahead = of.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
        year, number = of.year + ahead // 12, ahead % 12 + 1
        other = date(year, number, min(of.day, calendar.monthrange(year, number)[1]))
    return min(of, other), max(of, other)


def third(period: Period, part: str) -> Period:
    """The early, mid or late third of a period, in the steps that its length suggests: years of a decade or century,
    months of a year or season, days of a month or week."""
    first, last = period
    length = (last - first).days + 1
    if length == 1:
        return period
    if length > 1200:
        steps = last.year - first.year + 1
        early, late = first.year + round(steps / 3) - 1, last.year - round(steps / 3) + 1
        bounds = {"early": (first.year, early), "mid": (early + 1, late - 1), "late": (late, last.year)}
        return years(*bounds[part])
    if length > 80:
        steps = round(length / 30.4) // 3
        begin = {"early": 0, "mid": steps, "late": round(length / 30.4) - steps}[part]
        return months(first.year, first.month + begin, steps)
    if length >= 28:
        days = {"early": (1, 10), "mid": (10, 20), "late": (21, last.day)}[part]
        return first.replace(day=days[0]), first.replace(day=days[1])
    steps = max(length // 3, 1)
    begin = {"early": 0, "mid": steps, "late": length - steps}[part]
    return first + timedelta(days=begin), first + timedelta(days=begin + steps - 1)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> Period:
    """The nth Monday (0) to Sunday (6) of a month; -1 is the last."""
    first, last = month(year, number)
    if nth < 0:
        found = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)
    return found, found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the algorithm of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    L = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: N806  (the letters are those of the published algorithm)
    m = (a + 11 * h + 22 * L) // 451
    number, rest = divmod(h + L - 7 * m + 114, 31)
    return date(year, number, rest + 1)
