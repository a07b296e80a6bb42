"""Words of articles as the page shows them. Jinja escapes them; this takes away what acts on a reader's screen."""

from collections.abc import Iterable, Iterator

from pipeline.claim import Claim
from pipeline.harmless import harmless

SPACES = {"\n": " ", "\r": " ", "\t": " "}
NAME = 60
SENTENCE = 1000
Piece = tuple[str, bool]
"""A piece of a sentence, and whether it is evidence."""


def shown(text: str, most: int = NAME) -> str:
    """A text on one line, without characters that turn the direction of writing or control anything, cut where it is
    too long."""
    clean = harmless(text[: most + 1], ("Cc", "Cs", "Zl", "Zp"), SPACES)
    return f"{clean[:most]}…" if len(clean) > most else clean


def pieces(claim: Claim, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """A claim's sentence in pieces, those in spans (offsets into the article) marked; its first 1,000 characters."""
    last = claim.start
    stop = min(claim.end, claim.start + SENTENCE)
    for start, end in sorted(spans):
        if last < end and start < stop:
            start, end = max(start, last), min(end, stop)
            yield _piece(claim, last, start), False
            yield _piece(claim, start, end), True
            last = end
    yield _piece(claim, last, stop) + ("…" if stop < claim.end else ""), False


def _piece(claim: Claim, start: int, end: int) -> str:
    return harmless(claim.text[start - claim.start : end - claim.start], ("Cc", "Cs", "Zl", "Zp"), SPACES)
