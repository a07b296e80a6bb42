"""The claim: what comes out. One sentence, with every pillar it speaks of.

All offsets are characters, half-open, into the article's text. The JSON form is that of the contract's `claims.jsonl`.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from pipeline.records import (
    BlockKind,
    Country,
    Date,
    Institution,
    Kind,
    Number,
    Official,
    Offsets,
    Person,
    Region,
    Sentence,
    Speech,
)

SCHEMA = "1"
Selection = Literal["pillars", "attributed", "numbers", "all"]
"""Which sentences become claims: those that speak of a pillar; those and the attributed, or the counted; all."""
QUOTATION_MARKS = re.compile("[\"'`´‘’‚‛“”„‟«»‹›]+")


class ArticleReference(Struct, frozen=True):
    """The article a claim stands in."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    sha256: str


class Context(Struct, frozen=True):
    """The sentences before and after, where they stand in a block of the same kind."""

    before: str | None
    after: str | None


class Evidence(Struct, frozen=True):
    """The words that a pattern matched."""

    pattern: str
    start: int
    end: int
    text: str


class ClaimSpeaker(Struct, frozen=True):
    """Who says it. `text` keeps the words of the source; `name` is None where they stand for nobody in particular."""

    name: str | None
    role: str | None
    country: str | None
    kind: str | None
    text: str
    spans: tuple[Offsets, ...]


class Cue(Struct, frozen=True):
    """The words that report it."""

    text: str
    spans: tuple[Offsets, ...]


class Statement(Struct, frozen=True):
    """How something is said: by whom, in whose words, of which kind. `scope` is the sentence or its clause."""

    scope: Offsets
    speaker: ClaimSpeaker | None
    cue: Cue | None
    speech: Speech | Literal["none"]
    kind: Kind
    negated: bool
    hedged: bool


class PillarClaim(Struct, frozen=True):
    """A pillar that the sentence speaks of, with the evidence, and how it is said."""

    id: str
    label: str
    scope: Offsets
    evidence: tuple[Evidence, ...]
    speaker: ClaimSpeaker | None
    cue: Cue | None
    speech: Speech | Literal["none"]
    kind: Kind
    negated: bool
    hedged: bool


class Claim(Struct, frozen=True, kw_only=True):
    """One sentence of an article. `statement` is there only where a wider selection brought one without a pillar."""

    schema: str = SCHEMA
    id: str
    article: ArticleReference
    text: str
    start: int
    end: int
    block: BlockKind
    context: Context
    pillars: tuple[PillarClaim, ...]
    statement: Statement | UnsetType = field(default=UNSET)
    countries: tuple[Country, ...] = ()
    regions: tuple[Region, ...] = ()
    persons: tuple[Person, ...] = ()
    officials: tuple[Official, ...] = ()
    institutions: tuple[Institution, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()

    @property
    def statements(self) -> tuple[PillarClaim | Statement, ...]:
        """What is said: of each pillar, or of the sentence where it speaks of none."""
        return self.pillars or (() if self.statement is UNSET else (self.statement,))

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as `claims.jsonl` has them."""
        values: dict[str, Any] = msgspec.to_builtins(self)
        return values

    @classmethod
    def from_dict(cls, values: object) -> "Claim":
        """The claim of a line of `claims.jsonl`. Raises msgspec.ValidationError where it is none."""
        return msgspec.convert(values, cls)


def fold(sentence: str) -> str:
    """A sentence in the form that ids and groups compare: NFC, white space and quotation marks folded."""
    return " ".join(QUOTATION_MARKS.sub("'", unicodedata.normalize("NFC", sentence)).split())


def find_occurrences(text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, str, int]]:
    """Each of an article's sentences with its folded form and its occurrence, which together with the article's id make
    the claim's id. All sentences must come, in their order."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        folded = fold(text[sentence.start : sentence.end])
        counts[folded] += 1
        yield sentence, folded, counts[folded]


def claim_id(article_id: str, folded: str, occurrence: int) -> str:
    """A stable id, 16 hex digits: no pattern, model or selection changes it.

    `occurrence` counts from 1 among all sentences of the article that fold to the same."""
    return hashlib.sha256(f"{article_id}\n{folded}\n{occurrence}".encode()).hexdigest()[:16]
