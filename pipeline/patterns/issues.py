"""What is wrong in pattern files: collected, never raised one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import ClaimsError


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, with its place. `line` and `column` count from 1."""

    path: str
    line: int
    column: int
    message: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        warning = "warning: " if self.level == "warning" else ""
        return f"{self.path}:{self.line}:{self.column}: {warning}{self.message}"


def raise_errors(issues: Sequence[Issue]) -> None:
    """Raise one ClaimsError that lists every error, a line each; do nothing where there is none."""
    errors = sorted({issue for issue in issues if issue.level == "error"})
    if errors:
        raise ClaimsError("\n".join(map(str, errors)))
