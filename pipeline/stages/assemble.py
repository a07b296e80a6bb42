"""What each pillar's evidence says: its scope, and the stance of the sentence on it.

The claims themselves, with context and ids, are put together from the layers by `pipeline.selection`."""

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.lookup import Attributions, Layer
from pipeline.patterns.book import PatternBook, load_rules
from pipeline.records import Attribution, Match, Number, Offsets, PillarMention, Stance
from pipeline.resources import patterns_root
from pipeline.stages.statements.scope import find_scopes
from pipeline.stages.statements.stance import find_stance


def find_mentions(
    text: str,
    sentence: Offsets,
    matches: Sequence[Match],
    rules: PatternBook,
    *,
    reported: Callable[[Match], bool],
    numbers: Sequence[Number] = (),
    block_kind: str = "paragraph",
) -> Iterator[PillarMention]:
    """The evidence of one sentence, in the order of its matches, each with its scope and its pillar's stance.

    `reported` tells whether somebody is reported to say what a match found. Offsets are characters, half-open, into
    `text`."""
    scopes = find_scopes(text, sentence, matches)
    of_pillar: dict[str, list[tuple[Match, Offsets]]] = {}
    for match, scope in zip(matches, scopes, strict=True):
        of_pillar.setdefault(match.pillar, []).append((match, scope))
    stances = {}
    for pillar, evidence in of_pillar.items():
        first, scope = evidence[0]
        stances[pillar] = find_stance(
            text,
            *sentence,
            scope,
            [(match.start, match.end) for match, _ in evidence],
            rules,
            reported=reported(first),
            numbers=numbers,
            block_kind=block_kind,
        )
    for match, scope in zip(matches, scopes, strict=True):
        stance = stances[match.pillar]
        yield PillarMention(
            match.start, match.end, match.pillar, match.pattern, scope, stance.kind, stance.negated, stance.hedged
        )


def _spoken(attribution: Attribution | None) -> bool:
    """Whether somebody is quoted. What is only reported is a statement by its verb (`kind.statement.say`), since many
    verbs that have a content ("released", "identified", "sought") state nothing."""
    return attribution is not None and attribution.type != "indirect"


@Language.factory("claims_assemble", assigns=["doc.spans"])
def make_assemble(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Writes the layer `pillars`; where every stage works everywhere also `stances`, those of whole sentences."""
    rules = load_rules(patterns_root() / "rules")

    def component(doc: Doc) -> Doc:
        if layers.idle(doc):
            return doc
        text, blocks, sentences = layers.text(doc), layers.blocks(doc), layers.sentence_records(doc)
        attributions = Attributions(doc, sentences)
        matches, numbers = Layer(doc, "matches", Match), Layer(doc, "numbers", Number)
        everywhere = layers.everywhere(doc)
        mentions: list[PillarMention] = []
        stances: list[Stance] = []
        for index, sentence in enumerate(sentences):
            whole = sentence.start, sentence.end
            inside, counted = matches.inside(*whole), numbers.inside(*whole)
            kind = blocks[sentence.block].kind
            if inside:

                def reported(match: Match, index: int = index) -> bool:
                    return _spoken(attributions.innermost(index, match.start, match.end))

                mentions += find_mentions(
                    text, whole, inside, rules, reported=reported, numbers=counted, block_kind=kind
                )
            if everywhere:
                said = any(map(_spoken, attributions.by_sentence.get(index, ())))
                stance = find_stance(
                    text, *whole, whole, [whole], rules, reported=said, numbers=counted, block_kind=kind
                )
                stances.append(Stance(*whole, stance.kind, stance.negated, stance.hedged))
        layers.put(doc, "pillars", mentions)
        if everywhere:
            layers.put(doc, "stances", stances)
        return doc

    return component
