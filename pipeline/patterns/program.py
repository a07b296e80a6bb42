"""A compiled notation: what a search runs on, and what the cache holds. Plain frozen structs, no behaviour."""

from typing import Literal, TypeAlias

from msgspec import Struct

PILLARS = "pillars.yml"
Joint = Literal["next", "hyphen", "dash"]


class Word(Struct, frozen=True, tag="word", array_like=True):
    """One word: any of `lower` (any case), of `exact` (that case), or one that begins with any of `prefixes`.

    `joint` is what may stand before it inside its part: `next` as between words, `hyphen` any dash, a space or nothing,
    `dash` a dash only."""

    lower: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    joint: Joint = "next"
    optional: bool = False


class Slot(Struct, frozen=True, tag="slot", array_like=True):
    """An entity of an earlier stage; `values` empty: any of its kind."""

    kind: str
    values: tuple[str, ...] = ()
    optional: bool = False


class Choice(Struct, frozen=True, tag="choice", array_like=True):
    """Any of several sequences."""

    options: tuple[tuple["Node", ...], ...]
    optional: bool = False


Node: TypeAlias = Word | Slot | Choice
Part: TypeAlias = tuple[Node, ...]


class Notation(Struct, frozen=True, array_like=True):
    """`parts` with up to `gaps[i]` words between part i and part i + 1. `text` is the notation as written.

    `needs` are words each of which every sentence with a match holds, the rarest first, `literals` groups of strings
    of each of which its text holds one (see literals.py); `open` says whether a slot stands in it."""

    text: str
    parts: tuple[Part, ...]
    gaps: tuple[int, ...]
    needs: tuple[Word, ...]
    literals: tuple[tuple[str, ...], ...]
    open: bool


class Before(Struct, frozen=True, array_like=True):
    """Notations that forbid a match when one stands among the `within` words left of it."""

    within: int
    any: tuple[Notation, ...]


class Example(Struct, frozen=True, array_like=True):
    """An example of a pattern. `evidence` are the spans between `[[` and `]]`, offsets into `text`."""

    kind: Literal["match", "no_match", "todo"]
    text: str
    evidence: tuple[tuple[int, int], ...]
    line: int
    column: int


class Pattern(Struct, frozen=True, array_like=True):
    """A pattern. `pillar` is the id of its pillar, or the name of its rule. Any of `any`, or all of `all` within `near`
    words. `path` is relative to the folder, `line` counts from 1, `index` from 0 among the patterns of
    the file. `disabled` is why it is left out for now, else empty."""

    id: str
    pillar: str
    path: str
    line: int
    index: int = 0
    title: str = ""
    source: str = ""
    any: tuple[Notation, ...] = ()
    all: tuple[Notation, ...] = ()
    near: int = 8
    unless: tuple[Notation, ...] = ()
    unless_sentence: tuple[Notation, ...] = ()
    unless_before: Before | None = None
    blocks: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    disabled: str = ""

    @property
    def needs(self) -> list[tuple[Word, ...]]:
        """The ways to a match: of one of them every match holds each word."""
        if self.all:
            return [tuple(word for notation in self.all for word in notation.needs)]
        return [notation.needs for notation in self.any]

    @property
    def open(self) -> bool:
        """Whether a match depends on entities."""
        vetoes = (*self.unless, *self.unless_sentence, *(self.unless_before.any if self.unless_before else ()))
        return any(notation.open for notation in (*self.any, *self.all, *vetoes))


class Pillar(Struct, frozen=True, array_like=True):
    """A pillar of a plan; `number` is its place in the plan."""

    id: str
    number: int
    label: str
    description: str
    source: str


class BookData(Struct, frozen=True, array_like=True):
    """What the cache holds of a folder. `plan` are notations that name the plan itself; `sha256` is of the parsed form
    of the files, which no comment changes. `borrowed` are by path the hashes of the files that word lists are
    taken over from."""

    title: str
    pillars: tuple[Pillar, ...]
    patterns: tuple[Pattern, ...]
    plan: tuple[Notation, ...]
    lists: dict[str, list[str]]
    sha256: str
    borrowed: dict[str, str] = {}
