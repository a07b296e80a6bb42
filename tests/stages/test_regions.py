"""Regions: names, adjectives, small first words, and members."""

import pytest
from spacy.lang.en import English

from pipeline import layers
from pipeline.records import Region
from pipeline.stages.regions import make_regions
from tests.marked import parse

NLP = English()
STAGE = make_regions(NLP, "claims_regions")


def regions(text: str) -> list[Region]:
    """The regions of a text taken as one sentence."""
    return layers.get(STAGE(NLP.make_doc(text)), "regions", Region)


@pytest.mark.parametrize(
    "marked",
    [
        "migration from <r id=central-america>Central America</r>",
        "the three <r id=northern-triangle>Northern Triangle</r> states",
        "the <r id=eu>European Union</r>, or <r id=eu>EU</r>",
        "<r id=europe>Europe</r> and <r id=latin-america>Latin American</r> leaders, and <r id=europe>Europeans</r>",
        "the <r id=sahel>Sahel</r>, the <r id=middle-east>Middle East</r>, the <r id=horn-of-africa>Horn of Africa</r>",
        "<r id=southern-africa>southern Africa</r> and <r id=sub-saharan-africa>sub-Saharan Africa</r>",
        "<r id=southeast-asia>south-east Asia</r>, northern <r id=latin-america>LATIN\n AMERICA</r>",
        "Asian Americans and the Caribbean Sea",
        "an eu form of eureka",
    ],
)
def test_regions_of_a_text(marked: str) -> None:
    text, marks = parse(marked)
    found = [(region.start, region.end, region.id) for region in regions(text)]
    assert found == [(mark.start, mark.end, mark.attributes["id"]) for mark in marks]


def test_a_region_brings_the_codes_of_its_members() -> None:
    assert regions("Northern Triangle")[0].countries == ("GT", "HN", "SV")
