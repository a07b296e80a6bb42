"""The matches of the patterns, before entities are known: an open slot takes any few words, so that no sentence is
passed over that the `slots` stage may want."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.patterns.book import PatternBook
from pipeline.patterns.match import find_matches
from pipeline.records import Block, Candidate, Match, Record, Sentence
from pipeline.stages.books import BookStage
from pipeline.stages.statements.headings import apply_headings
from pipeline.stages.statements.numbered import find_numbered, names_plan


def find_sentence_matches(
    text: str,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    book: PatternBook,
    entities: Sequence[Record] | None = None,
) -> list[Match]:
    """The matches of the book's patterns, each sentence by itself, in the order of the text.

    `entities` fill the slots; None leaves slots open."""
    found: list[Match] = []
    for sentence in sentences:
        kind = blocks[sentence.block].kind
        inside = None if entities is None else [e for e in entities if sentence.start <= e.start < sentence.end]
        ways = sentence.ways if isinstance(sentence, Candidate) else None
        found += find_matches(text, sentence.start, sentence.end, book, ways, inside, kind)
    return found


def find_numbered_matches(text: str, sentences: Sequence[Sentence], book: PatternBook) -> list[Match]:
    """The pillars named by number in an article whose sentences, all of them, are `sentences`."""
    found = [m for s in sentences for m in find_numbered(text, s.start, s.end, book.pillars, plan_named=True)]
    # Whether the plan is named is asked last: it looks at every sentence.
    return found if found and names_plan(text, [(s.start, s.end) for s in sentences], book) else []


def merged(matches: Sequence[Match], numbered: Sequence[Match]) -> list[Match]:
    """All matches, in the order of the text."""
    return sorted((*matches, *numbered), key=lambda match: (match.start, match.end, match.pillar, match.pattern))


def candidates_of(doc: Doc) -> Sequence[Sentence]:
    """The sentences that may hold a match: those that the screen kept, else all."""
    return layers.get(doc, "candidates", Candidate) if "candidates" in doc.spans else layers.sentence_records(doc)


class MatchStage(BookStage):
    """The spaCy component: writes the layer `matches`; where the book has slots, `slots` writes it again."""

    def __call__(self, doc: Doc) -> Doc:
        text, blocks, sentences = layers.text(doc), layers.blocks(doc), layers.sentence_records(doc)
        matches = merged(
            find_sentence_matches(text, candidates_of(doc), blocks, self.book),
            find_numbered_matches(text, sentences, self.book),
        )
        # A heading that only an open slot matches must not yet decide over its item.
        layers.put(doc, "matches", matches if self.has_slots else apply_headings(matches, blocks))
        return doc


@Language.factory("claims_match", assigns=["doc.spans"], default_config={"framework": "root-causes"})
def make_match(nlp: Language, name: str, framework: str) -> MatchStage:
    """The stage for the patterns of a framework folder, or of one that we ship, by its name."""
    return MatchStage(framework)
