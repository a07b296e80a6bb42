"""docs/inputs.md: its commands run, and its table names every ending that a reader takes."""

import os
import re
import subprocess
import sys
from pathlib import Path

from pipeline.readers import READERS
from pipeline.readers.kinds import ARCHIVE, PACKINGS

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "inputs.md").read_text(encoding="utf-8")
CLAIMS = f"""claims() {{ {sys.executable} -c 'from pipeline.cli import main; main()' "$@"; }}\n"""


def test_the_commands_run(tmp_path: Path) -> None:
    [commands] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(
        ["bash", "-ec", CLAIMS + commands], cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    assert "1 match in 1 sentence of 1 of 2 articles" in done.stdout
    assert "Gangs extort every shop" in done.stdout
    assert '"id":"7"' in (tmp_path / "outputs" / "table" / "claims.jsonl").read_text(encoding="utf-8")


def test_the_table_has_every_ending() -> None:
    table = PAGE[: PAGE.index("## Fields")]
    named = {
        ending for row in re.findall(r"^\| (`\..*?) \|", table, re.MULTILINE) for ending in re.findall(r"\.(\w+)", row)
    }
    assert named == {*READERS, *PACKINGS, ARCHIVE}
