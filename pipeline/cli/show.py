"""`claims show`: the claims of a run, made for reading."""

from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Debug
from pipeline.cli.terminal import command, console, counted

if TYPE_CHECKING:
    from pipeline.claim import Claim


@command
def show(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    pillar: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this pillar; may be repeated.")] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only speakers whose name or words contain this.")
    ] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="ISO", help="Only claims on this country.")] = None,
    speech: Annotated[str | None, typer.Option(metavar="SORT", help="direct, mixed, indirect or none.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many claims; 0 for all.")] = 0,
    table: Annotated[bool, typer.Option("--table", help="As a table, a row for each pillar of a claim.")] = False,
    debug: Debug = False,
) -> None:
    """Show the claims of a run.

    Example: claims show outputs/corpus --pillar corruption --speech direct
    """
    from pipeline.cli.rendering import Renderer
    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run

    folder = run or newest_run()
    fitting = (claim for claim in read_claims(folder) if _fits(claim, pillar, speaker, country, speech))
    claims = list(islice(fitting, limit or None))
    more = sum(1 for _ in fitting)
    out, renderer = console(), Renderer()
    for _, group in groupby(claims, key=lambda claim: claim.article.id):
        of_article = list(group)
        out.print(renderer.heading(of_article[0]))
        for part in [renderer.table(of_article, out.width)] if table else map(renderer.claim, of_article):
            out.print(part)
    hidden = f" ({more} more: raise --limit)" if more else ""
    out.print(
        f"{counted(len(claims), 'claim')}{hidden} in {folder / 'claims.jsonl' if folder.is_dir() else folder}",
        soft_wrap=True,
    )


def _fits(
    claim: "Claim", pillars: list[str] | None, speaker: str | None, countries: list[str] | None, speech: str | None
) -> bool:
    """Whether one statement of the claim has all that is asked for."""
    if countries and not {c.upper() for c in countries} & {mention.iso2 for mention in claim.countries}:
        return False
    if not (pillars or speaker or speech):
        return True
    for said in claim.statements:
        who = f"{said.speaker.name or ''} {said.speaker.text}".lower() if said.speaker else ""
        about = getattr(said, "id", None)
        if (
            (not pillars or about in pillars)
            and (not speaker or speaker.lower() in who)
            and (not speech or said.speech == speech)
        ):
            return True
    return False
