"""Every error has path, line, column, what is wrong and the nearest valid word; all of them come at once."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book, load_rules
from pipeline.patterns.cache import Cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.notation import NotationError
from tests.patterns.books import NO_CACHE, framework

NOTATIONS = {
    "": ("an empty notation", 0),
    "a b | c": ("'|' stands only between parentheses", 4),
    "a) b": ("')' has no '(' before it", 1),
    "the (a|b": ("'(' is not closed", 4),
    "the (a|)": ("a word is missing before ')'", 7),
    "... a": ("a word is missing before '...'", 0),
    "a ...": ("a word is missing at the end", 5),
    "a ... ... b": ("a word is missing before '...'", 6),
    "a ...0 b": ("a gap of 0 words", 2),
    "a ...12 b": ("a gap of 12 words", 2),
    "a ... b ... c ... d ... e": ("more than 3 gaps", 20),
    "(a ... b)": ("a gap cannot stand between parentheses", 3),
    "? a": ("'?' has nothing before it", 0),
    "(((deep (er))))": ("nested deeper than 3", 8),
    "1 2 3 4 5 6 7 8 9 10 11 12 13": ("13 items, over the 12 allowed", 0),
    "(a|b|c|d|e) (a|b|c|d|e) (a|b|c)": ("75 expansions, over the 64 allowed", 0),
    "x" * 401: ("401 characters, over the 400 allowed", 400),
    "the? a?": ("everything in a part is optional", 0),
    "ab*": ("too short; a prefix has at least 3 letters", 0),
    "co*rupt": ("'co*' is too short", 0),
    "~fight*": ("both ~ and *", 0),
    "a ~ b": ("'~' stands only before a word", 2),
    "micro- firms": ("'micro-' is no word", 0),
    "he said “plan”": ("'“' has no meaning here", 8),
    'he said "plan': ("'\"' is not closed", 8),
    'he said ""': ("nothing stands between the quotation marks", 8),
    "not !corrupt": ("use unless:", 4),
    "[[fight]]": ("marks evidence in a match example only", 0),
    "9/11": ("'/' has no meaning here", 1),
    "@figt corruption": ("unknown list '@figt'; did you mean 'fight'?", 0),
    "a @loop": ("the list '@loop' uses itself", 2),
    "a {contry}": ("unknown slot {contry}; did you mean 'country'?", 2),
    "a {number:percnt}": ("unknown value 'percnt' of {number}; did you mean 'percent'?", 2),
    "a {country:Guatemala}": ("write two capital letters, such as GT", 2),
    "a {date:2021}": ("{date} takes no value", 2),
    "a {country": ("'{' is not closed", 2),
}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_notation_errors(notation: str) -> None:
    message, offset = NOTATIONS[notation]
    lists = {"fight": ["~fight"], "loop": ["@loop"]}
    with pytest.raises(NotationError) as caught:
        Compiler(Inflector(Cache(None)), lists).compile(notation)
    assert message in str(caught.value)
    if "loop" not in notation:
        assert caught.value.offset == offset


def test_bounds_that_are_just_kept() -> None:
    compiler = Compiler(Inflector(Cache(None)))
    compiler.compile("1 2 3 4 5 6 7 8 9 10 11 12")
    compiler.compile("a ...9 b ...1 c ... d")
    compiler.compile("(((deep)))")
    compiler.compile("(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)")
    compiler.compile("abc*")
    compiler.compile("x" * 400)


BAD = """\
pillar: q
patern: 1
patterns:
  - id: p.one
    titel: One
    any: ["a |", "{contry}"]
    near: 3
  - id: p.one
    any: [the?]
    in: [paragrph]
  - id: Two
    all: [x]
  - id: p.three
    any: [a]
    unless_before: {withn: 3, any: [no, not]}
    no_match: ["a [[b]]"]
    match: b
