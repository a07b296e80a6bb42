"""Institutions: named bodies, each mention linked to one name ("ICE" is "Immigration and Customs Enforcement").

Found by name (`institutions.csv`), by the shape of their name (`institution_shapes`), and by the abbreviation that an
article gives them: "Labor Rights Board (LRB)". "The administration" and "police" in general are none.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import layers
from pipeline.gazetteers import read_rows
from pipeline.names import Found, Names
from pipeline.records import Institution
from pipeline.stages.places.capitals import among_capitals, is_title
from pipeline.stages.places.institution_shapes import Shapes

AROUND = 200  # characters that tell whether a line is a headline
BEFORE_BRACKET = 120  # characters before an abbreviation's bracket in which its long name stands
MOST_IN_TITLE = 3  # words of a shape in a headline, where every word has a capital
ABBREVIATION = re.compile(r"(?<=[\w.])\s?\(([A-Z][A-Za-z&]{1,7})\)")
THE_BEFORE = re.compile(r"(?<!\w)[Tt]he\s+$")
CAPITAL_AFTER = re.compile(r"[\s-]+(?:of\s+)?[A-Z]")


class InstitutionRow(Struct, frozen=True):
    """A row of institutions.csv."""

    name: str
    aliases: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()


class InstitutionLexicon:
    """Names and shapes of bodies, ready for lookup."""

    def __init__(self) -> None:
        self.names: Names[str] = Names()
        self.careful: set[str] = set()
        self.shapes = Shapes()
        for row in read_rows("institutions", InstitutionRow):
            self.careful.update(row.careful)
            for name in (row.name, *row.aliases, *row.careful):
                self.names.add(name, row.name, exact=name.isupper() or name in row.careful)

    def find(self, text: str) -> list[Found[str]]:
        """All bodies in the text, left to right, the longest where two overlap."""
        named = [body for body in self.names.find(text) if self._is_meant(text, body)]
        starts = {body.end: body.start for body in named}
        shaped = (Found(start, end, name_of(text[start:end])) for start, end in self.shapes.find(text))
        kept = (body for body in shaped if not (self._is_headline(text, body) or self._is_loose(text, body, starts)))
        return longest([*named, *kept])

    def _is_meant(self, text: str, body: Found[str]) -> bool:
        written = text[body.start : body.end]
        if written not in self.careful:
            return True
        if written.isupper():
            return not among_capitals(text, body.start, body.end)
        before = text[max(0, body.start - 8) : body.start]
        return THE_BEFORE.search(before) is not None and not CAPITAL_AFTER.match(text, body.end)

    def _is_loose(self, text: str, body: Found[str], starts: dict[int, int]) -> bool:
        """Whether a shape is a named body with words before it that are not of its name: "Republican Senate"."""
        before = text[body.start : starts.get(body.end, body.start)].split()
        return bool(before) and all(word in self.shapes.loose or word[-1] in "'’" for word in before)

    def _is_headline(self, text: str, body: Found[str]) -> bool:
        """Whether a long shape only comes of a headline's capitals."""
        words = body.value.split()
        if len(words) <= MOST_IN_TITLE or "of" in words:
            return False
        return is_title(text[max(0, body.start - AROUND) : body.start] + text[body.end : body.end + AROUND])


def name_of(written: str) -> str:
    """A body's name: white space as single spaces, apostrophes straight."""
    return " ".join(written.split()).replace("’", "'")


def longest(bodies: Iterable[Found[str]]) -> list[Found[str]]:
    """Of overlapping bodies the longest, the first of equal ones; from left to right."""
    kept: list[Found[str]] = []
    for body in sorted(bodies, key=lambda body: (body.start, -body.end)):
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
        elif body.end - body.start > kept[-1].end - kept[-1].start:
            kept[-1] = body
    return kept


def abbreviations(text: str, lexicon: InstitutionLexicon) -> dict[str, str]:
    """The abbreviations that the text gives in brackets after a body's name, with that name."""
    given: dict[str, str] = {}
    for match in ABBREVIATION.finditer(text):
        if match[1] in given:
            continue
        before = text[max(0, match.start() - BEFORE_BRACKET) : match.start()]
        bodies = lexicon.find(before)
        if bodies and bodies[-1].end == len(before) and match[1][0] in bodies[-1].value:
            given[match[1]] = bodies[-1].value
    return given


def find_institutions(sentence: Span, lexicon: InstitutionLexicon, given: dict[str, str]) -> Iterator[Institution]:
    """The bodies that a sentence names, left to right, with offsets into the Doc's text.

    `given` are the abbreviations that the article gives."""
    text = sentence.text
    offset = sentence.start_char
    found = lexicon.find(text)
    if given:
        words = re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, given))})(?!\w)", text)
        found = longest([*found, *(Found(word.start(), word.end(), given[word[0]]) for word in words)])
    for start, end, name in found:
        yield Institution(offset + start, offset + end, name)


class InstitutionStage:
    """Finds the bodies in the sentences that the article wants."""

    def __init__(self) -> None:
        self.lexicon = InstitutionLexicon()

    def __call__(self, doc: Doc) -> Doc:
        if layers.idle(doc):
            return doc
        given = abbreviations(layers.text(doc), self.lexicon)
        found = [body for sentence in layers.wanted(doc) for body in find_institutions(sentence, self.lexicon, given)]
        layers.put(doc, "institutions", found)
        return doc


@Language.factory("claims_institutions", assigns=["doc.spans"])
def make_institutions(nlp: Language, name: str) -> InstitutionStage:
    """The component of this stage."""
    return InstitutionStage()
