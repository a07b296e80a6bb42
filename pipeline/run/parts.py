"""What came of a shard, on disk: its claims, and a summary whose being there says that both are whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct, field

from pipeline.article import SetAside
from pipeline.run.json_lines import whole_file
from pipeline.run.shards import Shard, digest

SUMMARY = ".part.json"
CLAIMS = ".claims.jsonl"


class Story(Struct, frozen=True):
    """An article that yields a claim: its line of `articles.jsonl`, still without a cluster, and its signature."""

    line: dict[str, Any]
    signature: bytes


class Part(Struct, kw_only=True):
    """What came of a shard. `articles` counts all of it: those done, those skipped and those set aside."""

    start: int
    stop: int
    digest: str
    done: int = 0
    skipped: int = 0
    claims: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)

    @property
    def articles(self) -> int:
        return self.stop - self.start

    @property
    def name(self) -> str:
        """Sorts in the order of the input."""
        return f"{self.start:012}-{self.stop:012}"


def write_part(folder: Path, part: Part, claims: list[bytes]) -> None:
    """Write both files whole, the summary last. A worker that outlived its run may be writing the same beside us."""
    mark = f".{os.getpid()}"
    with whole_file(folder / f"{part.name}{CLAIMS}", mark) as stream:
        stream.writelines(claims)
    with whole_file(folder / f"{part.name}{SUMMARY}", mark) as stream:
        stream.write(msgspec.json.encode(part))


def read_parts(folder: Path) -> Iterator[Part]:
    """The parts that are whole, in the order of the input."""
    for path in sorted(folder.glob(f"*{SUMMARY}")):
        yield msgspec.json.decode(path.read_bytes(), type=Part)


def copy_claims(folder: Path, part: Part, out: BinaryIO) -> None:
    """Append a part's claims to a stream."""
    with (folder / f"{part.name}{CLAIMS}").open("rb") as stream:
        shutil.copyfileobj(stream, out)


def remove_claims(folder: Path, part: Part) -> None:
    """Take a part's claims off the disk."""
    (folder / f"{part.name}{CLAIMS}").unlink()


class Done:
    """Which shards were done by an earlier start of the same run."""

    def __init__(self, folder: Path) -> None:
        self._digests = {(part.start, part.stop): part.digest for part in read_parts(folder)}
        self._starts = {start for start, _ in self._digests}

    def remaining(self, shard: Shard) -> Iterator[Shard]:
        """What is left to do of a shard: nothing, all of it, or the halves that are left of one that was bisected."""
        found = self._digests.get((shard.start, shard.stop))
        if found is not None and found == digest(shard.encode()):
            return
        if found is None and len(shard.items) > 1 and self._starts.intersection(range(shard.start, shard.stop)):
            for half in shard.halves():
                yield from self.remaining(half)
        else:
            yield shard
