"""The JSON Schema that editors read: it takes every file that loads, and finds what is wrong in the shape of one."""

import json
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book
from pipeline.patterns.schema import json_schema
from pipeline.patterns.shape import BeforeShape, PatternFile, PatternShape, PillarsFile, PillarShape
from tests.patterns.books import NO_CACHE, PILLARS, framework

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = Draft7Validator(json_schema())
FILES = sorted((ROOT / "patterns").glob("*/*.yml"))
GOOD = "pillar: p\nlists: {l: [x]}\npatterns:\n  - {id: p.x, any: [graft, no, 911], match: ['[[Graft]].']}\n"


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: `no` is a word."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def errors(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, Yaml12))]


def test_the_file_is_what_the_code_says() -> None:
    assert json.loads((ROOT / "patterns" / "schema.json").read_text()) == json_schema(), "make schema"


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_our_files_fit(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pillar: p\n", ""),
        ("pillar: p\n", "pillar: p\nrule: p\n"),
        ("pillar: p\n", "pillar: p\npaterns: []\n"),
        ("pillar: p\n", "pillar: [p]\n"),
        ("lists: {l: [x]}", "lists: {L: [x]}"),
        ("lists: {l: [x]}", "lists: {l: []}"),
        ("lists: {l: [x]}", "lists: [x]"),
        ("id: p.x, ", ""),
        ("id: p.x", "id: Px"),
        ("any: [graft, no, 911]", "anny: [graft]"),
        ("any: [graft, no, 911]", "title: Graft"),
        ("any: [graft, no, 911]", "any: graft"),
        ("any: [graft, no, 911]", "any: []"),
        ("any: [graft, no, 911]", "any: ['  ']"),
        ("any: [graft, no, 911]", "any: [graft], near: 3"),
        ("any: [graft, no, 911]", "any: [graft], all: [a, b]"),
        ("any: [graft, no, 911]", "all: [graft]"),
        ("any: [graft, no, 911]", "all: [graft, b], near: 99"),
        ("any: [graft, no, 911]", "any: [graft], in: [paragrph]"),
        ("any: [graft, no, 911]", "any: [graft], unless_before: {any: [no]}"),
        ("any: [graft, no, 911]", "any: [graft], unless_before: {within: many, any: [no]}"),
        ("any: [graft, no, 911]", "any: [graft], disabled: ''"),
        ("match: ['[[Graft]].']", "match: Graft"),
        ("match: ['[[Graft]].']", "title:"),
    ],
)
def test_what_is_broken_fails_the_schema_and_the_loader(tmp_path: Path, old: str, new: str) -> None:
    assert errors(GOOD) == []
    load_book(framework(tmp_path, GOOD), NO_CACHE)
    assert old in GOOD
    broken = GOOD.replace(old, new)
    assert errors(broken)
    with pytest.raises(ClaimsError):
        load_book(framework(tmp_path, broken), NO_CACHE)


@pytest.mark.parametrize(
    ("old", "new"), [("number: 1", "number: 0"), ("label: P, ", ""), ("pillars:", "plans: x\npillars:")]
)
def test_broken_pillars(tmp_path: Path, old: str, new: str) -> None:
    assert errors(PILLARS) == []
    broken = PILLARS.replace(old, new)
    assert errors(broken)
    with pytest.raises(ClaimsError):
        load_book(framework(tmp_path, GOOD, broken), NO_CACHE)


def test_every_key_is_described() -> None:
    for model in (PillarShape, PillarsFile, BeforeShape, PatternShape, PatternFile):
        bare: list[Any] = [name for name, field in model.model_fields.items() if not field.description]
        assert bare == [], model


def test_editors_are_told() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text())
    assert settings["yaml.schemas"] == {"./patterns/schema.json": ["patterns/*/*.yml"]}
