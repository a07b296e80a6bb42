"""The commands as a user meets them: exit codes, stdout, stderr, files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROMISE = "The minister promised to combat corruption in Honduras.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(PROMISE)
    return path


def claims(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, its output no terminal."""
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "COLUMNS": "120", "NO_COLOR": "1"},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_extract_writes_a_run_folder_and_leaves_a_finished_one_alone(article: Path, tmp_path: Path) -> None:
    done = claims("extract", article, "-o", "run", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 claim" in done.stderr
    names = {"claims.jsonl", "articles.jsonl", "run.json", "index.sqlite"}
    assert {path.name for path in (tmp_path / "run").iterdir()} == names
    record = json.loads((tmp_path / "run" / "run.json").read_text())
    assert (record["articles"], record["done"], record["claims"], record["finished_ok"]) == (1, 1, 1, True)
    before = (tmp_path / "run" / "run.json").stat().st_mtime_ns
    again = claims("extract", article, "-o", "run", cwd=tmp_path)
    assert again.returncode == 0
    assert "was finished before" in again.stderr
    assert (tmp_path / "run" / "run.json").stat().st_mtime_ns == before


def test_a_folder_with_another_run_is_not_touched_unless_told(article: Path, tmp_path: Path) -> None:
    claims("extract", article, "-o", "run", cwd=tmp_path)
    article.write_text(PROMISE * 2)
    refused = claims("extract", article, "-o", "run", cwd=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "other inputs" in refused.stderr
    assert claims("extract", article, "-o", "run", "--overwrite", cwd=tmp_path).returncode == 0
    assert len((tmp_path / "run" / "claims.jsonl").read_text().splitlines()) == 2


def test_claims_to_stdout_are_nothing_but_claims(article: Path, tmp_path: Path) -> None:
    done = claims("extract", article, "-o", "-", cwd=tmp_path)
    [line] = done.stdout.splitlines()
    claim = json.loads(line)
    assert claim["text"] == PROMISE.strip()
    assert (claim["start"], claim["end"]) == (0, len(PROMISE) - 1)


def test_standard_input_is_text_or_lines(tmp_path: Path) -> None:
    text = claims("extract", "-", "-o", "-", cwd=tmp_path, stdin=PROMISE.encode())
    assert json.loads(text.stdout)["article"]["id"] == "-"
    line = json.dumps({"text": PROMISE}).encode() + b"\n"
    lines = claims("extract", "-", "-o", "-", cwd=tmp_path, stdin=line + line)
    assert [json.loads(claim)["article"]["id"] for claim in lines.stdout.splitlines()] == ["-#1", "-#2"]


def test_what_is_set_aside_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        "\n".join(
            [
                json.dumps({"id": "a", "text": PROMISE}),
                "not json",
                json.dumps({"id": "a", "text": PROMISE}),
                json.dumps({"id": "a", "text": "Another text."}),
                json.dumps({"id": "b", "text": ""}),
            ]
        )
    )
    done = claims("extract", "in.jsonl", "-o", "run", cwd=tmp_path)
    assert done.returncode == 1
    assert "in.jsonl:2: not JSON" in done.stderr
    assert "in.jsonl:4: an article with this id" in done.stderr
    record = json.loads((tmp_path / "run" / "run.json").read_text())
    assert (record["articles"], record["done"], record["skipped"], len(record["set_aside"])) == (5, 2, 1, 2)
    assert [entry["line"] for entry in record["set_aside"]] == [2, 4]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "missing.txt"], "missing.txt: no such file or folder"),
        (["extract", "article.txt", "--patterns", "nowhere"], "nowhere: no framework folder"),
        (["extract", "article.txt", "--published", "July"], "--published July: not a day"),
        (["extract", "article.txt", "--model", "no_such_model"], "'no_such_model' is not installed"),
        (["show", "nowhere"], "nowhere: no claims here"),
        (["show"], "no run here yet"),
        (["extract"], "See claims extract --help"),
        (["extract", "article.txt", "--select", "some"], "--select"),
        (["publish"], "No such command 'publish'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, article: Path, tmp_path: Path
) -> None:
    done = claims(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_annotate_gives_every_layer(article: Path, tmp_path: Path) -> None:
    done = claims("annotate", article, cwd=tmp_path)
    layers = json.loads(done.stdout)
    assert layers["text"] == PROMISE
    assert [country["iso2"] for country in layers["countries"]] == ["HN"]
    assert [sentence["end"] for sentence in layers["sentences"]] == [len(PROMISE) - 1]
    assert {pillar["pillar"] for pillar in layers["pillars"]} == {"corruption"}


def test_show_is_plain_where_there_is_no_terminal_and_filters(article: Path, tmp_path: Path) -> None:
    article.write_text(PROMISE + "\nGangs extort every shop in the capital of Guatemala.\n")
    claims("extract", article, "-o", "run", cwd=tmp_path)
    both = claims("show", "run", cwd=tmp_path)
    assert "\x1b" not in both.stdout
    assert "2 claims in run/claims.jsonl" in both.stdout
    one = claims("show", "run", "--pillar", "violence", "--table", cwd=tmp_path)
    assert "1 claim" in one.stdout
    assert "combat corruption" not in one.stdout
    assert "1 claim" in claims("show", "run", "--country", "gt", cwd=tmp_path).stdout


def test_control_and_bidi_characters_never_reach_the_terminal(article: Path, tmp_path: Path) -> None:
    article.write_text("The \x1b[31mminister\u202e promised to combat corruption.\n")
    claims("extract", article, "-o", "run", cwd=tmp_path)
    shown = claims("show", "run", cwd=tmp_path).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "combat corruption" in shown


HELP = ["extract", "review", "annotate", "show", "explain", "grep", "patterns", "eval", "export", "report"]


@pytest.mark.parametrize("command", HELP)
def test_each_command_explains_itself_with_an_example(command: str, tmp_path: Path) -> None:
    arguments = [command, "check"] if command == "patterns" else [command]
    done = claims(*arguments, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"Example: claims {command}" in done.stdout


def test_only_what_is_built_is_listed(tmp_path: Path) -> None:
    assert all(command in claims("--help", cwd=tmp_path).stdout for command in HELP)
    assert claims("review", cwd=tmp_path).returncode == 2
