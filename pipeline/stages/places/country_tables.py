"""The tables of words that tell what a country's name means, as patterns and sets."""

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.stages.places.country_names import CountryName, CountryRow


class NeighbourRow(Struct, frozen=True):
    """A row of country_neighbours.csv."""

    side: str
    of: tuple[str, ...]
    words: tuple[str, ...]


class NamesakeRow(Struct, frozen=True):
    """A row of country_namesakes.csv."""

    name: str
    iso2: str
    near: tuple[str, ...]
    unless: tuple[str, ...] = ()


class StateRow(Struct, frozen=True):
    """A row of us_states.csv."""

    name: str
    short: str = ""


class CapitalisedRow(Struct, frozen=True):
    """A row of capitalised_words.csv."""

    kind: str
    words: tuple[str, ...]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first, with any white space in them."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") + ("" if word[-1] == "." else r"(?!\w)") for word in longest_first
    )


class CountryTables:
    """The context tables, ready for use."""

    def __init__(self) -> None:
        self.names = {row.iso2: row.name for row in read_rows("countries", CountryRow)}
        self.namesakes = {row.name: row for row in read_rows("country_namesakes", NamesakeRow)}
        self._neighbours = neighbours(read_rows("country_neighbours", NeighbourRow))
        words: dict[str, set[str]] = defaultdict(set)
        for row in read_rows("capitalised_words", CapitalisedRow):
            words[row.kind].update(row.words)
        self.not_names = frozenset(words["not_name"])
        self.public = frozenset(words["public"])
        states = read_rows("us_states", StateRow)
        state = any_of({row.name for row in states} | {row.short for row in states if row.short})
        self.state_only = re.compile(rf"(?:{state})$")
        self.short_state_after = re.compile(rf",\s+(?:{any_of(row.short for row in states if row.short)})")
        self.state_after = re.compile(rf",\s+(?:{state})")
        self.local_life = re.compile(rf"(?<!\w)(?:{state}|{any_of(words['local'])}|Route\s+\d+)")

    def beside(self, side: str, name: CountryName, text: str) -> bool:
        """Whether the words on that side make the name part of another thing's name."""
        patterns = (self._neighbours.get((side, of)) for of in ("any", name.form, name.text))
        return any(pattern.search(text) for pattern in patterns if pattern is not None)


def neighbours(rows: Iterable[NeighbourRow]) -> dict[tuple[str, str], re.Pattern[str]]:
    """For each side and kind of name a pattern of the words there."""
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for of in row.of:
            words[row.side, of].update(row.words)
    frames = {"before": r"(?<!\w)(?:{})[\s-]+$", "after": r"^\s+(?:{})", "end": r"(?<!\w)(?:{})$"}
    return {key: re.compile(frames[key[0]].format(any_of(found))) for key, found in words.items()}
