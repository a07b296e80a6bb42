"""Argilla: a JSON array of records for `dataset.records.from_json`, with the settings of docs/exports.md."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.json_array import write_array
from pipeline.exports.source import Source

FIELDS = ("before", "after")


def write_argilla(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A record for each item, evidence and kind as suggestions. `decision` is left for the annotator."""
    maker = source.maker
    write_array((_record(item, maker) for item in items), out)


def _record(item: Item, maker: str) -> dict[str, Any]:
    known = {name: value for name, value in item.meta.items() if value is not None}
    metadata = {name: str(value).lower() if isinstance(value, bool) else value for name, value in known.items()}
    spans = [{"start": start, "end": end, "label": item.pillar} for start, end in item.spans]
    suggestions: dict[str, Any] = {"kind": {"value": item.said.kind, "agent": maker}}
    if spans:
        suggestions["evidence"] = {"value": spans, "agent": maker}
    return {
        "id": item.id,
        "fields": {"text": item.claim.text} | {name: known[name] for name in FIELDS if name in known},
        "metadata": {name: value for name, value in metadata.items() if name not in FIELDS},
        "suggestions": suggestions,
    }
