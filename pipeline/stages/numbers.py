"""The layer `numbers`: every expression of how many, how much, or which in order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import structs
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import layers
from pipeline.records import Date, Number, Offsets
from pipeline.stages.quantities.ages import is_age
from pipeline.stages.quantities.amounts import FEW, MULTIPLES, PLURAL_FACTORS, PLURAL_SCALES
from pipeline.stages.quantities.comparators import comparator
from pipeline.stages.quantities.counted import counted, is_elliptic
from pipeline.stages.quantities.labels import is_label
from pipeline.stages.quantities.lexemes import FRACTIONS, Lexemes
from pipeline.stages.quantities.measures import Quantity, quantity
from pipeline.stages.quantities.ranges import join
from pipeline.stages.quantities.units import Units, load_units
from pipeline.stages.quantities.words import HALVES, ORDINAL_SCALES, ORDINALS, SCALES, TENS, UNITS

DIGIT = re.compile(rf"[\d{FRACTIONS}]")
WORD = re.compile(r"[a-z]+")
STARTS = (
    frozenset((*UNITS, *TENS, *SCALES, *ORDINALS, *ORDINAL_SCALES, *HALVES, *MULTIPLES, *PLURAL_SCALES))
    | frozenset(PLURAL_FACTORS)
    | frozenset(("hundred", "dozen", "score", "gross", "pair", "couple", "minus", "negative"))
)
ENTRIES = STARTS | frozenset(FEW) | frozenset(("a", "an", "no", "nos", "point"))
SIGNS = frozenset("#-−–$£€¥₩₹₽₴₺₪₱₡₭₦₫฿₲₵₸₮₾₼₿")
DURATIONS = frozenset(("hour", "day", "week", "month", "year", "decade"))
LARGEST = Decimal("1e300")
WHOLE = 2**63 - 1


def find_numbers(sentence: Span, dates: Sequence[Offsets], units: Units) -> list[Number]:
    """The numbers of a sentence, in order, none within another; offsets are characters of the Doc's text.

    `dates` are the spans of the layer `dates` in this sentence, in order: a token belongs to one of the two layers."""
    text, offset = sentence.text, sentence.start_char
    if not DIGIT.search(text) and STARTS.isdisjoint(WORD.findall(text.lower())):
        return []
    lexemes = Lexemes(text, [(start - offset, end - offset) for start, end in dates])
    records: list[Number] = []
    previous: Quantity | None = None
    counts: dict[str, str] = {}  # what the last number of a kind counts
    for found in _joined(lexemes, units):
        record = _record(lexemes, found, offset)
        ratio = previous and found.first == previous.last + 1 and lexemes.low[previous.last] == ":"
        if ratio and records and record.comparator is None:  # "near-50:50"
            record = _record(lexemes, found, offset, records[-1])
        if ratio and records and records[-1].of is None:
            records[-1] = structs.replace(records[-1], of=record.of)
        if record.of is None and not ratio and is_elliptic(lexemes, found):
            record = structs.replace(record, of=counts.get(found.kind))  # "of 250 cases, 37 were sent back"
        if record.of:
            counts[record.kind] = record.of
        records.append(record)
        previous = found
    return records


def _joined(lexemes: Lexemes, units: Units) -> Iterator[Quantity]:
    """Quantities with ranges put together and labels left out, from left to right."""
    last: Quantity | None = None
    for one in _quantities(lexemes, units):
        both = last and join(lexemes, last, one)
        if last and not both and not is_label(lexemes, last):
            yield _aged(lexemes, last)
        last = both or one
    if last and not is_label(lexemes, last):
        yield _aged(lexemes, last)


def _aged(lexemes: Lexemes, found: Quantity) -> Quantity:
    return found._replace(kind="dimension", unit="year") if is_age(lexemes, found) else found


def _quantities(lexemes: Lexemes, units: Units) -> Iterator[Quantity]:
    here = 0
    while here < lexemes.count:
        kind, low = lexemes.kind[here], lexemes.low[here]
        found = None
        if kind in ("numeral", "part") or low in ENTRIES or low in SIGNS or (low and units.begins(low)):
            found = quantity(lexemes, here, units)
        if found:
            yield found
            here = found.last
        else:
            here += 1


def _record(lexemes: Lexemes, found: Quantity, offset: int, like: Number | None = None) -> Number:
    start, end = lexemes.start[found.first], lexemes.end[found.last - 1]
    return Number(
        offset + start,
        offset + end,
        found.kind,  # type: ignore[arg-type]
        plain(found.value),
        plain(found.low),
        plain(found.high),
        found.unit,
        like.comparator if like else comparator(lexemes.source, start, end, found.unit in DURATIONS),
        like.of if like and like.of else counted(lexemes, found),
    )


def plain(value: Decimal | None) -> float | int | None:
    """A value as JSON can have it: whole numbers as int up to 63 bits, else float; None beyond what a float can be."""
    if value is None or not value.is_finite() or abs(value) > LARGEST:
        return None
    if value == value.to_integral_value() and abs(value) <= WHOLE:
        return int(value)
    return float(value)


class NumbersStage:
    """Writes the layer `numbers` for the sentences that are wanted, outside what the layer `dates` has."""

    def __init__(self) -> None:
        self.units = load_units()

    def __call__(self, doc: Doc) -> Doc:
        dates = sorted((date.start, date.end) for date in layers.get(doc, "dates", Date))
        starts = [start for start, _ in dates]
        found: list[Number] = []
        for sentence in layers.wanted(doc):
            inside = dates[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
            found.extend(find_numbers(sentence, inside, self.units))
        layers.put(doc, "numbers", found)
        return doc


@Language.factory("claims_numbers", assigns=["doc.spans"], requires=["doc.spans"])
def make_numbers(nlp: Language, name: str) -> NumbersStage:
    """The component of the layer `numbers`; it stands behind the one of the dates."""
    return NumbersStage()
