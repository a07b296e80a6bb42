"""The workflow for pull requests on patterns does what `make patterns` does."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text()
WORKFLOW = yaml.load((ROOT / ".github" / "workflows" / "patterns.yml").read_text(), yaml.BaseLoader)
RUNS = [step["run"] for step in WORKFLOW["jobs"]["patterns"]["steps"] if "run" in step]


def test_it_runs_the_check_and_the_diff() -> None:
    [target] = re.findall(r"^patterns: ([a-z -]+) ##", MAKEFILE, re.MULTILINE)
    called = [name for run in RUNS for name in re.findall(r"make (?:--silent )?([a-z-]+)", run)]
    assert called == ["install", *target.split()]
    recipes = dict(re.findall(r"^(patterns-\w+): \$\(STAMP\)\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE))
    assert "claims patterns check $$folder --format $(CHECK)" in recipes["patterns-check"]
    assert "claims diff $$base/$$folder $$folder --on corpus --format $(DIFF)" in recipes["patterns-diff"]
    assert "CHECK=github" in RUNS[1]
    assert "DIFF=markdown" in RUNS[2]


def test_it_may_only_read_and_takes_no_name_of_a_branch_for_a_command() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["on"]["pull_request"]["paths"][0] == "patterns/**"
    assert not [run for run in RUNS if "${{" in run]
