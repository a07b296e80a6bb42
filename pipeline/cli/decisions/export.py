"""`claims decisions export`: decisions as JSON lines, or as gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Debug, Decisions
from pipeline.cli.output import output_stream
from pipeline.cli.terminal import command, counted, warn
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from pipeline.decisions.record import Decision


class Form(StrEnum):
    """What decisions are exported as."""

    jsonl = "jsonl"
    gold = "gold"


@command
def export(
    run: Annotated[
        Path | None, typer.Argument(metavar="RUN", help="Only decisions that stand in this run, with its ids.")
    ] = None,
    form: Annotated[Form, typer.Option("--as", help="JSON lines, or articles with gold for `claims eval`.")] = (
        Form.jsonl
    ),
    output: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help="A file; for gold a folder.")] = "-",
    decisions: Decisions = None,
    debug: Debug = False,
) -> None:
    """Export decisions as JSON lines; as gold, what they say of a run (the newest by default) becomes a test.

    Example: claims decisions export outputs/corpus --as gold -o outputs/gold
    """
    import msgspec

    from pipeline.decisions.journal import DEFAULT, read_decisions
    from pipeline.decisions.of_run import anchor_in, standing

    found = read_decisions(decisions or DEFAULT, warn)
    if form is Form.gold:
        _export_gold(run, found, output)
        return
    with output_stream(output) as stream:
        for decision in standing(anchor_in(found, run)) if run else found:
            stream.write(msgspec.json.encode(decision) + b"\n")


def _export_gold(run: Path | None, decisions: "list[Decision]", output: str) -> None:
    from pipeline.decisions.gold import export_gold, write_gold_files
    from pipeline.decisions.of_run import anchor_in
    from pipeline.run.record import newest_run

    folder = Path(output)
    if output == "-":
        raise ClaimsError("--as gold writes two files for each article; name a folder with -o")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ClaimsError(f"{folder}: is there already; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    run = run or newest_run()
    articles = claims = 0
    for gold in export_gold(run, anchor_in(decisions, run)):
        write_gold_files(folder, gold)
        articles += 1
        claims += len(gold.claims)
    typer.echo(f"{counted(articles, 'article')} with {counted(claims, 'claim')} in {folder}", err=True)
