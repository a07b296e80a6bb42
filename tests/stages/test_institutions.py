"""Institutions: by name, by shape, by the abbreviation that an article gives."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Institution
from pipeline.stages.institutions import InstitutionStage
from tests.marked import parse

NLP = English()
STAGE = InstitutionStage()


def institutions(text: str) -> list[Institution]:
    """The institutions of a text taken as one sentence."""
    return layers.get(STAGE(NLP.make_doc(text)), "institutions", Institution)


BY_NAME = [
    'The <i name="White House">White House</i> asked <i name="United Nations">U.N.</i> staff.',
    '<i name="Immigration and Customs Enforcement">ICE</i> said the ice was thin.',
    'the <i name="Border Patrol">Border Patrol</i> and the <i name="Federal Bureau of Investigation">FBI</i>',
    'They told <i name="Axios">Axios</i> and the <i name="The Guardian">Guardian</i> so; a guardian was named.',
    'The <i name="House of Representatives">House</i> and <i name="Senate">Senate</i> agreed in a house nearby.',
    'The <i name="Federal Reserve">Fed</i> fed the rumour.',
    "WHO KNOWS HOW MUCH ICE IS LEFT",
]
BY_SHAPE = [
    'the <i name="Ministry of Health and Welfare">Ministry of Health and Welfare</i> said',
    "Chile's <i name=\"Interior Ministry\">Interior Ministry</i>'s plan",
    'the <i name="Texas Supreme Court">Texas Supreme Court</i> ruled',
    'a report of the <i name="River & Harbor Commission">River & Harbor Commission</i>',
    '<i name="Acme Widgets Inc.">Acme Widgets Inc.</i> sued <i name="Foo Ltd.">Foo Ltd.</i> again',
    '<i name="University of the Andes">University of the Andes</i> students',
    'the Utah-based <i name="Desert Water Council">Desert Water Council</i>',
    'the Republican <i name="Senate">Senate</i> and the <i name="Ohio Senate">Ohio Senate</i>',
    'at the <i name="University of Chile">University of Chile</i> and Harbor Street',
    'the <i name="Justice Department">Department of Justice</i> and <i name="Border Patrol">Border Patrol</i>',
    "The administration and the police knew of the West Bank.",
    "The Obama Administration went to the department.",
    "In Court yesterday the Party was over.",
]
GIVEN = [
    'The <i name="Labor Rights Board">Labor Rights Board</i> (<i name="Labor Rights Board">LRB</i>) met. The '
    '<i name="Labor Rights Board">LRB</i> said no.',
]


@pytest.mark.parametrize("marked", BY_NAME + BY_SHAPE + GIVEN)
def test_institutions_of_a_text(marked: str) -> None:
    text, marks = parse(marked)
    found = [(body.start, body.end, body.name) for body in institutions(text)]
    assert found == [(mark.start, mark.end, mark.attributes["name"]) for mark in marks]


@given(st.text(alphabet=st.sampled_from("Department of Court and the (AB)US.'’-&\n é"), max_size=80))
def test_bodies_do_not_overlap(text: str) -> None:
    last = 0
    for body in institutions(text):
        assert last <= body.start < body.end <= len(text)
        last = body.end


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["Department of ", "Court ", "the Fed ", "(AB) ", "Court (CC) ", "Health and ", "A."])
def test_any_text_takes_linear_time(piece: str) -> None:
    doc = Doc(NLP.vocab, words=[piece * (100_000 // len(piece))], spaces=[False])
    started = time.perf_counter()
    STAGE(doc)
    assert time.perf_counter() - started < 5
