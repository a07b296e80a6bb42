"""Persons: every named mention in an article, linked to one name for each person."""

from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Person
from pipeline.stages.people.linking import link
from pipeline.stages.people.mentions import Mentions
from pipeline.stages.people.name_words import COMMA, Words, words_of
from pipeline.stages.people.names import PersonLexicon, person_lexicon


def find_persons(doc: Doc, lexicon: PersonLexicon) -> list[Person]:
    """The named mentions of persons in the whole article, in its order; titles and possessives are left out."""
    words = words_of(doc)
    mentions = Mentions(words, lexicon)
    found = {
        first: (mention_end(words, last - 1), mentions.name(first, last)) for first, last in mentions.find().items()
    }
    for first, length, name in mentions.parts():
        found.setdefault(first, (words.start[first] + length, name))
    ordered = sorted(found.items())
    titled = [
        first > 0 and words.gaps[first] < COMMA and lexicon.kinds.get(words.word[first - 1]) == "title"
        for first, _ in ordered
    ]
    names = link([name for _, (_, name) in ordered], titled, lexicon)
    return [Person(words.start[first], end, name) for (first, (end, _)), name in zip(ordered, names, strict=True)]


def mention_end(words: Words, last: int) -> int:
    """Where a mention whose last word is `last` ends: "Jr." keeps its stop."""
    end = words.end[last]
    return end + 1 if words.word[last] in ("Jr", "Sr") and words.text[end : end + 1] == "." else end


class PersonStage:
    """Finds the persons of an article that may yield a claim."""

    @cached_property
    def lexicon(self) -> PersonLexicon:
        """The tables, read for the first article that may yield a claim."""
        return person_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        if layers.everywhere(doc) or layers.wanted(doc):
            layers.put(doc, "persons", find_persons(doc, self.lexicon))
        return doc


@Language.factory("claims_persons", assigns=["doc.spans"])
def make_persons(nlp: Language, name: str) -> PersonStage:
    """The component of this stage."""
    return PersonStage()
