"""The pipeline as one object: articles in, claims or annotations out."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property, partial
from itertools import compress, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.article import Article, SetAside
from pipeline.claim import Claim, Selection
from pipeline.collector import no_collection
from pipeline.language import Languages
from pipeline.limit import SECONDS, time_limit
from pipeline.model import Model
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

Result = TypeVar("Result")


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
        self._languages = Languages()
        self.labels = {pillar.id: pillar.label for pillar in self.book.pillars}

    @cached_property
    def nlp(self) -> "Language":
        """The spaCy pipeline, made when the first article needs it."""
        from spacy.util import load_config, load_model_from_config

        from pipeline.stages.books import share_book

        config = load_config(
            Path(__file__).with_name("config.cfg"),
            overrides={"paths.framework": str(self.folder), "paths.model": self.model},
            interpolate=True,
        )
        with no_collection():
            nlp = load_model_from_config(config, auto_fill=True)
        share_book(nlp, self.book, self.screen)
        return nlp

    def extract(
        self,
        articles: Iterable[Article],
        *,
        select: Selection = "pillars",
        screen: bool = True,
        debug: bool = False,
    ) -> Iterator[tuple[Article, list[Claim] | SetAside]]:
        """Each article with its claims, in order. An article that is not English, or on which a stage fails, comes with
        the reason instead.

        With `screen` off, or a wider selection, every stage works on every sentence: slower, and the same claims.
        `debug` lets a stage's error through."""
        whole = select != "pillars" or not screen
        for batch in _batched(articles):
            may_yield = [select != "pillars" or self.screen.hits(article.text, _block_spans) for article in batch]
            foreign = [self._foreign(article) if may else None for article, may in zip(batch, may_yield, strict=True)]
            work = [not other and (whole or may) for other, may in zip(foreign, may_yield, strict=True)]
            finish = partial(self._claims, select=select)
            results = iter(self._results(list(compress(batch, work)), whole, debug, finish))
            for article, other, at_work in zip(batch, foreign, work, strict=True):
                yield article, other or (next(results) if at_work else [])

    def annotate(
        self, articles: Iterable[Article], *, debug: bool = False
    ) -> Iterator[tuple[Article, dict[str, Any] | SetAside]]:
        """Each article with every layer of it, as plain values in the form of the contract, in order."""
        for batch in _batched(articles):
            yield from zip(batch, self._results(batch, True, debug, _annotations), strict=True)

    def language(self, article: Article) -> str | None:
        """The ISO 639 code of an article's language; None where that is not sure."""
        return self._languages.of(article.text)

    def _foreign(self, article: Article) -> SetAside | None:
        """Why an article is not looked at: it is surely not English."""
        language = self.language(article)
        if language in (None, "en"):
            return None
        reason = f"not English ({language}); only English is extracted"
        return SetAside(article.source or article.id, reason, article.line, article.id)

    def _claims(self, article: Article, doc: "Doc", select: Selection) -> list[Claim]:
        from pipeline.selection import find_claims

        return list(find_claims(doc, article, self.labels, select))

    def _results(
        self, articles: list[Article], whole: bool, debug: bool, finish: Callable[[Article, "Doc"], Result]
    ) -> list[Result | SetAside]:
        """What `finish` makes of the articles' Docs with their layers. Where a stage fails or takes too long, the batch
        is done again one by one, so that only the article at fault is lost."""
        if not articles:
            return []
        try:
            with time_limit(SECONDS):
                docs = self.nlp.pipe([self._doc(article, whole) for article in articles])
                return [finish(article, doc) for article, doc in zip(articles, docs, strict=True)]
        except Exception:
            if debug:
                raise
            return [self._result_alone(article, whole, finish) for article in articles]

    def _result_alone(
        self, article: Article, whole: bool, finish: Callable[[Article, "Doc"], Result]
    ) -> Result | SetAside:
        try:
            with time_limit(SECONDS):
                return finish(article, self.nlp(self._doc(article, whole)))
        except Exception as error:
            reason = f"a stage failed ({type(error).__name__}: {error}); --debug shows where"
            return SetAside(article.source or article.id, reason, article.line, article.id)

    def zone(self) -> ExitStack:
        """A context at whose end the vocabularies forget what they learned in it: else memory grows with every new word
        of a long run. Claims outlast it, Docs do not. Entering one costs the words that are common another look, so it
        should last for many articles."""
        zone = ExitStack()
        if "nlp" in self.__dict__:
            zone.enter_context(self.nlp.memory_zone())
            model = getattr(self.nlp.get_pipe("parse"), "model", None)
            if isinstance(model, Model) and model.loaded:
                zone.enter_context(model.nlp.memory_zone())
        return zone

    def _doc(self, article: Article, whole: bool) -> "Doc":
        from pipeline import layers

        tokenizer: Any = self.nlp.tokenizer
        doc: Doc = tokenizer(article.text) if whole else tokenizer.by_sentence(article.text)
        doc.user_data[layers.EVERYWHERE] = whole
        doc.user_data[layers.PUBLISHED] = article.published
        return doc


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
