"""One notation tried on sentences, before it is saved as a pattern."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.errors import ClaimsError
from pipeline.patterns.book import PatternBook
from pipeline.patterns.cache import user_cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.examples import EntityFinder
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.match import find_matches
from pipeline.patterns.notation import NotationError
from pipeline.patterns.program import BookData, Pattern
from pipeline.patterns.screen import Screen
from pipeline.records import Block, Offsets, Record, Sentence

Segmenter: TypeAlias = Callable[[str], tuple[Sequence[Block], Sequence[Sentence]]]


def book_of_notation(text: str, lists: Mapping[str, Sequence[str]]) -> PatternBook:
    """A book whose only pattern is a notation, which may use word lists.

    Raises ClaimsError that points at what is wrong."""
    inflector = Inflector(user_cache())
    try:
        notation = Compiler(inflector, lists).compile(text)
    except NotationError as error:
        raise ClaimsError(f"the notation, column {error.offset + 1}: {error}") from error
    inflector.save()
    if not notation.needs:
        raise ClaimsError("the notation could match anywhere; write at least one word that is not optional")
    pattern = Pattern("notation", "notation", "", 1, any=(notation,))
    return PatternBook(Path(), BookData("", (), (pattern,), (), {}, ""))


@dataclass(frozen=True)
class Finding:
    """A sentence, `text[start:end]` of its article, with the evidence in it. Offsets are the article's."""

    start: int
    end: int
    evidence: tuple[Offsets, ...]


class Grep:
    """Finds the sentences that a book matches. Texts that cannot match are never split into sentences.

    `segment` gives the blocks and the sentences of a text; `entities_of` is asked only where slots must be filled."""

    def __init__(self, book: PatternBook, segment: Segmenter, entities_of: EntityFinder) -> None:
        self._book = book
        self._segment = segment
        self._entities_of = entities_of
        self._screen = Screen(book)
        self._open = any(pattern.open for pattern in book.patterns)

    def find(self, text: str) -> list[Finding]:
        """The sentences of a text that match, with the evidence."""
        if not self._screen.hits(text):
            return []
        blocks, sentences = self._segment(text)
        found = list(self._findings(text, blocks, sentences, None))
        return list(self._findings(text, blocks, sentences, self._entities_of(text))) if found and self._open else found

    def _findings(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], entities: Sequence[Record] | None
    ) -> Iterator[Finding]:
        for sentence in sentences:
            start, end, kind = sentence.start, sentence.end, blocks[sentence.block].kind
            if ways := self._screen.ways(text, start, end):
                inside = None if entities is None else [e for e in entities if start <= e.start < end]
                matches = find_matches(text, start, end, self._book, ways, inside, kind)
                if matches:
                    yield Finding(start, end, tuple((match.start, match.end) for match in matches))
