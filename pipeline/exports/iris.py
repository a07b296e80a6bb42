"""Names for claims and articles that linked data can use."""

from base64 import urlsafe_b64encode
from urllib.parse import quote, urlsplit

from pipeline.claim import ArticleReference
from pipeline.exports.items import Item

UNSAFE = set(' <>"{}|\\^`')


def claim_iri(item: Item) -> str:
    """The name of one pillar of a claim."""
    return f"urn:claims:{quote(item.id, safe=':')}"


def article_iri(article: ArticleReference) -> str:
    """The article's address, where it has one on the web; else a name from the hash of its text (RFC 6920)."""
    url = article.url or ""
    if is_web(url):
        return url
    digest = urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def is_web(url: str) -> bool:
    """Whether it is an address on the web, without characters that none may have."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    clean = url.isprintable() and not set(url) & UNSAFE
    return clean and parts.scheme in ("http", "https") and bool(parts.netloc)
