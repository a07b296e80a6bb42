"""Articles for benchmarks that need many: sentences of our own corpus, shuffled, with words that nobody has seen."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "vo",
    "xe",
    "zi",
    "chor",
    "len",
    "mar",
    "tin",
]


def synthetic(number: int, sentences: int = 6, every: int = 1) -> Iterator[str]:
    """So many articles as JSON lines; the same at each call. One in `every` is of the corpus, the others only of words
    that nobody has seen."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    pool = [s.strip() for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if 30 < len(s.strip()) < 300]
    rng = random.Random(2021)
    for n in range(number):
        chosen = [_unseen(rng) for _ in range(sentences)] if n % every else rng.sample(pool, sentences)
        chosen.insert(rng.randrange(sentences), _unseen(rng))
        yield json.dumps({"id": f"synthetic-{n}", "text": " ".join(chosen)}) + "\n"


def _unseen(rng: random.Random) -> str:
    new = ["".join(rng.choices(SYLLABLES, k=4)).capitalize() for _ in range(5)]
    return f"In {new[0]} the {new[1]} of {new[2]} met {new[3]} and {new[4]}."
