"""Apache Parquet, for pandas, R, DuckDB and the like: typed columns, lists as lists."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.rows import columns, row
from pipeline.exports.source import Source
from pipeline.readers.extras import need

ROWS = 10_000
"""So many rows are held and written as one group."""


def write_parquet(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A row for each item. Raises ClaimsError where pyarrow is not installed."""
    need("parquet", "--to parquet")
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    types = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), list: pa.list_(pa.string())}
    names = columns(text=source.text)
    schema = pa.schema([(name, types[kind]) for name, kind in names.items()], metadata={"maker": source.maker})
    rows = map(row, items)
    with ParquetWriter(out, schema) as writer:
        while group := list(islice(rows, ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema))
