"""How fast the entities of whole articles are found, on one core: tokens a second, best of several, on the evaluation
articles. Persons and officials together, and the layers that read one sentence at a time.

    python benchmarks/entities.py [ARTICLES.jsonl]
"""

import sys
import time
from pathlib import Path

from pipeline.extractor import Extractor
from pipeline.readers import usable_articles

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "articles.jsonl"
GROUPS = {
    "persons and officials": (("persons", "officials"), 150_000),
    "countries, regions, institutions, dates, numbers": (
        ("countries", "regions", "institutions", "dates", "numbers"),
        60_000,
    ),
}
ROUNDS = 3


def seconds(extractor: Extractor, stages: tuple[str, ...], texts: list[str]) -> tuple[float, int]:
    """CPU seconds that the stages take over whole articles, and how many tokens those have."""
    docs = [extractor.nlp.make_doc(text) for text in texts]
    pipes = [extractor.nlp.get_pipe(stage) for stage in stages]
    started = time.process_time()
    for doc in docs:
        for pipe in pipes:
            pipe(doc)
    return time.process_time() - started, sum(map(len, docs))


def main() -> None:
    """Print one line for each group of layers."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS
    if not path.exists():
        sys.exit(f"{path}: no such file")
    texts = [article.text for article in usable_articles([str(path)], print)]
    extractor = Extractor()
    for name, (stages, bar) in GROUPS.items():
        seconds(extractor, stages, texts[:1])  # the tables are read
        rates = [tokens / taken for taken, tokens in (seconds(extractor, stages, texts) for _ in range(ROUNDS))]
        print(f"{name}: {max(rates):,.0f} tokens/s (bar {bar:,})")


if __name__ == "__main__":
    main()
