"""Plots as SVG for the page, by Vega-Altair: no script, colours from the page's style, each mark a link."""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    import altair as alt

LEVELS = 7
DARK = 4
"""Figures on shades beyond this one have the other colour."""
INK, BAR = "var(--ink)", "var(--bar)"
HERE = "https://page.invalid/#"
"""Stands for the page itself: the renderer completes links without a host by one of its own."""


class Cell(Struct, frozen=True):
    """A mark: where it stands, how many claims are behind it, and the panel that lists them."""

    row: str
    column: str
    count: int
    anchor: str


def need_altair() -> None:
    """Raises ClaimsError where the extra `report` is not installed."""
    from importlib.util import find_spec

    if missing := [name for name in ("altair", "vl_convert") if find_spec(name) is None]:
        raise ClaimsError(f"needs {' and '.join(missing)}; install it: pip install 'claims-pipeline[report]'")


def heat_map(cells: Sequence[Cell], rows: Sequence[str], columns: Sequence[str]) -> Markup:
    """Counts as shades, with the figure in each cell. Shades follow its square root, so that small counts differ."""
    import altair as alt

    most = max(cell.count for cell in cells)
    levels = list(range(1, LEVELS + 1))
    base = alt.Chart(_data([{**_values(cell), "level": _level(cell.count, most)} for cell in cells])).encode(
        x=alt.X("column:N", sort=None, title=None, scale=alt.Scale(domain=list(columns)), axis=_axis(orient="top")),
        y=alt.Y("row:N", sort=None, title=None, scale=alt.Scale(domain=list(rows)), axis=_axis(labelLimit=260)),
        href="href:N",
    )
    shades = alt.Scale(domain=levels, range=[f"var(--heat{level})" for level in levels])
    cell = base.mark_rect(stroke="var(--paper)", strokeWidth=2).encode(
        color=alt.Color("level:O", scale=shades, legend=None)
    )
    figure = base.mark_text(fontSize=12).encode(
        text="count:Q",
        color=alt.condition(alt.datum.level > DARK, alt.value("var(--on-dark)"), alt.value("var(--on-light)")),
    )
    return _svg((cell + figure).properties(width=alt.Step(112), height=alt.Step(26)))


def timelines(cells: Sequence[Cell], rows: Sequence[str], columns: Sequence[str]) -> Markup:
    """A row of bars for each of `rows`, over time, all on one scale."""
    import altair as alt

    bars = (
        alt.Chart(_data([_values(cell) for cell in cells]))
        .mark_bar(color=BAR)
        .encode(
            x=alt.X(
                "column:O",
                sort=None,
                title=None,
                scale=alt.Scale(domain=list(columns)),
                axis=_axis(labelOverlap="greedy", labelAngle=0),
            ),
            y=alt.Y("count:Q", title=None, axis=_axis(tickCount=2, tickMinStep=1, format="d", grid=True)),
            row=alt.Row(
                "row:N",
                sort=list(rows),
                title=None,
                header=alt.Header(
                    labelAngle=0, labelAnchor="start", labelOrient="top", labelColor=INK, labelFontSize=12
                ),
            ),
            href="href:N",
        )
        .properties(width=760, height=64)
    )
    return _svg(bars)


def bars(cells: Sequence[Cell], rows: Sequence[str]) -> Markup:
    """One bar for each of `rows`, with its figure."""
    import altair as alt

    base = alt.Chart(_data([_values(cell) for cell in cells])).encode(
        x=alt.X("count:Q", title=None, axis=None),
        y=alt.Y("row:N", sort=None, title=None, scale=alt.Scale(domain=list(rows)), axis=_axis(labelLimit=260)),
        href="href:N",
    )
    figures = base.mark_text(align="left", dx=4, fontSize=12, color=INK).encode(text="count:Q")
    return _svg((base.mark_bar(color=BAR) + figures).properties(width=480, height=alt.Step(22)))


def _values(cell: Cell) -> dict[str, Any]:
    return {"row": cell.row, "column": cell.column, "count": cell.count, "href": f"{HERE}{cell.anchor}"}


def _data(values: list[dict[str, Any]]) -> "alt.InlineData":
    import altair as alt

    return alt.InlineData(values)


def _level(count: int, most: int) -> int:
    return max(1, round(LEVELS * sqrt(count / most)))


def _axis(**settings: Any) -> "alt.Axis":
    import altair as alt

    plain: dict[str, Any] = {
        "labelColor": INK,
        "labelFontSize": 12,
        "labelAngle": 0,
        "ticks": False,
        "domain": False,
        "labelPadding": 6,
        "gridColor": "var(--line)",
    }
    return alt.Axis(**(plain | settings))


def _svg(chart: "alt.TopLevelMixin") -> Markup:
    import vl_convert

    drawn = chart.configure(background="transparent", font="sans-serif").configure_view(stroke=None)
    svg: str = vl_convert.vegalite_to_svg(drawn.to_json())
    return Markup(svg.replace(f'xlink:href="{HERE}', 'href="#'))  # text in it is escaped by Vega's own writer
