"""The shape of the pattern files: which keys there are and what stands under them.

pydantic checks it, so that every error of a file is found at once. Importing this module costs a tenth of a second; a
book that comes from the cache never does."""

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from pipeline.patterns.issues import Issue
from pipeline.patterns.located import Located
from pipeline.patterns.notation import suggest

Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
PatternId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$")]
Notations: TypeAlias = Annotated[list[Text], Field(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PillarShape(_Shape):
    """A pillar in pillars.yml."""

    id: Name
    number: Annotated[int, Field(ge=1)]
    label: Text
    description: Text
    source: Text


class PillarsFile(_Shape):
    """pillars.yml: the pillars, word lists for all files of the folder, and notations that name the plan itself."""

    framework: Name | None = None
    title: Text | None = None
    description: Text | None = None
    source: Text | None = None
    pillars: Annotated[list[PillarShape], Field(min_length=1)]
    lists: dict[Name, Notations] = {}
    plan: list[Text] = []


class BeforeShape(_Shape):
    """`unless_before`"""

    within: Annotated[int, Field(ge=1, le=20)]
    any: Notations


class PatternShape(_Shape):
    """A pattern."""

    id: PatternId
    title: Text | None = None
    any: Notations | None = None
    all: Annotated[list[Text], Field(min_length=2, max_length=12)] | None = None
    near: Annotated[int, Field(ge=2, le=40)] | None = None
    unless: Notations | None = None
    unless_sentence: Notations | None = None
    unless_before: BeforeShape | None = None
    blocks: Annotated[list[Literal["headline", "caption", "item", "paragraph", "boilerplate"]], Field(min_length=1)] = (
        Field(default=["headline", "caption", "item", "paragraph", "boilerplate"], alias="in")
    )
    match: list[Text] = []
    no_match: list[Text] = []
    todo: list[Text] = []
    source: Text | None = None
    disabled: Text | None = None

    @model_validator(mode="after")
    def _any_or_all(self) -> Self:
        if (self.any is None) == (self.all is None):
            raise ValueError("write any: or all:, and not both")
        if self.near is not None and self.all is None:
            raise ValueError("'near' stands only beside all:; in any: write a gap (...)")
        return self


class PatternFile(_Shape):
    """Any other file of the folder: the patterns of one pillar, or of one rule, and word lists for this file."""

    pillar: Name | None = None
    rule: Name | None = None
    lists: dict[Name, Notations] = {}
    patterns: Annotated[list[PatternShape], Field(min_length=1)]


def check_shape(shape: type[_Shape], located: Located, path: str) -> tuple[Any, list[Issue]]:
    """The value of a file as `shape` (None where it does not fit), and what is wrong."""
    if not isinstance(located.value, dict):
        return None, [Issue(path, 1, 1, "keys", f"the file must have the keys {', '.join(_keys(shape))}")]
    try:
        return shape.model_validate(located.value), []
    except ValidationError as error:
        return None, [_issue(shape, details, located, path) for details in error.errors(include_url=False)]


def _issue(shape: type[_Shape], details: Any, located: Located, path: str) -> Issue:
    at = tuple(part for part in details["loc"] if part != "[key]")
    place = located.place(at)
    if details["type"] == "extra_forbidden" or at != details["loc"]:
        place = located.keys.get(at, place)
    elif details["type"] == "missing":
        place = located.place(at[:-1])
    return Issue(path, *place, "keys", *_explain(shape, details, at))


def _explain(shape: type[_Shape], details: Any, at: tuple[Any, ...]) -> tuple[str, str]:
    """What is wrong, and what to do."""
    name, kind, value = str(at[-1]) if at else "", details["type"], str(details["input"])
    if kind == "extra_forbidden":
        return f"unknown key '{name}'", suggest(name, _keys(shape, at))
    if at != details["loc"]:
        return f"'{name}' is no name", "use a-z, 0-9, - and _"
    if kind == "missing":
        return f"'{name}' is missing", f"add {name}: ..."
    if kind == "literal_error":
        allowed = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"unknown value '{value}'", suggest(value, allowed)
    if kind == "string_pattern_mismatch":
        form = "an id is pillar.name" if name == "id" and at[0] == "patterns" else "use a-z, 0-9, - and _"
        return f"'{value}' is no {name}", f"{form}, in lower case"
    if kind == "value_error":
        message, _, hint = str(details["ctx"]["error"]).partition("; ")
        return message, hint
    key = next((str(part) for part in reversed(at) if isinstance(part, str)), "the file")
    plain = {
        "list_type": ("must be a list: [...]", ""),
        "dict_type": ("must have keys of its own", ""),
        "model_type": ("must have keys of its own", ""),
        "string_type": ("must be text", "put it in quotation marks"),
        "string_too_short": ("is empty", ""),
        "too_short": ("has too few entries", ""),
        "int_parsing": (f"must be a whole number, not '{value}'", ""),
    }
    message, hint = plain.get(kind, (details["msg"], ""))
    return f"'{key}' {message}", hint


def _keys(shape: type[_Shape], at: tuple[Any, ...] = ("",)) -> list[str]:
    """The keys that may stand where a key stands."""
    around = tuple(part for part in at[:-1] if isinstance(part, str))
    models: dict[tuple[str, ...], type[_Shape]] = {
        ("pillars",): PillarShape,
        ("patterns",): PatternShape,
        ("patterns", "unless_before"): BeforeShape,
    }
    return [field.alias or name for name, field in models.get(around, shape).model_fields.items()]
