"""Rules for years and longer, and for the parts of years: decades, centuries, seasons, quarters, fiscal years."""

import re

from pipeline.stages.calendar import periods as periods
from pipeline.stages.calendar.expression import Anchor, Expression, fixed, season
from pipeline.stages.calendar.periods import Period
from pipeline.stages.calendar.words import (
    DECADES,
    ORDINALS,
    SEASON,
    SMALL,
    SPACE,
    YEAR,
)

YEAR_ALONE = re.compile(
    rf"(?<![\w$£€¥#/.,:])(?P<year>{YEAR})(?!\sover\s(?:\d{{1,3}}|{'|'.join(SMALL)})\s?(?:[.,;?!)]|$)|-(?:year|foot|mile|page|pound|member|seat|strong|acre|meter|square)|[:/]\d"
    r"|\s(?:people|men|women|children|troops|soldiers|workers|jobs|miles|feet|votes|years|days|hours|percent|per\scent|"
    r"dollars|euros|pounds|million|billion|acres|words|calories|meters|metres|members|others|more|tons|tonnes|students|"
    r"square|families|migrants|refugees|homes|employees|kilometers|kilometres)\b)"
)
SEASON_YEARS = re.compile(
    r"(?<![\w$/.,-])(?P<first>(?:1[6-9]|20)\d\d)\s?[-–—/]\s?(?P<last>(?:(?<=/)(?:19|20))?\d\d)(?![\w%]|[-/.,]\d)"
)
# "SR-2000" and "17-2000" are no years; "mid-2000" and the end of "1998-2000" are
CODE_BEFORE = re.compile(r"(?<!\w)(?!(?:mid|early|late|pre|post|non)-|(?:1[0-9]|20)\d\d-)\w+-$", re.IGNORECASE)
COUNTED_YEAR = re.compile(
    r"(?:\b(?:than|about|some|nearly|least|most|exactly|approximately|roughly|almost|only|No\.|number|total)\s|[+=*×]\s?)$"
)
AT_LEAST = re.compile(r"\b(?:until|till|since|by|before|through)\sat\sleast\s$")
OLD_YEAR = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|before|after|during|circa|c\.|early|late|mid|between|back|\d{4}\s(?:and|to))"
    r"[\s-]|[(]|\d{4}[-–—])$",
    re.IGNORECASE,
)
NEAR_FUTURE = 2035  # a later year needs a preposition: "a poll of 2047 voters"
SHORT_YEAR = re.compile(r"(?<![\w'’])['’‘](?P<year>\d\d)(?!\w|['’])")


def year_alone(text: str, at: int) -> Expression | None:
    """2016; 1648 after a preposition; 2016-17. Not a year: "2000 people", "more than 1500"."""
    span = SEASON_YEARS.match(text, at)
    if span:
        first, last = int(span["first"]), int(span["last"])
        last += first // 100 * 100 if last < 100 else 0
        if first < last:
            return Expression(at, span.end(), "year", fixed(periods.years(first, last)), True)
    found = YEAR_ALONE.match(text, at)
    if not found or CODE_BEFORE.search(text, max(0, at - 20), at):
        return None
    if COUNTED_YEAR.search(text, max(0, at - 14), at) and not AT_LEAST.search(text, max(0, at - 18), at):
        return None
    year = int(found["year"])
    if not (1900 <= year <= NEAR_FUTURE or OLD_YEAR.search(text, max(0, at - 11), at)):
        return None
    return Expression(at, found.end(), "year", fixed(periods.years(year, year)), True)


def short_year(text: str, at: int) -> Expression | None:
    """'16, the class of '99: the latest such year that is not after the anchor."""
    start = at - 1
    found = SHORT_YEAR.match(text, start) if at else None
    if not found:
        return None
    number = int(found["year"])

    def resolve(anchor: Anchor) -> Period:
        year = anchor.day.year // 100 * 100 + number
        year -= 100 if year > anchor.day.year + 4 else 0
        return periods.years(year, year)

    return Expression(start, found.end(), "year", resolve)


DECADE = re.compile(r"(?<![\w$£€])(?:['’‘]?(?P<short>\d0)['’]?s|(?P<long>(?:1[5-9]|20)\d0)['’]?s)(?!\w)")
AGE_BEFORE = re.compile(
    r"\b(?:his|her|their|my|your|our|the\slow|the\shigh|the\smid|the\supper|low|mid|upper)[\s-](?:early[\s-]|late[\s-]|mid[\s-])?$"
)
DECADE_WORD = re.compile("(?P<word>" + "|".join(DECADES) + r")(?!\w)", re.IGNORECASE)
CENTURY = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})){SPACE}"
    r"centur(?:y|ies)(?!\w)",
    re.IGNORECASE,
)


def decade(text: str, at: int) -> Expression | None:
    """1980s, '80s, the 80s; not "in his 80s" and not temperatures."""
    start = at - 1 if at and text[at - 1] in "'’‘" else at
    found = DECADE.match(text, start)
    if not found or AGE_BEFORE.search(text, max(0, start - 16), start):
        return None
    if found["long"]:
        return Expression(start, found.end(), "year", fixed(periods.decade(int(found["long"]))), True)
    return _short_decade(start, found.end(), int(found["short"]))


