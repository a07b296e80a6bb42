"""Parses: the model's reading of the sentences that may report what somebody says.

Each sentence is parsed alone, as a Doc of its own made of the article's tokens, so a parse depends on nothing but the
sentence: neither on the batch nor on the other sentences. Nothing is written into the article's Doc but the dictionary
`doc.user_data["claims.parses"]`, from a character of the article to the parse that begins there, which `attribute`
takes away again."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from spacy.vocab import Vocab

from pipeline import layers
from pipeline.model import Model
from pipeline.stages.attribution.cues import read_cues

PARSES = "claims.parses"
MOST_TOKENS = 256
"""A longer sentence (a list, a run-on transcript) is parsed in parts: the parser's time and its errors grow with it."""
SPEECH_MARK = re.compile(r":|[,?!][\"'”’»]")
DATELINE = re.compile(
    r"(?:[A-Z][\w.'’]*(?:,? [\w.'’]+){0,6} \([A-Z][\w./ ]*\) ?[–—-]{1,2}"
    r"|[A-Z]{3,}(?:,? [A-Z][\w.'’]*){0,4} ?(?:[–—]|--?))\s+(?=[\"“'‘A-Z])"
)
"""`PORTO, May 3 (AP) — `: the parser takes the place for the subject of what follows."""
CUTS = frozenset(";,—\n")


class ParseStage:
    """The spaCy component: parses what `layers.wanted` gives and a cue word stands in."""

    def __init__(self, model: Model, words: frozenset[str], batch_size: int) -> None:
        self.model = model
        self.words = words
        self.batch_size = batch_size

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The sentences of many articles in one go: the model is a third faster on large batches than on small ones."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            of_docs = [self._units(doc) for doc in batch]
            units = [unit for of_doc in of_docs for unit in of_doc]
            parses = parse(units, self.model.nlp, self.batch_size) if units else iter(())
            for doc, of_doc in zip(batch, of_docs, strict=True):
                if of_doc:
                    doc.user_data[PARSES] = dict(islice(parses, len(of_doc)))
                yield doc

    def _units(self, doc: Doc) -> list[Span]:
        """What is to be parsed of an article."""
        return [
            unit
            for sentence in layers.wanted(doc)
            if may_attribute(sentence, self.words)
            for unit in parse_units(sentence)
        ]


def may_attribute(sentence: Span, words: frozenset[str]) -> bool:
    """Whether a sentence holds one of the words that attribute, in any case, or marks that speech may stand beside: a
    colon, or a quotation's end that leaves its sentence open (`Q, Anna sighed`)."""
    return any(token.lower_ in words for token in sentence) or SPEECH_MARK.search(sentence.text) is not None


def parse_units(sentence: Span, most: int = MOST_TOKENS) -> Iterator[Span]:
    """The sentence, or parts of at most so many tokens, cut behind a mark where there is one in the second half."""
    doc, start, end = sentence.doc, sentence.start, sentence.end
    if dateline := DATELINE.match(sentence.text):
        start += sum(token.idx < sentence.start_char + dateline.end() for token in sentence)
    while end - start > most:
        cut = next((k for k in range(start + most, start + most // 2, -1) if doc[k - 1].text[-1] in CUTS), start + most)
        yield doc[start:cut]
        start = cut
    if start < end:
        yield doc[start:end]


def parse(units: Iterable[Span], nlp: Language, batch_size: int) -> Iterator[tuple[int, Doc]]:
    """The parse of each unit, with the character at which the unit begins."""
    alone = ((alone_doc(unit, nlp.vocab), unit.start_char) for unit in units)
    for parsed, start in nlp.pipe(alone, as_tuples=True, batch_size=batch_size):
        yield start, parsed


def alone_doc(unit: Span, vocab: Vocab) -> Doc:
    """A Doc of the unit's tokens and text, with the norms that the tokenizer gave them (`n't` is `not`)."""
    spaces = [bool(token.whitespace_) for token in unit]
    alone = Doc(vocab, words=[token.text for token in unit], spaces=[*spaces[:-1], False])
    for copy, token in zip(alone, unit, strict=True):
        if copy.norm_ != token.norm_:
            copy.norm_ = token.norm_
    return alone


@Language.factory("claims_parse", default_config={"model": "auto", "batch_size": 256})
def make_parse(nlp: Language, name: str, model: str, batch_size: int) -> ParseStage:
    """`model` is `auto`, or the name or path of a spaCy model with a tagger and a parser."""
    return ParseStage(Model(model), read_cues().words, batch_size)
