"""From the tree of a notation to what the search runs on: inflections and lists filled in, bounds checked, and the one
word named that every match needs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from pipeline.patterns.folding import fold_case
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.literals import find_literals
from pipeline.patterns.notation import (
    GroupAtom,
    ListAtom,
    NotationError,
    SlotAtom,
    Tree,
    WordAtom,
    parse,
    suggest,
)
from pipeline.patterns.notation import Part as TreePart
from pipeline.patterns.program import Choice, Joint, Node, Notation, Part, Slot, Word
from pipeline.patterns.view import HYPHEN, LONG_DASH, POSSESSIVE, make_view

MAX_EXPANSIONS = 64
MAX_HYPHENS = 4
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all an and are as at back be been but by can could for from go going had has have he her his in
        into is it its make may more most new no not of off on one or other out over people said say she so some state
        take than that the their them there they this time to two under up very was we were which who will with work
        would year you
        """,
    )
)


class Compiler:
    """Compiles notations that may use the word lists `lists` (name to entries)."""

    def __init__(self, inflector: Inflector, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        self._inflector = inflector
        self._lists = lists or {}
        # What was compiled once is shared: patterns repeat their words and lists.
        self._words_done: dict[tuple[str, str], Node] = {}
        self._lists_done: dict[str, Node] = {}

    def with_lists(self, lists: Mapping[str, Sequence[str]]) -> "Compiler":
        """A compiler with other word lists, which shares the words that this one has compiled."""
        other = Compiler(self._inflector, lists)
        other._words_done = self._words_done
        return other

    def compile(self, text: str) -> Notation:
        """The compiled notation. Raises NotationError, its offset in `text`."""
        tree: Tree = parse(text)
        parts = tuple(self._part(part, ()) for part in tree.parts)
        for part in parts:
            if all(node.optional for node in part):
                raise NotationError("everything in a part is optional", hint="take one '?' away")
            if (ways := _expansions(part)) > MAX_EXPANSIONS:
                raise NotationError(
                    f"{ways} expansions, over the {MAX_EXPANSIONS} allowed", hint="use a list (@name) or split"
                )
        needs = by_rarity(word for part in parts for word in _needs(part))
        return Notation(text, parts, tree.gaps, needs, find_literals(parts), any(map(_has_slot, parts)))

    def _part(self, part: TreePart, used: tuple[str, ...]) -> Part:
        return tuple(_optional(self._atom(item.atom, used), item.optional) for item in part)

    def _atom(self, atom: WordAtom | ListAtom | SlotAtom | GroupAtom, used: tuple[str, ...]) -> Node:
        if isinstance(atom, WordAtom):
            key = (atom.text, atom.mode)
            if key not in self._words_done:
                self._words_done[key] = self._word(atom)
            return self._words_done[key]
        if isinstance(atom, SlotAtom):
            return Slot(atom.kind, atom.values)
        if isinstance(atom, GroupAtom):
            return _choice([self._part(option, used) for option in atom.options])
        return self._list(atom, used)

    def _list(self, atom: ListAtom, used: tuple[str, ...]) -> Node:
        if atom.name not in self._lists:
            hint = suggest(atom.name, list(self._lists)) or "name it under lists:"
            raise NotationError(f"unknown list '@{atom.name}'", atom.offset, hint=hint, rule="unknown-list")
        if atom.name in used:
            raise NotationError(f"the list '@{atom.name}' uses itself", atom.offset)
        if atom.name in self._lists_done:
            return self._lists_done[atom.name]
        options = []
        for entry in self._lists[atom.name]:
            try:
                tree = parse(entry)
                if tree.gaps:
                    raise NotationError("an entry has no gap")
                options.append(self._part(tree.parts[0], (*used, atom.name)))
            except NotationError as error:
                message = f"in '@{atom.name}', entry '{entry}': {error.message}"
                raise NotationError(message, atom.offset, hint=error.hint, rule=error.rule) from error
        self._lists_done[atom.name] = _merge(options)
        return self._lists_done[atom.name]

    def _word(self, atom: WordAtom) -> Node:
        if atom.mode == "quoted":
            return self._quoted(atom)
        pieces = atom.text.split("-")
        if "" in pieces or len(pieces) > MAX_HYPHENS + 1:
            raise NotationError(f"'{atom.text}': a hyphen joins two words, at most {MAX_HYPHENS} in a row", atom.offset)
        # Each hyphen may be nothing: "gender-based" is also the one word "genderbased".
        options = []
        for joined in product((False, True), repeat=len(pieces) - 1):
            words = [pieces[0]]
            for piece, glued in zip(pieces[1:], joined, strict=True):
                words[-1:] = [words[-1] + piece] if glued else [words[-1], piece]
            options.append(self._words(words, atom))
        return _choice(options)

    def _words(self, words: list[str], atom: WordAtom) -> Part:
        """Words joined by hyphens, of which the last one carries the ending or the inflection."""
        nodes: list[Node] = []
        for index, word in enumerate(words):
            joint: Joint = "hyphen" if index else "next"
            last = index == len(words) - 1
            mode = atom.mode if last or atom.mode == "exact" else "form"
            view = make_view(word, 0, len(word))
            if not len(view):
                raise NotationError(f"'{word}' is no word", atom.offset)
            for at, form in enumerate(view.lower):
                if mode == "inflected" and form != POSSESSIVE:
                    nodes.append(Word(lower=frozenset(map(fold_case, self._inflector.forms(form))), joint=joint))
                elif mode == "prefix":
                    nodes.append(Word(prefixes=(form,), joint=joint))
                elif mode == "exact":
                    nodes.append(Word(exact=frozenset((view.exact[at],)), joint=joint))
                else:
                    nodes.append(Word(lower=frozenset((form,)), joint=joint))
                joint = "next"
        return tuple(nodes)

    def _quoted(self, atom: WordAtom) -> Node:
        view = make_view(atom.text, 0, len(atom.text))
        if not len(view):
            raise NotationError("no word stands between the quotation marks", atom.offset)
        joints: list[Joint] = ["dash" if joint in (HYPHEN, LONG_DASH) else "next" for joint in view.joints]
        words = zip(view.exact, joints, strict=True)
        return _choice([tuple(Word(exact=frozenset((exact,)), joint=joint) for exact, joint in words)])


def _optional(node: Node, optional: bool) -> Node:
    if not optional:
        return node
    if isinstance(node, Word):
        return Word(node.lower, node.exact, node.prefixes, node.joint, True)
    if isinstance(node, Slot):
        return Slot(node.kind, node.values, True)
    return Choice(node.options, True)


def _choice(options: Sequence[Part]) -> Node:
    if len(options) == 1 and len(options[0]) == 1:
        return options[0][0]
    return Choice(tuple(options))


def _merge(options: Sequence[Part]) -> Node:
    """A list: its single words become one word of many forms, which counts as one expansion."""
    words = [part[0] for part in options if len(part) == 1 and isinstance(part[0], Word) and not part[0].optional]
    others = [part for part in options if not (len(part) == 1 and part[0] in words)]
    return _choice([*([(union(words),)] if words else []), *others])


def union(words: Sequence[Word]) -> Word:
    """A word that is any of these."""
    return Word(
        frozenset[str]().union(*(word.lower for word in words)),
        frozenset[str]().union(*(word.exact for word in words)),
        tuple(sorted({prefix for word in words for prefix in word.prefixes})),
    )


def _expansions(part: Part) -> int:
    ways = 1
    for node in part:
        inner = sum(map(_expansions, node.options)) if isinstance(node, Choice) and not _hyphenated(node) else 1
        ways *= inner + node.optional
    return ways


def _hyphenated(choice: Choice) -> bool:
    """Whether the choice is one word with hyphens in it."""
    return any(isinstance(node, Word) and node.joint == "hyphen" for node in choice.options[0][1:])


def _has_slot(part: Part) -> bool:
    return any(
        isinstance(node, Slot) or (isinstance(node, Choice) and any(map(_has_slot, node.options))) for node in part
    )


def _needs(part: Part) -> list[Word]:
    """Words each of which every match of a part holds: optional items and slots need nothing, a choice needs any of
    what its options need, and of an option the rarest word stands for all."""
    needs: list[Word] = []
    for node in part:
        if node.optional or isinstance(node, Slot):
            continue
        if isinstance(node, Choice):
            options = [by_rarity(_needs(option)) for option in node.options]
            if all(options):
                needs.append(union([option[0] for option in options]))
        elif node.lower != {POSSESSIVE}:  # a mark that follows a letter is no word to search for
            needs.append(node if node.joint == "next" else union([node]))
    return needs


def by_rarity(words: Iterable[Word]) -> tuple[Word, ...]:
    """Different words, those first that the fewest sentences hold."""
    return tuple(sorted(dict.fromkeys(words), key=_rarity, reverse=True))


def _rarity(word: Word) -> tuple[bool, int, int]:
    """A guess: common words are common, short words too. Only speed hangs on it."""
    forms = [*word.lower, *word.exact, *word.prefixes]
    return COMMON.isdisjoint(word.lower), min(map(len, forms)), -len(forms)
