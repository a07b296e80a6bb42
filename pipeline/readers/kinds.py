"""The kind of a file, by its ending and, where that says nothing, by how it begins."""

import codecs
from pathlib import PurePath

PACKINGS = ("gz", "zst")
ARCHIVE = "zip"
MAGIC = {
    b"\x1f\x8b": "gz",
    b"\x28\xb5\x2f\xfd": "zst",
    b"PK\x03\x04": ARCHIVE,
    b"PK\x05\x06": ARCHIVE,
    b"PAR1": "parquet",
    b"WARC/": "warc",
}
STARTS = {"{": "jsonl", "[": "json", "<!doctype html": "html", "<html": "html"}


def ending(name: str) -> str:
    """The last ending, without its dot, in lower case."""
    return PurePath(name).suffix.lower().lstrip(".")


def endings(name: str) -> list[str]:
    """The endings that count, from the last: `news.jsonl.gz` has gz and jsonl. One that says nothing of what is packed
    inside (`news.gz`) leaves that to the content."""
    found = [ending(name)]
    while found[-1] in PACKINGS:
        name = PurePath(name).stem
        if not ending(name):
            break
        found.append(ending(name))
    return found


def kind_of_content(head: bytes) -> str:
    """The kind of what begins so; text where nothing else fits."""
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            return kind
    utf_16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if utf_16 else "utf-8-sig", "ignore").lstrip().lower()
    return next((kind for start, kind in STARTS.items() if text.startswith(start)), "txt")
