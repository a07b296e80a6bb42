"""Parses: the model's reading of the sentences that may report what somebody says.

Each sentence is tokenized and parsed alone, as a Doc of its own, so a parse depends on nothing but the sentence:
neither on the batch nor on the other sentences. Nothing is written into the article's Doc but the dictionary
`doc.user_data["claims.parses"]`, from a character of the article to the parse that begins there, which `attribute`
takes away again."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without type hints
from spacy.tokens import Doc
from spacy.util import minibatch

from pipeline import layers
from pipeline.model import Model
from pipeline.stages.attribution.cues import read_cues
from pipeline.stages.tokenize import tokenize

PARSES = "claims.parses"
MOST_TOKENS = 256
"""A longer sentence (a list, a run-on transcript) is parsed in parts: the parser's time and its errors grow with it."""
WORD = re.compile(r"[^\W\d_]+")
SPEECH_MARK = re.compile(r":|[,?!][\"'”’»]")
DATELINE = re.compile(
    r"(?:[A-Z][\w.'’]*(?:,? [\w.'’]+){0,6} \([A-Z][\w./ ]*\) ?[–—-]{1,2}"
    r"|[A-Z]{3,}(?:,? [A-Z][\w.'’]*){0,4} ?(?:[–—]|--?))\s+(?=[\"“'‘A-Z])"
)
"""`PORTO, May 3 (AP) — `: the parser takes the place for the subject of what follows."""
CUTS = frozenset(";,—\n")

Unit: TypeAlias = tuple[int, Doc]
"""What is parsed alone: the character of the article at which it begins, and its tokens."""


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
            of_docs = [list(self._units(doc)) for doc in batch]
            units = [unit for of_doc in of_docs for unit in of_doc]
            parses = parse(units, self.model.nlp, self.batch_size) if units else iter(())
            for doc, of_doc in zip(batch, of_docs, strict=True):
                if of_doc:
                    doc.user_data[PARSES] = dict(islice(parses, len(of_doc)))
                yield doc

    def _units(self, doc: Doc) -> Iterator[Unit]:
        """What is to be parsed of an article."""
        for sentence in layers.wanted(doc):
            text = sentence.text
            if may_attribute(text, self.words):
                yield from parse_units(text, sentence.start_char, self.model.nlp.tokenizer)


def may_attribute(sentence: str, words: frozenset[str]) -> bool:
    """Whether a sentence holds one of the words that attribute, in any case, or marks that speech may stand beside: a
    colon, or a quotation's end that leaves its sentence open (`Q, Anna sighed`)."""
    return not words.isdisjoint(WORD.findall(sentence.lower())) or SPEECH_MARK.search(sentence) is not None


def parse_units(sentence: str, start: int, rules: Tokenizer, most: int = MOST_TOKENS) -> Iterator[Unit]:
    """The tokens of a sentence that begins at character `start`, or of its parts of at most so many, cut behind a mark
    where there is one in the second half."""
    if dateline := DATELINE.match(sentence):
        sentence, start = sentence[dateline.end() :], start + dateline.end()
    doc, first = tokenize(sentence, rules), 0
    while len(doc) - first > most:
        middle, end = first + most // 2, first + most
        cut = next((k for k in range(end, middle, -1) if doc[k - 1].text[-1] in CUTS), end)
        yield start + doc[first].idx, doc[first:cut].as_doc()
        first = cut
    if first < len(doc):
        yield start + doc[first].idx, doc[first:].as_doc() if first else doc


def parse(units: Iterable[Unit], nlp: Language, batch_size: int) -> Iterator[Unit]:
    """The units parsed."""
    alone = ((doc, start) for start, doc in units)
    for parsed, start in nlp.pipe(alone, as_tuples=True, batch_size=batch_size):
        yield start, parsed


@Language.factory("claims_parse", default_config={"model": "auto", "batch_size": 256})
def make_parse(nlp: Language, name: str, model: str, batch_size: int) -> ParseStage:
    """`model` is `auto`, or the name or path of a spaCy model with a tagger and a parser."""
    return ParseStage(Model(model), read_cues().words, batch_size)
