"""Time cut into periods that fit on a page."""

from typing import Any

import pandas as pd

STEPS = (
    ("D", 31, "%Y-%m-%d", "Days"),
    ("W", 40, "%Y-%m-%d", "Weeks, named by their Monday"),
    ("M", 36, "%Y-%m", "Months"),
    ("Q", 40, "%Y-Q%q", "Quarters"),
    ("Y", 60, "%Y", "Years"),
)
YEARS = 60


def find_periods(days: "pd.Series[Any]") -> tuple["pd.Series[Any]", list[str], str]:
    """The period of each day; all periods in order, those between with nothing in them, too; and what one is called:
    days, weeks, months, quarters or years, the finest of which a page is wide enough for. Of over 60 years the last."""
    known = days.dropna()
    if known.empty:
        return days.astype("string"), [], ""
    for step, most, form, name in STEPS:  # noqa: B007  # used below
        periods = pd.period_range(known.min(), known.max(), freq=step)
        if len(periods) <= most:
            break
    of_days = days.dt.to_period(step).map(lambda period: _name(period, form), na_action="ignore")
    return of_days, [_name(period, form) for period in periods[-YEARS:]], name


def _name(period: Any, form: str) -> str:
    return str((period if "%q" in form else period.start_time).strftime(form))
