"""What `claims patterns check` costs: 500 patterns with 2,000 examples in under 2 s beyond the import of spaCy."""

import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patterns.books import framework

PATTERNS = 500
CHECK = "import spacy, sys; sys.argv[0] = 'claims'; from pipeline.cli import app; app(standalone_mode=False)"
VERBS = ["fight", "combat", "tackle", "curb", "reduce", "prevent", "end", "battle", "stop", "halt", "punish", "expose"]
THINGS = ["bribery", "graft", "fraud", "extortion", "smuggling", "kidnapping", "torture", "famine", "unrest", "looting"]


def generated(folder: Path) -> Path:
    """A framework of 500 patterns, each with two notations, an `unless` and four examples."""
    draw = random.Random(1)
    patterns = []
    for number in range(PATTERNS):
        verb, thing, other = draw.choice(VERBS), draw.choice(THINGS), f"{draw.choice(THINGS)}{number}x"
        patterns.append(
            {
                "id": f"p.x{number}",
                "title": "Someone fights something",
                "any": [f"~{verb} ... ({thing}|money) of? {other}", f"{thing}{number}* by the (state|police)"],
                "unless": [f"no {thing} {other}"],
                "match": [f"They [[{verb} all {thing} of {other}]].", f"There was {thing}{number} by the police."],
                "no_match": [f"Nothing like {thing} and {other}.", f"They {verb} it."],
                "source": "ours",
            }
        )
    return framework(folder, json.dumps({"pillar": "p", "patterns": patterns}))


def processor_seconds(code: str, *arguments: str, cache: Path) -> float:
    """What a fresh process takes, other processes aside."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    subprocess.run([sys.executable, "-c", code, *arguments], env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.timing
def test_five_hundred_patterns_in_two_seconds(tmp_path: Path) -> None:
    folder = generated(tmp_path / "f")
    spacy = min(processor_seconds("import spacy", cache=tmp_path) for _ in range(3))
    check = [processor_seconds(CHECK, "patterns", "check", str(folder), cache=tmp_path / str(n)) for n in range(3)]
    assert min(check) - spacy < 2
