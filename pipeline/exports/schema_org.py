"""schema.org: a JSON array of `Claim`s as JSON-LD, each with its article as `appearance`."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from pipeline.claim import ClaimSpeaker
from pipeline.exports.iris import article_iri, claim_iri, is_web
from pipeline.exports.items import Item
from pipeline.exports.json_array import write_array
from pipeline.exports.source import Source

CONTEXT = "https://schema.org"
TYPES = {
    "person": "Person",
    "office": "Person",
    "anonymous": "Person",
    "institution": "Organization",
    "group": "Organization",
    "country": "Country",
}


def write_schema_org(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A claim for each item."""
    write_array((_claim(item, text=source.text) for item in items), out)


def _claim(item: Item, *, text: bool) -> dict[str, Any]:
    article, speaker = item.claim.article, item.said.speaker
    about = item.pillar and {"@type": "DefinedTerm", "termCode": item.pillar, "name": item.label}
    said_by = _author(speaker, text=text) if speaker else None
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Claim",
            "@id": claim_iri(item),
            "identifier": item.claim.id,
            "text": item.claim.text if text else None,
            "inLanguage": "en",
            "about": about,
            "keywords": [item.said.kind, *item.patterns],
            "isBasedOn" if speaker and speaker.kind == "document" else "author": said_by,
            "appearance": _known(
                {
                    "@type": "NewsArticle",
                    "@id": article_iri(article),
                    "url": article.url if is_web(article.url or "") else None,
                    "identifier": article.id,
                    "headline": article.title,
                    "datePublished": article.published,
                    "publisher": article.outlet and {"@type": "Organization", "name": article.outlet},
                }
            ),
        }
    )


def _author(speaker: ClaimSpeaker, *, text: bool) -> dict[str, Any]:
    """Who says it. One without a name has the words of the article as description."""
    kind = TYPES.get(speaker.kind or "", "CreativeWork" if speaker.kind == "document" else "Person")
    return _known(
        {
            "@type": kind,
            "name": speaker.name,
            "description": speaker.text if text and not speaker.name else None,
            "jobTitle": speaker.role if kind == "Person" else None,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
