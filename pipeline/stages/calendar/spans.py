"""Rules for what is counted from the day of publication: last week, the next two years, five years ago."""

import re

from pipeline.stages.calendar import periods as periods
from pipeline.stages.calendar.expression import Anchor, Expression, season, unknown, weekend
from pipeline.stages.calendar.periods import Period
from pipeline.stages.calendar.words import (
    COUNT,
    MONTH,
    MONTHS,
    SEASON,
    UNIT,
    small,
)

WHICH_UNIT = re.compile(
    rf"(?P<which>this\spast|this\scoming|this|last|next|past|previous|prior|following|coming|current|same|that)\s"
    rf"(?:(?P<unit>{UNIT})(?!\w|-(?:old|long|end\b))|(?P<season>{SEASON})|(?P<month>{MONTH})(?!\s\d\d?(?!\d)))",
    re.IGNORECASE,
)
STEP = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1, "this": 0, "current": 0}


def which_unit(text: str, at: int) -> Expression | None:
    """this week, last year, next summer, this past month, last August; "the following day" stays unresolved."""
    found = WHICH_UNIT.match(text, at)
    if not found:
        return None
    which, quarter, month = found["which"].lower(), found["season"], found["month"]
    step = STEP.get(which)
    if step is None and (
        quarter or month or (which == "that" and found["unit"].lower() not in ("day", "year", "week"))
    ):
        return None
    if month and found["month"][0].islower():
        return None
    if step is None or ((found["unit"] or "").lower() == "day" and step):
        return Expression(at, found.end(), "other", unknown)
    move, unit = step, (found["unit"] or "").lower()

    def resolve(anchor: Anchor) -> Period:
        if (unit in ("decade", "century") and move < 0) or (unit == "year" and which.endswith("past")):
            return periods.stretch(anchor.day, unit, -1)
        if unit:
            return (
                weekend(anchor, this=True) if unit == "weekend" and not move else periods.shift(anchor.day, unit, move)
            )
        if quarter:
            return season(anchor, quarter.lower(), move)
        number = MONTHS[month.rstrip(".").lower()]
        year = anchor.day.year
        if move < 0:
            year -= number >= anchor.day.month
        elif move > 0:
            year += number <= anchor.day.month
        return periods.month(year, number)

    return Expression(at, found.end(), "year" if unit == "year" else "other", resolve)


LAST_COUNT = re.compile(
    rf"(?P<which>last|past|next|previous|coming|first|final|following)\s{COUNT}\s"
    r"(?P<unit>hour|minute|second|day|week|weekend|month|quarter|year|decade)s(?!\w)",
    re.IGNORECASE,
)

OF_YEAR = re.compile(r"\s(?:of|in)\s(?:the|this|last|next)?\s?(?:year|month|week|decade|century|\d{4})")


def last_count(text: str, at: int) -> Expression | None:
    """the last 10 days, the next two years, the past few weeks."""
    found = LAST_COUNT.match(text, at)
    if not found:
        return None
    which, count, unit = found["which"].lower(), found["count"], found["unit"].lower()
    if which in ("first", "final") and not OF_YEAR.match(text, found.end()):
        return None
    if not count or which in ("first", "final", "previous", "following") or unit in ("weekend",):
        return Expression(at, found.end(), "other", unknown)
    way = -1 if which in ("last", "past") else 1
    number = small(count)
    if unit in ("hour", "minute", "second"):
        unit, number = "day", -(-number // 24) if unit == "hour" else 0
    return Expression(at, found.end(), "other", lambda anchor: periods.stretch(anchor.day, unit, way * number))


AGO = re.compile(
    rf"{COUNT}[\s-](?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century|centurie)s?"
    r"\s(?P<way>and\sa\shalf\sago|ago|earlier|later|before|after|afterward|prior|from\snow|hence|from\stoday|away(?!\sfrom\s(?:home|work|school|the\sgame|his|her|their|my)\b))(?!\w)",
    re.IGNORECASE,
)


SPENT = re.compile(r"\b(?:after|for|spent|took|his|her|their)\s$")  # "after two years away"


def ago(text: str, at: int) -> Expression | None:
    """five years ago, two days from now: as coarse as their unit. "two days later" hangs on another date."""
    found = AGO.match(text, at)
    if not found:
        return None
    way, unit, count = found["way"].lower(), found["unit"].lower(), found["count"]
    if way in ("before", "after") and found["unit"].lower() in ("hour", "minute", "second"):
        return None
    if way in ("before", "after") and text.endswith("for ", 0, at):  # "for seven years after": how long
        return None
    if way == "away" and (unit in ("hour", "minute", "second") or SPENT.search(text, max(0, at - 10), at)):
        return None
    if way in ("earlier", "later", "before", "after", "afterward", "prior") or not count or found["half"]:
        return Expression(at, found.end(), "other", unknown)
    number, sign = small(count), -1 if way.endswith("ago") else 1
    if unit in ("second", "minute", "hour"):
        unit, number = "day", number // 24 if unit == "hour" else 0
    unit = "century" if unit == "centurie" else unit
    return Expression(at, found.end(), "other", lambda anchor: periods.shift(anchor.day, unit, sign * number))


IN_COUNT = re.compile(
    rf"(?P<in>[Ii]n\s){COUNT}\s(?P<unit>day|week|month|year|decade)s?(?:['’]?\stime)?(?=\s?[.,;]|\s(?:when|if|and)\b|$)"
)

# "the first time in 40 years" looks back and tells how long
SINCE = re.compile(r"\b(?:times?|\w{2,10}est|most|least|first|second|third|once|twice|only|ever)\s[^,;]{0,30}$")


def in_count(text: str, at: int) -> Expression | None:
    """ "in 10 days", ahead of now, where the phrase ends its clause; the preposition stays out."""
    found = IN_COUNT.match(text, at)
    if not found or SINCE.search(text, max(0, at - 40), at):
        return None
    count, unit = found["count"], found["unit"]
    if not count:
        return Expression(found.end("in"), found.end(), "other", unknown)

    def resolve(anchor: Anchor) -> Period | None:
        return periods.shift(anchor.day, unit, small(count)) if anchor.tense != "past" else None

    return Expression(found.end("in"), found.end(), "other", resolve)
