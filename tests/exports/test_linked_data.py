"""Web Annotation and schema.org, read by pyld: every term means what the vocabularies say."""

import json
from typing import Any

import pytest

from pipeline.claim import ArticleReference
from pipeline.exports.iris import article_iri
from pipeline.exports.items import Item
from tests.exports.conftest import ARTICLES, Written

OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CONTEXTS: dict[str, dict[str, Any]] = {
    # the terms that we use, as the recommendation defines them; pyld would fetch them
    "http://www.w3.org/ns/anno.jsonld": {
        "id": "@id",
        "type": "@type",
        **{
            name: f"{OA}{name}"
            for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "exact")
        },
        **{name: f"{OA}{name}" for name in ("prefix", "suffix", "start", "end", "classifying", "tagging")},
        "Software": "https://www.w3.org/ns/activitystreams#Application",
        "body": {"@type": "@id", "@id": f"{OA}hasBody"},
        "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
        "source": {"@type": "@id", "@id": f"{OA}hasSource"},
        "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
        "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
        "generator": {"@type": "@id", "@id": "https://www.w3.org/ns/activitystreams#generator"},
        "format": "http://purl.org/dc/elements/1.1/format",
        "value": f"{RDF}value",
        "name": "http://xmlns.com/foaf/0.1/name",
    },
    "https://schema.org": {"@vocab": "http://schema.org/"},
}
SCHEMA = "http://schema.org/"
PROPERTIES = {
    "Claim": {"text", "inLanguage", "about", "keywords", "author", "isBasedOn", "appearance", "identifier"},
    "NewsArticle": {"url", "identifier", "headline", "datePublished", "publisher"},
    "DefinedTerm": {"termCode", "name"},
    "Person": {"name", "description", "jobTitle"},
    "Organization": {"name", "description"},
    "Country": {"name", "description"},
    "CreativeWork": {"name", "description"},
}
"""Properties that schema.org gives these types."""


def expand(content: bytes) -> list[dict[str, Any]]:
    pyld = pytest.importorskip("pyld.jsonld")

    def load(url: str, options: object) -> dict[str, Any]:
        document = {"@context": CONTEXTS[url.rstrip("/")]}
        return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": document}

    found: list[dict[str, Any]] = pyld.expand(json.loads(content), {"documentLoader": load})
    return found


def test_annotations_are_web_annotations(written: Written, items: list[Item]) -> None:
    nodes = expand(written("web-annotation"))
    assert [node["@type"] for node in nodes] == [[f"{OA}Annotation"]] * len(items)
    assert len({node["@id"] for node in nodes}) == len(items)
    for node, item in zip(nodes, items, strict=True):
        text = next(article["text"] for article in ARTICLES if article["id"] == item.claim.article.id)
        [target] = node[f"{OA}hasTarget"]
        quote, position = target[f"{OA}hasSelector"]
        start, end = position[f"{OA}start"][0]["@value"], position[f"{OA}end"][0]["@value"]
        prefix, exact, suffix = (quote[f"{OA}{name}"][0]["@value"] for name in ("prefix", "exact", "suffix"))
        assert text[start:end] == exact == item.claim.text
        assert prefix + exact + suffix in text
        bodies = node[f"{OA}hasBody"]
        assert [body[f"{RDF}value"][0]["@value"] for body in bodies] == [item.pillar, item.said.kind, *item.patterns]
        assert bodies[0][f"{OA}hasPurpose"] == [{"@id": f"{OA}classifying"}]
    assert nodes[0][f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": "https://news.example/plan?a=1"}]
    assert nodes[-1][f"{OA}hasTarget"][0][f"{OA}hasSource"][0]["@id"].startswith("ni:///sha-256;")


def test_claims_are_schema_orgs(written: Written, items: list[Item]) -> None:
    nodes = expand(written("schema-org"))
    assert [node["@type"] for node in nodes] == [[f"{SCHEMA}Claim"]] * len(items)
    check(nodes)
    first = nodes[0]
    assert first[f"{SCHEMA}text"] == [{"@value": items[0].claim.text}]
    assert first[f"{SCHEMA}author"][0][f"{SCHEMA}name"] == [{"@value": "Ana Ruiz"}]
    assert first[f"{SCHEMA}appearance"][0][f"{SCHEMA}datePublished"] == [{"@value": "2021-07-29"}]
    assert f"{SCHEMA}author" not in nodes[1], "a report says it, and a document is no author"
    assert nodes[1][f"{SCHEMA}isBasedOn"][0]["@type"] == [f"{SCHEMA}CreativeWork"]
    assert f"{SCHEMA}url" not in nodes[-1][f"{SCHEMA}appearance"][0], "a script is no address"


def check(nodes: list[dict[str, Any]]) -> None:
    for node in nodes:
        if "@type" in node:
            [kind] = node["@type"]
            names = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
            assert names <= PROPERTIES[kind.removeprefix(SCHEMA)]
            for name, values in node.items():
                if not name.startswith("@"):
                    check(values)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a", True),
        ("http://news.example/ü", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://news.example/a b", False),
        ('https://news.example/">', False),
        ("http://[", False),
        (None, False),
    ],
)
def test_an_article_is_named_by_its_address_or_by_its_text(url: str | None, kept: bool) -> None:
    iri = article_iri(ArticleReference("a", None, url, None, None, "00" * 32))
    assert iri == (url if kept else "ni:///sha-256;" + "A" * 43)
