"""`claims decisions import`: decisions from other files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, counted, warn

if TYPE_CHECKING:
    from pipeline.decisions.record import Decision


@command
def import_decisions(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="JSON lines of decisions.")],
    decisions: Decisions = None,
    debug: Debug = False,
) -> None:
    """Append decisions from other files. A line that is there already is not appended again.

    Example: claims decisions import annas-decisions.jsonl
    """
    from pipeline.decisions.journal import DEFAULT, append_decisions, read_decisions
    from pipeline.decisions.readers import READERS

    path = decisions or DEFAULT
    known = set(read_decisions(path, warn) if path.exists() else ())
    new: list[Decision] = []
    given = 0
    for file in files:
        read = READERS["jsonl"](file.read_bytes(), str(file))
        given += len(read)
        new += (each for each in dict.fromkeys(read) if each not in known)
        known.update(read)
    append_decisions(path, new, warn)
    typer.echo(f"{counted(len(new), 'decision')} appended to {path}, {given - len(new)} there already", err=True)
