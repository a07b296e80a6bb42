"""`claims export`: the claims of a run as other tools read them."""

import sys
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

import typer

from pipeline.cli.options import Debug, Decisions, Quiet
from pipeline.cli.output import output_stream
from pipeline.cli.terminal import command, counted, safe, warn
from pipeline.errors import ClaimsError

To: TypeAlias = Literal[
    "csv",
    "parquet",
    "label-studio",
    "doccano",
    "prodigy",
    "argilla",
    "web-annotation",
    "schema-org",
    "docbin",
]
"""The formats; each is one file in `pipeline/exports/`."""
NAMES = ", ".join(get_args(To))


@command
def export(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    *,
    to: Annotated[To, typer.Option("--to", metavar="FORMAT", help=f"{NAMES}.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="A file; stdout by default.")] = "-",
    only: Annotated[
        Literal["accepted"] | None, typer.Option("--only", help="Only what reviewers accepted, as they corrected it.")
    ] = None,
    text: Annotated[bool, typer.Option("--text/--no-text", help="With or without the words of the articles.")] = True,
    decisions: Decisions = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Export the claims of a run for spreadsheets, annotation tools, linked data and spaCy.

    Example: claims export outputs/corpus --to csv -o outputs/claims.csv
    """
    from pipeline.exports import FORMATS, export
    from pipeline.exports.items import find_items
    from pipeline.exports.source import Source
    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run

    if FORMATS[to].binary and output == "-" and sys.stdout.isatty():
        raise ClaimsError(f"--to {to} is not for a terminal; name a file with -o")
    run = run or newest_run()
    verdicts = None
    if only == "accepted":
        from pipeline.decisions.journal import DEFAULT, read_decisions
        from pipeline.decisions.of_run import verdicts_in

        verdicts = verdicts_in(read_decisions(decisions or DEFAULT, warn), run)
    items = find_items(read_claims(run), verdicts)
    with output_stream(output) as stream:
        count = export(items, to, stream, Source(run, text=text))
    if not quiet:
        where = "stdout" if output == "-" else safe(output)
        typer.echo(f"{counted(count, 'row')} in {where}", err=True)
