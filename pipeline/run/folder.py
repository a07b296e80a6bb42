"""The run folder: finished, unfinished, or something else; and that two runs never share one.

While a run goes on, all it writes is in `DIR/unfinished/`: the plan (what run it is), the parts, the index. Its end
moves the results beside it, `run.json` last."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ClaimsError
from pipeline.run.record import RUN_JSON, RunRecord, read_record, write_record

UNFINISHED = "unfinished"
LOCK = "lock"


def finished_before(folder: Path, record: RunRecord, *, overwrite: bool) -> RunRecord | None:
    """The record of an equal run that the folder holds finished; None where this one is to be made, or gone on with.

    Raises ClaimsError where the folder holds a different run, naming the difference, or something else, unless it may
    be overwritten."""
    if folder.exists() and not folder.is_dir():
        raise ClaimsError(f"{folder}: is a file; name a folder for the run")
    plan = read_record(folder / UNFINISHED)
    finished = read_record(folder)
    if finished is not None and not _difference(finished, record):
        return finished
    if overwrite:
        return None
    for before, what in ((finished, "a run"), (plan, "an unfinished run")):
        if before is not None and (differs := _difference(before, record)):
            raise ClaimsError(f"{folder}: holds {what} with other {differs}; name another, or give --overwrite")
    if plan is None and (strangers := [path.name for path in _inside(folder) if path.name != UNFINISHED]):
        raise ClaimsError(f"{folder}: holds {min(strangers)} and no run; name a new folder, or give --overwrite")
    return None


@contextmanager
def work_folder(folder: Path, record: RunRecord) -> Iterator[Path]:
    """`DIR/unfinished/`, with the parts of an earlier start of the same run, if any; it is removed at the end, and
    stays after an error. Raises ClaimsError where another process is at work in it."""
    inside = folder / UNFINISHED
    inside.mkdir(parents=True, exist_ok=True)
    with (inside / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ClaimsError(f"{folder}: another process is at work on this run; wait for it") from error
        plan = read_record(inside)
        if plan is None or _difference(plan, record):
            for path in _inside(inside):
                if path.name != LOCK:
                    path.unlink()
            write_record(inside, record)
        yield inside
        shutil.rmtree(inside, ignore_errors=True)  # what a worker that outlived its run writes now is nobody's


def unpublish(folder: Path) -> None:
    """Take away what says that the folder holds a finished run, before its files are replaced."""
    (folder / RUN_JSON).unlink(missing_ok=True)


def _difference(before: RunRecord, record: RunRecord) -> str:
    """What is other, by name; empty for equal runs."""
    old, new = before.fingerprint(), record.fingerprint()
    return ", ".join(key for key in new if old[key] != new[key])


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []
