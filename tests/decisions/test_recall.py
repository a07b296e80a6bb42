"""Recall in sentences that were read as a whole."""

import pytest
from msgspec import structs

from pipeline.decisions.recall import find_recall
from pipeline.decisions.record import Correction, Decision
from pipeline.decisions.verdicts import find_verdicts
from tests.reviewing import claim, decide

BRIBES = claim("Mayors pocketed the [[bribes]].", "corruption.bribery")
ENVELOPES = claim("Envelopes change hands.")
RAIN = claim("It rained.")
FOUND = {BRIBES.id: ["corruption"]}


def whole(sentence: object, what: str, sample: str = "random") -> Decision:
    """A decision on a sentence as a whole."""
    return structs.replace(decide(sentence, what, sample=sample), pillar=None)  # type: ignore[arg-type]


READ = [whole(BRIBES, "reject"), whole(RAIN, "reject"), whole(ENVELOPES, "accept")]


@pytest.mark.parametrize(
    ("decisions", "right", "of", "sentences", "undecided"),
    [
        ([], 0, 0, 0, 0),
        ([decide(BRIBES, "accept")], 0, 0, 0, 0),  # nobody has read its sentence for more
        ([whole(RAIN, "reject")], 0, 0, 1, 0),
        ([whole(BRIBES, "reject")], 0, 0, 1, 1),
        ([*READ, decide(BRIBES, "accept"), decide(ENVELOPES, "add", pillar="corruption")], 1, 2, 3, 0),
        ([*READ, decide(BRIBES, "reject"), decide(ENVELOPES, "add", pillar="corruption")], 0, 1, 3, 0),
        ([whole(BRIBES, "reject"), decide(BRIBES, "edit", to=Correction(pillar="economy"))], 0, 1, 1, 0),
        ([whole(RAIN, "reject", sample="all")], 0, 0, 0, 0),
        ([whole(RAIN, "reject"), structs.replace(whole(RAIN, "accept"), reviewer="ben")], 0, 0, 0, 0),
    ],
)
def test_recall(decisions: list[Decision], right: int, of: int, sentences: int, undecided: int) -> None:
    recall = find_recall(find_verdicts(decisions), FOUND)
    assert (recall.share.right, recall.share.of, recall.sentences, recall.undecided) == (
        right,
        of,
        sentences,
        undecided,
    )


def test_recall_in_a_sample_that_is_known() -> None:
    verdicts = find_verdicts([whole(RAIN, "reject", sample="all"), whole(ENVELOPES, "reject", sample="all")])
    assert find_recall(verdicts, FOUND, {RAIN.id, BRIBES.id}).sentences == 1
