"""Progress on stderr, where it is a terminal."""

from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from pipeline.cli.terminal import console

if TYPE_CHECKING:
    from pipeline.run.extract import Status


class Progress:
    """Articles, articles a second, claims, what was set aside and the time left, by the share of the bytes read."""

    def __init__(self, *, quiet: bool) -> None:
        out = console(stderr=True)
        self.bar = RichProgress(
            TextColumn("{task.fields[articles]} articles"),
            BarColumn(),
            TextColumn("{task.fields[rate]:.0f}/s, {task.fields[claims]} claims, {task.fields[aside]} set aside"),
            TimeRemainingColumn(),
            console=out,
            transient=True,
            disable=quiet or not out.is_terminal,
        )
        self.task = self.bar.add_task("", total=None, articles=0, rate=0.0, claims=0, aside=0)

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.bar.stop()

    def update(self, status: "Status") -> None:
        """Show where the run stands."""
        elapsed = self.bar.tasks[0].elapsed or 0.0
        self.bar.update(
            self.task,
            total=status.notes.bytes_total or None,
            completed=status.notes.bytes_read,
            articles=status.articles,
            rate=status.articles / elapsed if elapsed else 0.0,
            claims=status.claims,
            aside=status.set_aside,
        )
