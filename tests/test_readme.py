"""The README's commands and code blocks run."""

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.patterns.book import load_book

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
FORM = re.compile(r"\b(IN|RUN|OLD|DIR|GOLD|SENTENCE|NOTATION)\b")
COMMANDS = [
    command
    for command in dict.fromkeys(
        re.findall(r"`(claims [^`\n]+)`", README)
        + [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line.startswith("claims")]
    )
    if not FORM.search(command)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder such as a reader of the README would stand in."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", path / "corpus")
    for copy in ("patterns/root-causes", "before"):
        shutil.copytree(ROOT / "patterns" / "root-causes", path / copy)
    (path / "article.txt").write_text("The minister promised to combat corruption in Honduras.\n")
    run_command("claims extract corpus -o outputs/corpus", path)
    return path


def run_command(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    _, *arguments = shlex.split(command)
    code = "from pipeline.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(command: str, folder: Path) -> None:
    done = run_command(command, folder)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", [block for kind, block in BLOCKS if kind == "python"])
def test_a_block_of_python_runs(code: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert len(printed.getvalue().splitlines()) == 2


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "yaml"])
def test_the_pattern_to_add_can_be_added(block: str, tmp_path: Path) -> None:
    framework = tmp_path / "root-causes"
    shutil.copytree(ROOT / "patterns" / "root-causes", framework)
    file = framework / "corruption.yml"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + block, encoding="utf-8")
    assert "corruption.combat-graft" in {pattern.id for pattern in load_book(framework).patterns}
    done = run_command(f"claims patterns check {framework}", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_targets_of_make_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"make (\w+)", "".join(block for kind, block in BLOCKS if kind == "sh")))
    assert named == {"demo", "test"}
    assert all(f"\n{target}:" in makefile for target in named)
