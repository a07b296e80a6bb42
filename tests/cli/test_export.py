"""`claims export` as a user meets it."""

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from pipeline.cli.export import To
from pipeline.exports import FORMATS
from pipeline.run.claims_file import read_claims
from tests.cli.test_commands import claims
from tests.reviewing import decide

TEXT = "The minister promised to combat corruption. Gangs extort every shop, the mayor said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(TEXT)
    claims("extract", "article.txt", "-o", "outputs/run", cwd=tmp_path)
    return tmp_path


def test_every_format_can_be_named() -> None:
    assert [*get_args(To)] == [*FORMATS]


def test_to_a_file_or_to_stdout(folder: Path) -> None:
    done = claims("export", "--to", "doccano", "-o", "out.jsonl", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "2 rows in out.jsonl\n")
    again = claims("export", "outputs/run", "--to", "doccano", cwd=folder)
    assert again.stdout == (folder / "out.jsonl").read_text()
    lines = claims("export", "outputs/run/claims.jsonl", "--to", "web-annotation", "-q", cwd=folder)
    assert (lines.stderr, len(json.loads(lines.stdout))) == ("", 2)


def test_only_accepted(folder: Path) -> None:
    refused = claims("export", "--to", "csv", "--only", "accepted", cwd=folder)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "no decisions here" in refused.stderr
    first, second = read_claims(folder / "outputs" / "run")
    made = [decide(first, "reject"), decide(second, "accept")]
    (folder / "outputs" / "decisions.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, made)) + b"\n")
    done = claims("export", "--to", "csv", "--only", "accepted", cwd=folder)
    assert [line.split(",")[0] for line in done.stdout.splitlines()[1:]] == [second.id]


def test_a_run_without_claims_is_an_empty_export(folder: Path) -> None:
    (folder / "article.txt").write_text("It rained.\n")
    claims("extract", "article.txt", "-o", "none", cwd=folder)
    pytest.importorskip("pyarrow")
    for to in FORMATS:
        done = claims("export", "none", "--to", to, "-o", "out", cwd=folder)
        assert (done.returncode, done.stderr) == (0, "0 rows in out\n"), to
        if to not in ("parquet", "docbin"):
            assert (folder / "out").read_bytes() in (b"", b"[]\n") or to == "csv"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing option '--to'"),
        (["--to", "xml"], "'xml' is not one of 'csv'"),
        (["--to", "prodigy", "--no-text"], "--no-text: prodigy is made of the text; choose csv"),
        (["nowhere", "--to", "csv"], "nowhere: no claims here"),
        (["--to", "csv", "-o", "no/such/folder.csv"], "No such file or directory"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], message: str, folder: Path) -> None:
    done = claims("export", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_broken_line_leaves_no_file(folder: Path) -> None:
    with (folder / "outputs" / "run" / "claims.jsonl").open("a") as stream:
        stream.write("{}\n")
    done = claims("export", "--to", "csv", "-o", "out.csv", cwd=folder)
    assert done.returncode == 2
    assert "claims.jsonl:3: not a claim" in done.stderr
    assert not list(folder.glob("out.csv*"))
