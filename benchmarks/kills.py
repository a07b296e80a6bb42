"""Fifty kills at random moments: the run that goes on ends with the bytes of an undisturbed one.

    python benchmarks/kills.py [KILLS]

A third of the kills hit the whole run, a third only its main process, a third one of its workers."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import synthetic

ARTICLES = 3_000
RESULTS = ("claims.jsonl", "articles.jsonl")


def start(articles: Path, folder: Path, processes: int) -> subprocess.Popen[bytes]:
    """`claims extract` in a session of its own."""
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(articles), "-o", str(folder), "--quiet"]
    return subprocess.Popen([*command, "--processes", str(processes)], start_new_session=True)


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def kill(run: subprocess.Popen[bytes], what: str, rng: random.Random) -> None:
    """Kill all of a run, its main process, or one of its workers."""
    try:
        if what == "all":
            os.killpg(run.pid, signal.SIGKILL)
        else:
            workers = children(run.pid) if what == "worker" else []
            os.kill(rng.choice(workers) if workers else run.pid, signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError):
        pass  # it was done already


def main(kills: int) -> None:
    """Kill, go on, compare."""
    rng = random.Random(50)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        articles.write_text("".join(synthetic(ARTICLES)), encoding="utf-8")
        start(articles, folder / "undisturbed", 1).wait()
        undisturbed = [(folder / "undisturbed" / result).read_bytes() for result in RESULTS]
        finished = killed = 0
        while killed < kills:
            run = folder / f"run{finished}"
            process = start(articles, run, rng.choice([1, 2]))
            time.sleep(rng.uniform(0.3, 8.0))
            if process.poll() is None:
                kill(process, rng.choice(["all", "main", "worker"]), rng)
                killed += 1
                time.sleep(rng.uniform(0.0, 1.0))
                if process.poll() is not None:
                    continue
            code = process.wait()
            if code == 0:
                same = [(run / result).read_bytes() for result in RESULTS] == undisturbed
                print(
                    f"run {finished} finished after {killed} kills: {'same bytes' if same else 'DIFFERENT'}", flush=True
                )
                if not same or {path.name for path in run.iterdir()} != {*RESULTS, "run.json", "index.sqlite"}:
                    sys.exit(1)
                finished += 1
            elif code not in (-signal.SIGKILL, 2):  # 2: a worker of the killed run still holds the lock for a moment
                sys.exit(f"run ended with {code}")
        last = start(articles, folder / f"run{finished}", 2).wait()
        same = [(folder / f"run{finished}" / result).read_bytes() for result in RESULTS] == undisturbed
        print(
            f"{killed} kills, {finished + 1} runs, the last ended with {last}: {'same' if same else 'DIFFERENT'} bytes"
        )
        sys.exit(not same)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 50)
