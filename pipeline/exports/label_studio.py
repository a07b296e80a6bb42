"""Label Studio: a JSON array of tasks with predictions, for `Import` in a project whose labelling interface is that of
docs/exports.md. Offsets count code points there, as ours do."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.json_array import write_array
from pipeline.exports.source import Source


def write_label_studio(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A task for each item: the sentence, and as prediction its evidence, its kind, and whether it is negated or
    hedged. `decision` is left for the annotator."""
    maker = source.maker
    write_array((_task(item, maker) for item in items), out)


def _task(item: Item, maker: str) -> dict[str, Any]:
    shown = {name: "" if value is None else value for name, value in item.meta.items()}
    return {
        "data": {"text": item.claim.text} | shown,
        "predictions": [{"model_version": maker, "result": list(_results(item))}],
    }


def _results(item: Item) -> Iterator[dict[str, Any]]:
    for number, (start, end) in enumerate(item.spans):
        value = {"start": start, "end": end, "text": item.claim.text[start:end], "labels": [item.pillar]}
        yield _result(f"e{number}", "evidence", "labels", value)
    yield _result("kind", "kind", "choices", {"choices": [item.said.kind]})
    if flags := [name for name in ("negated", "hedged") if getattr(item.said, name)]:
        yield _result("flags", "flags", "choices", {"choices": flags})


def _result(identity: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": identity, "from_name": control, "to_name": "text", "type": kind, "value": value}
