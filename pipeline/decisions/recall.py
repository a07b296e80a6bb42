"""Recall, from sentences that were drawn at random and read.

A decision on a sentence as a whole names no pillar: `accept` says that it speaks of one that the run missed, which an
`add` beside it names; `reject`, that nothing is missing."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.statistics.intervals import Share


class Recall(Struct, frozen=True):
    """`share` is how many of the pillars that the sentences speak of the run found. `sentences` were read; of the
    pillars that the run found in them so many are `undecided`: nobody has said whether they are right."""

    share: Share
    sentences: int
    undecided: int


def find_recall(
    verdicts: Mapping[Subject, Verdict], found: Mapping[str, Collection[str]], among: Collection[str] | None = None
) -> Recall:
    """The recall in the sentences that were decided on as a whole: those `among` some, else those of random samples.

    Sentences are known by the id that their claim has, or would have. `found` gives the pillars of each claim of a
    run."""
    read = {
        claim: set[str]()
        for (claim, pillar), verdict in verdicts.items()
        if pillar is None and verdict.decided and (claim in among if among is not None else _drawn(verdict))
    }
    decided = {claim: set[str]() for claim in read}
    for (claim, pillar), verdict in verdicts.items():
        if claim in read and pillar is not None and verdict.decided:
            decided[claim].add(pillar)
            if verdict.decided.decision != "reject":
                read[claim].add(verdict.decided.to.pillar or pillar)
    right = sum(len(true & set(found.get(claim, ()))) for claim, true in read.items())
    undecided = sum(len(set(found.get(claim, ())) - decided[claim]) for claim in read)
    return Recall(Share(right, sum(map(len, read.values()))), len(read), undecided)


def _drawn(verdict: Verdict) -> bool:
    return any(each.sample == "random" for each in verdict.opinions.values())
