"""The claims of a run as the queue needs them: a few fields of each, and where its line stands in the file."""

import hashlib
from collections.abc import Iterator, KeysView
from functools import cached_property
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from pipeline.claim import Claim, fold
from pipeline.decisions.verdicts import Subject
from pipeline.errors import ClaimsError

T = TypeVar("T")


class _Article(Struct):
    id: str
    outlet: str | None
    published: str | None


class _Evidence(Struct):
    pattern: str


class _Speaker(Struct):
    name: str | None
    text: str


class _Pillar(Struct):
    id: str
    evidence: list[_Evidence]
    speaker: _Speaker | None


class _Country(Struct):
    iso2: str


class _Line(Struct):
    id: str
    article: _Article
    text: str
    pillars: list[_Pillar]
    countries: list[_Country]


class _ArticleLine(Struct):
    id: str
    cluster: str | None


class Row(Struct, frozen=True):
    """One pillar of one claim: what a reviewer decides on; without a pillar a sentence as a whole, and without a claim
    an article. `start` and `length` are bytes in `claims.jsonl`. `group` is one for all claims of a cluster of articles
    with the same folded sentence; None where the claim is alone."""

    claim: str
    pillar: str | None
    patterns: tuple[str, ...]
    speaker: str
    countries: tuple[str, ...]
    article: str
    outlet: str
    published: str
    text: str
    start: int
    length: int
    group: str | None = None

    @property
    def subject(self) -> Subject:
        return self.claim, self.pillar

    @property
    def card(self) -> "Card":
        """The card that the row is on, unless it was taken apart."""
        return self.group or self.claim or self.article, self.pillar


Card: TypeAlias = tuple[str, str | None]
"""A group, or a claim that is in none, and a pillar."""


class Rows:
    """The rows of a run, in its order. Raises ClaimsError where the run is not readable."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self._claims = run / "claims.jsonl"
        self._articles = run / "articles.jsonl"
        if not self._claims.is_file() or not self._articles.is_file():
            raise ClaimsError(f"{run}: no run here; name the folder of a finished run")
        self._places: dict[str, tuple[int, int]] = {}
        clusters = dict(self._read_articles())
        several = _repeated(clusters)
        self.all = list(self._read_claims(clusters, several))
        self.of: dict[Subject, Row] = {row.subject: row for row in self.all}
        self.groups: dict[str, list[Row]] = {}
        for row in self.all:
            if row.group:
                self.groups.setdefault(row.group, []).append(row)
        self.apart: set[Card] = set()
        """The cards of several claims that a reviewer has taken apart."""

    def __contains__(self, article_id: str) -> bool:
        """Whether an article of that id has a claim."""
        return article_id in self._places

    @property
    def articles(self) -> KeysView[str]:
        """The ids of the articles with a claim."""
        return self._places.keys()

    @cached_property
    def pillars(self) -> dict[str, list[str]]:
        """The pillars of each claim."""
        found: dict[str, list[str]] = {}
        for claim, pillar in self.of:
            if pillar:
                found.setdefault(claim, []).append(pillar)
        return found

    def members(self, row: Row) -> list[Row]:
        """The rows that one card stands for, itself among them: those of its group with the same pillar."""
        if row.group is None or row.card in self.apart:
            return [row]
        return [member for member in self.groups[row.group] if member.pillar == row.pillar]

    def claim(self, row: Row) -> Claim:
        """The whole claim of a row."""
        return msgspec.json.decode(_at(self._claims, row.start, row.length), type=Claim)

    def article(self, article_id: str) -> dict[str, object]:
        """An article's line of `articles.jsonl`. Raises KeyError where the run has none of that id."""
        line: dict[str, object] = msgspec.json.decode(_at(self._articles, *self._places[article_id]))
        return line

    def _read_articles(self) -> Iterator[tuple[str, str]]:
        decoder = msgspec.json.Decoder(_ArticleLine)
        for start, line in _lines(self._articles):
            article = _decoded(decoder, line, self._articles)
            self._places[article.id] = (start, len(line))
            yield article.id, article.cluster or article.id

    def _read_claims(self, clusters: dict[str, str], several: set[str]) -> Iterator[Row]:
        decoder = msgspec.json.Decoder(_Line)
        for start, line in _lines(self._claims):
            claim = _decoded(decoder, line, self._claims)
            cluster = clusters.get(claim.article.id, claim.article.id)
            group = _group(cluster, claim.text) if cluster in several else None
            for pillar in claim.pillars:
                yield Row(
                    claim.id,
                    pillar.id,
                    tuple(dict.fromkeys(evidence.pattern for evidence in pillar.evidence)),
                    (pillar.speaker.name or pillar.speaker.text) if pillar.speaker else "",
                    tuple(dict.fromkeys(country.iso2 for country in claim.countries)),
                    claim.article.id,
                    claim.article.outlet or "",
                    claim.article.published or "",
                    claim.text,
                    start,
                    len(line),
                    group,
                )


def _group(cluster: str, sentence: str) -> str:
    return hashlib.sha256(f"{cluster}\n{fold(sentence)}".encode()).hexdigest()[:16]


def _repeated(clusters: dict[str, str]) -> set[str]:
    """The clusters of more than one article."""
    seen: set[str] = set()
    return {cluster for cluster in clusters.values() if cluster in seen or seen.add(cluster)}  # type: ignore[func-returns-value]


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    start = 0
    with path.open("rb") as stream:
        for line in stream:
            yield start, line
            start += len(line)


def _at(path: Path, start: int, length: int) -> bytes:
    with path.open("rb") as stream:
        stream.seek(start)
        return stream.read(length)


def _decoded(decoder: "msgspec.json.Decoder[T]", line: bytes, path: Path) -> T:
    try:
        return decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise ClaimsError(f"{path}: not of a run ({error}); make the run again") from error
