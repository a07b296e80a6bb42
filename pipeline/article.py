"""The article: what goes into the pipeline."""

import hashlib
from urllib.parse import urlsplit

from msgspec import Struct


class Article(Struct, frozen=True):
    """A news article as it was scraped.

    `text` is never altered: all offsets are characters, half-open, into it. `published` is YYYY-MM-DD. `source` is
    the path it was read from, `line` (from 1) its line where a file holds several."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    source: str | None = None
    line: int | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def outlet_name(self) -> str | None:
        """The given outlet, else the host of the URL."""
        return self.outlet or (urlsplit(self.url).hostname if self.url else None)


class SetAside(Struct, frozen=True):
    """An article, or what should have been one, that was left out, with the reason. `line` counts from 1."""

    source: str
    reason: str
    line: int | None = None
    id: str | None = None

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line is not None else self.source
        return f"{place}: {self.reason}"
