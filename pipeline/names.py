"""Finding the names of a gazetteer in running text, in one pass over its capitalised words.

A name is kept as its pieces (words and single marks), so any white space, also none beside a mark, may stand
between them: "United\\r\\nStates", "U. S.", "Guinea - Bissau". The longest name wins; names found do not overlap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
NEXT_PIECE = re.compile(r"\s*([^\W\d_]+|\d+|\S)")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
CAPITALISED = re.compile(r"(?<![^\W_])(?=[^\W\d_])[^a-zß-öø-ÿ\W\d_][^\W\d_]*")
ONE_MARK = str.maketrans(dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("‐‑‒–—", "-"))


class Found(NamedTuple, Generic[V]):
    """A name found: character offsets into the searched text, and what the name stands for."""

    start: int
    end: int
    value: V


@dataclass(slots=True)
class _Node(Generic[V]):
    longer: dict[str, "_Node[V]"] = field(default_factory=dict)
    values: list[tuple[str | None, V]] = field(default_factory=list)


class Names(Generic[V]):
    """Names that begin with a capital letter. Of two equal names the one added first counts."""

    def __init__(self) -> None:
        self._first: _Node[V] = _Node()

    def add(self, name: str, value: V, *, exact: bool = False) -> None:
        """Add a name in any case that begins with a capital, or, if `exact`, in its own case only ("US")."""
        pieces = PIECE.findall(name.translate(ONE_MARK))
        node = self._first
        for piece in pieces:
            node = node.longer.setdefault(piece.lower(), _Node())
        node.values.append(("".join(pieces) if exact else None, value))

    def find(self, text: str) -> Iterator[Found[V]]:
        """All names in the text, from left to right. Soft hyphens and zero-width characters do not matter."""
        if not INVISIBLE.search(text):
            yield from self._find(text)
            return
        kept = [i for i, character in enumerate(text) if not INVISIBLE.match(character)]
        for start, end, value in self._find("".join(text[i] for i in kept)):
            yield Found(kept[start], kept[end - 1] + 1, value)

    def _find(self, text: str) -> Iterator[Found[V]]:
        end = 0
        for word in CAPITALISED.finditer(text):
            node = self._first.longer.get(word[0].lower())
            if node is not None and word.start() >= end:
                found = self._longest(text, word.start(), word.end(), node)
                if found is not None:
                    end = found.end
                    yield found

    def _longest(self, text: str, start: int, end: int, node: _Node[V]) -> Found[V] | None:
        found = self._value(text, start, end, node)
        while node.longer:
            piece = NEXT_PIECE.match(text, end)
            following = node.longer.get(piece[1].translate(ONE_MARK).lower()) if piece else None
            if piece is None or following is None:
                break
            node, end = following, piece.end()
            found = self._value(text, start, end, node) or found
        return found

    @staticmethod
    def _value(text: str, start: int, end: int, node: _Node[V]) -> Found[V] | None:
        for exact, value in node.values:
            if exact is None or exact == "".join(text[start:end].split()):
                return Found(start, end, value)
        return None
