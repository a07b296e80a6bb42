"""The pool outlives its workers."""

import os
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import pytest

from pipeline.article import Article, SetAside
from pipeline.errors import ClaimsError
from pipeline.run.options import Options
from pipeline.run.parts import Part, write_part
from pipeline.run.pool import Answer, Pool, Serve
from pipeline.run.shards import Item, Shard, decode, digest
from pipeline.run.work import Setup

SHARD = 8


def serve_or_die(setup: Setup, connection: Connection) -> None:
    """A worker that counts articles, dies of one that says so, and of another the first two times."""
    connection.send_bytes(msgspec.msgpack.encode(Answer()))
    folder = Path(setup.folder)
    while True:
        try:
            shard = decode(connection.recv_bytes())
        except EOFError:
            return
        texts = [article.text for article in shard.articles]
        if "kill" in texts or ("weaken" in texts and _times(folder / "weakened") <= 2):
            os._exit(9)
        if "full" in texts:
            connection.send_bytes(msgspec.msgpack.encode(Answer(error="the disk is full")))
            continue
        part = Part(start=shard.start, stop=shard.stop, digest=digest(shard.encode()), done=len(texts))
        write_part(folder, part, [])
        connection.send_bytes(msgspec.msgpack.encode(Answer(part=part)))


def serve_nothing(setup: Setup, connection: Connection) -> None:
    """A worker that ends at once."""


def _times(path: Path) -> int:
    with path.open("a") as stream:
        stream.write("x")
    return path.stat().st_size


def do(texts: list[str], folder: Path, work: Serve = serve_or_die) -> list[Part]:
    items = [Item(Article(id=str(number), text=text, source="s", line=number)) for number, text in enumerate(texts)]
    shards = (Shard(start, items[start : start + SHARD]) for start in range(0, len(items), SHARD))
    setup = Setup(framework="root-causes", model="auto", folder=str(folder), options=Options())
    with Pool(setup, 2, work) as pool:
        return sorted(pool.do(shards), key=lambda part: part.start)


def test_every_shard_is_done_once(tmp_path: Path) -> None:
    parts = do(["calm"] * 50, tmp_path)
    assert [(part.start, part.stop) for part in parts] == [(k, min(k + 8, 50)) for k in range(0, 50, 8)]
    assert sum(part.done for part in parts) == 50


def test_an_article_that_kills_its_worker_is_found_and_set_aside(tmp_path: Path) -> None:
    texts = ["calm"] * 50
    texts[19] = "kill"
    parts = do(texts, tmp_path)
    assert sum(part.done for part in parts) == 49
    [lost] = [left_out for part in parts for left_out in part.set_aside]
    reason = "ended the process that worked on it, 3 times; look at it alone"
    assert lost == SetAside("s", reason, line=19, id="19")
    stops = [part.stop for part in parts]
    assert [part.start for part in parts] == [0, *stops[:-1]]


def test_a_worker_that_dies_by_chance_costs_no_article(tmp_path: Path) -> None:
    texts = ["calm"] * 20
    texts[3] = "weaken"
    parts = do(texts, tmp_path)
    assert sum(part.done for part in parts) == 20
    assert len(parts) == 3


def test_what_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="the disk is full"):
        do(["calm", "full"], tmp_path)


def test_workers_that_never_begin_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="--processes 1 shows why"):
        do(["calm"], tmp_path, serve_nothing)
