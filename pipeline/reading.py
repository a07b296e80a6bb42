"""How input is to be read."""

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.errors import ClaimsError

FIELDS = ("id", "text", "title", "url", "published", "outlet")


class ReadOptions(Struct, frozen=True):
    """`format` reads every file so, whatever its ending. `names` gives the input's own name of a field of the article:
    {"text": "body"}."""

    format: str | None = None
    names: dict[str, str] = field(default_factory=dict)

    def name(self, field: str) -> str:
        """What the input calls a field."""
        return self.names.get(field, field)


def parse_names(given: Sequence[str]) -> dict[str, str]:
    """`["text=body"]` as `{"text": "body"}`. Raises ClaimsError where one has another form or names no field."""
    names = {}
    for each in given:
        field, equals, name = each.partition("=")
        if field not in FIELDS or not equals or not name:
            raise ClaimsError(f"--map {each}: give FIELD=NAME, such as text=body; FIELD is one of {', '.join(FIELDS)}")
        names[field] = name
    return names
