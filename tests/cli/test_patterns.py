"""The commands on patterns as a user meets them."""

import json
from pathlib import Path

from tests.cli.test_commands import claims
from tests.patterns.books import framework

GOOD = (
    "pillar: p\npatterns:\n  - {id: p.x, title: X, any: ['~fight ...3 graft'],"
    " match: ['We [[fight graft]].', 'They fought it, graft.'],"
    " no_match: [We fight.], source: ours}\n"
)


def test_check_prints_one_line_and_exits_by_what_it_found(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD)
    done = claims("patterns", "check", "f", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "f: 1 pattern, 3 examples: all right\n")
    framework(tmp_path / "f", GOOD.replace("We fight.", "We fight graft."))
    done = claims("patterns", "check", "f", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=f/p.yml,line=3,")
    done = claims("patterns", "check", "f", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["failures"][0]["line"] == 3


def test_patterns_with_errors_are_named_a_line_each(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD.replace("~fight ...3 graft", "{contry} ("))
    done = claims("grep", "graft", "-", "--patterns", "f", cwd=tmp_path, stdin=b"Graft.")
    assert done.returncode == 2
    assert "f/p.yml:3:32: " in done.stderr
    assert "Traceback" not in done.stderr


def test_grep_marks_the_evidence_and_counts(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD)
    (tmp_path / "a.txt").write_text("We fight the graft. It \u202e rains.\n\nThey fought graft\x1b[31m.")
    done = claims("grep", "~fight ...1 graft", "a.txt", "--patterns", "f", cwd=tmp_path)
    assert done.returncode == 0
    assert "We [[fight the graft]]." in done.stdout
    assert "2 matches in 2 sentences of 1 of 1 article" in done.stdout
    assert "\x1b" not in done.stdout
    done = claims("grep", "~fight ...1 graft", "a.txt", "--patterns", "f", "--json", cwd=tmp_path)
    first = json.loads(done.stdout.split("\n")[0])
    assert first["evidence"] == [{"start": 3, "end": 18, "text": "fight the graft"}]
    assert claims("grep", "a (", "a.txt", "--patterns", "f", cwd=tmp_path).returncode == 2


def test_explain_says_where_a_pattern_dropped_out(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD)
    (tmp_path / "a.txt").write_text("It rains.\nWe fight graft.\n")
    sentence = "We fight one two three four graft."
    done = claims("explain", sentence, "--patterns", "f", cwd=tmp_path)
    assert "p.x: '~fight ...3 graft': 4 words stand between '~fight' and 'graft', up to 3 may" in done.stdout
    done = claims("explain", "--at", "a.txt:2", "--patterns", "f", cwd=tmp_path)
    assert "p.x: matches 'fight graft'" in done.stdout
    assert "rains" not in done.stdout
    assert claims("explain", "--at", "a.txt:9", "--patterns", "f", cwd=tmp_path).returncode == 2
    assert claims("explain", cwd=tmp_path).returncode == 2


def test_new_prints_an_entry_and_writes_it(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD)
    asked = ("patterns", "new", "Judges [[sold verdicts]].", "--pillar", "p", "--patterns", "f", "--not", "It sold.")
    done = claims(*asked, cwd=tmp_path)
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, "  - id: p.sell-verdict")
    assert "--write appends this to f/p.yml" in done.stderr
    assert (tmp_path / "f" / "p.yml").read_text() == GOOD
    done = claims(*asked, "--write", "--source", "ours", "--match", "He sells verdicts.", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "written: 'p.sell-verdict' at the end of f/p.yml\n"
    assert claims("patterns", "check", "f", cwd=tmp_path).stdout == "f: 2 patterns, 6 examples: all right\n"


def test_check_mends_what_needs_no_choice(tmp_path: Path) -> None:
    framework(tmp_path / "f", GOOD.replace("source: ours", "todo: ['Fights graft.'], source: ours"))
    assert claims("patterns", "check", "f", cwd=tmp_path).returncode == 1
    done = claims("patterns", "check", "f", "--fix", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "fixed: f/p.yml: 'p.x' matches what was to do: Fights graft.\n")
