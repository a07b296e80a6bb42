"""A decision: what one reviewer said of one pillar of one claim. The JSON form is that of the contract."""

from typing import Literal, TypeAlias

from msgspec import Struct, field

from pipeline.records import Kind, Offsets

Action: TypeAlias = Literal["accept", "reject", "edit", "add", "skip", "retract"]
Role: TypeAlias = Literal["reviewer", "adjudicator"]
Sample: TypeAlias = Literal["all", "random", "stratified", "new", "conflict"]


class Quote(Struct, frozen=True):
    """The words that were decided on, with some of the text on both sides, by which they are found again."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Correction(Struct, frozen=True, omit_defaults=True):
    """What an edit or an addition says that the claim should be; what it leaves out stays."""

    pillar: str | None = None
    speaker: str | None = None
    kind: Kind | None = None
    negated: bool | None = None
    hedged: bool | None = None
    scope: Offsets | None = None


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of `decisions.jsonl`.

    `skip` holds no opinion, `retract` takes the reviewer's last one back. `patterns` are those whose evidence the
    claim had; `group` is one for all the claims that one card of the review page stands for."""

    claim: str
    pillar: str | None = None
    decision: Action
    to: Correction = Correction()
    reason: str = ""
    reviewer: str = ""
    role: Role = "reviewer"
    at: str = ""
    sample: Sample = "all"
    quote: Quote | None = None
    article: str = ""
    patterns: tuple[str, ...] = field(default=())
    group: str | None = None
