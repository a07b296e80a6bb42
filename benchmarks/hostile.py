"""Hostile inputs through the readers and through `extract`: no traceback, no hang, no memory over 2 GB, no file outside
the run folder, every article accounted for.

    python benchmarks/hostile.py [--inputs 100000] [--extracted 3000] [--seed 1] [--large]

Input number N of seed S is always the same, so what fails can be made again: `--seed S --first N --inputs 1`."""

import argparse
import gzip
import io
import json
import random
import resource
import signal
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.article import Article, SetAside
from pipeline.extractor import Extractor
from pipeline.readers import read_articles
from pipeline.reading import ReadOptions
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options

MEMORY = 2_000_000_000
SECONDS = 300
BATCH = 2_000
PIECES = [
    "The minister promised to combat corruption in Honduras. ",
    "“Gangs extort every shop,” she said, “and 13% of them pay.”\n",
    "\0", "\ud800", "\udfff", "\u202e", "\u00ad", "\ufeff", "\r\n", "\r", "\n\n", "'" * 50, '"' * 50, "9" * 400,
    "[" * 60, "{" * 60, "<" * 60, "<div>" * 300, "&#0;", "&#xD800;", "\\", "\\u0000", "\\ud800", ",,,,", "\t", "NA",
    "-" * 80, "é",
    "\U0001f44d", "#", "../", "]]>", "<!--", "<p>", "</article>", "1e999", "null", "e\u0301" * 40, "U.S. ", "p.m.",
]  # fmt: skip
Make = Callable[[random.Random], tuple[str, bytes]]


def words(chance: random.Random, most: int = 12) -> str:
    """A text of odd pieces."""
    return "".join(chance.choices(PIECES, weights=[40, 20] + [1] * (len(PIECES) - 2), k=chance.randint(0, most)))


