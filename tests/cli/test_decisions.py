"""`claims decisions` as a user meets it."""

import json
from pathlib import Path

import msgspec

from pipeline.run.claims_file import read_claims
from tests.cli.test_commands import claims
from tests.reviewing import decide

TEXT = "The minister promised to combat corruption. Gangs extort every shop, the mayor said.\n"


def test_decisions_are_brought_in_looked_at_and_taken_out(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT)
    claims("extract", "article.txt", "-o", "outputs/run", cwd=tmp_path)
    first, second = read_claims(tmp_path / "outputs" / "run")
    lost = msgspec.structs.replace(decide(first, "accept"), claim="0", article="nowhere", quote=None)
    decisions = [decide(first, "accept"), decide(first, "reject", by="ben"), decide(second, "accept"), lost]
    given = tmp_path / "given.jsonl"
    given.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in decisions))

    done = claims("decisions", "import", "given.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr.split(",")[0]) == (0, "4 decisions appended to outputs/decisions.jsonl")
    again = claims("decisions", "import", "given.jsonl", cwd=tmp_path)
    assert again.stderr == "0 decisions appended to outputs/decisions.jsonl, 4 there already\n"

    with (tmp_path / "outputs" / "decisions.jsonl").open("ab") as stream:
        stream.write(b'{"claim": "torn')
    done = claims("decisions", "status", cwd=tmp_path)
    assert done.returncode == 0
    assert "the last line is torn" in done.stderr
    assert "cards: 1 accepted, 1 conflict" in done.stdout
    assert "precision: 1.00 (0.21-1.00, 1 of 1)" in done.stdout
    assert f"conflict: {first.id} corruption (anna: accept, ben: reject)" in done.stdout
    assert "orphan: 0 corruption accept: no quote" in done.stdout
    done = claims("decisions", "status", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["states"] == {"kept": 3, "re-anchored": 0, "unclaimed": 0, "orphaned": 1}

    done = claims("decisions", "export", "outputs/run", cwd=tmp_path)
    assert [json.loads(line)["claim"] for line in done.stdout.splitlines()] == [first.id, first.id, second.id]
    done = claims("decisions", "export", "--as", "gold", "-o", "gold", cwd=tmp_path)
    assert done.stderr.endswith("1 article with 1 claim in gold\n")
    done = claims("eval", "gold", "outputs/run", cwd=tmp_path)
    assert done.returncode == 0
    assert "countries" not in done.stdout
    assert claims("decisions", "export", "--as", "gold", "-o", "gold", cwd=tmp_path).returncode == 2


def test_without_decisions_it_says_so(tmp_path: Path) -> None:
    done = claims("decisions", "export", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
