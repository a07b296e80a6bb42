"""Articles for the tests of runs: small ones that yield a claim each, and some that yield none."""

import json
from pathlib import Path

PLACES = ["Tela", "Danlí", "Yoro", "Copán", "Roatán", "Olanchito", "Juticalpa", "Choluteca", "Comayagua", "Trujillo"]
LINES = [
    "The minister promised to combat corruption in {}.",
    "Gangs extort every shop in {}, the mayor said.",
    "Rain fell over {} for a third day.",
    "“We will create jobs in {},” said the president.",
]


def story(number: int) -> str:
    """A text that no other number gives."""
    places = [PLACES[(number // 10**power) % 10] for power in range(3)]
    return "\n".join(LINES[(number + k) % len(LINES)].format(place) for k, place in enumerate(places)) + "\n"


def write_lines(path: Path, numbers: range) -> Path:
    """A JSONL file of such articles."""
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": story(n)}) + "\n" for n in numbers))
    return path
