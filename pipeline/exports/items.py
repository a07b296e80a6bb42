"""What is exported as one row, task or annotation: one pillar of one claim."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, structs

from pipeline.claim import Claim, ClaimSpeaker, PillarClaim, Statement
from pipeline.decisions.record import Correction
from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.records import Offsets


class Item(Struct, frozen=True, dict=True):
    """A claim and what it says of one pillar; of none where a wider selection brought a sentence without one."""

    claim: Claim
    said: PillarClaim | Statement

    @property
    def pillar(self) -> str | None:
        return self.said.id if isinstance(self.said, PillarClaim) else None

    @property
    def label(self) -> str | None:
        """The pillar's name."""
        return self.said.label if isinstance(self.said, PillarClaim) else None

    @property
    def id(self) -> str:
        """The claim's id and the pillar's: one for each item of a run."""
        return f"{self.claim.id}:{self.pillar}" if self.pillar else self.claim.id

    @cached_property
    def patterns(self) -> list[str]:
        """The patterns with evidence, each once."""
        evidence = self.said.evidence if isinstance(self.said, PillarClaim) else ()
        return list(dict.fromkeys(each.pattern for each in evidence))

    @cached_property
    def spans(self) -> list[Offsets]:
        """The evidence as offsets into the sentence, in order; what overlaps is one span, since most tools want spans
        that do not."""
        evidence = self.said.evidence if isinstance(self.said, PillarClaim) else ()
        spans: list[Offsets] = []
        for start, end in sorted((each.start - self.claim.start, each.end - self.claim.start) for each in evidence):
            if spans and start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return spans

    @cached_property
    def meta(self) -> dict[str, Any]:
        """What tells an annotator where a sentence is from, and `claims decisions import` what was decided on."""
        article, said = self.claim.article, self.said
        return {
            "claim": self.claim.id,
            "article": article.id,
            "pillar": self.pillar,
            "label": self.label,
            "pattern": self.patterns,
            "speaker": who(said.speaker),
            "speech": said.speech,
            "kind": said.kind,
            "negated": said.negated,
            "hedged": said.hedged,
            "title": article.title,
            "url": article.url,
            "outlet": article.outlet,
            "published": article.published,
            "before": self.claim.context.before,
            "after": self.claim.context.after,
        }


def who(speaker: ClaimSpeaker | None) -> str | None:
    """A speaker as a name, or in the words of the article."""
    return (speaker.name or speaker.text) if speaker else None


def find_items(claims: Iterable[Claim], verdicts: Mapping[Subject, Verdict] | None = None) -> Iterator[Item]:
    """The items of claims, in order. With verdicts only those that reviewers let stand, as they corrected them."""
    for claim in claims:
        for said in claim.statements:
            pillar = said.id if isinstance(said, PillarClaim) else None
            if verdicts is None:
                yield Item(claim, said)
            elif (verdict := verdicts.get((claim.id, pillar))) and verdict.decided and _stands(verdict, claim):
                yield Item(claim, _corrected(said, verdict.decided.to))


def _stands(verdict: Verdict, claim: Claim) -> bool:
    """Whether it was accepted, or edited; one that was moved to a pillar which the claim has anyway is that one's."""
    assert verdict.decided
    moved = verdict.decided.to.pillar
    there = moved != verdict.subject[1] and moved in {each.id for each in claim.pillars}
    return verdict.decided.decision != "reject" and not there


def _corrected(said: PillarClaim | Statement, to: Correction) -> PillarClaim | Statement:
    changed: dict[str, Any] = {
        name: value for name in ("kind", "negated", "hedged", "scope") if (value := getattr(to, name)) is not None
    }
    if to.speaker is not None:
        changed["speaker"] = ClaimSpeaker(to.speaker, None, None, None, to.speaker, ()) if to.speaker else None
    if isinstance(said, PillarClaim) and to.pillar not in (None, said.id):
        changed |= {"id": to.pillar, "label": to.pillar}
    return structs.replace(said, **changed)
