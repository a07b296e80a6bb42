"""What the pipeline reaches on the evaluation data. A floor is only ever raised: to what was measured, less a hair.

Each figure is that of `score.py LAYER GOLD PRED [--half unseen]` on what `claims annotate` gives."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.article import Article, SetAside
from pipeline.evaluation.gold import gold_files, read_gold
from pipeline.evaluation.run import paired
from pipeline.evaluation.scores import compare
from pipeline.extractor import Extractor
from pipeline.run.json_lines import dumps
from tests.shared import articles, needs_shared, rows, scorer

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


class Floor(NamedTuple):
    """A set, a layer and the least that its figure may be."""

    gold: str
    layer: str
    least: float
    half: str | None = None


FLOORS = [
    Floor("seed/gold.jsonl", "sentences", 1.0),
    Floor("seed/gold.jsonl", "countries", 1.0),
    Floor("seed/gold.jsonl", "persons", 1.0),
    Floor("seed/gold.jsonl", "officials", 1.0),
    Floor("seed/gold.jsonl", "numbers", 1.0),
    Floor("seed/gold.jsonl", "dates", 1.0),
    Floor("seed/gold.jsonl", "attributions", 1.0),
    Floor("sentences/gum.jsonl", "sentences", 0.972),
    Floor("sentences/ewt.jsonl", "sentences", 0.919),
    Floor("countries/gwn.jsonl", "countries", 0.985),
    Floor("countries/lgl.jsonl", "countries", 0.920),
    Floor("countries/traps.jsonl", "traps", 0.91),
    Floor("officials/persons.jsonl", "persons", 0.705),
    Floor("officials/news.jsonl", "officials", 0.845),
    Floor("numbers/news.jsonl", "numbers", 0.94),
    Floor("numbers/news.jsonl", "dates", 0.94),
    Floor("numbers/recognizers.jsonl", "numbers", 0.89),
    Floor("attributions/polnear-dev.jsonl", "attributions", 0.698),
    Floor("pillars/dev.jsonl", "pillars", 0.83, "unseen"),
    Floor("pillars/kinds.jsonl", "kinds", 0.75),
]
SETS = sorted({floor.gold for floor in FLOORS})


@needs_shared
@pytest.mark.parametrize("gold", SETS)
def test_no_figure_falls_below_its_floor(gold: str, extractor: Extractor) -> None:
    score = scorer()
    predicted: dict[str, dict[str, Any]] = {}
    for article, layers in extractor.annotate(articles(gold)):
        assert not isinstance(layers, SetAside), layers
        predicted[article.id] = layers
    by_id = {row["id"]: row for row in rows(gold)}
    reached = {}
    for floor in FLOORS:
        if floor.gold == gold:
            half = {k: row for k, row in by_id.items() if not floor.half or score.in_half(row, floor.half)}
            reached[floor] = getattr(score, floor.layer)(half, predicted)
    assert {f"{f.layer} {figure:.3f}" for f, figure in reached.items() if figure < f.least} == set()


SPEAKERS = {"attributions.speaker.name": 0.90, "attributions.speaker.kind": 0.91, "claims.speaker": 0.87}


def test_speakers_of_the_corpus(extractor: Extractor, tmp_path: Path) -> None:
    run = tmp_path / "layers.jsonl"
    golds = [read_gold(path) for path in gold_files(CORPUS)]
    layers = extractor.annotate(Article(id=gold.path, text=gold.text) for gold in golds)
    run.write_bytes(b"\n".join(dumps(one) for _, one in layers))
    shares = compare(paired(golds, run)).fields
    reached = {name: shares[name].right / shares[name].of for name in SPEAKERS}
    assert {f"{name} {reached[name]:.3f}" for name, least in SPEAKERS.items() if reached[name] < least} == set()
