"""A built wheel works outside the checkout: it brings its patterns along."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = "The minister promised to combat corruption in Honduras.\n"


def test_an_installed_wheel_finds_its_patterns_in_any_folder(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    target = environment / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    # the dependencies come from this environment; the package itself must come from the wheel
    (target / "others.pth").write_text(sysconfig.get_path("purelib"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "article.txt").write_text(TEXT)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(environment / "bin" / "python"), *arguments],
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": ""},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    package = Path(run("-c", "import pipeline; print(pipeline.__file__)").strip())
    assert package.is_relative_to(environment)
    run("-c", "from pipeline.cli import main; main()", "extract", "article.txt", "-o", "run")
    [claim] = map(json.loads, (elsewhere / "run" / "claims.jsonl").read_text().splitlines())
    assert [pillar["id"] for pillar in claim["pillars"]] == ["corruption"]
