"""The examples of the patterns, tried out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.patterns.entities import slot_table
from pipeline.patterns.match import find_evidence
from pipeline.patterns.program import Example, Pattern
from pipeline.patterns.search import Search
from pipeline.patterns.view import make_view
from pipeline.records import Offsets, Record

EntityFinder: TypeAlias = Callable[[str], Sequence[Record]]
"""Finds the entities of a sentence that is a text of its own. Asked only for patterns with slots."""


@dataclass(frozen=True)
class Trial:
    """An example and what came of it: `problem` is None where it is as it should be. `number` counts from 1 among the
    pattern's examples of its kind."""

    pattern: Pattern
    example: Example
    number: int
    problem: str | None

    @property
    def hint(self) -> str:
        """What to do where there is a problem."""
        if self.example.kind == "todo":
            return "move it to match:, or let --fix do it"
        return "`claims explain` tells why" if self.example.kind == "match" else ""

    @property
    def name(self) -> str:
        """A name that stays while other patterns change."""
        return f"{self.pattern.id}-{self.example.kind}-{self.number}"


def try_examples(patterns: Sequence[Pattern], entities_of: EntityFinder) -> Iterator[Trial]:
    """Try every example of some patterns."""
    for pattern in patterns:
        numbers = {"match": 0, "no_match": 0, "todo": 0}
        for example in pattern.examples:
            numbers[example.kind] += 1
            yield Trial(pattern, example, numbers[example.kind], find_problem(pattern, example, entities_of))


def find_spans(pattern: Pattern, example: Example, entities_of: EntityFinder) -> list[Offsets]:
    """The evidence of a pattern in an example. Offsets are into its text."""
    text = example.text
    view = make_view(text, 0, len(text))
    slots = slot_table(view, entities_of(text)) if pattern.open else {}
    block_kind = "paragraph" if "paragraph" in pattern.blocks else pattern.blocks[0]
    found = find_evidence(pattern, Search(view, slots), block_kind)
    return [(view.starts[first], view.ends[after - 1]) for first, after in found]


def find_problem(pattern: Pattern, example: Example, entities_of: EntityFinder) -> str | None:
    """What is wrong with an example, None where it is as it should be."""
    text, spans = example.text, find_spans(pattern, example, entities_of)
    shown = ", ".join(f"'{text[start:end]}'" for start, end in spans)
    if example.kind == "no_match":
        return f"must not match, and matches {shown}" if spans else None
    if example.kind == "todo":
        return f"matches now ({shown})" if spans else None
    if not spans:
        return "must match, and does not"
    if example.evidence and list(example.evidence) != spans:
        wanted = ", ".join(f"'{text[start:end]}'" for start, end in example.evidence)
        return f"must match {wanted}, and matches {shown}"
    return None
