"""What a run is asked to do."""

from msgspec import Struct

from pipeline.claim import Selection


class Options(Struct, frozen=True, kw_only=True):
    """The options that shape claims or what is written of them: part of a run's fingerprint.

    `published` is the day, YYYY-MM-DD, of articles that bring none; `text` keeps texts in `articles.jsonl`; `after` is
    the folder of an earlier run, whose articles are skipped."""

    select: Selection = "pillars"
    screen: bool = True
    published: str | None = None
    text: bool = True
    after: str | None = None
