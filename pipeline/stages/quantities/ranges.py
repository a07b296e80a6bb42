"""Quantities put together to ranges: "two to three weeks", "between 20 and 30", "$5-10 million", "97%–98%", "larger
than ten and smaller than twenty"; and scores, whose numbers stay apart ("218-209")."""

import re
from decimal import Decimal

from pipeline.stages.quantities.lexemes import DASHES, Lexemes
from pipeline.stages.quantities.measures import Quantity
from pipeline.stages.quantities.words import LONGEST

EQUAL = r"equals?(?:ing)?(?:\s(?:to|than))?"
THAN = rf"(?:(?:\sthan)?\sor\s{EQUAL}(?:\sthan)?|\sthan)"
GREATER = r"(?:larger|greater|more|higher|bigger|older|longer)"
SMALLER = r"(?:smaller|less|lower|fewer|younger|shorter)"
OR_EQUAL = rf"(?:{EQUAL}\sor\s)?"
MORE = rf"(?:(?:{OR_EQUAL}{GREATER}{THAN}|not?\s(?:less|fewer|lower)\sthan|at\sleast|above|over)\s|(?:>\s?=?|≥)\s?)"
LESS = rf"(?:(?:{OR_EQUAL}{SMALLER}{THAN}|not?\s(?:more|greater)\sthan|at\smost|up\sto|below|under)\s|(?:<\s?=?|≤)\s?)"
AND_ALSO = r"(?:\s?,?\s(?:and|but)|\s?,)\s(?:(?!not?\s)\w{1,20}\s)?"
MORE_BEFORE = re.compile(rf"(?<!\w)(?<!\bno\s){MORE}$", re.IGNORECASE)
LESS_BEFORE = re.compile(rf"(?<!\w)(?<!\bno\s){LESS}$", re.IGNORECASE)
AND_LESS = re.compile(rf"{AND_ALSO}{LESS}", re.IGNORECASE)
AND_MORE = re.compile(rf"{AND_ALSO}{MORE}", re.IGNORECASE)
OR_MORE_AND_LESS = re.compile(rf"\s(?:or|and)\s(?:{GREATER}|above|over|up){AND_ALSO}{LESS}", re.IGNORECASE)
OR_LESS_AND_MORE = re.compile(rf"\s(?:or|and)\s(?:{SMALLER}|below|under){AND_ALSO}{MORE}", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?<!\w)(?:(?:between|from)\s(?:about\s|around\s|roughly\s|the\s)?|(?:between\s|from\s)?(?:the\s)?age[sd]?\s(?:of\s|between\s)?)$",
    re.IGNORECASE,
)
AND = re.compile(r"\s{1,2}and\s{1,2}(?:the\s)?")
TO = re.compile(r"\s?-?\s{1,2}(?:up\s)?to\s{1,2}(?:about\s|the\s)?|\s{1,2}through\s{1,2}|-to-|\s?(?:--|[-‐‑–—~])\s?")
OR = re.compile(r"\s{1,2}or\s{1,2}")
SCORE = re.compile(
    r"(?<!\w)(?:w[io]n|wins|won|beat|beats|beaten|defeat\w{0,3}|lost|lose|loss|lead|leads|led|vote|votes|voted|voting|scor\w{1,3}|"
    r"victory|decision|ruling|ruled|ruling|tie|tied|draw|drew|record|final|overtime|passed|approved|match|game|games|"
    r"season|series|edged|trailed|trail|rallied|margin|rout\w{0,2}|majority|split|goal|inning|innings|set|upset)(?!\w)",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"(?<!\w)(?:r[oi]se|rises|risen|f[ae]ll|falls|fallen|gr[eo]w|grows|(?:increas|declin|slid|surg|soar|plung|add)(?:ed|es|ing)?"
    r"|(?:jump|climb|dropp|slipp|gain|plummet|tumbl|sank|edg)(?:ed|ing)?|up|down|by)\s(?:(?:another|about|nearly|almost|some|an)\s)?$",
    re.IGNORECASE,
)
REACH = 60  # characters around two numbers in which a word may tell that they are a score


def join(lexemes: Lexemes, left: Quantity, right: Quantity) -> Quantity | None:
    """The range of two quantities that follow each other, or None where they are no range."""
    text = lexemes.source
    start, stop = lexemes.start[left.first], lexemes.start[right.first]
    begin = lexemes.end[left.last - 1]
    if stop - begin > 40 or left.kind == "range" or right.kind == "range":
        return None
    if max(abs(_bound(left)), abs(_bound(right))) > LONGEST:
        return None
    gap = text[begin:stop]
    bounded = _bounded(lexemes, left, right, gap)
    if bounded:
        return bounded
    right = _of_money(lexemes, left, right)
    if not _alike(left, right):
        return None
    opened = BETWEEN.search(text, max(0, start - 28), start)
    word = opened[0].split()[0].lower() if opened else ""
    if (
        opened
        and "age" in opened[0].lower()
        and (TO.fullmatch(gap) or (word in ("between", "from") and AND.fullmatch(gap)))
    ):
        return _range(lexemes, left, right, opened if word in ("between", "from") else None, ages=True)
    if word == "between" and (AND.fullmatch(gap) or TO.fullmatch(gap)):
        return _range(lexemes, left, right, opened)
    if TO.fullmatch(gap):
        if left.kind == "ordinal" and not opened and gap.strip() not in DASHES:
            return None
        dash = gap.strip() in DASHES
        if dash and left.kind == right.kind == "number" and _score(lexemes, left, right):
            return None
        if not dash and word != "from" and (not _rises(left, right) or _change(text, start, left)):
            return None
        return _range(lexemes, left, right, opened if word == "from" else None)
    if OR.fullmatch(gap) and left.kind in ("number", right.kind) and left.kind != "dimension" and _or_so(left, right):
        return _range(lexemes, left, right, None)
    return None


