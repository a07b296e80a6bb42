"""Which state an office belongs to: countries, their parts and their bodies as an article names them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.names import Names
from pipeline.stages.people.names import NotName
from pipeline.stages.places.country_names import read_country_names

OPENING = 400  # characters in which an article says where it is set: a mention there weighs more


class Body(Struct, frozen=True):
    """A row of public_bodies.csv."""

    body: str
    country: str = ""
    public: Literal["no", ""] = ""


class StateName(Struct, frozen=True):
    """A row of us_states.csv."""

    name: str
    short: str = ""


class Place(NamedTuple):
    """What a name says of the state: `iso2`, empty for an international body; whether it names the state itself, a
    part of it, or a body of it."""

    iso2: str
    kind: Literal["country", "part", "body"]


def place_lexicon() -> Names[Place]:
    """Names of countries, peoples, U.S. states, cities and public bodies."""
    lexicon: Names[Place] = Names()
    for body in read_rows("public_bodies", Body):
        if not body.public and not body.body.islower():
            lexicon.add(body.body, Place(body.country, "body"), exact=body.body.isupper())
    for name in read_country_names():
        lexicon.add(name.text, Place(name.iso2, "country"), exact=name.form == "abbreviation")
    for state in read_rows("us_states", StateName):
        for text in (state.name, state.short):
            if text:
                lexicon.add(text, Place("US", "part"))
    for row in read_rows("not_names", NotName):
        if row.country:
            lexicon.add(row.word, Place(row.country, "part"))
    return lexicon


class Places:
    """The places and bodies of one article, in its order, those inside names of persons left out."""

    def __init__(self, text: str, lexicon: Names[Place], persons: set[int]) -> None:
        self.starts: list[int] = []
        self.places: list[Place] = []
        votes: Counter[str] = Counter()
        self.ends: list[int] = []
        for start, end, place in lexicon.find(text):
            if start in persons and place.kind != "body":
                continue
            self.starts.append(start)
            self.ends.append(end)
            self.places.append(place)
            if place.iso2:
                votes[place.iso2] += 3 if start < OPENING else 1
        self._ranked = [iso2 for iso2, _ in votes.most_common()]
        self.main = self._ranked[0] if votes else None

    def most(self, without: set[str]) -> str | None:
        """The country that the article speaks of most, those in `without` left out."""
        return next((iso2 for iso2 in self._ranked if iso2 not in without), None)

    def inside(self, start: int, end: int) -> list[Place]:
        """The places whose names begin in that stretch of characters."""
        return self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def country_from(self, start: int) -> int | None:
        """The end of the name of a country that begins at that character, or None where none does."""
        k = bisect_left(self.starts, start)
        begins = k < len(self.starts) and self.starts[k] == start and self.places[k].kind == "country"
        return self.ends[k] if begins else None

    def before(self, position: int, *, countries: frozenset[str] | None = None) -> str | None:
        """The country named last before a position, of those in `countries` if given; looks at 12 names at most."""
        k = bisect_right(self.starts, position)
        for place in reversed(self.places[max(k - 12, 0) : k]):
            if place.iso2 and (countries is None or place.iso2 in countries):
                return place.iso2
        return None
