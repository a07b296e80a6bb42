"""Decisions as gold of the corpus' form, for `claims eval`: a test that no later run may fail.

Of each article the sentences are gold in which every pillar was decided on; all others are ignored, so that nothing is
counted there."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.claim import Claim, ClaimSpeaker, PillarClaim, claim_id, find_occurrences, fold
from pipeline.decisions.anchors import Anchored
from pipeline.decisions.of_run import standing
from pipeline.decisions.verdicts import Subject, Verdict, find_verdicts
from pipeline.evaluation.gold import SUFFIX
from pipeline.evaluation.gold_records import MENTIONS, Gold, GoldClaim, GoldRecord, Ignored, Meta
from pipeline.evaluation.write import write_gold
from pipeline.records import Sentence, Speaker
from pipeline.run.articles_file import read_article_lines
from pipeline.run.claims_file import read_claims
from pipeline.run.json_lines import whole_file
from pipeline.stages.segment import make_segmenter

LAYERS = ("claims",)


def export_gold(run: Path, anchored: Sequence[Anchored]) -> Iterator[Gold]:
    """The gold of each article of a run of which a sentence was decided on, where the run keeps its text."""
    verdicts = find_verdicts(standing(anchored))
    quotes = _quotes(anchored)
    articles = {each.decision.article for each in anchored if each.state != "orphaned"}
    claims: dict[str, dict[str, Claim]] = {}
    for claim in read_claims(run):
        if claim.article.id in articles:
            claims.setdefault(claim.article.id, {})[claim.id] = claim
    segment = make_segmenter()
    for line in read_article_lines(run):
        if line["id"] in articles and "text" in line:
            blocks, sentences = segment(line["text"])
            exported = _Article(line, sentences, claims.get(line["id"], {}), verdicts, quotes)
            gold_claims, ignored = exported.judged()
            if len(ignored) < len(sentences):
                layers: dict[str, list[GoldRecord]] = {
                    **{layer: [] for layer in (*MENTIONS, "attributions")},
                    "blocks": [*blocks],
                    "sentences": [*sentences],
                    "ignore": [*ignored],
                }
                yield Gold(str(line["source"]), exported.meta, line["text"], layers, gold_claims)


def write_gold_files(folder: Path, gold: Gold) -> None:
    """An article and its gold, two files in a folder."""
    slug = re.sub(r"[^a-z0-9]+", "-", gold.article.id.lower()).strip("-")[-40:].strip("-")
    name = f"{slug or 'article'}-{hashlib.sha256(gold.article.id.encode()).hexdigest()[:8]}"
    for ending, text in ((".txt", gold.text), (SUFFIX, write_gold(gold))):
        with whole_file(folder / f"{name}{ending}") as stream:
            stream.write(text.encode())


def _quotes(anchored: Iterable[Anchored]) -> dict[tuple[str, str], set[str]]:
    """The claims' ids by article and words: where a sentence has another id now, it is known by these."""
    quotes: dict[tuple[str, str], set[str]] = {}
    for each in anchored:
        decision = each.decision
        if each.state == "unclaimed" and decision.quote:
            quotes.setdefault((decision.article, fold(decision.quote.exact)), set()).add(decision.claim)
    return quotes


class _Article:
    """One article, sentence by sentence."""

    def __init__(
        self,
        line: Mapping[str, Any],
        sentences: Sequence[Sentence],
        claims: Mapping[str, Claim],
        verdicts: Mapping[Subject, Verdict],
        quotes: Mapping[tuple[str, str], set[str]],
    ) -> None:
        self.meta = Meta(line["id"], line["title"], line["url"], line["published"], line["outlet"], LAYERS)
        self.text = str(line["text"])
        self.sentences = sentences
        self.claims = claims
        self.verdicts: dict[str, list[Verdict]] = {}
        for (claim, _), verdict in verdicts.items():
            self.verdicts.setdefault(claim, []).append(verdict)
        self.quotes = quotes

    def judged(self) -> tuple[list[GoldClaim], list[Ignored]]:
        """The claims that reviewers let stand or added, and the sentences that they did not decide on."""
        found: list[GoldClaim] = []
        ignored: list[Ignored] = []
        for sentence, folded, occurrence in find_occurrences(self.text, self.sentences):
            identity = claim_id(self.meta.id, folded, occurrence)
            claim = self.claims.get(identity)
            ids = {identity} | self.quotes.get((self.meta.id, folded), set())
            verdicts = {v.subject[1]: v for each in ids for v in self.verdicts.get(each, ())}
            pillars = {pillar.id: pillar for pillar in claim.pillars} if claim else {}
            whole = verdicts.get(None)
            open_pillars = pillars.keys() - verdicts.keys() if whole is None or whole.word != "rejected" else ()
            if not verdicts or open_pillars or any(v.decided is None for v in verdicts.values()):
                ignored.append(Ignored(sentence.start, sentence.end))
            else:
                found += (c for v in verdicts.values() for c in _gold_claims(v, sentence, pillars))
        return found, ignored


def _gold_claims(verdict: Verdict, sentence: Sentence, pillars: Mapping[str, PillarClaim]) -> Iterator[GoldClaim]:
    """The claim that a verdict lets stand, with what was corrected. Where the run has none, its fields are those of the
    decision, else the plainest."""
    decided = verdict.decided
    if decided is None or decided.decision == "reject":
        return
    to, said = decided.to, pillars.get(verdict.subject[1] or "")
    pillar = to.pillar or verdict.subject[1]
    if pillar:
        yield GoldClaim(
            sentence.start,
            sentence.end,
            pillar,
            to.scope or (said.scope if said else (sentence.start, sentence.end)),
            to.kind or (said.kind if said else "statement"),
            said.speech if said else "none",
            Speaker(to.speaker, None) if to.speaker else _speaker(said.speaker if said else None),
            to.negated if to.negated is not None else bool(said and said.negated),
            to.hedged if to.hedged is not None else bool(said and said.hedged),
        )


def _speaker(speaker: ClaimSpeaker | None) -> Speaker | None:
    return Speaker(speaker.name, speaker.kind, speaker.role, speaker.country) if speaker else None  # type: ignore[arg-type]
