"""Abbreviations: words whose stop need not end a sentence, from `patterns/gazetteers/abbreviations.csv`."""

from typing import Literal, TypeAlias

import msgspec

from pipeline.gazetteers import read_rows

AbbreviationKind: TypeAlias = Literal["name", "number", "inside", "either", "state", "time"]


class Abbreviation(msgspec.Struct, frozen=True):
    """A row of the table, where the kinds are explained. In `example`, `|` marks where a sentence ends."""

    abbreviation: str
    kind: AbbreviationKind
    example: str


def read_abbreviations() -> dict[str, AbbreviationKind]:
    """The kind of each abbreviation: as the table writes it, and in capitals where it has more than one letter."""
    rows = read_rows("abbreviations", Abbreviation)
    capitals = {row.abbreviation.upper(): row.kind for row in rows if len(row.abbreviation) > 2}
    return capitals | {row.abbreviation: row.kind for row in rows}
