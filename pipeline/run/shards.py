"""The input cut into shards: the unit of work, of resuming and of going to another process or machine."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct, field, structs

from pipeline.article import Article, SetAside
from pipeline.run.index import Index

MOST_ARTICLES = 32
MOST_CHARACTERS = 200_000
MOST_ITEMS = 1_000


class Item(Struct, array_like=True, frozen=True):
    """One article of the input: to be worked on, or left out with the reason, or (both empty) a copy to be skipped."""

    article: Article | None = None
    left_out: SetAside | None = None


class Shard(Struct):
    """A slice of the input. `start` counts the items before it, `stop` those up to its end."""

    start: int
    items: list[Item] = field(default_factory=list)

    @property
    def stop(self) -> int:
        return self.start + len(self.items)

    @property
    def articles(self) -> list[Article]:
        """Those to work on, in order."""
        return [item.article for item in self.items if item.article is not None]

    def encode(self) -> bytes:
        """As bytes, for another process."""
        return msgspec.msgpack.encode(self)

    def halves(self) -> list["Shard"]:
        """The shard in two."""
        middle = len(self.items) // 2
        return [Shard(self.start, self.items[:middle]), Shard(self.start + middle, self.items[middle:])]


def decode(data: bytes) -> Shard:
    """A shard from its bytes."""
    return msgspec.msgpack.decode(data, type=Shard)


def digest(data: bytes) -> str:
    """What tells one shard's bytes from another's."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def cut(articles: Iterable[Article | SetAside], index: Index, published: str | None) -> Iterator[Shard]:
    """The input in shards, in order. `published` is the day of articles that bring none. An id that came before with
    the same text is skipped, with another text left out."""
    shard, number, characters = Shard(0), 0, 0
    for article in articles:
        item = _item(article, index, published)
        shard.items.append(item)
        if item.article is not None:
            number, characters = number + 1, characters + len(item.article.text)
        if number >= MOST_ARTICLES or characters >= MOST_CHARACTERS or len(shard.items) >= MOST_ITEMS:
            yield shard
            shard, number, characters = Shard(shard.stop), 0, 0
    if shard.items:
        yield shard


def _item(article: Article | SetAside, index: Index, published: str | None) -> Item:
    if isinstance(article, SetAside):
        return Item(left_out=article)
    match index.see(article):
        case "new":
            return Item(structs.replace(article, published=article.published or published))
        case "same":
            return Item()
        case "other":
            reason = "an article with this id and another text came before; give each its own id"
            return Item(left_out=SetAside(article.source or "-", reason, article.line, article.id))
