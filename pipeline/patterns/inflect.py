"""Inflected forms, from lemminflect. Asked only when patterns are compiled; what was asked once is kept on disk."""

from collections.abc import Iterable
from importlib.metadata import version

import msgspec

from pipeline.patterns.cache import Cache

# Words that no dictionary has are inflected by rule as the parts of speech that patterns are made of.
BY_RULE = ("NOUN", "VERB")


class Inflector:
    """All inflections of English words, base form included.

    >>> sorted(Inflector(Cache(None)).forms("fight"))
    ['fight', 'fighting', 'fights', 'fought']
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._key = f"inflections-{version('lemminflect')}"
        self._known: dict[str, list[str]] = cache.read(self._key, dict[str, list[str]]) or {}
        self._fresh = False

    def forms(self, word: str) -> frozenset[str]:
        """The inflections of a lower-case word without hyphens."""
        if word not in self._known:
            self._known[word] = sorted(_ask(word))
            self._fresh = True
        return frozenset(self._known[word])

    def save(self) -> None:
        """Keep what was asked."""
        if self._fresh:
            self._cache.write(self._key, msgspec.msgpack.encode(self._known))
            self._fresh = False


def _ask(word: str) -> Iterable[str]:
    from lemminflect import getAllInflections, getAllInflectionsOOV  # imports spaCy: a second at every start

    found = [getAllInflections(word)] if getAllInflections(word) else []
    if not found:
        found = [getAllInflectionsOOV(word, upos) for upos in BY_RULE]
    return {word, *(form.lower() for forms in found for each in forms.values() for form in each)}
