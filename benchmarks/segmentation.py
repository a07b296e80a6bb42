"""How fast blocks and sentences are found, on one core: MB of UTF-8 a second, best of several, on the evaluation
articles where they are there, else on corpus/. With --peers also other splitters, and how many whole sentences each
gets right (F1) on the evaluation sets, in one run.

    python benchmarks/segmentation.py [--peers] [ARTICLES.jsonl]
"""

import argparse
import contextlib
import importlib.util
import io
import json
import time
from pathlib import Path

from splitters import Splitter, splitters

from pipeline.stages.quotations import find_quotations
from pipeline.stages.segmentation.abbreviations import read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
NEWS = SHARED / "data" / "news" / "articles.jsonl"
SETS = {"gum": "sentences/gum.jsonl", "ewt": "sentences/ewt.jsonl", "seed": "seed/gold.jsonl"}
ROUNDS = 7


def read_texts(path: Path | None) -> list[str]:
    """The texts of the file given, of the evaluation articles, or of corpus/."""
    if path or NEWS.exists():
        with (path or NEWS).open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [article.read_text(encoding="utf-8") for article in sorted((PROJECT / "corpus").glob("*.txt"))]


def our_splitter() -> Splitter:
    """Ours, as the other ones are called."""
    abbreviations = read_abbreviations()
    return lambda text: [(s.start, s.end) for s in find_sentences(text, find_blocks(text), abbreviations)]


def compare() -> None:
    """Print the table: F1 of whole sentences on each set, and megabytes a second on all of them together."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds = {}
    for name, path in SETS.items():
        with (SHARED / "data" / path).open(encoding="utf-8") as lines:
            golds[name] = {row["id"]: row for row in map(json.loads, lines)}
    megabytes = sum(len(row["text"].encode()) for gold in golds.values() for row in gold.values()) / 1e6
    print("| | " + " | ".join(golds) + " | MB/s |\n|---" + "|---" * (len(golds) + 1) + "|")
    for name, split in [("ours", our_splitter()), *splitters()]:
        figures, taken = [], 0.0
        for gold in golds.values():
            started = time.process_time()
            found = {key: {"sentences": split(row["text"])} for key, row in gold.items()}
            taken += time.process_time() - started
            with contextlib.redirect_stdout(io.StringIO()):
                figures.append(f"{score.sentences(gold, found):.3f}")
        print(f"| {name} | " + " | ".join(figures) + f" | {megabytes / taken:.2f} |")


def main() -> None:
    """Print a line for each step, and the table where it is asked for."""
    parser = argparse.ArgumentParser(description="MB of text a second, in blocks, sentences and quotations")
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--peers", action="store_true", help="other splitters beside ours, on the evaluation sets")
    options = parser.parse_args()
    texts = read_texts(options.articles)
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
    print(f"{len(texts)} articles, {megabytes:.2f} MB, one core, best of {ROUNDS}")
    print(f"blocks and sentences  {megabytes / (best['blocks'] + best['sentences']):6.2f} MB/s")
    for step in steps:
        print(f"{step:20}  {megabytes / best[step]:6.2f} MB/s")
    if options.peers:
        compare()


if __name__ == "__main__":
    main()
