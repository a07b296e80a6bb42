"""What a reader noticed on the way."""

from typing import Any

from msgspec import Struct, field


class Notes(Struct):
    """What run.json tells of the input (encodings other than UTF-8 by path, days of publication that are none by
    article id, how many files were passed over), and how far the reading is, in bytes."""

    encodings: dict[str, str] = field(default_factory=dict)
    not_a_day: dict[str, str] = field(default_factory=dict)
    passed_over: int = 0
    bytes_read: int = 0
    bytes_total: int = 0

    def told(self) -> dict[str, Any]:
        """What run.json tells."""
        return {"encodings": self.encodings, "not_a_day": self.not_a_day, "passed_over": self.passed_over}
