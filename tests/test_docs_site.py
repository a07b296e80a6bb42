"""The pages that no test of their own covers: their commands and code run, and what they say of the code is so."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.extractor import Extractor
from tests.documents import blocks_of, run_block
from tools.build_reference import FOLDER, PAGES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", ["tutorial.md", "own-plan.md", "library.md"])
def test_commands_and_code_run_in_their_order(name: str, tmp_path: Path) -> None:
    for folder in ("corpus", "patterns"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    blocks = blocks_of((DOCS / name).read_text(encoding="utf-8"))
    said = "".join(run_block(kind, block, tmp_path) for kind, block in blocks)
    assert len(blocks) >= 2
    assert re.search(
        {"tutorial.md": "Ana Reyes", "own-plan.md": "Drinking water", "library.md": "prosecutors"}[name], said
    )


def test_every_page_is_in_the_site_and_is_there() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert sorted(re.findall(r": ([\w/-]+\.md)$", nav, re.MULTILINE)) == sorted(pages)
    assert yaml.safe_load(nav)["theme"]["font"] is False  # nothing is fetched from elsewhere


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "make reference"


def test_the_architecture_is_the_pipeline_s(extractor: Extractor) -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    table = page[page.index("| stage |") : page.index("```text\npipeline/")]
    assert re.findall(r"^\| (\w+) \| ", table, re.MULTILINE)[1:] == extractor.nlp.pipe_names
    tree = re.findall(r"^  (\w+)/", page, re.MULTILINE)
    assert sorted(tree) == sorted(path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py"))
