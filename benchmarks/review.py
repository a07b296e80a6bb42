"""The review page with many claims: start, memory, and from key to next card, in a real browser.

python benchmarks/review.py [CLAIMS]
"""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from synthetic import synthetic

FLAGS = ["--no-sandbox", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
KEYS = 200
# In the browser: from the key to the frame that shows another sentence.
MEASURE = """async (keys) => {
  const shown = () => document.querySelector('#card').firstElementChild;
  const times = [];
  for (let k = 0; k < keys; k++) {
    const before = shown(), started = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    while (shown() === before) await new Promise(requestAnimationFrame);
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}"""


def many(run: Path, folder: Path, claims: int) -> int:
    """A run with its claims and articles repeated under other ids; how many claims it has."""
    folder.mkdir()
    lines = [json.loads(line) for line in (run / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [json.loads(line) for line in (run / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    written = turn = 0
    with (folder / "claims.jsonl").open("w") as claims_file, (folder / "articles.jsonl").open("w") as articles_file:
        while written < claims:
            for article in articles:
                name = f"{article['id']}-{turn}"
                articles_file.write(json.dumps(article | {"id": name, "cluster": name}) + "\n")
            for line in lines:
                article_id = f"{line['article']['id']}-{turn}"
                changed = {"id": f"{written:016x}", "article": line["article"] | {"id": article_id}}
                claims_file.write(json.dumps(line | changed) + "\n")
                written += 1
            turn += 1
    shutil.copy(run / "run.json", folder / "run.json")
    return written


def main(claims: int) -> None:
    """Measure, and print a Markdown table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.jsonl").write_text("".join(synthetic(100)), encoding="utf-8")
        command = [sys.executable, "-m", "pipeline.cli"]
        subprocess.run([*command, "extract", folder / "in.jsonl", "-o", folder / "small", "--quiet"], check=True)
        number = many(folder / "small", folder / "run", claims)
        started = time.perf_counter()
        journal = ["--decisions", folder / "decisions.jsonl"]
        server = subprocess.Popen([*command, "review", folder / "run", *journal], stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr
            found = re.search(r"http\S+", server.stderr.readline())
            assert found
            ready = time.perf_counter() - started
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                page = browser.new_page(viewport={"width": 1400, "height": 860})
                opened = time.perf_counter()
                page.goto(found.group())
                page.wait_for_selector(".sentence")
                first = ready + time.perf_counter() - opened
                times = sorted(page.evaluate(MEASURE, KEYS))
                browser.close()
            status = Path(f"/proc/{server.pid}/status").read_text()
            peak = int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024
        finally:
            server.kill()
    print(f"{number:,} claims\n\n| | |\n|---|---|")
    print(f"| from the command to the first card | {first:.2f} s |")
    late = times[int(0.95 * KEYS)]
    print(f"| key to next card, median / 95th percentile | {statistics.median(times):.0f} / {late:.0f} ms |")
    print(f"| peak memory of the server | {peak:.0f} MB |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
