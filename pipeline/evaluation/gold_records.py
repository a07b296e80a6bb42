"""What a gold file says, as records with offsets (the form of the file: docs/corpus.md)."""

from typing import Literal, TypeAlias

from msgspec import Struct

from pipeline.records import (
    Country,
    Date,
    Institution,
    Kind,
    Number,
    Official,
    Offsets,
    Person,
    Quotation,
    Record,
    Region,
    Speaker,
)


class Ignored(Struct, frozen=True):
    """A span on which labellers could differ: what a run finds there, in whatever layer, is neither right nor wrong."""

    start: int
    end: int


GoldRecord: TypeAlias = Record | Ignored
ClaimSpeech: TypeAlias = Literal["direct", "mixed", "indirect", "none"]

# The layers whose entries are a quote and fields, and what a field that is left out stands for.
MENTIONS: dict[str, tuple[type[GoldRecord], dict[str, object]]] = {
    "quotations": (Quotation, {"closed": True}),
    "countries": (Country, {"name": "", "form": "name"}),
    "regions": (Region, {"countries": ()}),
    "persons": (Person, {}),
    "officials": (Official, {"kind": "person", "name": None, "role": None, "country": None}),
    "institutions": (Institution, {"name": ""}),
    "numbers": (Number, {"kind": "number", "value": None}),
    "dates": (Date, {}),
    "ignore": (Ignored, {}),
}


class Meta(Struct, frozen=True, omit_defaults=True):
    """What the head of a gold file says of its article; `published` is YYYY-MM-DD. `layers` are those that were
    labelled (`claims` among them), empty: all of them."""

    id: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    layers: tuple[str, ...] = ()


class GoldClaim(Struct, frozen=True):
    """What a sentence (`start`, `end`) says of one pillar; `scope` is the sentence or its clause."""

    start: int
    end: int
    pillar: str
    scope: Offsets
    kind: Kind
    speech: ClaimSpeech = "none"
    speaker: Speaker | None = None
    negated: bool = False
    hedged: bool = False


class Gold(Struct, frozen=True):
    """An article with every layer as a person labelled it: a list for each layer of `claims annotate`, by its name, and
    `ignore`; in place of the layer `pillars` stand the claims."""

    path: str
    article: Meta
    text: str
    layers: dict[str, list[GoldRecord]]
    claims: list[GoldClaim]
