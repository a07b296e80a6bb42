"""What a start costs: nothing is imported or loaded before an article needs it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.timing

RUN = "import sys; sys.argv[0] = 'claims'; from pipeline.cli import app; app(standalone_mode=False)"


def best_of_five(code: str, *arguments: str, cwd: Path) -> float:
    """Seconds that the fastest of five fresh processes takes."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *arguments], cwd=cwd, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def test_help_in_half_a_second(tmp_path: Path) -> None:
    assert best_of_five(RUN, "--help", cwd=tmp_path) < 0.5


def test_an_article_without_a_candidate_loads_neither_model_nor_spacy(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("It rained in the hills all day.\n")
    code = f"{RUN}\nassert 'spacy' not in sys.modules, 'spaCy was imported'"
    subprocess.run([sys.executable, "-c", code, "extract", "article.txt", "-o", "run"], cwd=tmp_path, check=True)


def test_a_small_article_costs_half_a_second_beyond_spacy_and_the_model(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("The minister promised to combat corruption in Honduras.\n")
    load = "from pipeline.model import Model; Model().nlp"
    beyond = best_of_five(RUN, "extract", "article.txt", "-o", "-", cwd=tmp_path) - best_of_five(load, cwd=tmp_path)
    assert beyond < 0.5
