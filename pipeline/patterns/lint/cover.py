"""Whether one notation finds all that another finds. Told from their compiled forms, never from texts: where it says
yes, it is so; where it cannot tell, it says no."""

from collections.abc import Iterable, Sequence
from itertools import product
from operator import ge
from typing import TypeAlias

from pipeline.patterns.compile import union
from pipeline.patterns.folding import fold_case
from pipeline.patterns.program import Choice, Node, Notation, Part, Slot, Word
from pipeline.patterns.search import JOINTS

MAX_WAYS = 256
Leaf: TypeAlias = Word | Slot


class Wider:
    """Finds among notations those that cover another one, by the words that they need."""

    def __init__(self, notations: Iterable[Notation]) -> None:
        self._by_form: dict[str, list[Notation]] = {}
        self._prefixes: dict[int, dict[str, list[Notation]]] = {}
        for notation in notations:
            if notation.needs:
                for form in notation.needs[0].lower | notation.needs[0].exact:
                    self._by_form.setdefault(form, []).append(notation)
                for prefix in notation.needs[0].prefixes:
                    self._prefixes.setdefault(len(prefix), {}).setdefault(prefix, []).append(notation)

    def than(self, narrow: Notation) -> list[Notation]:
        """The notations, other than this one and its equals, that find all that it finds."""
        near: dict[int, Notation] = {}
        for form in _forms(narrow.parts):
            for notation in self._by_form.get(form, ()):
                near[id(notation)] = notation
            for length, beginnings in self._prefixes.items():
                for notation in beginnings.get(form[:length], ()):
                    near[id(notation)] = notation
        alike = [wide for wide in near.values() if wide is not narrow and _as_far(wide, narrow)]
        return covering(alike, narrow) if alike else []


def covering(notations: Iterable[Notation], narrow: Notation) -> list[Notation]:
    """Those of some notations, not equal to `narrow`, of which every match of `narrow` is a match."""
    ways = [_ways(part) for part in narrow.parts]
    equal = (narrow.parts, narrow.gaps)
    return [wide for wide in notations if all(map(_part_covers, wide.parts, ways)) and (wide.parts, wide.gaps) != equal]


def _as_far(wide: Notation, narrow: Notation) -> bool:
    """Whether a notation has as many parts as another one, and no gap that is shorter."""
    return len(wide.parts) == len(narrow.parts) and all(map(ge, wide.gaps, narrow.gaps))


def _part_covers(wide: Part, ways: list[tuple[Leaf, ...]] | None) -> bool:
    return ways is not None and all(len(way) in _through(wide, way, {0}) for way in ways)


def _ways(part: Part) -> list[tuple[Leaf, ...]] | None:
    """The sequences of words and slots that a part stands for, None where there are too many."""
    options: list[list[tuple[Leaf, ...]]] = []
    for node in part:
        found: list[tuple[Leaf, ...]] = [()] if node.optional else []
        if isinstance(node, Choice):
            for option in node.options:
                inner = _ways(option)
                if inner is None:
                    return None
                found += inner
        else:
            found.append((node,))
        options.append(found)
    count = 1
    for found in options:
        count *= len(found)
    if count > MAX_WAYS:
        return None
    return [sum(way, ()) for way in product(*options)]


def _through(part: Part, way: Sequence[Leaf], at: set[int]) -> set[int]:
    """How far into a way a part comes that begins at any of the places `at`."""
    for node in part:
        longer = _over(node, way, at)
        at = at | longer if node.optional else longer
    return at


def _over(node: Node, way: Sequence[Leaf], at: set[int]) -> set[int]:
    if isinstance(node, Choice):
        single = [option[0] for option in node.options if len(option) == 1]
        words = [word for word in single if isinstance(word, Word) and not word.optional]
        parts = [*node.options, *([(union(words),)] if len(words) > 1 else [])]
        return set[int]().union(*(_through(part, way, at) for part in parts))
    return {place + 1 for place in at if place < len(way) and _includes(node, way[place], place == 0)}


def _includes(wide: Leaf, narrow: Leaf, first: bool) -> bool:
    """Whether a word or slot allows all that another allows. What stands before the first word of a part is free."""
    if isinstance(wide, Slot) or isinstance(narrow, Slot):
        return (
            isinstance(wide, Slot)
            and isinstance(narrow, Slot)
            and wide.kind == narrow.kind
            and (not wide.values or (bool(narrow.values) and set(narrow.values) <= set(wide.values)))
        )
    if not first and not set(JOINTS[narrow.joint]) <= set(JOINTS[wide.joint]):
        return False

    def finds(form: str) -> bool:
        return form in wide.lower or bool(wide.prefixes and form.startswith(wide.prefixes))

    return (
        all(map(finds, narrow.lower))
        and all(form in wide.exact or finds(fold_case(form)) for form in narrow.exact)
        and all(bool(wide.prefixes) and prefix.startswith(wide.prefixes) for prefix in narrow.prefixes)
    )


def _forms(parts: Sequence[Part]) -> set[str]:
    """Every form, exact form and prefix in some parts, exact ones in lower case too."""
    forms: set[str] = set()
    for part in parts:
        for node in part:
            if isinstance(node, Choice):
                forms |= _forms(node.options)
            elif isinstance(node, Word):
                forms.update(node.lower, node.exact, map(fold_case, node.exact), node.prefixes)
    return forms
