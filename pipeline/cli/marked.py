"""Sentences with their evidence marked: by colour on a terminal, else by `[[` and `]]`."""

from collections.abc import Sequence

from rich.text import Text

from pipeline.cli.terminal import safe
from pipeline.records import Offsets


def mark(text: str, start: int, end: int, evidence: Sequence[Offsets], colour: bool) -> Text:
    """`text[start:end]` as a terminal may show it. `evidence` are offsets into `text`."""
    line = Text(safe(text[start:end]))  # character for character: offsets stay
    if colour:
        for first, last in evidence:
            line.stylize("bold yellow", first - start, last - start)
        return line
    for first, last in sorted(evidence, reverse=True):
        before, inside, after = line.divide([first - start, last - start])
        line = Text.assemble(before, "[[", inside, "]]", after)
    return line
