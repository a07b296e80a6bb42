"""A run that was killed goes on, and ends with the same bytes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.run.extract import Run, Status, write_run
from pipeline.run.options import Options, Workers
from pipeline.run.parts import read_parts
from tests.run.articles import write_lines

RESULTS = ("claims.jsonl", "articles.jsonl")
ARTICLES = range(150)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("input") / "in.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(lines: Path, extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("undisturbed") / "run"
    write_run(Run([str(lines)], extractor, Options()), folder)
    return results(folder)


def results(folder: Path) -> list[bytes]:
    assert {path.name for path in folder.iterdir()} == {*RESULTS, "index.sqlite", "run.json"}
    return [(folder / name).read_bytes() for name in RESULTS]


def test_an_interrupted_run_goes_on(
    lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor
) -> None:
    def interrupt(status: Status) -> None:
        if status.articles > 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", interrupt)
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["unfinished"]
    before = [part.stop for part in read_parts(tmp_path / "run" / "unfinished")]
    assert before == [32, 64]
    again = Run([str(lines)], extractor, Options())
    record = write_run(again, tmp_path / "run")
    assert again.status.articles == len(ARTICLES) - 64
    assert record.articles == record.done == len(ARTICLES)
    assert results(tmp_path / "run") == undisturbed


def test_an_unfinished_run_of_other_articles_is_not_mixed_in(
    lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor
) -> None:
    def interrupt(status: Status) -> None:
        raise KeyboardInterrupt

    other = write_lines(tmp_path / "other.jsonl", range(1000, 1100))
    with pytest.raises(KeyboardInterrupt):
        write_run(Run([str(other)], extractor, Options()), tmp_path / "run", interrupt)
    with pytest.raises(ClaimsError, match="holds an unfinished run with other inputs, options"):
        write_run(Run([str(lines)], extractor, Options()), tmp_path / "run")
    write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", overwrite=True)
    assert results(tmp_path / "run") == undisturbed


def test_two_processes_never_share_a_run(lines: Path, tmp_path: Path, extractor: Extractor) -> None:
    def start_another(status: Status) -> None:
        with pytest.raises(ClaimsError, match="another process is at work"):
            write_run(Run([str(lines)], extractor, Options()), tmp_path / "run")

    write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", start_another)


@pytest.mark.parametrize("processes", [2, 4])
def test_processes_change_no_byte(
    processes: int, lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor
) -> None:
    write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", workers=Workers(processes=processes))
    assert results(tmp_path / "run") == undisturbed


def start(lines: Path, folder: Path, processes: int) -> subprocess.Popen[bytes]:
    arguments = ["extract", str(lines), "-o", str(folder), "--processes", str(processes)]
    # Where the tests run in the background of a shell, Ctrl-C is ignored, and what they start would ignore it, too.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\nfrom pipeline.cli import main; main()"
    )
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.parametrize("processes", [1, 2])
def test_killed_at_any_moment_nothing_is_lost_or_doubled(
    processes: int, lines: Path, undisturbed: list[bytes], tmp_path: Path
) -> None:
    """The long form, fifty kills, is `benchmarks/kills.py`."""
    rng = random.Random(processes)
    for _ in range(4):
        run = start(lines, tmp_path / "run", processes)
        time.sleep(rng.uniform(0.2, 3.0))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        run.communicate()
    last = start(lines, tmp_path / "run", processes)
    _, errors = last.communicate()
    assert last.returncode == 0, errors.decode()
    assert results(tmp_path / "run") == undisturbed


def test_ctrl_c_says_how_to_go_on(lines: Path, tmp_path: Path) -> None:
    run = start(lines, tmp_path / "run", 2)
    while not list((tmp_path / "run" / "unfinished").glob("*.part.json")):
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert errors.decode().endswith(f"interrupted; to go on, give the same command with -o {tmp_path / 'run'}\n")
    assert errors.count(b"\n") == 1


def test_a_full_disk_is_one_line_and_the_run_goes_on(
    lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, calls = os.fsync, iter(range(100))

    def full(descriptor: int) -> None:
        if next(calls) == 5:
            raise OSError(28, "No space left on device", "run/part")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write_run(Run([str(lines)], extractor, Options()), tmp_path / "run")
    write_run(Run([str(lines)], extractor, Options()), tmp_path / "run")
    assert results(tmp_path / "run") == undisturbed


def test_counts_add_up_where_ids_repeat(tmp_path: Path, extractor: Extractor) -> None:
    lines = [
        {"id": "a", "text": "One text."},
        {"id": "a", "text": "One text."},
        {"id": "a", "text": "Another text."},
        {"text": 5},
        {"id": "b", "text": ""},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    record = write_run(Run([str(path)], extractor, Options()), tmp_path / "run")
    assert (record.articles, record.done, record.skipped, len(record.set_aside)) == (5, 2, 1, 2)
    assert [entry.line for entry in record.set_aside] == [3, 4]
