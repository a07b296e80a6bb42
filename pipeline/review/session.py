"""A review: the rows of a run, what was decided on them, and deciding more."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from pipeline.claim import Claim, claim_id, find_occurrences
from pipeline.decisions.journal import Warn, append_decisions, read_decisions
from pipeline.decisions.of_run import anchor_in, standing
from pipeline.decisions.recall import find_recall
from pipeline.decisions.record import Action, Correction, Decision, Quote, Role, Sample
from pipeline.decisions.status import find_agreement
from pipeline.decisions.verdicts import Subject, find_cards, find_verdicts
from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book
from pipeline.resources import framework_folder
from pipeline.review.cards import article_card, make_card
from pipeline.review.history import History, now
from pipeline.review.inputs import Inputs, sentence_of
from pipeline.review.queue import Query, Queue, find_queue
from pipeline.review.rows import Row, Rows
from pipeline.run.record import read_record
from pipeline.stages.segment import make_segmenter

AROUND = 60
"""Characters on each side of a quote."""
BEGINNING = 200
"""Characters that stand for the title of an article that has none."""
QUEUES = 4
"""So many are kept, with how far the reviewer is with each."""


class Choice(Struct):
    """What the page sends: one action on one pillar of one claim, or on a sentence as a whole."""

    claim: str
    pillar: str | None
    decision: Action
    to: Correction = Correction()
    reason: str = ""
    sample: Sample = "all"


class Addition(Struct):
    """What the page sends of a claim that was missed: the article, characters in its sentence, and the pillar. `whole`:
    the sentence was asked after as a whole, and this is the answer."""

    article: str
    start: int
    end: int
    pillar: str
    to: Correction = Correction()
    sample: Sample = "all"
    whole: bool = False


class Review:
    """A review of a run by one reviewer. `old` are the claims that an earlier run has: what else is there is new.
    `framework` is the folder whose patterns examples are written to, by default that of the run. `inputs` says where
    the run's files are, if they moved; of their sentences `size` are drawn by `seed`."""

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
        inputs: Sequence[str] = (),
        size: int = 200,
        seed: int = 0,
    ) -> None:
        self.rows = Rows(run)
        self._queues: dict[Query, Queue] = {}
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
        decisions = standing(anchor_in(before, run)) if before else []
        self.verdicts = find_verdicts(decisions)
        self.conflicts = {subject for subject, verdict in self.verdicts.items() if verdict.decided is None}
        self.history = History(decision for decision in decisions if decision.reviewer == reviewer)
        for subject, decision in self.history.mine.items():
            if subject in self.rows.of and decision.group is None:
                self.take_apart(subject)
        self._given, self._size, self._seed = inputs, size, seed
        self._inputs: Inputs | None = None
        self._sentences: dict[str, Claim] = {}
        self._segment = make_segmenter()

    def queue(self, query: Query, *, fresh: bool = False) -> Queue:
        """The queue that a query gives, as it was when it was asked for first, or `fresh`.

        Raises ClaimsError where the run's inputs are needed and cannot be read."""
        if fresh or query not in self._queues:
            if len(self._queues) >= QUEUES:
                self._queues.clear()
            self._queues[query] = Queue(self._find(query), self.history.mine)
        return self._queues[query]

    def card(self, subject: Subject, *, open_opinions: bool = False) -> dict[str, Any]:
        """What the page shows. Others' opinions are kept back unless asked for: a second review is blind.

        Raises KeyError where the run has no such claim and pillar."""
        row = self._row(subject)
        verdict = self.verdicts.get(subject)
        opinions = verdict.opinions if verdict and open_opinions else {}
        claim = self._claim(row)
        outlets = [member.outlet or member.article for member in self.rows.members(row)]
        card = make_card(claim, row.pillar, self.article(row.article), outlets, self.patterns, opinions)
        mine = self.history.mine.get(subject)
        return card | {"mine": mine.decision if mine else "", "reason": mine.reason if mine else ""}

    def article_card(self, article_id: str) -> dict[str, Any]:
        """An article by itself. Raises KeyError where the run has read none of that id."""
        return article_card(self.article(article_id))

    def sentences(self, article_id: str) -> list[tuple[int, int]]:
        """Where the sentences of an article stand. Raises KeyError where the run has read none of that id."""
        return [(each.start, each.end) for each in self._segment(self.article(article_id).get("text") or "")[1]]

    def article(self, article_id: str) -> dict[str, Any]:
        """A line of `articles.jsonl`, or the like of an article without a claim."""
        return self.rows.article(article_id) if article_id in self.rows else self.inputs.article(article_id)

    @property
    def inputs(self) -> Inputs:
        """The run's inputs, read when they are asked for first. Raises ClaimsError where they cannot be read."""
        if self._inputs is None:
            rows = self.rows
            self._inputs = Inputs(rows.run, self._given, self._size, self._seed, rows.pillars, rows.articles)
            for candidate in self._inputs.sample:
                self._sentences[candidate.claim] = (
                    rows.claim(rows.of[candidate.claim, candidate.pillars[0]])
                    if candidate.pillars
                    else sentence_of(candidate, self.article(candidate.article))
                )
        return self._inputs

    def decide(self, choice: Choice) -> list[Decision]:
        """Record a choice on all claims that its card stands for. When this returns they are on the disk."""
        row = self._row((choice.claim, choice.pillar))
        members = self.rows.members(row)
        at = now()
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
                    quote=_quote(self._claim(member)),
                    article=member.article,
                    patterns=member.patterns,
                    group=row.group if len(members) > 1 else None,
                )
                for member in members
            ]
        )

    def take_apart(self, subject: Subject) -> int:
        """Let each claim of a card be decided on by itself; how many they are.

        Raises KeyError where the run has no such claim and pillar."""
        row = self._row(subject)
        members = self.rows.members(row)
        if len(members) > 1:
            self.rows.apart.add(row.card)
            self._queues.clear()
        return len(members)

    def add(self, addition: Addition) -> list[Decision]:
        """Record a claim that was missed: the sentence in which the characters lie. Raises ValueError where there is
        none, KeyError where the run has no such article."""
        text = self.article(addition.article).get("text")
        if not isinstance(text, str):
            raise ValueError("this run keeps no texts")
        for sentence, folded, occurrence in find_occurrences(text, self._segment(text)[1]):
            start, end = sentence.start, sentence.end
            if start <= addition.start < end:
                added = Decision(
                    claim=claim_id(addition.article, folded, occurrence),
                    pillar=addition.pillar,
                    decision="add",
                    to=addition.to,
                    reviewer=self.reviewer,
                    role=self.role,
                    at=now(),
                    sample=addition.sample,
                    quote=Quote(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND]),
                    article=addition.article,
                )
                answer = structs.replace(added, pillar=None, decision="accept", to=Correction())
                return self._keep([added, answer] if addition.whole else [added])
        raise ValueError("no sentence stands there")

    def undo(self) -> list[Decision]:
        """Take back what the reviewer decided last; what held before it holds again. Empty where there is nothing."""
        undone = self.history.to_undo()
        if undone:
            self._append(undone)
            self._hold(undone, self.history.undo)
        return undone

    def progress(self, query: Query) -> dict[str, Any]:
        """How far the reviewer is with a queue, the precision so far, and the recall in what was read of the sample."""
        progress = self.queue(query).progress()
        if query.order == "sentences":
            pillars = (None, *(pillar.id for pillar in self.pillars))
            subjects = [(claim, pillar) for claim in self._sentences for pillar in pillars]
            judged = {subject: self.verdicts[subject] for subject in subjects if subject in self.verdicts}
            recall = find_recall(judged, self.rows.pillars, self._sentences)
            progress["recall"] = str(recall.share)
        return progress

    def agreement(self) -> dict[str, Any]:
        """How far the reviewers agree: Cohen's kappa for each two, Krippendorff's alpha for all."""
        kappas, alpha = find_agreement(list(find_cards(self.verdicts.values())))
        return {
            "conflicts": len(self.conflicts),
            "kappas": [[*each.reviewers, each.cards, each.value] for each in kappas],
            "alpha": alpha.value,
            "cards": alpha.cards,
        }

    def _find(self, query: Query) -> list[Row]:
        match query.order:
            case "conflict":
                return find_queue(self._conflicting(), query, apart=self.rows.apart)
            case "sentences":
                return find_queue(self._sampled(), query, apart=self.rows.apart)
            case "articles":
                return find_queue(self._without_claim(query.text), structs.replace(query, text=""))
        return find_queue(self.rows.all, query, old=self.old, apart=self.rows.apart)

    def _conflicting(self) -> list[Row]:
        """The rows on which reviewers differ, in the order of the run, then the sentences that can be shown."""
        rows = sorted(
            (self.rows.of[each] for each in self.conflicts if each in self.rows.of), key=lambda row: row.start
        )
        whole = [claim for claim, pillar in self.conflicts if pillar is None]
        if whole:
            try:
                _ = self.inputs
            except ClaimsError as error:
                self.warn(str(error))
        return rows + [_sentence_row(self._sentences[each]) for each in whole if each in self._sentences]

    def _sampled(self) -> list[Row]:
        """Of each sentence of the sample the pillars that the run found, then the sentence as a whole."""
        found = []
        for candidate in self.inputs.sample:
            found += [self.rows.of[candidate.claim, pillar] for pillar in candidate.pillars]
            found.append(_sentence_row(self._sentences[candidate.claim]))
        return found

    def _without_claim(self, words: str) -> list[Row]:
        """The articles without a claim in which the words stand."""
        return [_article_row(each) for each in self.inputs.articles() if words.lower() in each["text"].lower()]

    def _row(self, subject: Subject) -> Row:
        """Raises KeyError where the run has no such claim and pillar, and no such sentence in its sample."""
        if subject[1] is None:
            _ = self.inputs  # read, if they were not, as after the server was started again
            return _sentence_row(self._sentences[subject[0]])
        return self.rows.of[subject]

    def _claim(self, row: Row) -> Claim:
        return self._sentences[row.claim] if row.pillar is None else self.rows.claim(row)

    def _keep(self, decisions: list[Decision]) -> list[Decision]:
        self._append(decisions)
        self._hold(decisions, self.history.take)
        return decisions

    def _append(self, decisions: list[Decision]) -> None:
        append_decisions(self.journal, decisions, self.warn)

    def _hold(self, decisions: list[Decision], take: Callable[[list[Decision]], None]) -> None:
        """Let decisions that are on the disk hold: in the history, in what is counted, and in the verdicts."""
        mine = self.history.mine
        before = {(each.claim, each.pillar): mine.get((each.claim, each.pillar)) for each in decisions}
        take(decisions)
        for subject, old in before.items():
            for queue in self._queues.values():
                queue.count(subject, old, mine.get(subject))
            self._judge(subject)

    def _judge(self, subject: Subject) -> None:
        """The verdict on a subject, now that the reviewer has another opinion on it."""
        verdict = self.verdicts.pop(subject, None)
        opinions = dict(verdict.opinions) if verdict else {}
        opinions.pop(self.reviewer, None)
        mine = self.history.mine.get(subject)
        found = find_verdicts([*opinions.values(), *([mine] if mine else [])])
        self.verdicts |= found
        self.conflicts.discard(subject)
        self.conflicts |= {each for each, verdict in found.items() if verdict.decided is None}


def _quote(claim: Claim) -> Quote:
    return Quote(claim.text, (claim.context.before or "")[-AROUND:], (claim.context.after or "")[:AROUND])


def _sentence_row(claim: Claim) -> Row:
    """A sentence as a whole."""
    about = claim.article
    return _row(claim.id, about.id, about.outlet, about.published, claim.text)


def _article_row(article: Mapping[str, Any]) -> Row:
    """An article without a claim: nothing is decided on it."""
    text = " ".join((article["title"] or article["text"][:BEGINNING]).split())
    return _row("", article["id"], article["outlet"], article["published"], text)


def _row(claim: str, article: str, outlet: str | None, published: str | None, text: str) -> Row:
    return Row(claim, None, (), "", (), article, outlet or "", published or "", text, 0, 0)
