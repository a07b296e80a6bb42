"""Officials: who holds an office, which office stands for whom, who is left unnamed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Official, Sentence
from pipeline.stages.officials import OfficialStage
from pipeline.stages.persons import PersonStage
from pipeline.stages.tokenize import make_tokenizer
from pipeline.stages.word_lists import words as listed
from tests.marked import parse

TOKENIZE = make_tokenizer()(English())
PERSONS = PersonStage()
STAGE = OfficialStage()
KINDS = {"p": "person", "o": "office", "a": "anonymous"}


def officials(text: str, published: str | None = "2022-03-01") -> list[Official]:
    """The officials of an article."""
    doc = TOKENIZE(text)
    if published:
        doc.user_data[layers.PUBLISHED] = published
    return layers.get(STAGE(PERSONS(doc)), "officials", Official)


MENTIONS = [
    # titles, appositions, predicates; every mention of somebody who is an official
    "Vice President <p>Mira Stone</p> spoke. <p>Stone</p> left, and <p>Stone</p>'s plan stayed.",
    "<p>Mira Stone</p>, the Border Patrol chief for the Rio Grande Valley, agreed.",
    "<p>Mira Stone</p>, 51, a Republican senator, agreed.",
    "Austria's interior minister, <p>Mira Stone</p>, agreed.",
    "<p>Mira Stone</p> is the mayor of Dalton.",
    "<p>Mira Stone</p>, who was the governor, agreed.",
    "<p>Mira Stone</p> (R-Texas) voted.",
    "Former State Department official <p>Mira Stone</p> resigned.",
    "Officer <p>Mira Stone</p> and Sgt. <p>Lee Ortega</p> fired.",
    "<p>Mira Stone</p>, a spokeswoman for the ministry, declined.",
    # from common knowledge
    "Critics of <p>Biden</p> and <p>Harris</p> met.",
    # no officials
    "Chief executive Mira Stone, club president Lee Hale and actor Ana Diaz came.",
    "Mira Stone, president of the university, and Lee Hale, president and chief executive of Zelt, came.",
    "Mira Stone, a spokeswoman for the company, and strategist Lee Hale declined.",
    "General Motors and the Justice Department. The General Assembly.",
    # offices
    "<p>Joe Biden</p> met reporters. <o>The president</o>'s plan failed.",
    "<o>Austria's interior minister</o> said no. <o>The mayor of Hidalgo</o> did too.",
    "<o>The sheriff</o> added that <o>the Albanian ambassador to Ukraine</o> was safe.",
    "She spoke of running for president. A president must lead. He was elected president.",
    "the next president, the office of governor, the mayor's office",
    "He is the sheriff.",
    # anonymous
    "<a>Senior administration officials</a> told reporters so.",
    "<a>a State Department spokesman</a> and <a>a spokesman for the ministry</a>",
    "<a>Authorities</a> said <a>two federal judges</a> and <a>Mexican prosecutors</a> agreed.",
    "<a>Officials</a> called. “It works,” said <a>one</a> during a call. One thing is clear.",
    "<a>U.S. and Mexican officials</a> met <a>officials from the ministry</a>.",
    "a company spokesman, a Facebook spokeswoman, a campaign official",
]


# One office or kind of unnamed officials each.
PHRASES = [
    "<o>France's top diplomat</o> flew home, and <o>the Syrian dictator</o> did not.",
    "<o>The borough president</o> said that <a>city officials</a> knew. <a>North Carolina lawmakers</a> did not.",
    "The CNN president asked my peers whether the Commodores coach had won.",
    "<o>The mayor</o> opened the bridge.",
    "<o>The minister</o> resigned after <o>the prime minister of Norway</o> asked for it.",
    "<o>The committee's chairman</o> sent a letter to <o>the attorney general</o>.",
    "<o>The chairman of the Senate Finance Committee</o> objected.",
    "<a>A judge</a> threw out the case.",
    "<o>The judge</o> threw out the case.",
    "<a>A federal appeals court judge</a> agreed.",
    "<o>The chief justice</o> dissented.",
    "<a>Two justices</a> dissented.",
    "<o>The district attorney</o> dropped the charges.",
    "<a>An assistant district attorney</a> dropped the charges.",
    "<a>A city councilman</a> objected.",
    "<a>Several council members</a> objected.",
    "<a>Lawmakers</a> went home; <a>some lawmakers</a> stayed.",
    "<o>The speaker of the house</o> smiled.",
    "<o>The House speaker</o> smiled.",
    "<o>The Senate majority leader</o> smiled.",
    "<o>The Ohio governor</o> smiled.",
    "<o>The state's governor</o> smiled.",
    "<o>The lieutenant governor</o> smiled.",
    "<o>The defense secretary</o> flew home.",
    "<o>The secretary of state</o> flew home.",
    "<o>The Treasury secretary</o> flew home.",
    "<o>The health minister</o> and <o>the finance minister</o> flew home.",
    "<o>Kenya's deputy president</o> flew home.",
    "<o>The king of Jordan</o> met <o>the queen</o>.",
    "<o>The pope</o> prayed.",
    "<o>The U.N. secretary-general</o> pleaded.",
    "<o>The UN chief</o> pleaded.",
    "<o>The NATO secretary general</o> pleaded.",
    "<o>The IMF's managing director</o> pleaded.",
    "<o>The head of the World Health Organization</o> pleaded.",
    "<o>The FBI director</o> testified.",
    "<o>The director of the CIA</o> testified.",
    "<o>The surgeon general</o> testified.",
    "<o>The police chief</o> testified.",
    "<o>The city's police commissioner</o> testified.",
    "<o>The army chief</o> testified.",
    "<o>The defence minister</o>'s aide left.",
    "<a>A police spokesman</a> called. <a>The spokesman</a> gave no name.",
    "<a>A senior official</a> called. <a>The official</a> gave no name.",
    "<a>A foreign ministry spokeswoman</a> called.",
    "<a>A spokesperson for the governor</a> called.",
    "<a>A spokesman for the mayor's office</a> called.",
    "<a>A White House aide</a> called.",
    "<a>Three former ambassadors</a> called.",
    "<a>A former prime minister</a> called.",
    "<a>Police officers</a> came. <a>The officers</a> fired twice.",
    "<a>Border agents</a> came.",
    "<a>Federal investigators</a> came.",
    "<a>Prosecutors</a> came.",
    "<a>Health officials</a> warned, and <a>local authorities</a> agreed.",
    "<a>Diplomats</a> and <a>government ministers</a> met.",
    "<a>Western diplomats</a> met.",
    "<a>An Israeli military spokesman</a> called.",
    "<a>U.S. military officials</a> called.",
    "<a>A member of parliament</a> called.",
    "<a>Members of Congress</a> called.",
    "<a>An EU official</a> called.",
    "<a>Regulators</a> called.",
    "She wants to be mayor. The mayoral race is on.",
    "The presidential palace and the minister's office are near.",
    "He was appointed ambassador. No senator came. Any judge can do so.",
    "The company's president, its spokesman and its chairman left.",
    "The club chairman and the team captain left.",
    "The school principal and the head coach left.",
    "The general election, the justice system, a major problem, the chief reason",
    "<p>Mira Stone</p>, a Conservative MP, and <p>Lee Hale</p>, the Labour leader in Leeds city council, came.",
    "Prosecutor <p>Mira Stone</p> and Judge <p>Lee Hale</p> came.",
    "<p>Mira Stone</p>, Kenya's ambassador in Rome, came.",
    "<p>Mira Stone</p> became prime minister in 2019.",
    "<p>Mira Stone</p>, the state's top prosecutor, came.",
    "Detective <p>Mira Stone</p> came.",
    "Police Chief <p>Mira Stone</p> came.",
    "Councilwoman <p>Mira Stone</p> came.",
    "Attorney General <p>Mira Stone</p> came, and <o>the attorney general</o> left.",
    "State Sen. <p>Mira Stone</p> came.",
    "The Reserve Bank governor, <p>Mira Stone</p>, came.",
]


@pytest.mark.parametrize("marked", MENTIONS + PHRASES)
def test_mentions_and_kinds(marked: str) -> None:
    text, marks = parse(marked)
    found = [(o.kind, text[o.start : o.end]) for o in officials(text)]
    assert found == [(KINDS[m.tag], text[m.start : m.end]) for m in marks]


FIELDS = [
    ("Vice President Mira Stone of Peru spoke.", "Mira Stone", "Vice President", "PE", False),
    ("French President Luc Moreau spoke.", "Luc Moreau", "President", "FR", False),
    ("Former Texas governor Mira Stone spoke.", "Mira Stone", "Texas governor", "US", True),
    ("Mira Stone, Albania’s foreign minister, spoke.", "Mira Stone", "foreign minister", "AL", False),
    ("In Lima, Mayor Mira Stone spoke.", "Mira Stone", "Mayor", "PE", False),
    ("Police in Kent called. A police officer spoke.", None, "police officer", "GB", False),
    ("The U.S. ambassador to France spoke.", None, "ambassador to France", "US", False),
    ("A U.N. official spoke in Geneva.", None, "U.N. official", None, False),
    ("Guatemalan prosecutors spoke.", None, "Guatemalan prosecutor", "GT", False),
    ("Nayib Bukele spoke.", "Nayib Bukele", "president", "SV", False),
]


@pytest.mark.parametrize(("text", "name", "role", "country", "former"), FIELDS)
def test_role_and_country(text: str, name: str | None, role: str, country: str | None, former: bool) -> None:
    official = officials(text)[-1]
    assert (official.name, official.role, official.country, official.former) == (name, role, country, former)


HOLDERS = [
    ("Sen. Mira Stone of Utah met Sen. Lee Hale of Iowa. The Utah senator spoke.", None, "Mira Stone"),
    ("Unlike President Trump, the Russian president spoke.", "2019-03-01", "Vladimir Putin"),
    ("The US president spoke.", "2022-03-01", "Joe Biden"),
    ("The US president spoke.", "2019-03-01", "Donald Trump"),
    ("Mexico's president spoke.", "2019-03-01", "Andrés Manuel López Obrador"),
    ("The British prime minister spoke.", "2022-10-24", "Liz Truss"),
    ("The British prime minister spoke.", "2022-10-25", "Rishi Sunak"),
    ("The US president spoke.", None, None),
    ("In March 2014 the US president spoke.", None, "Barack Obama"),
    ("President Trump met Emmanuel Macron. The French president spoke.", None, "Emmanuel Macron"),
    ("Governor Mira Stone and Mayor Lee Hale came to Ohio. The governor spoke.", None, "Mira Stone"),
]


@pytest.mark.parametrize(("text", "published", "name"), HOLDERS)
def test_an_office_means_its_holder_on_that_day(text: str, published: str | None, name: str | None) -> None:
    assert [o.name for o in officials(text, published) if o.kind == "office"] == [name]


def test_a_past_office_is_former() -> None:
    (obama,) = officials("Barack Obama spoke.", "2022-03-01")
    assert (obama.role, obama.former) == ("president", True)
    (obama,) = officials("Barack Obama spoke.", "2012-03-01")
    assert (obama.role, obama.former) == ("president", False)


def test_nothing_is_done_for_an_article_without_a_match() -> None:
    doc = TOKENIZE("The president spoke.")
    doc.user_data[layers.EVERYWHERE] = False
    layers.put(doc, "wanted", [])
    assert "officials" not in STAGE(PERSONS(doc)).spans


def test_the_result_does_not_depend_on_the_sentences_wanted() -> None:
    text = "Officials spoke. The US president left."
    doc = TOKENIZE(text)
    doc.user_data.update({layers.EVERYWHERE: False, layers.PUBLISHED: "2022-03-01"})
    layers.put(doc, "wanted", layers.get(doc, "sentences", Sentence)[:1])
    assert layers.get(STAGE(PERSONS(doc)), "officials", Official) == officials(text)


WORDS = st.sampled_from(
    [
        *listed("the a one of for to and , . ' ’s U.S. officials president Mayor minister said Mira Stone former 's"),
        "\n\n",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_text(text: str) -> None:
    for official in officials(text):
        assert 0 <= official.start < official.end <= len(text)
        assert official.role is None or official.role


@pytest.mark.parametrize(
    "unit", ["a", "the president ", "officials of ", "Mayor Mira Stone, ", "president of the US, "]
)
def test_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    doc = Doc(English().vocab, words=[text])
    begin = time.perf_counter()
    STAGE(PERSONS(doc))
    assert time.perf_counter() - begin < 4
