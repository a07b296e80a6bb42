"""Attributions: who (source) says (cue) what (content), directly, in part, and indirectly, and who that is.

All is decided within passages (`attribution.passages`), by rules over the characters, the quotations and the parses of
the sentences. The terms are PolNeAR's (Newell et al. 2018)."""

from collections.abc import Mapping, Sequence, Set

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import (
    Attribution,
    Country,
    Institution,
    Official,
    Offsets,
    Person,
    Quotation,
)
from pipeline.stages.attribution.antecedents import Antecedents, read_genders
from pipeline.stages.attribution.around import find_around
from pipeline.stages.attribution.cues import Cues, read_cues
from pipeline.stages.attribution.direct import find_direct, outermost, with_floating
from pipeline.stages.attribution.found import Found, Spans
from pipeline.stages.attribution.headings import find_headline, find_label
from pipeline.stages.attribution.indirect import find_indirect
from pipeline.stages.attribution.merge import merge
from pipeline.stages.attribution.passages import FRAGMENT_WORDS, Passage, passages
from pipeline.stages.attribution.phrases import find_unnamed
from pipeline.stages.attribution.polls import find_poll
from pipeline.stages.attribution.speaker_nouns import read_capitals, read_speaker_nouns
from pipeline.stages.attribution.speakers import Speakers
from pipeline.stages.attribution.tree import Tree, read_tree
from pipeline.stages.parse import PARSES


def find_attributions(
    text: str,
    sentences: Sequence[Offsets],
    borders: Sequence[int],
    quotations: Sequence[Quotation],
    trees: Mapping[int, Tree],
    cues: Cues,
) -> list[Attribution]:
    """The attributions of a text, without speakers, in the order of their contents.

    `borders` are the characters at which blocks begin; `trees` has the parses by the character at which each begins.
    Sentences without a parse have no cue, unless they were not wanted."""
    starts = sorted(trees)
    edges = frozenset(borders)
    found: list[Attribution] = []
    at = 0
    for passage in passages(text, sentences, borders, quotations, cues):
        here: list[Tree] = []
        while at < len(starts) and starts[at] < passage.sentences[-1][1]:
            here.append(trees[starts[at]])
            at += 1
        found += merge(text, find_in_passage(text, passage, here, borders, edges, cues), outermost(passage.quotations))
    return found


def find_in_passage(
    text: str, passage: Passage, trees: Sequence[Tree], borders: Sequence[int], edges: Set[int], cues: Cues
) -> list[Found]:
    """What each rule finds in one passage. `edges` are the `borders` as a set."""
    spoken = Spans(
        (q.start, q.end) for q in outermost(passage.quotations) if len(text[q.start : q.end].split()) > FRAGMENT_WORDS
    )
    direct, floating = find_direct(text, passage, trees, cues, borders)
    reported: list[Found] = []
    for tree in trees:
        reported += find_indirect(text, tree, cues, spoken)
        reported += find_around(text, tree, cues, spoken)
        reported += find_poll(text, tree, spoken)
        if tree.begin[0] in edges:
            reported += find_headline(text, tree, cues)
    labels = [find_label(text, start) for start, _ in passage.sentences if start in edges]
    reported += [label for label in labels if label is not None]
    leading = {one.cue[0][0] for one in direct if one.cue}  # in `made a promise: Q` the object is no content of its own
    reported = [one for one in reported if one.rule != "verb np" or one.cue[0][0] not in leading]
    return direct + with_floating(text, reported, floating, passage, edges)


class AttributeStage:
    """The spaCy component: writes the layer `attributions` and takes the parses away."""

    def __init__(self) -> None:
        self.cues = read_cues()
        self.genders = read_genders()
        self.nouns = read_speaker_nouns()
        self.capitals = read_capitals()

    def __call__(self, doc: Doc) -> Doc:
        if layers.idle(doc):
            return doc
        parses: Mapping[int, Doc] = doc.user_data.pop(PARSES, {})
        trees = {start: read_tree(parse, start) for start, parse in parses.items()}
        sentences = [(s.start, s.end) for s in layers.sentence_records(doc)]
        borders = [block.start for block in layers.blocks(doc)]
        quotations = layers.get(doc, "quotations", Quotation)
        found = find_attributions(layers.text(doc), sentences, borders, quotations, trees, self.cues)
        if found:
            speakers = self._speakers(doc, sentences, quotations)
            found = [replace(one, speaker=speakers.of(one)) for one in found]
        layers.put(doc, "attributions", found)
        return doc

    def _speakers(self, doc: Doc, sentences: Sequence[Offsets], quotations: Sequence[Quotation]) -> Speakers:
        text = layers.text(doc)
        persons = layers.get(doc, "persons", Person)
        officials = layers.get(doc, "officials", Official)
        unnamed = find_unnamed(text, self.nouns)
        return Speakers(
            text,
            Antecedents(text, sentences, quotations, persons, officials, unnamed, self.genders, self.cues.quoting),
            persons,
            officials,
            layers.get(doc, "institutions", Institution),
            layers.get(doc, "countries", Country),
            self.nouns,
            self.capitals,
        )


@Language.factory("claims_attribute", assigns=["doc.spans"])
def make_attribute(nlp: Language, name: str) -> AttributeStage:
    """Reads the tables of cues, first names, nouns for speakers and capitals."""
    return AttributeStage()
