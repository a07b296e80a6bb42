"""What a reader noticed on the way."""

from msgspec import Struct, field


class Notes(Struct):
    """What run.json tells of the input (encodings other than UTF-8 by path, days of publication that are none by
    article id, how many files were passed over), and how far the reading is, in bytes."""

    encodings: dict[str, str] = field(default_factory=dict)
    not_a_day: dict[str, str] = field(default_factory=dict)
    passed_over: int = 0
    bytes_read: int = 0
    bytes_total: int = 0
