"""What became of decisions in a run, and how far the reviewers agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from pipeline.decisions.anchors import Anchored, State
from pipeline.decisions.of_run import standing
from pipeline.decisions.record import Decision
from pipeline.decisions.verdicts import Verdict, find_cards, find_verdicts, position
from pipeline.statistics.agreement import cohen, krippendorff
from pipeline.statistics.intervals import Share


class Agreement(Struct, frozen=True):
    """How far two or more reviewers agree, on so many cards that they all decided on. None: not defined."""

    reviewers: tuple[str, ...]
    cards: int
    value: float | None


class Status(Struct, frozen=True):
    """`states` counts all decisions; the rest follows from those that stand. `precision` is of what the run has now:
    what it no longer finds counts neither way. `kappas` has Cohen's kappa for each two reviewers, `alpha`
    Krippendorff's alpha for all; adjudicators have seen what the others said, and are left out."""

    states: dict[State, int]
    decided: dict[str, int]
    precision: Share
    conflicts: list[Verdict]
    kappas: list[Agreement]
    alpha: Agreement
    orphans: list[Decision]


def find_status(anchored: Sequence[Anchored]) -> Status:
    """The status of decisions that were looked up in a run."""
    found = Counter(each.state for each in anchored)
    present = {(each.claim.id, said.id) for each in anchored if each.claim for said in each.claim.pillars}
    states: tuple[State, ...] = ("kept", "re-anchored", "unclaimed", "orphaned")
    verdicts = find_verdicts(standing(anchored)).values()
    cards = list(find_cards(verdicts))
    return Status(
        {state: found[state] for state in states},
        dict(Counter(card.word for card in cards)),
        precision_of(find_cards(verdict for verdict in verdicts if verdict.subject in present)),
        [verdict for verdict in verdicts if verdict.decided is None],
        *find_agreement(cards),
        [each.decision for each in anchored if each.state == "orphaned"],
    )


def precision_of(cards: Iterable[Verdict]) -> Share:
    """How many of the cards that were decided on are right."""
    judged = [card.right for card in cards if card.right is not None]
    return Share(sum(judged), len(judged))


def find_agreement(cards: Iterable[Verdict]) -> tuple[list[Agreement], Agreement]:
    """Cohen's kappa for each two reviewers with cards in common, and Krippendorff's alpha for all."""
    labels = [
        {name: position(each)[0] for name, each in card.opinions.items() if each.role == "reviewer"} for card in cards
    ]
    reviewers = sorted({name for by_reviewer in labels for name in by_reviewer})
    kappas = []
    for one, other in combinations(reviewers, 2):
        pairs = [(each[one], each[other]) for each in labels if one in each and other in each]
        if pairs:
            kappas.append(Agreement((one, other), len(pairs), cohen(pairs)))
    several = [list(each.values()) for each in labels if len(each) > 1]
    return kappas, Agreement(tuple(reviewers), len(several), krippendorff(several))
