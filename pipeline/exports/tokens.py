"""Tokens for tools that label tokens: spaCy's, cut at the edges of the spans, so that every span is of whole ones."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span
from spacy.util import get_lang_class

from pipeline.records import Offsets
from pipeline.stages.tokenize import glued, tokenize


class SentenceTokenizer:
    """Tokenizes sentences; `doc.text` is the sentence."""

    def __init__(self) -> None:
        self.rules = get_lang_class("en")().tokenizer

    def __call__(self, text: str, spans: Iterable[Offsets]) -> Doc:
        """The sentence as a Doc in which every span that is given begins and ends with a token."""
        return tokenize(text, self.rules, glued(text, {edge for span in spans for edge in span}))


def span_of(doc: Doc, start: int, end: int, label: str, known: str = "") -> Span:
    """The tokens of a span that the Doc was made with; of one inside a longer token, which an edge at white space
    leaves whole, that token."""
    span = doc.char_span(start, end, label=label, kb_id=known, alignment_mode="expand")
    assert span is not None
    return span
