"""Many patterns from few: variants of a framework's patterns that find hardly anything more, though every word in them
is one that the news is full of."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.patterns.book import load_book
from pipeline.patterns.cache import user_cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.notation import NotationError
from pipeline.patterns.program import Pattern

PLAIN = re.compile(r"(?<![\w~@*{:'-])[a-z]{4,}(?![\w*'-])")
TRIES = 20


def write_varied(folder: Path, target: Path, patterns: int, every: int) -> Path:
    """A framework with the first `patterns` patterns of another one, and variants of them until there are `every`.

    A variant has the plain words of each notation exchanged for words of other patterns, and one more behind it."""
    draw = random.Random(8)
    book = load_book(folder)
    kept = book.patterns[:patterns]
    vocabulary = sorted({word for pattern in kept for notation in pattern.any for word in PLAIN.findall(notation.text)})
    compiler = Compiler(Inflector(user_cache()), book.lists)
    entries = [{"pillar": pattern.pillar, **_entry(pattern, [n.text for n in pattern.any])} for pattern in kept]
    for number in range(every - len(kept)):
        pattern = kept[number % len(kept)]
        texts = list(_varied([n.text for n in pattern.any], vocabulary, compiler, draw))
        entries.append({"pillar": pattern.pillar, **_entry(pattern, texts), "id": f"{pattern.id}.v{number}"})
    target.mkdir(parents=True, exist_ok=True)
    (target / "pillars.yml").write_text((folder / "pillars.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for pillar in dict.fromkeys(entry["pillar"] for entry in entries):
        rows = [{key: value for key, value in e.items() if key != "pillar"} for e in entries if e["pillar"] == pillar]
        (target / f"{pillar}.yml").write_text(json.dumps({"pillar": pillar, "patterns": rows}), encoding="utf-8")
    return target


def _entry(pattern: Pattern, texts: Sequence[str]) -> dict[str, object]:
    entry: dict[str, object] = {"id": pattern.id, "in": list(pattern.blocks)}
    entry |= {"any": list(texts)} if texts else {"all": [n.text for n in pattern.all], "near": pattern.near}
    for key in ("unless", "unless_sentence"):
        if notations := getattr(pattern, key):
            entry[key] = [notation.text for notation in notations]
    if before := pattern.unless_before:
        entry["unless_before"] = {"within": before.within, "any": [notation.text for notation in before.any]}
    return entry


def _varied(texts: Sequence[str], vocabulary: Sequence[str], compiler: Compiler, draw: random.Random) -> Iterator[str]:
    for text in texts:
        for _ in range(TRIES):
            new = _exchange(text, vocabulary, draw)
            try:
                if compiler.compile(new).needs:
                    yield new
                    break
            except NotationError:  # over a bound
                continue


def _exchange(text: str, vocabulary: Sequence[str], draw: random.Random) -> str:
    new = PLAIN.sub(lambda _: draw.choice(vocabulary), text)
    return f"{new} {draw.choice(vocabulary)}"
