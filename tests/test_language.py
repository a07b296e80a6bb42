"""What is not English is set aside, where that is sure."""

import pytest

from pipeline.article import Article, SetAside
from pipeline.extractor import Extractor
from pipeline.language import Languages

SPANISH = "El presidente de Honduras prometió combatir la corrupción. Las pandillas extorsionan a los comercios. " * 3
FRENCH = (
    "Le président a promis de lutter contre la corruption au Honduras et de créer des emplois pour les jeunes. " * 3
)
GERMAN = "Der Minister versprach, in Honduras die Korruption zu bekämpfen und die Gerichte unabhängig zu machen. " * 3
ENGLISH = "The president promised to combat corruption in Honduras, and that gangs would be fought. " * 3
CAPITALS = "COUNCIL VOTES ON BUDGET. SCHOOL BUS DRIVERS STRIKE OVER PAY. SHERIFF ARRESTS TWO. STORM HITS COAST. " * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (CAPITALS, "en"),
        ("1 2 3 4 5 6 7 8 9 " * 20, None),
        ("Corrupción en Honduras", None),  # too short to be sure
        ("", None),
    ],
    ids=["English", "Spanish", "French", "German", "capitals", "digits", "short", "empty"],
)
def test_languages(text: str, language: str | None) -> None:
    assert Languages().of(text) == language


def test_plain_english_loads_no_detector() -> None:
    languages = Languages()
    languages.of(ENGLISH)
    assert "_detector" not in vars(languages)


def test_only_articles_that_may_yield_a_claim_are_asked_for_their_language(extractor: Extractor) -> None:
    spanish = SPANISH + "ICE anti-corruption"
    calm = "El perro duerme en la casa y la lluvia cae sobre el pueblo todos los días de la semana. " * 4
    articles = [Article(id="a", text=spanish), Article(id="b", text=calm)]
    for screen in (True, False):
        outcomes = [found for _, found in extractor.extract(articles, screen=screen)]
        assert outcomes == [SetAside("a", "not English (es); only English is extracted", id="a"), []]