def decade_word(text: str, at: int) -> Expression | None:
    """the sixties."""
    found = DECADE_WORD.match(text, at)
    if not found or AGE_BEFORE.search(text, max(0, at - 16), at):
        return None
    return _short_decade(at, found.end(), DECADES[found["word"].lower()])


def _short_decade(start: int, end: int, number: int) -> Expression:
    return Expression(start, end, "year", fixed(periods.decade((1900 if number > 10 else 2000) + number)), True)


def century(text: str, at: int) -> Expression | None:
    """14th century, twentieth-century."""
    found = CENTURY.match(text, at)
    if not found:
        return None
    number = int(found["digits"]) if found["digits"] else ORDINALS[found["word"].lower()]
    if not 1 <= number <= 99:
        return None
    return Expression(at, found.end(), "year", fixed(periods.century(number)), True)


SEASON_OF = re.compile(rf"(?P<season>{SEASON})(?P<year>(?:,?\s(?:of\s)?){YEAR})?(?(year)(?P<to>[-–/]\d\d(?!\w))?)")
SEASON_BEFORE = re.compile(
    r"\b(?:in|over|during|by|since|until|through|early|late|mid|before|after|of)[\s-](?:the\s)?$", re.I
)


def season_of(text: str, at: int) -> Expression | None:
    """summer 2016, the summer of 2016; alone only after a preposition ("over the summer")."""
    found = SEASON_OF.match(text, at)
    if not found:
        return None
    name = found["season"].lower()
    if found["year"]:
        return Expression(at, found.end(), "season", fixed(periods.season(int(found["year"][-4:]), name)), True)
    if not SEASON_BEFORE.search(text, max(0, at - 13), at):
        return None
    return Expression(
        at,
        found.end(),
        "season",
        lambda anchor: season(anchor, name, 1 if anchor.tense == "future" else 0),
    )


PART_OF_YEAR = re.compile(
    rf"(?:(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th){SPACE}(?P<unit>quarter|half)|Q(?P<q>[1-4])|H(?P<h>[12]))"
    rf"(?:(?:\sof(?:\sthe)?|\s?,)?\s(?P<year>(?:fiscal\s)?{YEAR}|(?:this|last|next|(?<=the\s)fiscal|(?<=the\s))\s?year)(?!\w))?",
    re.IGNORECASE,
)
FISCAL = re.compile(rf"(?:fiscal(?:\syear)?|FY)[\s-]?(?P<year>{YEAR}|\d\d(?!\w))", re.IGNORECASE)
NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def part_of_year(text: str, at: int) -> Expression | None:
    """third quarter of 2016, Q3 2016, the second half of last year; "Q3" alone, "third quarter" alone is sport."""
    found = PART_OF_YEAR.match(text, at)
    if not found or not (found["year"] or found["q"]):
        return None
    unit = "quarter" if found["q"] else "half" if found["h"] else found["unit"].lower()
    number = int(found["q"] or found["h"] or NTH.get((found["nth"] or "").lower(), 4 if unit == "quarter" else 2))
    if unit == "half" and number > 2:
        return None
    make = periods.quarter if unit == "quarter" else periods.half
    year = (found["year"] or "").lower()
    if year[-4:].isdigit():
        return Expression(at, found.end(), "season", fixed(make(int(year[-4:]), number)), True)
    step = -1 if year.startswith("last") else 1 if year.startswith("next") else 0
    return Expression(at, found.end(), "season", lambda anchor: make(anchor.day.year + step, number))


def fiscal(text: str, at: int) -> Expression | None:
    """fiscal year 2016, FY2016, fiscal 2016: the U.S. government's."""
    found = FISCAL.match(text, at)
    if not found:
        return None
    year = int(found["year"])
    return Expression(at, found.end(), "year", fixed(periods.fiscal(year + (2000 if year < 100 else 0))), True)


END_OF = re.compile(
    r"(?:(?P<part>end|beginning|start|middle|close|rest|remainder)\sof\s(?:the|this|next|last)\s(?P<unit>week|month|year|decade)"
    r"|(?P<short>year['’]s\send|year-end|month['’]s\send))(?!\w)"
)


def end_of(text: str, at: int) -> Expression | None:
    """the end of the year (its last day), the start of the month, year's end."""
    found = END_OF.match(text, at)
    if not found:
        return None
    unit, part = found["unit"] or found["short"].split("'")[0].split("’")[0].split("-")[0], found["part"] or "end"
    step = -1 if " last " in found[0] else 1 if " next " in found[0] else 0

    def resolve(anchor: Anchor) -> Period:
        first, last = periods.shift(anchor.day, unit, step)
        if part in ("end", "close"):
            return last, last
        if part in ("start", "beginning"):
            return first, first
        return periods.third((first, last), "mid") if part == "middle" else (anchor.day, last)

    return Expression(at, found.end(), "other", resolve)
