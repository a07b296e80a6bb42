"""Passages: the runs of sentences within which who says what is decided.

Every rule of the `attribute` stage looks at one passage only, and the closure of a sentence is its passage. So what is
found for a sentence is the same whether the whole article was parsed or only the passage. The borders are therefore
drawn by characters and words alone: two neighbouring sentences belong together where a quotation spans both, where a
quotation in the one leans on the words of the other, where the one ends in a colon, and where a name with a colon
begins their paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.records import Offsets, Quotation
from pipeline.stages.attribution.cues import Cues
from pipeline.stages.attribution.headings import label_of

WORD = re.compile(r"\w+")
COLON = re.compile(r":\s*\Z")
ASKED = re.compile(r"[?!][\"'”’]{1,2}\Z")
STATED = re.compile(r"\.[\"'”’]{1,2}\Z")
SHORT_TAG = re.compile(r"[^\"“”.!?\n,]{1,40}?\b(\w+)\.?\Z")
TAG = re.compile(r"[^\"“”.!?\n]{1,90}?\b(\w+)(?:[.,]\s|[.,]\Z|\s(?:on|in|at|after|during|when|as)\s)")
FRAGMENT_WORDS = 3
"""A quotation of fewer words is a fragment: it never speaks for itself."""


class Passage(NamedTuple):
    """Sentences of one passage and the quotations in them."""

    sentences: tuple[Offsets, ...]
    quotations: tuple[Quotation, ...]


def passages(
    text: str, sentences: Sequence[Offsets], borders: Sequence[int], quotations: Sequence[Quotation], cues: Cues
) -> Iterator[Passage]:
    """All passages, in the order of the text. `borders` are the characters at which blocks begin."""
    labelled = {start for start in borders if label_of(text, start)}
    quoted = sorted(quotations, key=lambda q: (q.start, -q.end))
    starts = [q.start for q in quoted]
    run: list[Offsets] = []
    reach = 0
    first = 0
    previous: Offsets | None = None
    for sentence in sentences:
        if previous is not None and not (
            reach > sentence[0] or _leans(text, previous, sentence, quoted, starts, cues.quoting)
        ):
            last = bisect_right(starts, previous[1] - 1)
            yield Passage(tuple(run), tuple(quoted[first:last]))
            first, run = last, []
        run.append(sentence)
        last = bisect_right(starts, sentence[1] - 1)
        if sentence[0] in labelled:
            line = text.find("\n", sentence[0])
            reach = line if line >= 0 else len(text)
        reach = max([reach, *(q.end for q in quoted[bisect_right(starts, sentence[0] - 1) : last])])
        previous = sentence
    if run:
        yield Passage(tuple(run), tuple(quoted[first:]))


def _leans(
    text: str,
    before: Offsets,
    after: Offsets,
    quoted: Sequence[Quotation],
    starts: Sequence[int],
    quoting: frozenset[str],
) -> bool:
    """Whether a sentence that begins with a quotation has no cue of its own, or the one before it ends in a colon."""
    index = bisect_right(starts, after[0])
    opens = quoted[index - 1] if index and quoted[index - 1].start == after[0] else None
    if opens is None:
        return _is_tag(text, before, after, quoting)
    if COLON.search(text, max(before[0], before[1] - 8), before[1]):
        return True
    own = text[min(opens.end, after[1]) : after[1]]
    if opens.end > after[1]:
        line = text.find("\n", opens.end)
        own = text[opens.end : min(line if line >= 0 else len(text), opens.end + 200)]
    cut = index < len(quoted) and quoted[index].start
    if cut and opens.end <= cut < opens.end + len(own):
        own = own[: cut - opens.end]
    if STATED.search(text, opens.end - 3, opens.end):
        tag = SHORT_TAG.match(own.lstrip())  # the next sentence has its cue for itself: `"Q." Anna said that she left.`
        return tag is None or tag[1].lower() not in quoting
    return not any(word.lower() in quoting for word in WORD.findall(own))


def _is_tag(text: str, before: Offsets, after: Offsets, quoting: frozenset[str]) -> bool:
    """Whether a sentence only says who asked or shouted the quotation that ends the one before: `"Why?" Anna asked.`"""
    if ASKED.search(text, max(before[0], before[1] - 3), before[1]):
        tag = TAG.match(text, after[0], after[1])
    elif STATED.search(text, max(before[0], before[1] - 3), before[1]):
        tag = SHORT_TAG.match(text, after[0], after[1])
    else:
        return False
    return tag is not None and tag[1].lower() in quoting
