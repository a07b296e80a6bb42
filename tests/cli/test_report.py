"""`claims report` as a user meets it."""

from pathlib import Path

import pytest

from tests.cli.test_commands import claims

pytest.importorskip("altair", reason="needs the extra report")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text("The minister promised to combat corruption in Honduras.\n")
    claims("extract", "article.txt", "-o", "outputs/run", cwd=tmp_path)
    return tmp_path


def test_the_page_lies_in_the_run_folder_or_where_it_is_told(folder: Path) -> None:
    done = claims("report", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("outputs/run/report.html: ")
    page = (folder / "outputs" / "run" / "report.html").read_text(encoding="utf-8")
    assert claims("report", "outputs/run", "-o", "-", cwd=folder).stdout == page
    again = claims("extract", "article.txt", "-o", "outputs/run", cwd=folder)
    assert "was finished before" in again.stderr, "a page in its folder makes a run no other"
    two = claims("report", "outputs/run", "outputs/run", "-o", "two.html", "-q", cwd=folder)
    assert (two.returncode, two.stderr) == (0, "")
    assert "What changed" in (folder / "two.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: no claims here"),
        (["outputs/run", "nowhere"], "nowhere: no claims here"),
        (["outputs/run", "--decisions", "none.jsonl"], "none.jsonl: no decisions here"),
        (["outputs/run", "--limit", "x"], "--limit"),
        (["outputs/run", "-o", "no/such/page.html"], "No such file or directory"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], message: str, folder: Path) -> None:
    done = claims("report", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
