"""The closure: which sentences the later stages need, where not everything is asked for.

Those are the sentences with a match and those of their passages: who says what a sentence reports is settled within its
passage, so the claims of an article do not depend on what else of it was looked at."""

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Match, Quotation, Sentence
from pipeline.stages.attribution.cues import Cues, read_cues
from pipeline.stages.attribution.passages import passages


def find_closure(
    text: str,
    sentences: Sequence[Sentence],
    borders: Sequence[int],
    quotations: Sequence[Quotation],
    matches: Sequence[Match],
    cues: Cues,
) -> list[Sentence]:
    """The sentences of every passage that holds a match, in the order of the text.

    `borders` are the characters at which blocks begin."""
    if not matches:
        return []
    matched = sorted((match.start, match.end) for match in matches)
    kept: list[Sentence] = []
    at = first = 0
    for passage in passages(text, [(s.start, s.end) for s in sentences], borders, quotations, cues):
        last = first + len(passage.sentences)
        end = passage.sentences[-1][1]
        while at < len(matched) and matched[at][1] <= passage.sentences[0][0]:
            at += 1
        if at < len(matched) and matched[at][0] < end:
            kept += sentences[first:last]
        first = last
    return kept


@Language.factory("claims_closure", assigns=["doc.spans"])
def make_closure(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Writes the group `wanted` where the article is not asked for everywhere."""
    cues = read_cues()

    def closure(doc: Doc) -> Doc:
        if not layers.everywhere(doc):
            sentences = layers.sentence_records(doc)
            borders = [block.start for block in layers.blocks(doc)]
            quotations = layers.get(doc, "quotations", Quotation)
            matches = layers.get(doc, "matches", Match)
            wanted = find_closure(layers.text(doc), sentences, borders, quotations, matches, cues) if matches else []
            layers.put(doc, "wanted", wanted)
        return doc

    return closure
