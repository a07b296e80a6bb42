"""Edits of pattern files that leave everything else as it was written, comments, order, quotes and line breaks.

A file is a text with places: each edit replaces the characters of one value. Nothing is ever written out anew from the
parsed form, which would lay out every list of the file afresh."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import yaml

from pipeline.patterns.located import Path as Place

BOM = "\ufeff"

UNWRITABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
WIDTH = 120
"""Lists are continued on a new line beyond so many columns."""


class Editor:
    """The text of one pattern file, which must be valid. Paths are keys and indices, as in `Located`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_end = "\r\n" if "\r\n" in text else "\n"

    def replace(self, at: Place, value: str) -> None:
        """Put another text in the place of one."""
        node = self._node(at)
        self._put(node.start_mark.index, self._end(node), quoted(value, str(getattr(node, "style", "") or "")))

    def remove(self, at: Place) -> None:
        """Take an item from a list; with its last item the list goes too."""
        *around, index = at
        items = cast(yaml.SequenceNode, self._node(tuple(around))).value
        if len(items) == 1:
            self._remove_key(tuple(around))
        else:
            self._remove_one(items, int(index), self._node(tuple(around)))

    def add(self, at: Place, value: str) -> None:
        """Append a text to a list, which is made where there is none."""
        *around, key = at
        pattern = cast(yaml.MappingNode, self._node(tuple(around)))
        found = next((each for name, each in pattern.value if name.value == key), None)
        if found is None:
            self._add_key(pattern, str(key), quoted(value))
        elif not found.value:
            self._put(found.start_mark.index, found.end_mark.index, f"[{quoted(value)}]")
        else:
            self._append(cast(yaml.SequenceNode, found), quoted(value))

    def add_pattern(self, lines: Sequence[str]) -> None:
        """Append a pattern, given as the lines of its block, to the file. Its patterns must be a block list."""
        patterns = cast(yaml.SequenceNode, self._node(("patterns",)))
        item = as_item(lines, patterns.start_mark.column)
        end = self._line_end_after(self._end(patterns))
        self._put(end, end, self._line_end * 2 + self._line_end.join(item))

    def _node(self, at: Place) -> yaml.Node:
        node = yaml.compose(self.text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        for key in at:
            if isinstance(node, yaml.MappingNode):
                node = next(value for name, value in node.value if name.value == key)
            else:
                node = cast(yaml.SequenceNode, node).value[key]
        return cast(yaml.Node, node)

    def _put(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]

    def _line_end_after(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end and self.text[end - 1 : end + 1] == "\r\n" else end

    def _end(self, node: yaml.Node) -> int:
        """Where the last character of a node stands; a block ends with its last leaf, not at the next key."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)
        written = self.text[: node.end_mark.index]
        return len(written.rstrip()) if getattr(node, "style", None) in ("|", ">") else len(written)

    def _remove_one(self, items: list[yaml.Node], index: int, around: yaml.Node) -> None:
        if not cast(yaml.CollectionNode, around).flow_style:
            self._remove_lines(items[index].start_mark.index, self._end(items[index]))
        elif index:
            self._put(self._end(items[index - 1]), self._end(items[index]), "")
        else:
            self._put(items[0].start_mark.index, items[1].start_mark.index, "")

    def _remove_key(self, at: Place) -> None:
        *around, key = at
        mapping = cast(yaml.MappingNode, self._node(tuple(around)))
        names = [name.value for name, _ in mapping.value]
        index = names.index(key)
        name, value = mapping.value[index]
        if not mapping.flow_style:
            self._remove_lines(name.start_mark.index, self._end(value))
        elif index:
            self._put(self._end(mapping.value[index - 1][1]), self._end(value), "")
        else:
            self._put(name.start_mark.index, mapping.value[1][0].start_mark.index, "")

    def _remove_lines(self, start: int, end: int) -> None:
        first = self.text.rfind("\n", 0, start) + 1
        after = self.text.find("\n", end)
        self._put(first, len(self.text) if after < 0 else after + 1, "")

    def _append(self, items: yaml.SequenceNode, new: str) -> None:
        last = items.value[-1]
        if not items.flow_style:
            end = self._line_end_after(self._end(last))
            self._put(end, end, f"{self._line_end}{' ' * items.start_mark.column}- {new}")
            return
        end, line = self._end(last), self.text.rfind("\n", 0, self._end(last)) + 1
        fits = self._line_end_after(end) - line + len(new) + len(", ") <= WIDTH
        indent = " " * (items.value[0].start_mark.column)
        self._put(end, end, f", {new}" if fits else f",{self._line_end}{indent}{new}")

    def _add_key(self, pattern: yaml.MappingNode, key: str, new: str) -> None:
        last = self._end(pattern.value[-1][1])
        if pattern.flow_style:
            self._put(last, last, f", {key}: [{new}]")
            return
        end, indent = self._line_end_after(last), " " * pattern.value[0][0].start_mark.column
        self._put(end, end, f"{self._line_end}{indent}{key}:{self._line_end}{indent}  - {new}")


@contextmanager
def editing(path: Path) -> Iterator[Editor]:
    """An editor of a file, which is written back at the end where its text changed. A byte order mark stays."""
    text = path.read_bytes().decode("utf-8")
    editor = Editor(text.removeprefix(BOM))
    yield editor
    edited = BOM * text.startswith(BOM) + editor.text
    if edited != text:
        path.write_bytes(edited.encode())


def as_item(lines: Sequence[str], column: int) -> list[str]:
    """The lines of a block as an item of a list whose dashes stand at a column, counted from 0."""
    return [" " * column + ("- " if number == 0 else "  ") + line for number, line in enumerate(lines)]


def quoted(text: str, style: str = '"') -> str:
    """A text as a scalar of YAML, in single quotation marks where it stood in such, else in double ones.

    Characters that YAML does not take as they are, such as the control characters of misread articles, are escaped."""
    if style == "'" and not UNWRITABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
