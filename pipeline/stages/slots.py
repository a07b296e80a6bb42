"""The matches once entities are known: what matched with an open slot is matched again, and only what holds is kept."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Match, Sentence
from pipeline.stages.books import BookStage
from pipeline.stages.entities import entities_of
from pipeline.stages.match import candidates_of, find_numbered_matches, find_sentence_matches, merged
from pipeline.stages.statements.headings import apply_headings


def find_matched(sentences: Sequence[Sentence], matches: list[Match]) -> list[Sentence]:
    """The sentences that hold a match; both in the order of the text."""
    found, at = [], 0
    for sentence in sentences:
        while at < len(matches) and matches[at].start < sentence.start:
            at += 1
        if at < len(matches) and matches[at].start < sentence.end:
            found.append(sentence)
    return found


class SlotsStage(BookStage):
    """The spaCy component: writes the layer `matches` again, where a pattern of the book has slots."""

    def __call__(self, doc: Doc) -> Doc:
        if not self.has_slots:
            return doc
        text, blocks, sentences = layers.text(doc), layers.blocks(doc), layers.sentence_records(doc)
        matched = find_matched(candidates_of(doc), layers.get(doc, "matches", Match))
        matches = merged(
            find_sentence_matches(text, matched, blocks, self.book, entities_of(doc)),
            find_numbered_matches(text, sentences, self.book),
        )
        layers.put(doc, "matches", apply_headings(matches, blocks))
        return doc


@Language.factory("claims_slots", assigns=["doc.spans"], default_config={"framework": "root-causes"})
def make_slots(nlp: Language, name: str, framework: str) -> SlotsStage:
    """The stage for the patterns of a framework folder, or of one that we ship, by its name."""
    return SlotsStage(framework)
