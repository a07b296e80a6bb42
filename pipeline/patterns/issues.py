"""What is wrong in pattern files: collected, never raised one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import ClaimsError


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, with its place and what to do. `line` and `column` count from 1; `rule` names the check
    that found it."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    @property
    def text(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def __str__(self) -> str:
        warning = "warning: " if self.severity == "warning" else ""
        return f"{self.path}:{self.line}:{self.column}: {warning}{self.text}"


def raise_errors(issues: Sequence[Issue]) -> None:
    """Raise one ClaimsError that lists every error, a line each; do nothing where there is none."""
    errors = sorted({issue for issue in issues if issue.severity == "error"})
    if errors:
        raise ClaimsError("\n".join(map(str, errors)))
