"""The decisions that concern runs."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pipeline.claim import Claim
from pipeline.decisions.anchors import Anchored, Texts, anchor
from pipeline.decisions.record import Decision
from pipeline.decisions.verdicts import Subject, Verdict, find_verdicts
from pipeline.run.articles_file import read_texts
from pipeline.run.claims_file import read_claims
from pipeline.run.index import read_ids


def anchor_in(decisions: Sequence[Decision], *runs: Path) -> list[Anchored]:
    """Each decision with where it stands in a run, or in one of several. Raises ClaimsError where one is unreadable."""

    def claims() -> Iterator[Claim]:
        for run in runs:
            yield from read_claims(run)

    def read(ids: Collection[str]) -> set[str]:
        return set[str]().union(*(read_ids(run, ids) for run in runs))

    def kept(ids: Collection[str]) -> dict[str, str]:
        return {article: text for run in runs for article, text in read_texts(run, ids).items()} if ids else {}

    return anchor(decisions, claims, Texts(read, kept))


def standing(anchored: Sequence[Anchored]) -> list[Decision]:
    """The decisions that are not orphaned, with the ids that their claims have in the run."""
    return [each.decision for each in anchored if each.state != "orphaned"]


def verdicts_in(decisions: Sequence[Decision], *runs: Path) -> dict[Subject, Verdict]:
    """The verdicts on the sentences of runs."""
    return find_verdicts(standing(anchor_in(decisions, *runs)))
