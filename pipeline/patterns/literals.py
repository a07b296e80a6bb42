"""The literals of a notation: strings that the text of every match holds, for the screen.

Words that stand together give one literal, "out of work", which is far rarer than its words. Of the ways that a part
may be written each gives a literal, up to a bound, beyond which words are taken one by one. A literal with a capital
is one of that case; one that ends in `*` is the beginning of a word."""

from collections.abc import Sequence

from pipeline.patterns.program import Choice, Node, Part, Slot, Word

MAX_ALTERNATIVES = 64
SEPARATORS = "-'\"—"
"""What may join words, besides white space: folded text has a space for it."""


def joined(folded: str) -> str:
    """Folded text with one space wherever something joins words: dashes, quotation marks, apostrophes, spaces."""
    for separator in SEPARATORS:
        folded = folded.replace(separator, " ")
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


def find_literals(parts: Sequence[Part]) -> tuple[tuple[str, ...], ...]:
    """Groups of literals: of each group every match holds one. The group that is likely the rarest comes first."""
    groups = {tuple(sorted(set(group))) for part in parts for group in _groups(part)}
    return tuple(sorted(groups, key=_rarity, reverse=True))


def _rarity(group: Sequence[str]) -> tuple[int, int, Sequence[str]]:
    return min(map(len, group)), -len(group), group


def _groups(part: Part) -> list[list[str]]:
    groups: list[list[str]] = []
    run: list[str] = []
    for node in part:
        ways = _ways(node)
        if ways is None or len(run) * len(ways) > MAX_ALTERNATIVES:
            groups.append(run)
            run = []
        if ways is not None:
            run = _product(run or [""], ways)
            if _closed(run):
                groups.append(run)
                run = []
        elif isinstance(node, Word) and not node.optional:
            groups.append(_forms(node))
        elif isinstance(node, Choice) and not node.optional:
            options = [sorted(_groups(option), key=_rarity) for option in node.options]
            if all(options):
                groups.append([literal for option in options for literal in option[-1]])
    return [group for group in (*groups, run) if group and group != ["s"]]


def _ways(node: Node) -> list[str] | None:
    """All ways to write a node that stands in any match, None where they cannot be told as plain strings."""
    if node.optional or isinstance(node, Slot):
        return None
    if isinstance(node, Word):
        return None if _odd(node) else _forms(node)
    found: list[str] = []
    for option in node.options:
        ways = [""]
        for inner in option:
            inner_ways = _ways(inner)
            if inner_ways is None or _closed(ways) or len(ways) * len(inner_ways) > MAX_ALTERNATIVES:
                return None
            ways = _product(ways, inner_ways)
        found += ways
    return found


def _odd(word: Word) -> bool:
    """Whether the word may have signs around it or dots inside: then it joins no literal."""
    return bool(word.exact) or any(form[0].isdigit() for form in (*word.lower, *word.prefixes))


def _forms(word: Word) -> list[str]:
    dotted = (".".join(form) for form in word.exact if form.isalpha())  # US is also written U.S.
    forms = (*word.lower, *word.exact, *dotted, *(f"{prefix}*" for prefix in word.prefixes))
    return [joined(form).strip() for form in forms]


def _product(first: Sequence[str], second: Sequence[str]) -> list[str]:
    return [f"{one} {other}".strip() for one in first for other in second]


def _closed(ways: Sequence[str]) -> bool:
    """Whether one of them ends in an open word, after which nothing can be said of what follows."""
    return any(way.endswith("*") for way in ways)
