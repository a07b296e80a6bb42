"""Closure: what is found for a sentence is the same on its closure as on the whole article."""

import json
import random
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import layers
from pipeline.records import Attribution, Sentence
from tests.stages.attributing import attributions, build, run

ARTICLES = Path(__file__).resolve().parents[2] / "../shared/data/attributions/polnear-dev.jsonl"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def kept(nlp: Language, text: str, *matched: str) -> list[str]:
    spans = [(text.index(words), text.index(words) + len(words)) for words in matched]
    doc = run(nlp, text, spans)
    return [text[s.start : s.end] for s in layers.get(doc, "wanted", Sentence)]


CASES = {
    "a sentence alone": ("The dam held. The river rose. Nobody fled.", ["river"], ["The river rose."]),
    "all of a quotation": (
        'It rained. "The dam held. The river rose," she said. Nobody fled.',
        ["river"],
        ['"The dam held.', 'The river rose," she said.'],
    ),
    "the second half of a quotation needs its cue": (
        'It rained. "The dam held," she said. "The river rose." Nobody fled.',
        ["river"],
        ['"The dam held," she said.', '"The river rose."'],
    ),
    "a quotation with a cue of its own": (
        '"The dam held," she said.\n"The river rose," he said.',
        ["river"],
        ['"The river rose," he said.'],
    ),
    "the last speaker": (
        'It rained.\n"The dam held," she said.\n"The river rose."',
        ["river"],
        ['"The dam held," she said.', '"The river rose."'],
    ),
    "a colon": ('It rained. She wrote:\n"The river rose."', ["river"], ["She wrote:", '"The river rose."']),
    "a turn of a transcript": (
        "It rained.\nCOSTA: The dam held. The river rose.\nNobody fled.",
        ["river"],
        ["COSTA: The dam held.", "The river rose."],
    ),
    "no match": ("The dam held. The river rose.", [], []),
}


@pytest.mark.parametrize(("text", "matched", "sentences"), CASES.values(), ids=CASES.keys())
def test_closure(nlp: Language, text: str, matched: list[str], sentences: list[str]) -> None:
    assert kept(nlp, text, *matched) == sentences


def test_everywhere_keeps_no_list(nlp: Language) -> None:
    assert "wanted" not in run(nlp, "The dam held. The river rose.").spans


def touching(found: list[Attribution], sentence: Sentence) -> list[Attribution]:
    return [one for one in found if any(a < sentence.end and sentence.start < b for a, b in one.content)]


@pytest.mark.skipif(not ARTICLES.is_file(), reason="the shared articles are not beside the checkout")
def test_attributions_and_speakers_are_those_of_the_whole_article(nlp: Language) -> None:
    choose = random.Random(7)
    with ARTICLES.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 12 == 5]
    for text in texts:
        whole = run(nlp, text)
        sentences = layers.get(whole, "sentences", Sentence)
        for _ in range(3):
            picked = choose.sample(sentences, min(3, len(sentences)))
            part = run(nlp, text, [(s.start, s.end) for s in picked])
            for sentence in picked:
                assert touching(attributions(part), sentence) == touching(attributions(whole), sentence)


def test_an_unrelated_article_in_the_batch_changes_nothing(nlp: Language) -> None:
    text = 'The mayor said the dam was safe. "It was built for floods," she added.'
    alone = attributions(run(nlp, text))
    run(nlp, 'Peter Meyer denied the report. "It is false," he said. ' * 20)
    assert alone
    assert attributions(run(nlp, text)) == alone
