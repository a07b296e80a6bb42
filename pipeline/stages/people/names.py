"""What the tables say of a capitalised word: the lexicon behind `persons`.

Tables: `first_names`, `given_names`, `surnames`, `single_names`, `english_words`, `honorifics`, `not_names`, `offices`,
`officials`, `congress`, and the names of countries."""

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct
from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.gazetteers import read_rows, read_words
from pipeline.stages.people.holders import Holder, read_holders
from pipeline.stages.people.office_words import read_offices
from pipeline.stages.places.country_names import read_country_names
from pipeline.stages.word_lists import words as listed

# first: a first name; doubtful: one that is another word too; title: what stands before a name (Mr., President);
# head: ends the name of a body or a place (Center); before: begins one (San); other: no part of a name.
Kind = Literal["first", "doubtful", "title", "job", "head", "before", "other", "suffix"]
PARTICLES = frozenset(
    listed("de da do dos das del della di du la le van von der den ter ten bin bint ibn al el ul y e zu dal")
)
SUFFIXES = frozenset(listed("Jr Sr II III IV JR SR"))


class FirstName(Struct, frozen=True):
    """A row of first_names.csv."""

    name: str
    also: Literal["word", "place", ""] = ""


class Honorific(Struct, frozen=True):
    """A row of honorifics.csv."""

    title: str
    kind: Literal["title", "job"]


class NotName(Struct, frozen=True):
    """A row of not_names.csv."""

    word: str
    kind: Literal["head", "before", "place", "time", "group", "company", "word"]
    surname: Literal["yes", ""] = ""
    country: str = ""


@dataclass(frozen=True)
class PersonLexicon:
    """`kinds`: what a capitalised word is; `common`: first names that are common words; `introduces`: words in lower
    case that make a name of what follows ("actor"); `surnames_too`: words of another kind that are surnames; `known`:
    full names of holders of office with the canonical one; `surnames`: surnames that alone mean a holder; `given` and
    `family`: rarer first names, and surnames, that make a person only together with another name; `single`: names under
    which everybody knows one person; `english`: common words, in lower case."""

    kinds: dict[str, Kind]
    common: frozenset[str]
    introduces: frozenset[str]
    surnames_too: frozenset[str]
    known: dict[str, str]
    known_words: dict[tuple[str, str], list[tuple[str, ...]]]
    surnames: dict[str, list[Holder]]
    given: frozenset[str]
    family: frozenset[str]
    single: frozenset[str]
    english: frozenset[str]


def person_lexicon() -> PersonLexicon:
    """Read the tables. Where several speak of one word, a first name is doubtful and other words keep their first
    kind."""
    kinds: dict[str, Kind] = dict.fromkeys(SUFFIXES, "suffix")
    introduces: set[str] = set()
    for honorific in read_rows("honorifics", Honorific):
        word = honorific.title.rstrip(".")
        if honorific.kind == "title":
            kinds[word] = "title"
        else:
            introduces.add(word)
            kinds.setdefault(word[0].upper() + word[1:], "job")
    for office in read_offices():
        words = office.office.replace(".", "").split()
        if "of" not in words and "for" not in words and "to" not in words:
            introduces.add(words[-1])
            kinds[words[-1].capitalize()] = "title"
    surnames_too = set(
        listed(
            "Judge Constable Marshal Major Dean Bishop Pope King Cook Farmer Carpenter Driver Singer Bowler Rider "
            "Painter Sailor Champion Cardinal Duke Earl Count Father Sergeant Captain Chancellor Priest Sheriff"
        )
    )
    for row in read_rows("not_names", NotName):
        kind: Kind = "head" if row.kind == "head" else "before" if row.kind == "before" else "other"
        kinds.setdefault(row.word, kind)
        if row.surname:
            surnames_too.add(row.word)
    for office in read_offices():
        for word in office.office.replace(".", "").split():
            kinds.setdefault(word.capitalize(), "other")
    for stop in STOP_WORDS:
        kinds.setdefault(stop.capitalize(), "other")
    for country in read_country_names():
        for word in country.text.split():
            kinds.setdefault(word, "other")
    common: set[str] = set()
    for first in read_rows("first_names", FirstName):
        if first.also == "word":
            common.add(first.name)
        if kinds.get(first.name) != "title":
            kinds[first.name] = "doubtful" if first.also or first.name in kinds else "first"
    known: dict[str, str] = {}
    surnames: dict[str, list[Holder]] = {}
    for holder in read_holders():
        for name in (holder.name, *holder.aliases):
            known.setdefault(name, holder.name)
        for name in holder.surname:
            surnames.setdefault(name, []).append(holder)
    known_words: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name in known:
        head, *rest = (word.rstrip(".") if len(word) < 4 else word for word in name.split())
        if rest and kinds.get(head) != "title":
            known_words.setdefault((head, rest[0]), []).append(tuple(rest))
    for names in known_words.values():
        names.sort(key=len, reverse=True)
    return PersonLexicon(
        kinds,
        frozenset(common),
        frozenset(introduces),
        frozenset(surnames_too),
        known,
        known_words,
        surnames,
        read_words("given_names"),
        read_words("surnames"),
        read_words("single_names"),
        read_words("english_words"),
    )
