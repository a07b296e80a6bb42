"""Numbers as marked-up sentences: `<n kind=percent value=13 unit=percent of=people>`; `kind` is "number" where it is
left out, other fields None. Dates are found first, as in the pipeline."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteers import read_rows
from pipeline.stages.calendar.grammar import DateGrammar
from pipeline.stages.calendar.holidays import load_holidays
from pipeline.stages.dates import find_dates
from pipeline.stages.numbers import find_numbers
from pipeline.stages.quantities.units import Unit, load_units, plural
from tests.marked import parse
from tests.stages.sentences import sentence

GRAMMAR = DateGrammar(load_holidays())
UNITS = load_units()


def numbers(text):
    whole = sentence(text)
    dates = [(date.start, date.end) for date in find_dates(whole, None, GRAMMAR)]
    return find_numbers(whole, dates, UNITS)


def check(marked, *fields):
    text, marks = parse(marked)
    wanted = []
    for mark in marks:
        given = {"kind": "number", **mark.attributes}
        values = {name: json.loads(given[name]) for name in ("value", "low", "high") if name in given}
        given |= values
        wanted.append((text[mark.start : mark.end], mark.start, *(given.get(name) for name in fields)))
    records = [(text[x.start : x.end], x.start, *(rounded(getattr(x, name)) for name in fields)) for x in numbers(text)]
    assert records == wanted


def rounded(value):
    return round(value, 4) if isinstance(value, float) else value


VALUES = [
    "They freed <n value=5>five</n> of the <n value=509>509</n> prisoners.",
    "A town of <n value=1674200>1,674,200</n>, or <n value=40000>40 000</n>, or <n value=2700000>2.7 million</n>.",
    "<n value=321>3 hundred and 21</n> cows",
    "<n value=1005>one thousand and five</n> goats",
    "<n value=21000000000000>twenty-one trillion</n> ants",
    "about <n value=10000>10k</n>, <n value=5000000000>5bn</n>, <n value=10000000000000>10 tln</n>",
    "<n value=0.6667>two-thirds</n> of it, <n value=0.25>a quarter</n> of it, <n value=0.3333>a third</n>",
    "<n value=0.5>half</n> of it",
    "<n value=2.5>2-and-a-half</n>",
    "<n value=2.5>two and a half</n>",
    "<n value=2.5>2½</n>",
    "<n value=10.5>10 1/2</n>",
    "<n value=500000>half a million</n>",
    "<n value=6>half a dozen</n>",
    "<n value=12>a dozen</n>",
    "<n value=24>two dozen</n>",
    "<n value=0.2>one in five</n> voters, <n value=0.8>eight of 10</n> and <n value=0.1111>one of every nine</n>",
    "<n value=2>twice</n> as many, <n value=16>16 times</n> the size; he came <n value=7>7</n> times",
    "It is <n value=-5.5>minus five point five</n>, then <n value=-1>-1</n>.",
    "a near-<n value=50>50</n>:<n value=50>50</n> split; they won <n value=218>218</n>-<n value=209>209</n>",
    "then <n value=3>3</n>-<n value=2>2</n>",
    "<n value=1>One</n> soldier was shot; <n value=1>one</n> man died.",
    "<n value=1>One</n> person was killed; only <n value=1>one</n> state agreed.",
    "<n kind=dimension value=2 unit=day>A couple of days</n> of rain",
    "<n value=2>A pair</n> of shoes",
    "<n value=15>15</n> pills, <n value=1>one</n> phone and <n value=1>one</n> knife; one of <n value=2>two</n> farms",
    "by <n value=5.75>five-and-three-quarter</n> lengths",
    "<n value=0.0714>1/14th</n> of <n low=200>a couple-hundred</n> goats",
    "<n value=0.0001>0.0001</n> and <n value=1000000>1e6</n>",
]
VAGUE = [
    "<n low=20000>Tens of thousands</n> of people, <n low=200>hundreds</n> of goats and <n low=24>dozens</n> of cows",
    "<n low=300>several hundred</n> people",
    "<n low=2000000>millions</n> of bees",
    "<n low=200000>hundreds of thousands</n> of ants",
    "<n kind=currency low=2000000 unit=USD>millions of dollars</n>",
    "<n kind=currency low=20000000000 unit=EUR>tens of billions of euros</n>",
]
ORDINALS = [
    "the <n kind=ordinal value=5>fifth</n> pillar",
    "the <n kind=ordinal value=45>45th</n> mayor",
    "the <n kind=ordinal value=21>twenty-first</n> try",
    "the <n kind=ordinal value=1>#1</n> song and the <n kind=ordinal value=2>No. 2</n> official",
    "the <n kind=ordinal value=1>first</n>-ever race",
    "<n value=2>two</n> stones, <n value=3>three</n> degrees in law",
    "She was asked <n kind=ordinal value=1>first</n>.",
]
MEASURED = [
    "Blue Jackets <n value=5>5</n>, Canadiens <n value=2>2</n>: a goal",
    "<n kind=percent value=13 unit=percent>13 percent</n>",
    "<n kind=percent value=1 unit=percent>1%</n>",
    "<n kind=percent value=20 unit=percent>twenty per cent</n>",
    'up <n kind=percent value=2.5 unit="percentage point">2.5 percentage points</n>',
    "<n kind=currency value=75000000 unit=USD>$75 million</n>",
    "<n kind=currency value=1000000 unit=USD>$1million</n>",
    "<n kind=currency value=5000000 unit=GBP>£5m</n>",
    "<n kind=currency value=3000000000 unit=CAD>C$3bn</n>",
    "<n kind=currency value=15 unit=MXN>Mex$ 15</n>",
    "<n kind=currency value=60 unit=EUR>EUR 60</n>",
    "<n kind=currency value=323000000 unit=EUR>323 million euros</n>",
    "<n kind=currency value=5000000 unit=JPY>five million yen</n>",
    "<n kind=currency value=20 unit=HKD>20 Hong Kong dollars</n>",
    "<n kind=currency value=12.5 unit=USD>12 dollars and 50 cents</n>",
    "<n kind=currency value=3500000 unit=EUR>3.5m euros</n>",
    "a <n kind=currency value=3800000000 unit=USD>$3.8 billion</n> <n value=4>four</n>-state pipeline",
    'ahead of her in the poll by <n kind=percent value=18 unit="percentage point">18 points</n>',
    "He scored <n value=22>22</n> points; a <n value=5>five</n>-point plan.",
    "a <n kind=dimension value=3 unit=inch>3 - inch</n> pipe for <n kind=currency value=1.6 unit=USD>$ 1 . 6</n> each",
    "a <n kind=currency value=75 unit=USD>$75</n> note and <n kind=currency value=50 unit=cent>50 cents</n>",
    "a <n kind=dimension value=38 unit=year>38-year</n>-old man, Ana Ruiz, <n kind=dimension value=45 unit=year>45</n>",
    "the twins, both <n kind=dimension value=28 unit=year>28</n>, and the boys",
    "girls, ages <n kind=dimension value=15 unit=year>15</n> and <n kind=dimension value=16 unit=year>16</n>",
    "the victim, <n kind=dimension value=26 unit=year>26</n>, on foot",
    "a <n kind=dimension value=1 unit=day>one-day</n> event",
    "<n kind=dimension value=1.5 unit=year>1-1/2 year</n> of war",
    "a boy aged <n kind=dimension value=7 unit=year>7</n>",
    "<n kind=dimension value=30 unit=watt>30W</n>",
    "<n kind=dimension value=32 unit=foot>32ft</n>",
    "<n kind=dimension value=1.34 unit=kilometer>1.34 km</n>",
    "<n kind=dimension value=20 unit=mile>20 miles</n>",
    'at <n kind=dimension value=60 unit="mile per hour">60 miles per hour</n>',
    '<n kind=dimension value=7000 unit="square foot">7,000 square feet</n>',
    '<n kind=dimension value=-5 unit="degree Celsius">-5 degrees Celsius</n>',
    "for <n kind=dimension value=2 unit=year>two years</n>",
    "a <n kind=dimension value=3 unit=day>three-day</n> trip",
    "<n kind=dimension value=1.5 unit=hour>an hour and a half</n>",
    "weighs <n kind=dimension value=120 unit=pound>120 pounds</n>",
    "costs <n kind=currency value=10000000 unit=GBP>10 million pounds</n>",
]
RANGES = [
    "<n kind=range low=20 high=30>between 20 and 30</n> and <n kind=range low=1000 high=5000>1000–5000</n>",
    "<n kind=range low=10 high=15 unit=percent>10 to 15 percent</n>",
    "<n kind=range low=3 high=5 unit=percent>from 3 percent to 5 percent</n>",
    "<n kind=range low=97 high=98 unit=percent>97%–98%</n>",
    "<n kind=range low=2 high=3 unit=week>two to three weeks</n>",
    "<n kind=range low=5 high=10 unit=minute>5-10 minutes</n>",
    "It will set within <n kind=range low=24 high=48 unit=hour>24-48 hours</n>.",
    "<n kind=range low=5000000 high=10000000 unit=USD>$5-10 million</n>",
    "<n kind=range low=5000000 high=10000000 unit=USD>$5 million to $10 million</n>",
    "x is <n kind=range low=20 high=35>larger than twenty and less or equal than thirty five</n>",
    "<n kind=range low=18 high=29 unit=year>between the ages of 18 and 29</n>",
    "<n kind=range low=2 high=3>two or three</n> men",
    "<n kind=range low=10 high=15>between the tenth and the fifteenth</n>",
]
COMPARED = [
    f'{words}<n value=500 comparator="{name}">500</n>{after} cows'
    for name, words, after in [
        ("more than", "more than ", ""), ("more than", "over ", ""), ("more than", "just over ", ""),
        ("less than", "under ", ""), ("less than", "fewer than ", ""), ("at least", "at least ", ""),
        ("at least", "no fewer than ", ""), ("at least", "", " or more"), ("at most", "up to ", ""),
        ("at most", "no more than ", ""), ("at most", "as many as ", ""), ("about", "some ", ""),
        ("about", "an estimated ", ""), ("about", "roughly ", ""), ("about", "", " or so"), ("nearly", "almost ", ""),
        ("nearly", "nearly ", ""), ("only", "only ", ""), ("only", "just ", ""), ("exactly", "exactly ", ""),
    ]
] + [
    "a bigger crowd than the <n value=13>13</n> cows",
    "<n kind=currency value=5000000 unit=USD>$5 million</n> over <n kind=dimension value=10 unit=year>10 years</n>",
]  # fmt: skip
COUNTED = [
    "<n value=20 of=veterans>20</n> veterans slept",
    "<n value=5 of=resolutions>five</n> Security Council resolutions passed.",
    "a <n value=5 of=pillar>five</n>-pillar plan and a <n value=2 of=page>two</n>-page letter",
    "<n kind=percent value=13 of=people>13 percent</n> of people",
    "only <n kind=percent value=13>13 percent</n> reported to the office",
    "a <n kind=dimension value=25 of=file>25-year</n>-old court file",
    "a <n kind=dimension value=60 of=career>60-year</n> career",
    "<n low=20000 of=immigrants>Tens of thousands</n> of immigrants; <n value=8 of=hits>8</n> of those hits",
    "a salary of <n kind=currency value=98000 of=salary>$98,000</n>",
    "the deficit was <n kind=currency value=438 of=deficit>$438</n>.",
    "the <n kind=ordinal value=1 of=debate>first</n> debate",
    "the <n kind=ordinal value=5>fifth</n> pillar",
    "the <n kind=ordinal value=1>first</n> of its kind",
    "up to <n kind=dimension value=32 of=length>32ft</n> in length",
    "Of <n value=40 of=farms>40</n> farms, <n value=7 of=farms>7</n> closed, <n value=3 of=farms>three</n> grew.",
    "<n value=11 of=cooks>11</n> of the <n value=43 of=cooks>43</n> missing cooks",
    "a <n value=104>104</n>-<n value=98>98</n> win; <n low=2000>thousands</n> cheered",
    "<n value=6 of=towns>six</n> of <n value=22 of=towns>22</n> towns",
    "<n value=3 of=cooks>three</n> cooks and <n value=1 of=waiter>one</n> waiter",
    "Girls under <n kind=dimension value=5>5</n> are free.",
    "It rose <n kind=currency value=4000000>$4 million</n> to <n kind=currency value=9000000>$9 million</n>.",
]
NONE = [
    "Part two covers Article 5, Route 61, Chapter 11 and Pillar three of the plan.",
    "The iPhone 6, a Boeing 737, the Fortune 500 and a 5G phone.",
    "The First Amendment, Fifth Avenue, the 114th Congress and the first lady.",
    "At first, and first of all in the first place, no one knew; one of them left one day.",
    "first-degree murder, a second-hand car, to second-guess",
    "Call 555-123-4567 or 1-800-555-1234, see http://example.com/2016/12 or a1@example.org.",
    "COVID-19, G-20, F-35, MS-13, H1N1, 401(k), H.R. 2, 9/11 and 24/7.",
    "On May 3, 2016, at 9:30 p.m., in the 1980s and five years ago.",
    "One official said this one was another.",
    "U.S.. It",
    "He told it to Nine News of the town and zero in on Three Mile Island; Zero Hedge has it.",
    "She lives at 2134 Caldwell Place, in the 1000 block of Elm Street, and called 911.",
    "Episode #160 on articles 5 and 4 and 2 Timothy 2:15, from 10-11:45.",
    "One man said no, and one woman held a sign.",
    "At one point he was the only one there.",
    "An iPhone 7 Plus and a Watch Series 4 for sale in class 6A.",
    "on stage in Nashville, TN",
    "the point two of them made",
]


@pytest.mark.parametrize("marked", VALUES + VAGUE + ORDINALS + MEASURED + RANGES)
def test_spans_values_and_units(marked):
    check(marked, "kind", "value", "low", "high", "unit")


@pytest.mark.parametrize("marked", COMPARED)
def test_comparators(marked):
    check(marked, "value", "comparator")


@pytest.mark.parametrize("marked", COUNTED)
def test_what_is_counted(marked):
    check(marked, "value", "of")


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number(text):
    assert numbers(text) == []


def test_a_value_that_cannot_be_represented_is_null():
    (number,) = numbers("9" * 5000)
    assert number.value is None
    (number,) = numbers("It has 123456789012345678901234567890 legs.")
    assert number.value == pytest.approx(1.2345678901234568e29)


@pytest.mark.parametrize("row", read_rows("units", Unit), ids=lambda row: row.unit)
def test_each_unit_is_reached_by_each_of_its_words(row):
    kind = "currency" if row.kind in ("currency", "cent") else "dimension"
    for word in row.words:
        for form in {word, plural(word)}:
            (number,) = numbers(f"there were 7 {form}.")
            assert (number.kind, number.value, number.unit) == (kind, 7, row.unit), form
    for sign in row.signs:
        (number,) = numbers(f"at {sign} 7 there" if row.kind == "currency" else f"at 7{sign} there")
        assert (number.kind, number.unit) == (kind, row.unit), sign


def test_units_have_no_word_or_sign_twice():
    rows = read_rows("units", Unit)
    for names in ([word for row in rows for word in row.words], [sign for row in rows for sign in row.signs]):
        assert len(names) == len(set(names))


PIECES = [
    part for marked in VALUES + VAGUE + MEASURED + RANGES + COMPARED + NONE for part in parse(marked)[0].split(" ")
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_mixture_of_pieces(text):
    holds(text)


@given(st.text(max_size=60))
def test_any_text(text):
    holds(text)


@given(st.text(alphabet="0123456789.,-/%$ aoknestwdhur½²", max_size=30))
def test_any_numerals(text):
    holds(text)


def holds(text):
    if not text:
        return
    whole = sentence(text)
    taken = [(date.start, date.end) for date in find_dates(whole, "2021-07-29", GRAMMAR)]
    last = 0
    for number in find_numbers(whole, taken, UNITS):
        assert last <= number.start < number.end <= len(text)
        assert all(number.end <= start or end <= number.start for start, end in taken)
        assert text[number.start : number.end].strip() == text[number.start : number.end]
        json.dumps([number.value, number.low, number.high], allow_nan=False)
        if number.kind == "range":
            assert number.value is None
            assert number.low <= number.high
        last = number.end


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["1", "1,", "1-", "one hundred ", "$", "a ", "#", "1/", "between 1 and "])
def test_time_is_linear(piece):
    begin = time.process_time()
    numbers(piece * (200_000 // len(piece)))
    assert time.process_time() - begin < 20
