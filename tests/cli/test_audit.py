"""`claims audit` as a user meets it."""

import json
from pathlib import Path

import msgspec

from tests.cli.test_commands import claims
from tests.reviewing import claim, decide

TEXT = "The minister promised to combat corruption. Ministers promised to end the long night of envelopes. It rained.\n"


def test_the_nearest_and_a_sample(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT)
    claims("extract", "article.txt", "-o", "outputs/run", cwd=tmp_path)
    done = claims("audit", "outputs/run", "--limit", "1", cwd=tmp_path)
    assert done.returncode == 0
    assert "  Ministers promised to end the long night of envelopes.\n1 sentence without" in done.stdout
    done = claims("audit", "--json", cwd=tmp_path)
    [first] = map(json.loads, done.stdout.splitlines())
    assert TEXT[first["start"] : first["end"]] == first["text"]
    assert first["near"]["pillar"] == "corruption"

    added = decide(claim(first["text"], article="article.txt"), "add", pillar="corruption", sample="random")
    whole = msgspec.structs.replace(added, pillar=None, decision="accept")
    lines = b"".join(msgspec.json.encode(each) + b"\n" for each in (added, whole))
    (tmp_path / "outputs" / "decisions.jsonl").write_bytes(lines)
    done = claims("audit", "--sample", "5", cwd=tmp_path)
    assert "3 sentences, 1 with a claim" in done.stdout
    assert "recall in the sample: 0.00 (0.00-0.79, 0 of 1); 1 of its 3 sentences decided on\n" in done.stderr
    done = claims("decisions", "status", cwd=tmp_path)
    assert "recall: 0.00 (0.00-0.79, 0 of 1) in 1 sentence drawn at random\n" in done.stdout

    (tmp_path / "article.txt").write_text(TEXT + TEXT)
    done = claims("audit", "outputs/run", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "article.txt: has changed since the run" in done.stderr
