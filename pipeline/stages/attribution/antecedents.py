"""Antecedents: which person a pronoun or an office stands for, by the order of the names in the text.

The nearest sentence before that names somebody who fits decides. Where it names two that fit, the one that opens it, as
its subject, is taken; else nobody is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.records import Official, Offsets, Person, Quotation

Gender = Literal["he", "she"]
PRONOUNS: Mapping[str, Gender] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
TITLES: Mapping[str, Gender] = {
    "mr": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he",
    "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "queen": "she", "princess": "she",
}  # fmt: skip
TITLE = re.compile(r"([A-Za-z]+)\.?\s\Z")
OPENING = re.compile(
    r"[\"'“‘]?(?:(?:But|And|Yet|So|Still|Even|Then|The|A|An|[A-Z][\w.'’-]*|of|the|even)[ \xa0]){0,7}\Z"
)
SENTENCES_BACK = 3
LONG_QUOTATION = 40


class NameGender(Struct, frozen=True):
    """A row of name_genders.csv: the pronoun that a first name nearly always takes."""

    name: str
    pronoun: Gender


def read_genders() -> dict[str, Gender]:
    """The pronouns of first names. Raises ClaimsError where a row does not fit."""
    return {row.name: row.pronoun for row in read_rows("name_genders", NameGender)}


class Antecedents:
    """The persons of one article in their order. Offsets are characters of `text`."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Offsets],
        quotations: Sequence[Quotation],
        persons: Sequence[Person],
        officials: Sequence[Official],
        genders: Mapping[str, Gender],
    ) -> None:
        self.text = text
        self.sentences = [start for start, _ in sentences]
        long = [q for q in quotations if q.end - q.start >= LONG_QUOTATION]
        self.quoted = sorted((q.start, q.end) for q in long)
        self.quoted_starts = [start for start, _ in self.quoted]
        self.persons = sorted((p for p in persons if not self._in_speech(p.start)), key=lambda p: p.start)
        self.starts = [p.start for p in self.persons]
        self.officials = sorted((o for o in officials if o.kind == "person"), key=lambda o: o.start)
        self.official_starts = [o.start for o in self.officials]
        self.genders = self._genders(genders)

    def person(self, at: int, pronoun: str) -> str | None:
        """Whom a pronoun at a character means, or None."""
        gender = PRONOUNS[pronoun]
        sentence = bisect_right(self.sentences, at) - 1
        end = at
        for back in range(SENTENCES_BACK + 1):
            if sentence - back < 0:
                break
            start = self.sentences[sentence - back]
            fitting = self._fitting(start, end, gender)
            if fitting:
                return self._one(fitting, start)
            end = start
        return None

    def before(self, at: int) -> str | None:
        """The person named right before a relative pronoun."""
        index = bisect_left(self.starts, at) - 1
        if index < 0:
            return None
        between = self.text[self.persons[index].end : at]
        return self.persons[index].name if len(between) < 60 and between.strip(" ,\xa0") == "" else None

    def holder(self, at: int, noun: str) -> str | None:
        """The only person before a character in whose office the noun stands: `the senator`."""
        last = bisect_left(self.official_starts, at)
        names = {o.name for o in self.officials[max(0, last - 40) : last] if o.role and noun in o.role.lower().split()}
        return names.pop() if len(names) == 1 else None

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a character begins."""
        index = bisect_right(self.sentences, at) - 1
        return self.sentences[index] if index >= 0 else 0

    def _fitting(self, start: int, end: int, gender: Gender) -> list[Person]:
        found = self.persons[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [person for person in found if self.genders.get(person.name, gender) == gender]

    def _one(self, fitting: list[Person], start: int) -> str | None:
        names = {person.name for person in fitting}
        if len(names) == 1:
            return names.pop()
        sure = {person.name for person in fitting if person.name in self.genders}
        if len(sure) == 1:
            return sure.pop()
        first = fitting[0]
        opens = OPENING.match(self.text[start : first.start]) and self.text[first.end : first.end + 2] not in (
            "'s",
            "’s",
        )
        return first.name if opens else None

    def _in_speech(self, at: int) -> bool:
        index = bisect_right(self.quoted_starts, at) - 1
        return index >= 0 and at < self.quoted[index][1]

    def _genders(self, first_names: Mapping[str, Gender]) -> dict[str, Gender]:
        """By a title that the article gives, else by the first name."""
        known: dict[str, Gender] = {}
        for person in self.persons:
            title = TITLE.search(self.text, max(0, person.start - 12), person.start)
            told = TITLES.get(title[1].lower()) if title else None
            if told is None and person.name not in known:
                told = first_names.get(person.name.split(" ")[0])
            if told is not None:
                known[person.name] = told
        return known
