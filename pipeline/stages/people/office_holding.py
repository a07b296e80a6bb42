"""Who in an article holds which office: a title before the name, an apposition beside it, a predicate after it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.stages.people.name_words import COMMA, DOT, SPACE, Words
from pipeline.stages.people.office_phrases import Phrase, key
from pipeline.stages.word_lists import words as listed

PARTY = re.compile(r"\s?[,(]\s?(?:[RDI]|Republican|Democrat)-(?:[A-Z][\w.]+)")
HONORIFICS = frozenset(
    listed(
        "ayatollah sheik imam sir dame lord lady mr mrs ms dr datuk seri sri haji hajji sheikh tun tan baroness prof"
    )
)
ADJUNCT = frozenset(("against", "unlike", "like", "with", "after", "before", "besides", "despite", "for", "without"))
COPULAS = frozenset(listed("is was becomes became serves served remains"))


@dataclass(frozen=True, slots=True)
class Holding:
    """That the person of mention `mention` holds the office of `phrase`; `title` tells whether it stands before the
    name. Without a phrase the person is a member of the U.S. Congress, by a party label: "(R-Texas)"."""

    mention: int
    phrase: Phrase | None
    title: bool


class HoldingFinder:
    """The search in one article. `spans` are the mentions of persons as indices of words, in their order."""

    def __init__(self, words: Words, phrases: Sequence[Phrase], spans: Sequence[tuple[int, int]]) -> None:
        self.words = words
        self.spans = spans
        self.ends: Mapping[int, Phrase] = {phrase.last: phrase for phrase in phrases}
        self.tails: Mapping[int, Phrase] = {phrase.end: phrase for phrase in phrases}
        self.heads: Mapping[int, Phrase] = {k: phrase for phrase in phrases for k in range(phrase.first, phrase.last)}

    def find(self) -> list[Holding]:
        """All of them, in the order of the mentions."""
        found: list[Holding] = []
        for k, (first, last) in enumerate(self.spans):
            before = self._title(first)
            if before is not None:
                found.append(Holding(k, before, True))
            after = None if self._adjunct(first, last) else self._after(last)
            after = after or (None if before else self._apposed(first, last))
            if after is not None:
                found.append(Holding(k, after, False))
            if PARTY.match(self.words.text, self.words.end[last - 1]):
                found.append(Holding(k, None, False))
        return found

    def _title(self, first: int) -> Phrase | None:
        words = self.words
        while first > 0 and words.gaps[first] in (SPACE, DOT) and key(words.word[first - 1]) in HONORIFICS:
            if first in self.ends:
                break
            first -= 1
        if first and (words.gaps[first] == SPACE or (words.gaps[first] == DOT and len(words.word[first - 1]) <= 4)):
            phrase = self.ends.get(first) or self.tails.get(first)
            if (
                phrase is not None
                and not words.owner[first - 1]
                and (not phrase.plural or phrase.first + 4 > phrase.last)
            ):
                return phrase
        return None

    def _after(self, last: int) -> Phrase | None:
        words, n = self.words, len(self.words)
        i = last
        if i < n and words.gaps[i] == COMMA and words.word[i].isdigit() and i + 1 < n and words.gaps[i + 1] == COMMA:
            i += 1
        if i >= n or words.owner[last - 1]:
            return None
        word = key(words.word[i])
        if words.gaps[i] == COMMA:
            if word == "who" and i + 1 < n and words.gaps[i + 1] == SPACE:
                return self._predicate(i + 1)
            return self._phrase_from(i)
        if words.gaps[i] == SPACE and word in COPULAS:
            return self._predicate(i)
        return None

    def _adjunct(self, first: int, last: int) -> bool:
        """Whether a name ends the adjunct that begins its sentence, so that what follows is the subject, somebody else:
        "Unlike Ruiz, the mayor agreed"."""
        words = self.words
        title = self.ends.get(first)
        first = first if title is None else title.first
        if last >= len(words) or words.gaps[last] != COMMA or not first or not words.first[first - 1]:
            return False
        if key(words.word[first - 1]) not in ADJUNCT or words.gaps[first] != SPACE:
            return False
        phrase = self._phrase_from(last)
        return phrase is not None and phrase.end < len(words) and words.gaps[phrase.end] == SPACE

    def _predicate(self, i: int) -> Phrase | None:
        """The office after a verb at word i: "is the mayor", "served as governor"."""
        word = key(self.words.word[i])
        if word not in COPULAS:
            return None
        i += 1
        while (
            i < len(self.words)
            and self.words.gaps[i] == SPACE
            and key(self.words.word[i]) in ("as", "also", "now", "then")
        ):
            i += 1
        return self._phrase_from(i) if i < len(self.words) and self.words.gaps[i] == SPACE else None

    def _phrase_from(self, i: int) -> Phrase | None:
        """The phrase that begins at word i, or soon after with nothing but words of its own before it."""
        phrase = self.heads.get(i)
        if phrase is None:
            word = key(self.words.word[i])
            if word not in ("a", "an", "the", "former", "then", "his", "her", "its", "one") and not self.words.owner[i]:
                return None
            for k in range(i + 1, min(i + 7, len(self.words))):
                if self.words.gaps[k] != SPACE or key(self.words.word[k]) in ("of", "who", "for", "in", "to", "with"):
                    return None
                phrase = self.heads.get(k)
                if phrase is not None:
                    break
        return None if phrase is None or phrase.plural or self.words.owner[phrase.last - 1] else phrase

    def _apposed(self, first: int, last: int) -> Phrase | None:
        """The phrase before a name that stands in apposition to it: "the mayor, Ana Ruiz, said"."""
        words, n = self.words, len(self.words)
        if words.gaps[first] != COMMA:
            return None
        phrase = self.tails.get(first)
        if phrase is None or phrase.plural or not phrase.determiner or words.owner[first - 1]:
            return None
        return phrase if last >= n or words.gaps[last] != SPACE else None
