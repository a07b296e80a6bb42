"""Every rule of the lint: where it speaks, and that it is silent where all is well."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.patterns.check import Report, check_folder
from pipeline.patterns.issues import Issue
from pipeline.patterns.lint import rules
from pipeline.patterns.lint.speed import repeated
from pipeline.patterns.view import make_view
from pipeline.records import Record
from tests.patterns.books import NO_CACHE, PILLARS, framework

ONE = """\
pillar: p
patterns:
  - id: p.x
    title: Graft
    any: ["~fight ... graft", "took (bribes|a bribe)"]
    unless: ["skin graft"]
    match: ["They [[fought all graft]].", "He took a bribe."]
    no_match: ["They fight a skin graft."]
    source: ours
"""
TWO = """\
  - id: p.y
    title: Bribes
    any: ["envelopes of cash"]
    match: ["The [[envelopes of cash]] went out.", "Envelopes of cash were seen."]
    no_match: ["The envelopes were empty."]
    source: ours
"""


def nothing(text: str) -> Sequence[Record]:
    return ()


def check(folder: Path, text: str, pillars: str = PILLARS) -> Report:
    return check_folder(framework(folder, text, pillars), nothing, NO_CACHE)


def found(report: Report) -> list[Issue]:
    return [*report.failures, *report.warnings]


def test_nothing_is_said_of_what_is_right(tmp_path: Path) -> None:
    assert found(check(tmp_path, ONE + TWO)) == []


CASES: list[tuple[str, str, str, str]] = [
    ("no-title", "    title: Graft\n", "", "3:5"),
    ("no-source", "    source: ours\n", "", "3:5"),
    ("no-examples", '    no_match: ["They fight a skin graft."]\n', "", "3:5"),
    ("few-examples", ', "He took a bribe."', "", "7:12"),
    ("no-evidence", "[[fought all graft]]", "fought all graft", "7:13"),
    ("disabled-without-reason", "    source: ours\n", "    source: ours\n    disabled: yes\n", "10:15"),
    ("duplicate", '"took (bribes', '"~fight ... graft", "took (bribes', "5:31"),
    ("duplicate", '"envelopes of cash"', '"envelopes of cash", "took (bribes|a bribe)"', "12:32"),
    ("shadowed", '"took (bribes', '"fought ...2 graft", "took (bribes', "5:31"),
    ("shadowed", '"took (bribes', '"took bribes", "took (bribes', "5:31"),
    ("duplicate-example", '"He took a bribe."', '"He took a bribe.", "He took a bribe."', "7:63"),
    ("unused-list", "patterns:\n", "lists: {cash: [money]}\npatterns:\n", "2:9"),
    ("unknown-value", '"took (bribes', '"{country:XX} ... graft", "took (bribes', "5:31"),
    ("wide-prefix", '"took (bribes', '"combat* ... graft", "took (bribes', "5:32"),
    ("wide-prefix", '"took (bribes', '"accus* of graft", "took (bribes', "5:32"),
    ("slow", '"took', '"{country} {country} {country} ... (graft|{country} {country})? graft", "took', "5:31"),
    ("unknown-slot", '"took (bribes', '"{contry} graft", "took (bribes', "5:32"),
    ("unknown-list", '"took (bribes', '"@figt graft", "took (bribes', "5:32"),
    ("needs-nothing", '"took (bribes', '"{country}", "took (bribes', "5:31"),
    ("duplicate-id", "p.y", "p.x", "10:9"),
    ("evidence-marks", "a skin graft", "a [[skin graft]]", "8:16"),
    ("keys", "    title: Graft\n", "    titel: Graft\n", "4:5"),
    ("notation", '"took (bribes', '"took ((bribes', "5:37"),
    ("yaml", "    title: Graft\n", "    title: Graft\n    title: Graft\n", "5:5"),
    ("example", "a skin graft", "graft", "8:16"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "place"), CASES)
def test_a_rule(tmp_path: Path, rule: str, old: str, new: str, place: str) -> None:
    assert old in ONE + TWO
    issues = found(check(tmp_path, (ONE + TWO).replace(old, new, 1)))
    assert f"{tmp_path}/p.yml:{place}" in [f"{i.path}:{i.line}:{i.column}" for i in issues if i.rule == rule], issues


def test_a_view_repeated_is_the_view_of_what_is_repeated() -> None:
    one, many = (make_view(text, 0, len(text)) for text in ("the US's own-goal", "the US's own-goal " * 3))
    again = repeated(one, 3)
    assert (again.lower, again.exact, again.joints) == (many.lower, many.exact, many.joints)
    assert (again.counted, again.positions) == (many.counted, many.positions)


def test_every_rule_has_a_case() -> None:
    named = {rule for rule, *_ in CASES}
    assert {rule.name for rule in rules(NO_CACHE)} - named == {"pillar-without-patterns"}


def test_a_file_that_cannot_be_read_is_the_only_thing_that_is_told(tmp_path: Path) -> None:
    for line, hint in (
        ("\ttitle: X", "indent with spaces"),
        ("    any: [graft, @fight]", "put it in quotation marks"),
        ('    any: ["graft]\n    match: ["Graft."]', "close the quotation mark"),
        ("    title: Fights: graft", "put a text with a colon in quotation marks"),
    ):
        [issue] = found(check(tmp_path, f"pillar: p\nlists: {{l: [x]}}\npatterns:\n  - id: p.x\n{line}\n"))
        assert (issue.rule, issue.hint.startswith(hint)) == ("yaml", True), issue


def test_a_pillar_without_patterns(tmp_path: Path) -> None:
    pillars = f"{PILLARS}  - {{id: q, number: 2, label: Q, description: Q, source: ours}}\n"
    [issue] = found(check(tmp_path, ONE, pillars))
    assert (issue.rule, issue.line, issue.hint) == ("pillar-without-patterns", 4, "write q.yml")


def test_a_pattern_that_another_one_makes_useless(tmp_path: Path) -> None:
    wide = TWO.replace("envelopes of cash", "(envelopes|envelope) of (cash|money)", 1).replace("p.y", "p.z")
    [issue] = found(check(tmp_path, ONE + TWO + wide))
    assert str(issue).endswith("'p.y' finds nothing that 'p.z' does not find; delete it, or narrow the other")
    narrow = '    unless: ["in the post"]\n    source: ours\n'
    assert found(check(tmp_path, ONE + TWO + wide.replace("    source: ours\n", narrow))) == []


def test_of_a_disabled_pattern_nothing_is_asked(tmp_path: Path) -> None:
    disabled = '  - id: p.z\n    any: [graft]\n    match: ["Nothing here."]\n    disabled: until the court has ruled\n'
    report = check(tmp_path, ONE + disabled)
    assert found(report) == []
    assert report.patterns == 1


def test_words_that_somebody_thought_of_are_no_surprise(tmp_path: Path) -> None:
    file = ONE.replace('"took (bribes', '"combat* ... graft", "took (bribes')
    [issue] = found(check(tmp_path, file))
    assert issue.message == "'combat*' also covers combatants, combatant"
    assert found(check(tmp_path, file.replace("He took a bribe.", "A combatant met combatants for graft."))) == []
    assert found(check(tmp_path, file.replace('"skin graft"', '"skin graft", "combatant*"'))) == []
