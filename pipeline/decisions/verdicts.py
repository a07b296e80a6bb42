"""What reviewers together say of a pillar of a claim.

Per reviewer the newest decision counts. Reviewers who differ are a conflict, until an adjudicator decides."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from pipeline.decisions.record import Correction, Decision

Subject: TypeAlias = tuple[str, str | None]
"""The ids of a claim and of a pillar that it speaks of, or should."""

Word: TypeAlias = Literal["accepted", "edited", "rejected", "added", "conflict"]
WORDS: dict[str, Word] = {"accept": "accepted", "edit": "edited", "reject": "rejected", "add": "added"}


OLDEST = datetime.min.replace(tzinfo=UTC)


class Verdict(Struct, frozen=True):
    """The newest opinion of each reviewer on one subject, and the one that decides: None in a conflict."""

    subject: Subject
    opinions: dict[str, Decision]
    decided: Decision | None

    @property
    def word(self) -> Word:
        """What was decided."""
        return WORDS[self.decided.decision] if self.decided else "conflict"

    @property
    def right(self) -> bool | None:
        """Whether the sentence speaks of the pillar, whatever else an edit corrects; None in a conflict."""
        if self.decided is None:
            return None
        moved = self.decided.to.pillar not in (None, self.subject[1])
        return self.decided.decision != "reject" and not moved

    @property
    def group(self) -> str:
        """The card that was decided on: a claim that was decided on alone is its own."""
        decision = self.decided or next(iter(self.opinions.values()))
        return decision.group or self.subject[0]


def find_verdicts(decisions: Iterable[Decision]) -> dict[Subject, Verdict]:
    """The verdict on each subject on which somebody holds an opinion, in the order of the first decisions on them."""
    newest: dict[Subject, dict[str, Decision]] = {}
    for decision in decisions:
        by_reviewer = newest.setdefault((decision.claim, decision.pillar), {})
        before = by_reviewer.get(decision.reviewer)
        if before is None or time_of(decision) >= time_of(before):
            by_reviewer[decision.reviewer] = decision
    verdicts = {}
    for subject, by_reviewer in newest.items():
        opinions = {name: each for name, each in by_reviewer.items() if each.decision in WORDS}
        if opinions:
            verdicts[subject] = Verdict(subject, opinions, _deciding(opinions))
    return verdicts


def _deciding(opinions: Mapping[str, Decision]) -> Decision | None:
    """The newest of the adjudicators; else the newest of all, where all agree."""
    adjudicated = [each for each in opinions.values() if each.role == "adjudicator"]
    voices = adjudicated or list(opinions.values())
    if not adjudicated and len({position(each) for each in voices}) > 1:
        return None
    return max(voices, key=time_of)


def time_of(decision: Decision) -> datetime:
    """When it was made; what says no time, or none that can be read, counts as the oldest."""
    try:
        at = datetime.fromisoformat(decision.at)
    except ValueError:
        return OLDEST
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def position(decision: Decision) -> tuple[str, Correction]:
    """What two reviewers who agree have in common: who adds a claim that another accepts agrees with him."""
    stands = "accept" if decision.decision == "add" else decision.decision
    return stands, decision.to if decision.decision == "edit" else Correction()


def find_cards(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """One verdict for each card and pillar. A card that was taken apart counts once for each side of it."""
    seen = set()
    for verdict in verdicts:
        key = (verdict.group, verdict.subject[1], verdict.right)
        if key not in seen:
            seen.add(key)
            yield verdict
