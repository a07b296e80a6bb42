"""What is allowed in a pattern file but should not stand there: untested, untraceable, slow or too wide patterns."""

import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.patterns.cache import Cache
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.issues import Issue
from pipeline.patterns.program import BookData, Choice, Node, Notation, Part, Pattern, Word
from pipeline.patterns.search import Search
from pipeline.patterns.view import make_view

REPEATS = 200
MAX_SECONDS = 0.05
PREFIX = re.compile(r"(?<![\w'-])([\w'-]+)\*")
# Endings of words that are no inflections of their stem: combatant, corruption, fighter.
ENDINGS = ("ant", "ent", "er", "or", "ist", "ive", "ion", "ation", "ment", "ness", "able", "ible", "ity", "al")


def find_lint(folder: Path, data: BookData, files: Mapping[str, bytes], cache: Cache) -> Iterator[Issue]:
    """The issues of a folder that loads. `files` are its files by name, to tell where things stand."""
    inflector = Inflector(cache)
    for pillar in data.pillars:
        if not any(pattern.pillar == pillar.id for pattern in data.patterns):
            message = f"no pattern for the pillar '{pillar.id}'; write {pillar.id}.yml"
            yield Issue(str(folder / "pillars.yml"), 1, 1, message, "warning")
    for pattern in data.patterns:
        lines = files[pattern.path].decode("utf-8-sig").split("\n")
        path = str(folder / pattern.path)
        column = len(lines[pattern.line - 1]) - len(lines[pattern.line - 1].lstrip(" -")) + 1
        for message in (*_missing(pattern, bool(data.pillars)), *_slow(pattern)):
            yield Issue(path, pattern.line, column, f"'{pattern.id}' {message}")
        for prefix, message in _too_wide(pattern, inflector):
            yield Issue(path, *_place(lines, pattern.line, f"{prefix}*"), message, "warning")
    inflector.save()


def _missing(pattern: Pattern, framework: bool) -> Iterator[str]:
    if not pattern.title:
        yield "has no title; add title: what it finds, in a few words"
    if framework and not pattern.source:
        yield "has no source; add source: what it was written from"
    kinds = {example.kind for example in pattern.examples}
    for kind in ("match", "no_match"):
        if kind not in kinds:
            what = "a sentence that it must find" if kind == "match" else "a near sentence that it must not find"
            yield f"has no {kind} example; add {kind}: {what}"


def _slow(pattern: Pattern) -> Iterator[str]:
    """The notations that are slow in a sentence that repeats their own words."""
    for notation in (*pattern.any, *pattern.all):
        text = f"{sample(notation)} " * REPEATS
        search = Search(make_view(text, 0, len(text)))
        if _seconds(search, notation) > MAX_SECONDS and min(_seconds(search, notation) for _ in range(3)) > MAX_SECONDS:
            yield (
                f"takes over {MAX_SECONDS * 1000:.0f} ms on {REPEATS} repeats of its own words; use fewer slots or"
                f" alternatives in '{notation.text}'"
            )


def _seconds(search: Search, notation: Notation) -> float:
    started = time.process_time()
    search.spans(notation)
    return time.process_time() - started


def block_kind_of(pattern: Pattern) -> str:
    """The kind of block in which a pattern is tried: a paragraph, where it may stand there."""
    return "paragraph" if "paragraph" in pattern.blocks else pattern.blocks[0]


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


def _too_wide(pattern: Pattern, inflector: Inflector) -> Iterator[tuple[str, str]]:
    """Prefixes that are words themselves and cover words which are no inflections of them, unless an example shows that
    such a word is meant."""
    shown = " ".join(example.text.lower() for example in pattern.examples if example.kind == "match")
    prefixes = {prefix for notation in (*pattern.any, *pattern.all) for prefix in PREFIX.findall(notation.text)}
    for prefix in sorted(prefixes):
        stem = prefix.lower()
        if not inflector.is_word(stem):
            continue
        forms = inflector.forms(stem)
        if any(word not in forms for word in re.findall(rf"\b{re.escape(stem)}\w+", shown)):
            continue
        covered = [stem + ending for ending in ENDINGS if stem + ending not in forms]
        wide = next(filter(inflector.is_word, covered), None)
        if wide:
            yield (
                prefix,
                f"'{prefix}*' also covers '{wide}'; write '~{prefix}' for inflections only, or show '{wide}' in a match"
                " example",
            )


def _place(lines: list[str], first: int, text: str) -> tuple[int, int]:
    """Line and column of the first `text` from a line on."""
    for number, line in enumerate(lines[first - 1 :], first):
        if text in line:
            return number, line.index(text) + 1
    return first, 1
