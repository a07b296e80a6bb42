"""`claims extract`: articles in, a run folder out."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from pipeline.claim import Selection
from pipeline.cli.options import Debug, Format, Inputs, Model, Names, Patterns, Published, Quiet
from pipeline.cli.progress import Progress
from pipeline.cli.summary import summarize
from pipeline.cli.terminal import INTERRUPTED, command, console, fail, safe
from pipeline.errors import ClaimsError
from pipeline.run.options import Engine


@command
def extract(
    inputs: Inputs,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="DIR", help="The run folder; - writes the claims to stdout."),
    ] = None,
    patterns: Patterns = "root-causes",
    select: Annotated[Selection, typer.Option(help="Sentences that speak of a pillar, or more.")] = "pillars",
    published: Published = None,
    format: Format = None,
    names: Names = None,
    screen: Annotated[bool, typer.Option("--screen/--no-screen", help="Skip what cannot match; same claims.")] = True,
    text: Annotated[bool, typer.Option("--text/--no-text", help="Keep the articles' texts in articles.jsonl.")] = True,
    processes: Annotated[int, typer.Option(min=1, help="How many processes work; the same claims.")] = 1,
    engine: Annotated[
        Engine, typer.Option(help="Where the processes are: on this machine, or a Ray cluster's.")
    ] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="A running Ray cluster; all of its cores work.")
    ] = None,
    after: Annotated[
        Path | None, typer.Option(metavar="RUN", help="An earlier run: skip what it has seen, find copies of it.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read only the first so many articles.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the run that -o names.")] = False,
    model: Model = "auto",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Extract claims from articles.

    Example: claims extract corpus/ -o outputs/corpus
    """
    from pipeline.extractor import Extractor
    from pipeline.readers import read_options
    from pipeline.readers.records import day_of
    from pipeline.run.extract import Run, default_folder, stream_claims, write_run
    from pipeline.run.options import Options, Workers

    if published and not day_of(published):
        raise ClaimsError(f"--published {published}: not a day; give it as YYYY-MM-DD")
    options = Options(
        select=select,
        screen=screen,
        published=day_of(published),
        text=text,
        after=str(after) if after else None,
        limit=limit,
        reading=read_options(format, names or []),
    )
    if address and engine != "ray":
        raise ClaimsError("--address is for --engine ray; name the engine too")
    workers = Workers(processes=processes, engine=engine, address=address)
    extractor = Extractor(patterns, model)
    run = Run(inputs, extractor, options, debug=debug)
    if output == "-":
        record = stream_claims(run, sys.stdout.buffer, workers=workers)
        sys.stdout.buffer.flush()
    else:
        folder, started = Path(output) if output else default_folder(extractor), time.monotonic()
        try:
            with Progress(quiet=quiet) as progress:
                record = write_run(run, folder, progress.update, workers=workers, overwrite=overwrite)
        except KeyboardInterrupt:
            fail(f"interrupted; to go on, give the same command with -o {folder}", INTERRUPTED)
        if not quiet:
            summarize(record, folder, time.monotonic() - started if record is run.record else None)
    out = console(stderr=True)
    for left_out in record.set_aside:
        out.print(f"set aside: {safe(str(left_out))}", soft_wrap=True)
    if record.set_aside:
        raise typer.Exit(1)
