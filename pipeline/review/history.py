"""A reviewer's own decisions: which of them hold, and what an undo goes back to."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TypeAlias

from msgspec import structs

from pipeline.decisions.record import Correction, Decision
from pipeline.decisions.verdicts import Subject

Act: TypeAlias = list[tuple[Decision, Decision | None]]
"""What was decided at once, each with what held on its subject before."""


class History:
    """One reviewer's decisions, in their order. `mine` is what holds on each subject."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.mine: dict[Subject, Decision] = {}
        self._acts: list[Act] = []
        for _, together in groupby(decisions, key=lambda decision: decision.at):
            self.take(list(together))

    def take(self, decisions: Sequence[Decision]) -> None:
        """Decisions that were made at once. Where all are taken back, the act before them is the one to undo next."""
        act = [(decision, self.mine.get(_subject(decision))) for decision in decisions]
        self._apply(decisions)
        if all(decision.decision == "retract" for decision in decisions):
            if self._acts and {_subject(one) for one, _ in self._acts[-1]} == set(map(_subject, decisions)):
                self._acts.pop()
        else:
            self._acts.append(act)

    def to_undo(self) -> list[Decision]:
        """What takes the last act back: what held before it, decided again, or nothing any more."""
        last = self._acts[-1] if self._acts else []
        return [_again(before) if before else _retracted(decision) for decision, before in last]

    def undo(self, decisions: Sequence[Decision]) -> None:
        """The last act was taken back by these decisions."""
        self._acts.pop()
        self._apply(decisions)

    def _apply(self, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            if decision.decision == "retract":
                self.mine.pop(_subject(decision), None)
            else:
                self.mine[_subject(decision)] = decision


def now() -> str:
    """The time in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _subject(decision: Decision) -> Subject:
    return decision.claim, decision.pillar


def _again(decision: Decision) -> Decision:
    return structs.replace(decision, at=now())


def _retracted(decision: Decision) -> Decision:
    return structs.replace(decision, decision="retract", to=Correction(), reason="", at=now())
