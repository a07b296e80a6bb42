"""`claims patterns stats` and `learn` as a user meets them."""

import io
from pathlib import Path

import msgspec
import pandas as pd
import pytest

from pipeline.run.claims_file import read_claims
from tests.cli.test_commands import claims
from tests.patterns.books import framework
from tests.reviewing import claim, decide

BOOK = """pillar: p
patterns:
  - {id: p.graft, title: G, any: [graft], match: [We fight graft.], source: ours}
  - {id: p.riot, title: R, any: ["~riot"], match: [A riot.], source: ours}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run with two claims of one pattern: one accepted, one rejected; and a sentence that was added."""
    framework(tmp_path / "f", BOOK)
    (tmp_path / "a.txt").write_text("Graft is everywhere. A skin graft took well. Judges sold their verdicts.\n")
    claims("extract", "a.txt", "-o", "outputs/run", "--patterns", "f", cwd=tmp_path)
    everywhere, skin = read_claims(tmp_path / "outputs" / "run")
    added = claim("Judges sold their verdicts.", article=everywhere.article.id)
    decisions = [decide(everywhere, "accept"), decide(skin, "reject"), decide(added, "add", pillar="p")]
    lines = b"".join(msgspec.json.encode(each) + b"\n" for each in decisions)
    (tmp_path / "outputs" / "decisions.jsonl").write_bytes(lines)
    return tmp_path


def test_stats(folder: Path) -> None:
    done = claims("patterns", "stats", "--patterns", "f", cwd=folder)
    assert done.returncode == 0
    assert "0.50 0.09-0.91" in done.stdout
    assert "never fire (1): p.riot" in done.stdout
    done = claims("patterns", "stats", "outputs/run", "--patterns", "f", "--csv", cwd=folder)
    table = pd.read_csv(io.StringIO(done.stdout), index_col="pattern")
    assert (table.loc["p.graft", "claims"], table.loc["p.graft", "precision"]) == (2, 0.5)
    for wrong in (["nowhere"], ["--patterns", "f", "--sample", "odd"]):
        done = claims("patterns", "stats", *wrong, cwd=folder)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_learn_writes_only_when_it_is_told(folder: Path) -> None:
    before = (folder / "f" / "p.yml").read_text()
    done = claims("patterns", "learn", "--patterns", "f", cwd=folder)
    assert done.returncode == 0
    assert 'f/p.yml: p.graft\n    no_match: "A skin graft took well."' in done.stdout
    assert "  - id: p." in done.stdout
    assert "1 example and 1 pattern proposed" in done.stderr
    assert (folder / "f" / "p.yml").read_text() == before

    done = claims("patterns", "learn", "--patterns", "f", "--write", cwd=folder)
    assert "written" in done.stderr
    assert 'no_match: ["A skin graft took well."]' in (folder / "f" / "p.yml").read_text()
    done = claims("patterns", "check", "f", cwd=folder)
    assert done.returncode == 1
    assert "must not match" in done.stdout
    assert claims("patterns", "learn", "--patterns", "f", cwd=folder).stderr.endswith("nothing to learn\n")
