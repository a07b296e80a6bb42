"""The shape of the pattern files: which keys there are and what stands under them.

pydantic checks it, so that every error of a file is found at once. Importing this module costs a tenth of a second; a
book that comes from the cache never does."""

from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from pipeline.patterns.issues import Issue
from pipeline.patterns.located import Located
from pipeline.patterns.notation import suggest

Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
PatternId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$")]
Texts: TypeAlias = Annotated[list[Text], Field(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


S = TypeVar("S", bound=_Shape)


class PillarShape(_Shape):
    """A pillar of the plan."""

    id: Name
    """Its name in claims and in the ids of its patterns."""
    number: Annotated[int, Field(ge=1)]
    """Its place in the plan."""
    label: Text
    """Its name for readers."""
    description: Text
    """What it is about."""
    source: Text
    """Where the plan says so."""


class PillarsFile(_Shape):
    """pillars.yml: the pillars, word lists for all files of the folder, and notations that name the plan itself."""

    framework: Name | None = None
    """The name of the framework."""
    title: Text | None = None
    """The name of the plan."""
    description: Text | None = None
    """What the plan is about."""
    source: Text | None = None
    """Who made the plan, and when."""
    pillars: Annotated[list[PillarShape], Field(min_length=1)]
    """The pillars of the plan."""
    lists: dict[Name, Texts] = {}
    """Word lists for all files of the folder; @name in a notation takes one. Each entry is a part."""
    lists_from: Annotated[list[Name], Field(min_length=1)] | None = None
    """Frameworks whose word lists are taken over, by the names of their folders."""
    plan: list[Text] = []
    """Notations that name the plan; where one stands in an article, pillars named by their number count."""


class BeforeShape(_Shape):
    """What forbids a match on whose left it stands."""

    within: Annotated[int, Field(ge=1, le=20)]
    """Among so many words left of the match."""
    any: Texts
    """Notations, one of which forbids the match."""


class PatternShape(_Shape):
    """A pattern: notations that find something, and the examples that prove it."""

    id: PatternId
    """pillar.name; stands in every claim as its evidence."""
    title: Text | None = None
    """What it finds, in a few words."""
    any: Texts | None = None
    """Notations, one of which must match."""
    all: Annotated[list[Text], Field(min_length=2, max_length=12)] | None = None
    """Notations that must all match, in any order, near each other."""
    near: Annotated[int, Field(ge=2, le=40)] | None = None
    """With all: within so many words from first to last, 8 by default."""
    unless: Texts | None = None
    """Notations that remove a match whose evidence they overlap."""
    unless_sentence: Texts | None = None
    """Notations that remove a match anywhere in their sentence."""
    unless_before: BeforeShape | None = None
    """What removes a match that stands right after it."""
    blocks: Annotated[list[Literal["headline", "caption", "item", "paragraph", "boilerplate"]], Field(min_length=1)] = (
        Field(default=["headline", "caption", "item", "paragraph", "boilerplate"], alias="in")
    )
    """The kinds of block in which it may stand; all by default."""
    match: list[Text] = []
    """Sentences that must match; [[...]] marks all of the evidence."""
    no_match: list[Text] = []
    """Near sentences that must not match."""
    todo: list[Text] = []
    """Sentences that should match and do not yet."""
    source: Text | None = None
    """What it was written from."""
    disabled: Text | None = None
    """Why it is left out for now."""

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
    """The pillar that the patterns find."""
    rule: Name | None = None
    """In a folder of rules: the rule that the patterns belong to."""
    lists: dict[Name, Texts] = {}
    """Word lists for this file; @name in a notation takes one. Each entry is a part."""
    patterns: Annotated[list[PatternShape], Field(min_length=1)]
    """The patterns."""


def fitting(shape: type[S], value: Any) -> S | None:
    """The value as `shape`, None where it does not fit."""
    try:
        return shape.model_validate(value)
    except ValidationError:
        return None


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
