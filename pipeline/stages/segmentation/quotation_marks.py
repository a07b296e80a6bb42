"""Quotation marks as they stand in a text: which family each belongs to, and whether it opens, closes, or neither.

Apostrophes are told from single marks by what stands beside them; heights (5'10") and elisions ('90s, 'em) are no
marks. In misread UTF-8 they are those that were meant.
"""

import re
from typing import Literal, NamedTuple

from pipeline.stages.segmentation.misread import as_meant

Family = Literal["double", "guillemet", "single"]  # two apostrophes are a double mark
# "possessive" is a single mark that may be an apostrophe after a word ("the farmers' plan"); "either" opens where
# nothing is open, else closes.
Role = Literal["open", "close", "possessive", "either"]

# An apostrophe inside a word is no mark, a run of more than three apostrophes an ornament.
MARKS = re.compile(
    r"(?P<double>[\"“”„‟＂]|``|(?<!')'{2,3}(?!')|’’)"
    r"|(?P<guillemet>[«»])"
    r"|(?P<single>(?<!['`])['’`](?<![^\W_].)(?!['`])|(?<=[^\W_])['’](?![^\W_]|')|[‘‚])"
)
AFTER_STOP = re.compile(r"[.!?…][)\]]?\s+$")
HEIGHT = re.compile(r"\d['’′] ?\d{1,2}$")
ELISION = re.compile(
    r"(?:\d\ds?|em|til|till|tis|twas|twere|cause|cos|coz|bout|round|n|s|re|ve|ll|hood|ere|neath|Ndrangheta|Abd|Abdu?l)\b"
)
CLIPPED = re.compile(r"(?:[sSzZxX]|\w\win|\bo|\b[Oo]l|\bn)$")
BEFORE_OPENING = frozenset("([{<-–—/\"“„«‘'`‚=>…")
AFTER_CLOSING = frozenset(".,;:!?…)]}-–—\"”»’'/")
SIGNS: dict[str, Role] = {
    **dict.fromkeys(("“", "„", "‟", "«", "‘", "‚", "``"), "open"),
    **dict.fromkeys(("”", "»"), "close"),
}


class QuoteMark(NamedTuple):
    """A mark with its offsets. `firm`: next to punctuation, so beyond doubt no apostrophe. `detached`: with white space
    on both sides, as in tokenized text. `after_stop`: a sentence ended just before it."""

    start: int
    end: int
    family: Family
    role: Role
    firm: bool = True
    detached: bool = False
    after_stop: bool = False


def find_marks(text: str, start: int, end: int) -> list[QuoteMark]:
    """The quotation marks between two offsets, without the apostrophes that their neighbours give away."""
    meant = as_meant(text[start:end])
    if meant is None:
        return _marks(text, start, end)
    marks = _marks(meant.text, 0, len(meant.text))
    return [m._replace(start=start + meant.places[m.start], end=start + meant.places[m.end]) for m in marks]


def _marks(text: str, start: int, end: int) -> list[QuoteMark]:
    marks: list[QuoteMark] = []
    for match in MARKS.finditer(text, start, end):
        at, after = match.span()
        left = text[at - 1] if at > start else " "
        right = text[after] if after < end else " "
        if match["single"]:
            role = _single_role(text, at, after, end, left, right)
        elif match[0] == '"' and left.isdigit():
            role = None if HEIGHT.search(text, max(start, at - 5), at) else "close"
        else:
            role = _role(match[0], left, right) if after < end else "close"
        if role is None:
            continue
        after_stop = AFTER_STOP.search(text, max(start, at - 4), at) is not None
        if match[0] == "'''":
            marks.extend(_three(at, role, after_stop))
            continue
        family: Family = match.lastgroup  # type: ignore[assignment]  # the names of the groups
        firm = not left.isalnum() or after == end or (right in AFTER_CLOSING)
        marks.append(QuoteMark(at, after, family, role, firm, left.isspace() and right.isspace(), after_stop))
    return marks


def _role(sign: str, left: str, right: str) -> Role:
    """What a mark does that cannot be an apostrophe."""
    opens = (left.isspace() or left in BEFORE_OPENING) and not right.isspace() and right not in AFTER_CLOSING
    closes = not left.isspace() and (right.isspace() or right in AFTER_CLOSING) and not (left in "([{" and right != ")")
    role: Role = "either" if opens == closes else "open" if opens else "close"
    sign_role = SIGNS.get(sign, role)
    # A curly mark turned the wrong way: what is open decides.
    return sign_role if role in ("either", sign_role) else "either"


def _single_role(text: str, at: int, after: int, end: int, left: str, right: str) -> Role | None:
    """What a single mark does; None for an apostrophe."""
    sign = text[at]
    if sign in "‘‚":
        if left.isalnum() and right.isalnum():
            return None
        if right.isspace() or right in AFTER_CLOSING:
            # In German this sign closes; in English it may be an apostrophe turned the wrong way.
            return None if sign == "‚" else "possessive" if left.isalnum() else "close"
        return None if right.isdigit() and ELISION.match(text, after, end) else "open"
    if left.isspace() and right.isspace():
        return "either" if sign == "'" else None
    if left.isspace() or left in BEFORE_OPENING:
        if right.isspace() or (right in AFTER_CLOSING and not text.startswith("..", after)):
            return "close"
        return None if sign == "’" or (sign == "'" and ELISION.match(text, after, end)) else "open"
    if sign == "`":
        return None
    if right.isalnum():
        return None if ELISION.match(text, after, end) else "either"
    return "possessive" if right.isspace() and CLIPPED.search(text, max(0, at - 4), at) else "close"


def _three(at: int, role: Role, after_stop: bool) -> list[QuoteMark]:
    """Three apostrophes: a double mark outside, a single one inside."""
    if role == "open":
        return [QuoteMark(at, at + 2, "double", role, after_stop=after_stop), QuoteMark(at + 2, at + 3, "single", role)]
    return [QuoteMark(at, at + 1, "single", "close"), QuoteMark(at + 1, at + 3, "double", "close")]
