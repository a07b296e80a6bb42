"""Amounts without their unit: cardinals, fractions ("two-thirds", "10 1/2", "2-and-a-half"), ratios ("one in five"),
vague amounts ("tens of thousands", "several hundred"), multiples ("twice", "16 times"), ordinals ("#1", "fifth")."""

from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.stages.quantities.lexemes import DASHES, Lexemes
from pipeline.stages.quantities.words import (
    HALVES,
    PART_VALUES,
    SCALES,
    TENS,
    UNITS,
    Before,
    cardinal,
    numeral,
    ordinal,
)
from pipeline.stages.word_lists import words

Form = Literal["cardinal", "fraction", "ratio", "vague", "multiple", "ordinal"]


class Amount(NamedTuple):
    """An amount over the pieces `first` to `last` (half-open). A vague one has no `value` but `low`. `scale` is the
    power of ten of the multiplier that ends it ("million": 6), 0 without one."""

    first: int
    last: int
    form: Form
    value: Decimal | None
    low: Decimal | None = None
    scale: int = 0


ROUND = frozenset((*range(2, 11), 100, 1000))  # what "eight of 10" is a share of
ARTICLES = frozenset(("a", "an"))
GROUPS = {"dozen": 12, "score": 20, "gross": 144}
PLURAL_SCALES = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "lakhs": 200000,
    "crores": 20000000,
} | {scale + "s": 2 * 10**power for scale, power in SCALES.items() if power % 3 == 0 and len(scale) > 3}
PLURAL_FACTORS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
FEW = {"several": 3, "few": 3, "couple": 2, "many": 2}
MULTIPLES = {"twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}
TIMES_BEFORE = frozenset(
    words("the as more higher larger greater bigger that what its their his her faster lower less longer older this")
)
NOT_HALVES = frozenset(words("other first second third fourth better latter last final next third-and in-")) | {"time"}
HALVED = frozenset(  # "a half-hour", "a quarter century"
    words(
        "hour mile inch day century second minute ton tonne acre pound foot pint gallon ounce cup yard meter metre "
        "point percentage"
    )
)
AFTER_PART = frozenset(
    words(
        "of in more less from the as to higher lower than by and or but that are is were was have had will would who "
        "which said say says at on since over between when if with for because he she it they we do did can could"
    )
)


def amount(lexemes: Lexemes, at: int) -> Amount | None:
    """The amount that begins at a piece, or None."""
    low = lexemes.low
    word = low[at]
    sign = _sign(lexemes, at)
    if sign:
        found = amount(lexemes, at + 1)
        if found and found.value is not None and found.form in ("cardinal", "fraction"):
            return found._replace(first=at, value=-found.value)
        return None
    if word == "#" or (word in ("no", "nos") and low[at + 1] == "." and lexemes.text[at][0] == "N"):
        here = at + (1 if word == "#" else 2)
        if lexemes.kind[here] == "numeral" and len(lexemes.text[here]) <= 3 and lexemes.text[here].isdigit():
            return Amount(at, here + 1, "ordinal", numeral(lexemes.text[here]))
        return None
    if word in MULTIPLES:
        return Amount(at, at + 1, "multiple", Decimal(MULTIPLES[word]))
    return _vague(lexemes, at) or _pair(lexemes, at) or _half(lexemes, at) or _counted(lexemes, at)


def _sign(lexemes: Lexemes, at: int) -> bool:
    """Whether a minus stands at a piece: a glued dash after a space, or the word before a number."""
    word = lexemes.low[at]
    if word in ("minus", "negative") and not (at and lexemes.low[at - 1] in ("or", "a", "the")):
        after = lexemes.low[at + 1]
        part = after in ARTICLES and lexemes.low[at + 2] in (
            "half",
            "quarter",
            "third",
            "hundred",
            "thousand",
            "million",
        )
        return (
            lexemes.kind[at + 1] in ("numeral", "part") or after in UNITS or after == "point" or after in TENS or part
        )
    apart = not lexemes.glued(at) or lexemes.low[at - 1] == "/"  # "26°F/-3°C"
    return word in "-−–" and word != "" and apart and lexemes.glued(at + 1) and (
        lexemes.kind[at + 1] == "numeral"
    )  # fmt: skip


def _vague(lexemes: Lexemes, at: int) -> Amount | None:
    """ "hundreds of thousands", "millions", "several hundred", "a few dozen"."""
    low = lexemes.low
    here = at + (low[at] == "a")
    if low[here] in FEW and (low[at] == "a" or low[here] != "couple" or low[here + 1] == "of"):
        factor = FEW[low[here]]
        here += 1 + (low[here + 1] == "of" or lexemes.hyphen(here + 1))
        if low[here] == "hundred":
            here, power = here + 1, 2
            if low[here] in SCALES:
                here, power = here + 1, 2 + SCALES[low[here]]
        elif low[here] in SCALES:
            here, power = here + 1, SCALES[low[here]]
        elif low[here] == "dozen":
            return Amount(at, here + 1, "vague", None, Decimal(factor * 12))
        else:
            return None
        return Amount(at, here, "vague", None, Decimal(factor).scaleb(power), power)
    if here > at:
        return None
    if low[at] in PLURAL_FACTORS and low[at + 1] == "of":
        step = at + 2
        if low[step] in PLURAL_SCALES:
            lowest = Decimal(PLURAL_FACTORS[low[at]]) * PLURAL_SCALES[low[step]] / 2
            if low[step + 1] == "of" and low[step + 2] in PLURAL_SCALES:
                lowest, step = lowest * PLURAL_SCALES[low[step + 2]] / 2, step + 2
            return Amount(at, step + 1, "vague", None, lowest)
    if low[at] in PLURAL_SCALES and (low[at] != "scores" or low[at + 1] == "of"):
        return Amount(at, at + 1, "vague", None, Decimal(PLURAL_SCALES[low[at]]))
    return None


def _pair(lexemes: Lexemes, at: int) -> Amount | None:
    """ "a pair of", "a couple of", "a couple hundred" is vague."""
    low = lexemes.low
    couple = low[at + 1] == "couple" and low[at + 2] in TIME_UNITS
    if low[at] == "a" and (couple or (low[at + 1] in ("pair", "couple") and low[at + 2] == "of")):
        return Amount(at, at + 2, "cardinal", Decimal(2))
    return None


def _half(lexemes: Lexemes, at: int) -> Amount | None:
    """ "half", "a half", "half a million", "a quarter", "quarter million", "a third", "a trillionth"."""
    low = lexemes.low
    here = at + (low[at] in ARTICLES)
    if low[here] in ("half", "quarter"):
        value = Decimal(1) / HALVES[low[here]]
        step = here + 1
        if low[step] == "of" and low[step + 1] in ARTICLES and (low[step + 2] in SCALES or low[step + 2] == "dozen"):
            step += 2
        elif low[step] in ARTICLES or lexemes.hyphen(step):
            step += 1
        if low[step] in SCALES:
            return Amount(at, step + 1, "cardinal", value.scaleb(SCALES[low[step]]), scale=SCALES[low[step]])
        if low[step] == "dozen":
            return Amount(at, step + 1, "cardinal", value * 12)
        if low[here] == "quarter" and here == at and not (lexemes.hyphen(here + 1) and low[here + 2] in HALVED):
            return None
        noun = lexemes.kind[here + 1] == "word" and low[here + 1] not in AFTER_PART
        if low[here] == "quarter" and noun and low[here + 1] not in HALVED:
            return None
        joined = lexemes.hyphen(here + 1) or (here == at and lexemes.glued(here) and low[here - 1] in DASHES)
        if joined and low[here + 2] not in HALVED:
            return None
        if here == at and at and low[at - 1] in NOT_HALVES:
            return None
        return Amount(at, here + 1, "fraction", value)
    if here == at:
        return None
    part = ordinal(lexemes, here)
    if low[here] in ("hundred", "thousand") and low[here + 1] == "and":
        return None  # "a hundred and first"
    if part and part.value != 2 and not part.plural and part.value >= 3 and not lexemes.hyphen(part.last):
        if lexemes.kind[part.last] == "word" and low[part.last] not in AFTER_PART:
            return None
        return Amount(at, part.last, "fraction", 1 / part.value)
    return None


def _counted(lexemes: Lexemes, at: int) -> Amount | None:
    """Cardinals and what begins with one: fractions, ratios, dozens, multiples; else ordinals."""
    low, kind = lexemes.low, lexemes.kind
    if lexemes.hyphen(at - 1) and at > 1 and low[at - 2] == "multi":
        return None
    here = at
    if low[at] in ARTICLES:
        group = low[at + 1] in ("score", "gross") and low[at + 2] == "of" and _plain_word(lexemes, at + 3)
        if low[at + 1] not in SCALES and low[at + 1] not in ("hundred", "dozen") and not group:
            return None
        here = at + 1
    if kind[here] == "part":
        return Amount(at, here + 1, "fraction", _part(lexemes.text[here]))
    if here > at and low[here] in GROUPS:
        return Amount(at, here + 1, "cardinal", Decimal(GROUPS[low[here]]))
    whole = cardinal(lexemes, here)
    which = ordinal(lexemes, here)
    if which and (not whole or (not which.plural and which.last > whole.last)):
        fraction = whole and whole.value == 1 and which.value >= 3 and not (at and low[at - 1] == "the")
        if not fraction or not whole:
            return None if which.plural else Amount(at, which.last, "ordinal", which.value)
        which = ordinal(lexemes, whole.last + lexemes.hyphen(whole.last)) or which
        return Amount(at, which.last, "fraction", 1 / which.value)
    if not whole:
        return None
    found = Amount(at, whole.last, "cardinal", whole.value, scale=whole.scale)
    if low[whole.last] in ("dozen", "dozens"):
        return Amount(at, whole.last + 1, "cardinal", whole.value * 12)
    if low[whole.last] == "gross" and (low[whole.last + 1] == "of" or lexemes.kind[whole.last + 1] == ""):
        return Amount(at, whole.last + 1, "cardinal", whole.value * 144)
    if low[whole.last] == "score" and 2 <= whole.value <= 9 and kind[here] == "word":
        rest = cardinal(lexemes, whole.last + 2) if low[whole.last + 1] == "and" else None
        small = rest.value if rest and rest.value < 20 else Decimal(0)
        return Amount(at, rest.last if rest and small else whole.last + 1, "cardinal", whole.value * 20 + small)
    return (
        _fraction(lexemes, found, whole.before_and) or _mixed(lexemes, found) or _ratio(lexemes, found)
        or _times(lexemes, found) or found
    )  # fmt: skip


def _plain_word(lexemes: Lexemes, at: int) -> bool:
    """Whether a word of things stands at a piece: "a score of goats", not "a score of 20", "a score of the match"."""
    return lexemes.kind[at] == "word" and lexemes.low[at] not in AFTER_PART and lexemes.low[at] not in UNITS


def _part(sign: str) -> Decimal:
    above, below = PART_VALUES[sign]
    return Decimal(above) / below


def _fraction(lexemes: Lexemes, above: Amount, before_and: Before | None) -> Amount | None:
    """ "two-thirds", "three quarters billion", "1/4", "one over twenty"; the cardinal before it is the numerator."""
    low, here = lexemes.low, above.last
    value = above.value or Decimal(0)
    below, last = None, here
    if low[here] == "/" and lexemes.glued(here) == lexemes.glued(here + 1) and lexemes.kind[here + 1] == "numeral":
        below, last = numeral(lexemes.text[here + 1]), here + 2
        last += low[last] == "th" and lexemes.glued(last)  # "1/14th"
        if low[last] == "/" or not (_proper(value, below) or (lexemes.glued(here) and _improper(value, below))):
            return None
    elif low[here] == "over" and above.scale < 6:
        other, before_and = cardinal(lexemes, here + 1), None
        below, last = (other.value, other.last) if other and lexemes.kind[other.last] != "word" else (None, here)
    else:
        here += lexemes.hyphen(here)
        if low[here] in HALVES and (low[here].endswith("s") or value == 1 or here > above.last):
            below, last = Decimal(HALVES[low[here]]), here + 1
        elif value == 1 or lexemes.kind[here] != "numeral":
            which = ordinal(lexemes, here)
            if which and (which.plural or value == 1) and which.value >= 3:
                below, last = which.value, which.last
    if not below or not below.is_finite():
        return None
    if before_and and lexemes.kind[above.last - 1] != "numeral":
        part = (value - before_and.value) / below
        value = before_and.value + (part.scaleb(before_and.scale) if before_and.scale >= 6 else part)
        return above._replace(last=last, form="fraction", value=value)
    tens = TENS.get(low[above.last - 1], 0) if low[here] != "over" else 0
    if tens and above.last - above.first > 1 and here == above.last and below < 10:  # "two hundred thirty fifths"
        value, below = value - tens, below + tens
    value /= below
    scale = last + 2 if low[last] == "of" and low[last + 1] in ARTICLES else last  # "three quarters of a million"
    if low[scale] in SCALES:
        return Amount(above.first, scale + 1, "cardinal", value.scaleb(SCALES[low[scale]]), scale=SCALES[low[scale]])
    return above._replace(last=last, form="fraction", value=value, scale=0)


def _proper(value: Decimal, below: Decimal) -> bool:
    return 0 < value < below <= 1000


def _improper(value: Decimal, below: Decimal) -> bool:
    """Whether "100/3" is a fraction: no day and month ("12/7"), no odds ("33/1"), no shares of a hundred ("80/20")."""
    return value > 31 and 1 < below < 32 and value + below != 100


def _mixed(lexemes: Lexemes, whole: Amount) -> Amount | None:
    """ "one and a half", "2-and-a-half", "10 1/2", "2½", "three and one fourth million"."""
    low, here = lexemes.low, whole.last
    value = whole.value or Decimal(0)
    part: Decimal | None = None
    last = here
    if lexemes.kind[here] == "part":
        part, last = _part(lexemes.text[here]), here + 1
    elif _part_follows(lexemes, here) and not whole.scale and value == int(value):
        here += lexemes.hyphen(here)  # "1-1/2"
        found = cardinal(lexemes, here)
        fraction = _fraction(lexemes, Amount(here, here + 1, "cardinal", found.value), None) if found else None
        part, last = (fraction.value, fraction.last) if fraction else (None, here)
    else:
        here += lexemes.hyphen(here)
        if low[here] != "and":
            return None
        here += 1
        here += lexemes.hyphen(here)
        if low[here] in ARTICLES:
            step = here + 1 + lexemes.hyphen(here + 1)
            which = ordinal(lexemes, step)
            if low[step] in HALVES:
                part, last = Decimal(1) / HALVES[low[step]], step + 1
            elif which and which.value >= 3:
                part, last = 1 / which.value, which.last
        else:
            found = cardinal(lexemes, here)
            fraction = found and _fraction(lexemes, Amount(here, found.last, "cardinal", found.value), None)
            if (
                fraction and fraction.value is not None and fraction.scale and not whole.scale
            ):  # "two and a half million"
                total = value.scaleb(fraction.scale) + fraction.value
                return Amount(whole.first, fraction.last, "cardinal", total, scale=fraction.scale)
            if fraction and fraction.value is not None:
                part, last = fraction.value, fraction.last
    if part is None:
        return None
    value = value + (part.scaleb(whole.scale) if whole.scale >= 6 else part)
    if low[last] in SCALES and not whole.scale:
        return Amount(whole.first, last + 1, "cardinal", value.scaleb(SCALES[low[last]]), scale=SCALES[low[last]])
    return Amount(whole.first, last, "cardinal", value)


def _part_follows(lexemes: Lexemes, at: int) -> bool:
    """Whether "1/2" follows a whole number, after a space or a hyphen."""
    at += lexemes.hyphen(at)
    return lexemes.kind[at] == "numeral" and lexemes.low[at + 1] == "/" and lexemes.glued(at + 1)


TIME_UNITS = frozenset(
    words("second seconds minute minutes hour hours day days week weeks month months year years decade decades")
)


def _ratio(lexemes: Lexemes, above: Amount) -> Amount | None:
    """ "one in five", "eight of 10", "one of every nine", "two out of five hundred"."""
    low, here = lexemes.low, above.last
    if low[here] not in ("in", "of", "out") or above.scale:
        return None
    sign = low[here]
    here += 1 + (sign == "out" and low[here + 1] == "of")
    every = low[here] in ("every", "each")
    below = cardinal(lexemes, here + every)
    if not below or above.value is None or not 0 < above.value < below.value:
        return None
    if low[below.last] in TIME_UNITS or low[below.last] in ("%", "percent") or lexemes.hyphen(below.last):
        return None
    if sign == "in" and not every and (above.value > 10 or below.value < 2):
        return None
    if sign == "of" and not every and (below.value not in ROUND or above.value == 1):
        return None  # "six of 22 towns" are two numbers; "one of two towns"
    return Amount(above.first, below.last, "ratio", above.value / below.value)


def _times(lexemes: Lexemes, found: Amount) -> Amount | None:
    """ "16 times the product", "3 times higher"; "7 times since" counts occasions and leaves the word out."""
    low, here = lexemes.low, found.last
    if low[here] in ("times", "fold") or (lexemes.hyphen(here) and low[here + 1] == "fold"):
        last = here + 1 + lexemes.hyphen(here)
        if low[here] != "times" or low[last] in TIMES_BEFORE:
            return found._replace(last=last, form="multiple")
    return None
