"""Readers: one input format a file. To add one, write `read_x(stream, origin)` and name its ending here."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.errors import ClaimsError
from pipeline.readers.extras import need
from pipeline.readers.html import read_html
from pipeline.readers.json_array import read_json
from pipeline.readers.json_lines import read_json_lines
from pipeline.readers.kinds import endings
from pipeline.readers.limits import MAX_CHARACTERS
from pipeline.readers.notes import Notes
from pipeline.readers.origin import Origin
from pipeline.readers.pages import PageReader
from pipeline.readers.parquet import read_parquet
from pipeline.readers.sources import STDIN, PassedOver, Source, find_sources
from pipeline.readers.tables import read_csv, read_tsv
from pipeline.readers.text import read_text
from pipeline.readers.unpack import Inner, guarded, unpacked
from pipeline.readers.warc import read_warc
from pipeline.reading import ReadOptions, parse_names

Reader = Callable[[BinaryIO, Origin], Iterator[Article | SetAside]]

READERS: dict[str, Reader] = {
    "txt": read_text,
    "jsonl": read_json_lines,
    "ndjson": read_json_lines,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
    "html": read_html,
    "htm": read_html,
    "warc": read_warc,
}


def read_options(format: str | None, names: Sequence[str]) -> ReadOptions:
    """Options as a command gets them. Raises ClaimsError where they name no format or no field."""
    if format is not None and format not in READERS:
        raise ClaimsError(f"--format {format}: no such format; give one of {', '.join(READERS)}")
    return ReadOptions(format, parse_names(names))


def sources_of(inputs: Sequence[str], options: ReadOptions) -> Iterator[Source | PassedOver]:
    """The files that the arguments name; those of unknown kind in folders are passed over.

    Raises ClaimsError where an argument names nothing that can be read, or where a library for its kind is missing."""
    for source in find_sources(inputs, None if options.format else frozenset(READERS)):
        if isinstance(source, Source):
            for kind in (*endings(source.path), options.format or ""):
                need(kind, source.path)
        yield source


def read_articles(
    inputs: Sequence[str], notes: Notes | None = None, options: ReadOptions | None = None
) -> Iterator[Article | SetAside]:
    """The articles of files, folders, globs and `-`, streaming, in the order of the contract.

    What cannot be used comes as SetAside in its place. `notes` collects what run.json tells of the input.
    Raises ClaimsError where an argument names nothing that can be read."""
    notes, options = notes or Notes(), options or ReadOptions()
    sources = list(sources_of(inputs, options))
    notes.bytes_total = sum(source.size() for source in sources if isinstance(source, Source) and source.path != STDIN)
    with closing(PageReader()) as pages:
        for source in sources:
            if isinstance(source, PassedOver):
                notes.passed_over += 1
            else:
                origin = Origin(source.path, notes, options, pages)
                yield from map(_checked, guarded(_read_source(source, origin), origin))


def _read_source(source: Source, origin: Origin) -> Iterator[Article | SetAside]:
    if source.path == STDIN:
        yield from _read(sys.stdin.buffer, origin, "")
        return
    before = origin.notes.bytes_read
    with source.open() as stream:
        for article in _read(stream, origin, source.path):
            origin.notes.bytes_read = before + stream.tell()
            yield article
    origin.notes.bytes_read = before + source.size()


def _read(stream: BinaryIO, origin: Origin, name: str) -> Iterator[Article | SetAside]:
    """The articles in a stream. A member of an archive that cannot be read does not keep the others from it."""
    for inner in unpacked(stream, origin, name, frozenset(READERS)):
        if isinstance(inner, Inner):
            need(inner.kind, inner.origin.path)
            yield from guarded(READERS[inner.kind](inner.stream, inner.origin), inner.origin)
        else:
            yield inner


def _checked(article: Article | SetAside) -> Article | SetAside:
    if isinstance(article, Article) and len(article.text) > MAX_CHARACTERS:
        reason = f"{len(article.text):,} characters, over the limit of {MAX_CHARACTERS:,}; split it"
        return SetAside(article.source or "", reason, article.line, article.id)
    return article


def usable_articles(
    inputs: Sequence[str], set_aside: Callable[[SetAside], object], options: ReadOptions | None = None
) -> Iterator[Article]:
    """The articles that can be used; each of the others goes to `set_aside` in its turn."""
    for article in read_articles(inputs, options=options):
        if isinstance(article, SetAside):
            set_aside(article)
        else:
            yield article
