"""Lines of a table of spellings, and the check of one."""

import pytest

from tests.stages.test_numbers import numbers


def lines(tables: dict[str, str]) -> list[tuple[str, str]]:
    """Each line of the tables with its kind."""
    return [(kind, line.strip()) for kind, table in tables.items() for line in table.strip().splitlines()]


def check_spelling(kind: str, line: str) -> None:
    """The number of a line is found as it is marked, with that kind and value."""
    marked, _, wanted = line.rpartition(" = ")
    before, _, rest = marked.partition("[")
    span, _, after = rest.partition("]")
    text = before + span + after
    (number,) = numbers(text)
    assert (text[number.start : number.end], number.kind) == (span, kind)
    if ".." in wanted and kind != "number":
        low, high = wanted.split("..")
        bounds = [float(low), None if high == "None" else float(high)]
        assert [number.low, number.high] == bounds
    else:
        assert number.value == pytest.approx(float(wanted), rel=1e-4)
