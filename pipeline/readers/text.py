"""`.txt`: a file is one article."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.decode import UndecodableError, decode, without_surrogates
from pipeline.readers.notes import Notes


def read_text(stream: BinaryIO, path: str, notes: Notes) -> Iterator[Article | SetAside]:
    """The article in a text file; its id is the path."""
    try:
        decoded = decode(stream.read())
    except UndecodableError as error:
        yield SetAside(path, str(error), id=path)
        return
    if decoded.encoding:
        notes.encodings[path] = decoded.encoding
    yield Article(id=path, text=without_surrogates(decoded.text), source=path)
