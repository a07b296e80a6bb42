"""Queues, cards and decisions."""

import shutil
from pathlib import Path

import pytest

from pipeline.decisions.journal import read_decisions
from pipeline.decisions.of_run import anchor_in
from pipeline.decisions.record import Correction
from pipeline.decisions.status import find_status
from pipeline.review.examples import Example, add_example
from pipeline.review.queue import Query
from pipeline.review.rows import Row
from pipeline.review.session import Addition, Choice, Review


def pillars(rows: list[Row]) -> list[str]:
    return [f"{row.article} {row.pillar}" for row in rows]


def first(review: Review, **query: str) -> Row:
    return review.queue(Query(**query)).rows[0]  # type: ignore[arg-type]


def choose(row: Row, decision: str, **more: object) -> Choice:
    return Choice(row.claim, row.pillar, decision, **more)  # type: ignore[arg-type]


def test_one_story_in_two_outlets_is_one_card(review: Review) -> None:
    assert pillars(review.queue(Query()).rows) == [
        "wire corruption",
        "wire violence",
        "wire economy",
        "hostile corruption",
        "hostile corruption",
    ]
    row = first(review)
    assert {member.article for member in review.rows.members(row)} == {"wire", "copy"}
    decisions = review.decide(choose(row, "accept"))
    assert {decision.article for decision in decisions} == {"wire", "copy"}
    assert {decision.group for decision in decisions} == {row.group}
    assert review.progress(Query())["decided"] == 1


def test_a_card_can_be_taken_apart(run: Path, journal: Path, review: Review) -> None:
    assert review.take_apart(first(review).subject) == 2
    [decision] = review.decide(choose(first(review), "reject"))
    assert (decision.article, decision.group) == ("wire", None)
    assert pillars(review.queue(Query()).rows)[:2] == ["wire corruption", "copy corruption"]
    again = Review(run, journal, "anna", pytest.fail)
    assert pillars(again.queue(Query()).rows)[:2] == ["wire corruption", "copy corruption"]
    assert again.queue(Query()).first_open() == 1


def test_undo_goes_back_to_what_held_before_also_after_a_restart(run: Path, journal: Path, review: Review) -> None:
    row = first(review)
    review.decide(choose(row, "accept"))
    review.decide(choose(row, "reject"))
    again = Review(run, journal, "anna", pytest.fail)
    assert {each.decision for each in again.undo()} == {"accept"}
    assert again.progress(Query())["decided"] == 1
    assert {each.decision for each in again.undo()} == {"retract"}
    assert again.progress(Query())["decided"] == 0
    assert again.undo() == []
    assert Review(run, journal, "anna", pytest.fail).queue(Query()).first_open() == 0


def test_sentences_at_random_give_recall(run: Path, journal: Path) -> None:
    review = Review(run, journal, "anna", pytest.fail, size=1000)
    query = Query(order="sentences")
    rows = review.queue(query).rows
    bridge = next(row for row in rows if "new bridge" in row.text and row.article == "wire")
    assert bridge.pillar is None
    for row in rows:
        if row.subject != bridge.subject:
            review.decide(Choice(row.claim, row.pillar, "accept" if row.pillar else "reject", sample="random"))
    card = review.card(bridge.subject)
    assert "".join(piece["text"] for piece in card["sentence"]) == "The town has a new bridge."
    start, end = card["scope"]
    review.add(Addition("wire", start, end, "economy", sample="random", whole=True))
    progress = review.progress(query)
    assert progress["decided"] == progress["total"] == len(rows)
    assert progress["recall"].startswith("0.89 (")  # 8 pillars found, 1 missed
    status = find_status(anchor_in(read_decisions(journal, pytest.fail), run))
    assert str(status.recall.share) == progress["recall"]
    assert {each.decision for each in review.undo()} == {"retract"}
    assert review.progress(query)["recall"].startswith("1.00")


def test_an_article_without_a_claim_can_be_opened_and_added_to(review: Review) -> None:
    [row] = review.queue(Query(order="articles")).rows
    assert row.article == "dull"
    card = review.article_card("dull")
    assert "It rained" in "".join(piece["text"] for piece in card["article"]["segments"])
    start, end = review.sentences("dull")[1]
    [added] = review.add(Addition("dull", start, end, "economy"))
    assert (added.article, added.quote and added.quote.exact) == ("dull", "Rain fell on Yoro.")
    assert review.queue(Query(order="articles", text="snow")).rows == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"pillar": "violence"}, ["wire violence"]),
        ({"outlet": "wire.example", "pillar": "economy"}, ["wire economy"]),
        ({"outlet": "copy.example", "pillar": "economy"}, ["copy economy"]),
        ({"speaker": "ruiz"}, ["wire economy"]),
        ({"text": "EXTORT"}, ["wire violence"]),
        ({"until": "2021-07-29", "pillar": "economy"}, ["wire economy"]),
        ({"since": "2021-07-30", "pillar": "economy"}, ["copy economy"]),
        ({"order": "conflict"}, []),
        ({"text": "no such words"}, []),
    ],
    ids=str,
)
def test_filters(query: dict[str, str], found: list[str], review: Review) -> None:
    assert pillars(review.queue(Query(**query)).rows) == found  # type: ignore[arg-type]


