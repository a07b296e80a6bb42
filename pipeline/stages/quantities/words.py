"""Numerals and number words: what they are worth alone, and how a run of them is one cardinal or ordinal."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pipeline.stages.quantities.lexemes import DASHES, FRACTIONS, Lexemes
from pipeline.stages.word_lists import words

UNITS = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
} | {"nought": 0, "naught": 0}
TENS = {
    word: number * 10
    for number, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
} | {"fourty": 40}
SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15,
    "mln": 6, "mn": 6, "mil": 6, "bln": 9, "bn": 9, "bil": 9, "tln": 12, "tn": 12, "trn": 12, "tril": 12,
    "lakh": 5, "crore": 7,
}  # fmt: skip
GLUED_SCALES = {
    "k": 3,
    "K": 3,
    "M": 6,
    "B": 9,
    "bn": 9,
    "BN": 9,
    "tn": 12,
    "mn": 6,
    "mln": 6,
    "bln": 9,
    "trn": 12,
    "G": 9,
    "T": 12,
    "b": 9,
    "t": 12,
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        start=1,
    )
} | {word[:-1] + "ieth": number for word, number in TENS.items() if word != "fourty"}
ORDINAL_SCALES = {"hundredth": 2, "thousandth": 3, "millionth": 6, "billionth": 9, "trillionth": 12}
HALVES = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PART_VALUES = dict(
    zip(FRACTIONS, [(1, 4), (1, 2), (3, 4), (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5),
                    (1, 6), (5, 6), (1, 8), (3, 8), (5, 8), (7, 8)], strict=True)
)  # fmt: skip
UNTOLD = Decimal("1e400")  # no float can be so large, so the record's value is null
LONGEST = Decimal(10) ** 20  # beyond the precision of Decimal no remainder can be told
SPACED_SCALES = frozenset(("k", "K", "M"))  # "3 M people"; "G", "B" and "T" behind a space are names more often
SUFFIXES = frozenset(("st", "nd", "rd", "th"))
BOTH = frozenset(("between", "both", "ages", "aged", "of"))  # "between twenty and five"


POWER = re.compile(r"[x×*]10\^")


class Before(NamedTuple):
    """What stands before the last "and" of a cardinal: its value, and the power of ten of a multiplier that ends it."""

    value: Decimal
    scale: int


class Cardinal(NamedTuple):
    """A cardinal up to the piece `last` (half-open): its value, the power of ten of a multiplier that ends it (0
    without one), and what stands before its last "and"."""

    last: int
    value: Decimal
    scale: int = 0
    before_and: Before | None = None


def numeral(text: str) -> Decimal:
    """The value of a numeral as the lexer cuts it: "1,674,200", "40 000", ".25", "1,3", "1e10", "2^3"."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("'", "").replace("’", "")
    if plain.count(".") > 1 or -1 < plain.find(".") < plain.find(","):  # "1.234.567", "1.234,50"
        plain = plain.replace(".", "")
    plain = POWER.sub("e", plain)
    comma = plain.rpartition(",")[2]
    plain = plain.replace(",", "." if "," in plain and len(comma) < 3 else "")
    try:
        if "^" in plain:
            base, _, power = plain.partition("^")
            return Decimal(base) ** int(power)
        return Decimal(plain)
    except (InvalidOperation, ZeroDivisionError):  # digits of other scripts that Decimal does not take
        return UNTOLD


def cardinal(lexemes: Lexemes, at: int) -> Cardinal | None:
    """The longest cardinal that begins at a piece: "1.2 million", "3 hundred and 21", "twenty-one trillion"."""
    low, kind = lexemes.low, lexemes.kind
    total, group, room, limit, scale = Decimal(0), None, 99, Decimal(1000), 0
    before_and: Before | None = None
    here = at
    while True:
        step, with_and = here, False
        if here > at:
            tens = limit == 10 and low[here - 1] in TENS and 0 < UNITS.get(low[here + 1], 0) < 10
            if lexemes.hyphen(here) or (tens and low[here] in DASHES):
                step += 1
                if low[step] == "and" and limit >= 100 and lexemes.hyphen(step + 1):
                    step, with_and = step + 2, True
            elif low[here] == "and" and (limit >= 100 or (tens and not (at and low[at - 1] in BOTH))):
                step, with_and = step + 1, True  # "twenty and five"
        if with_and and scale >= 3 and _scaled(lexemes, step, room):
            break  # "between 1 million and 2 million"
        word = low[step]
        small = UNITS.get(word, TENS.get(word))
        apart = kind[at] == "numeral" and not with_and and here > at  # "$3.8 billion four-state pipeline"
        if small is not None and not apart and (small < limit or here == at) and (small or here == at):
            before_and = Before(total + (group or 0), scale) if with_and else before_and
            group = (group or Decimal(0)) + small
            limit, scale = Decimal(10 if word in TENS else 0), 0
        elif kind[step] == "numeral" and (
            here == at
            or (with_and and numeral(lexemes.text[step]) < limit)
            or (here == step and 3 <= SCALES.get(low[step + 1], 0) < scale)  # "5 million 300 thousand"
        ):
            before_and = Before(total + (group or 0), scale) if with_and else before_and
            group = (group or Decimal(0)) + numeral(lexemes.text[step])
            limit, scale = Decimal(0), 0
            apart = lexemes.text[step + 1] in SPACED_SCALES and lexemes.kind[step + 2] != "numeral"
            glued = lexemes.text[step + 1] if lexemes.glued(step + 1) or apart else ""
            if glued in GLUED_SCALES and not (glued == "G" and group < 7) and not (glued == "K" and group in (4, 5, 8)):
                return Cardinal(step + 2, group.scaleb(GLUED_SCALES[glued]), GLUED_SCALES[glued])
        elif (
            word == "hundred" and room and not with_and and ((group is None and here == at) or (group and group < 100))
        ):
            group, limit, scale = (group or Decimal(1)) * 100, Decimal(100), 2
        elif (
            word in SCALES
            and SCALES[word] < room
            and not with_and
            and (group is not None or (here == at and len(word) > 4))  # "Nashville, TN"
        ):
            total += (group if group is not None else Decimal(1)).scaleb(SCALES[word])
            room = scale = SCALES[word]
            group, limit = None, Decimal(1000)
        elif word in SCALES and SCALES[word] >= room > 0 and not with_and and group is None and total:
            if low[here - 1] not in SCALES:
                break
            total = total.scaleb(SCALES[word])  # "two thousand million"
            room, scale = 0, SCALES[word]  # once
        else:
            break
        here = step + 1
    if here == at:
        return _point(lexemes, at)
    return _decimals(lexemes, Cardinal(here, total + (group or 0), scale, before_and))


