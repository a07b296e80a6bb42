"""One attribution for one content: of rules that overlap, the one that knows more wins."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from pipeline.records import Attribution, Offsets, Quotation, Speech
from pipeline.stages.attribution.found import JOINED, Found, Spans


def merge(text: str, found: Iterable[Found], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Attributions without overlap, in the order of their contents. `quotations` are outermost ones, in order.

    Direct speech comes first, then the outer of two that nest: what is reported inside a report is the outer source's
    words. A content that runs into a quotation takes all of it."""
    starts = [quotation.start for quotation in quotations]
    kept: list[Attribution] = []
    taken: list[Offsets] = []
    found = list(found)
    reports = Spans(span for one in found if one.rule == "verb clause" and one.rank > 2 for span in one.content)
    for one in sorted(found, key=lambda one: _precedence(one, reports)):
        content = one.content
        if not one.direct:
            content = tuple(_grown(text, span, quotations, starts) for span in content)
        if not any(_overlaps(span, taken) for span in content):
            for span in content:
                insort(taken, span)
            speech: Speech = "direct" if one.direct else _speech(text, content, quotations, starts)
            kept.append(Attribution(one.source, one.cue, content, speech))
    return sorted(kept, key=lambda a: (a.start, a.end, a.cue))


def _precedence(one: Found, reports: Spans) -> tuple[bool, int, int, tuple[Offsets, ...]]:
    first = one.direct and not (one.cue and reports.hold(one.cue[0][0]) and reports.hold(one.content[0][0]))
    return not first, -sum(end - start for start, end in one.content), -one.rank, one.content


def _grown(text: str, span: Offsets, quotations: Sequence[Quotation], starts: Sequence[int]) -> Offsets:
    """A span with the whole of the quotations that it runs into, and of one joined to the last of them."""
    start, end = span
    last = bisect_right(starts, end + 1)
    for quotation in quotations[bisect_left(starts, start) : last]:
        end = max(end, quotation.end)
    while 0 < last < len(quotations) and quotations[last - 1].end == end and quotations[last - 1].start >= start:
        if not JOINED.fullmatch(text, end, quotations[last].start):
            break
        end, last = quotations[last].end, last + 1
    return start, end


def _overlaps(span: Offsets, taken: Sequence[Offsets]) -> bool:
    """Whether a span overlaps one of those taken, which overlap nowhere and are in order."""
    index = bisect_left(taken, span)
    before = index > 0 and taken[index - 1][1] > span[0]
    return before or (index < len(taken) and taken[index][0] < span[1])


def _speech(text: str, content: Sequence[Offsets], quotations: Sequence[Quotation], starts: Sequence[int]) -> Speech:
    """Whether a content stands between quotation marks: all of it, part of it, or none."""
    quoted = outside = False
    for start, end in content:
        at = start
        for quotation in quotations[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            if quotation.end > start:
                quoted = True
                outside = outside or any(c.isalnum() for c in text[at : max(at, quotation.start)])
                at = max(at, quotation.end)
        outside = outside or any(c.isalnum() for c in text[at:end])
    return "mixed" if quoted and outside else "direct" if quoted else "indirect"
