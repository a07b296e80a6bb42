"""`claims diff` as a user meets it."""

import json
from pathlib import Path

import msgspec

from pipeline.run.claims_file import read_claims
from tests.cli.test_commands import claims
from tests.patterns.books import framework
from tests.reviewing import decide

OLD = "pillar: p\npatterns:\n  - {id: p.graft, title: G, any: [graft], match: [Graft.], source: ours}\n"
NEW = OLD.replace("[graft]", '["skin graft"]')


def test_runs_and_folders_are_compared_with_what_reviewers_said(tmp_path: Path) -> None:
    framework(tmp_path / "old", OLD)
    framework(tmp_path / "new", NEW)
    (tmp_path / "a.txt").write_text("Graft is everywhere. A skin graft took well.\n")
    for name in ("old", "new"):
        claims("extract", "a.txt", "-o", f"outputs/{name}", "--patterns", name, cwd=tmp_path)
    everywhere, _ = read_claims(tmp_path / "outputs" / "old")
    accepted = msgspec.json.encode(decide(everywhere, "accept", by="anna")) + b"\n"
    (tmp_path / "outputs" / "decisions.jsonl").write_bytes(accepted)

    done = claims("diff", "outputs/old", "outputs/new", "--decisions", cwd=tmp_path)
    assert done.returncode == 0
    assert "- p  [[Graft]] is everywhere.\n  a.txt:0 · p.graft · accepted by anna\n" in done.stdout
    assert "0 won, 1 lost, 1 changed" in done.stdout
    assert "accepted" not in claims("diff", "outputs/old", "outputs/new", cwd=tmp_path).stdout

    done = claims("diff", "old", "new", "--on", "a.txt", "--fail-on", "lost-accepted", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert "1 difference of those that --fail-on lost-accepted names" in done.stderr
    assert [d["verdict"] for d in json.loads(done.stdout)["differences"]] == ["accepted", None]
    done = claims("diff", "old", "new", "--on", "a.txt", "--fail-on", "won-rejected", cwd=tmp_path)
    assert done.returncode == 0

    for wrong in (["old", "new"], ["outputs/old", "outputs/new", "a.txt"], ["outputs/old", "x", "--fail-on", "all"]):
        done = claims("diff", *wrong, cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
