"""`patterns check --fix` and the edits under it: what is mended, and that nothing else changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipeline.patterns.check import check_folder
from pipeline.patterns.edits import Editor, quoted
from pipeline.patterns.fix import fix_folder
from pipeline.patterns.located import read_located
from tests.patterns.books import NO_CACHE, framework

ROOT = Path(__file__).resolve().parents[2]
FILES = [path for path in sorted((ROOT / "patterns").glob("*/*.yml")) if path.name != "pillars.yml"]
NEW = 'new: "x" #y [[z]]'
BLOCK = """\
# Graft and the like.
pillar: p
patterns:
  # first
  - id: p.x
    title: Graft
    any:
      [
        "graft",  # as such
        "bribes", "graft"
      ]
    match: ["They took graft.", 'It''s graft.']   # two
    no_match:
      - Gifts are nice.
      - Gifts are nice.
    todo: ["The bribes were paid.", "Envelopes change hands."]
    source: ours
"""
FIXED = """\
# Graft and the like.
pillar: p
patterns:
  # first
  - id: p.x
    title: Graft
    any:
      [
        "graft",  # as such
        "bribes"
      ]
    match: ["They took [[graft]].", 'It''s [[graft]].', "The [[bribes]] were paid."]   # two
    no_match:
      - Gifts are nice.
    todo: ["Envelopes change hands."]
    source: ours
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_what_needs_no_choice_is_mended_and_the_rest_stays(tmp_path: Path, line_end: str, start: str) -> None:
    folder = framework(tmp_path, "")
    (folder / "p.yml").write_bytes((start + BLOCK.replace("\n", line_end)).encode())
    done = fix_folder(folder, list, NO_CACHE)
    assert (folder / "p.yml").read_bytes().decode() == start + FIXED.replace("\n", line_end)
    assert len(done) == 5
    assert not check_folder(folder, list, NO_CACHE).failures
    assert fix_folder(folder, list, NO_CACHE) == []


def test_a_flow_pattern_is_mended_too(tmp_path: Path) -> None:
    file = "pillar: p\npatterns: [{id: p.x, todo: [The bribes were paid.], any: [bribes]}]\n"
    fix_folder(framework(tmp_path, file), list, NO_CACHE)
    fixed = 'pillar: p\npatterns: [{id: p.x, any: [bribes], match: ["The [[bribes]] were paid."]}]\n'
    assert (tmp_path / "p.yml").read_text() == fixed


def test_a_folder_with_errors_is_left_alone(tmp_path: Path) -> None:
    file = "pillar: p\npatterns: [{id: p.x, any: [bribes, '(']}, {id: p.y, any: [a], todo: [A.]}]\n"
    assert fix_folder(framework(tmp_path, file), list, NO_CACHE) == []
    assert (tmp_path / "p.yml").read_text() == file


HEAD = "patterns:\n  - id: a\n"
FLOW = "patterns:\n  - {id: a"


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (f"{HEAD}    no_match:\n      - x  # why\n", '    no_match:\n      - x  # why\n      - "new"\n'),
        (f"{HEAD}    any: [b]\n", '    any: [b]\n    no_match:\n      - "new"\n'),
        (f"{HEAD}    no_match: []\n", '    no_match: ["new"]\n'),
        (f"{HEAD}    no_match: [{'x' * 100}]\n", f'    no_match: [{"x" * 100},\n               "new"]\n'),
        (f"{FLOW}, no_match: [x]}}\n", '{id: a, no_match: [x, "new"]}\n'),
        (f"{FLOW}}}\n", '{id: a, no_match: ["new"]}\n'),
    ],
)
def test_adding_to_a_list(text: str, added: str) -> None:
    editor = Editor(text)
    editor.add(("patterns", 0, "no_match"), "new")
    assert editor.text.endswith(added)


def test_adding_a_pattern_keeps_what_stands_there() -> None:
    editor = Editor("pillar: p\npatterns:\n- id: p.x\n  any: [a]  # why\n# the end\n")
    editor.add_pattern(["id: p.y", "any:", "  - b"])
    expected = "pillar: p\npatterns:\n- id: p.x\n  any: [a]  # why\n\n- id: p.y\n  any:\n    - b\n# the end\n"
    assert editor.text == expected


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_an_edit_changes_its_value_and_no_other(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value = read_located(text, "").value
    for index in {0, len(value["patterns"]) - 1}:
        for key in ("any", "match", "no_match", "todo"):
            at = ("patterns", index, key)
            check_edit(text, lambda editor, at=at: editor.add(at, NEW), lambda items: [*items, NEW], at)
            if key in value["patterns"][index]:
                check_edit(text, lambda editor, at=at: editor.remove((*at, 0)), lambda items: items[1:], at)
                replaced = lambda items: [NEW, *items[1:]]  # noqa: E731
                check_edit(text, lambda editor, at=at: editor.replace((*at, 0), NEW), replaced, at)


def check_edit(
    text: str, edit: Callable[[Editor], None], expected: Callable[[list[str]], list[str]], at: tuple[str, int, str]
) -> None:
    editor, wanted = Editor(text), read_located(text, "").value
    edit(editor)
    pattern = wanted["patterns"][at[1]]
    pattern[at[2]] = expected(pattern.get(at[2], []))
    if not pattern[at[2]]:
        del pattern[at[2]]
    assert read_located(editor.text, "").value == wanted


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (
            f"{HEAD}    no_match:\n      - |\n        two\n        lines\n    any: [b]\n",
            f'{HEAD}    no_match:\n      - "new"\n    any: [b]\n',
        ),
        (f"{HEAD}    no_match:\n      - >-\n        two\n        lines", f'{HEAD}    no_match:\n      - "new"'),
        (f"{HEAD}    no_match:\n      - two\n        lines  # why\n", f'{HEAD}    no_match:\n      - "new"  # why\n'),
        (f"{HEAD}    no_match: [two\n      lines]\n", f'{HEAD}    no_match: ["new"]\n'),
    ],
)
def test_texts_of_several_lines(text: str, edited: str) -> None:
    editor = Editor(text)
    editor.replace(("patterns", 0, "no_match", 0), "new")
    assert editor.text == edited


@pytest.mark.parametrize(
    "text", ["plain", 'say "x" \\n', "it's", "C1 \x93x\x94", "\x1b[31m", "\x85\u2028\ufeff\ufffe", "\t\r\n é 😀"]
)
@pytest.mark.parametrize("style", ["'", '"'])
def test_any_text_comes_back_from_yaml(text: str, style: str) -> None:
    assert yaml.load(quoted(text, style), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) == text
