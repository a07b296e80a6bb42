"""`claims eval`: a run is measured against gold, and what differs is named."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from msgspec import structs
from typer.testing import CliRunner

from pipeline.cli.eval import eval_command
from pipeline.errors import ClaimsError
from pipeline.evaluation.gold import gold_files, read_gold
from pipeline.evaluation.gold_records import Gold, GoldClaim, Ignored, Meta
from pipeline.evaluation.run import paired
from pipeline.evaluation.scores import Predicted, Report, agree, compare, overlap
from pipeline.records import Attribution, Country, Date, Number, Sentence, Speaker

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TEXT = "Honduras, she said, jails bribed judges. Peru may too."
SHE = Speaker(None, "group")
FIRST, SECOND = (0, 40), (41, 54)


def claim(pillar: str, sentence: tuple[int, int] = FIRST, **fields: Any) -> GoldClaim:
    return GoldClaim(*sentence, pillar, sentence, **{"kind": "statement", **fields})


def gold(claims: list[GoldClaim], **layers: Any) -> Gold:
    names = ("blocks", "sentences", "quotations", "countries", "regions", "persons", "officials", "institutions")
    empty: dict[str, Any] = {name: [] for name in (*names, "numbers", "dates", "attributions", "ignore")}
    return Gold("x.gold.yml", Meta("x"), TEXT, {**empty, **layers}, claims)


def report(truth: Gold, claims: list[GoldClaim], within: Any = None, **layers: Any) -> Report:
    return compare([(truth, Predicted(layers, claims, within))])


def test_claims_are_pairs_of_sentence_and_pillar() -> None:
    truth = gold([claim("corruption"), claim("rights", SECOND)])
    found = report(truth, [claim("corruption"), claim("violence", SECOND)])
    score = found.layers["claims"]
    assert (score.right, score.predicted, score.gold) == (1, 2, 2)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert {pillar: s.f1 for pillar, s in found.pillars.items()} == {"corruption": 1.0, "rights": 0.0, "violence": 0.0}
    assert [(d.what, d.detail, d.words) for d in found.differences] == [
        ("missing", "rights", "Peru may too."),
        ("extra", "violence", "Peru may too."),
    ]


@pytest.mark.parametrize(
    ("of_gold", "of_run", "wrong"),
    [
        ({"kind": "criticism"}, {}, "kind"),
        ({"speaker": SHE, "speech": "indirect"}, {"speaker": SHE, "speech": "mixed"}, "speech"),
        ({"speaker": SHE}, {}, "speaker"),
        ({}, {"speaker": SHE}, "speaker"),
        ({"speaker": Speaker("Kamala Harris", "person")}, {"speaker": Speaker("Jen Psaki", "person")}, "speaker"),
        ({"speaker": SHE}, {"speaker": Speaker("Rosa Díaz", "group")}, None),
        ({"negated": True}, {}, "negated"),
        ({"hedged": True}, {"hedged": True}, None),
    ],
)
def test_the_fields_of_a_claim_that_is_found(of_gold: Any, of_run: Any, wrong: str | None) -> None:
    found = report(gold([claim("corruption", **of_gold)]), [claim("corruption", **of_run)])
    assert [d.what for d in found.differences] == ([wrong] if wrong else [])
    shares = {name: share.right for name, share in found.fields.items() if not name.startswith("claims.speaker.")}
    assert shares == {f"claims.{n}": n != wrong for n in ("scope", "speaker", "speech", "kind", "negated", "hedged")}


def test_name_and_kind_of_a_speaker_are_counted_apart() -> None:
    of_gold, of_run = Speaker("Rosa Díaz", "office"), Speaker("Rosa Díaz", "person")
    found = report(gold([claim("corruption", speaker=of_gold)]), [claim("corruption", speaker=of_run)])
    assert found.fields["claims.speaker.name"].right == 1
    assert found.fields["claims.speaker.kind"].right == 0


def test_flags_have_precision_and_recall() -> None:
    truth = gold([claim("corruption", negated=True), claim("rights", SECOND)])
    found = report(truth, [claim("corruption", negated=True), claim("rights", SECOND, negated=True)])
    assert (found.flags["negated"].precision, found.flags["negated"].recall) == (0.5, 1.0)


def test_a_span_counts_with_its_fields() -> None:
    honduras, peru = Country(0, 8, "HN", "", "name"), Country(41, 45, "PE", "", "name")
    truth = gold([], countries=[honduras, peru])
    found = report(truth, [], countries=[Country(0, 8, "HN", "Honduras", "demonym"), Country(41, 45, "PT", "", "name")])
    assert found.layers["countries"].right == 1
    assert [(d.what, d.line, d.detail) for d in found.differences] == [
        ("form", 1, "gold name, run demonym"),
        ("iso2", 1, "gold PE, run PT"),
    ]


def test_entities_are_looked_for_only_where_a_run_tells_of_them() -> None:
    honduras, peru = Country(0, 8, "HN", "", "name"), Country(41, 45, "PE", "", "name")
    found = report(gold([], countries=[honduras, peru]), [], [FIRST], countries=[honduras])
    assert found.layers["countries"].f1 == 1.0


@pytest.mark.parametrize(("dated", "right"), [(True, 0), (False, 1)])
def test_a_run_that_knew_no_day_of_publication_may_leave_dates_open(dated: bool, right: int) -> None:
    yesterday = Date(0, 8, "2021-07-28", "2021-07-28")
    found = compare([(gold([], dates=[yesterday]), Predicted({"dates": [Date(0, 8)]}, [], dated=dated))])
    assert found.layers["dates"].right == right


def test_what_is_found_where_labellers_could_differ_does_not_count() -> None:
    truth = gold([], countries=[Country(0, 8, "HN", "", "name")], ignore=[Ignored(41, 45)])
    found = report(truth, [], countries=[Country(0, 8, "HN", "", "name"), Country(41, 45, "PE", "", "name")])
    assert (found.layers["countries"].right, found.layers["countries"].predicted) == (1, 1)
    assert found.differences == []


def test_a_sentence_that_is_ignored_as_a_whole_yields_neither_right_nor_wrong_claims() -> None:
    truth = gold([], ignore=[Ignored(*FIRST)])
    found = report(truth, [claim("economy"), claim("economy", SECOND)])
    assert (found.layers["claims"].right, found.layers["claims"].predicted) == (0, 1)


def test_layers_that_were_not_labelled_are_not_counted() -> None:
    truth = structs.replace(gold([]), article=Meta("x", layers=("claims",)))
    found = report(truth, [], countries=[Country(0, 8, "HN", "", "name")])
    assert list(found.layers) == ["claims"]


def test_layers_that_a_run_does_not_have_are_not_counted() -> None:
    assert "sentences" not in report(gold([], sentences=[Sentence(*FIRST, 0)]), [], countries=[]).layers


@pytest.mark.parametrize(
    ("source", "content", "right", "differences"),
    [
        ((10, 13), (20, 39), 1, []),
        ((10, 13), (27, 39), 1, []),
        ((0, 8), (20, 39), 0, ["source"]),
        ((10, 12), (20, 39), 1, []),
        ((10, 13), (41, 54), 0, ["missing", "extra"]),
    ],
)
def test_attributions(source: Any, content: Any, right: int, differences: list[str]) -> None:
    said = Attribution(((10, 13),), ((14, 18),), ((20, 39),), "indirect")
    found = report(gold([], attributions=[said]), [], attributions=[Attribution((source,), (), (content,), "indirect")])
    assert found.layers["attributions"].right == right
    assert {sort: (s.right, s.predicted, s.gold) for sort, s in found.sorts.items() if s.gold or s.predicted} == {
        "indirect": (right, 1, 1)
    }
    assert [d.what for d in found.differences] == differences


@pytest.mark.parametrize(
    ("of_gold", "of_run", "same"),
    [
        (None, "anything", True),
        ("", "anything", True),
        ("US", "us", True),
        ("US", None, False),
        (0.3333, 1 / 3, True),
        (19, 20, False),
        (False, None, False),
    ],
)
def test_what_gold_leaves_open_agrees_with_all(of_gold: object, of_run: object, same: bool) -> None:
    assert agree(of_gold, of_run) is same


def test_overlap_counts_letters() -> None:
    assert overlap("ab, cd", [(0, 6)], [(0, 2)]) == 0.5
    assert overlap("ab", [], []) == 0.0


def line(truth: Gold) -> dict[str, Any]:
    """An article as `claims annotate` writes it, all of it right but the pillars, of which it has none."""
    import msgspec

    return {"id": "y", "text": truth.text, **msgspec.to_builtins(truth.layers)}


def test_annotated_articles_are_compared_in_every_layer(tmp_path: Path) -> None:
    golds = [read_gold(path) for path in gold_files(CORPUS)]
    run = tmp_path / "layers.jsonl"
    run.write_text("".join(json.dumps(line(truth)) + "\n" for truth in golds), encoding="utf-8")
    found = compare(paired(golds, run))
    assert found.articles == len(golds)
    assert {name: s.f1 for name, s in found.layers.items() if name != "claims" and s.gold and s.f1 != 1.0} == {}
    assert found.layers["claims"].gold == sum(len(truth.claims) for truth in golds)


def test_a_run_without_any_of_the_articles_is_an_error(tmp_path: Path) -> None:
    run = tmp_path / "layers.jsonl"
    run.write_text('{"id": "y", "text": "Something else."}\n')
    with pytest.raises(ClaimsError, match="no article of the gold is in it"):
        list(paired([gold([])], run))


@pytest.mark.parametrize("content", ["nonsense\n", '{"text": "x", "countries": [{"start": 1}]}\n'])
def test_a_file_of_another_kind_is_an_error(tmp_path: Path, content: str) -> None:
    run = tmp_path / "layers.jsonl"
    run.write_text(content)
    with pytest.raises(ClaimsError, match=r"layers\.jsonl"):
        list(paired([gold([])], run))


def claim_line(truth: Gold) -> dict[str, Any]:
    """A claim as `claims.jsonl` has it."""
    import hashlib

    sha256 = hashlib.sha256(truth.text.encode()).hexdigest()
    speaker = {"name": None, "role": None, "country": None, "kind": "group", "text": "she", "spans": [[10, 13]]}
    pillar = {
        "id": "corruption",
        "label": "Combating corruption",
        "scope": [0, 40],
        "evidence": [],
        "speaker": speaker,
        "cue": None,
        "speech": "indirect",
        "kind": "criticism",
        "negated": False,
        "hedged": False,
    }
    return {
        "schema": "1",
        "id": "0" * 16,
        "article": {"id": "x", "title": None, "url": None, "outlet": None, "published": None, "sha256": sha256},
        "text": TEXT[:40],
        "start": 0,
        "end": 40,
        "block": "paragraph",
        "context": {"before": None, "after": None},
        "pillars": [pillar],
        "countries": [{"start": 0, "end": 8, "iso2": "HN", "name": "Honduras", "form": "name"}],
    }


def test_a_run_folder_is_compared_in_its_claims(tmp_path: Path) -> None:
    peru = Country(41, 45, "PE", "", "name")
    truth = gold([claim("corruption", speaker=SHE, speech="indirect", kind="criticism")], countries=[peru])
    (tmp_path / "claims.jsonl").write_text(json.dumps(claim_line(truth)) + "\n")
    found = compare(paired([truth], tmp_path))
    assert found.layers["claims"].f1 == 1.0
    assert {share.right for share in found.fields.values()} == {1}
    assert [(d.what, d.words) for d in found.differences] == [("extra", "Honduras")]
    assert "attributions" not in found.layers


def test_the_command(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(eval_command)
    (tmp_path / "x.txt").write_text(TEXT)
    gold_file = tmp_path / "x.gold.yml"
    gold_file.write_text(
        "article: {id: x}\nsentences:\n"
        "  - {text: 'Honduras, ... judges.', block: paragraph, claims: [{pillar: rights, kind: statement}]}\n"
        "  - text: Peru may too.\n"
    )
    (tmp_path / "claims.jsonl").write_text(json.dumps(claim_line(gold([]))) + "\n")
    shown = CliRunner().invoke(app, [str(gold_file), str(tmp_path), "--errors"])
    assert shown.exit_code == 0
    assert f"{tmp_path / 'x.txt'}:1: claims: missing (rights): Honduras, she said" in shown.output
    assert "claims" in shown.output
    values = json.loads(CliRunner().invoke(app, [str(gold_file), str(tmp_path), "--json"]).output)
    assert values["layers"]["claims"] == {
        "right": 0,
        "predicted": 1,
        "gold": 1,
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
    }
    assert CliRunner().invoke(app, [str(tmp_path / "nothing.gold.yml"), str(tmp_path)]).exit_code == 2


def test_numbers_agree_in_value_and_unit() -> None:
    dollars = Number(0, 8, "currency", 340, unit="USD")
    found = report(gold([], numbers=[dollars]), [], numbers=[Number(0, 8, "currency", 340, unit="HNL")])
    assert [d.what for d in found.differences] == ["unit"]
