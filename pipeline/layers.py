"""Where layers live in a spaCy Doc: one span group a layer, its records beside the spans.

Finding and writing stay apart: a stage's `find_x(...)` returns records, and the component writes them here. Records are
kept as plain values in the group's `attrs`, so a Doc with layers survives `to_bytes` and `DocBin`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.records import Block, Record, Sentence

R = TypeVar("R", bound=Record)
TEXT = "claims.text"
PUBLISHED = "claims.published"
EVERYWHERE = "claims.everywhere"


def put(doc: Doc, layer: str, records: Sequence[Record]) -> None:
    """Write a layer: its records, and their spans widened to whole tokens, under `doc.spans[layer]`."""
    spans = [_span(doc, record.start, record.end) for record in records]
    doc.spans[layer] = SpanGroup(doc, name=layer, spans=spans, attrs={"records": msgspec.to_builtins(records)})


def _span(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token stands at {start}:{end} of a text of {len(doc.text)} characters")
    return span


def get(doc: Doc, layer: str, kind: type[R]) -> list[R]:
    """Read a layer's records in the order they were written; an absent layer is empty."""
    if layer not in doc.spans:
        return []
    return msgspec.convert(doc.spans[layer].attrs.get("records", []), list[kind])  # type: ignore[valid-type]


def sentences(doc: Doc) -> list[Span]:
    """All sentences: our own layer, else those of the pipeline that this Doc went through, else the whole Doc."""
    if "sentences" in doc.spans:
        return list(doc.spans["sentences"])
    if doc.has_annotation("SENT_START"):
        return list(doc.sents)
    return [doc[:]] if len(doc) else []


def sentence_records(doc: Doc) -> list[Sentence]:
    """All sentences, as `sentences` has them, as records."""
    if "sentences" in doc.spans:
        return get(doc, "sentences", Sentence)
    return [Sentence(span.start_char, span.end_char, 0) for span in sentences(doc)]


def blocks(doc: Doc) -> list[Block]:
    """All blocks: our own layer, else the whole text as one paragraph."""
    return get(doc, "blocks", Block) or [Block(0, len(text(doc)), "paragraph")]


def text(doc: Doc) -> str:
    """The article's text. Our tokenizer keeps it, since spaCy joins all tokens anew whenever `doc.text` is read."""
    kept = doc.user_data.get(TEXT)
    return doc.text if kept is None else str(kept)


def idle(doc: Doc) -> bool:
    """Whether `extract` found no match in the article, so that no later stage has anything to do."""
    return not everywhere(doc) and "matches" in doc.spans and not doc.spans["matches"]


def everywhere(doc: Doc) -> bool:
    """Whether every stage does its work everywhere (`annotate`, wider selections, a foreign pipeline)."""
    return bool(doc.user_data.get(EVERYWHERE, True))


def wanted(doc: Doc) -> list[Span]:
    """The sentences that later stages work on: those the `closure` stage kept, else all."""
    return list(doc.spans["wanted"]) if "wanted" in doc.spans else sentences(doc)


def published(doc: Doc) -> str | None:
    """The article's day of publication, YYYY-MM-DD, or None."""
    day = doc.user_data.get(PUBLISHED)
    return str(day) if day else None


class SentenceStage:
    """A spaCy component that finds one layer sentence by sentence, where the article wants it.

    `find` takes a sentence as a Span and returns records with offsets into the Doc's text."""

    def __init__(self, layer: str, find: Callable[[Span], Iterable[Record]]) -> None:
        self.layer = layer
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        put(doc, self.layer, [record for sentence in wanted(doc) for record in self.find(sentence)])
        return doc
