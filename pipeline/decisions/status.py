"""What became of decisions in a run, and how far the reviewers agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from pipeline.decisions.anchors import Anchored, State
from pipeline.decisions.of_run import standing
from pipeline.decisions.recall import Recall, find_recall
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
    what it no longer finds counts neither way; `recall` is that in sentences drawn at random. `kappas` has Cohen's
    kappa for each two reviewers, `alpha` Krippendorff's alpha for all; adjudicators have seen what the others said, and
    are left out."""

    states: dict[State, int]
    decided: dict[str, int]
    precision: Share
    recall: Recall
    conflicts: list[Verdict]
    kappas: list[Agreement]
    alpha: Agreement
    orphans: list[Decision]


def find_status(anchored: Sequence[Anchored]) -> Status:
    """The status of decisions that were looked up in a run."""
    found = Counter(each.state for each in anchored)
    pillars = {each.claim.id: [said.id for said in each.claim.pillars] for each in anchored if each.claim}
    present = {(claim, pillar) for claim, found_there in pillars.items() for pillar in found_there}
    states: tuple[State, ...] = ("kept", "re-anchored", "unclaimed", "orphaned")
    of_subject = find_verdicts(standing(anchored))
    verdicts = of_subject.values()
    cards = list(find_cards(verdicts))
    return Status(
        {state: found[state] for state in states},
        dict(Counter(card.word for card in cards if card.subject[1] is not None)),
        precision_of(find_cards(verdict for verdict in verdicts if verdict.subject in present)),
        find_recall(of_subject, pillars),
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
