"""`claims decisions status`: what became of decisions, and how far reviewers agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, console, counted, safe, warn

if TYPE_CHECKING:
    from pipeline.decisions.anchors import State
    from pipeline.decisions.status import Agreement, Status
    from pipeline.statistics.intervals import Share

LONGEST = 90


@command
def status(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    decisions: Decisions = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
    debug: Debug = False,
) -> None:
    """Say what became of the decisions in a run, where reviewers differ, and how far they agree.

    Example: claims decisions status outputs/corpus
    """
    from pipeline.decisions.journal import DEFAULT, read_decisions
    from pipeline.decisions.of_run import anchor_in
    from pipeline.decisions.status import find_status
    from pipeline.run.record import newest_run

    found = find_status(anchor_in(read_decisions(decisions or DEFAULT, warn), run or newest_run()))
    if as_json:
        import orjson

        typer.echo(orjson.dumps(_values(found), option=orjson.OPT_INDENT_2).decode())
    else:
        _print(found)


def _values(status: "Status") -> dict[str, Any]:
    import msgspec

    conflicts = [
        {"claim": each.subject[0], "pillar": each.subject[1], "opinions": list(each.opinions.values())}
        for each in status.conflicts
    ]
    plain: dict[str, Any] = msgspec.to_builtins(
        {
            "states": status.states,
            "decided": status.decided,
            "precision": _share(status.precision),
            "recall": {
                **_share(status.recall.share),
                "sentences": status.recall.sentences,
                "undecided": status.recall.undecided,
            },
            "conflicts": conflicts,
            "kappas": status.kappas,
            "alpha": status.alpha,
            "orphans": status.orphans,
        }
    )
    return plain


def _share(share: "Share") -> dict[str, float | None]:
    return {"right": share.right, "of": share.of, "value": share.value, "low": share.low, "high": share.high}


STATES: "dict[State, str]" = {
    "kept": "the claim is in the run",
    "re-anchored": "found again by the words",
    "unclaimed": "the article is there, no pattern makes a claim of it",
    "orphaned": "neither claim nor words are in the run",
}


def _print(status: "Status") -> None:
    out = console()
    for state, meaning in STATES.items():
        out.print(f"{status.states[state]:>7} {state:<12} {meaning}", soft_wrap=True)
    out.print()
    decided = ", ".join(f"{count} {word}" for word, count in sorted(status.decided.items())) or "none"
    out.print(f"cards: {decided}", soft_wrap=True)
    out.print(f"precision: {status.precision}", soft_wrap=True)
    if status.recall.sentences:
        read = f"{counted(status.recall.sentences, 'sentence')} drawn at random"
        rest = (
            f"; {counted(status.recall.undecided, 'claim')} in them not decided on" if status.recall.undecided else ""
        )
        out.print(f"recall: {status.recall.share} in {read}{rest}", soft_wrap=True)
    for each in status.kappas:
        out.print(safe(f"Cohen's kappa, {' and '.join(each.reviewers)}: {_agreement(each)}"), soft_wrap=True)
    if status.alpha.cards:
        out.print(f"Krippendorff's alpha, all: {_agreement(status.alpha)}", soft_wrap=True)
    for verdict in status.conflicts:
        words = ", ".join(f"{name or '?'}: {each.decision}" for name, each in verdict.opinions.items())
        claim, pillar = verdict.subject
        out.print(safe(f"conflict: {claim} {pillar or ''} ({words})"), soft_wrap=True)
    for orphan in status.orphans:
        quote = " ".join(orphan.quote.exact.split())[:LONGEST] if orphan.quote else "no quote"
        out.print(safe(f"orphan: {orphan.claim} {orphan.pillar or ''} {orphan.decision}: {quote}"), soft_wrap=True)


def _agreement(agreement: "Agreement") -> str:
    value = "not defined" if agreement.value is None else f"{agreement.value:.2f}"
    return f"{value} on {counted(agreement.cards, 'card')}"
