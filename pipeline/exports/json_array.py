"""A JSON array written element by element, one a line."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from pipeline.run.json_lines import dumps


def write_array(elements: Iterable[dict[str, Any]], out: BinaryIO) -> None:
    """The array, in the memory of one element."""
    before = b"[\n"
    for element in elements:
        out.write(before + dumps(element))
        before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")
