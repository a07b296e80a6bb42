"""A short form of benchmarks/hostile.py."""

import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "hostile.py"


def test_hostile_inputs_are_read_or_set_aside() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    counts = runpy.run_path(str(SCRIPT))["read_all"](seed=1, numbers=range(400))
    assert counts["inputs"] == 400
    assert counts["articles"] > 200
    assert counts["set aside"] > 200


def test_hostile_inputs_through_a_run() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    counts = runpy.run_path(str(SCRIPT))["extract_all"](seed=2, numbers=range(60))
    assert counts["articles"] == counts["done"] + counts["skipped"] + counts["set aside"]
    assert counts["claims"] > 0
