"""What is inside of packed files (`.gz`, `.zst`) and archives (`.zip`), as streams: nothing is unpacked to disk."""

import gzip
import io
import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import BinaryIO, TypeVar
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from pipeline.article import SetAside
from pipeline.readers.decode import without_surrogates
from pipeline.readers.errors import UnusableError
from pipeline.readers.kinds import ARCHIVE, PACKINGS, ending, kind_of_content
from pipeline.readers.origin import Origin
from pipeline.readers.sources import is_hidden, is_known
from pipeline.readers.streams import Budget, Counted, buffered

T = TypeVar("T")

MAX_WINDOW = 1 << 27
ENCRYPTED = 1
BROKEN = (OSError, EOFError, BadZipFile, zlib.error, LZMAError, struct.error, NotImplementedError, ValueError)
"""What the standard library raises for files that cannot be read, are cut off, damaged or packed in a strange way."""


class Inner(Struct):
    """A file as it was before it was packed. `origin.path` names it; `kind` is that of a reader."""

    stream: BinaryIO
    origin: Origin
    kind: str


def guarded(found: Iterator[T], origin: Origin) -> Iterator[T | SetAside]:
    """What is found up to where the file cannot be read further; then the file, set aside."""
    try:
        yield from found
    except UnusableError as error:
        yield origin.set_aside(str(error))
    except BROKEN as error:
        reason = error.strerror if isinstance(error, OSError) else None
        yield origin.set_aside(f"cannot be read ({reason or error})")


def unpacked(stream: BinaryIO, origin: Origin, name: str, kinds: frozenset[str]) -> Iterator[Inner | SetAside]:
    """The files in a stream: itself, what it was packed from, or the members of an archive that can be read.

    `name` has the endings that count. Raises one of BROKEN for what cannot be unpacked."""
    given = buffered(stream)
    kind = ending(name)
    if kind not in kinds and kind not in PACKINGS and kind != ARCHIVE:
        kind = origin.options.format or kind_of_content(given.peek(64))
    if kind in PACKINGS:
        inner = name[: -len(kind) - 1] if ending(name) == kind else name
        yield from unpacked(_unpack(given, kind), origin, inner, kinds)
    elif kind == ARCHIVE:
        yield from _members(given, origin, kinds)
    else:
        yield Inner(given, origin, origin.options.format or kind)


def _unpack(stream: BinaryIO, packing: str) -> BinaryIO:
    counted = Counted(stream)
    budget = Budget(lambda: counted.count)
    if packing == "gz":
        return budget.limited(gzip.GzipFile(fileobj=io.BufferedReader(counted), mode="rb").read)
    from zstandard import ZstdDecompressor, ZstdError

    reader = ZstdDecompressor(max_window_size=MAX_WINDOW).stream_reader(
        io.BufferedReader(counted), read_across_frames=True
    )

    def read(size: int) -> bytes:
        try:
            return reader.read(size)
        except ZstdError as error:
            raise UnusableError(f"cannot be read ({error})") from error

    return budget.limited(read)


def _members(stream: BinaryIO, origin: Origin, kinds: frozenset[str]) -> Iterator[Inner | SetAside]:
    if not stream.seekable():
        raise UnusableError("a zip inside something packed, or from standard input; give the path of the file")
    size = stream.seek(0, io.SEEK_END)
    budget = Budget(lambda: size)
    with ZipFile(stream) as archive:
        for info in archive.infolist():
            name = without_surrogates(info.filename)
            if info.is_dir() or is_hidden(name) or name.startswith("__MACOSX/"):
                continue
            if not is_known(name, None if origin.options.format else kinds):
                origin.notes.passed_over += 1
                continue
            member = Origin(f"{origin.path}#{name}", origin.notes, origin.options, origin.pages)
            yield from guarded(_member(archive, info, budget, member, name, kinds), member)


def _member(
    archive: ZipFile, info: ZipInfo, budget: Budget, member: Origin, name: str, kinds: frozenset[str]
) -> Iterator[Inner | SetAside]:
    if info.flag_bits & ENCRYPTED:
        raise UnusableError("is encrypted; unpack it first")
    with archive.open(info) as packed:
        yield from unpacked(budget.limited(packed.read), member, name, kinds)
