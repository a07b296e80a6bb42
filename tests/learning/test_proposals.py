"""Decisions become examples and patterns."""

from pathlib import Path

import pytest

from pipeline.claim import Claim
from pipeline.decisions.anchors import Anchored
from pipeline.decisions.record import Correction, Decision, Quote
from pipeline.learning.proposals import add_examples, propose
from pipeline.patterns.book import load_book
from tests.patterns.books import NO_CACHE, framework
from tests.reviewing import claim, decide

BOOK = """# Ours.
pillar: p
patterns:
  # the first
  - id: p.graft
    title: Graft
    any: [graft]   # keep
    match: ["He took graft."]
    no_match:
      - "A skin graft."  # medicine
    source: ours
  - {id: p.bribe, title: Bribes, any: ["~bribe"], match: [Bribes.], source: ours}
"""
SKIN = claim("The [[graft]]\ntook well.", "p.graft")
BOTH = claim("A [[graft]] of [[bribes]].", "p.graft", "p.bribe")
NONE = claim("Envelopes change hands.")


def proposals(folder: Path, *decided: tuple[Claim | None, Decision]) -> list[str]:
    """ "p.graft not: sentence" and "p new: sentence"."""
    book = load_book(framework(folder, BOOK), NO_CACHE)
    anchored = [Anchored(decision, "kept" if found else "unclaimed", found) for found, decision in decided]
    no_matches, additions = propose(anchored, book)
    return [f"{each.pattern} not: {each.sentence}" for each in no_matches] + [
        f"{each.pillar} new: {each.sentence}" for each in additions
    ]


def test_a_rejection_is_an_example_of_each_pattern_that_had_a_part(tmp_path: Path) -> None:
    found = proposals(tmp_path, (SKIN, decide(SKIN, "reject")), (BOTH, decide(BOTH, "reject")))
    assert found == [
        "p.graft not: The graft took well.",
        "p.graft not: A graft of bribes.",
        "p.bribe not: A graft of bribes.",
    ]


def test_a_sentence_that_is_no_claim_any_more_is_kept_as_an_example(tmp_path: Path) -> None:
    assert proposals(tmp_path, (None, decide(SKIN, "reject"))) == ["p.graft not: The graft took well."]


@pytest.mark.parametrize("action", ["accept", "skip", "retract"])
def test_nothing_is_learned_of_what_is_right_or_open(tmp_path: Path, action: str) -> None:
    assert proposals(tmp_path, (SKIN, decide(SKIN, action))) == []
    assert proposals(tmp_path, (SKIN, decide(SKIN, "accept")), (SKIN, decide(SKIN, "reject", by="ben"))) == []


def test_what_stands_in_the_file_is_not_proposed_again(tmp_path: Path) -> None:
    known = claim("A skin [[graft]].", "p.graft")
    assert proposals(tmp_path, (known, decide(known, "reject"))) == []


def test_an_addition_is_a_new_pattern(tmp_path: Path) -> None:
    assert proposals(tmp_path, (None, decide(NONE, "add", pillar="p"))) == ["p new: Envelopes change hands."]
    part = Decision(claim=SKIN.id, pillar="q", decision="add", quote=Quote("took well"))
    assert proposals(tmp_path, (SKIN, part)) == ["q new: The graft [[took well]]."]


def test_an_edit_to_another_pillar_is_both(tmp_path: Path) -> None:
    moved = decide(SKIN, "edit", to=Correction(pillar="q"))
    assert proposals(tmp_path, (SKIN, moved)) == ["p.graft not: The graft took well.", "q new: The graft took well."]


def test_characters_that_yaml_does_not_take_are_escaped(tmp_path: Path) -> None:
    odd = claim('A\x9f\x1b\ufffe \ufeffgr\u202eaft "of"\u2028 \\n [[graft]].', "p.graft")
    book = load_book(framework(tmp_path, BOOK), NO_CACHE)
    no_matches, _ = propose([Anchored(decide(odd, "reject"), "kept", odd)], book)
    add_examples(tmp_path, no_matches)
    [added] = [e.text for p in load_book(tmp_path, NO_CACHE).patterns for e in p.examples if "of" in e.text]
    assert added == " ".join(odd.text.split())


def test_what_is_written_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    book = load_book(framework(tmp_path, BOOK), NO_CACHE)
    no_matches, _ = propose([Anchored(decide(BOTH, "reject"), "kept", BOTH)], book)
    add_examples(tmp_path, no_matches)
    after = (tmp_path / "p.yml").read_text()
    assert after == BOOK.replace(
        '"A skin graft."  # medicine\n', '"A skin graft."  # medicine\n      - "A graft of bribes."\n'
    ).replace("source: ours}", 'source: ours, no_match: ["A graft of bribes."]}')
    assert [e.text for p in load_book(tmp_path, NO_CACHE).patterns for e in p.examples if e.kind == "no_match"] == [
        "A skin graft.",
        "A graft of bribes.",
        "A graft of bribes.",
    ]
