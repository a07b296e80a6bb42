"""A book: the pillars and patterns of one folder, compiled. The way in to everything under patterns/."""

import hashlib
import re
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import msgspec

from pipeline.errors import ClaimsError
from pipeline.patterns.cache import Cache, user_cache
from pipeline.patterns.program import PILLARS, BookData, Word
from pipeline.patterns.view import View

Way: TypeAlias = tuple[int, tuple[Word, ...]]
"""The index of a pattern, and words that one way to a match of it needs."""


class PatternBook:
    """The compiled patterns of a folder, and the index that finds those which a sentence may match."""

    def __init__(self, folder: Path, data: BookData) -> None:
        self.folder = folder
        self.title = data.title
        self.pillars = data.pillars
        self.patterns = tuple(pattern for pattern in data.patterns if not pattern.disabled)
        self.plan = data.plan
        self.lists = data.lists
        self.sha256 = data.sha256

    @cached_property
    def _words(self) -> dict[str, list[Way]]:
        """The ways to a match by a form of their rarest word, lower-case or exact."""
        index: dict[str, list[Way]] = {}
        for number, pattern in enumerate(self.patterns):
            for needs in pattern.needs:
                for form in needs[0].lower | needs[0].exact:
                    index.setdefault(form, []).append((number, needs))
        return index

    @cached_property
    def _prefixes(self) -> dict[int, dict[str, list[Way]]]:
        """The ways to a match by a prefix of their rarest word, by its length."""
        index: dict[int, dict[str, list[Way]]] = {}
        for number, pattern in enumerate(self.patterns):
            for needs in pattern.needs:
                for prefix in needs[0].prefixes:
                    index.setdefault(len(prefix), {}).setdefault(prefix, []).append((number, needs))
        return index

    def possible(self, view: View) -> set[int]:
        """The indices of the patterns whose words all stand in the view; no other pattern can match."""
        words, prefixes, found = self._words, self._prefixes.items(), set[int]()
        for form in view.positions:
            ways = list(words.get(form, ()))
            for length, beginnings in prefixes:
                ways += beginnings.get(form[:length], ())
            for number, needs in ways:
                if number not in found and all(view.holds(word) for word in needs[1:]):
                    found.add(number)
        return found


def load_book(folder: Path | str, cache: Cache | None = None) -> PatternBook:
    """The book of a framework folder: pillars.yml and one file of patterns for each pillar.

    Compiled books are kept in `cache` (the user's cache folder by default) by the hash of the files; loading one from
    there imports neither spaCy nor a YAML reader.
    Raises ClaimsError that lists every error of the files, a line each, with path, line and column."""
    return _load(Path(folder), framework=True, cache=cache or user_cache())


def load_rules(folder: Path | str, cache: Cache | None = None) -> PatternBook:
    """The book of a folder of rules: files with `rule: NAME` instead of `pillar: ID`, and no pillars.yml.

    In its matches `pillar` is the name of the rule. Raises ClaimsError as `load_book` does."""
    return _load(Path(folder), framework=False, cache=cache or user_cache())


def _load(folder: Path, framework: bool, cache: Cache) -> PatternBook:
    files = pattern_files(folder)
    key = _cache_key(files, framework)
    data = cache.read(key, BookData)
    if data is None or any(hash_of(Path(path)) != kept for path, kept in data.borrowed.items()):
        from pipeline.patterns.loading import parse_folder  # imports yaml and pydantic: only where something changed

        data = parse_folder(folder, files, framework, cache)
        cache.write(key, msgspec.msgpack.encode(data))
    return PatternBook(folder, data)


def pattern_files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name. Raises ClaimsError where it cannot be read."""
    try:
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".yml", ".yaml")}
    except OSError as error:
        raise ClaimsError(f"{folder}: cannot be read ({error.strerror}); name a folder of pattern files") from error


def hash_of(path: Path) -> str | None:
    """The hash of a file, None where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def is_framework(folder: Path) -> bool:
    """Whether a folder holds patterns of pillars; else it holds rules."""
    return (folder / PILLARS).is_file() or not any(
        re.search(rb"^rule\s*:", content, re.MULTILINE) for content in pattern_files(folder).values()
    )


def _cache_key(files: dict[str, bytes], framework: bool) -> str:
    """A hash of all that a compiled book is made from: the files, the code, and the library that inflects."""
    digest = hashlib.sha256(f"{framework} {version('lemminflect')}".encode())
    code = {path.name: path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))}
    for name, content in (*code.items(), *files.items()):
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"book-{digest.hexdigest()}"
