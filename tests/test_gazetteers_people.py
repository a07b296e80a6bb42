"""The tables of people and offices: no row twice, valid codes and days, every row of use."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from msgspec import Struct
from spacy.lang.en import English
from spacy.lang.en.stop_words import STOP_WORDS

from pipeline import layers
from pipeline.gazetteers import read_rows, read_words
from pipeline.records import Official, Person
from pipeline.resources import patterns_root
from pipeline.stages.officials import OfficialStage
from pipeline.stages.people.holders import Holder, read_holders
from pipeline.stages.people.names import FirstName, Honorific, NotName, person_lexicon
from pipeline.stages.people.office_phrases import Modifier, key, office_lexicon
from pipeline.stages.people.office_places import Body
from pipeline.stages.people.office_words import plural, read_offices
from pipeline.stages.persons import PersonStage
from pipeline.stages.tokenize import make_tokenizer

TOKENIZE = make_tokenizer()(English())
PERSONS, OFFICIALS = PersonStage(), OfficialStage()
DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class Code(Struct, frozen=True):
    """The codes of countries.csv."""

    iso2: str


def twice(values: Iterable[object]) -> list[object]:
    """The values that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize(
    ("table", "row", "field"),
    [
        ("first_names", FirstName, "name"),
        ("honorifics", Honorific, "title"),
        ("not_names", NotName, "word"),
        ("office_modifiers", Modifier, "word"),
        ("public_bodies", Body, "body"),
    ],
)
def test_no_row_twice(table: str, row: type[Struct], field: str) -> None:
    assert twice(getattr(r, field) for r in read_rows(table, row)) == []


@pytest.mark.parametrize("table", ["given_names", "surnames", "single_names", "english_words"])
def test_tables_of_one_column_are_sorted_and_free_of_doubles(table: str) -> None:
    _, *words = (patterns_root() / "gazetteers" / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words)) == sorted(read_words(table)) != []
    assert all(word.islower() == (table == "english_words") for word in words)


def test_rarer_names_are_no_common_words() -> None:
    assert not {name.lower() for name in read_words("given_names")} & read_words("english_words")


def test_single_names_are_found_alone() -> None:
    for name in read_words("single_names"):
        doc = PERSONS(TOKENIZE(f"It was like a letter of the great {name} to a friend."))
        assert [p.name for p in layers.get(doc, "persons", Person)], name


def test_no_office_or_term_twice() -> None:
    assert twice(office.office for office in read_offices()) == []
    assert twice((h.name, h.role, h.country, h.first) for h in read_holders()) == []


def test_codes_and_days() -> None:
    codes = {row.iso2 for row in read_rows("countries", Code)} | {""}
    tables = [*read_holders(), *read_offices(), *read_rows("public_bodies", Body), *read_rows("not_names", NotName)]
    assert {row.country for row in tables} - codes == set()
    for holder in read_holders():
        assert DAY.fullmatch(holder.first), holder
        assert not holder.last or (DAY.fullmatch(holder.last) and holder.first < holder.last), holder
        assert holder.source, holder


def test_every_office_is_found_in_a_phrase() -> None:
    lexicon = office_lexicon()
    for office in read_offices():
        for text in (office.office, plural(office.office)):
            head, *rest = (key(word) for word in text.split())
            assert any(words == tuple(rest) for words, _, _ in lexicon.offices[head]), text


def test_every_holder_is_found_by_name() -> None:
    missed: list[Holder] = []
    for holder in read_holders():
        doc = PERSONS(TOKENIZE(f"In Congress, {holder.name} spoke with reporters."))
        doc.user_data[layers.PUBLISHED] = holder.first
        found = layers.get(OFFICIALS(doc), "officials", Official)
        name = holder.name.removeprefix("Pope ")  # a title is no part of a mention
        if not any(o.name == name and o.country == (holder.country or None) for o in found):
            missed.append(holder)
    assert missed == []


def test_every_surname_means_its_holder() -> None:
    for holder in read_holders():
        for surname in holder.surname:
            doc = PERSONS(TOKENIZE(f"On Monday {surname} spoke."))
            assert layers.get(doc, "persons", Person), surname


def test_first_names_that_are_common_words_are_marked() -> None:
    marked = {row.name for row in read_rows("first_names", FirstName) if row.also}
    assert {row.name for row in read_rows("first_names", FirstName) if row.name.lower() in STOP_WORDS} <= marked


def test_every_word_of_the_tables_is_in_the_lexicon() -> None:
    kinds = person_lexicon().kinds
    assert all(row.name in kinds for row in read_rows("first_names", FirstName))
    assert all(row.word in kinds for row in read_rows("not_names", NotName))
