"""Sentences: in the texts below, `|` marks where one ends; the rest is the article as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteers import read_rows
from pipeline.stages.segmentation.abbreviations import Abbreviation, read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences

ABBREVIATIONS = read_abbreviations()


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text, find_blocks(text), ABBREVIATIONS)]


CASES = {
    "abbreviations": "Sen. Ruiz met Gov. Cruz on Jan. 6 at 9 a.m. in St. Lucas.| She spoke.",
    "a country's abbreviation inside": "The U.S. Congress and U.S. officials agreed.",
    "a country's abbreviation at the end": "They left the U.S.| The others stayed.",
    "two stops": "They left the U.S..| It was late.",
    "a firm": "She works for Lopez Inc.| But she left.",
    "a time of day": "They met at 9 p.m.| Ruiz spoke at 10 p.m. Monday.",
    "initials": "J. F. Alvarez and Maria T. Cruz signed it.",
    "a letter that is no initial": "They had a plan B.| The first one failed.",
    "a number sign": "No. 5 is alive.| No.| The other one died.",
    "decimals and money": "It rose 3.5 percent to $1.2 million.| Then it fell.",
    "a score": "It was 50:50.| Nobody won.",
    "ellipses": "We wait... and wait.| Well...| The end.",
    "question and cry": "Why?!| They said no!| Then they left.",
    "closing marks": 'He said "no." She said (yes.) Then they left.'.replace('" She', '"| She').replace(
        ") Then", ")| Then"
    ),
    "a question goes on": '"Why?" Ruiz asked.| "Because!" he cried.',
    "a glued stop": "The talks ended.|Ruiz left early.|'We are done,' she said.",
    "a glued closing mark": "He wrote: 'Come to our border.'|The plan failed.",
    "no glued stop": "See example.com, Ruiz.com or e.g.this U.S.-led v2.0 of a@b.Cd and http://a.example/B.C now.",
    "a colon before a quotation": "She wrote: 'Come at once. |We are waiting.'",
    "speaker turns": "RUIZ: Good morning.| ALVAREZ: Good morning.",
    "lower-case names": "It fell.| iPhone sales rose.",
    "careless writers": "nobody came.| the minister left.",
    "unknown abbreviations": "the voc. ed. classes",
    "emoji": "They won 🎉.| 🎉 They won.",
    "emoticons": "They won! :-)| We are glad :)| She left.",
    "footnotes": "It was so in 1990. [12]| It is so.[3] [4]| Nobody knows.",
    "parentheses": "They left. |(It was late.)| She stayed (why?) alone.",
    "semicolons": "Three came: Ruiz, of the north; Cruz, of the south; and Alvarez.",
    "a list inside a line": "She named two: 1. clean rivers and 2. cheap water.",
    "other scripts": "他来了。|她走了。|They left.",
    "tokenized text": "They said \" we go . \"| He left .| ' We stay , ' she said .",
    "line ends that became stops": "at the same . time, they left",
    "links in a row": "Two sites: http://a.example/x| http://b.example/y",
    "a mail header": "Email: ruiz@valley.example| We are waiting.",
    "a farewell": "Come soon.| Best regards,| Ana Ruiz",
    "a news agency in brackets": "(Valley News)| Two rivers rose on Monday.",
    "no punctuation at all": "two rivers rose on monday",
    "a brand with a cry": "They asked Yahoo! News.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_cases(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("row", read_rows("abbreviations", Abbreviation), ids=lambda row: row.abbreviation)
def test_every_row_of_the_table_has_an_example_that_holds(row: Abbreviation) -> None:
    assert row.abbreviation in row.example
    assert split(row.example.replace("|", " ")) == row.example.split("|")


def test_list_markers_belong_to_no_sentence() -> None:
    assert split("- One.\n* Two. Three.\n• Four\n1. Five.\n-six") == [
        "One.",
        "Two.",
        "Three.",
        "Four",
        "1. Five.",
        "-six",
    ]


def test_a_sentence_does_not_cross_blocks() -> None:
    text = "A headline without a stop\n\nAnd the text."
    sentences = find_sentences(text, find_blocks(text), ABBREVIATIONS)
    assert [s.block for s in sentences] == [0, 1]


def test_line_ends_make_no_difference() -> None:
    text = "The ministry said on Monday that\nwork would begin. It was\nlate.\n\n- One\n- Two"
    expected = [sentence.replace("\n", "\r\n") for sentence in split(text)]
    assert split(text.replace("\n", "\r\n")) == expected
    assert split(text + "\n") == split(text)


PIECES = st.sampled_from(
    [
        *" .!?…'\"”’()@—。\xa0\u200b\t\nAb",
        "...",
        "--",
        "***",
        "\r\n",
        "- ",
        "• ",
        "1. ",
        "[1]",
        ":-)",
        "the",
        "U.S.",
        "Mr.",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text())
def test_sentences_tile_the_text(text: str) -> None:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks, ABBREVIATIONS)
    covered = [i for s in sentences for i in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    for sentence in sentences:
        assert sentence.start < sentence.end
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        assert blocks[sentence.block].start <= sentence.start < sentence.end <= blocks[sentence.block].end
    left_out = {i for i, c in enumerate(text) if not c.isspace()} - set(covered)
    assert all(text[i] in "-*•" and any(i == b.start for b in blocks) for i in left_out)
