"""doccano: JSON lines for a project of sequence labelling. Offsets are code points, as ours (in a project that counts
grapheme clusters they are not). What stands beside `text` and `label` comes back in doccano's own export."""

from collections.abc import Iterable
from typing import BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.source import Source
from pipeline.run.json_lines import line_writer


def write_doccano(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A line for each item: the evidence is labelled with the pillar."""
    write = line_writer(out)
    for item in items:
        labels = [[start, end, item.pillar] for start, end in item.spans]
        meta = {("pillar_label" if name == "label" else name): value for name, value in item.meta.items()}
        write({"text": item.claim.text, "label": labels} | meta)
