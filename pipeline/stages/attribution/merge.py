"""One attribution for one content: of rules that overlap, the one that knows more wins."""

from collections.abc import Iterable, Sequence

from pipeline.records import Attribution, Offsets, Quotation, Speech
from pipeline.stages.attribution.found import Found


def merge(text: str, found: Iterable[Found], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Attributions without overlap, in the order of their contents.

    Direct speech comes first, then the outer of two that nest: what is reported inside a report is the outer source's
    words. A content that runs into a quotation takes all of it."""
    kept: list[Found] = []
    for one in sorted(found, key=_precedence):
        grown = one if one.direct else one._replace(content=tuple(_grown(span, quotations) for span in one.content))
        if not any(_overlap(grown.content, other.content) for other in kept):
            kept.append(grown)
    return sorted((_attribution(text, one, quotations) for one in kept), key=lambda a: (a.start, a.end, a.cue))


def _precedence(one: Found) -> tuple[bool, int, int, tuple[Offsets, ...]]:
    return not one.direct, -sum(end - start for start, end in one.content), -one.rank, one.content


def _grown(span: Offsets, quotations: Sequence[Quotation]) -> Offsets:
    start, end = span
    for quotation in quotations:
        if start <= quotation.start <= end + 1 and end < quotation.end:
            end = quotation.end
    return start, end


def _overlap(a: Sequence[Offsets], b: Sequence[Offsets]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _attribution(text: str, one: Found, quotations: Sequence[Quotation]) -> Attribution:
    return Attribution(one.source, one.cue, one.content, _speech(text, one, quotations))


def _speech(text: str, one: Found, quotations: Sequence[Quotation]) -> Speech:
    if one.direct:
        return "direct"
    quoted = outside = False
    for start, end in one.content:
        at = start
        for quotation in quotations:
            if quotation.start < end and start < quotation.end:
                quoted = True
                outside = outside or any(c.isalnum() for c in text[at : max(at, quotation.start)])
                at = max(at, quotation.end)
        outside = outside or any(c.isalnum() for c in text[at:end])
    return "mixed" if quoted and outside else "direct" if quoted else "indirect"
