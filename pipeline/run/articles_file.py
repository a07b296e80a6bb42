"""The articles of a run: what a line tells of one, and reading them back."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonlines
import orjson

from pipeline.article import Article
from pipeline.claim import ArticleReference
from pipeline.errors import ClaimsError


def head_of(article: Article) -> dict[str, Any]:
    """How every line of an article begins: which one it is."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet_name,
        "published": article.published,
    }


def reference_of(line: Mapping[str, Any]) -> ArticleReference:
    """The article of a line, for a sentence that is no claim: without the hash of a text."""
    return ArticleReference(line["id"], line["title"], line["url"], line["outlet"], line["published"], sha256="")


def read_article_lines(run: Path) -> Iterator[dict[str, Any]]:
    """The lines of `articles.jsonl` in a run folder: the articles that yield a claim.

    Raises ClaimsError where there is none or a line is not of its form."""
    path = run / "articles.jsonl"
    if not path.is_file():
        raise ClaimsError(f"{run}: no articles here; name a run folder")
    try:
        with path.open("rb") as stream, jsonlines.Reader(stream, loads=orjson.loads) as reader:
            yield from reader.iter(type=dict)
    except jsonlines.InvalidLineError as error:
        raise ClaimsError(f"{path}: not the articles of a run ({error}); make the run again") from error


def read_texts(run: Path, ids: Collection[str]) -> dict[str, str]:
    """The texts of some articles, as far as the run keeps them; a `claims.jsonl` by itself keeps none."""
    if run.is_file():
        return {}
    return {line["id"]: line["text"] for line in read_article_lines(run) if line["id"] in ids and "text" in line}
