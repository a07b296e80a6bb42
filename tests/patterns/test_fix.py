"""`patterns check --fix` and the edits under it: what is mended, and that nothing else changes."""

from pathlib import Path

import pytest

from pipeline.patterns.check import check_folder
from pipeline.patterns.edits import Editor
from pipeline.patterns.fix import fix_folder
from tests.patterns.books import NO_CACHE, framework

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
