"""What a run has read and found nothing in: sentences drawn at random, and articles without a claim.

A run keeps only articles with a claim, so its inputs are read again, once, when somebody asks for them. The texts of
the articles without a claim wait in a temporary file."""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline.article import Article
from pipeline.claim import Claim, Context
from pipeline.learning.audit import Candidate, draw_sample, find_candidates, lot
from pipeline.run.articles_file import head_of, reference_of
from pipeline.run.reread import reread


class Inputs:
    """The inputs of a run. `given` says where files are that moved; `size` and `seed` draw the sample, the same one as
    `claims audit --sample`. `found` gives the pillars of each claim of the run, `kept` the articles with one.

    Raises ClaimsError where a file is missing or changed."""

    def __init__(
        self,
        run: Path,
        given: Sequence[str],
        size: int,
        seed: int,
        found: Mapping[str, Sequence[str]],
        kept: Collection[str],
    ) -> None:
        self._texts = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the review is
        self._places: dict[str, tuple[int, int]] = {}
        self._kept = kept
        drawn = draw_sample(find_candidates(self._spooled(reread(run, given)), found), size, seed)
        self.sample = sorted(drawn, key=lambda candidate: lot(candidate, seed))
        """In the order of their lots, so that the first of them are a random sample, too."""

    def article(self, article_id: str) -> dict[str, Any]:
        """An article without a claim, as a line of `articles.jsonl`. Raises KeyError where there is none of that id."""
        start, length = self._places[article_id]
        self._texts.seek(start)
        line: dict[str, Any] = msgspec.json.decode(self._texts.read(length))
        return line

    def articles(self) -> Iterator[dict[str, Any]]:
        """The articles without a claim, in the order of the inputs."""
        for article_id in self._places:
            yield self.article(article_id)

    def _spooled(self, articles: Iterator[Article]) -> Iterator[Article]:
        start = 0
        for article in articles:
            if article.id not in self._kept:
                line = head_of(article) | {"text": article.text}
                length = self._texts.write(msgspec.json.encode(line))
                self._places[article.id] = start, length
                start += length
            yield article


def sentence_of(candidate: Candidate, article: Mapping[str, Any]) -> Claim:
    """A sentence without a claim, in the form of one without a pillar."""
    return Claim(
        id=candidate.claim,
        article=reference_of(article),
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        block=candidate.block,
        context=Context(candidate.before or None, candidate.after or None),
        pillars=(),
    )
