"""Claims from layers that stand in a Doc: written here by hand, so that no stage is needed."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline import layers
from pipeline.article import Article
from pipeline.claim import Claim
from pipeline.records import Attribution, Block, Country, Number, PillarMention, Sentence, Speaker, Stance
from pipeline.selection import Selection, find_claims
from tests.marked import parse

LABELS = {"corruption": "Combating corruption", "violence": "Countering violence"}
MARKED = (
    "<block kind=paragraph><sentence>Read on.</sentence></block> <block kind=paragraph><sentence>"
    "<source>Ana</source> <cue>said</cue> <content>judges <pillar id=corruption>take bribes</pillar>"
    " and <pillar id=violence>gangs kill</pillar></content>.</sentence> "
    "<sentence>It cost <number>5</number> lives in <country>Peru</country>.</sentence> "
    "<sentence>Read on.</sentence></block>"
    "\n<block kind=boilerplate><sentence>More: <pillar id=violence>gangs kill</pillar>.</sentence></block>"
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    text, marks = parse(MARKED)
    made = spacy.blank("en")(text)
    of = {tag: [mark for mark in marks if mark.tag == tag] for tag in {mark.tag for mark in marks}}
    blocks = [Block(m.start, m.end, m.attributes["kind"]) for m in of["block"]]  # type: ignore[arg-type]
    inside = [next(i for i, b in enumerate(blocks) if b.start <= s.start < b.end) for s in of["sentence"]]
    layers.put(made, "blocks", blocks)
    layers.put(
        made, "sentences", [Sentence(m.start, m.end, block) for m, block in zip(of["sentence"], inside, strict=True)]
    )
    layers.put(made, "stances", [Stance(m.start, m.end, "description", False, False) for m in of["sentence"]])
    layers.put(made, "numbers", [Number(m.start, m.end, "number", 5) for m in of["number"]])
    layers.put(made, "countries", [Country(m.start, m.end, "PE", "Peru", "name") for m in of["country"]])
    mentions = []
    for mark in of["pillar"]:
        sentence = next(s for s in of["sentence"] if s.start <= mark.start < s.end)
        pillar, scope = mark.attributes["id"], (sentence.start, sentence.end)
        mentions.append(PillarMention(mark.start, mark.end, pillar, f"{pillar}.x", scope, "statement", False, True))
    layers.put(made, "pillars", mentions)
    [source], [cue], [content] = (((mark.start, mark.end) for mark in of[t]) for t in ("source", "cue", "content"))
    inner = of["pillar"][1]
    who = Speaker("Ana Paz", "person", "judge", "PE")
    layers.put(
        made,
        "attributions",
        [
            Attribution((source,), (cue,), (content,), "indirect", who),
            Attribution((), (), ((inner.start, inner.end),), "direct"),
        ],
    )
    return made


def claims(doc: Doc, select: Selection) -> list[Claim]:
    return list(find_claims(doc, Article(id="a", text=doc.text), LABELS, select))


@pytest.mark.parametrize(
    ("select", "starts"),
    [
        ("pillars", ["Ana"]),
        ("attributed", ["Ana"]),
        ("numbers", ["Ana", "It "]),
        ("all", ["Rea", "Ana", "It ", "Rea"]),
    ],
)
def test_which_sentences_become_claims(doc: Doc, select: Selection, starts: list[str]) -> None:
    assert [claim.text[:3] for claim in claims(doc, select)] == starts


def test_a_claim_has_every_pillar_of_its_sentence_with_its_own_speaker(doc: Doc) -> None:
    [claim] = claims(doc, "pillars")
    corruption, violence = claim.pillars
    assert (corruption.id, corruption.label) == ("corruption", "Combating corruption")
    assert [evidence.text for evidence in corruption.evidence] == ["take bribes"]
    assert corruption.speaker
    assert (corruption.speaker.name, corruption.speaker.text) == ("Ana Paz", "Ana")
    assert corruption.cue
    assert (corruption.cue.text, corruption.speech) == ("said", "indirect")
    assert (violence.speech, violence.speaker, violence.cue) == ("direct", None, None)


def test_entities_are_those_inside_the_sentence_and_context_is_of_the_same_block_kind(doc: Doc) -> None:
    _, claim, counted, last = claims(doc, "all")
    assert claim.countries == claim.numbers == ()
    assert [country.iso2 for country in counted.countries] == ["PE"]
    assert claim.context.before == "Read on."
    assert last.context.after is None


def test_a_sentence_without_pillar_has_a_statement(doc: Doc) -> None:
    [statement] = claims(doc, "all")[2].statements
    assert (statement.speech, statement.kind) == ("none", "description")


def test_equal_sentences_have_ids_of_their_own_that_no_selection_changes(doc: Doc) -> None:
    everything = claims(doc, "all")
    assert len({claim.id for claim in everything}) == 4
    assert {claim.id for claim in claims(doc, "pillars")} < {claim.id for claim in everything}
