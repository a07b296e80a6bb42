"""`claims diff`: two runs, or two folders of patterns, side by side."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text
from typer.core import TyperCommand

from pipeline.cli.options import Debug, Model
from pipeline.cli.terminal import command, console, counted, safe, table, warn
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.compare.differences import Difference
    from pipeline.compare.report import Fault, Report
    from pipeline.decisions.record import Decision

SIGNS = {"won": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


class Format(StrEnum):
    """How a comparison is written."""

    text = "text"
    markdown = "markdown"
    json = "json"


class DiffCommand(TyperCommand):
    """Lets `--decisions` stand without a path."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        from pipeline.decisions.journal import DEFAULT

        for at, argument in enumerate(args):
            if argument == "--decisions" and (at + 1 == len(args) or args[at + 1].startswith("-")):
                args = [*args[: at + 1], str(DEFAULT), *args[at + 1 :]]
        return super().parse_args(ctx, args)


@command
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A run; with --on a framework folder, or its name.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, to compare with it.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="IN...", help="With --on: files, folders, globs or -.")
    ] = None,
    on: Annotated[bool, typer.Option("--on", help="Compare two folders of patterns on the articles IN.")] = False,
    format: Annotated[Format, typer.Option("--format", help="For people, pull requests or programs.")] = Format.text,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="[PATH]", help="Say what reviewers had decided; outputs/decisions.jsonl by default."),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="FAULTS", help="Exit code 1 on any, lost-accepted or won-rejected; commas between."),
    ] = "",
    model: Model = "auto",
    debug: Debug = False,
) -> None:
    """Show the claims that were won, lost and changed, with the words that decided.

    Example: claims diff root-causes patterns/root-causes --on corpus/ --format markdown
    """
    from pipeline.compare.report import FAULTS, Report, as_json, as_markdown
    from pipeline.decisions.journal import DEFAULT, read_decisions

    wanted: list[Fault] = []
    for fault in filter(None, fail_on.split(",")):
        if fault not in FAULTS:
            raise ClaimsError(f"--fail-on {fault}: give {', '.join(FAULTS)}, with commas between")
        wanted.append(fault)
    if set(wanted) - {"any"}:
        decisions = decisions or DEFAULT
    if bool(inputs) != on:
        raise ClaimsError("two folders of patterns are compared --on IN..., two runs without inputs")
    made = read_decisions(decisions, warn) if decisions else []
    found = _on_articles(old, new, inputs or [], model, made) if on else _of_runs(Path(old), Path(new), made)
    report = Report(old, new, found)
    if format is Format.json:
        import orjson

        typer.echo(orjson.dumps(as_json(report), option=orjson.OPT_INDENT_2).decode())
    elif format is Format.markdown:
        typer.echo(as_markdown(report))
    else:
        _print(report, console())
    if faults := report.faults(wanted):
        warn(f"{counted(len(faults), 'difference')} of those that --fail-on {fail_on} names")
        raise typer.Exit(1)


def _of_runs(old: Path, new: Path, decisions: "list[Decision]") -> "list[Difference]":
    from pipeline.compare.differences import find_differences
    from pipeline.decisions.of_run import verdicts_in
    from pipeline.run.claims_file import read_claims

    verdicts = verdicts_in(decisions, new, old) if decisions else {}
    return find_differences(read_claims(old), read_claims(new), verdicts)


def _on_articles(old: str, new: str, inputs: list[str], model: str, decisions: "list[Decision]") -> "list[Difference]":
    from pipeline.compare.differences import find_differences
    from pipeline.compare.folders import Comparison
    from pipeline.readers import usable_articles

    comparison = Comparison(old, new, model)
    before, after = comparison.claims(usable_articles(inputs, lambda reason: warn(f"set aside: {reason}")))
    return find_differences(before, after, comparison.verdicts(decisions, before, after), comparison.read)


def _print(report: "Report", out: "Console") -> None:
    from pipeline.compare.differences import WHATS
    from pipeline.compare.report import by_pattern, by_pillar, verdict_of

    for difference in report.differences:
        sign, style = SIGNS[difference.what]
        claim = difference.side
        said = verdict_of(difference)
        out.print(
            Text.assemble(
                (f"{sign} {difference.pillar or 'no pillar'}", f"bold {style}"), "  ", _marked(difference, out)
            ),
            soft_wrap=True,
        )
        facts = (f"{claim.article.id}:{claim.start}", ", ".join(difference.patterns), said)
        out.print(Text(safe("  " + " · ".join(filter(None, facts))), style="dim"), soft_wrap=True)
        for name, (before, after) in difference.fields.items():
            out.print(safe(f"    {name}: {before} → {after}"), soft_wrap=True)
    if report.differences:
        out.print()
    for title, counts in (("pillar", report.count(by_pillar)), ("pattern", report.count(by_pattern))):
        if counts:
            made = table(title, *WHATS)
            for name, count in counts.items():
                made.add_row(safe(name), *(str(count[what]) for what in WHATS))
            out.print(made)
            out.print()
    totals = ", ".join(f"{sum(d.what == what for d in report.differences)} {what}" for what in WHATS)
    out.print(totals if report.differences else "no claim differs", soft_wrap=True)


def _marked(difference: "Difference", out: "Console") -> Text:
    from pipeline.cli.marked import mark
    from pipeline.compare.report import evidence_of

    claim = difference.side
    evidence = [(start - claim.start, end - claim.start) for start, end in evidence_of(claim, difference.pillar)]
    return mark(claim.text, 0, len(claim.text), evidence, out.is_terminal)
