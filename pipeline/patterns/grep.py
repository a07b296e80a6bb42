"""One notation tried on sentences, before it is saved as a pattern."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ClaimsError
from pipeline.patterns.book import PatternBook
from pipeline.patterns.cache import user_cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.match import find_matches
from pipeline.patterns.notation import NotationError
from pipeline.patterns.program import BookData, Pattern
from pipeline.records import Block, Offsets, Record, Sentence


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


def find_in(
    text: str,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    book: PatternBook,
    entities_of: Callable[[str], Sequence[Record]],
) -> list[Finding]:
    """The sentences of a text that a book matches. `entities_of` is asked only where slots must be filled."""
    found = _find(text, sentences, blocks, book, None)
    if found and any(pattern.open for pattern in book.patterns):
        return _find(text, sentences, blocks, book, entities_of(text))
    return found


def _find(
    text: str,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    book: PatternBook,
    entities: Sequence[Record] | None,
) -> list[Finding]:
    findings = []
    for sentence in sentences:
        inside = None if entities is None else [e for e in entities if sentence.start <= e.start < sentence.end]
        kind = blocks[sentence.block].kind
        matches = find_matches(text, sentence.start, sentence.end, book, entities=inside, block_kind=kind)
        if matches:
            spans = tuple((match.start, match.end) for match in matches)
            findings.append(Finding(sentence.start, sentence.end, spans))
    return findings
