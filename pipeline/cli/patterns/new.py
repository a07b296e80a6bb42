"""`claims patterns new`: an entry for a pattern file, from a sentence."""

from typing import Annotated

import typer

from pipeline.cli.options import Debug, Patterns
from pipeline.cli.terminal import command, near


@command
def new(
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="A sentence to find, the words that matter between [[ and ]].")
    ],
    pillar: Annotated[str, typer.Option(metavar="ID", help="The pillar that the sentence speaks of.")],
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="The pattern's id, pillar.name; made of its words by default.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="What it finds, in a few words.")] = None,
    source: Annotated[str, typer.Option(metavar="WORDS", help="What it is written from.")] = "",
    any: Annotated[
        list[str] | None, typer.Option(metavar="NOTATION", help="Instead of the notation made here; may be repeated.")
    ] = None,
    match: Annotated[
        list[str] | None, typer.Option(metavar="SENTENCE", help="Another sentence to find; may be repeated.")
    ] = None,
    no_match: Annotated[
        list[str] | None, typer.Option("--not", metavar="SENTENCE", help="A sentence not to find; may be repeated.")
    ] = None,
    file: Annotated[
        str | None, typer.Option(metavar="NAME", help="The file of the pillar, where it has several.")
    ] = None,
    patterns: Patterns = "root-causes",
    write: Annotated[bool, typer.Option("--write", help="Append the entry to the pillar's file.")] = False,
    debug: Debug = False,
) -> None:
    """Make a pattern of a sentence: an entry with its examples, printed, or with --write appended to its file.

    Example: claims patterns new "Two [[judges sold their verdicts]]." --pillar corruption
    """
    from pipeline.patterns.check import check_folder
    from pipeline.patterns.draft import Draft
    from pipeline.patterns.edits import as_item
    from pipeline.patterns.new import COLUMN, append, complete, home
    from pipeline.resources import framework_folder
    from pipeline.stages.entities import EntityFinder

    folder, entities_of = near(framework_folder(patterns)), EntityFinder()
    asked = Draft(id or "", title or "", any or [], [sentence, *(match or [])], no_match or [], source)
    draft, notes = complete(asked, pillar, folder, entities_of)
    path = home(folder, pillar, file)
    if write:
        append(path, draft, pillar)
        typer.echo(f"written: '{draft.id}' at the end of {path}")
        report = check_folder(folder, entities_of)
        notes += [str(i) for i in (*report.failures, *report.warnings) if f"'{draft.id}'" in i.message]
    else:
        typer.echo("\n".join(as_item(draft.lines(), COLUMN)))
        notes.append(f"--write appends this to {path}")
    for note in notes:
        typer.echo(note, err=True)
