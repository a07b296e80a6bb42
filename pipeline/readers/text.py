"""`.txt`: a file is one article."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.decode import decode, without_surrogates
from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_CHARACTERS, MAX_TEXT_BYTES
from pipeline.readers.origin import Origin


def read_text(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The article in a text file; its id is the path."""
    data = stream.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES:
        raise UnusableError(
            f"over {MAX_TEXT_BYTES:,} bytes, so over the limit of {MAX_CHARACTERS:,} characters; split it"
        )
    decoded = decode(data)
    if decoded.encoding:
        origin.notes.encodings[origin.path] = decoded.encoding
    yield Article(id=origin.path, text=without_surrogates(decoded.text), source=origin.path)
