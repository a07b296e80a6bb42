"""The stages screen, match and slots on Docs: which sentences are looked at, and what the layer `matches` holds."""

import json
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.util import load_config, load_model_from_config

import pipeline
from pipeline import layers
from pipeline.records import Match, Sentence
from tests.patterns.books import framework

PATTERNS = """\
pillar: p
patterns:
  - {id: p.graft, any: ["~fight ... graft"]}
  - {id: p.money, any: ["{number:currency} in bribes"]}
  - {id: p.title, any: [reform], in: [headline]}
"""
PILLARS = "pillars: [{id: p, number: 1, label: P, description: P, source: ours}]\nplan: [root causes]\n"
STAGES = ["screen", "match", "numbers", "slots"]


@pytest.fixture(scope="module")
def nlp(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = framework(tmp_path_factory.mktemp("framework"), PATTERNS, PILLARS)
    config = load_config(Path(pipeline.__file__).with_name("config.cfg"), overrides={"paths.framework": str(folder)})
    config["nlp"]["pipeline"] = STAGES
    config["components"] = {name: config["components"][name] for name in STAGES}
    return load_model_from_config(config, auto_fill=True)


def matches(nlp: Language, text: str, everywhere: bool = True) -> list[tuple[str, str]]:
    doc = nlp.make_doc(text)
    doc.user_data[layers.EVERYWHERE] = everywhere
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    assert ("candidates" in doc.spans) is not everywhere
    return [(text[m.start : m.end], m.pattern) for m in layers.get(doc, "matches", Match)]


TEXTS = {
    "They fight all graft. It rains.\n\nHe fought graft.": [
        ("fight all graft", "p.graft"),
        ("fought graft", "p.graft"),
    ],
    "They took $3 million in bribes.": [("$3 million in bribes", "p.money")],
    "They took part in bribes.": [],
    "They took three villages in bribes.": [],
    "The root causes plan is out. Pillar one deals with graft.": [("Pillar one", "p.number")],
    "Pillar one deals with graft.": [],
    "": [],
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("everywhere", [True, False])
def test_matches(nlp: Language, text: str, everywhere: bool) -> None:
    assert matches(nlp, text, everywhere) == TEXTS[text]


def test_candidates_are_the_sentences_that_may_match(nlp: Language) -> None:
    text = "It rains. They fight graft. They fight."
    doc = nlp.make_doc(text)
    doc.user_data[layers.EVERYWHERE] = False
    doc = nlp.get_pipe("screen")(doc)
    assert [text[s.start : s.end] for s in layers.get(doc, "candidates", Sentence)] == ["They fight graft."]


def test_layers_survive_as_plain_values(nlp: Language) -> None:
    doc = nlp("They fight graft.")
    assert json.dumps(doc.spans["matches"].attrs["records"])