def _scaled(lexemes: Lexemes, at: int, room: int) -> bool:
    """Whether the words or digits from a piece on have a multiplier that does not go into `room`."""
    low = lexemes.low
    for here in range(at, at + 5):
        if low[here] in SCALES:
            return here > at and SCALES[low[here]] >= room
        known = low[here] in UNITS or low[here] in TENS or low[here] == "hundred"
        if not (known or lexemes.kind[here] == "numeral" or lexemes.hyphen(here)):
            return False
    return False


def _decimals(lexemes: Lexemes, whole: Cardinal) -> Cardinal:
    """ "five point five", "nine point nought four", "two hundred point seventy-one"."""
    low, here = lexemes.low, whole.last + 1
    if low[whole.last] != "point" or lexemes.hyphen(here):
        return whole
    digits = ""
    while low[here] in UNITS and UNITS[low[here]] < 10 and len(digits) < 20:
        digits += str(UNITS[low[here]])
        here += 1
    if not digits:
        rest = cardinal(lexemes, here) if low[here] in TENS or low[here] in UNITS else None
        if not rest:
            return whole
        digits, here = str(rest.value), rest.last
    value = whole.value + Decimal("0." + digits)
    if low[here] in SCALES:
        return Cardinal(here + 1, value.scaleb(SCALES[low[here]]), SCALES[low[here]])
    return Cardinal(here, value)


def _point(lexemes: Lexemes, at: int) -> Cardinal | None:
    """ "point five" without a whole before it; "the point two people made" is none."""
    before = lexemes.low[at - 1] if at else ""
    if lexemes.low[at] != "point" or (lexemes.kind[at - 1] == "word" and at and before not in BEFORE_POINT):
        return None
    found = _decimals(lexemes, Cardinal(at, Decimal(0)))
    after = lexemes.kind[found.last] == "word" and lexemes.low[found.last] not in AFTER_POINT
    return None if found.last == at or after else found


BEFORE_POINT = frozenset(words("minus negative is was are of by to about around than equals over under least most and"))
AFTER_POINT = frozenset(words("of percent per pct percentage and to or"))


def _suffix(digits: str) -> str:
    """The letters of an ordinal in digits: "st" of 21."""
    return "th" if digits[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


class Ordinal(NamedTuple):
    """An ordinal up to the piece `last` (half-open); `plural` as in "thirds"."""

    last: int
    value: Decimal
    plural: bool = False


def ordinal(lexemes: Lexemes, at: int) -> Ordinal | None:
    """The ordinal that begins at a piece: "5th", "twenty-first", "one hundred twenty fifth"."""
    if lexemes.kind[at] == "numeral":
        suffix = lexemes.text[at + 1]
        if suffix.lower() in SUFFIXES and (lexemes.glued(at + 1) or suffix == _suffix(lexemes.text[at])):
            return Ordinal(at + 2, numeral(lexemes.text[at]))
        return None
    before = cardinal(lexemes, at)
    here, value = (before.last, before.value) if before else (at, Decimal(0))
    if value > LONGEST:
        return None
    if before and value % 100 == 0 and (lexemes.low[here] == "and" or lexemes.hyphen(here)):
        here += 1 + (lexemes.hyphen(here) and lexemes.low[here + 1] == "and" and lexemes.hyphen(here + 2)) * 2
    elif before and lexemes.hyphen(here):
        here += 1
    word = lexemes.low[here]
    plural = word.endswith("s")
    word = word.removesuffix("s")
    if word in ORDINAL_SCALES:
        return Ordinal(here + 1, (value or Decimal(1)).scaleb(ORDINAL_SCALES[word]), plural)
    if word not in ORDINALS:
        return None
    small = ORDINALS[word]
    if before and not (value % 100 == 0 or (small < 10 and value % 10 == 0 and value % 100 >= 20)):
        return None
    return Ordinal(here + 1, value + small, plural)
