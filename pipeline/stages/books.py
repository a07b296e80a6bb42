"""The pattern book of a pipeline, which several of its stages work by."""

from functools import cached_property

from spacy.language import Language

from pipeline.patterns.book import PatternBook, load_book
from pipeline.patterns.screen import Screen
from pipeline.resources import framework_folder


class BookStage:
    """A stage that works by the patterns of a framework: by the book that it is given, else by one that it loads at its
    first article."""

    def __init__(self, framework: str) -> None:
        self.framework = framework

    @cached_property
    def book(self) -> PatternBook:
        """The patterns. Raises ClaimsError where a file of them is wrong."""
        return load_book(framework_folder(self.framework))

    @cached_property
    def screen(self) -> Screen:
        """The screen of the book."""
        return Screen(self.book)

    @cached_property
    def has_slots(self) -> bool:
        """Whether a pattern of the book has slots."""
        return any(pattern.open for pattern in self.book.patterns)


def share_book(nlp: Language, book: PatternBook, screen: Screen) -> None:
    """Gives every stage of a pipeline that works by patterns the same book, so that none loads its own."""
    for _, stage in nlp.pipeline:
        if isinstance(stage, BookStage):
            stage.book, stage.screen = book, screen
