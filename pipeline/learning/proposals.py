"""What decisions propose for the pattern files: a rejection an example that must not match, an addition a pattern."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.claim import Claim
from pipeline.decisions.anchors import Anchored
from pipeline.decisions.of_run import standing
from pipeline.decisions.verdicts import Verdict, find_cards, find_verdicts
from pipeline.patterns.book import PatternBook
from pipeline.patterns.edits import editing
from pipeline.patterns.program import Pattern

MARKS = ("[[", "]]")


class NoMatch(Struct, frozen=True):
    """A sentence that a pattern must not match. `path` is relative to the folder; `index` counts the patterns of it."""

    pattern: str
    path: str
    index: int
    sentence: str


class Addition(Struct, frozen=True):
    """A sentence that speaks of a pillar and that no pattern found, the words that matter between `[[` and `]]` where
    the reviewer marked some."""

    pillar: str
    sentence: str


def propose(anchored: Iterable[Anchored], book: PatternBook) -> tuple[list[NoMatch], list[Addition]]:
    """What the verdicts on a run propose for a book, each sentence once; what the book has already is left out."""
    anchored = list(anchored)
    claims = {each.claim.id: each.claim for each in anchored if each.claim}
    cards = list(find_cards(find_verdicts(standing(anchored)).values()))
    no_matches = dict.fromkeys(each for card in cards for each in _no_matches(card, claims, book))
    additions = dict.fromkeys(each for card in cards for each in _additions(card, claims, book))
    return list(no_matches), list(additions)


def _no_matches(card: Verdict, claims: Mapping[str, Claim], book: PatternBook) -> Iterator[NoMatch]:
    if card.right is not False or card.decided is None:
        return
    claim = claims.get(card.subject[0])
    sentence = _sentence(card, claim)
    names = set(_patterns(claim, card.subject[1]) or card.decided.patterns)
    for pattern in book.patterns:
        if pattern.id in names and sentence and sentence not in _examples(pattern):
            yield NoMatch(pattern.id, pattern.path, pattern.index, sentence)


def _additions(card: Verdict, claims: Mapping[str, Claim], book: PatternBook) -> Iterator[Addition]:
    decided = card.decided
    if decided is None or decided.decision not in ("add", "edit"):
        return
    pillar = decided.to.pillar or (card.subject[1] if decided.decision == "add" else None)
    claim = claims.get(card.subject[0])
    sentence = _sentence(card, claim)
    known = {text for pattern in book.patterns if pattern.pillar == pillar for text in _examples(pattern)}
    if pillar and sentence and sentence not in known and not _patterns(claim, pillar):
        words = " ".join(decided.quote.exact.split()) if decided.quote else sentence
        marked = sentence.replace(words, f"[[{words}]]", 1) if words != sentence else sentence
        yield Addition(pillar, marked)


def _examples(pattern: Pattern) -> set[str]:
    return {" ".join(example.text.split()) for example in pattern.examples}


def _patterns(claim: Claim | None, pillar: str | None) -> list[str]:
    """The patterns whose evidence a claim has for a pillar."""
    return [each.pattern for said in claim.pillars if said.id == pillar for each in said.evidence] if claim else []


def _sentence(card: Verdict, claim: Claim | None) -> str:
    """The sentence as it stands, on one line; empty where it cannot be an example."""
    quote = card.decided.quote if card.decided else None
    text = claim.text if claim else quote.exact if quote else ""
    return "" if any(mark in text for mark in MARKS) else " ".join(text.split())


def add_examples(folder: Path, proposals: Iterable[NoMatch]) -> None:
    """Write examples into the files of a folder; comments, order and layout stay."""
    by_file: dict[str, list[NoMatch]] = {}
    for proposal in proposals:
        by_file.setdefault(proposal.path, []).append(proposal)
    for name, examples in by_file.items():
        with editing(folder / name) as editor:
            for example in examples:
                editor.add(("patterns", example.index, "no_match"), example.sentence)
