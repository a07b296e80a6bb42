"""Dates as marked-up sentences: `<d from=... to=...>`; a mark without them is a date that cannot be told. The day of
publication is Thursday, 29 July 2021."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pipeline.gazetteers import read_rows
from pipeline.stages.calendar.grammar import DateGrammar
from pipeline.stages.calendar.holidays import RULE, Holiday, load_holidays
from pipeline.stages.dates import find_dates
from tests.marked import parse
from tests.stages.sentences import sentence

PUBLISHED = "2021-07-29"
GRAMMAR = DateGrammar(load_holidays())


def found(text, published=PUBLISHED):
    return [(x.start, x.end, x.first, x.last) for x in find_dates(sentence(text), published, GRAMMAR)]


def check(marked, published=PUBLISHED):
    text, marks = parse(marked)
    wanted = [(m.start, m.end, m.attributes.get("from"), m.attributes.get("to")) for m in marks]
    assert found(text, published) == wanted


ABSOLUTE = [
    "The treaty of <d from=2019-05-04 to=2019-05-04>May 4, 2019</d>, was renewed.",
    "The treaty of <d from=2019-05-04 to=2019-05-04>4 May 2019</d> was renewed.",
    "The treaty of the <d from=2019-05-04 to=2019-05-04>4th of May, 2019</d>, was renewed.",
    "It was signed on <d from=2019-05-04 to=2019-05-04>Saturday, May 4, 2019</d>.",
    "It was signed in <d from=2019-05-01 to=2019-05-31>May 2019</d>.",
    "It lapsed in <d from=2020-02-01 to=2020-02-29>February of 2020</d>.",
    "Logged at <d from=2019-05-04 to=2019-05-04>2019-05-04</d>.",
    "Logged at <d from=2019-05-04 to=2019-05-04>5/4/2019</d>.",
    "Logged at <d from=2019-05-13 to=2019-05-13>13.5.2019</d>.",
    "The <d from=2016-01-01 to=2016-12-31>2016</d> harvest was poor.",
    "Poor harvests in the <d from=1980-01-01 to=1989-12-31>1980s</d>.",
    "Poor harvests in the <d from=1990-01-01 to=1999-12-31>'90s</d>.",
    "A fort of the <d from=1501-01-01 to=1600-12-31>16th century</d>.",
    "Rebuilt in the <d from=1868-01-01 to=1900-12-31>late 19th century</d>.",
    "The <d from=2014-06-01 to=2014-08-31>summer of 2014</d> was dry.",
    "Exports fell in the <d from=2016-07-01 to=2016-09-30>third quarter of 2016</d>.",
    "The budget for <d from=2021-10-01 to=2022-09-30>fiscal year 2022</d> grew.",
    "Closed for the <d from=2015-01-01 to=2016-12-31>2015-16</d> season.",
    "Taxes of <d from=2024-01-01 to=2025-12-31>2024/2025</d> rose.",
    "Built in <d from=1648-01-01 to=1648-12-31>1648</d>.",
    "They met on <d from=2018-11-22 to=2018-11-22>Thanksgiving 2018</d>.",
    "They met on <d from=2019-04-21 to=2019-04-21>Easter Sunday 2019</d>.",
    "He worked there before the <d from=2001-09-11 to=2001-09-11>Sept. 11</d> attacks.",
]
RELATIVE = [
    "The mayor resigned <d from=2021-07-28 to=2021-07-28>yesterday</d>.",
    "The mayor resigned <d from=2021-07-28 to=2021-07-28>last night</d>.",
    "The mayor resigned on <d from=2021-07-26 to=2021-07-26>Monday</d>.",
    "The mayor resigned on <d from=2021-07-29 to=2021-07-29>Thursday</d>.",
    "The mayor will resign on <d from=2021-08-02 to=2021-08-02>Monday</d>.",
    "The mayor said <d from=2021-07-26 to=2021-07-26>Monday</d> that she will resign.",
    "The report is due by <d from=2021-07-30 to=2021-07-30>Friday</d>.",
    "The mayor resigned <d from=2021-07-26 to=2021-07-26>Monday night</d>.",
    "The mayor resigned <d from=2021-07-19 to=2021-07-25>last week</d>.",
    "The mayor resigned <d from=2021-07-26 to=2021-08-01>this week</d>.",
    "The mayor resigned <d from=2020-01-01 to=2020-12-31>last year</d>.",
    "The mayor resigned <d from=2020-09-01 to=2020-12-31>late last year</d>.",
    "The mayor resigned in <d from=2021-03-01 to=2021-03-31>March</d>.",
    "The mayor resigned in <d from=2020-11-01 to=2020-11-30>November</d>.",
    "The mayor will resign in <d from=2021-11-01 to=2021-11-30>November</d>.",
    "The mayor will resign in <d from=2022-02-01 to=2022-02-28>February</d>.",
    "The mayor resigned in <d from=2021-03-10 to=2021-03-20>mid-March</d>.",
    "The mayor resigned <d from=2016-01-01 to=2016-12-31>five years ago</d>.",
    "The mayor resigned <d from=2021-07-26 to=2021-07-26>three days ago</d>.",
    "Prices rose in the <d from=2021-07-19 to=2021-07-29>last 10 days</d>.",
    "She hopes to be back in <d from=2021-08-08 to=2021-08-08>10 days</d>.",
    "They met over the <d from=2021-07-24 to=2021-07-25>weekend</d>.",
    "They will meet in the <d from=2021-08-01 to=2021-08-07>first week of August</d>.",
    "They will meet at <d from=2021-08-03 to=2021-08-03>9:30 p.m. on Tuesday</d>.",
    "They met on <d from=2021-07-05 to=2021-07-05>July 5</d>, again at <d from=2021-07-05 to=2021-07-05>6 p.m.</d>",
    "They met on the <d from=2021-07-04 to=2021-07-04>Fourth of July</d>.",
    "They will be done by the <d from=2021-12-31 to=2021-12-31>end of the year</d>.",
]
RANGES = [
    "Schools closed <d from=2021-03-10 to=2021-07-20>between mid-March and mid-July</d>.",
    "Schools closed <d from=2009-01-01 to=2013-12-31>from 2009 to 2013</d>.",
    "Schools closed in <d from=2014-01-01 to=2016-12-31>2014-2016</d>.",
    "Schools closed on <d from=2016-09-12 to=2016-09-15>Sept. 12-15, 2016</d>.",
    "Schools closed <d from=2020-05-03 to=2020-06-05>from May 3 to June 5, 2020</d>.",
    "Schools closed <d from=2020-11-01 to=2021-02-28>from November to February</d>.",
    "Schools were closed <d from=2021-07-19 to=2021-07-23>Monday through Friday</d>.",
]
UNKNOWN = [
    "Open on <d>weekdays</d> <d>from 6 a.m. to 9 a.m.</d>",
    "He died <d>two days later</d>.",
    "He came back the <d>following day</d>.",
]
NONE = [
    "May I ask whether they march on?",
    "Theresa May spoke to April Ryan.",
    "More than 2000 people, 1500 troops and 1,950 others.",
    "She is in her 40s.",
    "They fell, recently and now, in recent weeks, for months; hours earlier another fell.",
    "The 9/11 victims, open 24/7.",
    "It works out of the box, said USA TODAY.",
    "The first win in 12 years, a two-year plan, within 10 days.",
]


@pytest.mark.parametrize("marked", ABSOLUTE)
def test_dates_that_the_text_fixes_need_no_day_of_publication(marked):
    check(marked)
    check(marked, None)


@pytest.mark.parametrize("marked", RELATIVE + RANGES + UNKNOWN + NONE)
def test_dates_by_the_day_of_publication(marked):
    check(marked)


@pytest.mark.parametrize("marked", RELATIVE)
@pytest.mark.parametrize("published", [None, "", "soon", "2021-99-99"])
def test_relative_dates_stay_open_without_a_day(marked, published):
    assert {x[2:] for x in found(parse(marked)[0], published)} == {(None, None)}


def test_a_date_far_outside_the_calendar_stays_open():
    assert [x[2:] for x in found("It was built 9,000 years ago.")] == [(None, None)]


@pytest.mark.parametrize("holiday", read_rows("holidays", Holiday), ids=lambda row: row.name)
def test_each_holiday_is_found_and_has_its_day(holiday):
    assert RULE.fullmatch(holiday.rule)
    near = f" {holiday.near[0]}" if holiday.near else ""
    assert [x[:2] for x in found(f"On {holiday.name}{near}.")] == [(3, 3 + len(holiday.name))]
    day = holiday.in_year(2024)
    assert day is None or day.year == (2024 if not holiday.fixed else int(holiday.rule[:4]))


def test_holidays_have_no_duplicates():
    names = [row.name.lower() for row in read_rows("holidays", Holiday)]
    assert len(names) == len(set(names))


PIECES = [part for marked in ABSOLUTE + RELATIVE + RANGES + NONE for part in parse(marked)[0].split(" ")]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.sampled_from([PUBLISHED, None, "0001-01-01", "9999-12-31"]),
)
def test_any_mixture_of_pieces(text, published):
    holds(text, published)


@given(st.text(max_size=60))
def test_any_text(text):
    holds(text, PUBLISHED)


def holds(text, published):
    last = 0
    for date in find_dates(sentence(text), published, GRAMMAR) if text else []:
        assert last <= date.start < date.end <= len(text)
        assert text[date.start : date.end].strip() == text[date.start : date.end]
        assert (date.first is None) == (date.last is None)
        assert date.first is None or "0001-01-01" <= date.first <= date.last <= "9999-12-31"
        assert structs.asdict(date)["start"] == date.start
        last = date.end


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["1", "May ", "2016-", "Monday to ", "from May ", "in 10 ", "last ", "9 p.m. "])
def test_time_is_linear(piece):
    begin = time.process_time()
    found(piece * (200_000 // len(piece)))
    assert time.process_time() - begin < 20
