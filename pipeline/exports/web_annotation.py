"""W3C Web Annotation (2017): a JSON array of annotations on the articles' sentences, as JSON-LD.

Positions are counted in code points, as the recommendation wants them."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any, BinaryIO

from pipeline.claim import Claim
from pipeline.exports.iris import article_iri, claim_iri
from pipeline.exports.items import Item
from pipeline.exports.json_array import write_array
from pipeline.exports.source import Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""So many characters on each side of a quotation tell it from others like it."""


def write_web_annotation(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """An annotation for each item: its target is the sentence, its bodies the pillar and the patterns."""
    maker = source.maker
    first, second = tee(items)
    texts = source.texts(item.claim for item in first)
    write_array((_annotation(item, text, source, maker) for item, (_, text) in zip(second, texts, strict=True)), out)


def _annotation(item: Item, text: str | None, source: Source, maker: str) -> dict[str, Any]:
    claim = item.claim
    return {
        "@context": CONTEXT,
        "id": claim_iri(item),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": maker},
        "body": list(_bodies(item)),
        "target": {
            "source": article_iri(claim.article),
            "selector": [*_quote(claim, text, source), _position(claim)],
        },
    }


def _bodies(item: Item) -> Iterator[dict[str, str]]:
    if item.pillar:
        yield _body("classifying", item.pillar)
    yield _body("classifying", item.said.kind)
    for pattern in item.patterns:
        yield _body("tagging", pattern)


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _position(claim: Claim) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}


def _quote(claim: Claim, text: str | None, source: Source) -> Iterator[dict[str, str]]:
    if not source.text:
        return
    quoted = {"type": "TextQuoteSelector", "exact": claim.text}
    if text is not None:
        quoted["prefix"] = text[max(claim.start - AROUND, 0) : claim.start]
        quoted["suffix"] = text[claim.end : claim.end + AROUND]
    yield quoted
