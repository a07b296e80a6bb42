"""Blocks: marked-up articles, in which each mark is one block of that kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.boilerplate import is_boilerplate
from tests.marked import parse

ARTICLES = {
    "tabloid bullets over a headline": """
<item>- Ruiz says the river plan will take years</item>
<item>- Farmers want more water now</item>
<headline>Minister's four-part plan for the northern rivers splits the farmers who asked for it</headline>
<paragraph>The minister, Ana Ruiz, presented her plan on Monday.</paragraph>
<paragraph>It will not be cheap.</paragraph>
<boilerplate>Article</boilerplate>""",
    "blank lines": """<headline>Rivers to be cleaned</headline>

<boilerplate>By Tomas Alvarez, Water Correspondent</boilerplate>

<paragraph>The plan was approved on Monday.</paragraph>

<caption>A farmer at the Rio Blanco. (Photo: Tomas Alvarez)</caption>

<paragraph>Work begins in May.</paragraph>
<boilerplate>Read more: How the wells went dry</boilerplate>
<boilerplate>12 Comments</boilerplate>""",
    "hard-wrapped at a column": """<headline>MINISTRY OF WATER ANNOUNCES PLAN TO CLEAN
NORTHERN RIVERS WITHIN A DECADE</headline>

<paragraph>SAN LUCAS, March 3 -- The Ministry of Water said today that it will
spend 40 million pesos on the cleaning of four rivers in the north of
the country, where 12 percent of wells were found to be unsafe last
year.</paragraph>
<paragraph>The minister told reporters that no family should have to boil its
water. Work begins in May.</paragraph>

<item>* New plants in every town of more than five thousand people, which
  local companies will build</item>
<item>* Inspectors who publish what they find</item>""",
    "a box glued to the sentence before it": """<paragraph>The minister wrote: 'Come to our valley.'</paragraph>\
<item>Cleaning the rivers - with new plants in each town and inspectors who publish what they find</item>
<item>Helping the farmers - through a fund for wells</item>
<paragraph>She spoke on Monday.</paragraph>""",
    "numbered lists": """<paragraph>She named two goals:</paragraph>
<item>1. Clean rivers by 2030.</item>
<item>2) Cheap water.</item>
<item>a) For farmers.</item>""",
    "a stray line end": """<paragraph>The ministry said on Monday that the
cleaning would begin in May.</paragraph>
<paragraph>Nobody else spoke.</paragraph>""",
    "what the sender of a press release says of itself": """<paragraph>Work begins in May.</paragraph>

<boilerplate>###</boilerplate>

<boilerplate>About the Ministry: it cleans rivers.</boilerplate>""",
    "broken encoding": """<headline>Ruiz: â€œWe cleanâ€</headline>
<paragraph>Ruiz spoke.</paragraph>
<paragraph>â€œIt is late.â€\x9d</paragraph>
<item>â€“ Clean rivers</item>""",
    "links after the text": """<paragraph>Work begins in May.</paragraph>
<boilerplate>Related topics</boilerplate>
<boilerplate>Mexico</boilerplate>
<boilerplate>Clean water</boilerplate>
<boilerplate>Comments (37)</boilerplate>""",
    "a long list under links is no links": "<boilerplate>See also</boilerplate>\n"
    + "<boilerplate>Clean water</boilerplate>\n" * 12
    + "<headline>Clean water</headline>\n" * 2,
    "a list of short lines without marks": """<headline>Bottled water</headline>
<headline>baby carrier</headline>
<headline>healthy snacks</headline>""",
    "bullets of every kind": """<paragraph>The plan has these goals:</paragraph>
<item>• Clean rivers</item>
<item>* Cheap water</item>
<item>– New wells</item>
<item>-No more mud</item>
<item>(2) Inspectors who publish what they find.</item>
<item>(iv) A court.</item>
<item>b. Roads.</item>""",
    "a dateline belongs to its paragraph": """<headline>Honduras to clean rivers</headline>

<paragraph>TEGUCIGALPA, Honduras (AP) — The plan was approved on Monday.</paragraph>

<paragraph>MEXICO CITY (Reuters) - Farmers want more.</paragraph>""",
    "a byline, a date and credits around the text": """<headline>Rivers to be cleaned</headline>
<boilerplate>BY ANA RUIZ</boilerplate>
<boilerplate>March 3, 2021 at 9:30 p.m.</boilerplate>
<boilerplate>5 min read</boilerplate>
<caption>The Rio Blanco near San Lucas. Photograph: Ana Ruiz/Reuters</caption>
<paragraph>Work begins in May, the ministry said.</paragraph>
<caption>Pictured: The minister on Monday</caption>
<boilerplate>Share this article</boilerplate>
<paragraph>It will not be cheap.</paragraph>
<boilerplate>Sign up to our weekly newsletter</boilerplate>""",
    "headings between paragraphs": """<paragraph>The plan was approved on Monday.</paragraph>
<headline>WHAT COMES NEXT?</headline>
<paragraph>Work begins in May.</paragraph>
<headline>The price of water</headline>
<paragraph>It will not be cheap.</paragraph>""",
    "a line that ends with a link": """<headline>Rivers to be cleaned</headline>
