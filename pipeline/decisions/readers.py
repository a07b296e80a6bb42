"""Decisions from elsewhere. To read another tool's export, write `read_x(content, path)` and name it here."""

from collections.abc import Callable

from pipeline.decisions.journal import parse_decisions
from pipeline.decisions.record import Decision

READERS: dict[str, Callable[[bytes, str], list[Decision]]] = {"jsonl": parse_decisions}
