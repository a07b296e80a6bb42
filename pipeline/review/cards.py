"""The card: all that the page shows of one pillar of one claim, of a sentence, or of an article."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from pipeline.claim import ArticleReference, Claim, ClaimSpeaker, Statement
from pipeline.decisions.record import Decision
from pipeline.patterns.program import Pattern
from pipeline.review.segments import Mark, Segment, find_segments, shown
from pipeline.run.articles_file import reference_of

PLAIN = Statement((0, 0), None, None, "none", "statement", negated=False, hedged=False)
"""How a sentence speaks of no pillar."""
AROUND = 20_000
"""Characters of the article that are shown before and after the sentence."""


def make_card(
    claim: Claim,
    pillar_id: str | None,
    article: Mapping[str, Any],
    outlets: Iterable[str],
    patterns: Mapping[str, Pattern],
    opinions: Mapping[str, Decision],
) -> dict[str, Any]:
    """The card of one pillar of a claim, or of a sentence as a whole, as plain values. `article` is its line of
    `articles.jsonl`, `outlets` are those of the story; `opinions` are the reviewers' that may be shown."""
    text = article.get("text")
    marks = list(_marks(claim, pillar_id))
    pillar = next((pillar for pillar in claim.pillars if pillar.id == pillar_id), None)
    said = pillar or PLAIN
    return {
        "claim": claim.id,
        "pillar": pillar_id,
        "kind": said.kind,
        "negated": said.negated,
        "hedged": said.hedged,
        "speech": said.speech,
        "speaker": _speaker(said.speaker),
        "scope": pillar.scope if pillar else (claim.start, claim.end),
        "pillars": [other.id for other in claim.pillars],
        "sentence": msgspec.to_builtins(_sentence(claim, marks)),
        "before": shown(claim.context.before or ""),
        "after": shown(claim.context.after or ""),
        "block": claim.block,
        "why": [_why(each.pattern, each.text, patterns) for each in (pillar.evidence if pillar else ())],
        "countries": [country.name for country in claim.countries],
        "article": _about(claim.article) | {"segments": _article(text, claim, marks) if isinstance(text, str) else []},
        "outlets": sorted({shown(outlet) for outlet in outlets}),
        "opinions": {name: msgspec.to_builtins(decision) for name, decision in opinions.items()},
    }


def article_card(article: Mapping[str, Any]) -> dict[str, Any]:
    """An article by itself, from a line of the form of `articles.jsonl`."""
    text = article["text"]
    segments = msgspec.to_builtins(find_segments(text, 0, min(len(text), 2 * AROUND), []))
    return {"claim": "", "pillar": None, "article": _about(reference_of(article)) | {"segments": segments}}


def _about(article: ArticleReference) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": shown(article.title or ""),
        "url": article.url if (article.url or "").startswith(("http://", "https://")) else "",
        "outlet": shown(article.outlet or ""),
        "published": article.published or "",
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


def _marks(claim: Claim, pillar_id: str | None) -> Iterator[Mark]:
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
