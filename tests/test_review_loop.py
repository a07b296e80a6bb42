"""docs/review-loop.md from top to bottom: its commands and its code run, and do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "docs" / "review-loop.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a reader of the page would stand, with `claims` on the path."""
    for name in ("corpus", "patterns"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "claims"
    script.write_text(f"#!{sys.executable}\nfrom pipeline.cli import main\nmain()\n")
    script.chmod(0o755)
    return tmp_path


def test_once_around(folder: Path) -> None:
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    said: dict[str, str] = {}
    for kind, block in BLOCKS:
        for code in [block] if kind == "python" else block.strip().splitlines():
            command = [sys.executable, "-c", code] if kind == "python" else ["sh", "-c", code]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == (1 if "# exit code 1" in code else 0), f"{code}\n{done.stdout}{done.stderr}"
            said[code] = done.stdout
    first, second = (said[f"claims decisions status outputs/{name}"] for name in ("first", "second"))
    assert precision(first) < precision(second)
    [told] = [output for code, output in said.items() if code.startswith("claims diff outputs/first")]
    assert "corruption.officials · rejected by gold" in told
    assert "accepted by gold" in told


def precision(status: str) -> float:
    """The figure of `claims decisions status`."""
    found = re.search(r"^precision: (\d\.\d+)", status, re.MULTILINE)
    assert found
    return float(found[1])
