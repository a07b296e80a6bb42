"""A small run to be reviewed."""

import json
from pathlib import Path

import pytest

from pipeline.extractor import Extractor
from pipeline.review.session import Review
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options

STORY = (
    "The minister promised to combat corruption in Tela. Gangs extort every shop in Yoro, the mayor said. "
    "“We will create jobs for young people,” said President Ana Ruiz. The town has a new bridge. "
    + " ".join(f"Column {n} of the report is on area {n % 9}." for n in range(40))
)
HOSTILE = (
    "The minister<script>window.hacked=1</script> promised to combat corruption <img src=x onerror=window.hacked=1>.\n"
    "The mayor \u202efought corruption\u202c in Yoro 🎉 and in Tela.\n"
)
ARTICLES = [
    {"id": "dull", "text": "It rained. Rain fell on Yoro.", "outlet": "wire.example", "published": "2021-07-29"},
    {"id": "wire", "text": STORY, "outlet": "wire.example", "published": "2021-07-29", "title": "Plan"},
    {"id": "copy", "text": STORY + " Share this.", "outlet": "copy.example", "published": "2021-07-30"},
    {
        "id": "hostile",
        "text": HOSTILE,
        "outlet": "<b>",
        "url": "javascript:alert(1)",
        "title": "<script>hack()</script>",
    },
]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    folder = tmp_path_factory.mktemp("review")
    (folder / "in.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    write_run(Run([str(folder / "in.jsonl")], extractor, Options()), folder / "run")
    return folder / "run"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def review(run: Path, journal: Path) -> Review:
    return Review(run, journal, "anna", pytest.fail)
