"""What many patterns cost: 100 patterns of root-causes against 2,000, of which 1,900 are variants that find hardly
anything more. Everything before the parse, in turn, on one thread; then with and without the screen, which must find
the same.

    python benchmarks/patterns.py [ARTICLES.jsonl]
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from varied import write_varied

import pipeline
from pipeline import layers
from pipeline.article import Article
from pipeline.extractor import Extractor
from pipeline.readers import usable_articles
from pipeline.records import Match, Offsets
from pipeline.resources import framework_folder
from pipeline.stages.segmentation.blocks import find_blocks

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "articles.jsonl"
FEW, MANY = 100, 2_000
ROUNDS = 3
WITH_THE_PARSE = ["parse", "attribute", "assemble"]


def block_spans(text: str) -> Iterator[Offsets]:
    """Stretches that no sentence crosses."""
    return ((block.start, block.end) for block in find_blocks(text))


def matches(extractor: Extractor, articles: list[Article], *, screen: bool) -> dict[str, list[Match]]:
    """The matches by article, as the stages before the parse leave them."""
    hits = [article for article in articles if not screen or extractor.screen.hits(article.text, block_spans)]
    docs = [extractor.nlp.tokenizer(article.text) for article in hits]
    for doc, article in zip(docs, hits, strict=True):
        doc.user_data |= {layers.EVERYWHERE: not screen, layers.PUBLISHED: article.published}
    with extractor.nlp.select_pipes(disable=WITH_THE_PARSE):
        docs = list(extractor.nlp.pipe(docs))
        return {a.id: found for a, doc in zip(hits, docs, strict=True) if (found := layers.get(doc, "matches", Match))}


def main(path: Path) -> None:
    """Measure, and print a Markdown table. Exit code 1 where the screen loses a match."""
    if not path.is_file():
        sys.exit(f"{path}: not here; give a .jsonl of articles: python benchmarks/patterns.py ARTICLES.jsonl")
    articles = list(usable_articles([str(path)], print))
    with tempfile.TemporaryDirectory() as folder:
        root = framework_folder("root-causes")
        extractors = {n: pipeline.load(str(write_varied(root, Path(folder) / str(n), FEW, n))) for n in (FEW, MANY)}
        seconds: dict[int, list[float]] = {n: [] for n in extractors}
        found: dict[int, dict[str, list[Match]]] = {}
        for extractor in extractors.values():
            matches(extractor, articles[:5], screen=True)
        gc.freeze()
        for _ in range(ROUNDS):
            for n, extractor in extractors.items():
                started = time.process_time()
                found[n] = matches(extractor, articles, screen=True)
                seconds[n].append(time.process_time() - started)
        print("| patterns | notations | seconds | matches | screen and no screen |")
        print("|---|---|---|---|---|")
        same = True
        for n, extractor in extractors.items():
            everywhere = matches(extractor, articles, screen=False)
            same &= everywhere == found[n]
            hit = sum(map(len, found[n].values()))
            notations = sum(len(p.any) + len(p.all) for p in extractor.book.patterns)
            print(f"| {n:,} | {notations:,} | {min(seconds[n]):.2f} | {hit:,} | {'same' if same else 'DIFFERENT'} |")
        print(f"\n{MANY:,} patterns cost {min(seconds[MANY]) / min(seconds[FEW]):.2f} times what {FEW} cost.")
    sys.exit(not same)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else NEWS)
