"""How fast blocks, sentences and quotations are found, on one core, and our sentences beside those of other splitters:
whole sentences right (F1), and MB of UTF-8 a second on the same texts, in one run; a table for docs/segmentation.md.

The sets are corpus/ and, where they are there, the evaluation sets; the splitters those that are installed
(`pip install -e .[peers]`).

    python benchmarks/segmentation.py [ARTICLES.jsonl]
"""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from splitters import PEERS, Span, Splitter, splitters

from pipeline.evaluation.gold import gold_files, read_gold
from pipeline.stages.quotations import find_quotations
from pipeline.stages.segmentation.abbreviations import read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences

PROJECT = Path(__file__).resolve().parents[1]
DATA = PROJECT.parent / "shared" / "data"
NEWS = DATA / "news" / "articles.jsonl"
SETS = {"gum": "sentences/gum.jsonl", "ewt": "sentences/ewt.jsonl", "seed": "seed/gold.jsonl"}
ROUNDS = 7


class Labelled(NamedTuple):
    """A text and its sentences by hand."""

    text: str
    sentences: list[Span]


def read_texts(path: Path) -> list[str]:
    """The texts of the articles, or those of corpus/ where the file is not there."""
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [article.read_text(encoding="utf-8") for article in sorted((PROJECT / "corpus").glob("*.txt"))]


def read_sets() -> dict[str, list[Labelled]]:
    """The labelled texts by the name of their set."""
    sets = {}
    for name, path in SETS.items():
        if (DATA / path).exists():
            with (DATA / path).open(encoding="utf-8") as lines:
                rows = map(json.loads, lines)
                sets[name] = [Labelled(row["text"], [tuple(span[:2]) for span in row["sents"]]) for row in rows]
    golds = map(read_gold, gold_files(PROJECT / "corpus"))
    sets["corpus"] = [Labelled(g.text, [(s.start, s.end) for s in g.layers["sentences"]]) for g in golds]
    return sets


def our_splitter() -> Splitter:
    """Ours, as the other ones are called."""
    abbreviations = read_abbreviations()
    return lambda text: [(s.start, s.end) for s in find_sentences(text, find_blocks(text), abbreviations)]


def trimmed(text: str, spans: Iterable[Span]) -> set[Span]:
    """The spans without the white space at their ends; empty ones left out."""
    pieces = ((start, end, text[start:end]) for start, end in spans)
    return {(e - len(p.lstrip()), s + len(p.rstrip())) for s, e, p in pieces if p.strip()}


def print_speed(texts: list[str]) -> None:
    """Print MB a second of each step, the best of several rounds."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    abbreviations = read_abbreviations()
    steps = ("blocks", "sentences", "quotations")
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        taken = dict.fromkeys(steps, 0.0)
        for text in texts:
            started = time.process_time()
            blocks = find_blocks(text)
            found = time.process_time()
            find_sentences(text, blocks, abbreviations)
            split = time.process_time()
            find_quotations(text, blocks)
            taken["blocks"] += found - started
            taken["sentences"] += split - found
            taken["quotations"] += time.process_time() - split
        best = {step: min(best[step], taken[step]) for step in steps}
    print(f"{len(texts)} articles, {megabytes:.2f} MB, one core, best of {ROUNDS}\n")
    print("| | MB/s |\n|---|---|")
    print(f"| blocks and sentences | {megabytes / (best['blocks'] + best['sentences']):.2f} |")
    for step in steps:
        print(f"| {step} | {megabytes / best[step]:.2f} |")


def print_comparison(sets: dict[str, list[Labelled]]) -> None:
    """Print a row for each splitter: F1 of whole sentences on each set, and MB a second on all of them together."""
    megabytes = sum(len(row.text.encode()) for rows in sets.values() for row in rows) / 1e6
    print("\n| | " + " | ".join(sets) + " | MB/s |\n|---" + "|---" * (len(sets) + 1) + "|")
    for name, split in [("ours", our_splitter()), *splitters()]:
        figures, taken = [], 0.0
        for rows in sets.values():
            started = time.process_time()
            found = [split(row.text) for row in rows]
            taken += time.process_time() - started
            pairs = [(trimmed(r.text, r.sentences), trimmed(r.text, f)) for r, f in zip(rows, found, strict=True)]
            right = sum(len(gold & ours) for gold, ours in pairs)
            figures.append(f"{2 * right / sum(len(gold) + len(ours) for gold, ours in pairs):.3f}")
        print(f"| {name} | " + " | ".join(figures) + f" | {megabytes / taken:.2f} |")
    absent = [name for name, installed in PEERS.items() if not installed]
    if absent:
        print(f"\nnot installed: {', '.join(absent)} (pip install -e .[peers])")


def main() -> None:
    """Print both tables."""
    print_speed(read_texts(Path(sys.argv[1]) if sys.argv[1:] else NEWS))
    print_comparison(read_sets())


if __name__ == "__main__":
    main()
