"""Parses: one Doc a sentence, the same whatever stands beside it; the model, its pin and its errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.errors import ClaimsError
from pipeline.model import FIX, PINNED_SHA256, Model
from pipeline.stages.parse import PARSES, Unit, parse, parse_units
from tests.stages.attributing import build, run


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(["quotations", "closure", "parse"])


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


def labels(nlp: Language, text: str) -> dict[str, list[tuple[str, str]]]:
    parses = run(nlp, text).user_data[PARSES]
    return {doc.text: [(token.tag_, token.dep_) for token in doc] for doc in parses.values()}


def test_a_parse_stands_at_its_character(nlp: Language) -> None:
    text = "It rained. The mayor said the dam was safe."
    parses = run(nlp, text).user_data[PARSES]
    assert {start: doc.text for start, doc in parses.items()} == {text.index("The"): "The mayor said the dam was safe."}


def test_a_sentence_without_a_cue_is_not_parsed(nlp: Language) -> None:
    assert PARSES not in run(nlp, "It rained on the dam.").user_data


def test_a_parse_depends_on_its_sentence_alone(nlp: Language) -> None:
    sentences = ["The mayor said the dam was safe.", "Farmers fear that the river will dry up.", "Nobody denied it."]
    together, backwards = labels(nlp, " ".join(sentences)), labels(nlp, " ".join(reversed(sentences)))
    alone = {key: value for sentence in sentences for key, value in labels(nlp, sentence).items()}
    assert together == backwards == alone


def test_a_parse_does_not_depend_on_the_batch(model: Model) -> None:
    sentences = ["The mayor said the dam was safe.", "Farmers fear that the river will dry up.", "Nobody denied it."]

    def units() -> Iterator[Unit]:
        return (unit for sentence in sentences for unit in parse_units(sentence, 0, model.nlp.tokenizer))

    tags = [[[t.dep_ for t in parsed] for _, parsed in parse(units(), model.nlp, size)] for size in (1, 2, 64)]
    assert tags[0] == tags[1] == tags[2]


@pytest.mark.parametrize(
    "text", ["said it; " * 200, "said " * 1000, "they said it, and " * 300], ids=["semicolons", "no mark", "commas"]
)
def test_long_sentences_are_parsed_in_parts(nlp: Language, text: str) -> None:
    doc = run(nlp, text)
    parses = doc.user_data[PARSES]
    assert max(len(parsed) for parsed in parses.values()) <= 256
    assert all(doc.text[start : start + len(parsed.text)] == parsed.text for start, parsed in parses.items())


def test_the_installed_model_is_the_pinned_one(model: Model) -> None:
    assert model.sha256 == PINNED_SHA256
    assert model.identity()["version"] == "3.8.0"


def test_weights_are_checked_once_per_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = Model().sha256
    marker = next((tmp_path / "claims" / "models").iterdir())
    monkeypatch.setattr("pipeline.model._hash", lambda *_: pytest.fail("hashed again"))
    assert marker.read_text() == first == Model().sha256


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("pipeline.model._hash", lambda *_: "0" * 64)
    with pytest.raises(ClaimsError, match="the weights are not those"):
        _ = Model().sha256


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder"])
def test_a_model_that_is_not_there(name: str) -> None:
    with pytest.raises(ClaimsError, match="is not installed") as error:
        _ = Model(name).nlp
    assert FIX in str(error.value)


def test_no_model_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.model.util.find_spec", lambda _: None)
    with pytest.raises(ClaimsError, match="pip install"):
        _ = Model().name
