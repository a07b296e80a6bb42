"""`.warc`: web archives, such as crawls of news sites; each HTML page that a server gave is one article."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.errors import UnusableError
from pipeline.readers.html import article_of_page
from pipeline.readers.limits import MAX_RECORD, MAX_UNPACKED
from pipeline.readers.origin import Origin
from pipeline.readers.streams import CHUNK, Read, buffered

MAX_HEADERS = 1_000_000
HTML = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The articles of an archive, in order, each with the number of its record and its URL as id. Records that are no
    page are passed over."""
    for number, record in enumerate(_records(stream), 1):
        if record.rec_type != "response" or not _is_page(record.http_headers):
            continue
        try:
            kind = record.http_headers.get_header("Content-Type")
            charset = kind.lower().partition("charset=")[2].strip("\"' ;") or None
            url = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(MAX_RECORD + 1)
        except Exception as error:  # whatever a broken record makes the library run into
            yield origin.set_aside(f"a record that cannot be read ({error})", number)
            continue
        try:
            yield article_of_page(data, origin, url, charset, number)
        except UnusableError as error:
            yield SetAside(origin.path, str(error), number, url)


def _is_page(headers: Any) -> bool:
    kind = (headers and headers.get_header("Content-Type")) or ""
    return headers is not None and headers.get_statuscode() == "200" and kind.lower().startswith(HTML)


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records. What follows after a broken one is not read.

    Raises UnusableError there."""
    from warcio.archiveiterator import ArchiveIterator

    source = buffered(stream)
    left = MAX_HEADERS

    def read(size: int) -> bytes:
        nonlocal left
        data = source.read(min(size, CHUNK))
        left -= len(data)
        if left < 0:
            raise UnusableError(f"headers of over {MAX_HEADERS:,} bytes; the rest is not read")
        return data

    number = 0
    try:
        records = ArchiveIterator(Read(read), check_digests=False)
        while (record := _next(records)) is not None:
            number += 1
            left = MAX_UNPACKED  # contents may be long: they are read in pieces
            yield record
            while record.raw_stream.read(CHUNK):
                pass
            if record.raw_stream.limit:
                raise UnusableError(f"ends in the middle of record {number}")
            left = MAX_HEADERS
    except UnusableError:
        raise
    except Exception as error:  # whatever broken headers make the library run into
        raise UnusableError(f"record {number + 1} is broken ({error}); the rest is not read") from error


def _next(records: Iterator[Any]) -> Any:
    """The next record, or None; the library's remarks go nowhere."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)