"""


def errors_of(folder: Path) -> list[str]:
    with pytest.raises(ClaimsError) as caught:
        load_book(folder, NO_CACHE)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).split("\n")]


def test_all_errors_of_a_folder_come_at_once(tmp_path: Path) -> None:
    assert errors_of(framework(tmp_path, BAD)) == [
        "p.yml:1:9: unknown pillar 'q'; use one of: p",
        "p.yml:2:1: unknown key 'patern'; did you mean 'patterns'?",
        "p.yml:5:5: unknown key 'titel'; did you mean 'title'?",
        "p.yml:6:14: '|' stands only between parentheses (in 'a |')",
        "p.yml:6:19: unknown slot {contry} (in '{contry}'); did you mean 'country'?",
        "p.yml:8:9: 'p.one' stands at p.yml:4 too; rename one",
        "p.yml:9:11: everything in a part is optional (in 'the?'); take one '?' away",
        "p.yml:10:10: unknown value 'paragrph'; did you mean 'paragraph'?",
        "p.yml:11:9: 'Two' is no id; an id is pillar.name, in lower case",
        "p.yml:12:10: 'all' has too few entries",
        "p.yml:15:20: 'within' is missing; add within: ...",
        "p.yml:15:21: unknown key 'withn'; did you mean 'within'?",
        "p.yml:17:12: 'match' must be a list: [...]",
    ]


@pytest.mark.parametrize(
    ("file", "error"),
    [
        ("pillar: p\npatterns: [\n", "p.yml:3:1: no valid YAML"),
        ("pillar: p\npatterns:\n  - id: p.x\n\tany: [a]\n", "p.yml:4:1: no valid YAML: found a tab character"),
        (
            "pillar: p\npatterns: [{id: p.x, any: [“a”]}]",
            "p.yml:2:28: '“' has no meaning here (in '“a”'); quotation marks",
        ),
        ("", "p.yml:1:1: is empty; write pillar: and patterns:, or delete it"),
        ("[1]", "p.yml:1:1: the file must have the keys pillar, rule, lists, patterns"),
        ("patterns: [{id: p.x, any: [a]}]", "p.yml:1:1: 'pillar' is missing; write pillar: and its id"),
        ("rule: p\npatterns: [{id: p.x, any: [a]}]", "p.yml:1:7: 'rule' cannot stand in this folder; write pillar:"),
        ("pillar: p\npatterns: [{id: q.x, any: [a]}]", "p.yml:2:17: 'q.x' must begin with 'p.'"),
        ("pillar: p\npatterns: [{id: p.x}]", "p.yml:2:12: write any: or all:, and not both"),
        (
            "pillar: p\npatterns: [{id: p.x, any: [a], near: 4}]",
            "p.yml:2:12: 'near' stands only beside all:; in any: write a gap (...)",
        ),
        ("pillar: p\npatterns: [{id: p.x, any: ['{country}']}]", "p.yml:2:28: '{country}' could match anywhere"),
        ("pillar: p\npatterns: [{id: p.x, all: ['{country}', '{date}']}]", "p.yml:2:27: could match anywhere"),
        ("pillar: p\npatterns: [{id: p.x, id: p.y, any: [a]}]", "p.yml:2:22: 'id' stands here twice; keep one"),
        ("pillar: &a p\npatterns: [{id: p.x, any: [*a]}]", "p.yml:1:9: a YAML anchor is used here"),
        ("pillar: p\npatterns: [{id: p.x, any: [a], match: ['[[a']}]", "p.yml:2:40: '[[' has no partner"),
        (
            "pillar: p\npatterns: [{id: p.x, any: [a], no_match: ['[[b]]']}]",
            "p.yml:2:43: '[[...]]' marks evidence; a no_match example has none",
        ),
        ("pillar: p\nlists: {l: ['(']}\npatterns: [{id: p.x, any: [a]}]", "p.yml:2:15: a word is missing at the end"),
        (
            "pillar: p\npatterns: [{id: p.x, any: [a], near: x, all: [a, b]}]",
            "p.yml:2:38: 'near' must be a whole number",
        ),
    ],
)
def test_errors_of_a_file(tmp_path: Path, file: str, error: str) -> None:
    assert any(line.startswith(error) for line in errors_of(framework(tmp_path, file))), errors_of(tmp_path)


def test_errors_of_the_pillars(tmp_path: Path) -> None:
    pillar = {"id": "p", "number": 1, "label": "P", "description": "P", "source": "ours"}
    pillars = json.dumps({"pillars": [pillar, {**pillar, "label": ""}], "plan": ["a? b?"], "list": {}})
    errors = "\n".join(errors_of(framework(tmp_path, "pillar: p\npatterns: [{id: p.x, any: [a]}]", pillars)))
    assert "'label' is empty" in errors
    assert "unknown key 'list'; did you mean 'lists'?" in errors
    assert "everything in a part is optional" in errors
    pillars = json.dumps({"pillars": [pillar, pillar]})
    errors = "\n".join(errors_of(framework(tmp_path, "pillar: p\npatterns: [{id: p.x, any: [a]}]", pillars)))
    assert "another pillar has the id 'p'" in errors
    assert "another pillar has the number '1'" in errors


def test_files_that_are_no_text_or_not_there(tmp_path: Path) -> None:
    framework(tmp_path, "pillar: p\npatterns: [{id: p.x, any: [a]}]")
    (tmp_path / "p.yml").write_bytes(b"pillar: p\n# \xff")
    (tmp_path / "q.yaml").write_text("pillar: p")
    (tmp_path / "pillars.yml").unlink()
    assert errors_of(tmp_path) == [
        "p.yml:2:1: is not UTF-8; save it as UTF-8",
        "pillars.yml:1:1: is missing; it names the pillars of the framework",
        "q.yaml:1:1: is not read; name it q.yml",
    ]
    with pytest.raises(ClaimsError, match="cannot be read"):
        load_rules(tmp_path / "nowhere", NO_CACHE)
