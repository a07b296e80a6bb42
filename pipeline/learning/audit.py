"""Sentences that patterns may have missed: the nearest to accepted claims, or a random sample of all.

Nearness is a logistic regression of the accepted sentences against all others, on TF-IDF of characters: see
docs/review-loop.md for what was tried beside it."""

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from random import Random
from typing import Any

from msgspec import Struct

from pipeline.article import Article
from pipeline.claim import Claim, claim_id, find_occurrences
from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.errors import ClaimsError
from pipeline.records import BlockKind
from pipeline.stages.segment import make_segmenter

SHORTEST = 3
"""Sentences of fewer words speak of nothing by themselves."""
LEARNED_FROM = 20_000
BATCH = 5_000


class Candidate(Struct, frozen=True):
    """A sentence of the inputs, `text[start:end]` of its article. `claim` is the id that its claim has, or would have;
    `pillars` those that the run found in it; `before` and `after` what stands around it in the article."""

    article: str
    claim: str
    start: int
    end: int
    block: BlockKind
    text: str
    before: str
    after: str
    pillars: tuple[str, ...] = ()


class Near(Struct, frozen=True):
    """A candidate, how near it is (from 0 to 1, to be compared only within one audit), and the nearest known claim."""

    candidate: Candidate
    score: float
    pillar: str
    like: str


AROUND = 60


def find_candidates(articles: Iterable[Article], claims: Mapping[str, Sequence[str]]) -> Iterator[Candidate]:
    """Every sentence outside boilerplate. `claims` gives the pillars of each claim of the run."""
    segment = make_segmenter()
    for article in articles:
        text = article.text
        blocks, sentences = segment(text)
        for sentence, folded, occurrence in find_occurrences(text, sentences):
            start, end = sentence.start, sentence.end
            kind = blocks[sentence.block].kind
            if kind != "boilerplate":
                identity = claim_id(article.id, folded, occurrence)
                around = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                pillars = tuple(claims.get(identity, ()))
                yield Candidate(article.id, identity, start, end, kind, text[start:end], *around, pillars)


def draw_sample(candidates: Iterable[Candidate], size: int, seed: int) -> list[Candidate]:
    """So many sentences at random, in the order of the articles. Each has its lot by its id and the seed: the same
    sentences are drawn again, also where more articles came."""

    drawn = heapq.nsmallest(size, enumerate(candidates), key=lambda numbered: lot(numbered[1], seed))
    return [candidate for _, candidate in sorted(drawn)]


def lot(candidate: Candidate, seed: int) -> bytes:
    """The lot of a sentence: the smallest are drawn."""
    return hashlib.sha256(f"{seed}\n{candidate.claim}".encode()).digest()


def known_claims(claims: Iterable[Claim], verdicts: Mapping[Subject, Verdict]) -> list[tuple[str, str]]:
    """Sentences that are known to speak of a pillar, with it: those that reviewers accepted or added; where they have
    accepted none, all claims of the run."""
    claims = list(claims)
    texts = {claim.id: claim.text for claim in claims}
    right = []
    for (claim, pillar), verdict in verdicts.items():
        quote = verdict.decided.quote if verdict.decided else None
        text = texts.get(claim) or (quote.exact if quote else "")
        if verdict.right and pillar and text:
            right.append((text, pillar))
    return right or [(claim.text, said.id) for claim in claims for said in claim.pillars]


def rank(candidates: Iterable[Candidate], known: Sequence[tuple[str, str]], limit: int, seed: int = 0) -> list[Near]:
    """The sentences without a claim that are nearest to the known ones, the nearest first.

    Raises ClaimsError without the extra `audit`, and where nothing is known."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise ClaimsError("audit ranks with scikit-learn; install it: pip install 'claims-pipeline[audit]'") from error
    if not known:
        raise ClaimsError("no claim to be near to: the run has none; draw a sample instead: --sample N")
    open_sentences = [each for each in candidates if not each.pillars and len(each.text.split()) >= SHORTEST]
    texts = [text for text, _ in known]
    others = [each.text for each in _some(open_sentences, LEARNED_FROM, seed)]
    if not others:
        return []
    vectorizer = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5))
    learned = vectorizer.fit_transform([*texts, *others])
    model = LogisticRegression(class_weight="balanced", max_iter=1000)
    model.fit(learned, [1] * len(texts) + [0] * len(others))
    scored: list[tuple[float, int]] = []
    for first, batch in _batched(open_sentences):
        scores = model.predict_proba(vectorizer.transform([each.text for each in batch]))[:, 1]
        scored = heapq.nsmallest(limit, [*scored, *((-float(score), first + at) for at, score in enumerate(scores))])
    best = [open_sentences[at] for _, at in scored]
    nearest = _nearest(vectorizer, learned[: len(texts)], best)
    return [
        Near(candidate, -score, known[like][1], known[like][0])
        for (score, _), candidate, like in zip(scored, best, nearest, strict=True)
    ]


def _nearest(vectorizer: Any, known: Any, candidates: Sequence[Candidate]) -> list[int]:
    """The index of the known sentence that shares the most with each candidate."""
    if not candidates:
        return []
    shared = vectorizer.transform([each.text for each in candidates]) @ known.T
    return [int(index) for index in shared.toarray().argmax(axis=1)]


def _some(candidates: Sequence[Candidate], most: int, seed: int) -> Sequence[Candidate]:
    return candidates if len(candidates) <= most else Random(seed).sample(candidates, most)


def _batched(candidates: Sequence[Candidate]) -> Iterator[tuple[int, Sequence[Candidate]]]:
    rest = iter(candidates)
    first = 0
    while batch := list(islice(rest, BATCH)):
        yield first, batch
        first += len(batch)
