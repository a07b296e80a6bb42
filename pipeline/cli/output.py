"""Where a command writes: a file that is there whole or not at all, or stdout."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def output_stream(output: str) -> Iterator[BinaryIO]:
    """The stream of `-o FILE`; `-` is stdout, flushed at the end."""
    from pipeline.run.json_lines import whole_file

    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with whole_file(Path(output)) as stream:
        yield stream
