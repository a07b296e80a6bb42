"""The file of decisions: appended to, never rewritten; a kill at any byte loses nothing that was acknowledged."""

import multiprocessing
import os
from pathlib import Path

import msgspec
import pytest

from pipeline.decisions.journal import append_decisions, read_decisions
from pipeline.decisions.record import Correction, Decision, Quote
from pipeline.errors import ClaimsError

FIRST = Decision(claim="1", pillar="economy", decision="accept", reviewer="anna", at="2026-01-01T12:00:00Z")
SECOND = Decision(claim="2", decision="edit", to=Correction(negated=False), quote=Quote("José\n“said”", "a", "b"))


def quiet(message: str) -> None:
    raise AssertionError(message)


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.jsonl"
    append_decisions(path, [FIRST], quiet)
    append_decisions(path, [SECOND, FIRST], quiet)
    assert read_decisions(path, quiet) == [FIRST, SECOND, FIRST]
    assert path.read_bytes().count(b"\n") == 3


def test_the_form_of_the_contract_is_read() -> None:
    line = (
        '{"claim": "id", "pillar": "corruption", "decision": "edit", "to": {"pillar": "economy", "speaker": "X",'
        ' "kind": "pledge", "negated": true, "scope": [3, 9]}, "reason": "r", "reviewer": "ann", "role": "adjudicator",'
        ' "at": "2026-01-01T12:00:00Z", "sample": "random", "quote": {"exact": "e", "prefix": "p", "suffix": "s"},'
        ' "article": "a", "patterns": ["corruption.combat"], "group": "g"}'
    )
    decision = msgspec.json.decode(line, type=Decision)
    assert (decision.to.scope, decision.sample, decision.group) == ((3, 9), "random", "g")


def test_a_kill_at_any_byte_of_a_line_loses_that_line_only(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decisions(path, [FIRST], quiet)
    whole = path.read_bytes()
    line = msgspec.json.encode(SECOND) + b"\n"
    for cut in range(len(line) + 1):
        path.write_bytes(whole + line[:cut])
        torn = 0 < cut < len(line) - 1
        kept = [FIRST] if cut < len(line) - 1 else [FIRST, SECOND]
        heard: list[str] = []
        assert read_decisions(path, heard.append) == kept
        assert [("torn" in each) for each in heard] == [True] * torn
        append_decisions(path, [FIRST], heard.append)
        assert read_decisions(path, quiet) == [*kept, FIRST]
        assert len(heard) == 2 * torn


def test_a_line_in_the_middle_that_is_no_decision_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"claim": "1", "decision": "perhaps"}\n' + msgspec.json.encode(FIRST).decode() + "\n")
    with pytest.raises(ClaimsError, match=r"decisions.jsonl:1: not a decision"):
        read_decisions(path, quiet)
    with pytest.raises(ClaimsError, match="no decisions here"):
        read_decisions(tmp_path / "nowhere", quiet)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decisions(path, [FIRST], quiet)

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space left"):
        patched.setattr(os, "fsync", full)
        append_decisions(path, [SECOND, SECOND], quiet)
    assert read_decisions(path, quiet) == [FIRST]


def append_some(path: Path, reviewer: str) -> None:
    for number in range(40):
        append_decisions(path, [Decision(claim=str(number), decision="accept", reviewer=reviewer)], quiet)


def test_two_processes_may_append(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=append_some, args=(path, name)) for name in ("anna", "ben")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    decisions = read_decisions(path, quiet)
    for name in ("anna", "ben"):
        assert [each.claim for each in decisions if each.reviewer == name] == [str(number) for number in range(40)]
