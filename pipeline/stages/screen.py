"""The screen, sentence by sentence: which sentences can hold a match at all."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.patterns.screen import Screen
from pipeline.records import Candidate, Sentence
from pipeline.stages.books import BookStage


def find_candidates(text: str, sentences: Sequence[Sentence], screen: Screen) -> list[Candidate]:
    """The sentences that hold the words which some pattern needs, with the ways to a match."""
    found = ((sentence, screen.ways(text, sentence.start, sentence.end)) for sentence in sentences)
    return [Candidate(each.start, each.end, each.block, ways) for each, ways in found if ways]


class ScreenStage(BookStage):
    """The spaCy component: writes the group `candidates` for the `match` stage. Where every stage works everywhere it
    stands aside, so that claims with and without it are made by different ways, and must be the same."""

    def __call__(self, doc: Doc) -> Doc:
        if not layers.everywhere(doc):
            sentences = layers.sentence_records(doc)
            layers.put(doc, "candidates", find_candidates(layers.text(doc), sentences, self.screen))
        return doc


@Language.factory("claims_screen", assigns=["doc.spans"], default_config={"framework": "root-causes"})
def make_screen(nlp: Language, name: str, framework: str) -> ScreenStage:
    """The stage for the patterns of a framework folder, or of one that we ship, by its name."""
    return ScreenStage(framework)
