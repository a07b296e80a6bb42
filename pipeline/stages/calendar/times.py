"""Rules for times of day, and for what recurs (Mondays, weekends)."""

import re

from pipeline.stages.calendar.expression import Expression, unknown
from pipeline.stages.calendar.words import (
    CLOCK,
    ZONE,
)

RECURRING = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|[Ww]eekdays|[Ww]eeknights|[Ww]eekends)(?!\w)")
TIME = re.compile(rf"(?<![\w$.:])(?:{CLOCK}|[Nn]oon|[Mm]idnight)(?!\w|[:.]\d){ZONE}")
SHORT_TIME = re.compile(r"\d{1,2}[:.]\d\d(?!\s?[apAP]\.?[mM])")
BEFORE_TIME = re.compile(
    r"\b(?:at|around|by|until|till|from|to|before|after|about|between|and|since)\s$", re.IGNORECASE
)


def time_of_day(text: str, at: int) -> Expression | None:
    """9 p.m., 10:30 a.m. ET, 21:30 after "at", noon, midnight. The day comes from a neighbour, else is unknown."""
    found = TIME.match(text, at)
    if not found:
        return None
    bare = SHORT_TIME.fullmatch(found[0].split()[0]) if ":" in found[0] or "." in found[0][:3] else None
    if (
        bare
        and not re.search(r"[apAP]\.?\s?[mM]|[A-Z]T\b|GMT|UTC|time", found[0])
        and not BEFORE_TIME.search(text, max(0, at - 8), at)
    ):
        return None
    if bare and "." in found[0].split()[0] and "m" not in found[0]:
        return None
    end = found.end()
    return Expression(at, end, "clock", unknown)


def recurring(text: str, at: int) -> Expression | None:
    """Mondays, weekdays, weekends."""
    found = RECURRING.match(text, at)
    return Expression(at, found.end(), "other", unknown) if found else None
