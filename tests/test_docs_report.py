"""docs/report.md: its commands run, its table has the sections of the page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
CLAIMS = f"""claims() {{ {sys.executable} -c 'from pipeline.cli import main; main()' "$@"; }}\n"""

pytest.importorskip("altair", reason="needs the extra report")


def test_the_commands_run_and_the_table_is_complete(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL):
        command = ["bash", "-ec", CLAIMS + block]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ)
        assert done.returncode == 0, done.stderr
    made = (tmp_path / "outputs" / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z][\w ]+) \|", PAGE, re.MULTILINE) == re.findall(r"<h2>(.*?)</h2>", made)
    changed = (tmp_path / "outputs" / "changed.html").read_text(encoding="utf-8")
    assert "<h2>What changed</h2>" in changed
    assert (ROOT / "docs" / "images" / "report.png").is_file()
