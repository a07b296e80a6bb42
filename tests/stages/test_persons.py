"""Persons: which capitalised words name somebody, and who is who."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Person, Sentence
from pipeline.stages.persons import PersonStage
from pipeline.stages.tokenize import make_tokenizer
from tests.marked import parse

TOKENIZE = make_tokenizer()(English())
STAGE = PersonStage()


def persons(text: str) -> list[Person]:
    """The persons of an article."""
    return layers.get(STAGE(TOKENIZE(text)), "persons", Person)


MENTIONS = [
    # first names, full names
    "<p>Maria Lopez</p> met <p>John Baker</p> and <p>Priya Raman</p> on Monday.",
    "<p>Andrés Manuel López Obrador</p> spoke; <p>López Obrador</p> smiled.",
    "<p>Ursula von der Leyen</p> and <p>Jean-Claude Moreau</p> agreed.",
    "<p>George W. Hale</p>, <p>J.R. Stone</p> and <p>Amy C. Barr</p> wrote it.",
    "<p>Henry Cole Jr.</p> paid.",
    # titles and possessives stay outside
    "Mr. <p>Keane</p> thanked Dr <p>Osei</p> and Mrs <p>Lund</p>.",
    "President <p>Arevalo</p>’s plan and Sen. <p>Ruiz</p>'s vote",
    "Ms <p>Bishop</p> wrote to Sir <p>Ian Marsh</p>.",
    "U.S. Secretary of State <p>Tomas Berg</p> left.",
    "White House Press Secretary <p>Xanthe Quill</p> declined.",
    "actor <p>Zed Farrow</p> and his wife <p>Samantha</p>",
    "<p>Kim Jong-un</p> met <p>Frank de Jong</p>.",
    # unknown names, by what stands around them
    "<p>Ferrin Okto</p>, 42, was arrested.",
    "<p>Ferrin Okto</p>, who lives nearby, saw it.",
    "<p>Ferrin Okto</p>, the mayor of the town, agreed.",
    "“No,” said <p>Ferrin Okto</p>. <p>Okto</p> left.",
    "By <p>Ferrin Okto</p>\n\nIt rained.",
    "<p>Ferrin Okto</p> lost the race he had led.",
    "On the left wing <p>Ferrin Okto</p> hurt her knee.",
    "They thanked <p>Lena Voss</p>, <p>Ferrin Okto</p> and <p>Ana Ruiz</p>.",
    # names that look like names of persons
    "The goals came from <p>Yevhenii Drozdenko</p> and <p>Hrant Ohanyan</p>.",
    "A save by <p>Torvik Halvorssen</p> and a pass by <p>Kazuto Minamura</p> decided it.",
    "Doctors thanked <p>Nkiru O’Halloran</p>.",
    "We saw <p>Brynja Scott</p> there.",
    # names of the large tables; common words are no part of a name
    "A letter by <p>Adelia Smith</p>, and one by <p>Korey Baker</p> of the Exchange",
    "the engine maker's Chief Mechanic <p>Larry Okto</p> told Editor-in-Chief <p>Ben Stone</p>",
    "Their Costume Design, an Environmental Protection plan and a Fast Fuel card",
    "music by <p>Beethoven</p> and <p>Liszt</p>, the Plains of Arafat",
    # storms, ships, streets
    "Hurricane Katrina struck. The damage of Katrina was great. USS Lena sank near S. Locust St.",
    # titles and jobs
    "Coach <p>Okto</p>, Captain <p>Brell</p>, Sgt. <p>Vanterpool</p> and Prof. <p>Quell</p> came.",
    "the scientist <p>Ferrin Okto</p>, striker <p>Bex Tarro</p>, his wife <p>Olu Fenn</p>",
    "<p>Tim Cook</p> and <p>Jane Farmer</p> met <p>Earl Stone</p>.",
    # known by one name
    "temples of <p>Zeus</p> and songs of <p>Rihanna</p>",
    # what is no part of a name
    "Texas-based <p>Lena Voss</p> met Chile-born <p>Ana Ruiz</p>.",
    "Well, I’ve seen it. And We’ve heard that he lies.",
    "An Institute for Foreign Regulations <p>Maria Lopez</p> wrote about.",
    "The Common Gauge is bad, he said. A Brillo Xant spokesman said she was ill.",
    # what the article says elsewhere
    "<p>Lena Voss</p> ran. Later <p>Voss</p> won, and <p>Lena</p>'s team cheered.",
    "REFORM PLAN ANGERS <p>VOSS</p>\n\n<p>Lena Voss</p> is angry.",
    "<p>WALLACE</p>: Thank you.\n\n<p>Carol Wallace</p> smiled.",
    "The <p>Reagan</p>-era rule, the <p>Trump</p>-backed bill",
    # known by the surname
    "<p>Biden</p> and <p>Harris</p> took over.",
    # neither places nor bodies nor anything else
    "Fox News and the White House reported on Wall Street.",
    "In New York City and San Antonio, Google Headquarters moved to Hyde Park.",
    "The Kennedy Center, Harris County, Lincoln Memorial Hospital and Jackson Street",
    "On Monday, August 3, the Supreme Court met.",
    "The Justice Department sued Facebook, and Facebook said no. Uber said yes.",
    "Police said so. Officials said more. Reuters reported it.",
    "A French court. The Democratic Party. Will May come in June?",
    "Trump Tower and the Clinton Foundation",
]


@pytest.mark.parametrize("marked", MENTIONS)
def test_named_mentions(marked: str) -> None:
    text, marks = parse(marked)
    assert [text[p.start : p.end] for p in persons(text)] == [text[m.start : m.end] for m in marks]


LINKS = [
    ("Kamala Harris spoke. Harris left. Kamala waved.", ["Kamala Harris"] * 3),
    ("Harris spoke. Kamala Harris left.", ["Kamala Harris"] * 2),
    ("Biden spoke.", ["Joe Biden"]),
    ("Robert Biden spoke. Biden left.", ["Robert Biden"] * 2),
    ("Bill Clinton came. Hillary Clinton spoke.", ["Bill Clinton", "Hillary Clinton"]),
    ("John F. Keane spoke. John Keane left. Mr Keane won.", ["John F. Keane"] * 3),
    ("James Ortiz spoke. Jim Ortiz left.", ["James Ortiz"] * 2),
    ("Andrés Manuel López Obrador came. López Obrador spoke.", ["Andrés Manuel López Obrador"] * 2),
    ("Haider al-Abadi came. Mr Abadi spoke.", ["Haider al-Abadi"] * 2),
    ("Bill de Blasio came. De Blasio spoke.", ["Bill de Blasio"] * 2),
    ("Ursula von der Leyen came, and von der Leyen spoke.", ["Ursula von der Leyen"] * 2),
    ("Al Gore came. Gore spoke.", ["Al Gore"] * 2),
    ("Ana Ruiz and Juan Ruiz came. Ana left. Juan stayed.", ["Ana Ruiz", "Juan Ruiz", "Ana Ruiz", "Juan Ruiz"]),
]


@pytest.mark.parametrize(("text", "names"), LINKS)
def test_one_name_for_one_person(text: str, names: list[str]) -> None:
    assert [p.name for p in persons(text)] == names


def test_nothing_is_done_for_an_article_without_a_match() -> None:
    doc = TOKENIZE("Maria Lopez spoke.")
    doc.user_data[layers.EVERYWHERE] = False
    layers.put(doc, "wanted", [])
    assert "persons" not in STAGE(doc).spans


def test_the_result_does_not_depend_on_the_sentences_wanted() -> None:
    text = "Maria Lopez spoke. Lopez left."
    doc = TOKENIZE(text)
    doc.user_data[layers.EVERYWHERE] = False
    layers.put(doc, "wanted", layers.get(doc, "sentences", Sentence)[:1])
    assert layers.get(STAGE(doc), "persons", Person) == persons(text)


@given(st.text(alphabet="AbC dé.,'’-\n\"Mr JohnSmith5:(", max_size=80))
def test_any_text(text: str) -> None:
    last = 0
    for person in persons(text):
        assert last <= person.start < person.end <= len(text)
        last = person.end


@pytest.mark.parametrize("unit", ["A", "A ", "Mr. ", "John ", "van ", "Smith, ", "'", "A."])
def test_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    doc = English().make_doc("")
    doc = Doc(doc.vocab, words=[text])
    begin = time.perf_counter()
    STAGE(doc)
    assert time.perf_counter() - begin < 3
