"""Which sentences of an article become claims, and what each claim holds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import UNSET, UnsetType
from spacy.tokens import Doc

from pipeline import layers
from pipeline.article import Article
from pipeline.claim import (
    ArticleReference,
    Claim,
    ClaimSpeaker,
    Context,
    Cue,
    Evidence,
    PillarClaim,
    Selection,
    Statement,
    claim_id,
    find_occurrences,
)
from pipeline.lookup import Attributions, Layer
from pipeline.records import (
    Attribution,
    Country,
    Date,
    Institution,
    Number,
    Official,
    Offsets,
    Person,
    PillarMention,
    Region,
    Speaker,
    Speech,
    Stance,
)


def find_claims(
    doc: Doc, article: Article, labels: Mapping[str, str], select: Selection = "pillars"
) -> Iterator[Claim]:
    """The claims of an article, in the order of its sentences, from the layers of its Doc.

    `labels` gives each pillar's label. Boilerplate yields none."""
    text = article.text
    sentences = layers.sentence_records(doc)
    blocks = layers.blocks(doc)
    pillars = Layer(doc, "pillars", PillarMention)
    stances = Layer(doc, "stances", Stance)
    attributions = Attributions(doc, sentences)
    countries, regions = Layer(doc, "countries", Country), Layer(doc, "regions", Region)
    persons, officials = Layer(doc, "persons", Person), Layer(doc, "officials", Official)
    institutions = Layer(doc, "institutions", Institution)
    numbers, dates = Layer(doc, "numbers", Number), Layer(doc, "dates", Date)
    reference = ArticleReference(
        article.id, article.title, article.url, article.outlet_name, article.published, article.sha256
    )

    def neighbour(index: int, step: int) -> str | None:
        other = index + step
        if not 0 <= other < len(sentences):
            return None
        same = blocks[sentences[other].block].kind == blocks[sentences[index].block].kind
        return text[sentences[other].start : sentences[other].end] if same else None

    for index, (sentence, folded, occurrence) in enumerate(find_occurrences(text, sentences)):
        start, end = sentence.start, sentence.end
        mentions = pillars.inside(start, end)
        counted = numbers.inside(start, end)
        selected = (
            mentions
            or select == "all"
            or (select == "attributed" and index in attributions.by_sentence)
            or (select == "numbers" and counted)
        )
        if not selected or blocks[sentence.block].kind == "boilerplate":
            continue
        statement: Statement | UnsetType = UNSET
        if not mentions:
            [stance] = stances.inside(start, end)
            attribution = attributions.widest(index, start, end)
            statement = Statement((start, end), *_said(text, attribution), stance.kind, stance.negated, stance.hedged)
        yield Claim(
            id=claim_id(article.id, folded, occurrence),
            article=reference,
            text=text[start:end],
            start=start,
            end=end,
            block=blocks[sentence.block].kind,
            context=Context(neighbour(index, -1), neighbour(index, 1)),
            pillars=tuple(_pillar_claims(text, index, mentions, attributions, labels)),
            statement=statement,
            countries=countries.inside(start, end),
            regions=regions.inside(start, end),
            persons=persons.inside(start, end),
            officials=officials.inside(start, end),
            institutions=institutions.inside(start, end),
            numbers=counted,
            dates=dates.inside(start, end),
        )


def _pillar_claims(
    text: str,
    index: int,
    mentions: Sequence[PillarMention],
    attributions: Attributions,
    labels: Mapping[str, str],
) -> Iterator[PillarClaim]:
    """One a pillar, in the order of their first evidence; what is said of it is what its first evidence says."""
    by_pillar: dict[str, list[PillarMention]] = {}
    for mention in mentions:
        by_pillar.setdefault(mention.pillar, []).append(mention)
    for pillar, evidence in by_pillar.items():
        first = evidence[0]
        yield PillarClaim(
            pillar,
            labels[pillar],
            first.scope,
            tuple(Evidence(m.pattern, m.start, m.end, text[m.start : m.end]) for m in evidence),
            *_said(text, attributions.innermost(index, first.start, first.end)),
            first.kind,
            first.negated,
            first.hedged,
        )


def _said(
    text: str, attribution: Attribution | None
) -> tuple[ClaimSpeaker | None, Cue | None, Speech | Literal["none"]]:
    """Speaker, cue and sort of speech of an attribution."""
    if attribution is None:
        return None, None, "none"
    speaker = None
    if attribution.source or attribution.speaker:
        who = attribution.speaker or Speaker(None, None)
        speaker = ClaimSpeaker(
            who.name, who.role, who.country, who.kind, _words(text, attribution.source), attribution.source
        )
    cue = Cue(_words(text, attribution.cue), attribution.cue) if attribution.cue else None
    return speaker, cue, attribution.type


def _words(text: str, spans: Sequence[Offsets]) -> str:
    return " ... ".join(text[start:end] for start, end in spans)
