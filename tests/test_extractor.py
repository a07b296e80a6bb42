"""The library: articles in, claims out, and an article at fault alone is lost."""

import subprocess
import sys

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.article import Article, SetAside
from pipeline.extractor import BATCH, Extractor
from pipeline.stages.books import BookStage

PROMISE = "The minister promised to combat corruption in Honduras."
RAIN = "It rained in the hills all day."


@pytest.mark.parametrize(
    "articles",
    [PROMISE, Article(id="a", text=PROMISE), [Article(id="a", text=PROMISE)]],
    ids=["text", "article", "articles"],
)
def test_a_text_an_article_or_many(articles: str | Article | list[Article], extractor: Extractor) -> None:
    [claim] = pipeline.extract(articles, extractor=extractor)
    assert claim.text == PROMISE


def test_articles_come_back_in_order_whether_or_not_they_yield(extractor: Extractor) -> None:
    articles = [Article(id=str(i), text=RAIN if i % 3 else PROMISE) for i in range(2 * BATCH + 5)]
    results = list(extractor.extract(articles))
    assert [article.id for article, _ in results] == [article.id for article in articles]
    assert [len(claims) for _, claims in results if isinstance(claims, list)] == [0 if i % 3 else 1 for i in range(133)]


def test_the_claims_of_an_article_do_not_depend_on_its_batch(extractor: Extractor) -> None:
    alone = list(extractor.extract([Article(id="a", text=PROMISE)]))
    among = list(extractor.extract([Article(id=i, text=text) for i, text in (("b", RAIN), ("a", PROMISE), ("c", "!"))]))
    assert alone[0][1] == among[1][1]


def test_only_the_article_at_fault_is_set_aside() -> None:
    extractor = pipeline.load()

    def stumble(doc: Doc) -> Doc:
        if "stumble" in doc.text:
            raise RuntimeError("a stone")
        return doc

    Language.component("stumble", func=stumble)
    extractor.nlp.add_pipe("stumble")
    articles = [Article(id="a", text=PROMISE), Article(id="b", text=f"{PROMISE} They stumble.", source="in.txt")]
    (_, good), (_, bad) = extractor.extract(articles)
    assert isinstance(good, list)
    assert isinstance(bad, SetAside)
    assert "RuntimeError: a stone" in str(bad)
    assert str(bad).startswith("in.txt: ")
    with pytest.raises(RuntimeError, match="a stone"):
        list(extractor.extract(articles, debug=True))


@pytest.mark.parametrize("select", ["attributed", "numbers", "all"])
def test_a_wider_selection_keeps_the_ids_of_the_narrow_one(select: str, extractor: Extractor) -> None:
    text = f"{PROMISE} {RAIN} She said it cost 5 dollars."
    [(_, narrow)] = extractor.extract([Article(id="a", text=text)])
    [(_, wide)] = extractor.extract([Article(id="a", text=text)], select=select)  # type: ignore[arg-type]
    assert isinstance(narrow, list)
    assert isinstance(wide, list)
    assert {claim.id for claim in narrow} < {claim.id for claim in wide}


def test_importing_the_package_imports_no_spacy() -> None:
    subprocess.run([sys.executable, "-c", "import pipeline, sys; assert 'spacy' not in sys.modules"], check=True)


def test_every_stage_works_by_the_one_book() -> None:
    extractor = Extractor()
    stages = [stage for _, stage in extractor.nlp.pipeline if isinstance(stage, BookStage)]
    assert len(stages) >= 3
    assert all(stage.book is extractor.book and stage.screen is extractor.screen for stage in stages)
