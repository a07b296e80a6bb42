"""Regions of several countries: "Central America", "Northern Triangle", "the EU", with the codes of their members.

Rows live in `regions.csv`. A part of one state is none ("northern Mexico", "the West Bank").
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Span

from pipeline.gazetteers import read_rows
from pipeline.layers import SentenceStage
from pipeline.names import Found, Names
from pipeline.records import Region

# Text often writes the first word of these small: "southern Africa", "sub-Saharan Africa".
SMALL_FIRST = re.compile(
    r"(?<!\w)(?:sub[\s-]Saharan|(?:north|south)(?:[\s-]?east|[\s-]?west)?(?:ern)?|(?:east|west)(?:ern)?|central)\s+$"
)
NO_REGION_BEFORE = re.compile(r"(?<!\w)(?:Bank\s+of|Radio\s+Free|Miss|Air|Out\s+of)\s+$")
NO_REGION_AFTER = re.compile(
    r"[\s-]+(?:Americans?|Sea|Ocean|Street|Avenue|Road|Times|Airlines|Airways|elephants?|violets?)(?!\w)"
)
BESIDE = 32  # characters looked at on each side of a name


class RegionRow(Struct, frozen=True):
    """A row of regions.csv."""

    id: str
    countries: tuple[str, ...]
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


def region_lexicon() -> Names[RegionRow]:
    """The names and adjectives of regions, ready for lookup; an abbreviation counts in capitals only."""
    lexicon: Names[RegionRow] = Names()
    for row in read_rows("regions", RegionRow):
        for name in row.names:
            lexicon.add(name, row, exact=name.isupper())
        for adjective in row.adjectives:
            lexicon.add(adjective, row)
            lexicon.add(adjective + "s", row)
    return lexicon


def find_regions(sentence: Span, lexicon: Names[RegionRow]) -> Iterator[Region]:
    """The mentions of regions in a sentence, left to right, with offsets into the Doc's text."""
    text = sentence.text
    offset = sentence.start_char
    for found in lexicon.find(text):
        start, end, row = widened(found, text, lexicon)
        if not NO_REGION_AFTER.match(text, end) and not NO_REGION_BEFORE.search(text[max(0, start - BESIDE) : start]):
            yield Region(offset + start, offset + end, row.id, row.countries)


def widened(found: Found[RegionRow], text: str, lexicon: Names[RegionRow]) -> Found[RegionRow]:
    """The name with a small first word before it, where the two together are a name."""
    begin = max(0, found.start - BESIDE)
    small = SMALL_FIRST.search(text[begin : found.start])
    if small is None:
        return found
    start = begin + small.start()
    whole = text[start : found.end]
    longer = next(lexicon.find(whole[0].upper() + whole[1:]), None)
    if longer is None or longer.start or longer.end != len(whole):
        return found
    return Found(start, found.end, longer.value)


@Language.factory("claims_regions", assigns=["doc.spans"])
def make_regions(nlp: Language, name: str) -> SentenceStage:
    """The component of this stage."""
    lexicon = region_lexicon()
    return SentenceStage("regions", lambda sentence: find_regions(sentence, lexicon))
