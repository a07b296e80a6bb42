"""`claims patterns check`: lint, and every example beside every pattern."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Debug
from pipeline.cli.terminal import command, near


class Format(StrEnum):
    """How a report is written."""

    text = "text"
    github = "github"
    json = "json"
    junit = "junit"


@command
def check(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A folder of patterns or rules, or the name of a framework.")
    ] = "root-causes",
    format: Annotated[
        Format, typer.Option("--format", help="For people, GitHub, programs or test reports.")
    ] = Format.text,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what needs no choice; comments and layout of the files stay.")
    ] = False,
    warnings: Annotated[bool, typer.Option("--warnings", help="Show what may be meant so, too.")] = False,
    debug: Debug = False,
) -> None:
    """Check a folder of patterns: every file, and every example beside every pattern. Exit code 1 where one fails.

    Example: claims patterns check patterns/root-causes --format github
    """
    from pipeline.patterns.check import as_github, as_json, as_junit, as_text, check_folder
    from pipeline.patterns.fix import fix_folder
    from pipeline.resources import patterns_root
    from pipeline.stages.entities import EntityFinder

    path = near(Path(folder) if Path(folder).is_dir() else patterns_root() / folder)
    entities_of = EntityFinder()
    for line in fix_folder(path, entities_of) if fix else ():
        typer.echo(f"fixed: {line}", err=True)
    report = check_folder(path, entities_of)
    written = {
        Format.text: lambda: as_text(report, warnings),
        Format.github: lambda: as_github(report),
        Format.json: lambda: as_json(report),
        Format.junit: lambda: as_junit(report),
    }[format]()
    typer.echo(written)
    raise typer.Exit(1 if report.failures else 0)
