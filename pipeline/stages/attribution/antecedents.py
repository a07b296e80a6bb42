"""Antecedents: which person a pronoun or an office stands for, by the order of the names in the text.

The nearest sentence before that names somebody who fits decides. Where it names two, the one that speaks there is
taken, else the one whose sex is known, else the one that opens it, as its subject; else nobody is. Nobody speaks of
themselves by name, so names in what the pronoun's owner says do not count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from typing import Literal, NamedTuple

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
VERB_BEHIND = re.compile(
    r"(?:[\s\xa0](?:of|from)(?:[\s\xa0]the)?(?:[\s\xa0][A-Z][\w.’'-]*){1,4})?"
    r"(?:\s\([^()\n]{1,40}\))?(?:,[^,.\n]{1,60},)?[\s\xa0](?:has[ ]|had[ ]|also[ ]|then[ ]|later[ ]|\w+ly[ ])?(\w+)"
)
VERB_BEFORE = re.compile(r"[,?!\"”’'][\s\xa0](\w+)[\s\xa0](?:[\w.’'-]+[\s\xa0]){0,4}\Z")
APPOSED = re.compile(r"(?:,|\snamed|\scalled)?[\s\xa0]")
"""Between a noun and the name of whom it stands for."""
UNKNOWN = re.compile(
    r"\b(?!(?:He|She|They|It|We|I|You|The|This|That|Who|But|And|So|As|In|Then|One|Some|Many|Most)\b)"
    r"[A-Z][a-z’'-]+(?=(?:,[^,.\n]{1,60},)?[\s\xa0](?:has[ ]|had[ ]|also[ ]|then[ ]|later[ ]|\w+ly[ ])?([a-z]+)\b)"
)
"""A word in capitals with what may be its verb."""
RELATED = re.compile(r"(?:\s\([^()\n]{1,40}\))?,?[\s\xa0]{1,2}")
"""Between a name and its relative pronoun."""
SENTENCES_BACK = 4
LONG_QUOTATION = 20
REACH = 2000
"""Characters of a sentence in which names are sought."""
NEARBY = 40
"""Names before an office or noun among which its holder is sought."""


class NameGender(Struct, frozen=True):
    """A row of name_genders.csv: the pronoun that a first name nearly always takes."""

    name: str
    pronoun: Gender


def read_genders() -> dict[str, Gender]:
    """The pronouns of first names. Raises ClaimsError where a row does not fit."""
    return {row.name: row.pronoun for row in read_rows("name_genders", NameGender)}


class Mention(NamedTuple):
    """Words for one person: a name, an office or a noun; `name` is None where the article tells none."""

    start: int
    end: int
    name: str | None
    official: Official | None = None


class Antecedents:
    """The persons of one article in their order. Offsets are characters of `text`.

    `unnamed` are people without a name (`a nurse`); `speech_verbs` the forms of verbs that introduce speech."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Offsets],
        quotations: Sequence[Quotation],
        persons: Sequence[Person],
        officials: Sequence[Official],
        unnamed: Sequence[Offsets],
        genders: Mapping[str, Gender],
        speech_verbs: Set[str],
    ) -> None:
        self.text = text
        self.sentences = [start for start, _ in sentences]
        self.speech_verbs = speech_verbs
        long = [q for q in quotations if q.end - q.start >= LONG_QUOTATION]
        self.quoted = sorted((q.start, q.end) for q in long)
        self.quoted_starts = [start for start, _ in self.quoted]
        self.persons = sorted((p for p in persons if not self._in_speech(p.start)), key=lambda p: p.start)
        self.person_starts = [p.start for p in self.persons]
        self.officials = sorted((o for o in officials if o.kind == "person"), key=lambda o: o.start)
        self.official_starts = [o.start for o in self.officials]
        self.first_names = genders
        self.genders = self._genders()
        self.mentions = self._mentions(officials, unnamed)
        self.starts = [mention.start for mention in self.mentions]

    def person(self, at: int, pronoun: str, own: Sequence[Offsets]) -> Mention | None:
        """Whom a pronoun at a character means, or None. `own` is what that person says."""
        gender = PRONOUNS[pronoun]
        index = bisect_right(self.sentences, at) - 1
        end, back = at, 0
        while index >= 0 and back <= SENTENCES_BACK:
            start = max(self.sentences[index], end - REACH)
            fitting = self._fitting(start, end, gender, own)
            if fitting:
                speaking = {m.name: m for m in fitting if self.speaks(m.start, m.end)}
                if len(speaking) == 1:
                    return next(iter(speaking.values()))
                return None if self._unknown_speaks(start, end) else self._one(fitting)
            back += not self._in_speech(start)
            end, index = self.sentences[index], index - 1
        return None

    def only(self, at: int, own: Sequence[Offsets]) -> str | None:
        """The only person named in a sentence up to a character and in the sentence before."""
        first = max(0, bisect_right(self.sentences, at) - 2)
        found = self._between(max(self.sentences[first], at - REACH), at, own) if self.sentences else []
        names = {mention.name for mention in found if mention.name}
        return names.pop() if len(names) == 1 else None

    def before(self, at: int) -> Mention | None:
        """The person that stands right before a relative pronoun."""
        index = bisect_left(self.starts, at) - 1
        if index < 0:
            return None
        return self.mentions[index] if RELATED.fullmatch(self.text, self.mentions[index].end, at) else None

    def holder(self, at: int, noun: str) -> str | None:
        """The only person before a character of whom the article says that noun: `the senator`, `the professor`."""
        last = bisect_left(self.official_starts, at)
        held = self.officials[max(0, last - NEARBY) : last]
        names = {o.name for o in held if o.role and noun in o.role.lower().split()}
        if not names:
            last = bisect_left(self.person_starts, at)
            names = {p.name for p in self.persons[max(0, last - NEARBY) : last] if self._is_called(p, noun)}
        return names.pop() if len(names) == 1 else None

    def agrees(self, person: Person) -> bool:
        """Whether the title before a name may go with the person to whom the name was linked."""
        told, first = self._titled(person.start), self.first_names.get(person.name.split(" ")[0])
        return told is None or first is None or told == first

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a character begins."""
        index = bisect_right(self.sentences, at) - 1
        return self.sentences[index] if index >= 0 else 0

    def opens(self, start: int, end: int) -> bool:
        """Whether words are the first of their sentence, and not `X's ...`."""
        sentence = self.sentence_start(start)
        return bool(OPENING.match(self.text[max(sentence, start - 200) : start])) and not self._possessive(end)

    def speaks(self, start: int, end: int) -> bool:
        """Whether a verb of speech stands beside words."""
        if self._possessive(end):
            return False
        behind = VERB_BEHIND.match(self.text, end, end + 120)
        if behind and behind[1] in self.speech_verbs:
            return True
        before = VERB_BEFORE.search(self.text, max(self.sentence_start(start), start - 60), start)
        return before is not None and before[1] in self.speech_verbs

    def _possessive(self, end: int) -> bool:
        return self.text[end : end + 2] in ("'s", "’s", "' ", "’ ")

    def _between(self, start: int, end: int, own: Sequence[Offsets]) -> list[Mention]:
        found = self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [m for m in found if not any(first <= m.start < last for first, last in own)]

    def _fitting(self, start: int, end: int, gender: Gender, own: Sequence[Offsets]) -> list[Mention]:
        found = self._between(start, end, own)
        return [m for m in found if m.name is None or self.genders.get(m.name, gender) == gender]

    def _one(self, fitting: list[Mention]) -> Mention | None:
        named = {mention.name: mention for mention in fitting}
        if len(named) == 1:
            return fitting[0]
        sure = [name for name in named if name in self.genders]
        if len(sure) == 1 and None not in named:
            return named[sure[0]]
        return fitting[0] if self.opens(fitting[0].start, fitting[0].end) else None

    def _unknown_speaks(self, start: int, end: int) -> bool:
        """Whether a name that is nobody's mention has a verb of speech in a stretch of text."""
        for word in UNKNOWN.finditer(self.text, start, end):
            index = bisect_right(self.starts, word.start()) - 1
            known = index >= 0 and word.start() < self.mentions[index].end
            if word[1] in self.speech_verbs and not known and not self._in_speech(word.start()):
                return True
        return False

    def _is_called(self, person: Person, noun: str) -> bool:
        before = re.search(rf"\b{re.escape(noun)}\s\Z", self.text[max(0, person.start - 40) : person.start].lower())
        behind = re.match(rf",\s[^,.;\n]{{0,80}}\b{re.escape(noun)}\b", self.text[person.end : person.end + 100])
        return bool(before or behind)

    def _in_speech(self, at: int) -> bool:
        index = bisect_right(self.quoted_starts, at) - 1
        return index >= 0 and at < self.quoted[index][1]

    def _titled(self, start: int) -> Gender | None:
        title = TITLE.search(self.text, max(0, start - 12), start)
        return TITLES.get(title[1].lower()) if title else None

    def _genders(self) -> dict[str, Gender]:
        """By a title that the article gives, else by the first name."""
        known: dict[str, Gender] = {}
        for person in self.persons:
            told = self._titled(person.start)
            if told is None and person.name not in known:
                told = self.first_names.get(person.name.split(" ")[0])
            if told is not None:
                known[person.name] = told
        return known

    def _mentions(self, officials: Sequence[Official], unnamed: Sequence[Offsets]) -> list[Mention]:
        """Names, and offices and people left unnamed where they open a sentence or speak."""
        named = [Mention(p.start, p.end, p.name) for p in self.persons]
        nameless = {o.start: Mention(o.start, o.end, o.name, o) for o in officials if o.kind != "person"}
        others = {start: Mention(start, end, None) for start, end in unnamed} | {
            start: mention for start, mention in nameless.items() if not self._many(mention)
        }
        outside = (m for m in others.values() if not self._in_speech(m.start) and not self._is_named(m))
        told = [m for m in outside if self.opens(m.start, m.end) or self.speaks(m.start, m.end)]
        return sorted((*named, *told), key=lambda m: m.start)

    def _is_named(self, mention: Mention) -> bool:
        """Whether a name stands right behind an office or noun: `a nurse, Anna Novak,`."""
        index = bisect_left(self.person_starts, mention.end)
        return (
            index < len(self.persons)
            and APPOSED.fullmatch(self.text, mention.end, self.persons[index].start) is not None
        )

    def _many(self, mention: Mention) -> bool:
        return self.text[mention.start : mention.end].split()[-1].endswith("s")
