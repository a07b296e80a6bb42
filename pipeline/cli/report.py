"""`claims report`: a run as one page."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.journal import decisions_made
from pipeline.cli.options import Debug, Decisions, Quiet
from pipeline.cli.output import output_stream
from pipeline.cli.terminal import command, safe


@command
def report(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    later: Annotated[
        Path | None, typer.Argument(metavar="RUN2", help="A later run: the page is of it, and says what changed.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="report.html in the run folder by default; -: stdout."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Write out at most so many claims.")] = 1000,
    decisions: Decisions = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make one HTML page of a run, to read, print and send on: plots, tables, and the claims behind them.

    Example: claims report outputs/corpus -o outputs/report.html
    """
    from pipeline.decisions.of_run import verdicts_in
    from pipeline.report.page import make_page
    from pipeline.run.record import newest_run

    run = run or newest_run()
    new, earlier = (later, run) if later else (run, None)
    page = make_page(new, verdicts_in(decisions_made(decisions), *filter(None, (new, earlier))), limit, earlier)
    path = output or str((new if new.is_dir() else new.parent) / "report.html")
    with output_stream(path) as stream:
        stream.write(page.encode())
    if not quiet and path != "-":
        typer.echo(f"{safe(path)}: {len(page.encode()):,} bytes", err=True)
