"""Countries: which names count, and what else a name may mean by its context."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Country
from pipeline.stages.countries import CountryStage
from tests.marked import parse

NLP = English()
STAGE = CountryStage()


def countries(text: str) -> list[Country]:
    """The countries of a text taken as one sentence."""
    return layers.get(STAGE(NLP.make_doc(text)), "countries", Country)


NAMES = [
    "<c iso=US>U.S.</c> and <c iso=MX>Mexican</c> officials met in <c iso=GT>Guatemala</c>",
    "the <c iso=GB>UK</c>, the <c iso=AE>UAE</c>, the <c iso=CD>DRC</c> and the <c iso=US>USA</c>",
    "<c iso=JP>Japan</c>, <c iso=MX>Mexico</c> <c iso=KR>South Korea</c> and others will pay",
    "<c iso=SV>Salvadoran</c> farmers, <c iso=HN>Hondurans</c> and a <c iso=FR>Frenchman</c>",
    "<c iso=MM>Burma</c>, <c iso=SZ>Swaziland</c> and the <c iso=CZ>Czech Republic</c> under other names",
    "<c iso=CI>Côte d’Ivoire</c>, or <c iso=CI>Ivory Coast</c>",
    "<c iso=HN>HONDURAS</c> AND <c iso=SV>EL SALVADOR</c> SIGN",
    "<c iso=HN>Honduras</c>' coast and <c iso=PA>Panama</c>’s ports",
    "the <c iso=US>U.S.</c>-<c iso=MX>Mexico</c> border, <c iso=US>US</c>/<c iso=CA>Canada</c> trade",
    "pro-<c iso=RU>Russian</c> men, a <c iso=HN>Honduran</c>-born one",
    "the <c iso=US>United\r\nStates</c> and <c iso=GW>Guinea - Bissau</c>",
    "<c iso=PR>Puerto Rico</c>, <c iso=HK>Hong Kong</c>, <c iso=GU>Guam</c> and the <c iso=PS>Palestinians</c>",
    "<c iso=NA>Namibia</c> has the code NA",
    "They asked us to help; the <c iso=US>US</c> did.",
    "LET US MEND THE <c iso=US>US</c> ECONOMY",
    "A treaty with <c iso=CD>Congo</c> was signed in Kinshasa.",
    "In Brazzaville a <c iso=CG>Congolese</c> minister spoke.",
    "the <c iso=US>American</c> embassy in the <c iso=PH>Philippines</c>",
]

MEANT = [
    "The governor of Georgia spoke in Atlanta.",
    "Tbilisi is the capital of <c iso=GE>Georgia</c>.",
    "<c iso=UA>Ukraine</c>, <c iso=GE>Georgia</c> and <c iso=MD>Moldova</c> applied.",
    "Voters in Georgia and Ohio will decide.",
    "Michael Jordan sold the team. Jordan had owned it for years.",
    "Talks between <c iso=EG>Egypt</c> and <c iso=JO>Jordan</c> went on.",
    "Pupils of Jordan Elementary School sang.",
    "Turkey with gravy is what Thanksgiving is about.",
    "<c iso=TR>Turkey</c> sent its minister to <c iso=SY>Syria</c>.",
    "Chad Miller coaches the team, and Chad is proud of it.",
    "Refugees from Darfur crossed into <c iso=TD>Chad</c>.",
    "The mayor of Lebanon, Ohio, cut the ribbon.",
    "The fair in Norway, Mich., draws <c iso=NO>Norwegian</c> bands and Jamaica Plain cooks.",
    "A Lebanon man was booked into the county jail.",
    "<c iso=LB>Lebanon</c> buried its dead in Beirut.",
    "New Mexico sued; <c iso=MX>Mexico</c> did not.",
    "Guinea pigs are kept in pairs.",
    "Ships left the Indian Ocean for the South China Sea and the Gulf of Mexico.",
    "He wore a Panama hat in <c iso=PA>Panama</c>.",
    "Mexico City and Panama City are capitals.",
    "China Daily printed it in <c iso=CN>China</c>.",
    "The Niger River is the longest in <c iso=NE>Niger</c>.",
    "American Airlines and British Airways fly to <c iso=BR>Brazil</c>.",
    "A fund of Bank of America paid the American Heart Association.",
    "She answered in English, then in Spanish; the <c iso=ES>Spanish</c> consul smiled.",
    "a Spanish-speaking judge and an English-language paper",
    "African American, Native American and Latin American writers",
    "North and <c iso=KR>South Korea</c>'s talks",
    "the Inner Mongolia region and New South Wales",
    "Polish the silver before the <c iso=PL>Polish</c> envoy comes.",
    "He ran a Chinese restaurant; the <c iso=CN>Chinese</c> consulate was next door.",
    "a fund of Steelworkers of America, and the <c iso=US>United States of America</c>",
    "in <c iso=SE>Swedish</c> and <c iso=FI>Finnish</c> waters; he writes in Swedish and in Danish",
    "British Columbia and <c iso=GB>British</c> firms; Spanish flu and <c iso=ES>Spanish</c> doctors",
    "from the North Pole to the South Pole",
    "see https://example.org/a/China for more, or ask @Brazil",
]


@pytest.mark.parametrize("marked", NAMES + MEANT)
def test_countries_of_a_text(marked: str) -> None:
    text, marks = parse(marked)
    found = [(country.start, country.end, country.iso2) for country in countries(text)]
    assert found == [(mark.start, mark.end, mark.attributes["iso"]) for mark in marks]


def test_a_record_says_form_and_the_countrys_own_name() -> None:
    found = countries("Burmese envoys of Burma met U.S. ones.")
    assert [(country.name, country.form) for country in found] == [
        ("Myanmar", "demonym"),
        ("Myanmar", "name"),
        ("United States", "abbreviation"),
    ]


def test_a_sentence_has_the_same_countries_whichever_sentences_were_wanted() -> None:
    doc = NLP.make_doc("Georgia held a vote. Tbilisi was calm. The Georgian police watched.")
    ends = [token.i + 1 for token in doc if token.text == "."]
    sentences = [doc[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    doc.spans["wanted"] = sentences
    everywhere = layers.get(STAGE(doc), "countries", Country)
    one_by_one = []
    for sentence in sentences:
        doc.spans["wanted"] = [sentence]
        one_by_one += layers.get(STAGE(doc), "countries", Country)
    assert one_by_one == everywhere
    assert [country.iso2 for country in everywhere] == ["GE", "GE"]


@given(st.text(alphabet=st.sampled_from("US.K Jordan,GeorgiaTurkey'’-\n\u00a0é@/1"), max_size=80))
def test_offsets_are_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for country in countries(text):
        assert last <= country.start < country.end <= len(text)
        assert re.search(r"\w", text[country.start : country.end])
        last = country.end


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["US ", "Jordan ", "Georgia, ", "U.S.", "Korean ", "New ", " ", "U"])
def test_any_text_takes_linear_time(piece: str) -> None:
    doc = Doc(NLP.vocab, words=[piece * (100_000 // len(piece))], spaces=[False])
    started = time.perf_counter()
    STAGE(doc)
    assert time.perf_counter() - started < 5
