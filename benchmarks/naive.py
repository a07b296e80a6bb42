"""The naive pipeline and ours on the same articles in one run, alternating; prints a table for docs/performance.md.

Naive: the model over whole articles, then one Matcher with lemma keywords of the pillars. Both on one thread.

    python benchmarks/naive.py [ARTICLES.jsonl]
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import Matcher

import pipeline
from pipeline.article import Article
from pipeline.extractor import BATCH
from pipeline.model import Model
from pipeline.readers import usable_articles

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "articles.jsonl"
KEYWORDS = {
    "economy": "poverty poor job wage worker unemployment income inequality hunger farmer",
    "corruption": "corruption corrupt bribe bribery graft impunity transparency watchdog prosecutor",
    "rights": "right torture discrimination asylum press freedom journalist union activist labor",
    "violence": "violence violent gang murder kill homicide extortion kidnapping trafficking crime",
    "gender-violence": "rape femicide abuse harassment assault sexual domestic",
}


def naive_matcher(nlp: Language) -> Matcher:
    """One Matcher with a lemma pattern for each keyword."""
    matcher = Matcher(nlp.vocab)
    for pillar, words in KEYWORDS.items():
        matcher.add(pillar, [[{"LEMMA": word}] for word in words.split()])
    return matcher


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds and what the work returned."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def alone(code: str, times: int) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of a fresh process that runs the code; the fastest of so many."""
    # not ru_maxrss: a child inherits its parent's peak
    peak = (
        "print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')), file=sys.stderr)"
    )
    script = f"import sys\n{code}\n{peak}"
    runs = []
    for _ in range(times):
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        runs.append((time.perf_counter() - started, int(done.stderr.splitlines()[-1]) / 1024))
    return min(runs)


def main(path: Path) -> None:
    """Measure, and print a Markdown table."""
    if not path.is_file():
        sys.exit(f"{path}: not here; give a .jsonl of articles: python benchmarks/naive.py ARTICLES.jsonl")
    articles: list[Article] = list(usable_articles([str(path)], print))
    naive = spacy.load(Model().name)
    matcher = naive_matcher(naive)
    extractor = pipeline.load()
    list(extractor.extract(articles[:1], screen=False))  # both have their models loaded before the clock starts

    def run_naive(batch: list[Article]) -> int:
        tokens = 0
        for doc in naive.pipe(article.text for article in batch):
            matcher(doc)
            tokens += len(doc)
        return tokens

    def run_ours(batch: list[Article]) -> int:
        return sum(len(claims) for _, claims in extractor.extract(batch) if isinstance(claims, list))

    seconds = {"naive": 0.0, "ours": 0.0}
    tokens = claims = 0
    for k in range(0, len(articles), BATCH):
        batch = articles[k : k + BATCH]
        took, n = timed(lambda batch=batch: run_naive(batch))
        seconds["naive"] += took
        tokens += n
        took, n = timed(lambda batch=batch: run_ours(batch))
        seconds["ours"] += took
        claims += n

    load = f"articles = {str(path)!r}"
    everything = {
        "naive": f"import spacy; nlp = spacy.load({Model().name!r}); nlp('A sentence.')",
        "ours": "import pipeline; list(pipeline.extract('They promised to combat corruption.'))",
    }
    whole = {
        "naive": f"{load}; import json, spacy; nlp = spacy.load({Model().name!r})\n"
        "for doc in nlp.pipe(json.loads(line)['text'] for line in open(articles)): pass",
        "ours": f"{load}; import pipeline; from pipeline.readers import usable_articles\n"
        "for claim in pipeline.extract(usable_articles([articles], print)): pass",
    }
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, one used, "
        f"Python {platform.python_version()}"
    )
    print(f"{len(articles)} articles, {tokens:,} tokens, {claims} claims\n")
    print("| | seconds | tokens/s | start-up, one sentence (s) | peak memory, all articles (MB) |")
    print("|---|---|---|---|---|")
    for name in ("naive", "ours"):
        start, _ = alone(everything[name], 5)
        _, peak = alone(whole[name], 1)
        print(f"| {name} | {seconds[name]:.1f} | {tokens / seconds[name]:,.0f} | {start:.2f} | {peak:.0f} |")
    print(f"\nOurs is {seconds['naive'] / seconds['ours']:.1f} times as fast.")
    print(f"Peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else NEWS)
