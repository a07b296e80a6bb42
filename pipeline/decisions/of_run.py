"""The decisions that concern a run."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.decisions.anchors import Anchored, Texts, anchor
from pipeline.decisions.record import Decision
from pipeline.decisions.verdicts import Subject, Verdict, find_verdicts
from pipeline.run.articles_file import read_texts
from pipeline.run.claims_file import read_claims
from pipeline.run.index import read_ids


def anchor_in(run: Path, decisions: Sequence[Decision]) -> list[Anchored]:
    """Each decision with where it stands in a run. Raises ClaimsError where the run cannot be read."""
    texts = Texts(lambda ids: read_ids(run, ids), lambda ids: read_texts(run, ids))
    return anchor(decisions, lambda: read_claims(run), texts)


def standing(anchored: Sequence[Anchored]) -> list[Decision]:
    """The decisions that are not orphaned, with the ids that their claims have in the run."""
    return [each.decision for each in anchored if each.state != "orphaned"]


def verdicts_in(run: Path, decisions: Sequence[Decision]) -> dict[Subject, Verdict]:
    """The verdicts on the sentences of a run."""
    return find_verdicts(standing(anchor_in(run, decisions)))
