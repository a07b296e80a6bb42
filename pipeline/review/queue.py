"""The queue: which rows a reviewer sees, in which order, and how far he is with them."""

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import zip_longest
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from pipeline.decisions.record import Decision
from pipeline.decisions.verdicts import Subject
from pipeline.review.rows import Card, Row
from pipeline.statistics.intervals import Share

Order: TypeAlias = Literal["all", "random", "stratified", "new", "conflict", "sentences", "articles"]
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


class Queue:
    """The rows of a query, and how many of them one reviewer decided on in which way."""

    def __init__(self, rows: list[Row], mine: Mapping[Subject, Decision]) -> None:
        self.rows = rows
        self._mine = mine
        found = (mine.get(row.subject) for row in rows) if mine else ()
        self._words = Counter((each.decision, each.pillar is None) for each in found if each)

    @cached_property
    def places(self) -> dict[Subject, int]:
        """At which place each subject stands; of a card only the row that is shown."""
        return {row.subject: place for place, row in enumerate(self.rows)}

    def count(self, subject: Subject, before: Decision | None, after: Decision | None) -> None:
        """The reviewer's opinion on a subject has changed."""
        if subject in self.places:
            for decision, step in ((before, -1), (after, 1)):
                if decision:
                    self._words[decision.decision, decision.pillar is None] += step

    @cached_property
    def pillars(self) -> dict[str, int]:
        """How many rows each pillar has."""
        return Counter(row.pillar for row in self.rows if row.pillar)

    def first_open(self) -> int:
        """The place of the first row that the reviewer has not decided on; 0 where there is none."""
        return next((place for place, row in enumerate(self.rows) if row.subject not in self._mine), 0)

    def progress(self) -> dict[str, Any]:
        """How far the reviewer is, and the precision so far. Sentences as a whole say nothing of precision."""
        words: Counter[str] = Counter()
        for (word, whole), number in self._words.items():
            if not whole:
                words[word] += number
        right = words["accept"] + words["edit"]
        share = Share(right, right + words["reject"])
        return {"total": len(self.rows), "decided": self._words.total(), "precision": str(share)}


def find_queue(
    rows: Iterable[Row], query: Query, *, old: Collection[str] = (), apart: Collection[Card] = ()
) -> list[Row]:
    """The rows to be shown, one for each card that was not taken apart. `old` are the claims of an earlier run."""
    chosen = [row for row in rows if query.fits(row)]
    match query.order:
        case "new":
            chosen = [row for row in chosen if row.claim not in old]
        case "random":
            random.Random(SEED).shuffle(chosen)
        case "stratified":
            chosen = _by_turns(chosen, lambda row: row.patterns[0] if row.patterns else "")
    return _cards(chosen, apart)


def _by_turns(rows: list[Row], stratum: Callable[[Row], str]) -> list[Row]:
    """One of each stratum, then the next of each, and so on; inside a stratum at random."""
    strata: dict[str, list[Row]] = {}
    for row in rows:
        strata.setdefault(stratum(row), []).append(row)
    for each in strata.values():
        random.Random(SEED).shuffle(each)
    turns = zip_longest(*(strata[name] for name in sorted(strata)))
    return [row for turn in turns for row in turn if row is not None]


def _cards(rows: Iterable[Row], apart: Collection[Card]) -> list[Row]:
    """The first row of each group stands for all of them; of those that were taken apart all, one after the other."""
    cards: dict[Card, list[Row]] = {}
    for row in rows:
        card = row.card
        if card not in cards:
            cards[card] = [row]
        elif card in apart:
            cards[card].append(row)
    return [row for together in cards.values() for row in together]
