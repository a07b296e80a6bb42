"""Prodigy: JSON lines of tasks with tokens and spans, for `mark`, `spans.manual` and others."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from pipeline.exports.items import Item
from pipeline.exports.source import Source
from pipeline.run.json_lines import line_writer


def write_prodigy(items: Iterable[Item], out: BinaryIO, source: Source) -> None:
    """A task for each item, `label` and the labels of its spans the pillar."""
    from pipeline.exports.tokens import SentenceTokenizer, span_of

    tokenize = SentenceTokenizer()
    write = line_writer(out)
    for item in items:
        doc = tokenize(item.claim.text, item.spans)
        tokens = [
            {"text": t.text, "start": t.idx, "end": t.idx + len(t), "id": t.i, "ws": bool(t.whitespace_)} for t in doc
        ]
        task: dict[str, Any] = {"text": item.claim.text, "tokens": tokens, "spans": []}
        for start, end in item.spans:
            span = span_of(doc, start, end, item.pillar or "")
            task["spans"].append(
                {
                    "start": start,
                    "end": end,
                    "token_start": span.start,
                    "token_end": span.end - 1,  # the last token, not the one after it
                    "label": item.pillar,
                }
            )
        if item.pillar:
            task["label"] = item.pillar
        write(task | {"meta": item.meta})
