"""`claims patterns check`: lint, examples, and the forms of a report."""

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from pipeline.patterns.check import Report, as_github, as_json, as_junit, as_text, check_folder
from pipeline.records import Country, Record
from tests.patterns.books import NO_CACHE, framework

GOOD = """\
pillar: p
patterns:
  - id: p.x
    title: Graft
    any: ["~fight ... graft"]
    unless: ["skin graft"]
    match: ["They [[fought all graft]].", "We fight graft."]
    no_match: ["They fight a skin graft."]
    todo: ["Envelopes change hands."]
    source: ours
"""


def check(folder: Path, text: str) -> Report:
    def entities_of(sentence: str) -> Sequence[Record]:
        at = sentence.find("Guatemala")
        return [Country(at, at + 9, "GT", "Guatemala", "name")] if at >= 0 else []

    return check_folder(framework(folder, text), entities_of, NO_CACHE)


def test_a_run_without_failures_is_one_line(tmp_path: Path) -> None:
    assert as_text(check(tmp_path, GOOD)) == f"{tmp_path}: 1 pattern, 4 examples: all right"


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [
        ("We fight graft.", "We like graft.", "7:43: 'p.x' must match, and does not"),
        (
            "[[fought all graft]]",
            "fought [[all graft]]",
            "7:13: 'p.x' must match 'all graft', and matches 'fought all graft'",
        ),
        ("a skin graft", "the graft", "8:16: 'p.x' must not match, and matches 'fight the graft'"),
        (
            "Envelopes change hands",
            "To fight graft",
            "9:12: 'p.x' matches now ('fight graft'): 'To fight graft.'; move it to match:",
        ),
        ("    title: Graft\n", "", "3:5: 'p.x' has no title"),
        ("    source: ours\n", "", "3:5: 'p.x' has no source"),
        ('    no_match: ["They fight a skin graft."]\n', "", "3:5: 'p.x' has no no_match example"),
        ("~fight ... graft", "~fight ... {contry}", "5:23: unknown slot {contry}"),
        (
            "~fight ... graft",
            "{country} {country} {country} ... (graft|{country} {country})? graft",
            "takes over 50 ms",
        ),
    ],
)
def test_failures_have_their_place(tmp_path: Path, old: str, new: str, failure: str) -> None:
    assert old in GOOD
    text = as_text(check(tmp_path, GOOD.replace(old, new)))
    assert failure in text
    assert "all right" not in text


def test_one_wrong_pattern_hides_nothing_of_the_others(tmp_path: Path) -> None:
    broken = '  - id: p.y\n    titel: Bribes\n    any: ["bribes ("]\n'
    text = as_text(check(tmp_path, GOOD.replace("    source: ours\n", "").replace("We fight", "We like") + broken))
    for part in ("3:5: 'p.x' has no source", "7:43: 'p.x' must match", "11:5: unknown key 'titel'", "12:20: a word"):
        assert part in text, text


def test_slots_of_examples_are_filled(tmp_path: Path) -> None:
    file = GOOD.replace("~fight ... graft", "{country:GT} ... graft").replace(
        "They [[fought all graft]].", "Guatemala has graft."
    )
    failures = [(failure.message, failure.hint) for failure in check(tmp_path, file).failures]
    assert failures == [("'p.x' must match, and does not: 'We fight graft.'", "`claims explain` tells why")]


def test_a_prefix_that_covers_another_word_is_a_warning(tmp_path: Path) -> None:
    file = GOOD.replace("~fight ... graft", "combat* ... graft").replace("fought", "combat").replace("fight", "combat")
    report = check(tmp_path, file)
    assert not report.failures
    [warning] = report.warnings
    assert str(warning).startswith(
        f"{tmp_path}/p.yml:5:12: warning: 'combat*' also covers combatants, combatant; write '~combat'"
    )
    shown = file.replace("We combat graft.", "A combatant joined combatants against graft.")
    assert not check(tmp_path, shown).warnings


def test_forms_of_a_report(tmp_path: Path) -> None:
    report = check(tmp_path, GOOD.replace("We fight", "We, 50% of us, like"))
    plain = json.loads(as_json(report))
    assert (plain["patterns"], plain["examples"], plain["failures"][0]["line"]) == (1, 4, 7)
    github = as_github(report).split("\n")
    assert github[0].startswith(f"::error file={tmp_path}/p.yml,line=7,col=43,title=example::'p.x' must match")
    assert "50%25" in github[0]
    suite = Xml.fromstring(as_junit(report))
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase"))) == ("4", "1", 4)
