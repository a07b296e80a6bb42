"""Blocks and sentences in a Doc that another pipeline tokenized. At home the tokenizer writes both."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.stages.segment import make_segmenter


class SegmentStage:
    """Writes the layers `blocks` and `sentences`. Where a token reaches over an edge, the span takes it whole; the
    record keeps the edge."""

    def __init__(self) -> None:
        self.segment = make_segmenter()

    def __call__(self, doc: Doc) -> Doc:
        blocks, sentences = self.segment(doc.text)
        layers.put(doc, "blocks", blocks)
        layers.put(doc, "sentences", sentences)
        return doc


@Language.factory("claims_segment", assigns=["doc.spans"])
def make_segment(nlp: Language, name: str) -> SegmentStage:
    """The first of our components in somebody else's pipeline."""
    return SegmentStage()
