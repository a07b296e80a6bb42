"""Decisions found again in a run: by the claim's id, and where the text moved by the quote."""

from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from pipeline.claim import Claim, fold
from pipeline.decisions.record import Decision, Quote

State: TypeAlias = Literal["kept", "re-anchored", "unclaimed", "orphaned"]
"""kept: the run has the claim; re-anchored: it has the quote, under another id; unclaimed: the article is there, and no
pattern makes a claim of the sentence; orphaned: neither is to be found."""

ALIKE = 0.75
"""Sentences of one article that share so much of their words are one sentence in two wordings."""
LONG = 500
"""In sentences of more words their order is not compared, which takes time that grows with the square."""


class Anchored(Struct, frozen=True):
    """A decision and where it stands in a run; re-anchored, it has the id and the article of the claim found there."""

    decision: Decision
    state: State
    claim: Claim | None = None


class Texts(Struct, frozen=True):
    """What a run knows of articles beside its claims: which of some ids it has read, and the texts it kept of them."""

    read: Callable[[Collection[str]], set[str]]
    kept: Callable[[Collection[str]], dict[str, str]]


def anchor(decisions: Sequence[Decision], claims: Callable[[], Iterable[Claim]], texts: Texts) -> list[Anchored]:
    """Each decision with where it stands among the claims, which are gone through once or twice."""
    wanted = {decision.claim for decision in decisions}
    kept = {claim.id: claim for claim in claims() if claim.id in wanted}
    lost = [decision for decision in decisions if decision.claim not in kept]
    moved = _find_again(lost, claims, texts) if lost else {}
    return [
        Anchored(decision, "kept", kept[decision.claim])
        if decision.claim in kept
        else _placed(decision, *moved[_words(decision)])
        for decision in decisions
    ]


Words: TypeAlias = tuple[str, Quote | None]
"""What a decision is found again by: the article and the quote."""


def _words(decision: Decision) -> Words:
    return decision.article, decision.quote


def _placed(decision: Decision, state: State, claim: Claim | None) -> Anchored:
    if claim is not None:
        decision = structs.replace(decision, claim=claim.id, article=claim.article.id)
    return Anchored(decision, state, claim)


def _find_again(
    decisions: Sequence[Decision], claims: Callable[[], Iterable[Claim]], texts: Texts
) -> dict[Words, tuple[State, Claim | None]]:
    """Where the words of decisions stand whose claim is not in the run."""
    ids = {decision.article for decision in decisions}
    quotes = {fold(decision.quote.exact) for decision in decisions if decision.quote}
    of_article: dict[str, list[Claim]] = {}
    of_words: dict[str, list[Claim]] = {}
    for claim in claims():
        if claim.article.id in ids:
            of_article.setdefault(claim.article.id, []).append(claim)
        if (folded := fold(claim.text)) in quotes:
            of_words.setdefault(folded, []).append(claim)
    read = texts.read(ids) | of_article.keys()
    kept = {article: fold(text) for article, text in texts.kept(ids & read).items()}
    found: dict[Words, tuple[State, Claim | None]] = {}
    for article, quote in dict.fromkeys(map(_words, decisions)):
        elsewhere = of_words.get(fold(quote.exact), []) if quote and article not in read else []
        chosen = _choose(quote, of_article.get(article, []), elsewhere) if quote else None
        there = article in read and (quote is None or article not in kept or fold(quote.exact) in kept[article])
        state: State = "re-anchored" if chosen else "unclaimed" if there else "orphaned"
        found[article, quote] = state, chosen
    return found


def _choose(quote: Quote, own: Sequence[Claim], elsewhere: Sequence[Claim]) -> Claim | None:
    """The claim that has the words of a quote: among those of its own article, changed or not; elsewhere, where the run
    has not read that article, the same words. Of several the one with the most of the same text around it."""
    exact = fold(quote.exact)
    fitting = [claim for claim in own if fold(claim.text) == exact]
    fitting = fitting or [claim for claim in own if _alike(fold(claim.text), exact)] or list(elsewhere)
    return max(fitting, key=lambda claim: _shared(quote, claim), default=None)


def _alike(text: str, exact: str) -> bool:
    """Whether a sentence is another in other words: a cut or longer one, or one with a few words changed."""
    if not exact:
        return False
    if exact in text or text in exact:
        return True
    one, other = text.split(), exact.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and (max(len(one), len(other)) > LONG or matcher.ratio() >= ALIKE)


def _shared(quote: Quote, claim: Claim) -> float:
    """How much of the quote and its surroundings a claim has."""
    around = _common(fold(quote.prefix)[::-1], fold(claim.context.before or "")[::-1]) + _common(
        fold(quote.suffix), fold(claim.context.after or "")
    )
    words = SequenceMatcher(None, fold(claim.text).split(), fold(quote.exact).split(), autojunk=False)
    return words.quick_ratio() + around / (1 + len(quote.prefix) + len(quote.suffix))


def _common(one: str, other: str) -> int:
    """The length of the beginning that two texts share."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
