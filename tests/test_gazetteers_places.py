"""The tables of countries, regions and institutions: no row twice, valid codes, every row found."""

from collections import Counter

import pytest

from pipeline.gazetteers import read_rows
from pipeline.names import PIECE
from pipeline.stages.institutions import InstitutionLexicon, InstitutionRow
from pipeline.stages.places.country_names import (
    AliasRow,
    ContextRow,
    CountryRow,
    DemonymRow,
    country_lexicon,
    read_country_names,
)
from pipeline.stages.places.country_tables import NamesakeRow, NeighbourRow
from pipeline.stages.regions import RegionRow, region_lexicon

CODES = {row.iso2 for row in read_rows("countries", CountryRow)}
NAMES = list(read_country_names())

# Everyday words, and words that a sentence's first capital or a line of capitals makes look like a name.
EVERYDAY = """
Brit Chad Chile China Dane Danes Finn Guinea Jersey Jordan Kiwi Kiwis Pole Poles Polish Scot Swede Turk Turkey US
Georgia ICE WHO AID CAR ROK PNG Fed House Treasury Commons Guardian Reunion Union Post Times Sun Star IS IT AU AP
Diet Sandwich Lords Independent Mirror Standard People Order Labour Liberals Independents Greens Pew Sandwich
"""
COMMON = set(EVERYDAY.split())


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_codes_are_two_capitals_and_names_differ() -> None:
    rows = read_rows("countries", CountryRow)
    assert all(len(row.iso2) == 2 and row.iso2.isalpha() and row.iso2.isupper() for row in rows)
    assert not repeated([row.iso2 for row in rows]) and not repeated([row.name for row in rows])
    assert "NA" in CODES


def test_no_name_of_a_country_stands_twice() -> None:
    assert not repeated([name.text for name in NAMES if name.form != "demonym" or not name.text.endswith("s")])


@pytest.mark.parametrize(
    "codes",
    [
        [row.iso2 for row in read_rows("country_aliases", AliasRow)],
        [row.iso2 for row in read_rows("demonyms", DemonymRow)],
        [row.iso2 for row in read_rows("country_namesakes", NamesakeRow)],
        [code for row in read_rows("regions", RegionRow) for code in row.countries],
    ],
    ids=["aliases", "demonyms", "namesakes", "regions"],
)
def test_every_code_is_a_countrys(codes: list[str]) -> None:
    assert not set(codes) - CODES


def test_every_name_of_a_country_is_found() -> None:
    lexicon = country_lexicon()
    for name in NAMES:
        found = next(lexicon.find(name.text))
        assert (found.start, found.end, found.value.iso2) == (0, len(name.text), name.iso2), name


def test_context_rows_name_names() -> None:
    texts = {name.text for name in NAMES}
    assert not {row.name for row in read_rows("country_contexts", ContextRow)} - texts
    assert not {row.name for row in read_rows("country_namesakes", NamesakeRow)} - texts
    sets = {"any", "name", "demonym", "abbreviation"}
    assert not {of for row in read_rows("country_neighbours", NeighbourRow) for of in row.of} - texts - sets
    assert not repeated([row.name for row in read_rows("country_contexts", ContextRow)])


def test_no_common_word_without_a_context_rule() -> None:
    ruled = {name.text for name in NAMES if name.context is not None} | {"US"}
    assert not {name.text for name in NAMES} & COMMON - ruled
    careful = {alias for row in read_rows("institutions", InstitutionRow) for alias in row.careful}
    bodies = {name for row in read_rows("institutions", InstitutionRow) for name in (row.name, *row.aliases)}
    assert not bodies & COMMON - careful


def test_regions_have_members_and_are_found_by_every_name() -> None:
    rows = read_rows("regions", RegionRow)
    assert not repeated([row.id for row in rows])
    assert not repeated([name for row in rows for name in (*row.names, *row.adjectives)])
    lexicon = region_lexicon()
    for row in rows:
        assert len(row.countries) > 1 and not repeated(list(row.countries)), row.id
        for name in (*row.names, *row.adjectives):
            found = next(lexicon.find(name))
            assert (found.end, found.value.id) == (len(name), row.id), name


def test_institutions_are_found_by_every_name() -> None:
    rows = read_rows("institutions", InstitutionRow)
    names = [name for row in rows for name in (row.name, *row.aliases, *row.careful)]
    assert not repeated(names)
    lexicon = InstitutionLexicon()
    for row in rows:
        for name in (row.name, *row.aliases, *row.careful):
            found = next(lexicon.names.find(name))
            assert (found.end, found.value) == (len(name), row.name), name


def test_names_begin_with_a_capital() -> None:
    names = [name.text for name in NAMES] + [row.name for row in read_rows("institutions", InstitutionRow)]
    assert not [name for name in names if not PIECE.findall(name)[0][0].isupper()]
