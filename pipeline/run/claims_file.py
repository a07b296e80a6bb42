"""Reading a run back."""

from collections.abc import Iterator
from pathlib import Path

import jsonlines
import msgspec
import orjson

from pipeline.claim import Claim
from pipeline.errors import ClaimsError


def read_claims(run: Path) -> Iterator[Claim]:
    """The claims of a run folder, or of a `claims.jsonl`, in order.

    Raises ClaimsError with path and line where there is none or a line is no claim."""
    path = run / "claims.jsonl" if run.is_dir() else run
    if not path.is_file():
        raise ClaimsError(f"{run}: no claims here; name a run folder or a claims.jsonl")
    with path.open("rb") as stream, jsonlines.Reader(stream, loads=orjson.loads) as reader:
        line = 0
        while True:
            line += 1
            try:
                yield Claim.from_dict(reader.read())
            except EOFError:
                return
            except (jsonlines.InvalidLineError, msgspec.ValidationError) as error:
                raise ClaimsError(f"{path}:{line}: not a claim ({error}); make the run again") from error
