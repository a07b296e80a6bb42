"""What a run is asked to do."""

from typing import Literal

from msgspec import Struct, field

from pipeline.claim import Selection
from pipeline.reading import ReadOptions


class Options(Struct, frozen=True, kw_only=True):
    """The options that shape claims or what is written of them: part of a run's fingerprint.

    `published` is the day, YYYY-MM-DD, of articles that bring none; `text` keeps texts in `articles.jsonl`; `after` is
    the folder of an earlier run, whose articles are skipped; `limit` how many articles are read at most; `reading` how
    the input is read."""

    select: Selection = "pillars"
    screen: bool = True
    published: str | None = None
    text: bool = True
    after: str | None = None
    limit: int | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)


Engine = Literal["local", "ray"]


class Workers(Struct, frozen=True, kw_only=True):
    """Who does the work; the claims are the same. `processes` is how many work at a time, on this machine or a local
    cluster; `address` that of a Ray cluster, of which every core is used."""

    processes: int = 1
    engine: Engine = "local"
    address: str | None = None
