"""YAML with places: plain values, and where each stands. All scalars stay strings, so that `no` is a word."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from pipeline.patterns.issues import Issue

YAML_HINTS = {
    "tab character": "indent with spaces",
    "mapping values": "put a text with a colon in quotation marks; the keys of a pattern stand right under one another",
    "expected ',' or": "close the quotation mark or the bracket before it; put text with , [ ] { } in quotation marks",
    "start any token": "put it in quotation marks",
    "expected '-'": "the keys of a pattern stand right under one another, behind a dash",
    "unexpected end": "close the quotation mark",
}
"""What the reader of YAML says, in part, and what to do."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a value."""


@dataclass
class Located:
    """A YAML file's value, and by path the place (line, column, from 1) of each value and key.

    A scalar's text begins `shift` columns after its place (1 for a quoted one); None where it is folded or escaped so
    that columns inside it cannot be told."""

    value: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    shifts: dict[Path, int | None] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        """The place of a value, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def place_in(self, path: Path, offset: int) -> tuple[int, int]:
        """The place of a character of a scalar, counted from 0."""
        line, column = self.place(path)
        shift = self.shifts.get(path)
        return (line, column) if shift is None else (line, column + shift + offset)


def read_located(text: str, path: str) -> Located:
    """The value of a YAML text; what is wrong in it stands in `issues`, with `path` as the file's name."""
    reader = _Reader(text, path)
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        if node is not None:
            reader.located.value = reader.value(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place, problem = (mark.line + 1, mark.column + 1) if mark else (1, 1), str(error.problem)
        hint = next((hint for part, hint in YAML_HINTS.items() if part in problem), "")
        reader.complain(place, f"no valid YAML: {problem}", hint)
    except (yaml.YAMLError, RecursionError) as error:
        reader.complain((1, 1), f"no valid YAML: {' '.join(str(error).split())}")
    return reader.located


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.located = Located()
        self._lines = text.split("\n")
        self._path = path
        self._seen: set[int] = set()

    def complain(self, place: tuple[int, int], message: str, hint: str = "") -> None:
        self.located.issues.append(Issue(self._path, *place, "yaml", message, hint))

    def value(self, node: yaml.Node, at: Path) -> Any:
        place = _place(node)
        self.located.places[at] = place
        if id(node) in self._seen:  # an alias: it may contain itself, or grow without bound
            self.complain(place, "a YAML anchor is used here", "write the value out, or name a list under lists:")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            mapping: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in mapping:
                    self.complain(_place(key_node), f"'{key}' stands here twice", "keep one")
                self.located.keys[(*at, key)] = _place(key_node)
                mapping[key] = self.value(value_node, (*at, key))
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        shift = 1 if getattr(node, "style", None) in ("'", '"') else 0
        written = self._lines[node.start_mark.line][node.start_mark.column + shift :]
        self.located.shifts[at] = shift if written.startswith(node.value) else None
        return node.value


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
