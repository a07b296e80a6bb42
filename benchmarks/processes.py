"""One, two and four processes on the same articles, alternating; and Ray where it is installed.

python benchmarks/processes.py [ARTICLES.jsonl [ROUNDS]]
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "articles.jsonl"
WAYS = {
    "1 process": ["--processes", "1"],
    "2 processes": ["--processes", "2"],
    "4 processes": ["--processes", "4"],
    "Ray, 2 workers": ["--processes", "2", "--engine", "ray"],
}
RESULTS = ("claims.jsonl", "articles.jsonl")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def seconds(articles: Path, folder: Path, options: list[str]) -> float:
    """What a run takes, as a whole process."""
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(articles), "-o", str(folder), "--quiet", *options]
    started = time.perf_counter()
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: ended with {done.returncode}")
    return time.perf_counter() - started


def main(articles: Path, rounds: int) -> None:
    """Measure, compare the bytes, print a Markdown table."""
    if not articles.is_file():
        sys.exit(f"{articles}: not here; give a .jsonl of articles: python benchmarks/processes.py ARTICLES.jsonl")
    ways = {name: options for name, options in WAYS.items() if "ray" not in options or importlib.util.find_spec("ray")}
    times: dict[str, list[float]] = {name: [] for name in ways}
    same = True
    with tempfile.TemporaryDirectory() as name:
        for turn in range(rounds):
            first: list[bytes] = []
            for way, options in ways.items():
                folder = Path(name) / f"{turn}-{way}"
                times[way].append(seconds(articles, folder, options))
                found = [(folder / result).read_bytes() for result in RESULTS]
                first = first or found
                same = same and found == first
    number = sum(1 for _ in articles.open(encoding="utf-8"))
    one = statistics.median(times["1 process"])
    print(f"{number} articles, {rounds} rounds, {os.cpu_count()} cores; start-up is in the times.\n")
    print("| | median (s) | articles/s | against one process |\n|---|---|---|---|")
    for way, of_way in times.items():
        median = statistics.median(of_way)
        print(f"| {way} | {median:.1f} | {number / median:.0f} | {one / median:.2f} |")
    print(f"\nAll claims and articles are {'the same' if same else 'NOT the same'}, byte for byte.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else NEWS, int(sys.argv[2]) if sys.argv[2:] else 5)
