"""Each command has an example in its help, and the examples work."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.cli import app
from tests.cli.test_commands import claims

ROOT = Path(__file__).resolve().parents[2]


def helps() -> Iterator[tuple[str, str]]:
    """The name of each command, and its help."""
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for inner, each in getattr(command, "commands", {"": command}).items():
            yield f"{name} {inner}".strip(), each.help or ""


EXAMPLES = {name: re.findall(r"Example: (claims [^\n]+)", text) for name, text in helps()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("help")
    for name in ("corpus", "patterns"):
        shutil.copytree(ROOT / name, path / name)
    assert claims("extract", "corpus/", "-o", "outputs/corpus", cwd=path).returncode == 0
    for journal in ("outputs/decisions.jsonl", "annas-decisions.jsonl"):
        (path / journal).touch()
    return path


@pytest.mark.parametrize("command", EXAMPLES)
def test_an_example_works(command: str, folder: Path) -> None:
    [example] = EXAMPLES[command]
    words = shlex.split(example.partition(" > ")[0])[1:]
    assert " ".join(words).startswith(command)
    if command == "review":  # it serves until it is stopped: tests/review
        return
    done = claims(*words, cwd=folder)
    assert done.returncode == 0, done.stderr + done.stdout


def test_the_version_tells_what_makes_the_claims(tmp_path: Path) -> None:
    lines = claims("--version", cwd=tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["claims", "patterns", "patterns", "model"]
    assert re.fullmatch(r"claims \d+\.\d+\.\d+\+[0-9a-f]{8}", lines[0])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")  # else it is the shell that runs the tests
    assert "claims" in claims("--show-completion", shell, cwd=tmp_path).stdout
