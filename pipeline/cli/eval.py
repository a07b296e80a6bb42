"""`claims eval`: a run against gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import Debug
from pipeline.cli.terminal import command, console, safe, table

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.evaluation.scores import Report, Score

LONGEST = 90


@command
def eval_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A .gold.yml file, or a folder of them.")],
    run: Annotated[
        Path | None,
        typer.Argument(metavar="RUN", help="A run folder, or a file of `claims annotate`; the newest run by default."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missing, extra or different.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
    debug: Debug = False,
) -> None:
    """Compare a run with gold: precision, recall and F1 by layer and by pillar.

    Example: claims eval corpus outputs/corpus --errors
    """
    from pipeline.evaluation.gold import gold_files, read_gold
    from pipeline.evaluation.run import paired
    from pipeline.evaluation.scores import compare
    from pipeline.run.record import newest_run

    golds = [read_gold(path) for path in gold_files(gold)]
    report = compare(paired(golds, run or newest_run()))
    if as_json:
        import orjson

        typer.echo(orjson.dumps(_values(report, errors), option=orjson.OPT_INDENT_2).decode())
    else:
        _print(report, errors)


def _values(report: "Report", errors: bool) -> dict[str, Any]:
    import msgspec

    def scores(group: "dict[str, Score]") -> dict[str, dict[str, float]]:
        return {
            name: {**msgspec.to_builtins(s), "precision": s.precision, "recall": s.recall, "f1": s.f1}
            for name, s in group.items()
        }

    values: dict[str, Any] = {
        "articles": report.articles,
        "layers": scores(report.layers),
        "sorts": scores(report.sorts),
        "pillars": scores(report.pillars),
        "flags": scores(report.flags),
        "fields": msgspec.to_builtins(report.fields),
    }
    if errors:
        values["differences"] = msgspec.to_builtins(report.differences)
    return values


def _print(report: "Report", errors: bool) -> None:
    out = console()
    if errors:
        for d in report.differences:
            words = d.words if len(d.words) <= LONGEST else f"{d.words[:LONGEST]}…"
            detail = f" ({d.detail})" if d.detail else ""
            out.print(safe(f"{d.article}:{d.line}: {d.layer}: {d.what}{detail}: {words}"), soft_wrap=True)
        out.print()
    groups = (
        ("layer", report.layers),
        ("attributions", report.sorts),
        ("pillar", report.pillars),
        ("claims found", report.flags),
    )
    for title, group in groups:
        if group:
            out.print(_scores(title, group))
    out.print(_shares(report))
    out.print(f"{report.articles} articles")


def _scores(title: str, group: "dict[str, Score]") -> "Table":
    made = table(title, "P", "R", "F1", "right", "run", "gold")
    for name, s in group.items():
        made.add_row(
            name,
            *(f"{value:.3f}" for value in (s.precision, s.recall, s.f1)),
            *(str(count) for count in (s.right, s.predicted, s.gold)),
        )
    return made


def _shares(report: "Report") -> "Table":
    made = table("field, of records found", "right", "of", "share")
    for name, share in report.fields.items():
        made.add_row(name, str(share.right), str(share.of), f"{share.right / share.of:.3f}")
    return made
