"""An item as a flat row, for tables."""

from collections.abc import Iterable
from typing import Any

from pipeline.claim import PillarClaim
from pipeline.exports.items import Item
from pipeline.records import Date, Number

COLUMNS: dict[str, type] = {
    "claim": str,
    "article": str,
    "title": str,
    "url": str,
    "outlet": str,
    "published": str,
    "start": int,
    "end": int,
    "block": str,
    "text": str,
    "before": str,
    "after": str,
    "pillar": str,
    "label": str,
    "scope_start": int,
    "scope_end": int,
    "patterns": list,
    "evidence": list,
    "speaker": str,
    "speaker_text": str,
    "speaker_role": str,
    "speaker_country": str,
    "speaker_kind": str,
    "cue": str,
    "speech": str,
    "kind": str,
    "negated": bool,
    "hedged": bool,
    "countries": list,
    "regions": list,
    "persons": list,
    "officials": list,
    "institutions": list,
    "numbers": list,
    "dates": list,
}
WORDS = ("text", "before", "after", "evidence", "speaker_text", "cue")
"""The columns that quote the article."""


def columns(*, text: bool) -> dict[str, type]:
    """The columns and their types, with or without those that quote the article; a list is one of strings."""
    return {name: kind for name, kind in COLUMNS.items() if text or name not in WORDS}


def row(item: Item) -> dict[str, Any]:
    """All columns of an item."""
    claim, said, article = item.claim, item.said, item.claim.article
    speaker = said.speaker
    return {
        "claim": claim.id,
        "article": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "start": claim.start,
        "end": claim.end,
        "block": claim.block,
        "text": claim.text,
        "before": claim.context.before,
        "after": claim.context.after,
        "pillar": item.pillar,
        "label": item.label,
        "scope_start": said.scope[0],
        "scope_end": said.scope[1],
        "patterns": item.patterns,
        "evidence": _unique(each.text for each in said.evidence) if isinstance(said, PillarClaim) else [],
        "speaker": speaker and speaker.name,
        "speaker_text": speaker and speaker.text,
        "speaker_role": speaker and speaker.role,
        "speaker_country": speaker and speaker.country,
        "speaker_kind": speaker and speaker.kind,
        "cue": said.cue and said.cue.text,
        "speech": said.speech,
        "kind": said.kind,
        "negated": said.negated,
        "hedged": said.hedged,
        "countries": _unique(each.iso2 for each in claim.countries),
        "regions": _unique(each.id for each in claim.regions),
        "persons": _unique(each.name for each in claim.persons),
        "officials": _unique(each.name or each.role for each in claim.officials),
        "institutions": _unique(each.name for each in claim.institutions),
        "numbers": _unique(map(amount, claim.numbers)),
        "dates": _unique(map(_days, claim.dates)),
    }


def _unique(values: Iterable[str | None]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def amount(number: Number, *, comma: str = "") -> str:
    """ "only 13 percent migrants": what was counted, in normal form. `comma` may stand between thousands."""
    values = (number.low, number.high) if number.value is None else (number.value,)
    value = " to ".join(plain(each, comma) for each in values if each is not None)
    return " ".join(filter(None, (number.comparator, value, number.unit, number.of)))


def plain(value: float, comma: str) -> str:
    """A value without an exponent, and without a point where it is whole."""
    whole = int(value)
    return f"{whole:{comma}d}" if whole == value else repr(value)


def _days(date: Date) -> str | None:
    """A day, or an interval as ISO 8601 writes it."""
    if date.first is None or date.last is None or date.first == date.last:
        return date.first or date.last
    return f"{date.first}/{date.last}"
