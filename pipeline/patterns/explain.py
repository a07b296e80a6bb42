"""Why a pattern matches a sentence, or where it dropped out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.patterns.book import PatternBook
from pipeline.patterns.entities import slot_table
from pipeline.patterns.match import find_evidence, forbidden_by, together
from pipeline.patterns.program import Choice, Node, Notation, Part, Pattern, Slot
from pipeline.patterns.search import Search, Words
from pipeline.patterns.view import View, make_view
from pipeline.records import Offsets, Record

GAP = re.compile(r"\s*(?:\.\.\.|…)\d*\s*")
NEAR, RAREST = 0.6, 0.25
"""A pattern came near when at least this share of the words it asks for stands in the sentence; its rarest word counts
so much more."""
MATCHED, FORBIDDEN = 3.0, 2.0


@dataclass(frozen=True)
class Trace:
    """How far a pattern came. `evidence` are offsets into the text, empty where it does not match; `nearness` orders
    traces, the nearest highest."""

    pattern: Pattern
    evidence: tuple[Offsets, ...]
    reason: str
    nearness: float


def explain(
    text: str,
    start: int,
    end: int,
    book: PatternBook,
    entities: Sequence[Record] = (),
    block_kind: str = "paragraph",
) -> list[Trace]:
    """The patterns that match the sentence `text[start:end]` or came near, the nearest first."""
    view = make_view(text, start, end)
    search = Search(view, slot_table(view, entities))
    traces = [_trace(pattern, search, block_kind, text) for pattern in book.patterns]
    return sorted((trace for trace in traces if trace.nearness >= NEAR), key=lambda t: (-t.nearness, t.pattern.id))


def needs_entities(text: str, start: int, end: int, book: PatternBook) -> bool:
    """Whether a pattern with slots may match the sentence, so that its entities must be known."""
    return any(book.patterns[index].open for index in book.possible(make_view(text, start, end)))


def _trace(pattern: Pattern, search: Search, block_kind: str, text: str) -> Trace:
    view = search.view
    found = find_evidence(pattern, search, block_kind)
    if found:
        spans = tuple((view.starts[first], view.ends[after - 1]) for first, after in found)
        return Trace(pattern, spans, "matches " + ", ".join(f"'{text[s:e]}'" for s, e in spans), MATCHED)
    nearness, reason = max(_misses(pattern, search, block_kind, text), default=(0.0, ""))
    return Trace(pattern, (), reason, nearness)


def _misses(pattern: Pattern, search: Search, block_kind: str, text: str) -> list[tuple[float, str]]:
    """How near each notation came, and what it failed at."""
    if pattern.all:
        return [_miss_together(pattern, search, block_kind, text)]
    misses = []
    for notation in pattern.any:
        spans = search.spans(notation)
        if spans:
            misses.append((FORBIDDEN, f"'{notation.text}' {_forbidden(pattern, search, block_kind, spans, text)}"))
        else:
            nearness = _held(notation.parts, search) + RAREST * search.view.holds(notation.needs[0])
            if nearness >= NEAR:
                misses.append((nearness, f"'{notation.text}': {_drop(notation, search)}"))
    return misses


def _forbidden(pattern: Pattern, search: Search, block_kind: str, spans: Sequence[Words], text: str) -> str:
    """What forbids evidence that is there."""
    view = search.view
    shown = f"finds '{_text(view, text, spans[0])}'"
    if pattern.blocks and block_kind not in pattern.blocks:
        return f"{shown}, but the sentence stands in a {block_kind}; in: {', '.join(pattern.blocks)}"
    for notation in pattern.unless_sentence:
        for span in search.spans(notation):
            return f"{shown}, but unless_sentence '{notation.text}' finds '{_text(view, text, span)}'"
    for span in spans:
        veto = forbidden_by(pattern, search, span)
        if veto is not None:
            key = "unless" if veto in pattern.unless else "unless_before"
            found = _text(view, text, min(search.spans(veto), key=lambda other: _apart(other, span)))
            return f"finds '{_text(view, text, span)}', but {key} '{veto.text}' finds '{found}'"
    return shown


def _drop(notation: Notation, search: Search) -> str:
    """The part or the gap at which a notation dropped out."""
    names = [name for name in GAP.split(notation.text) if name]
    hits = [search.hits(part) for part in notation.parts]
    for name, part, found in zip(names, notation.parts, hits, strict=False):
        if not found:
            return f"'{name}' is not there{_why(part, search)}"
    reached = {end for _, end in hits[0]}
    for number, (gap, found) in enumerate(zip(notation.gaps, hits[1:], strict=True)):
        near = [
            (start, end) for start, end in found if search.latest(dict.fromkeys(reached, 0), start, gap) is not None
        ]
        if not near:
            one, other = names[number], names[number + 1]
            counted = search.view.counted
            apart = [counted[start] - counted[end] for start, _ in found for end in reached if start >= end]
            if not apart:
                return f"'{other}' does not stand after '{one}'"
            return f"{min(apart)} words stand between '{one}' and '{other}', up to {gap} may"
        reached = {end for _, end in near}
    return "its parts do not stand in order"


def _why(part: Part, search: Search) -> str:
    """What of a part of several words is missing."""
    required = [node for node in part if not node.optional]
    missing = [_label(node) for node in required if not _stands(node, search)]
    if not missing:
        return "; its words do not stand together"
    return f"; {', '.join(missing)} is missing" if len(required) > 1 else ""


def _miss_together(pattern: Pattern, search: Search, block_kind: str, text: str) -> tuple[float, str]:
    missing = [notation for notation in pattern.all if not search.spans(notation)]
    if missing:
        names = ", ".join(f"'{notation.text}'" for notation in missing)
        held = 1 - len(missing) / len(pattern.all)
        return held + RAREST * (held > 0), f"all: {names} {'is' if len(missing) == 1 else 'are'} not there"
    if spans := together(pattern, search):
        return FORBIDDEN, f"all: {_forbidden(pattern, search, block_kind, spans, text)}"
    counted = search.view.counted
    anywhere = together(replace(pattern, near=len(search.view)), search)
    if not anywhere:
        return FORBIDDEN, "all: its notations overlap; each must have words of its own"
    apart = min(counted[end] - counted[start] for start, end in anywhere)
    return FORBIDDEN, f"all: stands within {apart} words, near: {pattern.near} allows {pattern.near}"


def _held(parts: Sequence[Part], search: Search) -> float:
    """The share of the words and slots of a notation that stand in the sentence."""
    nodes = [node for part in parts for node in part if not node.optional]
    return sum(_stands(node, search) for node in nodes) / len(nodes) if len(nodes) > 1 else 0.0


def _stands(node: Node, search: Search) -> bool:
    return bool(search.hits((node,)))


def _label(node: Node) -> str:
    if isinstance(node, Slot):
        return f"{{{node.kind}}}"
    if isinstance(node, Choice):
        return " or ".join(" ".join(map(_label, option)) for option in node.options[:3])
    forms = [*sorted(node.exact), *sorted(node.lower, key=len), *(f"{prefix}*" for prefix in node.prefixes)]
    return f"'{forms[0]}'"


def _apart(one: Words, other: Words) -> int:
    """How many words stand between two stretches; negative where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def _text(view: View, text: str, span: Words) -> str:
    return text[view.starts[span[0]] : view.ends[span[1] - 1]]
