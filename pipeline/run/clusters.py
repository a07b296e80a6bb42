"""Clusters: copies and light edits of one article, as wire stories and re-scrapes give them.

An article's signature is the MinHash (Broder 1997) of its shingles of five words: the share of equal places in two
signatures estimates the Jaccard similarity of the articles. Two are compared only where a band of their signatures is
the same (locality-sensitive hashing)."""

import hashlib
import re
import sys
from array import array

from pipeline.run.index import Index

PLACES = 128
BANDS = 32
ROWS = PLACES // BANDS
SHINGLE = 5
SIMILAR = 0.5
"""With a tenth of its sentences replaced, an article is 0.8 like itself in the middle; others stay under 0.25."""
SEED = 1
WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """The MinHash of a text: 128 numbers of four bytes, little-endian."""
    from rensa import RMinHash

    words = WORD.findall(text.lower())
    minhash = RMinHash(num_perm=PLACES, seed=SEED)
    minhash.update([" ".join(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))])
    return _little(array("I", minhash.digest())).tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The share of places in which two signatures are equal, 0 to 1."""
    return sum(map(int.__eq__, array("I", one), array("I", other))) / PLACES


def cluster_of(article_id: str, of_article: bytes, index: Index) -> str:
    """The cluster of an article, which is put into the index for those to come: that of the first article before it
    that it resembles, else its own id. Articles must come in the order of the input."""
    keys = _keys(of_article)
    alike = (cluster for cluster, before in index.stories(keys) if similarity(before, of_article) >= SIMILAR)
    cluster = next(alike, article_id)
    index.add_story(cluster, of_article, keys)
    return cluster


def _keys(of_article: bytes) -> list[int]:
    """A key for each band: its number and its content, as one number that SQLite can hold."""
    width = ROWS * 4
    bands = (of_article[start : start + width] for start in range(0, PLACES * 4, width))
    return [_mix(number, band) for number, band in enumerate(bands)]


def _mix(number: int, band: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(band, digest_size=8, salt=bytes([number])).digest(), "little", signed=True)


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
