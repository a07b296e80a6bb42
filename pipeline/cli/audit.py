"""`claims audit`: sentences that no pattern caught."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.journal import decisions_made
from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, console, counted, safe

if TYPE_CHECKING:
    from pipeline.learning.audit import Candidate, Near


@command
def audit(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="IN...", help="Where the run's files are, if they moved.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="So many of the nearest sentences.")] = 20,
    sample: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Instead so many sentences at random, from all.")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws another sample.")] = 0,
    decisions: Decisions = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for each sentence, a line each.")] = False,
    debug: Debug = False,
) -> None:
    """Show sentences without a claim, those nearest to accepted claims first; or a random sample, to estimate recall.

    Example: claims audit outputs/corpus --limit 10
    """
    from pipeline.decisions.of_run import verdicts_in
    from pipeline.decisions.recall import find_recall
    from pipeline.learning.audit import draw_sample, find_candidates, known_claims, rank
    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run
    from pipeline.run.reread import reread

    run = run or newest_run()
    articles = reread(run, inputs or [])
    verdicts = verdicts_in(decisions_made(decisions), run)
    claims = list(read_claims(run))
    found = {claim.id: [said.id for said in claim.pillars] for claim in claims}
    candidates = find_candidates(articles, found)
    if sample is None:
        nearest = rank(candidates, known_claims(claims, verdicts), limit, seed)
        _write([_near_line(each) for each in nearest]) if as_json else _print_nearest(nearest)
        return
    drawn = draw_sample(candidates, sample, seed)
    _write([_line(each) for each in drawn]) if as_json else _print_sample(drawn)
    recall = find_recall(verdicts, found, {each.claim for each in drawn})
    if recall.sentences:
        read = f"{recall.sentences} of its {counted(len(drawn), 'sentence')} decided on"
        rest = f", {counted(recall.undecided, 'claim')} in them not yet" if recall.undecided else ""
        console(stderr=True).print(f"recall in the sample: {recall.share}; {read}{rest}", soft_wrap=True)


def _line(candidate: "Candidate") -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(candidate)
    return plain


def _near_line(near: "Near") -> dict[str, Any]:
    return {**_line(near.candidate), "score": near.score, "near": {"pillar": near.pillar, "text": near.like}}


def _write(lines: list[dict[str, Any]]) -> None:
    from pipeline.run.json_lines import line_writer

    write = line_writer(sys.stdout.buffer)
    for line in lines:
        write(line)
    sys.stdout.buffer.flush()


def _print_nearest(nearest: "list[Near]") -> None:
    out = console()
    for each in nearest:
        place = f"{each.score:.2f}  {each.pillar}  {each.candidate.article}:{each.candidate.start}"
        out.print(safe(place), style="dim", soft_wrap=True)
        out.print(f"  {safe(each.candidate.text)}", soft_wrap=True)
    out.print(f"{counted(len(nearest), 'sentence')} without a claim, the nearest first", soft_wrap=True)


def _print_sample(sample: "list[Candidate]") -> None:
    out = console()
    for each in sample:
        found = ", ".join(each.pillars) or "no claim"
        out.print(safe(f"{found}  {each.article}:{each.start}"), style="dim", soft_wrap=True)
        out.print(f"  {safe(each.text)}", soft_wrap=True)
    claimed = sum(bool(each.pillars) for each in sample)
    out.print(f"{counted(len(sample), 'sentence')}, {claimed} with a claim", soft_wrap=True)
