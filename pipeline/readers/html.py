"""`.html`: a page is one article; offsets are into the text that trafilatura finds in it."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.decode import Decoded, decode, without_surrogates
from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_RECORD
from pipeline.readers.lines import TOO_LONG
from pipeline.readers.origin import Origin
from pipeline.readers.records import day_of

CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
HEAD = 4096


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The article of a page, with its title, URL and day; its id is the URL that the page gives, else the path."""
    yield article_of_page(stream.read(MAX_RECORD + 1), origin)


def article_of_page(
    data: bytes, origin: Origin, url: str | None = None, charset: str | None = None, line: int | None = None
) -> Article:
    """The article of a page in bytes; with the URL and the character set that are known of it from elsewhere.

    Raises UnusableError where there is none."""
    if len(data) > MAX_RECORD:
        raise UnusableError(f"a page of {TOO_LONG}")
    decoded = decode_page(data, charset)
    if decoded.encoding:
        origin.notes.encodings[url or origin.path] = decoded.encoding
    page = origin.pages.read(without_surrogates(decoded.text))
    url = url or page.url
    return Article(
        id=url or origin.path,
        text=without_surrogates(page.text),
        title=page.title,
        url=url,
        published=day_of(page.published),
        source=origin.path,
        line=line,
    )


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """As other text; but what is not UTF-8 is in the character set that the server or the page names, if it fits."""
    named = CHARSET.search(data[:HEAD])
    charset = charset or (named[1].decode() if named else None)
    decoded = decode(data)
    if decoded.encoding != "windows-1252" or not charset:
        return decoded
    try:
        codec = codecs.lookup(charset)
        return Decoded(data.decode(codec.name), codec.name)
    except (LookupError, ValueError):
        return decoded
