"""Prefixes that cover words which the pattern hardly means."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.patterns.cache import Cache
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.rule import Pack, Rule
from pipeline.patterns.lint.words import WordList
from pipeline.patterns.located import Located
from pipeline.patterns.located import Path as Place
from pipeline.patterns.notation import MIN_PREFIX

PREFIX = re.compile(r"(?<![\w'-])([\w'-]+)\*")
WORD = re.compile(r"[\w'-]+(?!\*)\b")
MAX_ENDINGS = 3
# A word counts where it is at least so large a share of all that the prefix covers in running English.
STRANGE, OTHER_SENSE, MOST = 0.01, 0.02, 0.5
SHOWN = 5


class Ending(Struct, frozen=True):
    """A row of endings.csv."""

    ending: str
    sense: str


class Endings:
    """The endings of English words, and those that make another sense of a stem."""

    def __init__(self) -> None:
        rows = read_rows("endings", Ending)
        self._all = tuple(row.ending for row in rows)
        self._other = tuple(row.ending for row in rows if row.sense == "other")

    def derived(self, stem: str, word: str) -> bool:
        """Whether a word is its stem and some endings; a last letter may be doubled (kidnap, kidnapper)."""
        rest = word[len(stem) :]
        return self._chain(rest, MAX_ENDINGS) or (rest[:1] == stem[-1] and self._chain(rest[1:], MAX_ENDINGS))

    def other_sense(self, word: str) -> bool:
        """Whether a derived word is likely of another sense than its stem."""
        return word.endswith(self._other)

    def _chain(self, rest: str, most: int) -> bool:
        if not rest:
            return True
        return most > 0 and any(
            rest.startswith(each) and self._chain(rest[len(each) :], most - 1) for each in self._all
        )


class WidePrefix(Rule):
    """A prefix that covers common words of another stem, or of another sense, which no example shows."""

    name = "wide-prefix"

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def find(self, pack: Pack) -> Iterator[Issue]:
        inflector, words, endings = Inflector(self._cache), WordList(self._cache), Endings()
        seen = set[str]()
        shown = _shown(pack)
        for path, source, at, text in _notations(pack):
            for found in PREFIX.finditer(text):
                stem = found[1].lower()
                if stem in seen:
                    continue
                seen.add(stem)
                covered = unmeant(stem, words.covered(stem), inflector, endings)
                wide = [word for word in covered if not _stands(word, shown)]
                if wide:
                    inflections = f"write '~{found[1]}' for inflections only, " if inflector.is_word(stem) else ""
                    hint = f"{inflections}show in a match example what is meant, or write its words one by one"
                    place = source.place_in(at, found.start())
                    yield self.issue(path, place, f"'{found[0]}' also covers {', '.join(wide[:SHOWN])}", hint)
        inflector.save()
        words.save()


def _shown(pack: Pack) -> set[str]:
    """The words, and the prefixes of `unless`, that the folder names by themselves: somebody thought of them."""
    shown: set[str] = set()
    for entry in pack.entries:
        pattern = entry.pattern
        texts = [example.text for example in pattern.examples if example.kind == "match"]
        texts += [notation.text for notation in (*pattern.any, *pattern.all, *pattern.unless)]
        shown.update(word for text in texts for word in WORD.findall(text.lower()))
        shown.update(prefix[0].lower() for notation in pattern.unless for prefix in PREFIX.finditer(notation.text))
    return shown


def _stands(word: str, shown: set[str]) -> bool:
    return word in shown or any(f"{word[:length]}*" in shown for length in range(MIN_PREFIX, len(word) + 1))


def _notations(pack: Pack) -> Iterator[tuple[str, Located, Place, str]]:
    """Path, file, keys and text of each notation that must match, and of each entry of a list."""
    for entry in pack.entries:
        for notation, at in entry.notations():
            yield entry.path, entry.source, (*entry.at, *at), notation.text
    for name, source in pack.sources.items():
        lists = source.value.get("lists") if isinstance(source.value, dict) else None
        for key, entries in lists.items() if isinstance(lists, dict) else ():
            for index, text in enumerate(entries):
                yield str(pack.folder / name), source, ("lists", key, index), text


def unmeant(stem: str, covered: Mapping[str, int], inflector: Inflector, endings: Endings) -> list[str]:
    """The words that a prefix covers and hardly means, the most common first. `covered` says how common each is."""
    every, forms, plain = sum(covered.values()), inflector.forms(stem), inflector.is_word(stem)

    def wide(word: str) -> bool:
        share = covered[word] / every
        if not endings.derived(stem, word):
            return share >= STRANGE
        return plain and share >= (OTHER_SENSE if endings.other_sense(word) else MOST)

    found = [word for word in covered if word not in forms and word != stem and wide(word)]
    return sorted(found, key=lambda word: -covered[word])
