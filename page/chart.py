"""The title race as an Altair chart."""

from __future__ import annotations

from typing import Any

import altair as alt

# Told apart with any colour vision, on white and on black.
COLOURS = ["#1f77d0", "#d1590f", "#2b9348", "#9a4fc4", "#8a6d00", "#0f8b8d"]


def title_race(race: list[dict[str, Any]], competitors: int = len(COLOURS)) -> alt.LayerChart:
    """Points after each round of the first competitors; a diamond where the title was decided.

    A row has round, competitor, points, position, available and title, and `final`, the place by
    which competitors are chosen.
    """
    data = alt.Data(name="race", values=race)
    base = alt.Chart(data).transform_filter(f"datum.final <= {competitors}")
    colour = alt.Color(
        "competitor:N",
        title=None,
        sort=alt.EncodingSortField("final", op="min"),
        scale=alt.Scale(range=COLOURS),
        legend=alt.Legend(orient="bottom", columns=2, labelLimit=260, symbolType="stroke"),
    )
    x = alt.X("round:O", title="round", axis=alt.Axis(labelAngle=0))
    y = alt.Y("points:Q", title="points", scale=alt.Scale(zero=True))
    tooltip = [
        alt.Tooltip("competitor:N"),
        alt.Tooltip("round:O", title="after round"),
        alt.Tooltip("points:Q"),
        alt.Tooltip("position:Q"),
        alt.Tooltip("available:Q", title="still to be won"),
        alt.Tooltip("title:N"),
    ]
    line = base.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=colour, detail="competitor:N")
    marks = base.mark_point(size=70, filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=tooltip,
        shape=alt.Shape(
            "title:N",
            legend=None,
            scale=alt.Scale(
                domain=["can still win", "out", "decided"],
                range=["circle", "stroke", "diamond"],
            ),
        ),
        size=alt.condition("datum.title == 'decided'", alt.value(220), alt.value(70)),
    )
    return (
        (line + marks)
        .properties(width="container", height=320)
        .configure(background="transparent", font="system-ui, sans-serif")
        .configure_view(stroke=None)
    )
