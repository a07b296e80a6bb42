"""Patterns that could be slow on some text."""

import time
from collections.abc import Iterator

from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.rule import Pack, Rule
from pipeline.patterns.program import Choice, Node, Notation, Part, Word
from pipeline.patterns.search import Search
from pipeline.patterns.view import View, make_view

REPEATS = 200
MAX_SECONDS = 0.05
FEW = 20
"""Repeats that tell enough of most notations: time grows at most with the square of the length."""


class Slow(Rule):
    """A notation that is slow in a sentence that repeats its own words."""

    name = "slow"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            for notation, at in entry.notations():
                if all(isinstance(node, Word) for part in notation.parts for node in part) and not notation.gaps:
                    continue  # words side by side: there is nothing to go through
                # Another process may have had the processor: what is slow is slow three times.
                text = sample(notation)
                view = make_view(text, 0, len(text))
                if _seconds(notation, view, FEW) * (REPEATS / FEW) ** 2 > MAX_SECONDS and all(
                    _seconds(notation, view, REPEATS) > MAX_SECONDS for _ in range(3)
                ):
                    message = f"takes over {MAX_SECONDS * 1000:.0f} ms on {REPEATS} repeats of its own words"
                    hint = f"use fewer slots or alternatives in '{notation.text}'"
                    yield self.of(entry, message, hint, at)


def repeated(view: View, times: int) -> View:
    """The view of a sentence said so many times over; only its offsets are not told anew."""
    size = len(view)
    return View(
        view.lower * times,
        view.exact * times,
        view.starts * times,
        view.ends * times,
        view.joints * times,
        [0, *(view.counted[-1] * round + count for round in range(times) for count in view.counted[1:])],
        {form: [at + size * round for round in range(times) for at in ats] for form, ats in view.positions.items()},
    )


def _seconds(notation: Notation, view: View, repeats: int) -> float:
    search = Search(repeated(view, repeats))
    started = time.process_time()
    search.spans(notation)
    return time.process_time() - started


def sample(notation: Notation) -> str:
    """Words that a notation matches, a slot filled with any word."""
    return " ".join(word for part in notation.parts for word in _sample(part))


def _sample(part: Part) -> Iterator[str]:
    for node in part:
        yield from _words(node)


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Choice):
        yield from _sample(node.options[0])
    else:
        forms = (*sorted(node.exact), *sorted(node.lower), *node.prefixes) if isinstance(node, Word) else ("any",)
        yield forms[0]
