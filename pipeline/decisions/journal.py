"""`decisions.jsonl`: lines are appended, none is ever changed.

A line counts once it ends: a process that is killed leaves at most a torn last line, which nobody was told was kept.
Reading leaves it out, the next append cuts it off; both warn."""

import fcntl
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from pipeline.decisions.record import Decision
from pipeline.errors import ClaimsError

DEFAULT = Path("outputs") / "decisions.jsonl"
Warn = Callable[[str], object]


def read_decisions(path: Path, warn: Warn) -> list[Decision]:
    """Every decision of the file, in its order. Raises ClaimsError where there is no file or a whole line is none."""
    try:
        whole, torn = _cut(path.read_bytes())
    except FileNotFoundError as error:
        raise ClaimsError(f"{path}: no decisions here; make some in a review, or name another file") from error
    if torn:
        warn(f"{path}: the last line is torn and left out: {_shown(torn)}")
    return parse_decisions(whole, str(path))


def parse_decisions(content: bytes, path: str) -> list[Decision]:
    """The decisions of JSON lines. Raises ClaimsError with path and line where a line is none."""
    decoder = msgspec.json.Decoder(Decision)
    decisions = []
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            try:
                decisions.append(decoder.decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ClaimsError(f"{path}:{number}: not a decision ({error}); mend the line") from error
    return decisions


def append_decisions(path: Path, decisions: Iterable[Decision], warn: Warn) -> None:
    """Append decisions: when this returns they are on the disk. Several processes may append to one file.

    Raises OSError where they cannot be written; then none of them is in the file."""
    lines = b"".join(msgspec.json.encode(decision) + b"\n" for decision in decisions)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = not path.exists()
    with path.open("ab+", buffering=0) as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        size = _repair(stream.fileno(), path, warn)
        try:
            while lines:
                lines = lines[stream.write(lines) :]
            os.fsync(stream.fileno())
        except OSError:
            os.ftruncate(stream.fileno(), size)
            raise
    if made:
        _sync_folder(path.parent)


def _repair(file: int, path: Path, warn: Warn) -> int:
    """Cut off a torn last line; where only its end is missing, give it that. The size of the file then."""
    size = os.fstat(file).st_size
    last = _last_line(file, size)
    if last and _cut(last)[1]:
        warn(f"{path}: the last line was torn and is cut off: {_shown(last)}")
        size -= len(last)
        os.ftruncate(file, size)
    elif last:
        size += os.write(file, b"\n")
    return size


def _last_line(file: int, size: int, step: int = 1 << 16) -> bytes:
    """What stands behind the last line end."""
    start, found = size, b""
    while start and b"\n" not in found:
        length = min(step, start)
        start -= length
        found = os.pread(file, length, start) + found
    return found.rpartition(b"\n")[2]


def _cut(content: bytes) -> tuple[bytes, bytes]:
    """The whole lines, and a torn last one. A last line that lacks nothing but its end is whole."""
    whole, _, last = content.rpartition(b"\n")
    try:
        msgspec.json.decode(last, type=Decision)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return whole, last
    return content, b""


def _shown(line: bytes) -> str:
    return ascii(line[:60].decode(errors="replace"))


def _sync_folder(folder: Path) -> None:
    """Let the name of a new file reach the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
