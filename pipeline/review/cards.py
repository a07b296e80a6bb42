"""The card: all that the page shows of one pillar of one claim."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from pipeline.claim import Claim, ClaimSpeaker
from pipeline.decisions.record import Decision
from pipeline.patterns.program import Pattern
from pipeline.review.rows import Row, Rows
from pipeline.review.segments import Mark, Segment, find_segments, shown

AROUND = 20_000
"""Characters of the article that are shown before and after the sentence."""


def make_card(
    row: Row, rows: Rows, patterns: Mapping[str, Pattern], opinions: Mapping[str, Decision]
) -> dict[str, Any]:
    """The card of a row as plain values. `opinions` are the reviewers' that may be shown."""
    claim = rows.claim(row)
    article = rows.article(claim.article.id)
    text = article.get("text")
    marks = list(_marks(claim, row.pillar))
    pillar = next(pillar for pillar in claim.pillars if pillar.id == row.pillar)
    sentence = _sentence(claim, marks)
    return {
        "claim": claim.id,
        "pillar": row.pillar,
        "kind": pillar.kind,
        "negated": pillar.negated,
        "hedged": pillar.hedged,
        "speech": pillar.speech,
        "speaker": _speaker(pillar.speaker),
        "pillars": [other.id for other in claim.pillars],
        "sentence": msgspec.to_builtins(sentence),
        "before": shown(claim.context.before or ""),
        "after": shown(claim.context.after or ""),
        "block": claim.block,
        "why": [_why(evidence.pattern, evidence.text, patterns) for evidence in pillar.evidence],
        "countries": [country.name for country in claim.countries],
        "article": {
            "id": claim.article.id,
            "title": shown(claim.article.title or ""),
            "url": claim.article.url if (claim.article.url or "").startswith(("http://", "https://")) else "",
            "outlet": shown(claim.article.outlet or ""),
            "published": claim.article.published or "",
            "segments": _article(text, claim, marks) if isinstance(text, str) else [],
        },
        "outlets": sorted({shown(member.outlet or member.article) for member in rows.members(row)}),
        "opinions": {name: msgspec.to_builtins(decision) for name, decision in opinions.items()},
    }


def _why(pattern: str, text: str, patterns: Mapping[str, Pattern]) -> dict[str, str]:
    known = patterns.get(pattern)
    return {"pattern": pattern, "title": known.title if known else "", "text": shown(text)}


def _speaker(speaker: ClaimSpeaker | None) -> dict[str, str] | None:
    if speaker is None:
        return None
    return {
        "name": shown(speaker.name or ""),
        "role": speaker.role or "",
        "country": speaker.country or "",
        "kind": speaker.kind or "",
        "text": shown(speaker.text),
    }


def _marks(claim: Claim, pillar_id: str) -> Iterator[Mark]:
    for pillar in claim.pillars:
        name = "evidence" if pillar.id == pillar_id else "other"
        yield from (Mark(evidence.start, evidence.end, name) for evidence in pillar.evidence)
        if pillar.id == pillar_id:
            if pillar.scope != (claim.start, claim.end):
                yield Mark(*pillar.scope, "scope")
            for spans, what in ((pillar.speaker, "speaker"), (pillar.cue, "cue")):
                yield from (Mark(*span, what) for span in (spans.spans if spans else ()))
    for layer in ("countries", "officials", "numbers"):
        yield from (Mark(each.start, each.end, layer) for each in getattr(claim, layer))


def _sentence(claim: Claim, marks: list[Mark]) -> list[Segment]:
    """The sentence alone, for a run that keeps no texts: its offsets are the article's."""
    moved = [Mark(mark.start - claim.start, mark.end - claim.start, mark.name) for mark in marks]
    found = find_segments(claim.text, 0, len(claim.text), moved)
    return [Segment(segment.start + claim.start, segment.text, segment.marks) for segment in found]


def _article(text: str, claim: Claim, marks: list[Mark]) -> list[dict[str, Any]]:
    start, end = max(0, claim.start - AROUND), min(len(text), claim.end + AROUND)
    here = Mark(claim.start, claim.end, "here")
    found: list[dict[str, Any]] = msgspec.to_builtins(find_segments(text, start, end, [*marks, here]))
    return found
