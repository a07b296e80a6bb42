"""The blocks of a page of the docs, run in a folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

CLAIMS = f"""claims() {{ {sys.executable} -c 'from pipeline.cli import main; main()' "$@"; }}\n"""


def blocks_of(page: str) -> list[tuple[str, str]]:
    """The blocks of commands and of Python, in their order."""
    return re.findall(r"```(sh|python)\n(.*?)```", page, re.DOTALL)


def run_block(kind: str, block: str, folder: Path) -> str:
    """What a block prints; the test fails where the block does."""
    command = ["bash", "-ec", CLAIMS + block] if kind == "sh" else [sys.executable, "-c", block]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
    return done.stdout
