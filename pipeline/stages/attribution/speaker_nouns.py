"""What a source is by its last word, where it has no name: `the report` a document, `aides` people left unnamed."""

from typing import Literal

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.stages.attribution.cues import noun_forms

NounKind = Literal["anonymous", "institution", "document", "group"]


class SpeakerNoun(Struct, frozen=True):
    """A row of speaker_nouns.csv: a noun in the singular, its kind, and the kind of its plural."""

    noun: str
    kind: NounKind
    many: NounKind


class Capital(Struct, frozen=True):
    """A row of capitals.csv: a capital that may speak for its state."""

    name: str
    iso2: str


def read_speaker_nouns() -> dict[str, NounKind]:
    """The kinds of nouns, singular and plural, in lower case. Raises ClaimsError where a row does not fit."""
    rows = read_rows("speaker_nouns", SpeakerNoun)
    kinds: dict[str, NounKind] = {}
    for row in rows:
        stem = row.noun.removesuffix("man") if row.noun.endswith("man") else None
        plurals = {stem + "men"} if stem is not None else noun_forms(row.noun) - {row.noun}
        kinds.update(dict.fromkeys(plurals, row.many))
    return kinds | {row.noun: row.kind for row in rows}


def read_capitals() -> dict[str, str]:
    """The states that capitals speak for, by ISO 3166 code. Raises ClaimsError where a row does not fit."""
    return {row.name: row.iso2 for row in read_rows("capitals", Capital)}
