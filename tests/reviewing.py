"""Claims and decisions for tests, written as a sentence with its evidence between `[[` and `]]`."""

import hashlib
from collections.abc import Iterable
from typing import Any

from pipeline.claim import ArticleReference, Claim, ClaimSpeaker, Context, Evidence, PillarClaim, claim_id, fold
from pipeline.decisions.record import Decision, Quote
from pipeline.patterns.loading import unmark


def claim(
    marked: str,
    *patterns: str,
    article: str = "a",
    start: int = 0,
    before: str | None = None,
    after: str | None = None,
    speaker: str | None = None,
    **said: Any,
) -> Claim:
    """The claim of a sentence; the n-th evidence is that of the n-th pattern, `pillar.name`."""
    text, spans, _ = unmark(marked)
    by_pillar: dict[str, list[Evidence]] = {}
    for pattern, (first, last) in zip(patterns, spans, strict=True):
        evidence = Evidence(pattern, start + first, start + last, text[first:last])
        by_pillar.setdefault(pattern.split(".")[0], []).append(evidence)
    who = ClaimSpeaker(speaker, None, None, "person", speaker, ()) if speaker else None
    fields = {"kind": "statement", "negated": False, "hedged": False, "speech": "none", "cue": None} | said
    pillars = [
        PillarClaim(
            id=pillar,
            label=pillar.title(),
            scope=(start, start + len(text)),
            evidence=tuple(found),
            speaker=who,
            **fields,
        )
        for pillar, found in by_pillar.items()
    ]
    return Claim(
        id=claim_id(article, fold(text), 1),
        article=ArticleReference(article, None, None, None, None, hashlib.sha256(article.encode()).hexdigest()),
        text=text,
        start=start,
        end=start + len(text),
        block="paragraph",
        context=Context(before, after),
        pillars=tuple(pillars),
    )


def decide(claim: Claim, what: str, by: str = "anna", pillar: str = "", **fields: Any) -> Decision:
    """A decision on a claim's first pillar, or another."""
    first = claim.pillars[0] if claim.pillars else None
    quote = Quote(claim.text, claim.context.before or "", claim.context.after or "")
    return Decision(
        claim=claim.id,
        pillar=pillar or (first.id if first else None),
        decision=what,  # type: ignore[arg-type]
        reviewer=by,
        quote=quote,
        article=claim.article.id,
        patterns=tuple(e.pattern for e in first.evidence) if first else (),
        **fields,
    )


def words(verdicts: Iterable[Any]) -> list[str]:
    """What was decided, of each."""
    return [verdict.word for verdict in verdicts]
