"""`.csv` and `.tsv`: a row is one article; the first row names the columns. Every cell is a string ("NA" is "NA")."""

import csv
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.decode import UndecodableError, decode
from pipeline.readers.errors import UnusableError
from pipeline.readers.limits import MAX_RECORD
from pipeline.readers.lines import TOO_LONG, read_lines
from pipeline.readers.origin import Origin
from pipeline.readers.records import article_of

DELIMITERS = ",;\t|"


def read_csv(stream: BinaryIO, origin: Origin, delimiter: str | None = None) -> Iterator[Article | SetAside]:
    """The articles of a table, in order, each with the line on which its row begins; empty rows pass. The delimiter is
    the one that the first line holds most of."""
    csv.field_size_limit(MAX_RECORD)
    lines = _Lines(stream, origin)
    header = lines.header()
    rows = csv.reader(lines, delimiter=delimiter or max(DELIMITERS, key=header.count))
    names: list[str] = []
    while True:
        number = lines.number + 1 if names else 1
        lines.begin_row()
        try:
            row = next(rows)
        except StopIteration:
            return
        except (csv.Error, UndecodableError) as error:
            if not names:
                raise UnusableError(f"the first row, with the names of the columns: {error}") from error
            yield origin.set_aside(f"a row that cannot be read: {error}", number)
            continue
        if not names:
            names = row
            if origin.options.name("text") not in names:
                raise UnusableError(_no_text(names, origin))
        elif len(row) > len(names):
            yield origin.set_aside(f"{len(row)} cells in the row, for {len(names)} columns; quote the text", number)
        elif any(row):
            yield article_of(dict(zip(names, row, strict=False)), origin, number)


read_tsv = partial(read_csv, delimiter="\t")


def _no_text(names: list[str], origin: Origin) -> str:
    columns = ", ".join(name[:40] for name in names[:20])
    return f"no column `{origin.options.name('text')}` among {columns}; name one: --map text=NAME"


class _Lines:
    """The lines as text for csv's reader. It goes on after an error, as a generator would not."""

    def __init__(self, stream: BinaryIO, origin: Origin) -> None:
        self._lines = read_lines(stream, origin)
        self._origin = origin
        self._header: str | None = None
        self._length = 0
        self.number = 0

    def header(self) -> str:
        """The first line, which is given again."""
        try:
            self._header = self._next()
        except StopIteration:
            self._header = None
        except (csv.Error, UndecodableError) as error:
            raise UnusableError(f"the first line: {error}") from error
        return self._header or ""

    def begin_row(self) -> None:
        """A row begins: its lines count anew towards the limit."""
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._header is not None:
            line, self._header = self._header, None
            return line
        return self._next()

    def _next(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._length += len(line or b"")
        if line is None or self._length > MAX_RECORD:
            raise csv.Error(f"a row of {TOO_LONG}, or close an open quotation mark")
        decoded = decode(line)
        if decoded.encoding:
            self._origin.notes.encodings[self._origin.path] = decoded.encoding
        return decoded.text
