"""index.sqlite: what a run must know of all its articles at once, on disk, so that memory stays flat.

Which ids it has seen, with which text; and the stories of which other articles may be copies. It is written without a
journal: a run that was killed makes it anew."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

from pipeline.article import Article
from pipeline.errors import ClaimsError

INDEX = "index.sqlite"
TABLES = """
    pragma journal_mode = off;
    pragma synchronous = off;
    create table if not exists seen (id text primary key, sha256 blob, run integer) without rowid;
    create table if not exists story (number integer primary key, cluster text, signature blob);
    create table if not exists band (key integer, story integer, primary key (key, story)) without rowid;
"""

Seen = Literal["new", "same", "other"]


class Index:
    """The index of a run. With `earlier`, the folder of an earlier run, it begins as a copy of that run's.

    Raises ClaimsError where the earlier run has none."""

    def __init__(self, path: Path, earlier: str | None = None) -> None:
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        if earlier:
            _copy(Path(earlier) / INDEX, self._db)
        self._db.executescript(TABLES)
        [[before]] = self._db.execute("pragma user_version")
        self._run = before + 1
        self._db.execute(f"pragma user_version = {self._run}")
        self._db.execute("begin")

    def see(self, article: Article) -> Seen:
        """Whether an article is new; "same" where one of its id and text came before, in this run or an earlier one;
        "other" where this run has had its id with another text. One that was corrected since an earlier run is new."""
        sha256 = bytes.fromhex(article.sha256)
        row = self._db.execute("select sha256, run from seen where id = ?", (article.id,)).fetchone()
        if row is not None and (row[0] == sha256 or row[1] == self._run):
            return "same" if row[0] == sha256 else "other"
        self._db.execute("insert or replace into seen values (?, ?, ?)", (article.id, sha256, self._run))
        return "new"

    def stories(self, keys: Sequence[int]) -> Iterator[tuple[str, bytes]]:
        """Cluster and signature of each story that shares one of the keys, in the order in which they came."""
        marks = ",".join("?" * len(keys))
        yield from self._db.execute(
            f"select cluster, signature from story where number in (select story from band where key in ({marks}))"
            " order by number",
            tuple(keys),
        )

    def add_story(self, cluster: str, signature: bytes, keys: Sequence[int]) -> None:
        """Keep a story for those that come after it."""
        number = self._db.execute(
            "insert into story (cluster, signature) values (?, ?)", (cluster, signature)
        ).lastrowid
        self._db.executemany("insert or ignore into band values (?, ?)", ((key, number) for key in keys))

    def close(self) -> None:
        """Everything is written."""
        self._db.execute("commit")
        self._db.close()


def _copy(earlier: Path, db: sqlite3.Connection) -> None:
    if not earlier.is_file():
        raise ClaimsError(f"{earlier}: no such file; --after takes the folder of a finished run")
    with closing(sqlite3.connect(f"file:{earlier}?mode=ro", uri=True)) as source:
        source.backup(db)


def read_ids(folder: Path, ids: Collection[str], *, this_run: bool = False) -> set[str]:
    """Which of some articles a run has read; unless it must be `this_run`, or an earlier one that it came after. None
    where it keeps no index."""
    path = folder / INDEX
    if not path.is_file():
        return set()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        [[number]] = db.execute("pragma user_version")
        query = "select id from seen where id = ? and run >= ?"
        found = (db.execute(query, (each, number if this_run else 0)).fetchone() for each in ids)
        return {row[0] for row in found if row}
