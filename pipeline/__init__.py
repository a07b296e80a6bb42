"""claims: who claims what, about which pillar of a plan, in which words, and where in the text.

    import pipeline

    for claim in pipeline.extract(pipeline.read("articles/")):
        print(claim.text, [pillar.id for pillar in claim.pillars])

`load` makes an extractor once for many calls. The stages are spaCy components as well:
`nlp.add_pipe("claims_numbers")`.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.article import Article, SetAside
from pipeline.claim import Claim
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from pandas import DataFrame
    from spacy.tokens import Doc

    from pipeline.extractor import Extractor
    from pipeline.patterns.book import PatternBook

__all__ = [
    "Article",
    "Claim",
    "ClaimsError",
    "Extractor",
    "PatternBook",
    "SetAside",
    "annotate",
    "claims_of",
    "extract",
    "frame",
    "load",
    "load_book",
    "read",
]


def __getattr__(name: str) -> Any:
    """The two classes that take time to import, when they are asked for (PEP 562)."""
    if name == "PatternBook":
        from pipeline.patterns.book import PatternBook

        return PatternBook
    if name == "Extractor":
        from pipeline.extractor import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def warn(set_aside: SetAside) -> None:
    """A UserWarning that says which article was left out, and why."""
    warnings.warn(str(set_aside), stacklevel=3)


def load(patterns: str = "root-causes", model: str = "auto") -> "Extractor":
    """An extractor for a framework of pillars. Once it is made, several threads may use it.

    `patterns` is a framework folder or the name of one that we ship; `model` names the spaCy model that parses.
    Raises ClaimsError where a pattern file is wrong: all its errors at once."""
    from pipeline.extractor import Extractor

    return Extractor(patterns, model)


def load_book(patterns: str = "root-causes") -> "PatternBook":
    """The compiled patterns and pillars of a framework: a folder, or the name of one that we ship.

    Raises ClaimsError where a pattern file is wrong: all its errors at once."""
    from pipeline.patterns.book import load_book
    from pipeline.resources import framework_folder

    return load_book(framework_folder(patterns))


def read(
    *inputs: str,
    format: str | None = None,
    names: dict[str, str] | None = None,
    set_aside: Callable[[SetAside], object] = warn,
) -> Iterator[Article]:
    """The articles of files, folders, globs and URLs, one at a time, as `claims extract` reads them.

    `format` reads every file so, whatever its ending; `names` gives the input's own names of fields, {"text": "body"}.
    What cannot be used goes to `set_aside`. Raises ClaimsError where an input names nothing that can be read."""
    from pipeline.readers import read_options, usable_articles

    options = read_options(format, [f"{field}={name}" for field, name in (names or {}).items()])
    return usable_articles(inputs, set_aside, options)


def extract(
    articles: str | Article | Iterable[Article],
    *,
    patterns: str = "root-causes",
    extractor: "Extractor | None" = None,
    set_aside: Callable[[SetAside], object] = warn,
) -> Iterator[Claim]:
    """The claims of a text, of an article or of many, in order.

    `extractor` is one that `load` made; without it one is made for `patterns`. An article that is not English, or on
    which a stage fails, goes to `set_aside`. Raises ClaimsError for unusable patterns."""
    for _, claims in (extractor or load(patterns)).extract(_articles(articles)):
        if isinstance(claims, SetAside):
            set_aside(claims)
        else:
            yield from claims


def annotate(
    articles: str | Article | Iterable[Article],
    *,
    patterns: str = "root-causes",
    extractor: "Extractor | None" = None,
    set_aside: Callable[[SetAside], object] = warn,
) -> Iterator[dict[str, Any]]:
    """Each article with every layer of it, in the form that `claims annotate` writes. Arguments as for `extract`."""
    for _, layers in (extractor or load(patterns)).annotate(_articles(articles)):
        if isinstance(layers, SetAside):
            set_aside(layers)
        else:
            yield layers


def claims_of(doc: "Doc", book: "PatternBook", article: Article | None = None) -> list[Claim]:
    """The claims of a Doc that went through our stages in a pipeline of your own.

    `book` has the pillars' labels; `article` says where the text is from, and its text must be the Doc's."""
    from pipeline.selection import find_claims

    article = article or Article(id="-", text=doc.text)
    return list(find_claims(doc, article, {pillar.id: pillar.label for pillar in book.pillars}))


def frame(claims: Iterable[Claim]) -> "DataFrame":
    """Claims as a pandas DataFrame: a row for each pillar of each claim, in the columns of `claims export --to csv`.

    Lists stay lists; `published` is a datetime."""
    import pandas

    from pipeline.exports.items import find_items
    from pipeline.exports.rows import COLUMNS, row

    table = pandas.DataFrame((row(item) for item in find_items(claims)), columns=list(COLUMNS))
    return table.assign(published=pandas.to_datetime(table["published"], format="%Y-%m-%d"))


def _articles(given: str | Article | Iterable[Article]) -> Iterable[Article]:
    if isinstance(given, str):
        given = Article(id="-", text=given)
    return [given] if isinstance(given, Article) else given
