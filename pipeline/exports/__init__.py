"""Claims in the forms that other tools read: one format a file, one pass over the claims."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.exports.argilla import write_argilla
from pipeline.exports.csv import write_csv
from pipeline.exports.docbin import write_docbin
from pipeline.exports.doccano import write_doccano
from pipeline.exports.items import Item
from pipeline.exports.label_studio import write_label_studio
from pipeline.exports.parquet import write_parquet
from pipeline.exports.prodigy import write_prodigy
from pipeline.exports.schema_org import write_schema_org
from pipeline.exports.source import Source
from pipeline.exports.web_annotation import write_web_annotation


class Format(Struct, frozen=True):
    """How a format is written. `binary`: not for a terminal. `wordless`: of use without the words of the articles."""

    write: Callable[[Iterable[Item], BinaryIO, Source], None]
    binary: bool = False
    wordless: bool = False


FORMATS = {
    "csv": Format(write_csv, wordless=True),
    "parquet": Format(write_parquet, binary=True, wordless=True),
    "label-studio": Format(write_label_studio),
    "doccano": Format(write_doccano),
    "prodigy": Format(write_prodigy),
    "argilla": Format(write_argilla),
    "web-annotation": Format(write_web_annotation, wordless=True),
    "schema-org": Format(write_schema_org, wordless=True),
    "docbin": Format(write_docbin, binary=True),
}


def export(items: Iterable[Item], to: str, out: BinaryIO, source: Source) -> int:
    """Write items in a format of FORMATS, in their order. How many they were.

    Raises ClaimsError where the format is nothing without text, or where its library is not installed."""
    if not source.text and not FORMATS[to].wordless:
        raise ClaimsError(f"--no-text: {to} is made of the text; choose {', '.join(_wordless())}")
    items = iter(items)
    first = list(islice(items, 1))  # an error in reading comes before anything is written
    count = 0

    def counted() -> Iterator[Item]:
        nonlocal count
        for count, item in enumerate(chain(first, items), 1):  # noqa: B007  # read below
            yield item

    FORMATS[to].write(counted(), out, source)
    return count


def _wordless() -> list[str]:
    return [name for name, form in FORMATS.items() if form.wordless]
