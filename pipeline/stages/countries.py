"""Countries: names, abbreviations and demonyms of states and of territories with an ISO 3166 code.

What counts is settled by the surroundings (`country_context`), in the sentence first, then in the article.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import layers
from pipeline.names import Names
from pipeline.records import Country
from pipeline.stages.places.country_article import ArticleContext
from pipeline.stages.places.country_context import country_meant
from pipeline.stages.places.country_names import CountryName, country_lexicon
from pipeline.stages.places.country_tables import CountryTables


def find_countries(sentence: Span, lexicon: Names[CountryName], article: ArticleContext) -> Iterator[Country]:
    """The mentions of countries in a sentence, left to right, with offsets into the Doc's text.

    `article` is the context of the whole Doc, the same for all of its sentences."""
    text = sentence.text
    offset = sentence.start_char
    for start, end, name in lexicon.find(text):
        iso2 = country_meant(text, start, end, name, article)
        if iso2 is not None:
            yield Country(offset + start, offset + end, iso2, article.tables.names[iso2], name.form)


class CountryStage:
    """Finds the countries in the sentences that the article wants."""

    def __init__(self) -> None:
        self.lexicon = country_lexicon()
        self.tables = CountryTables()

    def __call__(self, doc: Doc) -> Doc:
        if layers.idle(doc):
            return doc
        article = ArticleContext(layers.text(doc), self.lexicon, self.tables)
        found = [
            country for sentence in layers.wanted(doc) for country in find_countries(sentence, self.lexicon, article)
        ]
        layers.put(doc, "countries", found)
        return doc


@Language.factory("claims_countries", assigns=["doc.spans"])
def make_countries(nlp: Language, name: str) -> CountryStage:
    """The component of this stage."""
    return CountryStage()
