"""English words and how common they are, from the dictionary of pyspellchecker. What was asked once is kept on disk."""

from bisect import bisect_left
from functools import cached_property
from importlib.metadata import version
from itertools import takewhile

import msgspec

from pipeline.patterns.cache import Cache

RARE = 50
"""The dictionary gives words that it never met in running text this count."""


class WordList:
    """The words that begin with a prefix."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._key = f"words-{version('pyspellchecker')}"
        self._known: dict[str, dict[str, int]] = cache.read(self._key, dict[str, dict[str, int]]) or {}
        self._fresh = False

    def covered(self, prefix: str) -> dict[str, int]:
        """The words that begin with a lower-case prefix, with their counts in running text."""
        if prefix not in self._known:
            first = bisect_left(self._words, (prefix, 0))
            following = map(self._words.__getitem__, range(first, len(self._words)))
            self._known[prefix] = dict(takewhile(lambda pair: pair[0].startswith(prefix), following))
            self._fresh = True
        return self._known[prefix]

    def save(self) -> None:
        """Keep what was asked."""
        if self._fresh:
            self._cache.write(self._key, msgspec.msgpack.encode(self._known))
            self._fresh = False

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        """All words with their counts, in the order of the alphabet."""
        from spellchecker import SpellChecker  # a third of a second, and only where a prefix is new

        counts = SpellChecker().word_frequency.dictionary
        return sorted((word, count) for word, count in counts.items() if count > RARE and word.isalpha())
