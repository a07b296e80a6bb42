"""What `extract` says of a run at its end."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.terminal import console, counted, safe

if TYPE_CHECKING:
    from pipeline.run.record import RunRecord


def summarize(record: "RunRecord", folder: Path, seconds: float | None) -> None:
    """A table on a terminal, else one line, on stderr. `seconds` is what this start took; None where the run was
    finished before."""
    out = console(stderr=True)
    aside = len(record.set_aside)
    path = safe(str(folder / "claims.jsonl"))
    done = "was finished before" if seconds is None else "done"
    if not out.is_terminal:
        counts = f"{counted(record.done, 'article')}, {record.skipped} skipped, {counted(record.claims, 'claim')}"
        out.print(f"{done}: {counts}, {aside} set aside; {path}", soft_wrap=True)
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_row(f"{record.claims:,}", "claims")
    table.add_row(f"{record.done:,}", "articles")
    if record.skipped:
        table.add_row(f"{record.skipped:,}", "articles skipped: they came before")
    if aside:
        table.add_row(f"{aside:,}", "set aside")
    if seconds:
        table.add_row(f"{seconds:,.1f}", f"seconds, {record.articles / seconds:,.0f} articles/s")
    out.print(table)
    out.print(f"{done}; {path}", soft_wrap=True)
