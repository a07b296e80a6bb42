"""`.parquet`: a row is one article."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_RECORD
from pipeline.readers.origin import Origin
from pipeline.readers.records import article_of
from pipeline.reading import FIELDS

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ROWS = 64
BUFFER = 1 << 20


def read_parquet(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The articles of a table, in order, a few rows of the needed columns at a time; rows count from 1."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    if not stream.seekable():
        raise UnusableError("Parquet inside something packed, or from standard input; give the path of the file")
    name = origin.options.name
    try:
        with ParquetFile(stream, pre_buffer=False, buffer_size=BUFFER) as file:
            columns = file.schema_arrow.names
            if name("text") not in columns:
                raise UnusableError(f"no column `{name('text')}` among {', '.join(columns[:20])}; --map text=NAME")
            wanted = [name(field) for field in FIELDS if name(field) in columns]
            _check(file)
            number = 0
            for batch in file.iter_batches(ROWS, columns=wanted):
                for record in batch.to_pylist():
                    number += 1
                    yield article_of(record, origin, number)
    except (ArrowException, OSError, MemoryError) as error:
        raise UnusableError(
            f"not read as Parquet ({str(error).partition(chr(10))[0]}); the rest is left out"
        ) from error


def _check(file: "ParquetFile") -> None:
    """Raises UnusableError where rows are longer, on the average of their group, than an article may be."""
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        if group.total_byte_size > MAX_RECORD * max(group.num_rows, 8):
            raise UnusableError(f"rows of over {MAX_RECORD:,} bytes; split them")
