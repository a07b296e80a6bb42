"""The names of states and territories: what the country tables say, ready for lookup.

Four tables, see the comments at their heads: `countries` (made from CLDR), `country_aliases` (other names,
abbreviations), `demonyms` (adjectives and words for people), `country_contexts` (names that often mean something else).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.gazetteers import read_rows
from pipeline.names import Names

Form = Literal["name", "demonym", "abbreviation"]
NO_PLURAL = re.compile(r"(?:[hsxy]m[ae]n|wom[ae]n|s|ese|ish|sh|ch|x|z)$")


class CountryRow(Struct, frozen=True):
    """A row of countries.csv."""

    iso2: str
    name: str


class AliasRow(Struct, frozen=True):
    """A row of country_aliases.csv."""

    iso2: str
    form: Form
    aliases: tuple[str, ...]


class DemonymRow(Struct, frozen=True):
    """A row of demonyms.csv."""

    iso2: str
    words: tuple[str, ...]
    language: str = ""


class ContextRow(Struct, frozen=True):
    """A row of country_contexts.csv."""

    name: str
    also: tuple[str, ...]
    default: Literal["always", "yes", "even", "no"]
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name with what it stands for. `text` is the name as the table writes it, `country` the country's own name."""

    text: str
    iso2: str
    country: str
    form: Form
    language: bool = False
    context: ContextRow | None = None


def plural(word: str) -> str | None:
    """The plural of a word for people, None where it has none of its own ("Chinese")."""
    return None if NO_PLURAL.search(word) else word + "s"


def read_country_names() -> Iterator[CountryName]:
    """Every name of every table, those of countries before demonyms.

    Raises ClaimsError where a row names a code that countries.csv lacks, or a context row a name that no table has."""
    names = {row.iso2: row.name for row in read_rows("countries", CountryRow)}
    contexts = {row.name: row for row in read_rows("country_contexts", ContextRow)}
    unused = set(contexts)

    def entry(text: str, iso2: str, form: Form, language: bool = False) -> CountryName:
        if iso2 not in names:
            raise ClaimsError(
                f"gazetteers: {text}: no country {iso2} in countries.csv; use the code of one that is there"
            )
        unused.discard(text)
        return CountryName(text, iso2, names[iso2], form, language, contexts.get(text))

    for iso2, name in names.items():
        yield entry(name, iso2, "name")
    for alias in read_rows("country_aliases", AliasRow):
        for text in alias.aliases:
            yield entry(text, alias.iso2, alias.form)
    for demonym in read_rows("demonyms", DemonymRow):
        for text in demonym.words:
            yield entry(text, demonym.iso2, "demonym", demonym.language == "yes")
            people = plural(text)
            if people:
                yield entry(people, demonym.iso2, "demonym")
    if unused:
        raise ClaimsError(
            f"country_contexts.csv: no table has the name {min(unused)}; add it there or take the row out"
        )


def country_lexicon() -> Names[CountryName]:
    """The names ready for lookup. An abbreviation counts in exactly its case."""
    lexicon: Names[CountryName] = Names()
    for name in read_country_names():
        lexicon.add(name.text, name, exact=name.form == "abbreviation")
    return lexicon
