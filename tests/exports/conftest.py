"""A small run to export: emoji before the evidence, Namibia, cells that a spreadsheet would run, markup."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.exports import export
from pipeline.exports.items import Item, find_items
from pipeline.exports.source import Source
from pipeline.extractor import Extractor
from pipeline.run.claims_file import read_claims
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options

ARTICLES = [
    {
        "id": "=1+1",
        "text": "It rained. “🎉🎉 We will combat corruption in Namibia,” said President Ana Ruiz. "
        "Only 13 percent of migrants came from Honduras because of gangs and hunger, according to a report.",
        "title": "=HYPERLINK(1)",
        "url": "https://news.example/plan?a=1",
        "published": "2021-07-29",
    },
    {
        "id": "b",
        "text": '+1 for this: the mayor 👩‍👩‍👧 fought <b>corruption</b>,\nand "graft" too.\n',
        "url": "javascript:alert(1)",
    },
]

Written = Callable[..., bytes]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "in.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    write_run(Run([str(folder / "in.jsonl")], extractor, Options()), folder / "run")
    return folder / "run"


@pytest.fixture(scope="session")
def items(run: Path) -> list[Item]:
    """What the run says, in order: corruption with an emoji before it; of one sentence violence and economy; corruption
    with markup."""
    found = list(find_items(read_claims(run)))
    assert [item.pillar for item in found] == ["corruption", "violence", "economy", "corruption"]
    return found


@pytest.fixture(scope="session")
def written(run: Path, items: list[Item]) -> Written:
    """The run in a format."""

    def write(to: str, *, text: bool = True) -> bytes:
        out = BytesIO()
        assert export(items, to, out, Source(run, text=text)) == len(items)
        return out.getvalue()

    return write
