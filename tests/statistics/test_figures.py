"""Intervals and agreement, against figures from the literature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.agreement import cohen, krippendorff
from pipeline.statistics.intervals import Share


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [  # Newcombe (1998), table I: the score method
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    share = Share(right, of)
    assert (share.low, share.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    share = Share(*counts)
    assert share.low is not None and share.value is not None and share.high is not None
    assert 0 <= share.low <= share.value + 1e-9 and share.value <= share.high + 1e-9 <= 1 + 1e-6


def test_nothing_looked_at_has_no_share() -> None:
    assert (Share(0, 0).value, str(Share(0, 0))) == (None, "none")


def test_cohen() -> None:
    labels = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohen(labels) == pytest.approx(0.4)
    assert cohen([("yes", "yes")]) is None


def test_krippendorff() -> None:
    # Krippendorff (2011), nominal data of four observers with missing values: 0.743
    rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    units = [[label for label in unit if label != "."] for unit in zip(*(row.split() for row in rows), strict=True)]
    assert krippendorff(units) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff([["yes"], ["yes", "yes"]]) is None
