"""spaCy's DocBin, for `spacy train` and for looking at claims with spaCy.

The one format that is held in memory until its end, as numbers: about 2 KB a claim."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.source import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.exports.tokens import SentenceTokenizer

NAMES = {
    "countries": "iso2",
    "regions": "id",
    "persons": "name",
    "officials": "name",
    "institutions": "name",
    "numbers": "kind",
    "dates": "first",
}
"""The layers of mentions, and what a mention of each is known by."""


def write_docbin(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A Doc for each claim: `doc.cats` the pillars, 1.0 or 0.0; `doc.spans["sc"]` the evidence, labelled with its
    pillar; `doc.spans["mentions"]` countries, officials, ... with what each is known by as `kb_id_`;
    `doc.user_data["claim"]` where it is from."""
    from spacy.tokens import DocBin

    pillars = source.pillars()
    made = DocBin(store_user_data=True)
    for doc in _docs(items, pillars):
        made.add(doc)
    out.write(made.to_bytes())


def _docs(items: Iterable[Item], pillars: list[str]) -> "Iterator[Doc]":
    from pipeline.exports.tokens import SentenceTokenizer

    tokenize = SentenceTokenizer()
    for _, group in groupby(items, key=lambda item: item.claim.id):
        yield _doc(list(group), pillars, tokenize)


def _doc(items: list[Item], pillars: list[str], tokenize: "SentenceTokenizer") -> "Doc":
    from pipeline.exports.tokens import span_of

    claim = items[0].claim
    evidence = [(start, end, item.pillar or "", "") for item in items for start, end in item.spans]
    mentions = [
        (each.start - claim.start, each.end - claim.start, layer, str(getattr(each, name) or ""))
        for layer, name in NAMES.items()
        for each in getattr(claim, layer)
    ]
    doc = tokenize(claim.text, [(start, end) for start, end, *_ in evidence + mentions])
    for group, spans in (("sc", evidence), ("mentions", mentions)):
        doc.spans[group] = [span_of(doc, *span) for span in spans]
    doc.cats = {pillar: float(pillar in {item.pillar for item in items}) for pillar in pillars}
    doc.user_data["claim"] = {
        "id": claim.id,
        "article": claim.article.id,
        "start": claim.start,
        "end": claim.end,
        "pillars": [item.meta for item in items],
    }
    return doc