<paragraph>The plan is out. It is all at http://valley.example/plan</paragraph>
<paragraph>by the way, it is long.</paragraph>""",
    "mail, hard-wrapped in lower case": """<paragraph>dear all, the meeting of the water board was moved to next
monday since the minister cannot come before that day, and the
farmers have asked for more time to read the plan.</paragraph>

<paragraph>please tell me whether you will be there.</paragraph>""",
    "speaker turns": """<paragraph>RUIZ: Good morning.</paragraph>
<paragraph>ALVAREZ: Good morning. Shall we begin?</paragraph>""",
    "other scripts": """<paragraph>他来了。她走了。</paragraph>
<paragraph>Она ушла.</paragraph>
<paragraph>They left.</paragraph>""",
    "one line": "<paragraph>The plan was approved. Work begins in May.</paragraph>",
}


@pytest.mark.parametrize("marked", ARTICLES.values(), ids=ARTICLES.keys())
def test_articles(marked: str) -> None:
    text, marks = parse(marked)
    assert [(b.kind, text[b.start : b.end]) for b in find_blocks(text)] == [
        (mark.tag, text[mark.start : mark.end]) for mark in marks
    ]


@pytest.mark.parametrize("marked", ARTICLES.values(), ids=ARTICLES.keys())
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(marked: str, line_end: str) -> None:
    text, _ = parse(marked)
    other = text.replace("\n", line_end)
    assert [(b.kind, other[b.start : b.end]) for b in find_blocks(other)] == [
        (b.kind, text[b.start : b.end].replace("\n", line_end)) for b in find_blocks(text)
    ]
    assert find_blocks(text + "\n") == find_blocks(text)


def test_the_heading_of_a_box_item_ends_before_the_dash() -> None:
    text = (
        "Cleaning the rivers - with new plants\n"
        "Helping farmers \u2013 through a fund for wells\n"
        "- Roads - a bridge a year\n"
        "The minister - who spoke on Monday - was late.\n"
        "It was a plan - of sorts."
    )
    blocks = find_blocks(text)
    headings = [text[b.start : b.heading_end] if b.heading_end else None for b in blocks]
    assert headings == ["Cleaning the rivers", "Helping farmers", "- Roads", None, None]
    assert [b.kind for b in blocks] == ["item", "item", "item", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Article",
        "Read more",
        "READ MORE: The wells of the north",
        "Click here to sign up",
        "Share this article",
        "Follow us on Twitter",
        "Sign up for our morning newsletter",
        "1,204 Comments",
        "Leave a comment",
        "© 2021 The Valley News. All rights reserved.",
        "Copyright 2021 The Valley News",
        "This site uses cookies to improve your visit.",
        "Updated: 12:30, 5 May 2021",
        "By ANA RUIZ",
        "By Ana Ruiz and Tomas de la Cruz, Valley News",
        "Story continues below advertisement",
        "Reporting by Ana Ruiz; Editing by Tomas Alvarez",
        "Privacy policy | Terms of use | Contact us",
        "Get our free weekly newsletter",
        "The views expressed by the authors are their own.",
        "17:41 CET, May 5, 2021",
        "11 a.m.",
        "Posted by Ana Ruiz on Monday, 5 May",
        "FULL TEXT.",
        "Twitter: @valley",
        "https://valley.example/rivers",
        "_____",
        "* * *",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "By strengthening law enforcement",
        "By Monday the wells were dry",
        "Join us in the fight against corruption, she said.",
        "Copyright law protects the farmers' songs.",
        "Updated rules will bring more water to the north, officials said.",
        "Published figures show that 12 percent of wells are unsafe.",
        "Read more books, the minister told the children.",
        "Share the water, she said.",
        "Comments by the minister angered the farmers.",
        "Article 5 of the treaty was never used",
        "Follow the money and you will find the mayor.",
        "Sign the treaty, farmers told the minister.",
        "Print media in the valley are dying.",
        "Contact with the sea is lost.",
        "She edits a farm newsletter.",
        "The views expressed by the minister angered the farmers.",
        "The clichÃ© of the poor farmer angers the minister.",
        "Posted by the minister on the gate, the rule was torn off.",
    ],
)
def test_what_looks_like_boilerplate_and_is_none(line: str) -> None:
    assert not is_boilerplate(line)


TEXTS = st.lists(
    st.sampled_from(
        ["The plan was approved on Monday", "and work begins", "- One", "1. Two", "By Ana Ruiz", ". ", "\n"]
    )
    | st.sampled_from(["\n\n", "\n", " ", "***", "Share", "'", "\t"]),
    max_size=25,
).map("".join)


@given(TEXTS)
def test_crlf_and_a_last_line_end_make_no_difference(text: str) -> None:
    expected = [(b.kind, text[b.start : b.end].replace("\n", "\r\n")) for b in find_blocks(text)]
    other = text.replace("\n", "\r\n")
    assert [(b.kind, other[b.start : b.end]) for b in find_blocks(other)] == expected
    assert find_blocks(text + "\n") == find_blocks(text)


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t-*•1)'\u2028\xa0—"), max_size=60) | st.text())
def test_blocks_cover_all_but_white_space_in_order(text: str) -> None:
    blocks = find_blocks(text)
    covered: list[int] = []
    for block in blocks:
        assert block.start < block.end
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        covered.extend(range(block.start, block.end))
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
