"""Arguments and options that commands share."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[list[str], typer.Argument(metavar="IN...", help="Files, folders, globs, or - for standard input.")]
Patterns = Annotated[
    str, typer.Option("--patterns", metavar="DIR", help="A framework folder, or the name of one that we ship.")
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="The spaCy model that parses sentences.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="YYYY-MM-DD, for articles that bring no date.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="KIND", help="Read every file so: txt, jsonl, json, csv, html, ...")
]
Names = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=NAME", help="What the input calls a field: text=body.")
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="PATH", help="The reviewers' decisions; outputs/decisions.jsonl by default."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
