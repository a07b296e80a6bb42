"""The plots of the page: marks and cells lead to the claims behind them."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup
from msgspec import Struct

from pipeline.report import plots
from pipeline.report.facts import Facts
from pipeline.report.panels import Panel, Panels
from pipeline.report.periods import find_periods
from pipeline.report.plots import Cell
from pipeline.report.shown import shown

ROWS = 15
"""So many countries, speakers or outlets get a row: those with the most claims."""


class Td(Struct, frozen=True):
    """A cell of a table: a figure where it is `number`, a link to a panel where it has an `anchor`."""

    text: str
    anchor: str | None = None
    number: bool = False


class Section(Struct, frozen=True):
    """A part of the page. `notes` say what it counts, and what it leaves out."""

    title: str
    notes: Sequence[str]
    plot: Markup | None = None
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Td]] = ()
    panels: Sequence[Panel] = ()


def over_time(facts: Facts, panels: Panels) -> Section:
    """Claims by pillar, in periods."""
    before = len(panels.made)
    period, periods, name = find_periods(facts.said["day"])
    names = {pillar: shown(label or pillar) for pillar, label in facts.labels.items()}
    said = facts.said.assign(period=period, name=facts.said["pillar"].map(names))
    said = said[said["period"].isin(periods)]
    notes = [f"{name}; all on one scale. A claim has the date of its article."] if periods else []
    if undated := facts.said.loc[facts.said["day"].isna(), "claim"].nunique():
        notes.append(f"{counted(undated, 'claim')} without a date left out.")
    if old := facts.claims - undated - said["claim"].nunique():
        notes.append(f"{counted(old, 'claim')} from before {periods[0]} left out.")
    cells = _cells(said, "name", "period", panels)
    plot = plots.timelines(cells, _present(names.values(), cells), periods) if cells else None
    return Section("Claims by pillar over time", notes, plot, panels=panels.since(before))


def by_country(facts: Facts, panels: Panels) -> Section:
    """Countries named in claims, by pillar."""
    return _heat("Pillars by country", facts.countries, "country", "countries named in claims", facts, panels)


def by_speaker(facts: Facts, panels: Panels) -> Section:
    """Speakers, by pillar."""
    return _heat("Pillars by speaker", facts.said, "speaker", "speakers with a name or an office", facts, panels)


def by_outlet(facts: Facts, panels: Panels) -> Section:
    """Claims of each outlet."""
    before = len(panels.made)
    said = facts.said.dropna(subset=["outlet"]).drop_duplicates("claim")
    said = said.assign(name=said["outlet"].map(shown), column="claims")
    rows = _most(said, "name")
    notes = _rest(said["name"].nunique(), "outlets")
    if unknown := facts.claims - len(said):
        notes.append(f"{counted(unknown, 'claim')} without an outlet left out.")
    cells = _cells(said[said["name"].isin(rows)], "name", "column", panels)
    plot = plots.bars(cells, rows) if cells else None
    return Section("Claims by outlet", notes, plot, panels=panels.since(before))


def _heat(title: str, table: pd.DataFrame, by: str, what: str, facts: Facts, panels: Panels) -> Section:
    before = len(panels.made)
    known = table.dropna(subset=[by])
    known = known.assign(name=known[by].map(shown))
    rows = _most(known, "name")
    cells = _cells(known[known["name"].isin(rows)], "name", "pillar", panels)
    notes = _rest(known["name"].nunique(), what)
    plot = plots.heat_map(cells, rows, _present(facts.labels, cells)) if cells else None
    return Section(title, notes, plot, panels=panels.since(before))


def _cells(table: pd.DataFrame, row: str, column: str, panels: Panels) -> list[Cell]:
    """A cell for each pair of a row and a column that has a claim."""
    found = []
    for key, claims in table.groupby([row, column], sort=False)["claim"]:
        one, other = map(str, key)
        places = claims.drop_duplicates()
        found.append(Cell(one, other, len(places), panels.add(f"{one}, {other}", places)))
    return found


def _most(table: pd.DataFrame, by: str) -> list[str]:
    """The values with the most claims, the most first."""
    counts: pd.Series[Any] = table.groupby(by)["claim"].nunique()
    order = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [str(name) for name, _ in order[:ROWS]]


def _rest(number: int, what: str) -> list[str]:
    return [f"The {ROWS} of {number:,} {what} that have the most claims."] if number > ROWS else []


def _present(names: Iterable[str], cells: Sequence[Cell]) -> list[str]:
    """Those names, in their order, that are a row or a column of a cell."""
    used = {each for cell in cells for each in (cell.row, cell.column)}
    return [name for name in names if name in used]


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
