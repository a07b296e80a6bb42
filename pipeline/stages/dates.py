"""The layer `dates`: every expression that locates in time, with the first and last day that it denotes."""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import layers
from pipeline.records import Date
from pipeline.stages.calendar.expression import Anchor, Expression
from pipeline.stages.calendar.grammar import DateGrammar
from pipeline.stages.calendar.holidays import load_holidays
from pipeline.stages.calendar.joins import day_range, neighbours, ranges, widen
from pipeline.stages.calendar.tense import tense


def find_dates(sentence: Span, published: str | None, grammar: DateGrammar) -> list[Date]:
    """The dates of a sentence, in order, none within another; offsets are characters of the Doc's text.

    `published` (YYYY-MM-DD) is what relative dates are counted from; without it, or where it is no date, they have
    neither `first` nor `last`. A time of day takes the day that the sentence names, if it names one."""
    text = sentence.text
    if not grammar.may_hold(text):
        return []
    day = _day(published)
    found = list(_joined(text, (widen(text, one) for one in grammar.expressions(text))))
    periods = [_resolve(text, one, day) for one in found]
    named = {period for one, period in zip(found, periods, strict=True) if one.shape in ("weekday", "day")}
    offset = sentence.start_char
    dates = []
    for one, period in zip(found, periods, strict=True):
        if one.shape == "clock" and len(named) == 1:
            period = next(iter(named))
        first, last = (period[0].isoformat(), period[1].isoformat()) if period else (None, None)
        dates.append(Date(offset + one.start, offset + one.end, first, last))
    return dates


def _joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """Expressions with their neighbours and ranges put together, from left to right."""
    last: Expression | None = None
    for one in found:
        if last and one.start < last.end:  # the year of "Sept. 12-15, 2016"
            continue
        both = last and (neighbours(text, last, one) or ranges(text, last, one))
        if last and not both:
            yield last
        last = both or day_range(text, one) or one
    if last:
        yield last


def _resolve(text: str, found: Expression, published: date | None) -> tuple[date, date] | None:
    if published is None and not found.absolute:
        return None
    try:
        return found.resolve(Anchor(published or date.max, tense(text, found.start, found.end) if published else None))
    except (ValueError, OverflowError):  # outside the calendar: "10,000 years ago"
        return None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


class DatesStage:
    """Writes the layer `dates` for the sentences that are wanted."""

    def __init__(self) -> None:
        self.grammar = DateGrammar(load_holidays())

    def __call__(self, doc: Doc) -> Doc:
        published = layers.published(doc)
        found = (find_dates(sentence, published, self.grammar) for sentence in layers.wanted(doc))
        layers.put(doc, "dates", list(itertools.chain.from_iterable(found)))
        return doc


@Language.factory("claims_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> DatesStage:
    """The component of the layer `dates`."""
    return DatesStage()
