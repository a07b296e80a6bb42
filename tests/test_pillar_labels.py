"""The pack on 250 sentences that it was not written from: `pillar_labels.csv`, labelled before it was run on them.

A line is a sentence of an article in ../shared by its offsets, never its text. `drawn` tells how: `uniform` among all
sentences, `matched` among those that the pack matched at the time, `field` among those that hold a word of the field
and that it did not match. `unsure` are pillars that a second labeller might well decide otherwise: they count neither
way. Run as a script it prints the figures: `python -m tests.test_pillar_labels [open|unseen]`."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.patterns.book import load_book
from pipeline.patterns.match import find_matches
from pipeline.resources import framework_folder
from tests.shared import needs_shared, rows, scorer

LABELS = Path(__file__).parent / "pillar_labels.csv"
SETS = ("news/articles.jsonl", "attributions/polnear-train.jsonl", "countries/gwn.jsonl", "countries/lgl.jsonl")
FLOORS = {"open": (0.9, 0.8), "unseen": (0.8, 0.7)}
"""The least precision and recall; a floor is only ever raised."""


class Judged(NamedTuple):
    """A labelled sentence and what the pack finds in it, less what the labeller was unsure of."""

    article: str
    start: int
    gold: set[str]
    found: set[str]


def judged(half: str) -> Iterator[Judged]:
    """The labelled sentences of a half, split as `score.py --half` does."""
    texts = {row["id"]: row["text"] for name in SETS for row in rows(name)}
    book, in_half = load_book(framework_folder("root-causes")), scorer().in_half
    with LABELS.open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            if in_half({"id": line["article"]}, half):
                start, end, unsure = int(line["start"]), int(line["end"]), set(line["unsure"].split())
                matches = find_matches(texts[line["article"]], start, end, book)
                found = {match.pillar for match in matches}
                yield Judged(line["article"], start, set(line["pillars"].split()) - unsure, found - unsure)


def measure(half: str) -> tuple[float, float]:
    """Precision and recall over sentence and pillar."""
    counts: Counter[str] = Counter()
    for sentence in judged(half):
        counts["right"] += len(sentence.gold & sentence.found)
        counts["gold"] += len(sentence.gold)
        counts["found"] += len(sentence.found)
    return counts["right"] / counts["found"], counts["right"] / counts["gold"]


@needs_shared
@pytest.mark.parametrize("half", FLOORS)
def test_pack_holds_on_sentences_that_it_was_not_written_from(half: str) -> None:
    precision, recall = measure(half)
    least_precision, least_recall = FLOORS[half]
    assert precision >= least_precision
    assert recall >= least_recall


if __name__ == "__main__":
    for name in sys.argv[1:] or FLOORS:
        p, r = measure(name)
        print(f"{name}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
