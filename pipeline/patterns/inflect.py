"""Inflected forms, from lemminflect. Asked only when patterns are compiled; what was asked once is kept on disk."""

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
        self._known: dict[str, Inflections] = cache.read(self._key, dict[str, Inflections]) or {}
        self._fresh = False

    def forms(self, word: str) -> frozenset[str]:
        """The inflections of a lower-case word without hyphens, by rule where no dictionary has it."""
        return frozenset(self._inflections(word).forms)

    def is_word(self, word: str) -> bool:
        """Whether the dictionary has a lower-case word."""
        return self._inflections(word).listed

    def base(self, word: str) -> str:
        """The base form of a lower-case word: of the verb that it may be, else of the noun or adjective."""
        from lemminflect import getAllLemmas  # imports spaCy: a second at every start

        lemmas = getAllLemmas(word)
        kinds = [lemmas[kind][0] for kind in ("VERB", "NOUN", "ADJ") if kind in lemmas]
        return next((lemma for lemma in kinds if word in self.forms(lemma)), word)

    def _inflections(self, word: str) -> "Inflections":
        if word not in self._known:
            self._known[word] = _ask(word)
            self._fresh = True
        return self._known[word]

    def save(self) -> None:
        """Keep what was asked."""
        if self._fresh:
            self._cache.write(self._key, msgspec.msgpack.encode(self._known))
            self._fresh = False


class Inflections(msgspec.Struct, frozen=True, array_like=True):
    """The inflections of a word, and whether they are listed in the dictionary or made by rule."""

    forms: tuple[str, ...]
    listed: bool


def _ask(word: str) -> Inflections:
    from lemminflect import getAllInflections, getAllInflectionsOOV  # imports spaCy: a second at every start

    listed = getAllInflections(word)
    found = [listed] if listed else [getAllInflectionsOOV(word, upos) for upos in BY_RULE]
    forms = {word, *(form.lower() for tags in found for each in tags.values() for form in each)}
    return Inflections(tuple(sorted(forms)), bool(listed))
