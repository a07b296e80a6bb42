"""The articles of a run, read again: what it has read, and nothing else."""

from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options
from pipeline.run.reread import reread
from tests.run.articles import story, write_lines


@pytest.fixture
def run(tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run over a folder with a text, and lines of which one comes twice and one has no text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(story(1))
    lines = write_lines(tmp_path / "in" / "two.jsonl", range(10, 12))
    lines.write_text(lines.read_text() + lines.read_text().splitlines()[0] + '\n{"id": "none"}\n')
    write_run(Run(["in"], extractor, Options()), tmp_path / "run")
    return tmp_path / "run"


def test_each_article_comes_once(run: Path) -> None:
    assert [article.id for article in reread(run)] == ["in/one.txt", "a10", "a11"]


def test_files_that_came_later_are_not_the_runs(run: Path) -> None:
    Path("in/zero.txt").write_text(story(5))
    assert [article.id for article in reread(run)] == ["in/one.txt", "a10", "a11"]


def test_files_that_moved_are_found_by_what_they_hold(run: Path) -> None:
    Path("in").rename("elsewhere")
    with pytest.raises(ClaimsError, match=r"in/one.txt: is missing"):
        reread(run)
    assert [article.id for article in reread(run, ["elsewhere"])] == ["in/one.txt", "a10", "a11"]


def test_a_file_that_changed_is_named(run: Path) -> None:
    Path("in/one.txt").write_text(story(2))
    with pytest.raises(ClaimsError, match=r"in/one.txt: has changed since the run"):
        reread(run)
    with pytest.raises(ClaimsError, match=r"in/one.txt: no file of the inputs"):
        reread(run, ["in"])


def test_what_an_earlier_run_has_read_is_not_read_again(run: Path, extractor: Extractor) -> None:
    Path("in/zero.txt").write_text(story(5))
    write_run(Run(["in"], extractor, Options(after="run")), Path("later"))
    assert [article.id for article in reread(Path("later"))] == ["in/zero.txt"]


def test_a_folder_without_a_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="no finished run here"):
        reread(tmp_path)
