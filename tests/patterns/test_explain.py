"""Where a pattern dropped out."""

from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.patterns.explain import explain
from pipeline.patterns.grep import book_of_notation, find_in
from pipeline.records import Block, Country, Sentence
from tests.patterns.books import book_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They fight graft.", "matches 'fight graft'"),
        ("They fight one two three four graft.", "4 words stand between '~fight' and 'graft', up to 3 may"),
        ("Graft is what they fight.", "'graft' does not stand after '~fight'"),
        ("They like graft.", "'~fight' is not there"),
        ("They fight a skin graft.", "finds 'fight a skin graft', but unless 'skin graft' finds 'skin graft'"),
        ("They never fight graft.", "finds 'fight graft', but unless_before 'never' finds 'never'"),
        ("They fight graft on paper.", "finds 'fight graft', but unless_sentence 'on paper' finds 'on paper'"),
    ],
)
def test_reasons(tmp_path: Path, text: str, reason: str) -> None:
    book = book_of(
        tmp_path,
        "~fight ...3 graft",
        unless=["skin graft"],
        unless_sentence=["on paper"],
        unless_before={"within": 2, "any": ["never"]},
    )
    [trace] = explain(text, 0, len(text), book)
    assert reason in trace.reason
    assert bool(trace.evidence) == reason.startswith("matches")


def test_a_part_of_several_words(tmp_path: Path) -> None:
    book = book_of(tmp_path, "abuses of human rights")
    [trace] = explain("abuses of rights", 0, 16, book)
    assert trace.reason.endswith("'abuses of human rights' is not there; 'human' is missing")
    [trace] = explain("human rights of abuses", 0, 22, book)
    assert trace.reason.endswith("its words do not stand together")


def test_blocks_and_all(tmp_path: Path) -> None:
    [trace] = explain("graft", 0, 5, book_of(tmp_path, "graft", **{"in": ["headline"]}))
    assert "stands in a paragraph; in: headline" in trace.reason
    [trace] = explain("a judge", 0, 7, book_of(tmp_path, all=["~judge", "~bribe"]))
    assert trace.reason == "all: '~bribe' is not there"


def test_nothing_near_is_nothing(tmp_path: Path) -> None:
    assert explain("The harvest was good.", 0, 21, book_of(tmp_path, "~fight ... graft")) == []


def test_grep_finds_sentences_with_their_evidence() -> None:
    text = "They fight graft. It rains. Honduras fought it."
    sentences, blocks = [Sentence(0, 17, 0), Sentence(18, 27, 0), Sentence(28, 47, 0)], [Block(0, 47, "paragraph")]

    def entities_of(text: str) -> list[Country]:
        return [Country(28, 36, "HN", "Honduras", "name")]

    def found(notation: str) -> list[str]:
        book = book_of_notation(notation, {"fight": ["~fight"]})
        return [text[s:e] for f in find_in(text, sentences, blocks, book, entities_of) for s, e in f.evidence]

    assert found("@fight (graft|it)") == ["fight graft", "fought it"]
    assert found("{country} @fight") == ["Honduras fought"]


def test_grep_points_at_what_is_wrong() -> None:
    with pytest.raises(ClaimsError, match="the notation, column 7: unknown list '@figt'"):
        book_of_notation("graft @figt", {"fight": ["~fight"]})
    with pytest.raises(ClaimsError, match="could match anywhere"):
        book_of_notation("{country}", {})
