"""claims: who claims what, about which pillar of a plan, in which words, and where in the text.

    import pipeline

    claims = pipeline.extract("Honduras said it would combat corruption.")

`load` makes an extractor once for many articles; `extract` gives the claims of a text or of articles.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.article import Article, SetAside
from pipeline.claim import Claim
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from pipeline.extractor import Extractor

__all__ = ["Article", "Claim", "ClaimsError", "extract", "load"]


def load(patterns: str = "root-causes", model: str = "auto") -> "Extractor":
    """An extractor for a framework of pillars.

    `patterns` is a framework folder or the name of one that we ship; `model` names the spaCy model that parses.
    Raises ClaimsError where a pattern file is wrong: all its errors at once."""
    from pipeline.extractor import Extractor

    return Extractor(patterns, model)


def extract(
    articles: str | Article | Iterable[Article], *, patterns: str = "root-causes", extractor: "Extractor | None" = None
) -> Iterator[Claim]:
    """The claims of a text, of an article or of many, in order.

    `extractor` is one that `load` made; without it one is made for `patterns`.
    Raises ClaimsError for unusable patterns and for an article on which a stage fails."""
    if isinstance(articles, str):
        articles = Article(id="-", text=articles)
    if isinstance(articles, Article):
        articles = [articles]
    for _, claims in (extractor or load(patterns)).extract(articles):
        if isinstance(claims, SetAside):
            raise ClaimsError(str(claims))
        yield from claims
