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
        return None, [Issue(path, 1, 1, f"the file must have the keys {', '.join(_keys(shape))}")]
    try:
        return shape.model_validate(located.value), []
    except ValidationError as error:
        return None, [_issue(shape, details, located, path) for details in error.errors(include_url=False)]


def _issue(shape: type[_Shape], details: Any, located: Located, path: str) -> Issue:
    at = tuple(part for part in details["loc"] if part != "[key]")
    name, kind = str(at[-1]) if at else "", details["type"]
    if kind == "extra_forbidden":
        return Issue(
            path, *located.keys.get(at, located.place(at)), f"unknown key '{name}'{suggest(name, _keys(shape, at))}"
        )
    if details["loc"] and details["loc"][-1] == "[key]":
        return Issue(path, *located.keys.get(at, located.place(at)), f"'{name}' is no name; use a-z, 0-9, - and _")
    if kind == "missing":
        return Issue(path, *located.place(at[:-1]), f"'{name}' is missing; add {name}: ...")
    if kind == "literal_error":
        allowed = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        value = str(details["input"])
        return Issue(path, *located.place(at), f"unknown value '{value}'{suggest(value, allowed)}")
    if kind == "string_pattern_mismatch":
        hint = "an id is pillar.name" if name == "id" and at[0] == "patterns" else "use a-z, 0-9, - and _"
        return Issue(path, *located.place(at), f"'{details['input']}' is no {name}; {hint}, in lower case")
    if kind == "value_error":
        return Issue(path, *located.place(at), str(details["ctx"]["error"]))
    plain = {
        "list_type": f"'{_key(at)}' must be a list: [...]",
        "dict_type": f"'{_key(at)}' must have keys of its own",
        "model_type": f"'{_key(at)}' must have keys of its own",
        "string_type": f"'{_key(at)}' must be text; put it in quotation marks",
        "string_too_short": f"'{_key(at)}' is empty",
        "too_short": f"'{_key(at)}' has too few entries",
        "int_parsing": f"'{_key(at)}' must be a whole number, not '{details['input']}'",
    }
    return Issue(path, *located.place(at), plain.get(kind) or f"'{_key(at)}': {details['msg']}")


def _key(at: tuple[Any, ...]) -> str:
    return next((str(part) for part in reversed(at) if isinstance(part, str)), "the file")


def _keys(shape: type[_Shape], at: tuple[Any, ...] = ("",)) -> list[str]:
    """The keys that may stand where a key stands."""
    around = tuple(part for part in at[:-1] if isinstance(part, str))
    models: dict[tuple[str, ...], type[_Shape]] = {
        ("pillars",): PillarShape,
        ("patterns",): PatternShape,
        ("patterns", "unless_before"): BeforeShape,
    }
    return [field.alias or name for name, field in models.get(around, shape).model_fields.items()]
