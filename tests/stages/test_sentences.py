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
    "a copy line": "Ana Ruiz, Ministry of Water| encl: two maps of the valley| cc: Tomas Cruz, mayor",
    "a line end lost before The": (
        "How it works| The pump is old.| A well (left)| This one is new.| They met in The Hague.| Netflix The Wells."
    ),
    "what points at a picture": "A dam (pictured)| Ruiz left.| Ruiz (left) and Cruz (right) met (above).| It was late.",
    "a farewell": "Come soon.| Best regards,| Ana Ruiz",
    "a news agency in brackets": "(Valley News)| Two rivers rose on Monday.",
    "no punctuation at all": "two rivers rose on monday",
    "dates, ranks and places": "Lt. Cruz of Ft. Lucas came on Sept. 3 with No. 5, of Calif. Farmers and a Corp. Chief.",
    "footnote numbers without brackets": 'The river is long.1| It is "deep."12| See vol.2 The Wells.',
    "farewells": "Sincerely yours,| Ana Ruiz spent hours, Cruz said.",
    "courts": "See 20 U.S.C. § 12 and 5 S. Ct. 41 (9th Cir. 2001).| They asked for his ID.| Ruiz left.",
    "the same at the end": "She came from Washington, D.C.| He did not.| They met in Jan.| It was cold.",
    "latin": "Some crops, e.g. Maize and beans, i.e. food, failed etc.| Nobody knows.",
    "three signs": "What?!| No!!!| Really???| Yes.",
    "an ellipsis with thin spaces": "It was late. .\u2009.\u2009.| So we left .\u2009.\u2009. and slept.",
    "an ellipsis and a stop": "They waited....|Ruiz left.| He paused… and went on.",
    "an ellipsis inside": "It was ... Ruiz who spoke.| “We… we go,” she said.",
    "brackets after the stop": 'She said "we go." |(He stayed.)| [They left.]| Nobody came.',
    "a stop after the mark": "It was a ‘broken system’.| She left.| “We go”.| He stayed.",
    "whole sentences in brackets": "They left (she stayed. He did not.) and came back.".replace(
        "stayed. ", "stayed.| "
    ),
    "glued words of every kind": "The talks ended?|Nobody knew!|They left.|It was late.|I stayed.|(So did he.)",
    "glued after marks and numbers": "He said “no.”|They left in 2020.|Nobody came.|The share is 12%.|That is all.",
    "addresses, versions and times": "Write to a.Ruiz@valley.example or see a.example/News.Html by 9.30 v3.5.1 p.m.",
    "a colon before what is said": "She said: We are done.| He asked: “Why? |She knows.”",
    "a pronoun after a question said": "I asked ‘are you sure?’| She says ‘yes’.",
    "a heading in capitals": "THE U.S. PLAN: WHAT COMES NEXT?| NOBODY KNOWS.",
    "lower-case starts of a name": "eBay fell.| iPhone sales rose.| e.g. in May.",
    "emoji of several signs": "They won!| 👨‍👩‍👧 They left 🇭🇳.| 🎉",
    "clauses after semicolons": "The plan is good; however, it is dear; nobody pays.",
    "several scripts": "Они ушли.| Мы остались。|誰？|They left؟| Nobody।| Done.",
    "no punctuation, but capitals": "two rivers rose on monday Nobody came She left",
    "telephone numbers in a row": "Phone: 555-010-2030| Fax: (555) 010-2031| http://valley.example",
    "broken encoding": "â€œWe go.â€\x9d| He left.| She said â€˜no.â€™| â€œWhy?â€| Itâ€™s lateâ€¦| Then they left.",
    "states after a comma": "She lives in Reno, Nev.| Ruiz does not.| RENO, Nev. (AP) — He came.| Reno, Nev. -- A dam.",
    "datelines": "RENO, N.H. - Ruiz came.| RENO, D.C. -- Ruiz came.| RENO, Nev. — Ruiz came.",
    "abbreviations behind a hyphen": "They met then-Sen. Ruiz, D-Nev.| Ruiz left the Japan-U.S. Summit.",
    "an abbreviation in a title": "Ruiz Leaves the U.S. As the River Rises Over Its Banks",
    "starters with a curly apostrophe": "They left the U.S.| It’s late.| They left the U.S.| Don’t ask.",
    "a question that somebody asked": (
        '"Why now?" I asked.| "Who came?" Tomas Cruz, the mayor of San Lucas, demanded.| "It is!" U.S. Sen. Ruiz cried.'
    ),
    "a question, and what somebody said of it": '"Is it true?"| Police said it was.| "Is it?"| Then Ruiz asked.',
    "marks turned the wrong way after the stop": "„We go.“| He left.| ‘We stay.‘| She left.",
    "a space between two closing marks": "\"He told me, 'Go home.' \"| She left.",
    "footnote letters and pages": "It is.[a]| It is deep.[note 2]| It is wide.[4]:23| So.[citation needed]| It is.",
    "a list in sentences inside a line": "The law has two parts: 1. It bans nets.| 2. It bans dams.",
    "a list after a colon": "She named three, in order: 1. Clean rivers; 2. Cheap water; 3. New wells.",
    "stage directions": "[Applause]| Thank you.| [Laughter and cheers]| We go.| [Ruiz] Cruz spoke.",
    "letters with a space between them": "They met at 5 p. m. on Monday in the U. S. A. and left.",
    "a postscript": "P.S. The rest is late.",
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
    assert split("- Correction -") == ["- Correction -"]


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
        "â€œ",
        "â€",
        ":-)",
        "the",
        "U.S.",
        "Mr.",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join).filter(lambda text: "\r" not in text))
def test_crlf_and_a_last_line_end_never_make_a_difference(text: str) -> None:
    expected = [sentence.replace("\n", "\r\n") for sentence in split(text)]
    assert split(text.replace("\n", "\r\n")) == expected
    assert split(text + "\n") == split(text)


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
