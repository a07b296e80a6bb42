"""Amounts with what they measure: percent, money, length, weight, time, age. One measured amount is a `Quantity`."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.stages.quantities.amounts import AFTER_PART, ARTICLES, Amount, amount
from pipeline.stages.quantities.lexemes import HYPHENS, Lexemes
from pipeline.stages.quantities.plurals import is_plural
from pipeline.stages.quantities.units import Found, Unit, Units
from pipeline.stages.quantities.words import HALVES, UNITS, cardinal
from pipeline.stages.word_lists import words


class Quantity(NamedTuple):
    """An amount with kind and unit over the pieces `first` to `last` (half-open); a range has `low` and `high`."""

    first: int
    last: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    form: str = "cardinal"
    scale: int = 0


MONEY_SCALES = {
    "k": 3,
    "m": 6,
    "mm": 6,
    "mn": 6,
    "mln": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "t": 12,
    "tn": 12,
    "trn": 12,
    "tln": 12,
}
RACES = frozenset(words("hurdles heats finals sprints trials races runs medals swimmers runners relays lengths waves"))
LENGTHS = frozenset(words("long wide tall high deep thick x across screen tv by"))
NAMES_OF_DAY = frozenset(words("day night morning evening afternoon time"))


# Words that tell points of percent from those of games, and the nouns behind "22-point".
POLL = re.compile(r"%|\b(?:percent|per\scent|poll\w*|voters?|survey\w*|primary|caucus\w*|election|candidates?)\b", re.I)
MARGINS = frozenset(
    words("lead margin advantage edge gap defeat win victory loss deficit swing drop jump increase decline bump spread")
)
REACH = 150  # characters around points in which the poll may be named
MINUS = frozenset("-−–")
FEET = frozenset("'’′")
INCHES = frozenset(('"', "”", "″"))
THINGS = frozenset(("stones", "turns", "bits"))  # no measures behind a written number
TIMES = {"s": "second", "h": "hour", "d": "day"}
SPEEDS = frozenset(words("mile kilometer meter foot inch"))
INCH = Unit("inch", "measure")


def quantity(lexemes: Lexemes, at: int, units: Units) -> Quantity | None:
    """The measured amount that begins at a piece, or None."""
    money = _money(lexemes, at, units)
    if money:
        return money
    dash = lexemes.low[at] in MINUS and not lexemes.glued(at) and lexemes.glued(at + 1)
    if lexemes.low[at] in ("minus", "negative") or (dash and (not at or lexemes.kind[at - 1] == "word")):
        money = _money(lexemes, at + 1, units)  # "-$3"
        if money and money.value is not None:
            return money._replace(first=at, value=-money.value)
    found = amount(lexemes, at)
    if not found:
        return _and_a_half(lexemes, at, units)
    if found.form in ("ordinal", "ratio", "multiple"):
        return Quantity(
            at, found.last, "ordinal" if found.form == "ordinal" else "number", found.value, form=found.form
        )
    return (
        _percent(lexemes, found)
        or _measure(lexemes, found, units)
        or Quantity(at, found.last, "number", found.value, found.low, form=found.form, scale=found.scale)
    )


def _and_a_half(lexemes: Lexemes, at: int, units: Units) -> Quantity | None:
    """ "an hour and a half", "a mile and a quarter"."""
    unit = units.after(lexemes, at + 1) if lexemes.low[at] in ("a", "an") else None
    if not unit or unit.sign or unit.unit.kind not in ("measure", "time"):
        return None
    here = unit.last
    if lexemes.low[here : here + 2] != ["and", "a"] or lexemes.low[here + 2] not in ("half", "quarter"):
        return None
    value = Decimal("1.5") if lexemes.low[here + 2] == "half" else Decimal("1.25")
    return Quantity(at, here + 3, "dimension", value, unit=unit.unit.unit)


def _money(lexemes: Lexemes, at: int, units: Units) -> Quantity | None:
    """ "$75 million", "US$5bn", "USD 60", "MAUD 60", "$5-million"."""
    sign = units.currency_before(lexemes, at)
    million = 0
    if not sign and lexemes.text[at].isupper() and len(lexemes.text[at]) == 4 and lexemes.text[at][0] in "MB":
        if lexemes.text[at][1:] not in units.codes:
            return None
        sign, million = Found(at, at + 1, units.before[lexemes.low[at][1:]]), 6 if lexemes.low[at][0] == "m" else 9
    if not sign:
        return None
    here = sign.last + (lexemes.low[sign.last] == "." and lexemes.kind[at] == "word")  # Rs. 50
    minus = lexemes.low[here] in ("-", "−") and lexemes.kind[here + 1] == "numeral" and lexemes.glued(here + 1)
    here += minus
    if lexemes.kind[here] not in ("numeral", "part") and lexemes.low[here] not in UNITS:
        return None
    found = amount(lexemes, here)
    if not found or found.value is None or found.form not in ("cardinal", "fraction"):
        found = _numeral(lexemes, here)
    if not found or found.value is None:
        return None
    value, last, scale = found.value, found.last, found.scale
    if not scale:
        step = last + lexemes.hyphen(last)
        power = MONEY_SCALES.get(lexemes.low[step], 0)
        if not lexemes.glued(step) and len(lexemes.low[step]) == 1 and not lexemes.text[step].isupper():
            power = 0  # "$5 k" is none
        if not power and step > last and lexemes.low[step] in ("thousand", "million", "billion", "trillion"):
            power = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}[lexemes.low[step]]
        if power:
            value, last, scale = value.scaleb(power), step + 1, power
    value = value.scaleb(million)
    unit = sign.unit.unit
    if unit in lexemes.text[last : last + 1] or (sign.sign and lexemes.low[last] in ("dollars", "euros")):
        last += 1
    elif lexemes.text[sign.last - 1] == "$":
        unit, last = units.told_behind(lexemes, last) or (unit, last)
    if not scale and lexemes.kind[at] == "word":
        value, last = _small_change(lexemes, last, value, units)
    elif not scale and lexemes.low[last] == "and":
        value, last = _coins(lexemes, last, value, units)
    return Quantity(at, last, "currency", -value if minus else value, unit=unit, scale=scale or million)


def _numeral(lexemes: Lexemes, at: int) -> Amount | None:
    found = cardinal(lexemes, at)
    return Amount(at, found.last, "cardinal", found.value, scale=found.scale) if found else None


def _cents(lexemes: Lexemes, at: int) -> Decimal | None:
    """The 50 of "15 dollars 50": two digits that nothing follows."""
    two = lexemes.kind[at] == "numeral" and len(lexemes.text[at]) == 2 and lexemes.text[at].isdigit()
    if not two or lexemes.kind[at + 1] or lexemes.low[at + 1] not in ("", ".", ",", ";", ")"):
        return None
    return Decimal(lexemes.text[at]) / 100


def _percent(lexemes: Lexemes, found: Amount) -> Quantity | None:
    """ "13 percent", "1%", "five percentage points", "a 10-percent"."""
    low, here = lexemes.low, found.last + lexemes.hyphen(found.last)
    small = found.value is not None and 0 < abs(found.value) < 1  # "half a percent", "0.3 of a percentage point"
    if (found.form == "fraction" or small) and low[here] in ("a", "an", "of"):
        here += 1 + (low[here] == "of" and low[here + 1] in ("a", "one", "1"))
    unit, last = "percent", here + 1
    if low[here] == "per" and low[here + 1] in ("cent", "cents"):
        last = here + 2
    elif low[here] == "per" and lexemes.hyphen(here + 1) and low[here + 2] in ("cent", "cents"):
        last = here + 3
    elif low[here] in ("percentage", "percent") and low[here + 1] in ("point", "points"):
        unit, last = "percentage point", here + 2
    elif low[here] == "percentage" and lexemes.hyphen(here + 1) and low[here + 2] in ("point", "points"):
        unit, last = "percentage point", here + 3
    elif low[here] == "basis" and low[here + 1] in ("point", "points"):
        unit, last = "basis point", here + 2
    elif low[here] == "percentage" and found.form == "cardinal" and lexemes.kind[last] != "word":
        pass  # "ten percentage"
    elif low[here] == "point" and found.form == "fraction" and lexemes.hyphen(here - 1):
        unit = "percentage point"  # "a quarter-point cut"
    elif low[here] in ("point", "points") and _of_a_poll(lexemes, found, here):
        unit = "percentage point"
    elif low[here] not in ("percent", "percents", "%", "％", "pct", "pc", "per-cent"):
        return None
    return Quantity(found.first, last, "percent", found.value, found.low, unit=unit, form=found.form)


def _of_a_poll(lexemes: Lexemes, found: Amount, at: int) -> bool:
    """Whether points are those of a poll or vote: "a 22-point lead among voters", "18 points in the survey"."""
    if found.form != "cardinal" or (at > found.last and lexemes.low[at + 1] not in MARGINS):
        return False
    begin, end = lexemes.start[found.first], lexemes.end[at]
    text = lexemes.source
    return bool(POLL.search(text, max(0, begin - REACH), begin) or POLL.search(text, end, min(len(text), end + REACH)))


def _measure(lexemes: Lexemes, found: Amount, units: Units) -> Quantity | None:
    """Money with the currency behind, measures, durations and ages."""
    low, here = lexemes.low, found.last
    couple = low[here - 1] == "couple" and found.value == 2
    if low[here] == "of" and (couple or found.form == "vague"):
        here += 1
        money = units.after(lexemes, here)
        if not money or money.unit.kind not in ("currency", "cent", "time", "measure") or money.sign:
            return None
    elif lexemes.hyphen(here) or _spaced_hyphen(lexemes, here, units):
        here += 1
    elif found.form == "fraction" and low[here] in ("a", "an", "of") and (low[here] == "of" or low[here - 1] in HALVES):
        here += 1 + (low[here] == "of" and low[here + 1] in ("a", "an"))
        if low[here - 1] == "of":
            return None
    height = _height(lexemes, found)
    if height:
        return height
    if low[here] == "grand" and found.value is not None and _ends_phrase(lexemes, here + 1):
        return Quantity(found.first, here + 1, "currency", found.value.scaleb(3), unit="USD", scale=3)
    unit = units.after(lexemes, here) or _inch(lexemes, here)
    if not unit or (unit.sign and found.form == "vague"):
        return None
    name, kind = unit.unit.unit, unit.unit.kind
    if kind == "measure" and name == "pound" and found.scale >= 6 and not unit.sign:
        name, kind = "GBP", "currency"
    if kind == "measure" and name == "pound" and found.value is not None and not unit.sign:
        change = _coins(lexemes, unit.last, found.value, units)
        if change[1] > unit.last:
            return Quantity(found.first, change[1], "currency", change[0], unit="GBP")
    if unit.sign and name == "meter" and (_money_follows(lexemes, here + 1, units) or _many_follow(lexemes, here + 1)):
        return _millions(lexemes, found, units, here + 1)
    if kind == "time" and found.value == 1 and low[here] in NAMES_OF_DAY and low[here - 1] == "one":
        return None
    thing = low[here] in THINGS or (low[here] == "degrees" and low[here + 1] in ("in", "from"))
    if thing and lexemes.kind[found.first] == "word":
        return None  # "two stones", "two degrees in law"
    last = unit.last
    value = found.value
    if kind in ("currency", "cent"):
        if kind == "currency" and value is not None:
            value, last = _small_change(lexemes, last, value, units)
        return Quantity(found.first, last, "currency", value, found.low, unit=name, form=found.form, scale=found.scale)
    if name == "foot" and value is not None and lexemes.hyphen(last) and _below(lexemes, last + 1, 12):  # "6-foot-2"
        value, last = value + Decimal(lexemes.text[last + 1]) / 12, last + 2
    elif name == "foot" and value is not None and lexemes.hyphen(last) and 0 < UNITS.get(low[last + 1], 0) < 12:
        value, last = value + Decimal(UNITS[low[last + 1]]) / 12, last + 2  # "six-foot-two"
    elif name == "foot" and value is not None and value == int(value):
        value, last = _inches(lexemes, last, value, units)
    last, name = _per(lexemes, last, name, units) if kind == "measure" else (last, name)
    return Quantity(found.first, last, "dimension", value, found.low, unit=name, form=found.form, scale=found.scale)


def _ends_phrase(lexemes: Lexemes, at: int) -> bool:
    """Whether no noun goes on at a piece: "20 grand a year", not "three grand slams"."""
    return lexemes.kind[at] != "word" or lexemes.low[at] in ARTICLES or lexemes.low[at] in AFTER_PART


def _height(lexemes: Lexemes, found: Amount) -> Quantity | None:
    """ "5'10\"", "6' tall"."""
    here = found.last
    if lexemes.text[here] not in FEET or not lexemes.glued(here) or found.value is None or not 0 < found.value < 100:
        return None
    value, last = found.value, here + 1
    if lexemes.glued(last) and _below(lexemes, last, 12) and lexemes.text[last + 1] in INCHES:
        value, last = value + Decimal(lexemes.text[last]) / 12, last + 2
    elif 3 < value < 8 and lexemes.glued(last) and _below(lexemes, last, 12):  # 6'2
        value, last = value + Decimal(lexemes.text[last]) / 12, last + 1
    elif lexemes.low[last] not in ("tall", "high", "wide", "deep"):
        return None
    return Quantity(found.first, last, "dimension", value, unit="foot")


def _inches(lexemes: Lexemes, last: int, value: Decimal, units: Units) -> tuple[Decimal, int]:
    """ "5 feet 10 inches", "six foot two": the inches behind whole feet."""
    inches = cardinal(lexemes, last)
    if not inches or not 0 < inches.value < 12:
        return value, last
    unit = units.after(lexemes, inches.last)
    if unit and unit.unit.unit == "inch":
        return value + inches.value / 12, unit.last
    if lexemes.low[inches.last] == "in" and lexemes.low[last - 1] == "ft":
        return value + inches.value / 12, inches.last + 1
    singular = lexemes.low[last - 1] == "foot" and lexemes.kind[inches.last] != "word"
    return (value + inches.value / 12, inches.last) if singular else (value, last)


def _below(lexemes: Lexemes, at: int, bound: int) -> bool:
    return lexemes.kind[at] == "numeral" and lexemes.text[at].isdecimal() and int(lexemes.text[at][:4]) < bound


def _money_follows(lexemes: Lexemes, at: int, units: Units) -> bool:
    found = units.after(lexemes, at)
    return found is not None and found.unit.kind == "currency" and not found.sign


def _many_follow(lexemes: Lexemes, at: int) -> bool:
    """Whether the plural of things stands behind "2m": visitors, not the hurdles that one runs."""
    return is_plural(lexemes.low[at]) and lexemes.low[at] not in RACES and lexemes.glued(at - 1)


def _millions(lexemes: Lexemes, found: Amount, units: Units, at: int) -> Quantity:
    """ "3.5m euros", "2m visitors": the m is no meter."""
    value = (found.value or Decimal(0)).scaleb(6)
    money = units.after(lexemes, at)
    if money and money.unit.kind == "currency":
        return Quantity(found.first, money.last, "currency", value, unit=money.unit.unit, scale=6)
    return Quantity(found.first, at, "number", value, scale=6)


def _spaced_hyphen(lexemes: Lexemes, at: int, units: Units) -> bool:
    """The hyphen of tokenized text: "a 3 - inch pipe"; the unit is in the singular."""
    if lexemes.low[at] not in HYPHENS or lexemes.low[at + 1].endswith("s"):
        return False
    unit = units.after(lexemes, at + 1)
    return unit is not None and not unit.sign and unit.unit.kind in ("measure", "time")


def _inch(lexemes: Lexemes, at: int) -> Found | None:
    """The mark of inches, told from a closing quotation mark by the word behind it."""
    if lexemes.text[at] not in ('"', "″"):
        return None
    unpaired = lexemes.glued(at) and lexemes.kind[at + 1] == "word" and lexemes.source.count('"') == 1
    if lexemes.text[at] == '"' and not unpaired and lexemes.low[at + 1] not in LENGTHS:
        return None
    return Found(at, at + 1, INCH)


def _per(lexemes: Lexemes, last: int, name: str, units: Units) -> tuple[int, str]:
    """ "50 meters per millisecond", "50 km/ms"."""
    step = last + lexemes.hyphen(last)
    if lexemes.low[step] == "per" or (lexemes.low[last] == "/" and lexemes.glued(last)):
        below = units.after(lexemes, step + 1 + lexemes.hyphen(step + 1))
        if below and below.unit.kind in ("measure", "time"):
            return below.last, f"{name} per {below.unit.unit}"
        if lexemes.low[last] == "/" and lexemes.low[last + 1] in TIMES:  # "5 yards/s"
            return last + 2, f"{name} per {TIMES[lexemes.low[last + 1]]}"
    elif lexemes.low[last] == "/" and lexemes.low[last + 1] in ("second", "minute", "hour"):
        return last + 2, f"{name} per {lexemes.low[last + 1]}"
    if lexemes.low[last] in ("a", "an") and name in SPEEDS and lexemes.low[last + 1] in ("hour", "minute", "second"):
        return last + 2, f"{name} per {lexemes.low[last + 1]}"
    return last, name


def _small_change(lexemes: Lexemes, last: int, value: Decimal, units: Units) -> tuple[Decimal, int]:
    """ "15 dollars 50", "five dollars and 20 cents", "one kuai and five mao five"."""
    cents = _cents(lexemes, last)
    if cents is not None:
        return value + cents, last + 1
    return _coins(lexemes, last, value, units)


def _coins(lexemes: Lexemes, last: int, value: Decimal, units: Units) -> tuple[Decimal, int]:
    """ "and 20 cents", "and five mao five" behind money."""
    here = last + (lexemes.low[last] == "and")
    found = cardinal(lexemes, here)
    unit = units.after(lexemes, found.last) if found else None
    if not found or not unit or unit.unit.kind != "cent" or found.value >= 100:
        return value, last
    if unit.unit.unit != "mao":
        return value + found.value / 100, unit.last
    rest = UNITS.get(lexemes.low[unit.last], 10)
    tail = rest < 10
    return value + found.value / 10 + (Decimal(rest) / 100 if tail else 0), unit.last + tail