def test_orders_keep_every_card(review: Review) -> None:
    for order in ("all", "random", "stratified", "new"):
        cards = review.queue(Query(order=order)).rows  # type: ignore[arg-type]
        assert len({(row.group or row.claim, row.pillar) for row in cards}) == len(cards) == 5


def test_turns_of_patterns_show_each_pattern_before_any_twice(review: Review) -> None:
    order = [row.patterns[0] for row in review.queue(Query(order="stratified")).rows]
    assert len(set(order[: len(set(order))])) == len(set(order))


def test_new_is_what_an_earlier_run_has_not(run: Path, journal: Path, review: Review) -> None:
    known = first(review)
    again = Review(run, journal, "anna", pytest.fail, old={known.claim})
    assert known.claim not in {row.claim for row in again.queue(Query(order="new")).rows}


def test_an_undone_decision_counts_no_more_and_is_still_in_the_file(review: Review, journal: Path) -> None:
    row = first(review, pillar="violence")
    review.decide(choose(row, "reject"))
    review.decide(choose(row, "retract"))
    assert review.progress(Query())["decided"] == 0
    assert [d.decision for d in read_decisions(journal, pytest.fail)] == ["reject", "reject", "retract", "retract"]


def test_decisions_outlast_the_page(run: Path, journal: Path, review: Review) -> None:
    row = first(review)
    review.decide(choose(row, "edit", to=Correction(kind="pledge", scope=(0, 10)), reason="words"))
    again = Review(run, journal, "anna", pytest.fail)
    assert again.card(row.subject)["mine"] == "edit"
    assert again.progress(Query())["decided"] == 1
    edits = {d.article: d.to for d in read_decisions(journal, pytest.fail)}
    assert edits == {"wire": Correction(kind="pledge", scope=(0, 10)), "copy": Correction(kind="pledge")}


def test_a_second_review_is_blind_and_a_conflict_is_shown_to_the_adjudicator(
    run: Path, journal: Path, review: Review
) -> None:
    row = first(review, pillar="violence")
    review.decide(choose(row, "accept"))
    ben = Review(run, journal, "ben", pytest.fail)
    assert ben.card(row.subject)["mine"] == ""
    assert ben.card(row.subject)["opinions"] == {}
    ben.decide(choose(row, "reject", reason="not this pillar"))
    assert pillars(ben.queue(Query(order="conflict")).rows) == ["wire violence"]
    cleo = Review(run, journal, "cleo", pytest.fail, role="adjudicator")
    shown = cleo.card(row.subject, open_opinions=True)["opinions"]
    assert {name: each["decision"] for name, each in shown.items()} == {"anna": "accept", "ben": "reject"}
    assert cleo.agreement()["conflicts"] == 2  # in both outlets
    cleo.decide(choose(row, "accept"))
    assert cleo.queue(Query(order="conflict"), fresh=True).rows == []


def test_a_missed_claim_is_added_by_its_sentence(review: Review, run: Path) -> None:
    text = review.rows.article("wire")["text"]
    assert isinstance(text, str)
    at = text.index("new bridge")
    [decision] = review.add(Addition("wire", at, at + 3, "economy"))
    assert decision.quote
    assert decision.quote.exact == "The town has a new bridge."
    assert (decision.decision, decision.pillar, decision.article) == ("add", "economy", "wire")
    with pytest.raises(KeyError):
        review.add(Addition("no such article", 0, 1, "economy"))
    with pytest.raises(ValueError, match="no sentence"):
        review.add(Addition("wire", len(text) + 5, len(text) + 6, "economy"))


def test_a_card_shows_the_words_where_they_stand_and_nothing_that_acts(review: Review) -> None:
    rows = [row for row in review.queue(Query()).rows if row.article == "hostile"]
    card = review.card(rows[1].subject)
    text = review.rows.article("hostile")["text"]
    assert isinstance(text, str)
    for part in (*card["sentence"], *card["article"]["segments"]):
        there = text[part["start"] : part["start"] + len(part["text"])]
        assert part["text"] == there.replace("\u202e", "\ufffd").replace("\u202c", "\ufffd")
    assert "".join(s["text"] for s in card["sentence"] if "evidence" in s["marks"]) == "corruption"
    assert card["article"]["url"] == ""  # javascript:


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    root = Path(__file__).resolve().parents[2] / "patterns"
    for name in ("gazetteers", "rules", "root-causes"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path / "root-causes"


def test_a_rejection_becomes_an_example_beside_its_pattern(run: Path, journal: Path, framework: Path) -> None:
    review = Review(run, journal, "anna", pytest.fail, framework=str(framework))
    pattern = first(review, pillar="violence").patterns[0]
    path = Path(add_example(review.folder, Example(pattern, "Gangs of  workers fix\nthe bridge.")))
    assert "Gangs of workers fix the bridge." in path.read_text()
    before = (Path(__file__).resolve().parents[2] / "patterns/root-causes" / path.name).read_text()
    kept = [line for line in path.read_text().splitlines() if "Gangs of workers" not in line]
    assert set(kept) <= {*before.splitlines()} | {"    no_match:"}
    with pytest.raises(ValueError, match="already"):
        add_example(review.folder, Example(pattern, "Gangs of workers fix the bridge."))
    with pytest.raises(ValueError, match="without"):
        add_example(review.folder, Example(pattern, "[[x]]"))
    with pytest.raises(KeyError):
        add_example(review.folder, Example("no.such", "A sentence."))
