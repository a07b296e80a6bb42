"""Phrases for offices: "the Border Patrol chief", "two senior law enforcement officials", "Austria's interior
minister".

Found from the office outwards: to the left over modifiers to the determiner, to the right over "of", "for" and the
like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct
from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.gazetteers import read_rows
from pipeline.stages.people.name_words import DOT, SPACE, Words
from pipeline.stages.people.office_places import Body
from pipeline.stages.people.office_words import RULERS, Office, plural, read_offices
from pipeline.stages.word_lists import words as listed

Determiner = Literal["", "the", "a", "possessive", "some"]
ARTICLES: dict[str, Determiner] = {}
ARTICLES.update(dict.fromkeys(listed("the this that these those"), "the"))
ARTICLES.update(dict.fromkeys(listed("a an"), "a"))
ARTICLES.update(dict.fromkeys(listed("its his her their our my your whose"), "possessive"))
QUANTIFIERS = frozenset(
    listed(
        "one two three four five six seven eight nine ten some several many few most all both another other "
        "no any each every various numerous dozens hundreds more least about roughly nearly around almost "
        "than at only"
    )
)
NOT_BEFORE = frozenset(listed("at than about only more least no"))
FORMER = frozenset(listed("former ex late then onetime one-time retired"))
TAIL_NOUNS = frozenset(
    listed(
        "country countries nation nations region regions world globe office offices ministry department "
        "agency agencies group city town state states province district court panel union area areas capital "
        "government governments department's force forces unit bureau side sides people committee council "
        "commission prosecutions across north south east west"
    )
)
COUNTRIES = frozenset(("country", "countries", "nation", "nations", "governments"))
TEAMS = frozenset(
    (
        "chiefs",
        "senators",
        "commodores",
        "rangers",
        "generals",
        "captains",
        "admirals",
        "kings",
        "commanders",
        "marshals",
    )
)
COMPOUND = (
    "led",
    "based",
    "ranking",
    "level",
    "elected",
    "appointed",
    "installed",
    "backed",
    "era",
    "term",
    "time",
    "profile",
)
Named = Callable[[int, int, str], bool]
NAME_ENDS = frozenset(
    listed(
        "Department Assembly Office Service Services Act Committee Court Council Commission Bureau "
        "Association Institute Party Day House Street University School College Hospital Motors Electric "
        "Mills Organization Foundation Center Centre Ministry System League Academy Station Conference "
        "Library Museum Award Awards Prize Election Authority Administration Report Road Avenue Highway "
        "Building Park Protocol Mansion Board Board's Society Union"
    )
)
DAYS = frozenset(
    listed(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december"
    )
)
LONGEST = 10


class Modifier(Struct, frozen=True):
    """A row of office_modifiers.csv."""

    word: str


@dataclass(frozen=True)
class OfficeLexicon:
    """`offices`: for the first word of each office its other words, the office, and whether that is its plural, the
    longest first; `bodies` and `private`: words in lower case for public bodies and for others."""

    offices: dict[str, list[tuple[tuple[str, ...], Office, bool]]]
    modifiers: frozenset[str]
    bodies: frozenset[str]
    private: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office with its surroundings, as indices of words: `first` with determiner, `core` without it, `head` where
    the office's own word begins, `last` its end (half-open), `end` with what follows ("of Hidalgo")."""

    first: int
    core: int
    head: int
    last: int
    end: int
    office: Office
    plural: bool
    determiner: Determiner
    public: bool
    private: bool
    former: bool


def key(word: str) -> str:
    """A word as the office table is searched: lower case, without stops."""
    return word.lower().replace(".", "").replace("’", "'")


def office_lexicon() -> OfficeLexicon:
    """Read the tables."""
    offices: dict[str, list[tuple[tuple[str, ...], Office, bool]]] = {}
    for office in read_offices():
        for text, many in ((office.office, False), (plural(office.office), True)):
            head, *rest = (key(word) for word in text.split())
            many = many or office.office == "authorities"
            if (tuple(rest), office, not many) not in offices.get(head, ()):
                offices.setdefault(head, []).append((tuple(rest), office, many))
    for entries in offices.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    bodies = read_rows("public_bodies", Body)
    return OfficeLexicon(
        offices,
        frozenset(row.word for row in read_rows("office_modifiers", Modifier)),
        frozenset(row.body for row in bodies if row.body.islower() and not row.public),
        frozenset(row.body for row in bodies if row.public),
    )


