"""Cues: the words that tie content to a source, and the frames in which they do so (`patterns/gazetteers/cues.csv`)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline.gazetteers import read_rows

Strength = Literal["strong", "fair", "weak"]
"""How often the frame attributes: strong, nearly always; fair, when a source is named; weak, when it is a person's."""
VOWELS = frozenset("aeiou")


class CueRow(Struct, frozen=True):
    """A row of `cues.csv`: one lemma in one frame.

    `lemma` is a verb, with its particle where it has one (`point out`), or a noun or adjective. `forms` are needed only
    where the inflection is irregular or doubles a letter. Frames are those of `frames.py`, and `quote` for verbs that
    introduce direct speech."""

    lemma: str
    word: Literal["verb", "noun", "adjective"]
    frame: str
    strength: Strength
    example: str
    polarity: Literal["positive", "negative", "neutral"] = "neutral"
    forms: tuple[str, ...] = ()


class Cues:
    """The table by inflected form."""

    def __init__(self, rows: Iterable[CueRow]) -> None:
        self.verbs: dict[str, dict[str, dict[str, Strength]]] = {}
        self.nouns: dict[str, dict[str, Strength]] = {}
        self.adjectives: dict[str, dict[str, Strength]] = {}
        forms: dict[str, set[str]] = {}
        rows = list(rows)
        for row in rows:
            forms.setdefault(f"{row.word} {row.lemma}", set()).update(row.forms)
        for row in rows:
            stem, _, particle = row.lemma.partition(" ")
            irregular = forms[f"{row.word} {row.lemma}"]
            if row.word == "verb":
                for form in {*verb_forms(stem, irregular)}:
                    by_particle = self.verbs.setdefault(form, {})
                    by_particle.setdefault(particle, {})[row.frame] = row.strength
            elif row.word == "noun":
                for form in noun_forms(stem, irregular):
                    self.nouns.setdefault(form, {})[row.frame] = row.strength
            else:
                self.adjectives.setdefault(stem, {})[row.frame] = row.strength
        self.quoting = frozenset(
            form for form, particles in self.verbs.items() if any("quote" in frames for frames in particles.values())
        )
        self.words = frozenset({*self.verbs, *self.nouns, *self.adjectives, "according", "per", "poll", "survey"})


def read_cues(folder: Path | None = None) -> Cues:
    """The cues of `cues.csv` in the folder of gazetteers. Raises ClaimsError where a row does not fit."""
    return Cues(read_rows("cues", CueRow, folder))


def verb_forms(lemma: str, irregular: Iterable[str] = ()) -> set[str]:
    """Lemma, -s, -ing and past as regular verbs form them, and the irregular forms beside them: a form too many, such
    as `telled`, occurs in no text.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if lemma[-1] == "y" and lemma[-2:-1] not in VOWELS:
        regular = {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        regular = {lemma + "es", lemma + "ed", lemma + "ing"}
    elif lemma.endswith("e"):
        regular = {lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"}
    else:
        regular = {lemma + "s", lemma + "ed", lemma + "ing"}
    return {lemma, *regular, *irregular}


def noun_forms(lemma: str, irregular: Iterable[str] = ()) -> set[str]:
    """Singular and plural, regular unless told."""
    if lemma[-1] == "y" and lemma[-2:-1] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", *irregular}
    return {lemma, lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s"), *irregular}
