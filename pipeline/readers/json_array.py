"""`.json`: an array of articles, or objects one after the other; each is cut out of the stream, and read alone.

So a broken one does not end the reading, and one that is too long is never held."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_RECORD
from pipeline.readers.lines import TOO_LONG
from pipeline.readers.origin import Origin
from pipeline.readers.records import article_of_json
from pipeline.readers.streams import CHUNK, in_utf_8

MAX_DEPTH = 1_000
OUTSIDE = re.compile(rb'["{}\[\],]')
IN_STRING = re.compile(rb'["\\]')


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The articles of an array, in order; their numbers, from 1, stand for lines."""
    data, encoding = in_utf_8(stream)
    if encoding:
        origin.notes.encodings[origin.path] = encoding
    for number, element in enumerate(_elements(data), 1):
        if element is None:
            yield origin.set_aside(f"an element of {TOO_LONG}", number)
        elif (found := article_of_json(element, origin, number)) is not None:
            yield found


def _elements(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each element; None for one over the limit.

    Raises UnusableError where there is neither an array nor an object, or where its end is missing."""
    chunk = b""
    while not chunk.strip():
        chunk = stream.read(CHUNK)
        if not chunk:
            return
    chunk = chunk.lstrip()
    if chunk[:1] not in b"[{":
        raise UnusableError("not JSON; give an array of objects")
    element = _Element()
    array = chunk.startswith(b"[")
    base = depth = int(array)
    start, in_string = base, False
    while chunk:
        place = start
        while (token := (IN_STRING if in_string else OUTSIDE).search(chunk, place)) is not None:
            sign, place = token[0], token.end()
            if sign == b"\\":
                if place == len(chunk):
                    chunk += stream.read(1)
                place += 1
            elif sign == b'"':
                in_string = not in_string
            elif sign in b"{[":
                depth += 1
                if depth > MAX_DEPTH:
                    raise UnusableError("nested too deeply; the rest is not read")
            elif sign in b"}]":
                depth -= 1
                if depth < base or (depth == 0 and not array):
                    element.add(chunk[start : token.start() if array else place])
                    if depth < 0:
                        raise UnusableError(f"not JSON: {sign.decode()} closes nothing; the rest is not read")
                    yield element.take()
                    start = place
                    if array:
                        if (chunk[place:] + stream.read(CHUNK)).strip():
                            raise UnusableError("something stands after the end of the array; it is not read")
                        return
            elif depth == base and array:
                element.add(chunk[start : token.start()])
                yield element.take()
                start = place
        element.add(chunk[start:])
        start, chunk = 0, stream.read(CHUNK)
    if array or in_string or depth:
        raise UnusableError("ends in the middle; the last element is not read")


class _Element:
    """The bytes of an element as they come."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._too_long = False

    def add(self, data: bytes) -> None:
        """Keep more of it, unless it is too long."""
        self._too_long = self._too_long or len(self._data) + len(data) > MAX_RECORD
        if self._too_long:
            self._data.clear()
        else:
            self._data += data

    def take(self) -> bytes | None:
        """All of it, and begin the next."""
        data = None if self._too_long else bytes(self._data)
        self.__init__()  # type: ignore[misc]
        return data
