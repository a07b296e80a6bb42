"""Decisions found again in a later run."""

import time
from collections.abc import Collection

import pytest

from pipeline.claim import Claim
from pipeline.decisions.anchors import Texts, anchor
from tests.reviewing import claim, decide

OLD = claim("The mayor took [[bribes]] from a builder.", "corruption.bribery", before="It rained.", after="He left.")
CHANGED = claim("The mayor had taken [[bribes]] from a builder.", "corruption.bribery")
LONGER = claim("LIMA - The mayor took [[bribes]] from a builder.", "corruption.bribery")
OTHER = claim("The mayor opened a bridge and took [[bribes]].", "corruption.bribery")
ELSEWHERE = claim("The mayor took [[bribes]] from a builder.", "corruption.bribery", article="b")
NEARER = claim("The mayor took [[bribes]] from a builder.", "corruption.bribery", article="c", before="It rained.")


def placed(claims: list[Claim], read: set[str] | None = None, text: str | None = None) -> tuple[str, str | None]:
    """The state of a decision on OLD, and the article of the claim found. `read` are the articles the run read."""

    def of_those(ids: Collection[str]) -> set[str]:
        return set(ids) & (read or set())

    texts = Texts(of_those, lambda ids: {"a": text} if text is not None and "a" in ids else {})
    [found] = anchor([decide(OLD, "accept")], lambda: claims, texts)
    assert found.claim is None or found.decision.claim == found.claim.id
    return found.state, found.claim and found.claim.article.id


@pytest.mark.parametrize(
    ("claims", "state", "article"),
    [
        ([OTHER, OLD], "kept", "a"),
        ([CHANGED, OTHER], "re-anchored", "a"),
        ([LONGER], "re-anchored", "a"),
        ([ELSEWHERE], "re-anchored", "b"),
        ([ELSEWHERE, NEARER], "re-anchored", "c"),
        ([], "orphaned", None),
    ],
)
def test_by_id_else_by_the_words(claims: list[Claim], state: str, article: str | None) -> None:
    assert placed(claims) == (state, article)


@pytest.mark.timing
def test_sentences_without_end_cost_no_time() -> None:
    endless = claim(" ".join(f"w{number % 7}" for number in range(50_000)) + " [[bribes]]", "corruption.bribery")
    changed = claim("w " + endless.text[:-6] + "[[bribes]]", "corruption.bribery")
    started = time.process_time()
    [found] = anchor([decide(endless, "accept")], lambda: [changed], Texts(lambda _: set(), lambda _: {}))
    assert found.state == "re-anchored"
    assert time.process_time() - started < 2


def test_a_sentence_that_is_no_claim_any_more_is_no_orphan() -> None:
    assert placed([], {"a"}) == ("unclaimed", None)
    assert placed([OTHER], text=f"It rained. {OLD.text} He left.") == ("unclaimed", None)
    assert placed([OTHER], text="It rained. He left.") == ("orphaned", None)


def test_the_same_words_in_another_article_are_another_claim_where_its_own_was_read() -> None:
    assert placed([ELSEWHERE], {"a"}) == ("unclaimed", None)
