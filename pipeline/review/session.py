"""A review: the rows of a run, what was decided on them, and deciding more."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from pipeline.claim import Claim, claim_id, find_occurrences
from pipeline.decisions.journal import Warn, append_decisions, read_decisions
from pipeline.decisions.of_run import anchor_in, standing
from pipeline.decisions.record import Action, Correction, Decision, Quote, Role, Sample
from pipeline.decisions.status import find_agreement
from pipeline.decisions.verdicts import Subject, find_cards, find_verdicts
from pipeline.errors import ClaimsError
from pipeline.learning.proposals import MARKS, NoMatch, add_examples
from pipeline.patterns.book import load_book
from pipeline.resources import framework_folder
from pipeline.review.cards import make_card
from pipeline.review.queue import Query, find_queue
from pipeline.review.rows import Row, Rows
from pipeline.run.record import read_record
from pipeline.stages.segment import make_segmenter
from pipeline.statistics.intervals import Share

AROUND = 60
"""Characters on each side of a quote."""


class Choice(Struct):
    """What the page sends: one action on one pillar of one claim. `alone` takes the claim out of its group."""

    claim: str
    pillar: str
    decision: Action
    to: Correction = Correction()
    reason: str = ""
    sample: Sample = "all"
    alone: bool = False


class Addition(Struct):
    """What the page sends of a claim that was missed: the article, characters in its sentence, and the pillar."""

    article: str
    start: int
    end: int
    pillar: str
    to: Correction = Correction()
    sample: Sample = "all"


class Example(Struct):
    """What the page sends of a sentence that a pattern must not match."""

    pattern: str
    sentence: str


class Review:
    """A review of a run by one reviewer. `old` are the claims that an earlier run has: what else is there is new.
    `framework` is the folder whose patterns examples are written to, by default that of the run."""

    def __init__(
        self,
        run: Path,
        journal: Path,
        reviewer: str,
        warn: Warn,
        *,
        role: Role = "reviewer",
        old: Collection[str] = (),
        framework: str | None = None,
    ) -> None:
        self.rows = Rows(run)
        self.journal = journal
        self.reviewer = reviewer
        self.role: Role = role
        self.warn = warn
        self.old = old
        record = read_record(run)
        if record is None:
            raise ClaimsError(f"{run}: no finished run here; finish it first")
        self.folder = framework_folder(framework or record.patterns["framework"])
        book = load_book(self.folder)
        self.pillars = book.pillars
        self.patterns = {pattern.id: pattern for pattern in book.patterns}
        before = read_decisions(journal, warn) if journal.exists() else []
        self.decisions = standing(anchor_in(before, run)) if before else []
        self.verdicts = find_verdicts(self.decisions)
        self.mine: dict[Subject, Decision] = {}
        for decision in self.decisions:
            if decision.reviewer == reviewer:
                self._take(decision)
        self._queues: dict[Query, list[Row]] = {}

    def queue(self, query: Query) -> list[Row]:
        """The rows that a query gives; of conflicts those that are there now."""
        if query.order == "conflict":
            return find_queue(self.rows.all, query, conflicts=self.conflicts())
        if query not in self._queues:
            if len(self._queues) >= 20:
                self._queues.clear()
            self._queues[query] = find_queue(self.rows.all, query, old=self.old)
        return self._queues[query]

    def conflicts(self) -> set[Subject]:
        """The subjects on which reviewers differ and no adjudicator has decided."""
        return {subject for subject, verdict in self.verdicts.items() if verdict.decided is None}

    def card(self, subject: Subject, *, open_opinions: bool = False) -> dict[str, Any]:
        """What the page shows. Others' opinions are kept back unless asked for: a second review is blind.

        Raises KeyError where the run has no such claim and pillar."""
        row = self.rows.of[subject]
        verdict = self.verdicts.get(subject)
        opinions = verdict.opinions if verdict and open_opinions else {}
        card = make_card(row, self.rows, self.patterns, opinions)
        mine = self.mine.get(subject)
        return card | {"mine": mine.decision if mine else "", "reason": mine.reason if mine else ""}

    def decide(self, choice: Choice) -> list[Decision]:
        """Record a choice on all claims that its card stands for. When this returns they are on the disk."""
        row = self.rows.of[choice.claim, choice.pillar]
        members = [row] if choice.alone else self.rows.members(row)
        at = _now()
        return self._keep(
            [
                Decision(
                    claim=member.claim,
                    pillar=member.pillar,
                    decision=choice.decision,
                    to=choice.to if member is row else structs.replace(choice.to, scope=None),
                    reason=choice.reason,
                    reviewer=self.reviewer,
                    role=self.role,
                    at=at,
                    sample=choice.sample,
                    quote=_quote(self.rows.claim(member)),
                    article=member.article,
                    patterns=member.patterns,
                    group=row.group if len(members) > 1 else None,
                )
                for member in members
            ]
        )

    def add(self, addition: Addition) -> list[Decision]:
        """Record a claim that was missed: the sentence in which the characters lie. Raises ValueError where there is
        none, KeyError where the run has no such article."""
        text = self.rows.article(addition.article).get("text")
        if not isinstance(text, str):
            raise ValueError("this run keeps no texts")
        for sentence, folded, occurrence in find_occurrences(text, make_segmenter()(text)[1]):
            if sentence.start <= addition.start < sentence.end:
                quote = Quote(
                    text[sentence.start : sentence.end],
                    text[max(0, sentence.start - AROUND) : sentence.start],
                    text[sentence.end : sentence.end + AROUND],
                )
                decision = Decision(
                    claim=claim_id(addition.article, folded, occurrence),
                    pillar=addition.pillar,
                    decision="add",
                    to=addition.to,
                    reviewer=self.reviewer,
                    role=self.role,
                    at=_now(),
                    sample=addition.sample,
                    quote=quote,
                    article=addition.article,
                )
                return self._keep([decision])
        raise ValueError("no sentence stands there")

    def add_example(self, example: Example) -> str:
        """Write a sentence beside its pattern, as one that must not match; the path of the file. Raises KeyError where
        there is no such pattern, ValueError where the sentence cannot be an example of it."""
        sentence = " ".join(example.sentence.split())
        book = load_book(self.folder)  # anew: files may have been edited since the review began
        found = next((pattern for pattern in book.patterns if pattern.id == example.pattern), None)
        if found is None:
            raise KeyError(example.pattern)
        if not sentence or any(mark in sentence for mark in MARKS):
            raise ValueError("an example is one sentence without [[ and ]]")
        if sentence in {" ".join(known.text.split()) for known in found.examples}:
            raise ValueError("this sentence is an example of the pattern already")
        add_examples(self.folder, [NoMatch(found.id, found.path, found.index, sentence)])
        return str(self.folder / found.path)

    def progress(self, query: Query) -> dict[str, Any]:
        """How far the reviewer is with a queue, and the precision so far."""
        queue = self.queue(query)
        mine = [self.mine.get(row.subject) for row in queue]
        words = Counter(decision.decision for decision in mine if decision is not None)
        right = words["accept"] + words["edit"]
        share = Share(right, right + words["reject"])
        return {"total": len(queue), "decided": sum(words.values()), "words": dict(words), "precision": str(share)}

    def agreement(self) -> dict[str, Any]:
        """How far the reviewers agree: Cohen's kappa for each two, Krippendorff's alpha for all."""
        kappas, alpha = find_agreement(list(find_cards(self.verdicts.values())))
        return {
            "conflicts": len(self.conflicts()),
            "kappas": [[*each.reviewers, each.cards, each.value] for each in kappas],
            "alpha": alpha.value,
            "cards": alpha.cards,
        }

    def _keep(self, decisions: list[Decision]) -> list[Decision]:
        append_decisions(self.journal, decisions, self.warn)
        self.decisions += decisions
        for decision in decisions:
            self._take(decision)
            subject = (decision.claim, decision.pillar)
            opinions = dict(self.verdicts[subject].opinions) if subject in self.verdicts else {}
            opinions.pop(self.reviewer, None)
            self.verdicts.pop(subject, None)
            self.verdicts |= find_verdicts([*opinions.values(), decision])
        return decisions

    def _take(self, decision: Decision) -> None:
        """The reviewer's newest decision on a subject counts."""
        if decision.decision == "retract":
            self.mine.pop((decision.claim, decision.pillar), None)
        else:
            self.mine[decision.claim, decision.pillar] = decision


def _quote(claim: Claim) -> Quote:
    return Quote(claim.text, (claim.context.before or "")[-AROUND:], (claim.context.after or "")[:AROUND])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
