"""The article: what goes into the pipeline."""

import hashlib
from urllib.parse import urlsplit

from msgspec import Struct


class Article(Struct, frozen=True):
    """A news article as it was scraped.

    `text` is never altered: all offsets are characters, half-open, into it. `published` is YYYY-MM-DD. `source` names
    where it was read, with the line where a file holds several."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    source: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def outlet_name(self) -> str | None:
        """The given outlet, else the host of the URL."""
        return self.outlet or (urlsplit(self.url).hostname if self.url else None)
