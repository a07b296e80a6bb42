"""Quotations: in the texts below, `<q>` marks one that a mark closes, `<u>` one that none does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Quotation
from pipeline.stages.quotations import find_quotations
from pipeline.stages.segmentation.blocks import find_blocks
from tests.marked import parse


def quotations(text: str) -> list[Quotation]:
    return find_quotations(text, find_blocks(text))


CASES = {
    "straight marks": 'He said <q>"no way"</q> and <q>"yes."</q>',
    "curly marks": "<q>“We go,”</q> she said. <q>‘They stay.’</q>",
    "pairs of apostrophes": "<q>''I'm here,''</q> he said. <q>``We go,''</q> she said.",
    "three apostrophes": "<q>''Call it <q>'hard,'</q> then,''</q> he said, or <q>''a <q>'hard'</q>''</q> one.",
    "guillemets": "<q>« We go »</q>, and <q>«They stay»</q>.",
    "low marks": "<q>„We go“</q>, he said. <q>„They stay”</q>, she said.",
    "backticks": "<q>`Fine'</q> was the word.",
    "broken encoding": "<q>â€œWe go,â€\x9d</q> he said.",
    "british marks": (
        "<q>'We'll back the farmers' plan,'</q> she said of the <q>'five-part'</q> push. <u>'It will work.</u>"
    ),
    "apostrophes": "It's the farmers' plan, the '90s are over, rock 'n' roll lives, and the Ruizes' cat is goin' home.",
    "a possessive before nested marks": "<q>'We back the farmers' <q>'five-part'</q> plan,'</q> he said.",
    "a possessive of another quotation": "The <q>'five things'</q> of the report. <q>'It will work,'</q> she said.",
    "a clipped word": "<q>'We're goin' to win,'</q> he said.",
    "nested marks": "<q>“The <q>‘old’</q> way is the farmers’ way,”</q> he said of <q>‘it’</q>.",
    "nested straight marks": "<q>'He told me, <q>\"Go home,\"</q>'</q> she said. <q>\"I said <q>'no'</q> twice.\"</q>",
    "nested marks of one kind": "<q>'It is a <q>'hard'</q> border,'</q> he said.",
    "not closed": "They called it a <u>'broken system.</u>\n<q>'We will mend it,'</q> said one.",
    "not closed, and another one after it": 'He said <u>"we go.</u> She said <q>"we stay"</q> then.',
    "over paragraphs": "<u>“We go.</u>\n<u>“They stay.</u>\n<q>“All is well,”</q> she said.",
    "over paragraphs, the mark not repeated": "<u>“We go.</u>\n<q>They stay,”</q> she said.",
    "paragraphs whose line ends are lost": "<u>“We go.</u> <u>“They stay.</u> <q>“All is well,”</q> she said.",
    "glued marks": "<q>'Come to our border.'</q>Cleaning begins. He said<q>\"no\"</q>and left.",
    "a glued opening mark": 'It ended.<q>"We go,"</q> she said.',
    "heights and sizes": 'He is 5\'10" tall, ate a 12" pizza and said <q>"fine"</q> at 5\' from us.',
    "tokenized text": 'He said <q>" we go , "</q> and <q>" we stay . "</q>',
    "a mark turned the wrong way": "<q>“We go,“</q> he said. <q>”We stay,”</q> she said.",
    "a mark turned the wrong way at the end": "He would stay <q>“calm. “</q>\nShe left.",
    "curly opened, straight closed": '<q>“We go,"</q> he said.',
    "brackets and dashes": '(<q>"Fine,"</q> she said) — <q>"Good"</q>—he said.',
    "an odd count": 'He is the <q>"big"</q> man of the "valley.'.replace('"valley.', '<u>"valley.</u>'),
    "minutes and seconds": "It took 4'33\" or 4′ 33″, at 5' 10\", said <q>'Ana'</q> in the '80s.",
    "german and french, nested": "<q>„Er sagt <q>‚nein‘</q> dazu“</q> and <q>«Elle dit <q>“non”</q> aussi»</q>.",
    "apostrophes at both ends": "The '60s and James' cat: <q>‘the boys’ plan’</q> isn’t ’tis or the bosses’.",
    "three deep": "<q>“He said, <q>‘She wrote <q>“no”</q> to me’</q> then,”</q> she said.",
    "nested, the inner one not closed": "<q>“The ‘old way is gone,”</q> he said.",
    "reopened at each paragraph": "She said: <u>'We go.</u>\n\n<u>'They stay.</u>\n\n<q>'Farmers' rights.'</q> So.",
    "glued on both sides": 'She said:<q>"We go."</q>Then<q>“no”</q>and left.',
    "three marks": '<q>"We go,"</q> she said. <u>"They stay.</u>',
    "broken encoding of apostrophes": "the farmersâ€™ plan, itâ€™s <q>â€œold,â€\x9d</q> she said of the â€™90s",
    "broken encoding of single marks": "<q>â€˜We goâ€™</q> he said. Itâ€™s <q>â€˜old,â€™</q> the minersâ€™ way.",
    "broken encoding of nested marks": "<q>â€œHe said <q>â€˜noâ€™</q> and <q>â€˜never.â€™</q>â€\x9d</q> She left.",
    "broken encoding of nested marks, the outer ones single": "<q>â€˜She wrote <q>â€œNo.â€\x9d</q>â€™</q>",
    "broken encoding of a possessive": "<q>â€˜We back the farmersâ€™ plan,â€™</q> she said.",
    "broken encoding, Latin-1": "<q>â\x80\x9cWe go,â\x80\x9d</q> he said. <q>â\x80\x98Itâ\x80\x99s late.â\x80\x99</q>",
    "broken encoding, twice": "<q>Ã¢â‚¬Å“We go,Ã¢â‚¬Â\x9d</q> he said. <q>Ã¢â‚¬ËœItÃ¢â‚¬â„¢s late.Ã¢â‚¬â„¢</q>",
    "broken encoding of low marks and guillemets": "<q>â€žWir gehen,â€œ</q> and <q>Â«nousÂ»</q>, and <q>â€šjaâ€˜</q>.",
    "broken encoding of a mark after a dash": "A plan â€” <q>â€œoldâ€\x9d</q>â€¦ and <q>â€œdearâ€\x9d</q>â€“so he.",
    "broken encoding, over paragraphs": "<u>â€œWe go.</u>\n<q>â€œWe stay,â€\x9d</q> she said.",
    "the mark itself, not its broken encoding": "A fee of 5 € was â <q>“fair,”</q> he said of the Âme <q>“élite.”</q>",
    "broken encoding, the last sign lost": "<q>â€œWe go,â€</q> he said. <q>â€œNo.â€</q>",
    "dashes in broken encoding": "The plan â€“ a good one â€” failed, she <q>â€œsaid.â€\ufffd</q>",
    "nothing inside": "\"\" stands for nothing, and '' too.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_cases(marked: str) -> None:
    text, marks = parse(marked)
    assert [(text[q.start : q.end], q.closed) for q in quotations(text)] == [
        (text[mark.start : mark.end], mark.tag == "q") for mark in marks
    ]


def test_an_unclosed_quotation_does_not_swallow_a_long_paragraph() -> None:
    text = "He said 'we go. " + "The rest of the article stands in one line. " * 50
    [quotation] = quotations(text)
    assert text[quotation.start : quotation.end] == "'we go."
    assert not quotation.closed


PIECES = st.sampled_from([*"\"'“”‘’«»„`.,s ()5", "''", "we", "farmers", "\n", ". ", ' "', "' ", "—", "â€œ"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_crlf_and_a_last_line_end_make_no_difference(text: str) -> None:
    expected = [(text[q.start : q.end].replace("\n", "\r\n"), q.closed) for q in quotations(text)]
    other = text.replace("\n", "\r\n")
    assert [(other[q.start : q.end], q.closed) for q in quotations(other)] == expected
    assert quotations(text + "\n") == quotations(text)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_quotations_nest_and_stay_in_their_block(text: str) -> None:
    blocks = find_blocks(text)
    found = find_quotations(text, blocks)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for index, quotation in enumerate(found):
        assert any(b.start <= quotation.start < quotation.end <= b.end for b in blocks)
        for later in found[index + 1 :]:
            assert later.start >= quotation.end or later.end <= quotation.end
