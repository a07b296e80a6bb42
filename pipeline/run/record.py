"""run.json: what a run read, with what, and what came of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import orjson
from msgspec import Struct, field

from pipeline.article import SetAside
from pipeline.errors import ClaimsError
from pipeline.run.json_lines import whole_file
from pipeline.run.parts import Part

RUN_JSON = "run.json"


class RunRecord(Struct, kw_only=True):
    """A run. `articles` = `done` + `skipped` + the number set aside; `inputs` gives the SHA-256 of each file."""

    schema: str = "1"
    articles: int = 0
    done: int = 0
    skipped: int = 0
    claims: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    model: dict[str, str | None] = field(default_factory=dict)
    version: str = ""
    notes: dict[str, Any] = field(default_factory=dict)
    started: str = ""
    finished: str = ""
    finished_ok: bool = False

    def fingerprint(self) -> dict[str, object]:
        """What must be equal for two runs to give the same claims."""
        return {
            "inputs": self.inputs,
            "options": self.options,
            "patterns": self.patterns,
            "model": self.model,
            "version": self.version,
        }

    def add(self, part: Part) -> None:
        """Count what came of a shard."""
        self.articles += part.articles
        self.done += part.done
        self.skipped += part.skipped
        self.claims += part.claims
        self.set_aside += part.set_aside


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_record(folder: Path, record: RunRecord) -> None:
    """Write run.json, whole."""
    with whole_file(folder / RUN_JSON) as stream:
        stream.write(orjson.dumps(msgspec.to_builtins(record), option=orjson.OPT_INDENT_2) + b"\n")


def read_record(folder: Path) -> RunRecord | None:
    """The record of a finished run; None where there is none. Raises ClaimsError where it is not readable."""
    path = folder / RUN_JSON
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=RunRecord)
    except msgspec.MsgspecError as error:
        raise ClaimsError(f"{path}: not a record of a run ({error}); choose another folder") from error


def newest_run(outputs: Path = Path("outputs")) -> Path:
    """The newest finished run folder. Raises ClaimsError where there is none."""
    runs = sorted(path.parent for path in outputs.glob(f"*/{RUN_JSON}"))
    if not runs:
        raise ClaimsError(f"{outputs}/: no run here yet; make one: claims extract ARTICLES")
    return max(runs, key=lambda folder: ((read_record(folder) or RunRecord()).finished, folder.name))
