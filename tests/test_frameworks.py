"""Every framework that we ship is one folder: complete, checked, and all that `--patterns` needs."""

from pathlib import Path

import pytest

import pipeline
from pipeline.patterns.book import load_book
from pipeline.patterns.located import read_located
from pipeline.resources import patterns_root

ROOT = Path(__file__).resolve().parents[1]
FRAMEWORKS = sorted(path.parent for path in patterns_root().glob("*/pillars.yml"))
ALLIANCE = patterns_root() / "alliance-for-prosperity"


@pytest.mark.parametrize("folder", FRAMEWORKS, ids=lambda folder: folder.name)
def test_every_pattern_is_documented(folder: Path) -> None:
    for pattern in load_book(folder).patterns:
        kinds = [example.kind for example in pattern.examples]
        assert pattern.title, pattern.id
        assert pattern.source, pattern.id
        assert kinds.count("match") >= 2, pattern.id
        assert kinds.count("no_match") >= 1, pattern.id


def test_the_alliance_for_prosperity_has_its_four_pillars() -> None:
    book = load_book(ALLIANCE)
    assert [pillar.number for pillar in book.pillars] == [1, 2, 3, 4]
    assert len(book.patterns) >= 25
    assert {pattern.pillar for pattern in book.patterns} == {pillar.id for pillar in book.pillars}


def test_it_shares_the_lists_of_root_causes_and_copies_none() -> None:
    own = read_located((ALLIANCE / "pillars.yml").read_text(encoding="utf-8"), "").value["lists"]
    theirs = load_book(patterns_root() / "root-causes").lists
    used = "".join(notation.text for pattern in load_book(ALLIANCE).patterns for notation in pattern.any)
    assert not own.keys() & theirs.keys()
    assert len([name for name in theirs if f"@{name}" in used]) >= 5
    copied = [name for name, words in own.items() if any(set(words) == set(other) for other in theirs.values())]
    assert copied == []


def test_no_line_of_python_knows_it() -> None:
    code = {path: path.read_text(encoding="utf-8").lower() for path in (ROOT / "pipeline").rglob("*.py")}
    assert [path for path, text in code.items() if "alliance" in text or "prosperity" in text] == []


def test_a_name_is_all_it_takes() -> None:
    text = (
        "Honduras wants to attract foreign investors, the minister said. The loan pays for secondary education.\n\n"
        "Under the Alliance for Prosperity, pillar three is about courts.\n"
    )
    extractor = pipeline.load("alliance-for-prosperity")
    [(_, claims)] = extractor.extract([pipeline.Article(id="a", text=text)])
    assert isinstance(claims, list)
    assert [[pillar.id for pillar in claim.pillars] for claim in claims] == [
        ["production"],
        ["human-capital"],
        ["security-justice"],
    ]
    assert claims[0].pillars[0].label == "Stimulating the productive sector"
