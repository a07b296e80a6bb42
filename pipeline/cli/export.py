"""`claims export`: the claims of a run as other tools read them."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Debug, Decisions, Quiet
from pipeline.cli.terminal import command, counted, safe, warn
from pipeline.errors import ClaimsError


class To(StrEnum):
    """The formats; each is one file in `pipeline/exports/`."""

    csv = "csv"
    parquet = "parquet"
    label_studio = "label-studio"
    doccano = "doccano"
    prodigy = "prodigy"
    argilla = "argilla"
    web_annotation = "web-annotation"
    schema_org = "schema-org"
    docbin = "docbin"


class Only(StrEnum):
    """Which claims."""

    accepted = "accepted"


@command
def export(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    *,
    to: Annotated[To, typer.Option("--to", metavar="FORMAT", help=f"{', '.join(To)}.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="A file; stdout by default.")] = "-",
    only: Annotated[
        Only | None, typer.Option("--only", help="Only what reviewers accepted, as they corrected it.")
    ] = None,
    text: Annotated[bool, typer.Option("--text/--no-text", help="With or without the words of the articles.")] = True,
    decisions: Decisions = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Export the claims of a run for spreadsheets, annotation tools, linked data and spaCy.

    Example: claims export outputs/corpus --to csv -o outputs/claims.csv
    """
    from contextlib import nullcontext

    from pipeline.exports import FORMATS, export
    from pipeline.exports.items import find_items
    from pipeline.exports.source import Source
    from pipeline.run.claims_file import read_claims
    from pipeline.run.json_lines import whole_file
    from pipeline.run.record import newest_run

    if FORMATS[to].binary and output == "-" and sys.stdout.isatty():
        raise ClaimsError(f"--to {to} is not for a terminal; name a file with -o")
    run = run or newest_run()
    verdicts = None
    if only is Only.accepted:
        from pipeline.decisions.journal import DEFAULT, read_decisions
        from pipeline.decisions.of_run import verdicts_in

        verdicts = verdicts_in(read_decisions(decisions or DEFAULT, warn), run)
    items = find_items(read_claims(run), verdicts)
    with nullcontext(sys.stdout.buffer) if output == "-" else whole_file(Path(output)) as stream:
        count = export(items, to, stream, Source(run, text=text))
        stream.flush()
    if not quiet:
        where = "stdout" if output == "-" else safe(output)
        typer.echo(f"{counted(count, 'row')} of claims in {where}", err=True)
