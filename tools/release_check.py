"""Is this checkout fit to be released? `make release-check` installs from the package index into a temporary folder.

Builds sdist and wheel, installs the wheel without extras into a clean environment, runs the demo outside the checkout,
checks and lists the licences of all that came along, writes an SBOM (CycloneDX), and asks for known vulnerabilities
where the network allows. What it writes lies in dist/."""

import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TOOLS = ("build", "pip-licenses", "cyclonedx-bom", "pip-audit")
LICENCES = (
    "MIT",
    "BSD",
    "Apache",
    "ISC",
    "Python Software Foundation",
    "PSF",
    "Mozilla Public License",
    "MPL",
    "Unlicense",
    "CNRI",
)
"""Parts of the names of licences that go with MIT."""


def main() -> int:
    """Each step in turn; the first that fails says why."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if f"## {version}" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        return failed(f"CHANGELOG.md has no section {version}; write one")
    shutil.rmtree(DIST, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        tools, clean, elsewhere = (Path(folder, name) for name in ("tools", "clean", "elsewhere"))
        say("tools")
        python(tools, "-m", "pip", "install", "--quiet", *TOOLS)
        say("sdist and wheel")
        python(tools, "-m", "build", "--outdir", str(DIST), str(ROOT))
        [wheel] = DIST.glob("*.whl")
        say("clean installation, without extras")
        python(clean, "-m", "pip", "install", "--quiet", str(wheel))
        say("demo outside the checkout")
        shutil.copytree(ROOT / "corpus", elsewhere / "corpus")
        claims = clean / "bin" / "claims"
        run(elsewhere, str(claims), "--version")
        run(elsewhere, str(claims), "extract", "corpus", "-o", "run")
        run(elsewhere, str(claims), "show", "run", "--table")
        say("licences")
        of_clean = ("--python", str(clean / "bin" / "python"))
        listed = run(ROOT, str(tools / "bin" / "pip-licenses"), *of_clean, "--format", "markdown", "--partial-match",
                     "--allow-only", ";".join(LICENCES), "--ignore-packages", "pip", "setuptools")  # fmt: skip
        (DIST / "licences.md").write_text(listed, encoding="utf-8")
        say("SBOM")
        sbom = run(ROOT, str(tools / "bin" / "cyclonedx-py"), "environment", str(clean / "bin" / "python"))
        (DIST / "sbom.cdx.json").write_text(sbom, encoding="utf-8")
        say("known vulnerabilities")
        packages = next((clean / "lib").glob("python*/site-packages"))
        audit = subprocess.run(
            [str(tools / "bin" / "pip-audit"), "--path", str(packages)], capture_output=True, text=True
        )
        if audit.returncode and "ConnectionError" in audit.stderr + audit.stdout:
            say("  not asked: the network does not allow it")
        elif audit.returncode:
            return failed(audit.stdout + audit.stderr)
    say(f"fit to be released: {version}; {', '.join(sorted(path.name for path in DIST.iterdir()))}")
    return 0


def python(environment: Path, *arguments: str) -> str:
    """Run an environment's Python, made on first use."""
    if not environment.is_dir():
        venv.create(environment, with_pip=True)
    return run(environment, str(environment / "bin" / "python"), *arguments)


def run(folder: Path, *command: str) -> str:
    """What a command prints. It ends the check where the command fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(failed(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"))
    return done.stdout


def say(line: str) -> None:
    """Progress, on stderr."""
    print(line, file=sys.stderr, flush=True)


def failed(why: str) -> int:
    """Say why, and the exit code."""
    say(f"not fit to be released: {why}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
