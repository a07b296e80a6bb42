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
    rows: list[T] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(line if not line.startswith("#") else "\n" for line in lines)
        table = (cells for cells in reader if cells)
        header = next(table, [])
        for cells in table:
            if len(cells) > len(header):
                raise ClaimsError(f"{path}:{reader.line_num}: {len(cells)} cells under {len(header)} headings")
            values: dict[str, object] = {
                key: tuple(part.strip() for part in value.split(";")) if key in lists else value
                for key, value in zip(header, cells, strict=False)
                if value
            }
            try:
                rows.append(msgspec.convert(values, row, strict=False))
            except msgspec.ValidationError as error:
                raise ClaimsError(f"{path}:{reader.line_num}: {error}") from error
    return rows
