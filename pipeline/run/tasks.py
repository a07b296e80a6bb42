"""Shards on their way to workers that may die: which is next, and what becomes of one that kills."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pipeline.run.parts import Part
from pipeline.run.shards import Shard
from pipeline.run.work import lost

MOST_DEATHS = 3
KILLER = f"ended the process that worked on it, {MOST_DEATHS} times; look at it alone"


class Task(Struct):
    """A shard on its way, and how many workers have died of it. `suspect` is a piece of one that killed three."""

    shard: Shard
    deaths: int = 0
    suspect: bool = False

    @property
    def pieces(self) -> "list[Task] | None":
        """What to do now that a worker has died of it; None where the article at fault is found."""
        alone = len(self.shard.items) == 1
        if self.deaths < (1 if self.suspect and not alone else MOST_DEATHS):
            return [self]
        return None if alone else [Task(half, suspect=True) for half in self.shard.halves()]


class Tasks:
    """The shards of a run as tasks. One that has killed three workers is bisected until the article at fault is alone,
    which is set aside: its part is written to `folder`."""

    def __init__(self, shards: Iterator[Shard], folder: Path) -> None:
        self._shards = shards
        self._folder = folder
        self._again: deque[Task] = deque()

    def next(self) -> Task | None:
        """The next to be done; None where there is none now."""
        if self._again:
            return self._again.popleft()
        shard = next(self._shards, None)
        return Task(shard) if shard is not None else None

    def died(self, task: Task, deaths: int = 1) -> Iterator[Part]:
        """So many workers died of a task: it comes again, whole or in pieces, or its part says that it was given up."""
        task.deaths += deaths
        pieces = task.pieces
        if pieces is None:
            yield lost(task.shard, self._folder, KILLER)
        else:
            self._again.extend(pieces)
