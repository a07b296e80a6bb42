"""Small books for tests: a notation or a YAML text, and the book of it."""

import json
from pathlib import Path

from pipeline.patterns.book import PatternBook, load_book, load_rules
from pipeline.patterns.cache import Cache
from pipeline.patterns.match import find_matches
from pipeline.records import Record

NO_CACHE = Cache(None)
PILLARS = """
pillars:
  - {id: p, number: 1, label: P, description: P, source: ours}
"""


def framework(folder: Path, patterns: str, pillars: str = PILLARS) -> Path:
    """A framework folder with one file of patterns, p.yml."""
    folder.mkdir(exist_ok=True)
    (folder / "pillars.yml").write_text(pillars, encoding="utf-8")
    (folder / "p.yml").write_text(patterns, encoding="utf-8")
    return folder


def book_of(folder: Path, *notations: str, lists: dict[str, list[str]] | None = None, **keys: object) -> PatternBook:
    """The book of one pattern, p.x, with these notations under `any:` and other keys as given."""
    pattern = {"id": "p.x", **({"any": notations} if notations else {}), **keys}
    file = {"pillar": "p", "lists": lists or {}, "patterns": [pattern]}  # JSON is YAML
    return load_book(framework(folder, json.dumps(file, ensure_ascii=False)), NO_CACHE)


def rules_of(folder: Path, text: str) -> PatternBook:
    """The book of one file of rules."""
    (folder / "rules.yml").write_text(text, encoding="utf-8")
    return load_rules(folder, NO_CACHE)


def evidence(
    book: PatternBook, text: str, entities: list[Record] | None = None, block_kind: str = "paragraph"
) -> list[str]:
    """The texts of the evidence in one sentence."""
    found = find_matches(text, 0, len(text), book, entities=entities, block_kind=block_kind)
    return [text[match.start : match.end] for match in found]
