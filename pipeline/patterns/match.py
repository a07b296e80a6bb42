"""What a pattern finds in a sentence: its notations, minus what its `unless` lines forbid."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.patterns.book import PatternBook
from pipeline.patterns.entities import slot_table
from pipeline.patterns.program import Notation, Pattern
from pipeline.patterns.search import Search, Words
from pipeline.patterns.view import make_view
from pipeline.records import Match, Record


def find_matches(
    text: str,
    start: int,
    end: int,
    book: PatternBook,
    ways: Iterable[tuple[int, int]] | None = None,
    entities: Sequence[Record] | None = None,
    block_kind: str = "paragraph",
) -> list[Match]:
    """The evidence of a book's patterns in the sentence `text[start:end]`, in the order of the text.

    `ways` are the only ways to a match (see Candidate); they spare work: without them the words of the sentence tell
    which patterns may match. `entities` are the records of entity layers, those outside the sentence are passed over;
    None leaves slots open: then any few words fill one, and all that could match with entities is among the matches.
    `block_kind` is the kind of block that the sentence stands in. Offsets are characters, half-open, into `text`."""
    view = make_view(text, start, end)
    if ways is None:
        chosen: dict[int, list[int] | None] = dict.fromkeys(sorted(book.possible(view)))
    else:
        chosen = {index: [at for _, at in group] for index, group in groupby(sorted(ways), key=itemgetter(0))}
    if not chosen:
        return []
    search = Search(view, None if entities is None else slot_table(view, entities))
    found = [
        Match(view.starts[first], view.ends[after - 1], pattern.pillar, pattern.id)
        for pattern, notations in ((book.patterns[index], some) for index, some in chosen.items())
        for first, after in find_evidence(pattern, search, block_kind, notations)
    ]
    return sorted(found, key=lambda match: (match.start, match.end, match.pillar, match.pattern))


def find_evidence(
    pattern: Pattern, search: Search, block_kind: str = "paragraph", some: Iterable[int] | None = None
) -> list[Words]:
    """The evidence of one pattern as stretches of words that do not overlap.

    `some` are the indices of the notations under `any` that alone can match; None: all."""
    if pattern.blocks and block_kind not in pattern.blocks:
        return []
    notations = pattern.any if some is None or not pattern.any else [pattern.any[index] for index in some]
    if pattern.open and search.slots is None:
        return _could_be(pattern, notations, search)
    spans = [search.spans(notation) for notation in notations] if pattern.any else [together(pattern, search)]
    if not any(spans) or any(map(search.spans, pattern.unless_sentence)):
        return []
    kept = [[span for span in each if forbidden_by(pattern, search, span) is None] for each in spans]
    return _apart(span for each in kept for span in _tightest(each))


def _could_be(pattern: Pattern, notations: Sequence[Notation], search: Search) -> list[Words]:
    """What may turn out to be evidence when slots are filled: nothing is forbidden and nothing too far apart."""
    spans = [search.spans(notation) for notation in (*notations, *pattern.all)]
    if pattern.any:
        return _apart(span for each in spans for span in _tightest(each))
    if not all(spans):
        return []
    return [(min(start for each in spans for start, _ in each), max(end for each in spans for _, end in each))]


def forbidden_by(pattern: Pattern, search: Search, span: Words) -> Notation | None:
    """The notation of `unless` or `unless_before` that forbids a piece of evidence, if one does."""
    first, after = span
    for notation in pattern.unless:
        if any(start < after and first < end for start, end in search.spans(notation)):
            return notation
    before = pattern.unless_before
    within, notations = (before.within, before.any) if before else (0, ())
    for notation in notations:
        if any(_reaches(search, end, first, within) for _, end in search.spans(notation)):
            return notation
    return None


def _reaches(search: Search, end: int, first: int, within: int) -> bool:
    """Whether what ends at word `end` stands among the `within` counted words left of word `first`."""
    counted = search.view.counted
    return end <= first and counted[first] - counted[end] < within


def together(pattern: Pattern, search: Search) -> list[Words]:
    """Where all notations of `all:` stand, in any order and without overlap, within `near` words."""
    hits = []
    for index, notation in enumerate(pattern.all):
        spans = search.spans(notation)
        if not spans:
            return []
        hits += [(end, start, index) for start, end in spans]
    counted = search.view.counted
    latest: dict[int, Words] = {}
    found: list[Words] = []
    for end, start, index in sorted(hits):
        latest[index] = max((start, end), latest.get(index, (-1, -1)))
        if len(latest) < len(pattern.all):
            continue
        order = sorted(latest.values())
        apart = all(one[1] <= other[0] for one, other in pairwise(order))
        if apart and counted[end] - counted[order[0][0]] <= pattern.near:
            found.append((order[0][0], end))
    return found


def _tightest(spans: Iterable[Words]) -> list[Words]:
    """Of overlapping spans of one notation the one that ends first."""
    kept: list[Words] = []
    for span in sorted(spans, key=lambda span: (span[1], -span[0])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _apart(spans: Iterable[Words]) -> list[Words]:
    """Of overlapping spans of several notations the longest, then the first."""
    kept: list[Words] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, (start, end))
        if (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or end <= kept[at][0]):
            kept.insert(at, (start, end))
    return kept