def encoded(chance: random.Random, text: str) -> bytes:
    """In UTF-8, UTF-16, windows-1252 or nothing in particular."""
    codec = chance.choices(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"], [80, 5, 5, 5, 5])[0]
    return text.encode(codec, "surrogatepass" if codec.startswith("utf") else "replace")


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Half of the time, with bytes changed, lost, added or cut off."""
    if chance.random() < 0.5:
        return data
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(result) + 1)
        match chance.randrange(4):
            case 0:
                result[place : place + 1] = chance.randbytes(1)
            case 1:
                del result[place : place + chance.randint(1, 40)]
            case 2:
                result[place:place] = chance.randbytes(chance.randint(1, 20))
            case _:
                del result[place:]
    return bytes(result)


def text(chance: random.Random) -> tuple[str, bytes]:
    """A text, or bytes that are none."""
    return "txt", encoded(chance, words(chance)) if chance.random() < 0.8 else chance.randbytes(chance.randint(0, 300))


def record(chance: random.Random) -> str:
    """A JSON object that may be an article."""
    fields = {"id": chance.choice(["a", "../../x", 7, None, [], ""]), "text": words(chance), "url": words(chance, 1)}
    fields["published"] = chance.choice(["2021-07-29", "today", 5, None])
    return json.dumps({key: fields[key] for key in chance.sample(sorted(fields), chance.randint(1, 4))})


def json_lines(chance: random.Random) -> tuple[str, bytes]:
    """Lines, most of them articles."""
    return "jsonl", encoded(chance, "\n".join(record(chance) for _ in range(chance.randint(0, 6))))


def json_array(chance: random.Random) -> tuple[str, bytes]:
    """An array."""
    return "json", encoded(chance, "[" + ", ".join(record(chance) for _ in range(chance.randint(0, 6))) + "]")


def table(chance: random.Random) -> tuple[str, bytes]:
    """Rows, quoted or not."""
    rows = [[words(chance, 4).replace('"', '""') for _ in range(chance.randint(1, 4))] for _ in range(5)]
    quote = chance.choice(['"', ""])
    lines = [chance.choice(["id,text,title", "text", "id;text", "a,b"])]
    lines += [",".join(f"{quote}{cell}{quote}" for cell in row) for row in rows]
    return chance.choice(["csv", "tsv"]), encoded(chance, "\n".join(lines))


def page(chance: random.Random) -> tuple[str, bytes]:
    """A page, or something like it."""
    body = "".join(f"<p>{words(chance, 6)}</p>" for _ in range(chance.randint(0, 5)))
    return "html", encoded(chance, f"<!doctype html><html><title>{words(chance, 1)}</title><article>{body}</article>")


def web_archive(chance: random.Random) -> tuple[str, bytes]:
    """Records of an archive."""
    records = b""
    for number in range(chance.randint(1, 3)):
        body = page(chance)[1]
        length = len(body) if chance.random() < 0.8 else chance.randint(-5, 10**12)
        kind = chance.choice(["text/html", "text/html; charset=x", "image/png"])
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/{number}\r\nContent-Length: {len(http)}"
        records += f"{head}\r\nContent-Type: application/http; msgtype=response\r\n\r\n".encode() + http + b"\r\n\r\n"
    return "warc", records


def zipped(chance: random.Random) -> tuple[str, bytes]:
    """An archive whose names lead out of it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        for _ in range(chance.randint(0, 4)):
            ending, inner = chance.choice(CHEAP)(chance)
            with warnings.catch_warnings():  # of names that come twice
                warnings.simplefilter("ignore")
                archive.writestr(chance.choice(["../../out", "/etc/out", "a/b", "C:\\x", "a"]) + f".{ending}", inner)
    return "zip", data.getvalue()


def packed(chance: random.Random) -> tuple[str, bytes]:
    """Packed once or twice."""
    ending, data = chance.choice(CHEAP)(chance)
    return f"{ending}.gz", gzip.compress(data, 1)


CHEAP: list[Make] = [text, json_lines, json_array, table]
MAKERS: list[Make] = [*CHEAP, zipped, packed, page, web_archive]
WEIGHTS = [20, 20, 15, 20, 10, 12, 2, 1]


def make(seed: int, number: int) -> tuple[str, bytes]:
    """The ending and the bytes of an input."""
    chance = random.Random(f"{seed}-{number}")
    ending, data = chance.choices(MAKERS, WEIGHTS)[0](chance)
    return ending, damaged(chance, data)


def write_inputs(folder: Path, seed: int, numbers: range) -> None:
    """The inputs as files."""
    for number in numbers:
        ending, data = make(seed, number)
        (folder / f"{number:07}.{ending}").write_bytes(data)


def read_all(seed: int, numbers: range) -> Counter[str]:
    """What the readers make of inputs. Whatever they raise, and a batch that takes too long, ends it."""
    counts: Counter[str] = Counter()
    for first in range(numbers.start, numbers.stop, BATCH):
        with tempfile.TemporaryDirectory() as name:
            write_inputs(Path(name), seed, range(first, min(first + BATCH, numbers.stop)))
            signal.alarm(SECONDS)
            for found in read_articles([name], options=ReadOptions()):
                counts["set aside" if isinstance(found, SetAside) else "articles"] += 1
                if isinstance(found, Article):
                    found.text.encode()
            signal.alarm(0)
            counts["inputs"] += len(list(Path(name).iterdir()))
    return counts


def extract_all(seed: int, numbers: range) -> Counter[str]:
    """What a run makes of inputs; with checks that all of it is accounted for and lies in the run folder."""
    with tempfile.TemporaryDirectory() as name:
        inputs, run = Path(name) / "in", Path(name) / "run"
        inputs.mkdir()
        write_inputs(inputs, seed, numbers)
        before = set(Path(name).rglob("*"))
        signal.alarm(SECONDS + len(numbers))
        made = write_run(Run([str(inputs)], Extractor("root-causes"), Options()), run)
        signal.alarm(0)
        strangers = {path for path in set(Path(name).rglob("*")) - before if not path.is_relative_to(run)}
        assert not strangers, strangers
        assert made.articles == made.done + made.skipped + len(made.set_aside)
        counts = Counter(inputs=len(numbers), articles=made.articles, done=made.done, skipped=made.skipped)
        return counts + Counter({"set aside": len(made.set_aside), "claims": made.claims})


def large(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Inputs that are hostile by their size, and what is said of each."""
    zeros = bytes(10_000_000)
    made: dict[str, Path] = {}

    def add(name: str, pieces: list[bytes]) -> None:
        made[name] = folder / name
        with gzip.open(made[name], "wb", 1) if name.endswith(".gz") else made[name].open("wb") as stream:
            for piece in pieces:
                stream.write(piece)

    long = [b"a" * 10_000_000] * 100
    add("line.jsonl", [b'{"text": "', *long, b'"}\n{"id": "after", "text": "x"}\n'])
    add("line.txt", long)
    add("line.csv", [b"id,text\n1,", *long, b"\n2,after\n"])
    add("quote.csv", [b'id,text\n1,"open\n', *[b"2,a row that seems to be one\n" * 100_000] * 10])
    add("element.json", [b'[{"text": "', *long, b'"}, {"id": "after", "text": "x"}]'])
    add("deep.json", [b"[" * 10_000_000])
    add("deep.jsonl", [b"[" * 1_000_000, b'\n{"id": "after", "text": "x"}\n'])
    add("bomb.txt.gz", [zeros] * 100)
    add("bomb.jsonl.gz", [zeros] * 100)
    add("deep.html", [b"<html><body><article>" + b"<div>" * 1_000_000])
    add("attributes.html", [b"<html><p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">text</p>"])
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("../../zeros.jsonl", "w") as stream:
            for _ in range(100):
                stream.write(zeros)
        archive.writestr("after.txt", "x")
    made["bomb.zip"] = folder / "bomb.zip"
    for name, path in made.items():
        started = time.perf_counter()
        signal.alarm(SECONDS)
        results = [r.reason if isinstance(r, SetAside) else "an article" for r in read_articles([str(path)])]
        signal.alarm(0)
        yield name, [f"{time.perf_counter() - started:.1f} s", f"{len(results)} results", *results[:3]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--extracted", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--large", action="store_true", help="1 GB lines, bombs and the like, too")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for name, work, number in (("readers", read_all, asked.inputs), ("extract", extract_all, asked.extracted)):
        started = time.perf_counter()
        counts = work(asked.seed, range(asked.first, asked.first + number)) if number else Counter()
        told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
        print(f"{name}: {told}; {time.perf_counter() - started:.0f} s, {_peak()} MB", flush=True)
    if asked.large:
        with tempfile.TemporaryDirectory() as folder:
            for name, said in large(Path(folder)):
                print(f"{name}: {'; '.join(said)}", flush=True)
        print(f"{_peak()} MB")


def _peak() -> int:
    """The most memory so far, in MB, of this process and of the largest of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + children) // 1024


if __name__ == "__main__":
    main()
