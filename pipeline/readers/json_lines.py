"""`.jsonl`: a line is one article, a JSON object with `text` and, where known, id, title, url, published, outlet."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.article import Article, SetAside
from pipeline.readers.lines import TOO_LONG, read_lines
from pipeline.readers.origin import Origin
from pipeline.readers.records import article_of_json


def read_json_lines(stream: BinaryIO, origin: Origin) -> Iterator[Article | SetAside]:
    """The articles of a JSONL file, in order; a line that is none is set aside with its number. Empty lines pass."""
    for number, line in enumerate(read_lines(stream, origin), 1):
        if line is None:
            yield origin.set_aside(f"a line of {TOO_LONG}", number)
        elif (found := article_of_json(line, origin, number)) is not None:
            yield found