class PhraseFinder:
    """The search in one article. `persons` are the words at which names of persons begin, with their ends;
    `named` tells whether a country ("country") or a public body ("body") is named in a stretch of characters."""

    def __init__(self, words: Words, lexicon: OfficeLexicon, persons: Mapping[int, int], named: Named) -> None:
        self.words = words
        self.lexicon = lexicon
        self.persons = persons
        self.named = named
        self.keys = [key(word) for word in words.word]

    def find(self) -> list[Phrase]:
        """All phrases, from left to right; they do not overlap in their office words."""
        found: list[Phrase] = []
        i, n, keys, offices = 0, len(self.words), self.keys, self.lexicon.offices
        while i < n:
            if keys[i] not in offices or i in self.persons:
                i = self.persons.get(i, i + 1)
                continue
            match = self._office(i)
            if match is None:
                i += 1
                continue
            start, head, (last, office, many) = i, i, match
            while last < n and not self.words.owner[last - 1] and self._joined(last) and keys[last] in offices:
                longer = self._office(last)
                if longer is None or last in self.persons:
                    break
                head, (last, office, many) = last, longer
            if not self._part_of_a_name(head, last, many):
                found.append(self._phrase(start, head, last, office, many))
            i = last
        return found

    def _public_office(self, i: int) -> bool:
        """Whether word i alone is a public office."""
        return any(not rest and row.public == "yes" for rest, row, _ in self.lexicon.offices.get(self.keys[i], ()))

    def _joined(self, i: int) -> bool:
        gap = self.words.gaps[i]
        return gap == SPACE or (gap == DOT and (len(self.keys[i - 1]) <= 4))

    def _office(self, i: int) -> tuple[int, Office, bool] | None:
        for rest, office, many in self.lexicon.offices[self.keys[i]]:
            last = i + 1 + len(rest)
            if last > len(self.words) or any(self.keys[i + 1 + k] != word for k, word in enumerate(rest)):
                continue
            if all(self._joined(k) for k in range(i + 1, last)) and (
                not office.office.endswith(".") or self.words.word[last - 1][0].isupper()
            ):
                return last, office, many
        return None

    def _part_of_a_name(self, head: int, last: int, many: bool) -> bool:
        """Whether a capitalised office is part of another name: "Justice Department", "Kansas City Chiefs"."""
        words = self.words
        if many and self.keys[last - 1] in TEAMS and words.word[last - 1][0].isupper() and not words.first[head]:
            return True
        if last >= len(words) or words.owner[last - 1] or words.gaps[last] != SPACE or last in self.persons:
            return False
        return words.word[last - 1][0].isupper() and words.word[last] in NAME_ENDS

    def _phrase(self, start: int, head: int, last: int, office: Office, many: bool) -> Phrase:
        first, core, determiner = self._left(start)
        if many and self.keys[first] == "that":
            first, determiner = first + 1, "some" if first + 1 < core else ""  # "says that officials"
        end = self._right(last, office)
        keys = self.keys[first:head] + self.keys[last:end]
        abroad = end > last and self.keys[end - 1] in COUNTRIES
        span = self.words.start[first], self.words.end[end - 1]
        public = (
            abroad
            or any(word in self.lexicon.bodies for word in keys)
            or self.named(*span, "body")
            or (office.level in ("speaker", "staff") and any(self._public_office(k) for k in range(last, end)))
            or (office.office in RULERS and self.named(*span, "country"))
        )
        return Phrase(
            first,
            core,
            head,
            last,
            end,
            office,
            many,
            determiner,
            public,
            self._private(keys, office) and not self.named(*span, "body"),
            any(word in FORMER for word in keys),
        )

    def _private(self, keys: list[str], office: Office) -> bool:
        """Whether an office that is not public by nature stands beside a word for a company, a club or the like."""
        return office.level in ("head", "agency", "staff", "speaker", "minister", "official") and any(
            word in self.lexicon.private for word in keys
        )

    def _left(self, i: int) -> tuple[int, int, Determiner]:
        """From the first word of an office to the first words of its phrase, with and without determiner."""
        words, keys = self.words, self.keys
        first = core = i
        determiner: Determiner = ""
        while first > 0 and i - first < LONGEST and not words.first[first] and self._joined(first):
            k = first - 1
            low = keys[k]
            if low in ARTICLES:
                return k, core if determiner else first, ARTICLES[low]
            if words.owner[k]:
                return self._owner(k), first, "possessive"
            if low in QUANTIFIERS:
                if low in NOT_BEFORE and not determiner:
                    break
                core = core if determiner else first
                determiner = "a" if low in ("one", "another") else "some"
                first = k
                continue
            if determiner:
                break
            if low.isdigit():
                core = first
                determiner = "some"
            elif (
                low == "and"
                and k > 0
                and words.gaps[k] == SPACE
                and (keys[k - 1] in self.lexicon.modifiers or keys[k - 1] in self.lexicon.bodies)
            ):
                first = k - 1
                continue
            elif not self._modifies(k):
                break
            first = k
        return first, core if determiner else first, determiner

    def _modifies(self, k: int) -> bool:
        word, low = self.words.word[k], self.keys[k]
        if low in self.lexicon.modifiers or low in self.lexicon.bodies or low in self.lexicon.private:
            return True
        if word[0].isupper() and (word.isupper() or low == "first" or low not in STOP_WORDS):
            return (
                not self.words.first[k]
                or self.named(self.words.start[k], self.words.end[k], "country")
                or self.named(self.words.start[k], self.words.end[k], "part")
                or word.isupper()
            )
        adverb = low.endswith("ly") and k > 0 and self.keys[k - 1] in ARTICLES
        return adverb or ("-" in low and low.rsplit("-", 1)[1] in COMPOUND)

    def _owner(self, k: int) -> int:
        """The first word of a possessor that ends at word k: "Austria's", "the mayor's"."""
        words = self.words
        while k > 0 and not words.first[k] and words.gaps[k] == SPACE:
            if self.keys[k - 1] in ARTICLES:
                return k - 1
            if not words.word[k - 1][0].isupper():
                break
            k -= 1
        return k

    def _right(self, last: int, office: Office) -> int:
        """Over "of", "for" and the like with what they govern."""
        words, keys, n = self.words, self.keys, len(self.words)
        if words.owner[last - 1]:
            return last
        end = last
        for _ in range(3):
            if end >= n or words.gaps[end] != SPACE or words.owner[end - 1]:
                break
            word = keys[end]
            if (
                word in ("of", "for", "from", "with", "at")
                or (word == "to" and office.level in ("envoy", "staff"))
                or (
                    word in ("in", "on")
                    and end + 1 < n
                    and keys[end + 1] not in DAYS
                    and (
                        words.word[end + 1][0].isupper()
                        or (keys[end + 1] == "the" and end + 2 < n and words.word[end + 2][0].isupper())
                    )
                )
            ):
                after = self._noun_phrase(end + 1, office.level in ("speaker", "staff"))
            else:
                break
            if after == end + 1:
                break
            end = after
        return end

    def _noun_phrase(self, i: int, office: bool) -> int:
        """The end of the noun phrase that begins at word i, or i where none is made out; with `office` it may be an
        office: "a spokesman for the governor"."""
        words, keys, n = self.words, self.keys, len(self.words)
        begin = i
        if i < n and keys[i] in (
            "the",
            "its",
            "their",
            "a",
            "an",
            "his",
            "her",
            "this",
            "that",
            "other",
            "across",
            "both",
        ):
            i += 1
            if i < n and keys[i] == "the":
                i += 1
        core = i
        while (
            i < n
            and (words.gaps[i] == SPACE or (words.gaps[i] == DOT and len(keys[i - 1]) <= 2))
            and not words.first[i]
        ):
            if i > core and i in self.persons:
                i -= keys[i - 1] in ("and", "of", "the")
                break
            if keys[i] in ("mr", "mrs", "ms", "dr"):
                break
            capital = words.word[i][0].isupper()
            if keys[i] in ("and", "of", "for", "the", "&"):
                if (
                    i + 1 < n
                    and words.gaps[i + 1] == SPACE
                    and (words.word[i + 1][0].isupper() or keys[i + 1] in TAIL_NOUNS)
                ):
                    i += 1
                    continue
                break
            if not (
                capital
                or keys[i] in TAIL_NOUNS
                or keys[i] in self.lexicon.bodies
                or keys[i] in self.lexicon.modifiers
                or keys[i] in self.lexicon.private
                or keys[i].isdigit()
                or (office and self._public_office(i))
            ):
                break
            i += 1
        return i if i > core else begin
