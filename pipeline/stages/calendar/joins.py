"""Expressions put together: the part of a period before it ("early", "mid-"), the part of the day after it, a time
with its day, a month with its year ("July of last year"), and ranges ("between mid-March and mid-July")."""

import re
from datetime import timedelta

from pipeline.stages.calendar import periods as periods
from pipeline.stages.calendar.expression import Anchor, Expression, Resolve, unknown
from pipeline.stages.calendar.periods import Period
from pipeline.stages.calendar.words import DAY, NIGHT

PART_BEFORE = re.compile(r"(?<!\w)(?P<part>early|mid|late|Early|Mid|Late|EARLY|MID|LATE)(?:[\s-]|\sin\s(?:the\s)?)$")
NIGHT_BEFORE = re.compile(rf"(?<!\w)(?:the\s)?(?P<night>{NIGHT})\sof\s$")
NTH_BEFORE = re.compile(
    r"(?<!\w)(?P<nth>first|second|third|fourth|last|final)\s(?P<unit>week|weekend|half|day|days|weeks|months|decade)\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
NTHS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
NIGHT_AFTER = re.compile(rf"\s{{1,2}}{NIGHT}(?!\w)")
AND = re.compile(r"\s{1,2}and\s{1,2}(?:the\s|in\s)?|\s?[-–—]\s?")
TO = re.compile(r"(?:\s{1,2}(?:to|through|until|till|thru)\s{1,2}(?:the\s|in\s)?)|\s?[-–—]\s?")
BETWEEN = re.compile(r"\b[Bb]etween\s{1,2}(?:the\s)?$")
FROM = re.compile(r"\b[Ff]rom\s{1,2}(?:the\s)?(?:about\s)?$")
DAY_LAST = re.compile(rf"(?:\s?[-–—]\s?|\s(?:to|through)\s)(?P<day>{DAY})(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?")
TOUCH = re.compile(r",?\s{1,2}(?:on\s|at\s|of\s|at\sabout\s|at\saround\s|around\s|about\s|by\s)?")
OF = re.compile(r"\s(?:of\s)?")
REACH = 24  # characters: the longest of the joints above


def widen(text: str, found: Expression) -> Expression:
    """An expression with "early", "mid" or "late" before it and a part of the day after it."""
    start, end, resolve = found.start, found.end, found.resolve
    before = PART_BEFORE.search(text, max(0, start - REACH), start)
    if before and found.shape != "clock":
        start, resolve = before.start(), _thirds(resolve, before["part"].lower())
    nth = NTH_BEFORE.search(text, max(0, start - REACH), start) if found.shape in ("month", "year") else None
    if nth:
        start, resolve = nth.start(), _nth(resolve, nth["nth"].lower(), nth["unit"].lower())
    if found.shape in ("weekday", "day"):
        of = NIGHT_BEFORE.search(text, max(0, start - REACH), start)
        start = of.start("night") if of else start
        after = NIGHT_AFTER.match(text, end)
        end = after.end() if after else end
    return found._replace(start=start, end=end, resolve=resolve)


def _thirds(resolve: Resolve, part: str) -> Resolve:
    def resolved(anchor: Anchor) -> Period | None:
        period = resolve(anchor)
        return periods.third(period, part) if period else None

    return resolved


def _nth(resolve: Resolve, nth: str, unit: str) -> Resolve:
    """ "the second week of March": seven days, counted from its first; "the last half of May"."""

    def resolved(anchor: Anchor) -> Period | None:
        period = resolve(anchor)
        days = {"week": 7, "day": 1, "half": ((period[1] - period[0]).days + 1) // 2 if period else 0}.get(unit)
        if period and unit == "decade":
            first_year = period[0].year + 10 * NTHS.get(nth, (period[1].year - period[0].year) // 10)
            return periods.years(first_year, first_year + 9)
        if not period or days is None:
            return None
        if nth not in NTHS:
            return period[1] - timedelta(days=days - 1), period[1]
        first = period[0] + timedelta(days=days * NTHS[nth])
        last = period[1] if unit == "half" and nth == "second" else first + timedelta(days=days - 1)
        return (first, last) if last <= period[1] else None

    return resolved


def neighbours(text: str, left: Expression, right: Expression) -> Expression | None:
    """One expression of two that touch and denote one thing, or None."""
    joint = TOUCH.fullmatch(text, left.end, right.start)
    if not joint:
        return None
    shapes = left.shape, right.shape
    both = Expression(left.start, right.end, left.shape, left.resolve, left.absolute)
    if shapes == ("clock", "weekday") or shapes == ("clock", "day"):
        return both._replace(shape="day", resolve=right.resolve, absolute=right.absolute)
    if shapes in (("weekday", "clock"), ("day", "clock")):
        return both._replace(shape="other")
    if shapes == ("weekday", "day"):
        return both._replace(shape="day", resolve=right.resolve, absolute=right.absolute)
    if (
        left.shape in ("month", "day", "season")
        and not left.absolute
        and right.shape == "year"
        and OF.fullmatch(joint[0])
    ):
        resolve = _within(left.resolve, right.resolve)
        return both._replace(shape="other", resolve=resolve, absolute=right.absolute)
    return None


def _within(inner: Resolve, outer: Resolve) -> Resolve:
    """ "July of last year": the inner period in the year of the outer one."""

    def resolved(anchor: Anchor) -> Period | None:
        year = outer(anchor)
        return inner(Anchor(year[1], "past", True)) if year else None

    return resolved


def ranges(text: str, left: Expression, right: Expression) -> Expression | None:
    """ "from X to Y", "between X and Y", "X-Y", "X to Y", "X through Y" as one expression, or None."""
    if left.shape == "range" or (left.shape == "clock") != (right.shape == "clock"):
        return None
    start = left.start
    between = BETWEEN.search(text, max(0, start - REACH), start)
    if between and AND.fullmatch(text, left.end, right.start):
        start = between.start()
    elif TO.fullmatch(text, left.end, right.start):
        opened = FROM.search(text, max(0, start - REACH), start)
        start = opened.start() if opened else start
    else:
        return None
    if right.shape == "clock":
        return Expression(start, right.end, "clock", unknown)
    return Expression(start, right.end, "range", _span(left, right), left.absolute and right.absolute)


def day_range(text: str, left: Expression) -> Expression | None:
    """ "Sept. 12-15", "May 3 to 5, 2016": a second day of the same month, or None."""
    last = DAY_LAST.match(text, left.end) if left.shape == "day" and text[left.end - 1].isdigit() else None
    if not last or not text[left.start].isalpha():
        return None
    number, year = int(re.sub(r"\D", "", last["day"])), last["year"]

    def resolved(anchor: Anchor) -> Period | None:
        first = left.resolve(Anchor(periods.years(int(year), int(year))[1], "past", True) if year else anchor)
        if not first or number < first[0].day:
            return None
        return first[0], first[0].replace(day=number)

    return Expression(left.start, last.end(), "day", resolved, left.absolute or bool(year))


def _span(left: Expression, right: Expression) -> Resolve:
    """From the first day of one to the last day of the other. The end that names its year decides for the other one."""

    def resolved(anchor: Anchor) -> Period | None:
        if left.absolute and not right.absolute:
            first = left.resolve(anchor)
            last = right.resolve(Anchor(first[0], "future", True)) if first else None
        else:
            last = right.resolve(anchor)
            past = Anchor(last[1], "past", True) if last and left.shape != "other" else anchor
            first = left.resolve(past) if last else None
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    return resolved
