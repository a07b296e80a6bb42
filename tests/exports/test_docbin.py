"""DocBin, read and trained on by spaCy."""

from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Corpus

from pipeline.exports.items import Item
from pipeline.exports.tokens import SentenceTokenizer, span_of
from tests.exports.conftest import Written


def test_spacy_reads_docs_with_spans_and_categories(written: Written, items: list[Item]) -> None:
    nlp = spacy.blank("en")
    docs = list(DocBin().from_bytes(written("docbin")).get_docs(nlp.vocab))
    assert [doc.text for doc in docs] == list(dict.fromkeys(item.claim.text for item in items))
    first, second, _ = docs
    assert [(span.text, span.label_) for span in first.spans["sc"]] == [
        ("corruption in Namibia,” said President", "corruption")
    ]
    assert ("Namibia", "countries", "NA") in [(s.text, s.label_, s.kb_id_) for s in first.spans["mentions"]]
    assert second.cats == {"corruption": 0.0, "economy": 1.0, "violence": 1.0}
    assert first.user_data["claim"]["id"] == items[0].claim.id
    assert [each["pillar"] for each in second.user_data["claim"]["pillars"]] == ["violence", "economy"]


def test_spacy_trains_on_it(written: Written, tmp_path: Path) -> None:
    path = tmp_path / "claims.spacy"
    path.write_bytes(written("docbin"))
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat_multilabel")
    nlp.add_pipe("spancat")
    examples = list(Corpus(path)(nlp))
    nlp.initialize(lambda: examples)
    assert len(examples) == 3
    losses = nlp.update(examples)
    assert losses["spancat"] > 0
    assert losses["textcat_multilabel"] > 0


def test_tokens_end_where_spans_do_and_the_text_stays() -> None:
    tokenize = SentenceTokenizer()
    text = "«anti-corruption» 🎉" + "!" * 50 + " x  y\n"
    inside = (text.index("corruption"), text.index("corruption") + 6)
    doc = tokenize(text, [inside, (18, 19)])
    assert doc.text == text
    assert span_of(doc, *inside, "a").text == "corrup"
    assert span_of(doc, 18, 19, "a").text == "🎉"
