"""The evaluation data, which lies beside the project and never in it; tests that need it skip where it is absent."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.article import Article

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the evaluation data in ../shared, which is absent")


def scorer() -> ModuleType:
    """`score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a set under `data/`."""
    with (SHARED / "data" / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def articles(name: str) -> list[Article]:
    """The articles of a set."""
    return [Article(id=row["id"], text=row["text"], published=row.get("published")) for row in rows(name)]