def _change(text: str, start: int, left: Quantity) -> bool:
    """Whether the left amount is a change and the right one what it led to: "rose $40 million to $1.2 billion"."""
    return left.unit is not None and CHANGED.search(text, max(0, start - 30), start) is not None


def _or_so(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers with "or" are a guess: neighbours ("two or three") or round ("20 or 30")."""
    if left.value is None or right.value is None or not 1 <= left.value < right.value < LONGEST:
        return False
    step = right.value - left.value
    lent = _lend(left, right)
    if lent.value is not None and lent is not left:
        return right.value.scaleb(-right.scale) == left.value + 1
    near = step == 1 and left.value <= 20
    return near or (left.value % 5 == 0 and right.value % 5 == 0 and step <= left.value and left.value % step == 0)


def _bounded(lexemes: Lexemes, left: Quantity, right: Quantity, gap: str) -> Quantity | None:
    text, start = lexemes.source, lexemes.start[left.first]
    for before, joint in ((MORE_BEFORE, AND_LESS), (LESS_BEFORE, AND_MORE)):
        if joint.fullmatch(gap):
            opened = before.search(text, max(0, start - 40), start)
            if opened and left.value is not None and right.value is not None:
                return _range(lexemes, left, right, opened)
    if OR_MORE_AND_LESS.fullmatch(gap) or OR_LESS_AND_MORE.fullmatch(gap):
        return _range(lexemes, left, right, None)
    return None


def _alike(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities can bound one range: the left one may leave the unit to the right one."""
    if left.form in ("ratio", "multiple") or right.form in ("ratio", "multiple"):
        return False
    if (left.value is None and left.low is None) or (right.value is None and right.low is None):
        return False
    same = left.kind == right.kind and left.unit == right.unit
    lent = left.kind == "number" and right.kind in ("percent", "dimension", "currency")
    leading = left.kind == "currency" and right.kind == "number"
    return same or lent or leading


def _bound(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.value is not None else quantity.low or Decimal(0)


def _of_money(lexemes: Lexemes, left: Quantity, right: Quantity) -> Quantity:
    """The right bound as money where a left one is: the m of "£1.5-2m" is no meter."""
    if left.kind == "currency" and right.unit == "meter" and lexemes.text[right.last - 1] == "m" and right.value:
        return right._replace(kind="number", value=right.value.scaleb(6), unit=None, scale=6)
    return right


def _rises(left: Quantity, right: Quantity) -> bool:
    low, high = _bound(_lend(left, right)), _bound(right)
    return low < high or high < low < 0  # "minus five to minus ten"


def _lend(left: Quantity, right: Quantity) -> Quantity:
    """The left bound with the multiplier of the right one: the 5 of "$5-10 million"."""
    if (
        left.value is None
        or right.value is None
        or left.scale
        or right.scale < 2
        or (right.scale == 2 and left.value > 9)
        or (left.kind == "currency" and right.kind == "currency" and left.value >= right.value.scaleb(-right.scale))
    ):
        return left
    scaled = left.value.scaleb(right.scale)
    return left._replace(value=scaled) if scaled < right.value else left


def _range(
    lexemes: Lexemes, left: Quantity, right: Quantity, opened: re.Match[str] | None, *, ages: bool = False
) -> Quantity:
    first = left.first
    while opened and first > 0 and lexemes.start[first - 1] >= opened.start():
        first -= 1
    low, high = sorted((_bound(_lend(left, right)), _bound(right)))
    unit = right.unit or left.unit or ("year" if ages else None)
    return Quantity(first, right.last, "range", None, low, high, unit, form="range")


def _score(lexemes: Lexemes, left: Quantity, right: Quantity) -> bool:
    """Whether two plain numbers with a dash are a score, a vote or a record."""
    if left.value is None or right.value is None or left.value >= right.value or _dashed(lexemes, left, right):
        return True
    begin, end = lexemes.start[left.first], lexemes.end[right.last - 1]
    text = lexemes.source
    before, after = text[max(0, begin - REACH) : begin], text[end : end + REACH // 2]
    return bool(SCORE.search(before) or SCORE.search(after))


def _dashed(lexemes: Lexemes, left: Quantity, right: Quantity) -> bool:
    """Whether a third number hangs on two: "6-1-2"."""
    return lexemes.low[right.last] in DASHES or (left.first > 0 and lexemes.low[left.first - 1] in DASHES)
