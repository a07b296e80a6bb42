"""`claims patterns learn`: decisions become examples and patterns."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, counted, safe, warn
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from pipeline.learning.proposals import Addition
    from pipeline.stages.entities import EntityFinder


@command
def learn(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    patterns: Annotated[
        str | None, typer.Option(metavar="DIR", help="The framework's folder; that of the run by default.")
    ] = None,
    decisions: Decisions = None,
    write: Annotated[bool, typer.Option("--write", help="Put it into the files; comments and order stay.")] = False,
    debug: Debug = False,
) -> None:
    """Propose a no_match example for each claim that was rejected, and a pattern for each that was added.

    Example: claims patterns learn outputs/corpus
    """
    from pipeline.cli.patterns.framework import book_of_run
    from pipeline.decisions.journal import DEFAULT, read_decisions
    from pipeline.decisions.of_run import anchor_in
    from pipeline.learning.proposals import add_examples, propose
    from pipeline.patterns.edits import quoted
    from pipeline.run.record import newest_run
    from pipeline.stages.entities import EntityFinder

    run = run or newest_run()
    folder, book = book_of_run(run, patterns)
    no_matches, additions = propose(anchor_in(read_decisions(decisions or DEFAULT, warn), run), book)
    for each in no_matches:
        typer.echo(f"{folder / each.path}: {each.pattern}\n    no_match: {quoted(safe(each.sentence))}")
    if write:
        add_examples(folder, no_matches)
    entities_of = EntityFinder()
    drafted = sum(_draft(addition, folder, write, entities_of) for addition in additions)
    what = f"{counted(len(no_matches), 'example')} and {counted(drafted, 'pattern')}"
    hint = (
        f"written; now mend: claims patterns check {folder}" if write else "proposed; --write puts them into the files"
    )
    typer.echo(f"{what} {hint}" if no_matches or drafted else "nothing to learn", err=True)


def _draft(addition: "Addition", folder: Path, write: bool, entities_of: "EntityFinder") -> bool:
    """Print the entry of a new pattern, and write it where asked. Whether there is one."""
    from pipeline.patterns.draft import Draft
    from pipeline.patterns.edits import as_item
    from pipeline.patterns.new import COLUMN, append, complete, home

    try:
        draft, _ = complete(Draft("", "", [], [addition.sentence]), addition.pillar, folder, entities_of)
        path = home(folder, addition.pillar)
        typer.echo(f"{path}:\n" + "\n".join(as_item(draft.lines(), COLUMN)))
        if write:
            append(path, draft, addition.pillar)
    except ClaimsError as error:
        warn(f"no pattern for '{addition.sentence}': {error}")
        return False
    return True
