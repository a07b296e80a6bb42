"""Which patterns a command on a run means."""

from pathlib import Path

from pipeline.cli.terminal import near, warn
from pipeline.errors import ClaimsError
from pipeline.patterns.book import PatternBook, load_book
from pipeline.resources import framework_folder
from pipeline.run.record import read_record


def book_of_run(run: Path, patterns: str | None) -> tuple[Path, PatternBook]:
    """The folder that is named, else the one that a run was made with, and its book; a warning where it has changed."""
    record = read_record(run)
    if record is None and patterns is None:
        raise ClaimsError(f"{run}: no finished run here; name a run folder, or the patterns with --patterns DIR")
    name = patterns or (record.patterns["framework"] if record else "")
    try:
        folder = near(framework_folder(name))
    except ClaimsError as error:
        raise ClaimsError(f"{error}; the run was made with it, --patterns DIR says where it is") from error
    book = load_book(folder)
    if record and book.sha256 != record.patterns["sha256"]:
        warn(f"{folder}: the patterns are not those of the run; it counts what they found then")
    return folder, book
