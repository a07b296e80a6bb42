"""The queue: which rows a reviewer sees, in which order."""

import random
from collections.abc import Callable, Collection, Iterable
from itertools import zip_longest
from typing import Literal, TypeAlias

from msgspec import Struct

from pipeline.decisions.verdicts import Subject
from pipeline.review.rows import Row

Order: TypeAlias = Literal["all", "random", "stratified", "new", "conflict"]
SEED = 2021
"""The same random order for all reviewers, so that a second one sees the same sample."""


class Query(Struct, frozen=True):
    """What a reviewer asked for. `text` is any part of the sentence, `since` and `until` are days of publication."""

    order: Order = "all"
    pillar: str = ""
    pattern: str = ""
    speaker: str = ""
    country: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    text: str = ""

    def fits(self, row: Row) -> bool:
        """Whether a row passes the filters."""
        return (
            (not self.pillar or row.pillar == self.pillar)
            and (not self.pattern or self.pattern in row.patterns)
            and (not self.speaker or self.speaker.lower() in row.speaker.lower())
            and (not self.country or self.country.upper() in row.countries)
            and (not self.outlet or row.outlet == self.outlet)
            and (not self.since or row.published >= self.since)
            and (not self.until or "" < row.published <= self.until)
            and (not self.text or self.text.lower() in row.text.lower())
        )


def find_queue(
    rows: Iterable[Row], query: Query, *, conflicts: Collection[Subject] = (), old: Collection[str] = ()
) -> list[Row]:
    """The rows to be shown, one for each card.

    `conflicts` are subjects on which reviewers differ, `old` the claims of an earlier run."""
    chosen = [row for row in rows if query.fits(row)]
    match query.order:
        case "conflict":
            chosen = [row for row in chosen if row.subject in conflicts]
        case "new":
            chosen = [row for row in chosen if row.claim not in old]
        case "random":
            random.Random(SEED).shuffle(chosen)
        case "stratified":
            chosen = _by_turns(chosen, lambda row: row.patterns[0] if row.patterns else "")
    return _cards(chosen)


def _by_turns(rows: list[Row], stratum: Callable[[Row], str]) -> list[Row]:
    """One of each stratum, then the next of each, and so on; inside a stratum at random."""
    strata: dict[str, list[Row]] = {}
    for row in rows:
        strata.setdefault(stratum(row), []).append(row)
    for each in strata.values():
        random.Random(SEED).shuffle(each)
    turns = zip_longest(*(strata[name] for name in sorted(strata)))
    return [row for turn in turns for row in turn if row is not None]


def _cards(rows: Iterable[Row]) -> list[Row]:
    """The first row of each group stands for all of them."""
    seen: set[tuple[str, str]] = set()
    cards = []
    for row in rows:
        key = (row.group or row.claim, row.pillar)
        if key not in seen:
            seen.add(key)
            cards.append(row)
    return cards
