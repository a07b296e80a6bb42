"""Peak memory of `claims extract` with few articles and with many, each with words that no other has; one in five is of
our corpus and yields claims.

python benchmarks/memory.py [FEW MANY]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import synthetic

EVERY = 5
PEAK = "import sys; from pipeline.cli import app\ntry:\n    app(standalone_mode=False)\nfinally:\n    "
PEAK += "print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')), file=sys.stderr)"


def peak(number: int, folder: Path) -> tuple[float, float]:
    """MB at most, and articles a second."""
    articles = folder / f"{number}.jsonl"
    with articles.open("w", encoding="utf-8") as stream:
        stream.writelines(synthetic(number, every=EVERY))
    started = time.perf_counter()
    command = [sys.executable, "-c", PEAK, "extract", str(articles), "-o", str(folder / f"run{number}"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stderr.splitlines()[-1]) / 1024, number / (time.perf_counter() - started)


def main(few: int, many: int) -> None:
    """Measure both and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        results = {number: peak(number, Path(folder)) for number in (few, many)}
    print("| articles | peak memory (MB) | articles/s |\n|---|---|---|")
    for number, (megabytes, rate) in results.items():
        print(f"| {number:,} | {megabytes:.0f} | {rate:.0f} |")
    print(f"\n{results[many][0] / results[few][0]:.2f} times the memory.")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if sys.argv[2:] else (1_000, 200_000)))
