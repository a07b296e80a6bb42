"""JSON Lines files that are whole or not there: written beside, flushed to the disk, renamed."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import jsonlines
import orjson

Write = Callable[[dict[str, Any]], object]


def dumps(record: Any) -> bytes:
    """A record as one line of JSON in UTF-8. orjson refuses integers past 64 bits; `json` writes them."""
    try:
        return orjson.dumps(record)
    except TypeError:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def line_writer(stream: BinaryIO) -> Write:
    """A function that writes a record as a line to a binary stream."""
    write: Write = jsonlines.Writer(stream, dumps=dumps).write
    return write


@contextmanager
def whole_file(path: Path, mark: str = "") -> Iterator[BinaryIO]:
    """A file that appears under its name only when everything was written; on an error nothing is left of it. Where two
    processes may write the same, each gives a `mark` of its own."""
    part = path.with_name(f"{path.name}{mark}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
