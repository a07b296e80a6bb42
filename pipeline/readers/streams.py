"""Streams of bytes: counted, limited in what they may unpack to, in UTF-8."""

import codecs
import io
from collections.abc import Callable
from typing import BinaryIO

from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_RATIO, MAX_UNPACKED, RATIO_FROM

CHUNK = 1 << 16


class Read(io.RawIOBase):
    """A stream from a function that reads up to so many bytes."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Counted(Read):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream.read)
        self.count = 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = super().readinto(buffer)
        self.count += count
        return count


class Budget:
    """What a packed file may unpack to. `packed` gives the bytes that it takes packed, or has so far."""

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed
        self._unpacked = 0

    def limited(self, unpack: Callable[[int], bytes]) -> io.BufferedReader:
        """What is unpacked; reading it raises UnusableError where it is too much."""

        def read(size: int) -> bytes:
            data = unpack(size)
            self._unpacked += len(data)
            if self._unpacked > RATIO_FROM and self._unpacked > MAX_RATIO * self._packed():
                raise UnusableError(f"unpacks to over {MAX_RATIO} times its size; the rest is not read")
            if self._unpacked > MAX_UNPACKED:
                raise UnusableError(f"unpacks to over {MAX_UNPACKED:,} bytes; the rest is not read: split it")
            return data

        return io.BufferedReader(Read(read), CHUNK)


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """A stream that one can peek into."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(Read(stream.read), CHUNK)


def in_utf_8(stream: BinaryIO) -> tuple[io.BufferedReader, str | None]:
    """A stream of UTF-16 as one of UTF-8, and its encoding; any other as it is. A UTF-8 BOM is dropped."""
    given = buffered(stream)
    head = given.peek(3)
    if head.startswith(codecs.BOM_UTF8):
        given.read(len(codecs.BOM_UTF8))
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return given, None
    decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def read(size: int) -> bytes:
        while data := given.read(size // 4):
            if text := decoder.decode(data):
                return text.encode("utf-8", "surrogatepass")
        return decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")

    return io.BufferedReader(Read(read), CHUNK), "utf-16"
