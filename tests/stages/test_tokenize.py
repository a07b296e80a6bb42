"""The tokenizer: Docs whose text is the article's, with sentence edges on token edges."""

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Block, Sentence
from pipeline.stages.tokenize import ArticleTokenizer, make_tokenizer


@pytest.fixture(scope="module")
def tokenizer() -> ArticleTokenizer:
    return make_tokenizer()(English())


def sentences(doc: Doc) -> list[str]:
    return [span.text for span in doc.spans["sentences"]]


def test_a_boundary_inside_a_word_is_a_token_edge(tokenizer: ArticleTokenizer) -> None:
    doc = tokenizer("They reached new highs.Ruiz said: 'Come to our border.'Cleaning begins.")
    assert sentences(doc) == ["They reached new highs.", "Ruiz said: 'Come to our border.'", "Cleaning begins."]
    assert [token.text for token in doc][3:6] == ["highs", ".", "Ruiz"]


def test_layers_are_written(tokenizer: ArticleTokenizer) -> None:
    doc = tokenizer("- One thing\nThe rivers rose. The wells did not.")
    assert [block.kind for block in layers.get(doc, "blocks", Block)] == ["item", "paragraph"]
    assert layers.get(doc, "sentences", Sentence)[1:] == [Sentence(12, 28, 1), Sentence(29, 47, 1)]


def test_tokens_and_norms_are_those_of_spacy(tokenizer: ArticleTokenizer) -> None:
    start, end = "They don't know. ", "We can't wait at 9 p.m., they'll say."
    whole = tokenizer(f"{start}It ended.{end}")
    parts = [token for part in (start, "It ended.", end) for token in English().tokenizer(part)]
    assert [(t.text, t.whitespace_, t.norm_) for t in whole] == [(t.text, t.whitespace_, t.norm_) for t in parts]


def test_it_is_kept_with_the_pipeline(tokenizer: ArticleTokenizer) -> None:
    nlp = English()
    nlp.tokenizer = tokenizer
    text = "The U.S. left.Ruiz stayed."
    for copy in (pickle.loads(pickle.dumps(tokenizer)), make_tokenizer()(English()).from_bytes(tokenizer.to_bytes())):
        assert sentences(copy(text)) == sentences(tokenizer(text)) == ["The U.S. left.", "Ruiz stayed."]


def test_it_is_kept_on_disk(tokenizer: ArticleTokenizer, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("model") / "tokenizer"
    tokenizer.to_disk(path)
    assert sentences(make_tokenizer()(English()).from_disk(path)("One. Two.")) == ["One.", "Two."]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\r\n", "- ", "\x00", "\u200b", "\U0001f600", "\u202e.", "A" * 5000, "9" * 5000]
)
def test_odd_texts(tokenizer: ArticleTokenizer, text: str) -> None:
    assert tokenizer(text).text == text


def test_a_lone_surrogate_is_replaced(tokenizer: ArticleTokenizer) -> None:
    assert tokenizer("a\ud800b").text == "a\ufffdb"


def test_by_sentence_a_token_is_a_sentence_or_what_stands_between(tokenizer: ArticleTokenizer) -> None:
    text = "- One thing\nThe rivers rose.The wells did not."
    doc = tokenizer.by_sentence(text)
    assert doc.text == text
    assert [token.text for token in doc] == ["- ", "One thing", "\n", "The rivers rose.", "The wells did not."]
    assert sentences(doc) == sentences(tokenizer(text))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text(alphabet="aB.'\"! \n-)", max_size=60))
def test_every_sentence_edge_is_a_token_edge(tokenizer: ArticleTokenizer, text: str) -> None:
    doc = tokenizer(text)
    assert doc.text == text
    for layer, kind in (("blocks", Block), ("sentences", Sentence)):
        records = layers.get(doc, layer, kind)
        assert [(s.start_char, s.end_char) for s in doc.spans[layer]] == [(r.start, r.end) for r in records]


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit", ["'", '"', "(", ".", "-", "a", "’", "“", "!", "\n", "a.B", "ab.Cd", ".'", "A. ", "- a\n", "。"]
)
def test_time_grows_with_the_text_and_no_faster(tokenizer: ArticleTokenizer, unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            tokenizer(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(32_000) < 5 * seconds(8_000) + 0.1


@pytest.mark.timing
def test_many_apostrophes_take_no_time(tokenizer: ArticleTokenizer) -> None:
    start = time.process_time()
    tokenizer("'" * 16_000)
    assert time.process_time() - start < 0.5
