"""The grammar of dates: which rules are tried at which first words, and the expressions found in a sentence, in order.

A rule is a function from the text and a position to an `Expression`, or None. It is tried only where its first word or
digit stands, and all patterns are bounded, so the work is linear in the text. To add an expression, write a rule in the
file of its kind and name its first words here.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from pipeline.stages.calendar.days import day_first, month_first, numeric, relative_day, weekday
from pipeline.stages.calendar.expression import Expression, fixed, holiday_year
from pipeline.stages.calendar.holidays import Holiday, Holidays
from pipeline.stages.calendar.spans import ago, in_count, last_count, which_unit
from pipeline.stages.calendar.times import recurring, time_of_day
from pipeline.stages.calendar.words import DECADES, MONTHS, ORDINALS, SMALL, WEEKDAYS, YEAR
from pipeline.stages.calendar.years import (
    century,
    decade,
    decade_word,
    end_of,
    fiscal,
    part_of_year,
    season_of,
    short_year,
    year_alone,
)
from pipeline.stages.word_lists import words

Rule: TypeAlias = Callable[[str, int], Expression | None]

WORD = re.compile(r"[^\W\d_]+|\d+")
DIGITS: tuple[Rule, ...] = (
    numeric,
    time_of_day,
    part_of_year,
    century,
    day_first,
    decade,
    year_alone,
    short_year,
    ago,
)
COUNTED = (ago, time_of_day)


def _triggers() -> dict[str, tuple[Rule, ...]]:
    rules: list[tuple[str, tuple[Rule, ...]]] = [
        (" ".join(SMALL), COUNTED),
        ("few several half", COUNTED),
        (" ".join(ORDINALS), (part_of_year, century, last_count)),
        (" ".join(DECADES), (decade_word,)),
        (" ".join(MONTHS), (month_first,)),
        (" ".join(WEEKDAYS), (weekday,)),
        ("mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weeknights weekends", (recurring,)),
        ("yesterday today tonight tomorrow day weekend", (relative_day,)),
        ("the", (relative_day,)),
        ("this last next past coming previous following", (relative_day, last_count, weekday, which_unit)),
        ("prior current same that", (which_unit,)),
        ("final", (last_count,)),
        ("spring summer autumn fall winter", (season_of,)),
        ("q h last final", (part_of_year,)),
        ("fiscal fy", (fiscal,)),
        ("end beginning start middle close rest remainder year month", (end_of,)),
        ("noon midnight", (time_of_day,)),
        ("in", (in_count,)),
    ]
    table: dict[str, tuple[Rule, ...]] = {}
    for firsts, added in rules:
        for word in firsts.split():
            table[word] = table.get(word, ()) + added
    return table


TRIGGERS = _triggers()
# "the", "a" and the like stand in every sentence: they do not make one worth looking at.
COMMON = frozenset(words("the a an in that one half end start close rest final same first second may"))
FILTER = frozenset(TRIGGERS) - COMMON | {"may", "first", "second", "end"}
CHEAP = re.compile(r"[a-z]+")
YEAR_AFTER = re.compile(rf",?\s(?:of\s)?(?P<year>{YEAR})")


class DateGrammar:
    """The rules with the holidays of `holidays.csv`."""

    def __init__(self, holidays: Holidays) -> None:
        self.holidays = holidays
        self.words = FILTER | holidays.first_words

    def may_hold(self, text: str) -> bool:
        """Whether the text has a digit or a word of a date at all: a cheap look before the rules."""
        return bool(DIGIT.search(text)) or not self.words.isdisjoint(CHEAP.findall(text.lower()))

    def expressions(self, text: str) -> Iterator[Expression]:
        """The expressions of a text from left to right, none within another."""
        end = 0
        for found in WORD.finditer(text):
            at = found.start()
            if at < end:
                continue
            expression = self._at(text, at, found[0])
            if expression and expression.start >= end:
                end = expression.end
                yield expression

    def _at(self, text: str, at: int, word: str) -> Expression | None:
        if word[0].isdigit():
            rules: tuple[Rule, ...] = DIGITS
        else:
            lower = word.lower()
            if lower in self.holidays.first_words:
                named = self.holidays.find(text, at)
                if named:
                    return _holiday(text, at, *named)
            rules = TRIGGERS.get(lower, ())
        for rule in rules:
            expression = rule(text, at)
            if expression:
                return expression
        return None


DIGIT = re.compile(r"\d")


def _holiday(text: str, at: int, end: int, holiday: Holiday) -> Expression:
    year = YEAR_AFTER.match(text, end)
    if year:
        day = holiday.in_year(int(year["year"])) if not holiday.fixed else None
        if day:
            return Expression(at, year.end(), "day", fixed((day, day)), True)
    day = holiday.in_year(1) if holiday.fixed else None
    if day:
        return Expression(at, end, "day", fixed((day, day)), True)
    return Expression(at, end, "day", lambda anchor: holiday_year(anchor, holiday.in_year))
