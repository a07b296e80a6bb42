"""The typed records of every layer, as `claims annotate` writes them.

All offsets are characters (Python code points), half-open, into the untouched text of the article. Field names and
meanings are those of the record formats in the contract; a record says what was found, never where it is stored.
"""

from typing import Literal, TypeAlias

from msgspec import Struct, field

BlockKind = Literal["headline", "caption", "item", "paragraph", "boilerplate"]
Kind = Literal["pledge", "statistic", "criticism", "statement", "description"]
Speech = Literal["direct", "mixed", "indirect"]
Offsets: TypeAlias = tuple[int, int]


class Block(Struct, frozen=True):
    """A run of text of one kind. `heading_end` is the end of the heading of a box item, else None."""

    start: int
    end: int
    kind: BlockKind
    heading_end: int | None = None


class Sentence(Struct, frozen=True):
    """A sentence; `block` is the index of its block."""

    start: int
    end: int
    block: int


class Candidate(Sentence, frozen=True):
    """A sentence that may hold a match. `ways` are the ways to one: the index of a pattern in its book, and that of the
    notation under its `any` (WHOLE for the notations under `all`)."""

    ways: tuple[tuple[int, int], ...] = ()


WHOLE = -1


class Country(Struct, frozen=True):
    """A mention of a state or of a territory with an ISO 3166 code of its own."""

    start: int
    end: int
    iso2: str
    name: str
    form: Literal["name", "demonym", "abbreviation"]


class Region(Struct, frozen=True):
    """A mention of a region of several countries, with the ISO codes of its members."""

    start: int
    end: int
    id: str
    countries: tuple[str, ...]


class Person(Struct, frozen=True):
    """A named mention of a person; `name` is one for all mentions of that person in the article."""

    start: int
    end: int
    name: str


class Official(Struct, frozen=True):
    """A mention of an official: a named person, one holder meant by office, or somebody left unnamed."""

    start: int
    end: int
    kind: Literal["person", "office", "anonymous"]
    name: str | None
    role: str | None
    country: str | None
    former: bool = False


class Institution(Struct, frozen=True):
    """A mention of a named body."""

    start: int
    end: int
    name: str


class Number(Struct, frozen=True):
    """An expression of how many, how much, or which in order. `value` is None where it cannot be represented, for a
    range (then `low` and `high`) and for a vague amount (then `low` is the least it can be)."""

    start: int
    end: int
    kind: Literal["number", "ordinal", "percent", "currency", "dimension", "range"]
    value: float | int | None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    comparator: str | None = None
    of: str | None = None


class Date(Struct, frozen=True):
    """An expression that locates in time. `first` and `last` are the days it denotes, YYYY-MM-DD (in JSON `from` and
    `to`), None where they cannot be told."""

    start: int
    end: int
    first: str | None = field(default=None, name="from")
    last: str | None = field(default=None, name="to")


class Quotation(Struct, frozen=True):
    """Text between quotation marks, marks included; `closed` tells whether it ended by a mark."""

    start: int
    end: int
    closed: bool


class Match(Struct, frozen=True):
    """A pattern's evidence for a pillar."""

    start: int
    end: int
    pillar: str
    pattern: str


class Speaker(Struct, frozen=True):
    """Whom a source stands for. `name` is None where the text names nobody, or where two fit."""

    name: str | None
    kind: Literal["person", "office", "anonymous", "institution", "country", "document", "group"] | None
    role: str | None = None
    country: str | None = None


class Attribution(Struct, frozen=True):
    """Who (source) is reported by which words (cue) to say what (content): each a tuple of spans.

    The terms are those of PolNeAR (Newell et al. 2018) and of PARC (Pareti 2012)."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    type: Speech
    speaker: Speaker | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(start for start, _ in self.content)

    @property
    def end(self) -> int:
        """Where the content ends."""
        return max(end for _, end in self.content)


class PillarMention(Struct, frozen=True):
    """Evidence for a pillar with what the sentence says of it: `scope` is the sentence or its clause."""

    start: int
    end: int
    pillar: str
    pattern: str
    scope: Offsets
    kind: Kind
    negated: bool
    hedged: bool


class Stance(Struct, frozen=True):
    """What a sentence says of its matter, whether or not it speaks of a pillar."""

    start: int
    end: int
    kind: Kind
    negated: bool
    hedged: bool


Record: TypeAlias = (
    Block
    | Sentence
    | Country
    | Region
    | Person
    | Official
    | Institution
    | Number
    | Date
    | Quotation
    | Match
    | Attribution
    | PillarMention
    | Stance
)
