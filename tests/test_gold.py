"""Gold files: every one of the corpus reads, leads back to itself, and errors name their line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ClaimsError
from pipeline.evaluation.gold import SUFFIX, gold_files, read_gold
from pipeline.evaluation.quotes import Quotable, plain
from pipeline.evaluation.write import draft_gold, write_gold
from pipeline.records import Attribution, Block, Country, Number, Quotation, Sentence

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FILES = gold_files(CORPUS)
ARTICLE = """He said: 'Work is scarce.
It is scarce.'
- Honduras and Peru
"""
GOLD = """article: {id: x}
sentences:
  - text: "He said: 'Work is scarce."
    block: paragraph
    quotations: [{text: "'Work ... is scarce.'", closed: true}]
    attributions:
      - {source: He, cue: said, content: "'Work ... It is scarce.'", type: direct, speaker: &he {kind: group}}
    claims:
      - {pillar: economy, kind: statement, speech: direct, speaker: *he, scope: Work is scarce}
  - text: It is scarce.'
  - text: Honduras and Peru
    block: item
    countries: [{text: Honduras, iso2: HN}, {text: Peru, iso2: PE}]
"""


def write(folder: Path, gold: str, article: str = ARTICLE) -> Path:
    (folder / "x.txt").write_bytes(article.encode())
    path = folder / f"x{SUFFIX}"
    path.write_text(gold, encoding="utf-8")
    return path


def test_the_form(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path, GOLD))
    assert gold.layers["blocks"] == [Block(0, 40, "paragraph"), Block(41, 60, "item")]
    assert gold.layers["sentences"] == [Sentence(0, 25, 0), Sentence(26, 40, 0), Sentence(43, 60, 1)]
    assert gold.layers["quotations"] == [Quotation(9, 40, True)]
    assert gold.layers["countries"] == [Country(43, 51, "HN", "", "name"), Country(56, 60, "PE", "", "name")]
    (attribution,) = gold.layers["attributions"]
    assert isinstance(attribution, Attribution)
    assert (attribution.source, attribution.cue, attribution.content) == (((0, 2),), ((3, 7),), ((9, 40),))
    (claim,) = gold.claims
    assert (claim.start, claim.end, claim.scope, claim.speaker) == (0, 25, (10, 24), attribution.speaker)


@pytest.mark.parametrize(
    ("wrong", "mended", "message"),
    [
        ("text: Peru,", "text: Chile,", ":13: not in its sentence: 'Chile'"),
        ("text: Honduras and Peru", "text: Honduras or Peru", ":11: not in the article after"),
        ("scope: Work is scarce", "scope: It is scarce", ":9: not in its sentence"),
        ("iso2: PE", "iso3: PER", ":13: unknown key 'iso3'"),
        ("pillar: economy", "piller: economy", ":9: unknown key 'piller'"),
        ("kind: statement", "kind: prophecy", ":9: Invalid enum value 'prophecy'"),
        ("block: item", "block: box", ":11: Invalid enum value 'box'"),
        ("  - text: It is scarce.'\n", "", ':10: no sentence holds the words before it: "It is scarce.'),
        ("countries: [", "countries: {", ":13: "),
        ("{kind: group}", "{kind: group, age: 7}", ":7: unknown key 'age'"),
        ("sentences:", "sentence:", ":1: unknown key 'sentence'"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, wrong: str, mended: str, message: str) -> None:
    assert wrong in GOLD
    path = write(tmp_path, GOLD.replace(wrong, mended))
    with pytest.raises(ClaimsError) as caught:
        read_gold(path)
    assert f"{path}{message}" in str(caught.value)


def test_a_quote_that_stands_twice_wants_a_number(tmp_path: Path) -> None:
    sentence = "One and one and one"
    form = "article: {{id: x}}\nsentences:\n- text: {}\n  block: paragraph\n  numbers: [{{text: one{}, value: 1}}]\n"
    with pytest.raises(ClaimsError, match=r":5: more than once in its sentence: 'one'; add n: 1"):
        read_gold(write(tmp_path, form.format(sentence, ""), sentence))
    (number,) = read_gold(write(tmp_path, form.format(sentence, ", n: 2"), sentence)).layers["numbers"]
    assert (number.start, number.end) == (16, 19)
    assert isinstance(number, Number)
    assert number.value == 1
    with pytest.raises(ClaimsError, match="n: 3 of 'one'; its sentence has 2"):
        read_gold(write(tmp_path, form.format(sentence, ", n: 3"), sentence))


@given(data=st.data())
def test_whatever_is_written_gives_gold_or_one_line(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    start = data.draw(st.integers(0, len(GOLD)))
    end = data.draw(st.integers(start, min(len(GOLD), start + 12)))
    put = data.draw(st.sampled_from(["", "[]", "{}", "&he [*he]", "*he", "n: 2", "\n", ": ", "- ", "'", "\x00", "7"]))
    path = write(tmp_path_factory.mktemp("gold"), GOLD[:start] + put + GOLD[end:])
    try:
        read_gold(path)
    except ClaimsError as error:
        assert str(error).startswith(f"{path}:")


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, GOLD)
    (tmp_path / "x.txt").unlink()
    with pytest.raises(ClaimsError, match=r"x\.txt: the article of x\.gold\.yml cannot be read"):
        read_gold(path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="no gold there"):
        gold_files(tmp_path)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("pov\u00aderty and  human\u00a0rights", "poverty", [(0, 8)]),
        ("pov\u00aderty and  human\u00a0rights", "and human rights", [(9, 26)]),
        ("the factor, the act", "act", [(16, 19)]),
        ("cats and dogs and cats", "cats", [(0, 4), (18, 22)]),
        ("cats and dogs and cats", "cats ... cats", [(0, 22)]),
        ("cats and dogs", "dogs ... cats", []),
        ("a ... b", "a ... b", [(0, 7)]),
        ("cats", "", []),
    ],
)
def test_quotes(text: str, quote: str, found: list[tuple[int, int]]) -> None:
    assert Quotable(text).find(quote, 0, len(text)) == found


@given(st.text(alphabet=st.sampled_from("ab \u00a0\n\u00ad'."), max_size=40), st.data())
def test_whatever_stands_in_a_text_is_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for begin, stop in Quotable(text).find(text[start:end], 0, len(text)):
        assert plain(text[begin:stop]) == plain(text[start:end])


def test_there_are_sixteen_articles() -> None:
    assert len(FILES) == 16
    assert {path.stem for path in CORPUS.glob("*.txt")} == {path.name.removesuffix(SUFFIX) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(SUFFIX))
class TestCorpus:
    def test_reads(self, path: Path) -> None:
        gold = read_gold(path)
        assert 250 <= len(gold.text.split()) <= 700
        assert gold.article.id == path.name.removesuffix(SUFFIX)
        assert gold.article.published

    def test_leads_back_to_itself(self, path: Path, tmp_path: Path) -> None:
        gold = read_gold(path)
        again = read_gold(write(tmp_path, write_gold(gold), gold.text))
        assert again.layers == gold.layers
        assert again.claims == gold.claims

    def test_sentences_cover_the_text(self, path: Path) -> None:
        gold = read_gold(path)
        covered = {offset for s in gold.layers["sentences"] for offset in range(s.start, s.end)}
        outside = {gold.text[i] for i in range(len(gold.text)) if i not in covered and not gold.text[i].isspace()}
        assert outside <= set("-*•")

    def test_no_claim_in_boilerplate(self, path: Path) -> None:
        gold = read_gold(path)
        boilerplate = [b for b in gold.layers["blocks"] if isinstance(b, Block) and b.kind == "boilerplate"]
        assert not [c for c in gold.claims for b in boilerplate if b.start <= c.start < b.end]


def test_a_draft_from_an_annotated_article(tmp_path: Path) -> None:
    annotated = {
        "id": "x",
        "text": "Peru will fight graft.\nShare graft",
        "blocks": [{"start": 0, "end": 22, "kind": "paragraph"}, {"start": 23, "end": 34, "kind": "boilerplate"}],
        "sentences": [{"start": 0, "end": 22, "block": 0}, {"start": 23, "end": 34, "block": 1}],
        "countries": [{"start": 0, "end": 4, "iso2": "PE", "name": "Peru", "form": "name"}],
        "pillars": [
            {
                "start": start,
                "end": start + 5,
                "pillar": "corruption",
                "pattern": "corruption.words",
                "scope": scope,
                "kind": "pledge",
                "negated": False,
                "hedged": False,
            }
            for start, scope in ((16, [0, 22]), (29, [23, 34]))
        ],
    }
    draft = write_gold(draft_gold(annotated, "x"))
    gold = read_gold(write(tmp_path, draft, str(annotated["text"])))
    assert [(c.start, c.pillar, c.kind) for c in gold.claims] == [(0, "corruption", "pledge")]
    assert len(gold.layers["countries"]) == 1
