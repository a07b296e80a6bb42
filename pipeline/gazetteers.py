"""Gazetteers: typed rows of the CSV files in `patterns/gazetteers/`."""

import csv
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import ClaimsError
from pipeline.resources import patterns_root

T = TypeVar("T", bound=msgspec.Struct)


def read_rows(name: str, row: type[T], folder: Path | None = None) -> list[T]:
    """The rows of `<folder>/<name>.csv` (our own folder by default) as instances of a msgspec Struct.

    The header gives the field names; lines that begin with `#` are comments; an empty cell takes the field's default;
    a `tuple[str, ...]` field is written with `;` between its values.
    Raises ClaimsError with path and line where a row does not fit."""
    path = (folder or patterns_root() / "gazetteers") / f"{name}.csv"
    lists = {f.name for f in msgspec.structs.fields(row) if f.type == tuple[str, ...]}
    records: list[dict[str, object]] = []
    lines_of: list[int] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(line if not line.startswith("#") else "\n" for line in lines)
        table = (cells for cells in reader if cells)
        header = next(table, [])
        for cells in table:
            if len(cells) > len(header):
                raise ClaimsError(f"{path}:{reader.line_num}: {len(cells)} cells under {len(header)} headings")
            records.append({key: value for key, value in zip(header, cells, strict=False) if value})
            lines_of.append(reader.line_num)
    for key in lists.intersection(header):
        for record in records:
            if key in record:
                record[key] = tuple(part.strip() for part in str(record[key]).split(";"))
    try:
        return msgspec.convert(records, list[row], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError:
        for line, record in zip(lines_of, records, strict=True):
            try:
                msgspec.convert(record, row, strict=False)
            except msgspec.ValidationError as error:
                raise ClaimsError(f"{path}:{line}: {error}") from error
        raise


def read_words(name: str) -> frozenset[str]:
    """The words of `<name>.csv` of our own folder, a table of one column: for tables too long for a struct a row."""
    _, *words = (patterns_root() / "gazetteers" / f"{name}.csv").read_text(encoding="utf-8").split()
    return frozenset(words)
