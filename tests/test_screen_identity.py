"""With the screen on and off the claims are the same, byte for byte."""

import runpy
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.article import Article, SetAside
from pipeline.extractor import Extractor
from pipeline.readers import usable_articles
from pipeline.resources import framework_folder
from pipeline.run.json_lines import dumps
from tests.shared import SHARED, articles, needs_shared

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


def lines(extractor: Extractor, articles: Iterable[Article], *, screen: bool) -> list[bytes]:
    found = []
    for _, claims in extractor.extract(articles, screen=screen, debug=True):
        if isinstance(claims, SetAside):
            found.append(str(claims).encode())
        else:
            found.extend(dumps(claim.to_dict()) for claim in claims)
    return found


def same(extractor: Extractor, articles: list[Article]) -> None:
    with_screen = lines(extractor, articles, screen=True)
    assert with_screen == lines(extractor, articles, screen=False)
    assert with_screen


def test_on_the_corpus(extractor: Extractor) -> None:
    same(extractor, list(usable_articles([str(CORPUS)], pytest.fail)))


def test_on_the_corpus_with_many_patterns(tmp_path: Path) -> None:
    """Patterns varied as for the benchmark; its figures are of this sort of book."""
    varied = runpy.run_path(str(ROOT / "benchmarks" / "varied.py"))
    folder = varied["write_varied"](framework_folder("root-causes"), tmp_path / "many", 100, 300)
    many = Extractor(str(folder))
    assert len(many.book.patterns) == 300
    same(many, list(usable_articles([str(CORPUS)], pytest.fail)))


@needs_shared
def test_on_the_seed(extractor: Extractor) -> None:
    same(extractor, list(usable_articles([str(SHARED / "data/seed/article.txt")], pytest.fail)))


@needs_shared
@pytest.mark.parametrize("part", range(4))
def test_on_news(extractor: Extractor, part: int) -> None:
    same(extractor, articles("news/articles.jsonl")[part::4])
