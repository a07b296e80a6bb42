"""Marked-up strings as test cases: `<country iso2=KR>South Korea</country> agreed` is a text and its records.

Attributes are `name=value`, the value up to a space or in double quotes; they stay strings."""

import re
from typing import NamedTuple

TAG = re.compile(r'<(/?)([a-z]+)((?:\s+\w+=(?:"[^"]*"|[^\s>]+))*)\s*>')
ATTRIBUTE = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s>]+))')


class Mark(NamedTuple):
    """A marked span: offsets into the text without marks."""

    tag: str
    start: int
    end: int
    attributes: dict[str, str]


def parse(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in the order of their starts. Marks may nest."""
    text, marks, open_marks, last = "", [], [], 0
    for match in TAG.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            tag, start, attributes = open_marks.pop()
            assert tag == match[2], f"</{match[2]}> closes <{tag}> in {marked!r}"
            marks.append(Mark(tag, start, len(text), attributes))
        else:
            attributes = {a[1]: a[2] if a[2] is not None else a[3] for a in ATTRIBUTE.finditer(match[3])}
            open_marks.append((match[2], len(text), attributes))
    assert not open_marks, f"<{open_marks[-1][0]}> is not closed in {marked!r}"
    return text + marked[last:], sorted(marks, key=lambda mark: (mark.start, -mark.end))
