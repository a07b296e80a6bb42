"""The screen: can a text hold a match at all? Derived from the patterns when they load, never kept by hand.

It works on characters, before any Doc exists, and only ever errs by letting through: a notation can match only where
one literal of each of its groups stands, and folding works on each character by itself, so that a word which the clean
view of a sentence holds stands in the folded text too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.patterns.book import PatternBook
from pipeline.patterns.folding import FINAL_SIGMA, fold, fold_case
from pipeline.patterns.literals import joined
from pipeline.patterns.program import Pattern
from pipeline.records import WHOLE, Offsets

PARTS = ("pillar", "part", "prong", "point")
"""What a part of a plan is called where it is named by its number. Such a sentence counts in an article that elsewhere
names the plan, so these let an article through only together with the plan."""

Groups: TypeAlias = Sequence[Sequence[str]]
Way: TypeAlias = tuple[int, int]
"""The index of a pattern, and of a notation under its `any` (WHOLE for `all`)."""


class Screen:
    """The literals of a book's patterns in one automaton."""

    def __init__(self, book: PatternBook) -> None:
        ways = [(way, groups) for index, pattern in enumerate(book.patterns) for way, groups in _ways(index, pattern)]
        plan = [notation.literals for notation in book.plan]
        self._literals = sorted(
            {literal for _, groups in ways for group in groups for literal in group}.union(
                literal for groups in plan for group in groups for literal in group
            )
        )
        number = {literal: at for at, literal in enumerate(self._literals)}
        self._ways = [(way, _numbered(groups, number)) for way, groups in ways]
        self._plan = [_numbered(groups, number) for groups in plan]
        self._ways_by_literal: dict[int, list[int]] = {}
        for at, (_, numbered) in enumerate(self._ways):
            for literal in numbered[0]:
                self._ways_by_literal.setdefault(literal, []).append(at)
        # The DFA is the fastest to run: 110 to 130 MB/s.
        strings = [fold_case(literal.rstrip("*")) for literal in self._literals]
        self._automaton = AhoCorasick(strings, implementation=Implementation.DFA)

    def hits(self, text: str, stretches: Callable[[str], Iterable[Offsets]] | None = None) -> bool:
        """Whether the text of an article can hold a match. Where it says no, there is none.

        `stretches` gives stretches of the text that no sentence crosses, such as its blocks: with them the words of a
        pattern must stand in one of these. It is asked only where the article as a whole may match."""
        found = self._found(text)
        if any(True for _ in self._possible(found)) and (
            stretches is None or any(self.ways(text, start, end) for start, end in stretches(text))
        ):
            return True
        if not any(not any(map(found.isdisjoint, groups)) for groups in self._plan):
            return False
        folded = fold_case(text)
        return any(part in folded for part in PARTS)

    def ways(self, text: str, start: int, end: int) -> tuple[Way, ...]:
        """The ways in which the sentence `text[start:end]` can hold a match, in order."""
        return tuple(sorted(set(self._possible(self._found(text[start:end])))))

    def _possible(self, found: set[int]) -> Iterator[Way]:
        """The ways to match that have a literal of each of their groups among those found."""
        for literal in found:
            for at in self._ways_by_literal.get(literal, ()):
                way, groups = self._ways[at]
                if not any(map(found.isdisjoint, groups)):
                    yield way

    def _found(self, text: str) -> set[int]:
        """The literals that stand in the text as words."""
        cased = joined(fold(text))
        folded = cased.lower().replace(*FINAL_SIGMA)  # as long as `cased`: folding leaves no character that grows
        found: set[int] = set()
        for at, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if at in found or (start and _inside_a_word(cased, start)):
                continue
            literal = self._literals[at]
            if literal.endswith("*") or (
                (end == len(cased) or not _inside_a_word(cased, end))
                and (literal.islower() or cased[start:end] == literal)
            ):
                found.add(at)
        return found


def _inside_a_word(cased: str, at: int) -> bool:
    """Whether no word can begin or end at `at`. One may where small letters meet a capital: there scraping glued two
    sentences together."""
    before, after = cased[at - 1], cased[at]
    return before.isalnum() and after.isalnum() and not (before.islower() and after.isupper())


def _ways(index: int, pattern: Pattern) -> list[tuple[Way, Groups]]:
    """The ways to a match of a pattern, each with its groups of literals."""
    if pattern.all:
        return [((index, WHOLE), [group for notation in pattern.all for group in notation.literals])]
    return [((index, at), notation.literals) for at, notation in enumerate(pattern.any)]


def _numbered(groups: Groups, number: dict[str, int]) -> list[frozenset[int]]:
    return [frozenset(number[literal] for literal in group) for group in groups]
