"""The reviewers' decisions, for commands that do without."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal import warn

if TYPE_CHECKING:
    from pipeline.decisions.record import Decision


def decisions_made(path: Path | None) -> "list[Decision]":
    """The decisions of `--decisions`, else of the journal at its usual place; none where nobody decided yet."""
    from pipeline.decisions.journal import DEFAULT, read_decisions

    return read_decisions(path or DEFAULT, warn) if path or DEFAULT.exists() else []
