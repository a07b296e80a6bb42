"""Other sentence splitters, for benchmarks/segmentation.py: those that are installed, each given a text line by line,
which is where they do best."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]
Splitter: TypeAlias = Callable[[str], list[Span]]

# Those of the extra `peers`, and whether each is installed.
PEERS = {name: find_spec(name) is not None for name in ("blingfire", "syntok", "pysbd")}


def splitters() -> Iterator[tuple[str, Splitter]]:
    """The names of those that are installed, each with what gives the sentences of a text: characters, half-open."""
    if PEERS["blingfire"]:
        yield "blingfire", by_line(_blingfire())
    if PEERS["syntok"]:
        yield "syntok", by_line(_syntok())
    if PEERS["pysbd"]:
        yield "pysbd", by_line(_pysbd())
    yield "spaCy's parser", by_line(_spacy(parser=True))
    yield "spaCy's senter", by_line(_spacy(parser=False))


def by_line(split: Splitter) -> Splitter:
    """A splitter of texts from one of lines."""

    def of_text(text: str) -> list[Span]:
        spans, position = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                spans.extend((position + start, position + end) for start, end in split(line))
            position += len(line)
        return spans

    return of_text


def _blingfire() -> Splitter:
    from blingfire import text_to_sentences_and_offsets

    return lambda line: list(text_to_sentences_and_offsets(line)[1])


def _syntok() -> Splitter:
    from syntok import segmenter

    def split(line: str) -> list[Span]:
        sentences = [tokens for paragraph in segmenter.process(line) for tokens in paragraph]
        return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences if s]

    return split


def _pysbd() -> Splitter:
    from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return lambda line: [(s.start, s.end) for s in segmenter.segment(line)]


def _spacy(parser: bool) -> Splitter:
    import spacy

    from pipeline.model import Model

    nlp: Any = spacy.load(Model().name, disable=["tagger", "attribute_ruler", "lemmatizer", "ner"])
    if not parser:
        nlp.disable_pipe("parser")
        nlp.enable_pipe("senter")
    return lambda line: [(s.start_char, s.end_char) for s in nlp(line).sents]
