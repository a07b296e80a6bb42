"""Rules for days and months: with and without a year, weekdays, and the days around the day of publication."""

import re

from pipeline.stages.calendar import periods as periods
from pipeline.stages.calendar.expression import Anchor, Expression, Shape, fixed, nearest_year, weekend
from pipeline.stages.calendar.periods import Period
from pipeline.stages.calendar.words import (
    DAY,
    MONTH,
    MONTHS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)

MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})(?:\s{{1,2}}(?P<day>{DAY})(?!\s?(?:percent|per\scent|[:.]\d\d|[ap]\.?m\b)))?"
    rf"(?:\s?,?(?:\sof)?\s{{0,2}}(?P<year>{YEAR}))?"
)
DAY_FIRST = re.compile(rf"(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?")
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|between|and|through|during|before|after|early|late|mid|last|this|next|past"
    r"|the|a|an|for|on|or|every|each)[\s-]{1,2}$",
    re.IGNORECASE,
)
TO_MONTH = re.compile(rf"(?:\s?[-–—/]\s?|\s(?:to|through|until)\s){MONTH}")
BEFORE_NAME = re.compile(
    r"\b(?:in|since|of|by|until|from|during|early|late|mid|last|this|next|the|a|an)[\s-]{1,2}$", re.I
)
CAPITAL = re.compile(r"\s[A-Z][a-z]")
NAMES = frozenset(["may", "march", "april", "june", "august"])


def month_first(text: str, at: int) -> Expression | None:
    """January; Jan. 5; January 5th, 2016; July of 2015. A month that is also a name or a verb needs a sign."""
    found = MONTH_FIRST.match(text, at)
    if not found:
        return None
    name = found["month"].rstrip(".").lower()
    if name in NAMES and not (found["day"] or found["year"]):
        verb, named = name in ("may", "march"), CAPITAL.match(text, found.end())
        sign = BEFORE_NAME if named else BEFORE_MONTH
        ranged = TO_MONTH.match(text, found.end())
        if (verb or named) and not ranged and not sign.search(text, max(0, at - 9), at):
            return None
    return _month(found, at)


def day_first(text: str, at: int) -> Expression | None:
    """5 January; the 5th of January, 2016."""
    found = DAY_FIRST.match(text, at)
    return _month(found, at) if found else None


def _month(found: re.Match[str], at: int) -> Expression | None:
    month = MONTHS[found["month"].rstrip(".").lower()]
    number = int(re.sub(r"\D", "", found["day"] or "") or 0)
    shape: Shape = "day" if number else "month"
    if found["year"]:
        period = _calendar(int(found["year"]), month, number)
        return Expression(at, found.end(), shape, fixed(period), True) if period else None
    end = found.end()
    return Expression(at, end, shape, lambda anchor: _calendar(nearest_year(anchor, month, number), month, number))


def _calendar(year: int, month: int, number: int) -> Period | None:
    try:
        return periods.day(year, month, number) if number else periods.month(year, month)
    except ValueError:
        return None


NUMERIC = re.compile(
    r"(?<![\w/.$-])(?:(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?:T[\d:.]{2,12}Z?)?"
    r"|(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\6(?P<c>\d{4}|\d\d))(?![\w/-]|\.\d)"
)


def numeric(text: str, at: int) -> Expression | None:
    """2016-09-12; 9/12/2016 and 9/12/16 (month first, unless that cannot be); 12.9.2016 (day first)."""
    found = NUMERIC.match(text, at)
    if not found:
        return None
    if found["y"]:
        year, month, number = int(found["y"]), int(found["m"]), int(found["d"])
    else:
        year, month, number = int(found["c"]), int(found["a"]), int(found["b"])
        if len(found["c"]) == 2:
            if found[6] != "/":
                return None
            year += 2000 if year < 50 else 1900
        if found[6] == "." or month > 12:
            month, number = number, month
    period = _calendar(year, month, number) if number else None
    return Expression(at, found.end(), "day", fixed(period), True) if period else None


WEEKDAY_ALONE = re.compile(
    rf"(?P<which>(?:[Tt]his\spast|[Tt]his\scoming|[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious|[Ff]ollowing)\s)?"
    rf"(?P<day>{WEEKDAY})(?P<of>\sof\s(?:last|this|next)\sweek|(?:,)?\s(?:last|this|next)\sweek)?"
)


def weekday(text: str, at: int) -> Expression | None:
    """Monday; last Monday; Monday of last week. By the tense: the last such day, or the next."""
    found = WEEKDAY_ALONE.match(text, at)
    if not found:
        return None
    number = WEEKDAYS[found["day"].rstrip(".").lower()]
    which, of = (found["which"] or "").strip().lower(), found["of"]

    def resolve(anchor: Anchor) -> Period:
        back = (anchor.day.weekday() - number) % 7
        if of:
            monday = periods.shift(anchor.day, "week", {"last": -1, "this": 0, "next": 1}[of.split()[-2]])[0]
            return periods.shift(monday, "day", number)
        if which in ("last", "past", "this past", "previous"):
            return periods.shift(anchor.day, "day", -(back or 7))
        if which == "this":
            return periods.shift(anchor.day, "day", number - anchor.day.weekday())
        if which or anchor.tense == "future":
            return periods.shift(anchor.day, "day", 7 - back)
        return periods.shift(anchor.day, "day", -back)

    return Expression(at, found.end(), "weekday", resolve)


RELATIVE = re.compile(
    r"(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|day\sbefore\syesterday|day\safter\stomorrow"
    r"|yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening)|last\s(?:night|evening)"
    r"|(?:the\s)?weekend)(?!\w|-)",
    re.IGNORECASE,
)
DAYS_AWAY = {"yesterday": -1, "tomorrow": 1, "last": -1}


def relative_day(text: str, at: int) -> Expression | None:
    """yesterday, today, tonight, this morning, last night, the weekend."""
    found = RELATIVE.match(text, at)
    if not found:
        return None
    if found[0] == "TODAY" and text[at - 4 : at] == "USA ":  # the newspaper
        return None
    words = found["word"].lower().split()
    if words[-1] == "weekend":
        start = found.end() - len("weekend")
        return Expression(start, found.end(), "other", weekend)
    away = DAYS_AWAY.get(words[0], 0)
    if "day" in words:
        away = -2 if "before" in words else 2
    return Expression(at, found.end(), "day", lambda anchor: periods.shift(anchor.day, "day", away))
