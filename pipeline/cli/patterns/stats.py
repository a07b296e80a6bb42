"""`claims patterns stats`: what each pattern does in a run."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from pipeline.cli.journal import decisions_made
from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, console, safe
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    import pandas as pd


@command
def stats(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    patterns: Annotated[
        str | None, typer.Option(metavar="DIR", help="The framework's folder, where it is not found by its name.")
    ] = None,
    decisions: Decisions = None,
    sample: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Precision only from decisions on all, random, ...; may be repeated."),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="The table as CSV, with all its digits.")] = False,
    debug: Debug = False,
) -> None:
    """Measure patterns in a run: coverage, overlap, conflict, and from decisions precision with its 95% interval.

    Example: claims patterns stats outputs/corpus
    """
    from pipeline.cli.patterns.framework import book_of_run
    from pipeline.decisions.of_run import verdicts_in
    from pipeline.decisions.record import Sample
    from pipeline.learning.statistics import find_hits, find_inseparable, find_silent, pattern_table, sampled
    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run

    for kind in sample or ():
        if kind not in get_args(Sample):
            raise ClaimsError(f"--sample {kind}: give one of {', '.join(get_args(Sample))}")
    run = run or newest_run()
    _, book = book_of_run(run, patterns)
    verdicts = sampled(verdicts_in(decisions_made(decisions), run), sample or [])
    hits = find_hits(read_claims(run))
    table = pattern_table(hits, {pattern.id: pattern.pillar for pattern in book.patterns}, verdicts)
    if as_csv:
        typer.echo(table.to_csv(index=False), nl=False)
        return
    out = console()
    _print(table[table["claims"] > 0])
    silent = find_silent(table)
    out.print(f"\nnever fire ({len(silent)}): {', '.join(silent) or 'none'}", soft_wrap=True)
    for one, other, count in find_inseparable(hits):
        out.print(safe(f"always together: {one}, {other} ({count} claims)"), soft_wrap=True)


def _print(rows: "pd.DataFrame") -> None:
    """A table of 80 columns: patterns under their pillar, by what follows its id."""
    from pipeline.cli.terminal import table

    made = table("pattern", "claims", "share", "overlap", "conflict", "precision, 95%", "cards", width=17)
    pillar = ""
    for row in rows.to_dict("records"):
        if row["pillar"] != pillar:
            pillar = str(row["pillar"])
            made.add_row(safe(pillar), style="bold")
        judged = f"{row['precision']:.2f} {row['low']:.2f}-{row['high']:.2f}" if row["decided"] else ""
        counts = (str(row["claims"]), f"{row['coverage']:.0%}", str(row["overlap"]), str(row["conflict"]))
        name = str(row["pattern"]).removeprefix(f"{pillar}.")
        made.add_row(safe(f"  {name}"), *counts, judged, str(row["decided"] or ""))
    console().print(made)
