"""Run folders: whole or not there."""

import json
from pathlib import Path

import pytest
import typer

from pipeline.cli.terminal import command, safe
from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.run.claims_file import read_claims
from pipeline.run.extract import Run, write_run
from pipeline.run.json_lines import dumps, whole_file
from pipeline.run.options import Options
from pipeline.run.record import newest_run, read_record
from tests.run.articles import write_lines

PROMISE = "The minister promised to combat corruption in Honduras."


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(PROMISE)
    return str(path)


def test_a_run_reads_back(article: str, tmp_path: Path, extractor: Extractor) -> None:
    record = write_run(Run([article], extractor, Options()), tmp_path / "run")
    assert read_record(tmp_path / "run") == record
    [claim] = read_claims(tmp_path / "run")
    assert claim.text == PROMISE
    [line] = map(json.loads, (tmp_path / "run" / "articles.jsonl").read_text().splitlines())
    assert (line["id"], line["sha256"], line["text"]) == (article, claim.article.sha256, PROMISE)
    assert record.options["select"] == "pillars"
    assert record.model["sha256"]


def test_without_text(article: str, tmp_path: Path, extractor: Extractor) -> None:
    write_run(Run([article], extractor, Options(text=False)), tmp_path / "run")
    assert "text" not in json.loads((tmp_path / "run" / "articles.jsonl").read_text())


def test_two_runs_give_the_same_bytes(article: str, tmp_path: Path, extractor: Extractor) -> None:
    for name in ("one", "two"):
        write_run(Run([article], extractor, Options()), tmp_path / name)
    assert (tmp_path / "one/claims.jsonl").read_bytes() == (tmp_path / "two/claims.jsonl").read_bytes()


def test_a_limit(tmp_path: Path, extractor: Extractor) -> None:
    lines = write_lines(tmp_path / "in.jsonl", range(50))
    record = write_run(Run([str(lines)], extractor, Options(limit=40)), tmp_path / "run")
    assert (record.articles, record.done) == (40, 40)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), whole_file(tmp_path / "file") as stream:
        stream.write(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_the_newest_run_is_the_one_that_finished_last(tmp_path: Path) -> None:
    for name, finished in (("b", "2021-01-01T00:00:00Z"), ("a", "2021-01-02T00:00:00Z")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_bytes(dumps({"finished": finished}))
    assert newest_run(tmp_path).name == "a"
    with pytest.raises(ClaimsError, match="no run here yet"):
        newest_run(tmp_path / "nowhere")


def test_a_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"id": "x"}\n')
    with pytest.raises(ClaimsError, match=r"claims.jsonl:1: not a claim"):
        list(read_claims(tmp_path))


@pytest.mark.parametrize(
    ("error", "code"),
    [(ClaimsError("a.yml:1: wrong"), 2), (KeyboardInterrupt(), 130), (OSError(28, "No space left", "f"), 2)],
)
def test_what_ends_a_command_is_one_line_and_a_code(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    @command
    def stumble() -> None:
        raise error

    with pytest.raises(typer.Exit) as stopped:
        stumble()
    assert stopped.value.exit_code == code
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("José – plain", "José – plain"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("a\r\n\tb", "a   b"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_what_a_terminal_is_shown(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_integers_past_64_bits_are_written() -> None:
    assert json.loads(dumps({"value": 10**30})) == {"value": 10**30}
