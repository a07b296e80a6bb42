"""Copies and light edits share a cluster; others do not."""

import random
import re
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.run.clusters import cluster_of, signature, similarity
from pipeline.run.index import Index
from tests.shared import needs_shared, rows

STORY = " ".join(f"In week {n} the council of town {n % 7} heard {n * 3} people on plan {n % 5}." for n in range(40))


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index.sqlite")


def test_a_copy_takes_the_cluster_of_the_first(index: Index) -> None:
    edited = STORY.replace("week 3 ", "the third week ")
    other = " ".join(reversed(STORY.split()))
    texts = {"a": STORY, "b": other, "c": edited, "d": STORY.upper()}
    clusters = {name: cluster_of(name, signature(text), index) for name, text in texts.items()}
    assert clusters == {"a": "a", "b": "b", "c": "a", "d": "a"}


def test_texts_of_a_few_words_are_copies_only_of_themselves(index: Index) -> None:
    texts = ["", "Rain.", "Sun today.", "Rain."]
    clusters = [cluster_of(str(number), signature(text), index) for number, text in enumerate(texts)]
    assert clusters == ["0", "1", "2", "1"]


def test_similarity_of_a_text_with_itself_is_one() -> None:
    assert similarity(signature(STORY), signature(STORY)) == 1.0


@needs_shared
def test_light_edits_of_news_are_found_and_nothing_else(index: Index) -> None:
    """A copy of each article in which a tenth of the sentences come from elsewhere: precision 0.99, recall 0.95."""
    rng = random.Random(0)
    articles = [row["text"] for row in rows("news/articles.jsonl")]
    split = [sentences for text in articles if len(sentences := re.split(r"(?<=[.!?])\s+", text)) >= 10]
    pool = [sentence for sentences in split for sentence in sentences]
    copies = []
    for sentences in split:
        replaced = set(rng.sample(range(len(sentences)), round(len(sentences) / 10)))
        copies.append(" ".join(rng.choice(pool) if n in replaced else s for n, s in enumerate(sentences)))
    texts = [(number, text) for number, text in enumerate([" ".join(s) for s in split])] + list(enumerate(copies))
    rng.shuffle(texts)
    clusters = [(story, cluster_of(str(k), signature(text), index)) for k, (story, text) in enumerate(texts)]
    pairs = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(clusters, 2)]
    together = sum(found for _, found in pairs)
    right = sum(copy and found for copy, found in pairs)
    assert right / together >= 0.99
    assert right / len(split) >= 0.95
