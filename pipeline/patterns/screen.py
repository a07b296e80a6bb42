"""The screen: can a text hold a match at all? Derived from the patterns when they load, never kept by hand.

It works on characters, before any Doc exists, and only ever errs by letting through: each pattern names one word that
its every match holds (`Pattern.needs`), and folding works on each character by itself, so that a word which the clean
view of a sentence holds stands in the folded text too."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.patterns.book import PatternBook
from pipeline.patterns.folding import fold_case
from pipeline.patterns.program import Word

PART_WORDS = ("pillar", "part", "prong", "point")
"""What a part of a plan is called where it is named by its number. Such a sentence counts in an article that elsewhere
names the plan, so these let an article through only together with the plan."""


class Screen:
    """The literals of a book's patterns in one automaton."""

    def __init__(self, book: PatternBook) -> None:
        owners: dict[str, set[int]] = {}
        for index, pattern in enumerate(book.patterns):
            for literal in literals(pattern.needs):
                owners.setdefault(literal, set()).add(index)
        self._patterns = _Literals(owners)
        self._owners = [frozenset(indices) for indices in owners.values()]
        self._plan = _Literals({literal for n in book.plan if n.needs for literal in literals(n.needs)})
        self._parts = _Literals(PART_WORDS)

    def hits(self, text: str) -> bool:
        """Whether the text of an article can hold a match. Where it says no, there is none."""
        folded = fold_case(text)
        return self._patterns.any(folded) or (self._plan.any(folded) and self._parts.any(folded))

    def candidates(self, text: str, start: int, end: int) -> set[int]:
        """The indices of the patterns that the sentence `text[start:end]` can hold a match of."""
        found = self._patterns.all(fold_case(text[start:end]))
        return set[int]().union(*(self._owners[index] for index in found))


class _Literals:
    """Literal search for many strings at once."""

    def __init__(self, strings: Iterable[str]) -> None:
        listed = list(strings)
        # The DFA is the fastest to run: 110 to 130 MB/s. The automaton of no strings at all is not asked.
        self._automaton = AhoCorasick(listed, implementation=Implementation.DFA) if listed else None

    def any(self, folded: str) -> bool:
        return self._automaton is not None and bool(self._automaton.find_matches_as_indexes(folded))

    def all(self, folded: str) -> set[int]:
        if self._automaton is None:
            return set()
        return {index for index, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True)}


def literals(needs: Word) -> set[str]:
    """The strings of which a folded text must hold one, if it holds the word."""
    found = {*needs.lower, *needs.prefixes}
    for exact in needs.exact:
        folded = fold_case(exact)
        found |= {folded, ".".join(folded)}  # US is also written U.S.
    return found
