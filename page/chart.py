"""The title race as an Altair chart: on the page, and as the README's picture."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert

Row = dict[str, Any]
# On the page the style sheet says what the colours are, in light and in dark.
PAGE = {
    "paper": "transparent",
    "ink": "currentColor",
    "faint": "var(--faint)",
    "rule": "var(--rule)",
    "lines": [f"var(--line-{number})" for number in range(1, 7)],
}
LIGHT = {
    "paper": "#ffffff",
    "ink": "#1f2328",
    "faint": "#59636e",
    "rule": "#d1d9e0",
    "lines": ["#0a5fb4", "#c2410c", "#15803d", "#86198f"],
}
DARK = {
    "paper": "#0d1117",
    "ink": "#f0f6fc",
    "faint": "#9198a1",
    "rule": "#3d444d",
    "lines": ["#6cb6ff", "#ff9d57", "#56d364", "#e29bea"],
}
SAYS = (
    "datum.competitor + ', after round ' + datum.round + ': ' + datum.points + ' points'"
    " + (isValid(datum.title)"
    " ? ', ' + datum.available + ' still to be won: ' + datum.title : '')"
)


def encoding(colour: alt.Color, **axis: Any) -> Row:
    return {
        "x": alt.X("round:O", axis=alt.Axis(labelAngle=0, grid=False, **axis)),
        "y": alt.Y("points:Q", title=None, axis=alt.Axis(tickCount=5)),
        "color": colour,
    }


def lines(base: alt.Chart) -> list[alt.Chart]:
    """A line for each competitor; a diamond where the title was decided."""
    return [
        base.mark_line(strokeWidth=2.5, strokeJoin="round"),
        base.mark_point(filled=True, opacity=1).encode(
            shape=alt.condition("datum.decided", alt.value("diamond"), alt.value("circle")),
            size=alt.condition("datum.decided", alt.value(240), alt.value(60)),
            tooltip="says:N",
        ),
    ]


def painted(chart: alt.TopLevelMixin, paint: Row) -> alt.TopLevelMixin:
    """In these colours, and without a word for a screen reader: the chart has a text beside it."""
    return chart.configure(
        background=paint["paper"],
        font="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            domain=False,
            ticks=False,
            gridColor=paint["rule"],
            labelColor=paint["ink"],
            titleColor=paint["faint"],
            labelFontSize=12,
            labelPadding=8,
            titleFontWeight="normal",
        ),
        legend=alt.LegendConfig(
            labelColor=paint["ink"], labelFontSize=13, labelLimit=300, orient="bottom"
        ),
        aria=False,
    )


def title_race(rounds: Sequence[int]) -> Row:
    """The specification of the page's chart: its rows are given to it as the data `race`.

    A row has round, competitor, nth (its place in the end), points and, by the rules that held,
    available, reach (the most that it could end with, while the title was possible), title and
    decided.
    """
    colour = alt.Color(
        "competitor:N",
        title=None,
        sort=alt.EncodingSortField("nth", op="min"),
        scale=alt.Scale(range=PAGE["lines"]),
        legend=alt.Legend(symbolType="stroke", columns={"expr": "width < 500 ? 1 : 3"}),
    )
    base = (
        alt.Chart(alt.Data(name="race"))
        .transform_calculate(says=SAYS)
        .encode(**encoding(colour, title="after round"))
    )
    base.encoding.x.scale = alt.Scale(domain=list(rounds))
    reach = base.mark_line(strokeDash=[3, 4], strokeWidth=1.5).encode(y="reach:Q")
    chart = alt.layer(reach, *lines(base)).properties(width="container", height=360)
    return painted(chart, PAGE).to_dict()


def picture(title: str, races: Sequence[Row], paint: Row) -> str:
    """An SVG of title races, one above the other: panel() says what each is made of."""
    panels = alt.vconcat(*(panel(**race, paint=paint) for race in races), spacing=36)
    panels = panels.resolve_scale(color="independent").properties(
        padding=20, title=alt.TitleParams(title, color=paint["ink"], fontSize=20, offset=24)
    )
    return vl_convert.vegalite_to_svg(painted(panels, paint).to_dict())


def panel(
    name: str, decided: str, race: list[Row], places: list[str], leads: list[Row], paint: Row
) -> alt.LayerChart:
    """The lines of a class, each with its name at its end, and below them the lead.

    Places are the names of the circuits, from round 1; a lead has round, leader and lead.
    """
    height, gap = 226, 19  # of the labels
    most = max(row["points"] for row in race)
    labels = f"[datum.label, {json.dumps(places, ensure_ascii=False)}[datum.value - 1]]"
    names = list(dict.fromkeys(row["competitor"] for row in race))
    colours = alt.Scale(domain=names, range=paint["lines"])
    base = alt.Chart(alt.Data(values=race)).encode(
        **encoding(
            alt.Color("competitor:N", scale=colours, legend=None), title=None, labelExpr=labels
        )
    )
    base.encoding.y.scale = alt.Scale(domain=[0, most], nice=False)
    # From the top each label stands at its line's end, or a gap below the one above it.
    step = gap * most / height
    ends = (
        base.transform_filter(f"datum.round == {len(places)}")
        .transform_calculate(
            label="datum.points + ' ' + datum.competitor",
            down=f"datum.points + {step} * datum.nth",
        )
        .transform_window(at="min(down)", sort=[alt.SortField("nth")])
        .transform_calculate(at=f"datum.at - {step} * datum.nth")
        .mark_text(align="left", dx=16, fontSize=14, fontWeight=600)
        .encode(y="at:Q", text="label:N")
    )
    numbers = (
        alt.Chart(alt.Data(values=leads))
        .mark_text(fontSize=12, fontWeight=600)
        .encode(x="round:O", y=alt.value(height + 56), text="lead:N", color="leader:N")
    )
    word = (
        alt.Chart(alt.Data(values=[{}]))
        .mark_text(text="lead", fontSize=12, align="right", color=paint["faint"])
        .encode(x=alt.value(-8), y=alt.value(height + 56))
    )
    return alt.layer(*lines(base), ends, numbers, word).properties(
        width=720,
        height=height,
        title=alt.TitleParams(
            name,
            subtitle=decided,
            anchor="start",
            color=paint["ink"],
            subtitleColor=paint["faint"],
            fontSize=16,
            subtitleFontSize=14,
        ),
    )
