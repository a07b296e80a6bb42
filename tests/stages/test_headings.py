"""The heading of a box item decides its pillar."""

import timeit
from functools import partial

import pytest

from pipeline.records import Block, Match
from pipeline.stages.statements.headings import apply_headings
from tests.marked import parse

CORRUPTION = "<block><head>Fighting <corruption>graft</corruption></head> - by paying judges, with help for victims of "


def found(marked: str) -> tuple[list[Match], list[Block]]:
    _, marks = parse(marked)
    heads = {mark.start: mark.end for mark in marks if mark.tag == "head"}
    blocks = [Block(m.start, m.end, "item", heads.get(m.start)) for m in marks if m.tag == "block"]
    matches = [Match(m.start, m.end, m.tag, m.tag) for m in marks if m.tag not in ("block", "head")]
    return matches, blocks


def test_words_in_the_tail_add_no_pillar() -> None:
    matches, blocks = found(CORRUPTION + "<violence>gangs</violence></block>")
    assert [match.pillar for match in apply_headings(matches, blocks)] == ["corruption"]


def test_without_a_pillar_in_the_heading_the_tail_counts() -> None:
    matches, blocks = found("<block><head>Next steps</head> - courts against <violence>gangs</violence></block>")
    assert apply_headings(matches, blocks) == matches


def test_other_blocks_are_left_alone() -> None:
    matches, blocks = found(CORRUPTION + "crime</block>\n<block>Then the <violence>gangs</violence> came.</block>")
    assert [match.pillar for match in apply_headings(matches, blocks)] == ["corruption", "violence"]


def test_evidence_that_begins_in_the_heading_belongs_to_it() -> None:
    text = "Curbing violence - and extortion by gangs"
    matches = [Match(8, 28, "violence", "violence.a"), Match(37, 41, "economy", "economy.b")]
    assert apply_headings(matches, [Block(0, len(text), "item", 16)]) == matches[:1]


def boxes(count: int) -> tuple[list[Match], list[Block]]:
    """Box items of 50 characters, each with a match in its heading and one in its tail."""
    blocks = [Block(at, at + 50, "item", at + 20) for at in range(0, count * 50, 50)]
    matches = [
        Match(at + place, at + place + 5, "economy", "economy.a")
        for at in range(0, count * 50, 50)
        for place in (5, 30)
    ]
    return matches, blocks


@pytest.mark.timing
def test_twice_the_boxes_take_twice_the_time() -> None:
    once, twice = boxes(4_000), boxes(8_000)
    assert len(apply_headings(*once)) == 4_000
    pairs = [[timeit.timeit(partial(apply_headings, *each), number=3) for each in (once, twice)] for _ in range(7)]
    first, second = map(min, zip(*pairs, strict=True))
    assert second < 2.5 * first
