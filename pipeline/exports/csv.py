"""CSV (RFC 4180), for spreadsheets: UTF-8 with a BOM, without which Excel takes it for something else."""

import csv
import re
from collections.abc import Iterable
from io import TextIOWrapper
from typing import BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.rows import columns, row
from pipeline.exports.source import Source

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How cells begin that a spreadsheet runs. Those with an apostrophe before it get one more, so that taking one away
gives back what was there."""


def write_csv(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A row for each item; lists with `; ` between, booleans as true and false."""
    stream = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    names = columns(text=source.text)
    writer = csv.writer(stream)
    writer.writerow(names)
    for item in items:
        values = row(item)
        writer.writerow([_cell(values[name]) for name in names])
    stream.flush()
    stream.detach()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "; ".join(value)
    return inert(value) if isinstance(value, str) else value


def inert(cell: str) -> str:
    """Words of an article that stay words in a spreadsheet."""
    return f"'{cell}" if FORMULA.match(cell) else cell
