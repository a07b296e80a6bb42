"""A new pattern from a sentence: a notation from its words, and the lines of an entry that its author finishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.errors import ClaimsError
from pipeline.patterns.cache import Cache
from pipeline.patterns.compile import COMMON
from pipeline.patterns.edits import quoted
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.lint.words import WordList
from pipeline.patterns.loading import unmark
from pipeline.patterns.notation import MAX_GAP, MAX_GAPS
from pipeline.patterns.view import POSSESSIVE, View, make_view

KEPT = 3
"""So many words are kept of a sentence in which no evidence is marked."""


@dataclass(frozen=True)
class Draft:
    """A pattern to be: what is known of it, as it is written into a file."""

    id: str
    title: str
    any: Sequence[str]
    match: Sequence[str]
    no_match: Sequence[str] = ()
    source: str = ""

    def lines(self) -> list[str]:
        """The lines of the entry. What its author has to add stands there as a remark."""
        lines = [f"id: {self.id}", f"title: {quoted(self.title)}"]
        lines += [f"any: [{', '.join(map(quoted, self.any))}]"]
        for key, what, sentences in (
            ("match", "a sentence that it must find", self.match),
            ("no_match", "a near sentence that it must not find", self.no_match),
        ):
            lines += [f"{key}:", *(f"  - {quoted(sentence)}" for sentence in sentences)] if sentences else []
            lines += [] if sentences else [f"{key}: []  # add {what}"]
        return [*lines, f"source: {quoted(self.source)}" if self.source else "# add source: what it was written from"]


class Drafter:
    """Makes notations of sentences."""

    def __init__(self, cache: Cache) -> None:
        self._inflector = Inflector(cache)
        self._words = WordList(cache)

    def notation(self, sentence: str) -> str:
        """A notation that finds the words between `[[` and `]]`; of a sentence without marks, its three rarest words.

        Words in between that every text is full of become gaps, the others stand in all their inflections.
        Raises ClaimsError where there is no word to find."""
        text, spans, wrong = unmark(sentence)
        if wrong:
            raise ClaimsError(f"the sentence: {wrong}; write [[evidence]]")
        start, end = spans[0] if spans else (0, len(text))
        view = make_view(text, start, end)
        kept = self._content(view) if spans else self._rarest(view)
        if not kept:
            raise ClaimsError("the sentence: no word to find; mark the words that matter: [[evidence]]")
        notation = self._word(view, kept[0])
        for one, other in pairwise(kept):
            between = view.counted[other] - view.counted[one] - 1
            notation += f" ...{min(between + 1, MAX_GAP)} " if between > 0 else " "
            notation += self._word(view, other)
        self._inflector.save()
        self._words.save()
        return notation

    def _content(self, view: View) -> list[int]:
        """The words of content, as far as gaps suffice; of evidence that has none, all words."""
        kept = [at for at in range(len(view)) if view.lower[at] != POSSESSIVE]
        kept = [at for at in kept if view.lower[at] not in COMMON or view.exact[at].isupper()] or kept
        while sum(view.counted[b] - view.counted[a] > 1 for a, b in pairwise(kept)) > MAX_GAPS:
            kept.remove(min(kept[1:-1], key=lambda at: (-self._count(view, at), at)))
        return kept

    def _rarest(self, view: View) -> list[int]:
        """The rarest words that are no names, as far as a gap reaches from one to the next."""
        names = {at for at in range(1, len(view)) if view.exact[at][:1].isupper()}
        words = [at for at in range(len(view)) if view.lower[at].isalpha() and view.lower[at] not in COMMON]
        kept = sorted(sorted((at for at in words if at not in names), key=lambda at: self._count(view, at))[:KEPT])
        near = kept[:1]
        for at in kept[1:]:
            if view.counted[at] - view.counted[near[-1]] - 1 <= MAX_GAP:
                near.append(at)
        return near

    def _count(self, view: View, at: int) -> int:
        return self._words.covered(view.lower[at]).get(view.lower[at], 0)

    def _word(self, view: View, at: int) -> str:
        """A word in all its inflections, a name as it stands."""
        lower, exact = view.lower[at], view.exact[at]
        name = exact[:1].isupper() and not self._inflector.is_word(self._inflector.base(lower))
        if name or not lower.isalpha() or lower in COMMON:
            return exact if exact[1:] != exact[1:].lower() else lower
        base = self._inflector.base(lower)
        return f"~{base}" if len(self._inflector.forms(base)) > 1 else lower
