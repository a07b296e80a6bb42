"""Label Studio and Argilla by their own libraries, Prodigy and doccano by the form that their documentation gives."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.exports.items import Item
from tests.exports.conftest import Written

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
TEXT = "“🎉🎉 We will combat corruption in Namibia,” said President Ana Ruiz."
MERGED = "corruption in Namibia,” said President"  # two patterns, whose evidence overlaps


def lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def block(kind: str) -> str:
    [found] = re.findall(rf"```{kind}\n(.*?)```", DOCS, re.DOTALL)
    return str(found)


def test_offsets_are_code_points_also_after_an_emoji(items: list[Item]) -> None:
    assert items[0].claim.text == TEXT
    [(start, end)] = items[0].spans
    assert TEXT[start:end] == MERGED
    units = TEXT.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") != MERGED, "in UTF-16 it would be elsewhere"


def test_label_studio_takes_the_tasks(written: Written, items: list[Item]) -> None:
    sdk = pytest.importorskip("label_studio_sdk.label_interface")
    interface = sdk.LabelInterface(block("xml"))
    tasks = json.loads(written("label-studio"))
    assert [task["data"]["text"] for task in tasks] == [item.claim.text for item in items]
    for task in tasks:
        assert interface.validate_task({"data": task["data"]})
        [prediction] = task["predictions"]
        assert interface.validate_prediction(prediction, return_errors=True) == []
        for result in prediction["result"]:
            if result["type"] == "labels":
                value = result["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    first = tasks[0]
    assert first["predictions"][0]["result"][0]["value"]["text"] == MERGED
    assert first["predictions"][0]["model_version"].startswith("claims 0")
    assert (first["data"]["pillar"], first["data"]["speaker"], first["data"]["negated"]) == (
        "corruption",
        "Ana Ruiz",
        False,
    )


def test_label_studio_converts_what_it_took(written: Written, tmp_path: Path) -> None:
    converter = pytest.importorskip("label_studio_sdk.converter")
    tasks = json.loads(written("label-studio"))
    for number, task in enumerate(tasks):
        task |= {"id": number, "annotations": [{"id": number, **prediction} for prediction in task["predictions"]]}
    (tmp_path / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    made = converter.Converter(block("xml"), project_dir=None)
    made.convert_to_json_min(str(tmp_path / "tasks.json"), str(tmp_path / "out"), is_dir=False)
    [path] = (tmp_path / "out").iterdir()
    rows = json.loads(path.read_text())
    assert [row["claim"] for row in rows] == [task["data"]["claim"] for task in tasks]
    assert rows[0]["evidence"][0]["text"] == MERGED


def test_argilla_takes_the_records(
    written: Written, items: list[Item], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argilla = pytest.importorskip("argilla")
    io = pytest.importorskip("argilla.records._io")  # what `dataset.records.from_json` reads with, without a server
    names: dict[str, Any] = {}
    [settings] = [code for code in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL) if "rg.Settings" in code]
    monkeypatch.setattr(argilla.Argilla, "_validate_connection", lambda _: None)
    exec(settings.partition("dataset =")[0], names)
    made = names["settings"]
    made.validate()
    path = tmp_path / "records.json"
    path.write_bytes(written("argilla"))
    records = io.JsonIO._records_from_json(path)
    assert [record.id for record in records] == [item.id for item in items]
    questions = {question.name: question for question in made.questions}
    fields = {field.name for field in made.fields}
    for record, item in zip(records, items, strict=True):
        assert set(record.fields.to_dict()) <= fields
        assert record.metadata["claim"] == item.claim.id
        assert record.metadata["pattern"] == item.patterns
        for suggestion in record.suggestions:
            labels = questions[suggestion.question_name].labels
            values = suggestion.value if isinstance(suggestion.value, list) else [{"label": suggestion.value}]
            assert {value["label"] for value in values} <= set(labels)
    [span] = records[0].suggestions["evidence"].value
    assert TEXT[span["start"] : span["end"]] == MERGED
    assert isinstance(records[0], argilla.Record)


META = {
    "type": "object",
    "required": ["claim", "article", "pillar", "pattern"],
    "properties": {
        "claim": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "article": {"type": "string"},
        "pillar": {"type": ["string", "null"]},
        "pattern": {"type": "array", "items": {"type": "string"}},
    },
}
OFFSET = {"type": "integer", "minimum": 0}
PRODIGY = {
    "type": "object",
    "required": ["text", "tokens", "spans", "meta"],
    "properties": {
        "text": {"type": "string"},
        "label": {"type": "string"},
        "meta": META,
        "tokens": {
            "items": {
                "required": ["text", "start", "end", "id", "ws"],
                "properties": {"start": OFFSET, "end": OFFSET, "id": OFFSET, "ws": {"type": "boolean"}},
            }
        },
        "spans": {
            "items": {
                "required": ["start", "end", "token_start", "token_end", "label"],
                "properties": {"start": OFFSET, "end": OFFSET, "token_start": OFFSET, "token_end": OFFSET},
            }
        },
    },
}
DOCCANO = META | {
    "required": ["text", "label", *META["required"]],
    "properties": META["properties"]
    | {
        "text": {"type": "string", "minLength": 1},
        "label": {
            "items": {
                "type": "array",
                "prefixItems": [OFFSET, OFFSET, {"type": "string"}],
                "minItems": 3,
                "maxItems": 3,
            }
        },
    },
}


def test_prodigys_form(written: Written, items: list[Item]) -> None:
    tasks = lines(written("prodigy"))
    assert [task["label"] for task in tasks] == [item.pillar for item in items]
    for task in tasks:
        jsonschema.validate(task, PRODIGY)
        text, tokens = task["text"], task["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
        assert all(text[token["start"] : token["end"]] == token["text"] for token in tokens)
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
    [span] = tasks[0]["spans"]
    assert tasks[0]["text"][span["start"] : span["end"]] == MERGED


def test_doccanos_form(written: Written, items: list[Item]) -> None:
    rows = lines(written("doccano"))
    assert [row["text"] for row in rows] == [item.claim.text for item in items]
    for row in rows:
        jsonschema.validate(row, DOCCANO)
        ends = [0, *(end for _, end, _ in row["label"])]
        assert all(start >= end for (start, _, _), end in zip(row["label"], ends, strict=False)), "spans overlap"
    assert rows[0]["label"] == [[*items[0].spans[0], "corruption"]]
    assert len({frozenset(row) for row in rows}) == 1, "doccano reads lines as a table: each has the same fields"
