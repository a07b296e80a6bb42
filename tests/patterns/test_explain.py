"""Where a pattern dropped out."""

from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.patterns.explain import explain
from pipeline.patterns.grep import Grep, book_of_notation
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
    book = book_of(tmp_path, all=["~judge", "~bribe"], near=4, unless=["judge a book"])
    for text, reason in (
        ("a judge", "all: '~bribe' is not there"),
        ("a judge on one hot day took bribes", "all: stands within 7 words, near: 4 allows 4"),
        ("they bribe and judge a book", "all: finds 'bribe and judge', but unless 'judge a book' finds 'judge a book'"),
    ):
        [trace] = explain(text, 0, len(text), book)
        assert trace.reason == reason


def test_the_rarest_word_may_be_the_one_that_is_missing(tmp_path: Path) -> None:
    book = book_of(tmp_path, "~sell ... verdict ... gang", "~sell ... verdicts")
    [trace] = explain("They sell a verdict to a mob.", 0, 29, book)
    assert trace.reason == "'~sell ... verdict ... gang': 'gang' is not there"
    assert explain("They sell it.", 0, 13, book) == []


def test_of_several_vetoes_the_one_that_forbids_is_named(tmp_path: Path) -> None:
    book = book_of(tmp_path, "~fight graft", unless=["(skin|fight) graft"])
    text = "A skin graft here, a fight graft there."
    [trace] = explain(text, 0, len(text), book)
    assert trace.reason == "'~fight graft' finds 'fight graft', but unless '(skin|fight) graft' finds 'fight graft'"


def test_nothing_near_is_nothing(tmp_path: Path) -> None:
    assert explain("The harvest was good.", 0, 21, book_of(tmp_path, "~fight ... graft")) == []


def test_grep_finds_sentences_with_their_evidence() -> None:
    text = "They fight graft. It rains. Honduras fought it."
    sentences, blocks = [Sentence(0, 17, 0), Sentence(18, 27, 0), Sentence(28, 47, 0)], [Block(0, 47, "paragraph")]

    def entities_of(text: str) -> list[Country]:
        return [Country(28, 36, "HN", "Honduras", "name")]

    def found(notation: str) -> list[str]:
        grep = Grep(book_of_notation(notation, {"fight": ["~fight"]}), lambda _: (blocks, sentences), entities_of)
        return [text[s:e] for finding in grep.find(text) for s, e in finding.evidence]

    assert found("@fight (graft|it)") == ["fight graft", "fought it"]
    assert found("{country} @fight") == ["Honduras fought"]
    assert found("harvest") == []


def test_grep_points_at_what_is_wrong() -> None:
    with pytest.raises(ClaimsError, match="the notation, column 7: unknown list '@figt'"):
        book_of_notation("graft @figt", {"fight": ["~fight"]})
    with pytest.raises(ClaimsError, match="could match anywhere"):
        book_of_notation("{country}", {})
