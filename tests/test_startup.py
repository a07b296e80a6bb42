"""What a start costs: nothing is imported or loaded before an article needs it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.timing

RUN = "import sys; sys.argv[0] = 'claims'; from pipeline.cli import app; app(standalone_mode=False)"


def seconds(code: str, *arguments: str, cwd: Path) -> float:
    """What a fresh process takes."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - started


def test_help_in_half_a_second(tmp_path: Path) -> None:
    assert min(seconds(RUN, "--help", cwd=tmp_path) for _ in range(5)) < 0.5


def test_an_article_without_a_candidate_loads_neither_model_nor_spacy(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("It rained in the hills all day.\n")
    code = f"{RUN}\nassert 'spacy' not in sys.modules, 'spaCy was imported'"
    subprocess.run([sys.executable, "-c", code, "extract", "article.txt", "-o", "run"], cwd=tmp_path, check=True)


def test_a_small_article_costs_half_a_second_beyond_spacy_and_the_model(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("The minister promised to combat corruption in Honduras.\n")
    load = "import spacy; from pipeline.model import Model; spacy.load(Model().name)"
    # in turn, since the machine's speed drifts; the best of each, since what disturbs only ever adds
    pairs = [
        (seconds(RUN, "extract", "article.txt", "-o", "-", cwd=tmp_path), seconds(load, cwd=tmp_path))
        for _ in range(10)
    ]
    whole, loading = map(min, zip(*pairs, strict=True))
    assert whole - loading < 0.5
