"""Readers: one input format a file. To add one, write `read_x(stream, path, notes)` and name its ending here."""

import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.json_lines import read_json_lines
from pipeline.readers.notes import Notes
from pipeline.readers.sources import STDIN, PassedOver, Source, find_sources
from pipeline.readers.text import read_text

Reader = Callable[[BinaryIO, str, Notes], Iterator[Article | SetAside]]

READERS: dict[str, Reader] = {"txt": read_text, "jsonl": read_json_lines}
MAX_CHARACTERS = 2_000_000


def read_articles(inputs: Sequence[str], notes: Notes | None = None) -> Iterator[Article | SetAside]:
    """The articles of files, folders, globs and `-`, streaming, in the order of the contract.

    What cannot be used comes as SetAside in its place. `notes` collects what run.json tells of the input.
    Raises ClaimsError where an argument names nothing that can be read."""
    notes = notes if notes is not None else Notes()
    sources = list(find_sources(inputs, frozenset(READERS)))
    sizes = {s.path: _size(s.path) for s in sources if isinstance(s, Source) and s.path != STDIN}
    notes.bytes_total = sum(sizes.values())
    for source in sources:
        if isinstance(source, PassedOver):
            notes.passed_over += 1
        elif source.path == STDIN:
            stream = sys.stdin.buffer
            reader = read_json_lines if _peek(stream).lstrip().startswith(b"{") else read_text
            yield from _checked(reader(stream, STDIN, notes))
        else:
            try:
                with Path(source.path).open("rb") as stream:
                    before = notes.bytes_read
                    for article in _checked(READERS[source.kind](stream, source.path, notes)):
                        notes.bytes_read = before + stream.tell()
                        yield article
            except OSError as error:
                yield SetAside(source.path, f"cannot be read ({error.strerror})", id=source.path)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _peek(stream: BinaryIO) -> bytes:
    return stream.peek(64) if isinstance(stream, BufferedReader) else b""


def _checked(articles: Iterator[Article | SetAside]) -> Iterator[Article | SetAside]:
    for article in articles:
        if isinstance(article, Article) and len(article.text) > MAX_CHARACTERS:
            reason = f"{len(article.text):,} characters, over the limit of {MAX_CHARACTERS:,}; split it"
            yield SetAside(article.source or "", reason, article.line, article.id)
        else:
            yield article


def usable_articles(inputs: Sequence[str], set_aside: Callable[[SetAside], object]) -> Iterator[Article]:
    """The articles that can be used; each of the others goes to `set_aside` in its turn."""
    for article in read_articles(inputs):
        if isinstance(article, SetAside):
            set_aside(article)
        else:
            yield article
