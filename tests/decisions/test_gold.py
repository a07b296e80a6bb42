"""Decisions as gold: what was decided on is compared, nothing else is."""

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.claim import Claim
from pipeline.decisions.gold import export_gold, write_gold_files
from pipeline.decisions.of_run import anchor_in
from pipeline.decisions.record import Correction, Decision
from pipeline.evaluation.gold import gold_files, read_gold
from pipeline.evaluation.run import paired
from pipeline.evaluation.scores import Report, compare
from pipeline.extractor import Extractor
from pipeline.run.claims_file import read_claims
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options
from tests.reviewing import decide

TEXT = """The minister promised to combat corruption.

Gangs extort every shop, the mayor said. Data corruption is corruption, he said.

Envelopes change hands before each verdict. \x93Farmers lost their jobs,\x94 he said.
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "article.txt").write_text(TEXT)
    write_run(Run([str(folder / "article.txt")], extractor, Options()), folder / "run")
    return folder / "run"


def scores(run: Path, decisions: list[Decision], folder: Path) -> Report:
    for gold in export_gold(run, anchor_in(decisions, run)):
        write_gold_files(folder, gold)
    return compare(paired([read_gold(path) for path in gold_files(folder)], run))


def beginning(claims: list[Claim], words: str) -> Claim:
    [found] = [claim for claim in claims if claim.text.startswith(words)]
    return found


def test_what_reviewers_decided_is_what_a_run_is_compared_with(run: Path, tmp_path: Path) -> None:
    claims = list(read_claims(run))
    promise, gangs, data = (beginning(claims, each) for each in ("The minister", "Gangs", "Data"))
    [envelopes] = [claim for claim in pipeline_all(TEXT, claims[0].article.id) if claim.text.startswith("Envelopes")]
    decisions = [
        decide(promise, "accept"),
        decide(gangs, "edit", to=Correction(kind="pledge")),
        decide(data, "reject"),
        decide(envelopes, "add", pillar="corruption"),
    ]
    report = scores(run, decisions, tmp_path)
    assert list(report.layers) == ["claims"]
    claims_score = report.layers["claims"]
    assert (claims_score.right, claims_score.predicted, claims_score.gold) == (2, 3, 3)
    differences = {(d.words.split()[0], d.what) for d in report.differences}
    assert differences == {("Gangs", "kind"), ("Data", "extra"), ("Envelopes", "missing")}


def test_a_sentence_is_left_out_until_all_its_pillars_are_decided_on(run: Path, tmp_path: Path) -> None:
    promise, gangs, *_ = read_claims(run)
    decisions = [decide(promise, "accept"), decide(gangs, "accept"), decide(gangs, "reject", by="ben")]
    score = scores(run, decisions, tmp_path).layers["claims"]
    assert (score.right, score.predicted, score.gold) == (1, 1, 1)


def pipeline_all(text: str, article: str) -> list[Claim]:
    """Every sentence as a claim, those without a pillar too."""
    import pipeline

    [(_, claims)] = pipeline.load().extract([Article(id=article, text=text)], select="all")
    assert isinstance(claims, list)
    return claims
