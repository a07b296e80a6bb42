"""The pipeline as one object: articles in, claims or annotations out."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import compress, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.article import Article, SetAside
from pipeline.claim import Claim, Selection
from pipeline.collector import no_collection
from pipeline.patterns.book import PatternBook, load_book
from pipeline.patterns.screen import Screen
from pipeline.records import Offsets
from pipeline.resources import framework_folder
from pipeline.stages.segmentation.blocks import find_blocks

if TYPE_CHECKING:  # spaCy takes a second to import: only articles that may yield a claim pay for it
    from spacy.language import Language
    from spacy.tokens import Doc

LAYERS = (
    "blocks",
    "sentences",
    "countries",
    "regions",
    "persons",
    "officials",
    "institutions",
    "numbers",
    "dates",
    "quotations",
    "attributions",
    "pillars",
)
BATCH = 64


class Extractor:
    """Extracts claims about the pillars of one framework.

    `patterns` is a framework folder or the name of one that we ship; `model` the name of the English spaCy model that
    parses, "auto" for whichever is installed. Raises ClaimsError where a pattern file is wrong: all its errors at once.
    """

    def __init__(self, patterns: str = "root-causes", model: str = "auto") -> None:
        self.folder = framework_folder(patterns)
        self.model = model
        with no_collection():
            self.book: PatternBook = load_book(self.folder)
            self.screen = Screen(self.book)
        self.labels = {pillar.id: pillar.label for pillar in self.book.pillars}

    @cached_property
    def nlp(self) -> "Language":
        """The spaCy pipeline, made when the first article needs it."""
        from spacy.util import load_config, load_model_from_config

        config = load_config(
            Path(__file__).with_name("config.cfg"),
            overrides={"paths.framework": str(self.folder), "paths.model": self.model},
            interpolate=True,
        )
        with no_collection():
            return load_model_from_config(config, auto_fill=True)

    def extract(
        self,
        articles: Iterable[Article],
        *,
        select: Selection = "pillars",
        screen: bool = True,
        debug: bool = False,
    ) -> Iterator[tuple[Article, list[Claim] | SetAside]]:
        """Each article with its claims, in order. An article on which a stage fails comes with the reason instead.

        With `screen` off, or a wider selection, every stage works on every sentence: slower, and the same claims.
        `debug` lets a stage's error through."""
        whole = select != "pillars" or not screen
        for batch in _batched(articles):
            hits = [whole or self.screen.hits(article.text, _block_spans) for article in batch]
            docs = self._docs(list(compress(batch, hits)), whole, debug)
            for article, hit in zip(batch, hits, strict=True):
                yield article, self._claims(article, next(docs), select) if hit else []

    def annotate(
        self, articles: Iterable[Article], *, debug: bool = False
    ) -> Iterator[tuple[Article, dict[str, Any] | SetAside]]:
        """Each article with every layer of it, as plain values in the form of the contract, in order."""
        for batch in _batched(articles):
            for article, doc in zip(batch, self._docs(batch, True, debug), strict=True):
                yield article, doc if isinstance(doc, SetAside) else _annotations(article, doc)

    def _claims(self, article: Article, doc: "Doc | SetAside", select: Selection) -> list[Claim] | SetAside:
        from pipeline.selection import find_claims

        return doc if isinstance(doc, SetAside) else list(find_claims(doc, article, self.labels, select))

    def _docs(self, articles: list[Article], whole: bool, debug: bool) -> Iterator["Doc | SetAside"]:
        """The articles' Docs with their layers. Where a stage fails, the batch is done again one by one, so that only
        the article at fault is lost."""
        if not articles:
            return
        try:
            docs: list[Doc | SetAside] = [*self.nlp.pipe([self._doc(article, whole) for article in articles])]
        except Exception:
            if debug:
                raise
            docs = [self._doc_alone(article, whole) for article in articles]
        yield from docs

    def _doc(self, article: Article, whole: bool) -> "Doc":
        from pipeline import layers

        doc = self.nlp.tokenizer(article.text)
        doc.user_data[layers.EVERYWHERE] = whole
        doc.user_data[layers.PUBLISHED] = article.published
        return doc

    def _doc_alone(self, article: Article, whole: bool) -> "Doc | SetAside":
        try:
            return self.nlp(self._doc(article, whole))
        except Exception as error:
            reason = f"a stage failed ({type(error).__name__}: {error}); --debug shows where"
            return SetAside(article.source or article.id, reason, article.line, article.id)


def _block_spans(text: str) -> Iterator[Offsets]:
    """Stretches that no sentence crosses."""
    return ((block.start, block.end) for block in find_blocks(text))


def _batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _annotations(article: Article, doc: "Doc") -> dict[str, Any]:
    head = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "text": article.text,
    }
    return head | {name: doc.spans[name].attrs["records"] if name in doc.spans else [] for name in LAYERS}
