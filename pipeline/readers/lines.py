"""Lines of a file as bytes, one at a time, none too long to be held."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.readers.limits import MAX_RECORD
from pipeline.readers.origin import Origin
from pipeline.readers.streams import CHUNK, in_utf_8

TOO_LONG = f"over {MAX_RECORD:,} bytes; split it"


def read_lines(stream: BinaryIO, origin: Origin) -> Iterator[bytes | None]:
    """The lines, each with its end; None for one over the limit, which is passed over unread. UTF-16 becomes UTF-8."""
    lines, encoding = in_utf_8(stream)
    if encoding:
        origin.notes.encodings[origin.path] = encoding
    while line := lines.readline(MAX_RECORD + 1):
        if len(line) <= MAX_RECORD:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(CHUNK)
        yield None
