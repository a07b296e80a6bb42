"""Attributions: in the texts below `<s>` marks a source, `<q>` a cue and `<c>` the content of an attribution; what
belongs to a second one has the attribute `n=2`."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemminflect import getInflection
from spacy.language import Language

from pipeline.gazetteers import read_rows
from pipeline.stages.attribution.cues import CueRow, noun_forms, verb_forms
from pipeline.stages.parse import PARSES
from tests.marked import parse
from tests.stages.attributing import attributions, build, run

Parts = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


def wanted(marked: str) -> tuple[str, set[Parts]]:
    """The text, and source, cue and content of each attribution as their words."""
    text, marks = parse(marked)
    numbers = sorted({mark.attributes.get("n", "1") for mark in marks})
    parts = {
        tuple(
            tuple(text[m.start : m.end] for m in marks if m.tag == tag and m.attributes.get("n", "1") == number)
            for tag in "sqc"
        )
        for number in numbers
    }
    return text, parts


def found(nlp: Language, text: str) -> set[Parts]:
    return {
        tuple(tuple(text[a:b] for a, b in spans) for spans in (one.source, one.cue, one.content))
        for one in attributions(run(nlp, text))
    }


CASES = {
    "speech, then who": '<c>"The dam will hold,"</c> <s>the engineer</s> <q>said</q>.',
    "speech, inverted": "<c>'The dam will hold,'</c> <q>said</q> <s>Anna Costa</s> on Monday.",
    "who, then speech": '<s>The engineer</s> <q>said</q>, <c>"The dam will hold."</c>',
    "a colon": "<s>Anna Costa</s> <q>wrote</q>: <c>'The dam will hold for years.'</c>",
    "interrupted": '<c>"The dam,"</c> <s>she</s> <q>said</q>, <c>"will hold for years."</c>',
    "floating second half": '<c>"The dam will hold,"</c> <s>he</s> <q>said</q>. <c>"It was built for floods."</c>',
    "the same speaker in a paragraph of its own": (
        '<c>"The dam will hold,"</c> <s><s n=2>she</s></s> <q>said</q>.\n<c n=2>"It was built for floods."</c>'
    ),
    "a quotation of two paragraphs": (
        '<s>She</s> <q>wrote</q>: <c>"The dam is old, and we know it.</c>\n\n<c>"We have to mend it this year."</c>'
    ),
    "a verb of no row before a colon": "<s>Anna Costa</s> <q>sighed</q>: <c>'The dam will hold for years.'</c>",
    "a verb of no row behind speech": '<c>"That will never do,"</c> <s>Anna Costa</s> <q>grumbled</q> on the stairs.',
    "a verb that reads as a noun": '<c>"Close the dam before winter,"</c> <s>the letter</s> <q>read</q>.',
    "a title before the verb": (
        '<c>"The dam will hold,"</c> <s>the chief engineer, Anna Costa (Porto)</s>, <q>said</q> on Monday.'
    ),
    "a programme between the halves": (
        '<c>"The dam will hold,"</c> <s>she</s> <q>said</q> on a show called "River News." '
        '<c>"It was built for floods."</c>'
    ),
    "a participle is no part of the source": (
        "<s>The engineer</s>, speaking to farmers, <q>said</q>, <c>'The dam will hold for years.'</c>"
    ),
    "a transcript": "<s>COSTA</s><q>:</q> <c>We have to rebuild the dam this year</c>.",
    "a fragment grown to its clause": "<s>Officials</s> <q>said</q> <c>it was a 'heavy handed' answer</c>.",
    "with that": "<s>The ministry</s> <q>admitted</q> <c>that the bridge was old</c>.",
    "without that": "<s>The ministry</s> <q>said</q> <c>the bridge was old</c>.",
    "to somebody": "<s>The nurse</s> <q>told</q> reporters <c>the ward was full</c>.",
    "two cues of one source": (
        "<s><s n=2>She</s></s> <q>said</q> <c>the dam was safe</c> but <q n=2>claimed</q> "
        "<c n=2>the river had never been so high</c>."
    ),
    "the narrator objects": "<s>She</s> <q>said</q> <c>the plan was new</c>, but much of it builds on old ones.",
    "asked": "<s>Reporters</s> <q>asked</q> <c>whether the dam was safe</c>.",
    "not said": "<s>He</s> <q>did not say</q> <c>whether the dam was safe</c>.",
    "an infinitive": "<s>The king</s> <q>vowed</q> <c>to rebuild the city</c>.",
    "an object and an infinitive": "<s>The governor</s> <q>urged</q> <c>residents to leave the valley</c>.",
    "a noun phrase": "<s>The union</s> <q>rejected</q> <c>the offer</c>.",
    "a predicate": "<s>The senator</s> <q>called</q> <c>the plan a failure</c>.",
    "a preposition": "<s>The bishop</s> <q>called for</q> <c>a truce</c>.",
    "by an agent": "<c>The offer</c> <q>was rejected</q> by <s>the party</s>.",
    "a parenthesis": "<c>The dam</c>, <s>he</s> <q>said</q>, <c>will hold for years</c>.",
    "at the end": "<c>The dam will hold for years</c>, <s>engineers</s> <q>say</q>.",
    "a participle": "<s>She</s> left the hall, <q>saying</q> <c>that the talks had failed</c>.",
    "a relative clause": "The mayor, <s>who</s> <q>said</q> <c>the dam was safe</c>, has resigned.",
    "according to, behind": "<c>Forty houses were lost</c>, <q>according to</q> <s>the sheriff</s>.",
    "according to, in front": "<q>According to</q> <s>the sheriff</s>, <c>forty houses were lost</c>.",
    "according to without to": "<c>Forty houses were lost</c>, <q>according</q> <s>the sheriff's report</s>.",
    "an apposition": "<s>Anna Costa, the mayor of Porto</s>, <q>said</q> <c>the bridge was old</c>.",
    "party and state": "<s>Rep. Anna Costa (D-Ohio)</s> <q>said</q> <c>the bridge was old</c>.",
    "two sources": "<s>The mayor and the sheriff</s> <q>said</q> <c>the bridge was old</c>.",
    "a noun": "<s>Her</s> <q>argument</q> <c>that the dam is too small</c> won the day.",
    "a noun and a copula": "<s>Her</s> <q>argument</q> was <c>that the dam is too small</c>.",
    "a noun behind in": "<s>The bishop</s> spoke in <q>favor</q> of <c>the treaty</c>.",
    "two that clauses": "<s>He</s> <q>said</q> <c>that the dam was old and that the river had never been so high</c>.",
    "an adjective": "<s>The coach</s> is <q>confident</q> <c>that the team will win</c>.",
    "speech under a colon": (
        '<s>The mayor</s> <q>issued</q> this short statement:\n\n<c>"The dam will hold for years."</c>'
    ),
    "speech, then who, as two sentences": '<c>"The dam will hold for years."</c> <s>Costa</s> <q>said</q>.',
    "a name that reads as a verb": (
        '<c>"We have to close the dam,"</c> <s>Fight for Water director Ken Costa</s> <q>told</q> the radio.'
    ),
    "as somebody noted": "As <s>the mayor</s> <q>noted</q>, <c>the dam is far too small</c>.",
    "as somebody has noted, behind": "<c>The dam is far too small</c>, as <s>the mayor</s> <q>has noted</q>.",
    "in brackets": "The dam was dear (<c>it cost forty million</c>, <q>according to</q> <s>the ministry</s>).",
    "per somebody": "<c>Forty houses were lost</c>, <q>per</q> <s>the Porto Gazette</s>.",
    "in a poll": "<q>In</q> <s>a new poll</s>, <c>40 percent like the bridge</c>.",
    "a poll behind its finding": "<c>The bridge lost 40 percent of its friends</c> <q>in</q> <s>a new poll</s>.",
    "speech behind its speaker": '<s>Anna Costa</s> <q>agreed</q>. <c>"It is time to mend the dam."</c>',
    "as somebody put it": "As <s>the mayor</s> <q>put</q> it, <c>the dam is far too small</c>.",
    "a participle behind an object": "<s>The ministry</s> sent a letter <q>saying</q> <c>that the dam was safe</c>.",
    "a second phrase": "<s>The mayor</s> <q>referred to</q> <c>the dam as a disaster</c>.",
    "steps that are to do something": "<s>The mayor</s> <q>announced</q> <c>steps to close the dam</c>.",
    "an insertion is no part of the source": "<s>Costa</s>, for her part, <q>said</q> <c>the dam was safe</c>.",
    "a time is no part of the source": "<s>Costa</s> on Monday <q>said</q> <c>the dam was safe</c>.",
    "a dateline": "PORTO, Ohio (AP) — <s>The mayor</s> <q>said</q> <c>the dam was safe</c>.",
    "asked without an agent": "Asked whether the dam was safe, the mayor nodded.",
    "no source": "The bridge is expected to reopen in May.",
    "scare quotes": "The so-called 'fast lane' was closed.",
    "what somebody calls it": "The city published what <s>it</s> <q>called</q> <c>a 'roadmap for the river,'</c>.",
    "a name that reads as an adverb": '<c>"The file is of value to us,"</c> <q>said</q> <s>Skelly</s>.',
    "a participle in a name": ('<c>"We have to close the dam,"</c> <q>said</q> <s>retired surgeon Anna Costa</s>.'),
    "the next sentence has its cue for itself": (
        '<c>"It is sad,"</c> <s>Anna Costa</s> <q>told</q> us. <c>"It is old. It was built for floods."</c> '
        "<s n=2>Mayor Ken Weber</s> <q n=2>said</q> <c n=2>he would close the dam</c>."
    ),
    "a report goes on as a paragraph": (
        '<s>Costa</s> <q>said</q> <c>the dam was old</c>.\n\n<c>"It was built for smaller floods than these."</c>'
    ),
    "two fragments joined": '<s>They</s> <q>chanted</q> <c>"close the dam now"</c> and <c>"no more floods."</c>',
    "a name with a colon behind a dash": (
        'The dam is old - <s>Anna Costa</s><q>:</q> <c>"It was built for smaller floods than these."</c>'
    ),
    "a signature": '<c>"The dam will hold for years."</c>\n\n<q>-</q> <s>Anna Costa</s>, nurse.',
    "no signature": '"The dam will hold for years."\n\n- Costa left the town before winter.',
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_attribution(nlp: Language, marked: str) -> None:
    text, parts = wanted(marked)
    got = found(nlp, text)
    assert got == parts if parts else not got


ROWS = read_rows("cues", CueRow)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.lemma}-{row.word}-{row.frame}" for row in ROWS])
def test_example_of_a_cue_is_found(nlp: Language, row: CueRow) -> None:
    stem = row.lemma.split()[0]
    inflect = {"verb": verb_forms, "noun": noun_forms, "adjective": lambda lemma, _: {lemma}}[row.word]
    cues = {word for _, cue, _ in found(nlp, row.example) for word in " ".join(cue).lower().split()}
    assert cues & inflect(stem, row.forms), f"cues found: {cues}"


def test_cues_are_many_and_each_frame_of_a_lemma_stands_once() -> None:
    keys = [(row.lemma, row.word, row.frame) for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert len({(row.lemma, row.word) for row in ROWS}) >= 250


@pytest.mark.parametrize("row", {r.lemma: r for r in ROWS if r.word == "verb"}.values(), ids=lambda row: row.lemma)
def test_forms_of_a_verb_are_those_of_the_library(row: CueRow) -> None:
    stem = row.lemma.split()[0]
    for tag in ("VBZ", "VBD", "VBG"):
        assert set(getInflection(stem, tag)) & verb_forms(stem, row.forms), tag


SPEAKERS = {
    "a surname": ("Anna Novak left.\nNovak said the dam was safe.", "Novak", "Anna Novak", "person"),
    "a pronoun for a name with its country": (
        'Mr. Peter Meyer of South Sudan said the dam was safe.\n"We built it well," he said.',
        "he",
        "Peter Meyer",
        "person",
    ),
    "a pronoun": ("Anna Novak left the hall.\nShe said the dam was safe.", "She", "Anna Novak", "person"),
    "a pronoun that fits one of two": (
        "Anna Novak met Peter Meyer.\nHe said the dam was safe.",
        "He",
        "Peter Meyer",
        "person",
    ),
    "a pronoun that fits two": ("In Porto, Peter Meyer met Paul Weber.\nHe said it was late.", "He", None, "person"),
    "a relative pronoun": ("Anna Novak, who said the dam was safe, has left.", "who", "Anna Novak", "person"),
    "a document": (
        "Forty houses were lost, according to the fact sheet.",
        "the fact sheet",
        "the fact sheet",
        "document",
    ),
    "a country": ("China said the dam was safe.", "China", "China", "country"),
    "one who is spoken of is not who speaks": (
        "Peter Meyer met the board. Paul Weber, he said, is late.",
        "he",
        "Peter Meyer",
        "person",
    ),
    "of two the one who spoke": (
        'In Porto, Peter Meyer said Paul Weber was late. "He is always late," he said.',
        "he",
        "Peter Meyer",
        "person",
    ),
    "whom the text brings in without a name": (
        'Anna Novak left. A nurse said the ward was full. "We sleep on the floor," she said.',
        "she",
        None,
        "anonymous",
    ),
    "a name in the possessive": ("Anna Novak's lawyer said it was late.", "Anna Novak's lawyer", None, "anonymous"),
    "her lawyer": ("Anna Novak left. Her lawyer said it was late.", "Her lawyer", None, "anonymous"),
    "a name that describes a group": (
        "Donald Trump supporters said it was late.",
        "Donald Trump supporters",
        "Donald Trump supporters",
        "group",
    ),
    "two": (
        "Anna Novak and Peter Meyer said it was late.",
        "Anna Novak and Peter Meyer",
        "Anna Novak and Peter Meyer",
        "group",
    ),
    "an apposition": (
        "A member of the club, Anna Novak, said it was late.",
        "A member of the club, Anna Novak",
        "Anna Novak",
        "person",
    ),
    "an office": (
        "Vice President Kamala Harris left. The vice president said it was late.",
        "The vice president",
        "Kamala Harris",
        "office",
    ),
    "it": ("The drivers' union met. It said the roads were closed.", "It", "The drivers' union", "institution"),
    "people who know": (
        "Three people familiar with the plan said it was late.",
        "Three people familiar with the plan",
        None,
        "anonymous",
    ),
    "a capital": ("Beijing said the dam was safe.", "Beijing", "Beijing", "country"),
    "the turns of an interview": ("Q: Is the dam safe?\nA: I think that the dam is safe.", "A", None, "person"),
    "many": ("Critics said the dam was too small.", "Critics", "Critics", "group"),
}


@pytest.mark.parametrize(("text", "source", "name", "kind"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speaker(nlp: Language, text: str, source: str, name: str | None, kind: str) -> None:
    one = next(a for a in attributions(run(nlp, text)) if text[slice(*a.source[0])] == source)
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind) == (name, kind)


NASTY = {
    "an odd count of marks": '"We go," he said. "They stay.',
    "5,000 marks": '"' * 5000,
    "5,000 quotations": '"Go on now," he said. ' * 2500,
    "a cue as the only word": "said",
    "according as the only word": "according",
    "according to nothing": "It failed, according to.",
    "a colon as the only mark": "Poll:",
    "only marks": "\"'“”‘’ , . ; : —",
    "nothing": "",
    "marks in marks": "'\"“He ‘said’ so,” she said,\"' said he.",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_no_text_raises(nlp: Language, text: str) -> None:
    for one in attributions(run(nlp, text)):
        assert all(0 <= a < b <= len(text) for spans in (one.source, one.cue, one.content) for a, b in spans)


WORDS = st.sampled_from(
    [
        "he",
        "said",
        ",",
        '"',
        "'",
        "“",
        "”",
        "the dam",
        "told",
        "that",
        "according to",
        "\n",
        ".",
        ":",
        "Anna Costa",
        "who",
        "(",
        ")",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_contents_never_overlap_within_an_article(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = sorted(span for one in attributions(run(nlp, text)) for span in one.content)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_nothing_that_cannot_be_stored_stays_in_the_doc(nlp: Language) -> None:
    doc = run(nlp, "The mayor said the dam was safe.")
    assert PARSES not in doc.user_data
    assert doc.to_bytes()


def test_time_is_linear_in_quotations(nlp: Language) -> None:
    text = '"Go on now," he said. ' * 1500
    start = time.perf_counter()
    run(nlp, text)
    assert time.perf_counter() - start < 30
