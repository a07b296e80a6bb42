"""Two folders of patterns on the same articles.

An article is worked on only where a pattern that differs may match: the screen of those patterns tells, and it never
misses one. Everywhere else both sides are the same."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, tee

from msgspec import structs

from pipeline.article import Article, SetAside
from pipeline.claim import Claim
from pipeline.decisions.anchors import Texts, anchor
from pipeline.decisions.of_run import standing
from pipeline.decisions.record import Decision
from pipeline.decisions.verdicts import Subject, Verdict, find_verdicts
from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.patterns.book import PatternBook
from pipeline.patterns.program import BookData, Pattern
from pipeline.patterns.screen import Screen


class Comparison:
    """The extractors of two folders. Raises ClaimsError where a folder has errors."""

    def __init__(self, old: str, new: str, model: str = "auto") -> None:
        self.old, self.new = Extractor(old, model), Extractor(new, model)
        self._screen = _screen_of_differences(self.old.book, self.new.book)
        self.read: dict[str, None] = {}

    def claims(self, articles: Iterable[Article]) -> tuple[list[Claim], list[Claim]]:
        """The claims of both sides, of the articles in which they may differ."""
        one, other = tee(self._choose(articles))
        before: list[Claim] = []
        after: list[Claim] = []
        for (_, old), (_, new) in zip(self.old.extract(one), self.new.extract(other), strict=True):
            before += _usable(old)
            after += _usable(new)
        return before, after

    def verdicts(self, decisions: Sequence[Decision], *sides: Sequence[Claim]) -> dict[Subject, Verdict]:
        """The reviewers' verdicts on the claims of both sides."""
        texts = Texts(set(self.read).intersection, lambda _: {})
        return find_verdicts(standing(anchor(decisions, lambda: chain(*sides), texts)))

    def _choose(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            if article.id not in self.read:
                self.read[article.id] = None
                if self._screen is None or self._screen.hits(article.text):
                    yield article


def _usable(found: list[Claim] | SetAside) -> list[Claim]:
    if isinstance(found, SetAside):
        raise ClaimsError(str(found))
    return found


def _screen_of_differences(old: PatternBook, new: PatternBook) -> Screen | None:
    """The screen of the patterns that stand in one book only; None where the pillars or the plan differ."""
    if (old.pillars, old.plan) != (new.pillars, new.plan):
        return None
    differing = {_meaning(pattern) for pattern in old.patterns} ^ {_meaning(pattern) for pattern in new.patterns}
    return Screen(PatternBook(new.folder, BookData("", (), tuple(sorted(differing, key=repr)), (), {}, "")))


def _meaning(pattern: Pattern) -> Pattern:
    """A pattern without what says nothing of its matches."""
    return structs.replace(pattern, path="", line=0, index=0, title="", source="", examples=())
