"""The picture of the title races and the diagram of how a number flows.

docs/generate.py writes them with the other generated documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import duckdb

import loader
from definitions import read_catalogue

SEASON = 2003


def question(path: Path) -> str:
    """The first line of an SQL file, without its comment marks."""
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("-- ")


def flow() -> str:
    """A Mermaid diagram of everything that the GTS table is made from."""
    tables, views = read_catalogue(loader.ROOT)
    definitions = {definition.name: definition for definition in tables + views}

    def reads(name: str) -> list[str]:
        """What a view reads; a table is filled from its CSV."""
        if definitions[name].kind == "TABLE":
            return []
        return [other for other in definitions[name].references if other in definitions]

    wanted = ["gts_standings"]
    for name in wanted:  # grows as it is walked
        wanted += [other for other in reads(name) if other not in wanted]
    nodes, edges = [], []
    for name in (name for name in definitions if name in wanted):
        if definitions[name].kind == "TABLE":
            nodes.append(f"    {name}[({name})]")
        else:
            (path,) = (loader.ROOT / "views").rglob(f"{name}.sql")
            asked = question(path).replace('"', "'")
            nodes.append(f'    {name}["<b>{name}</b><br>{asked}"]')
        edges += [f"    {other} --> {name}" for other in reads(name)]
    return "\n".join(
        [
            "# How a number flows",
            "",
            "From finishing positions to the printed table: drums are tables, filled from "
            "`seeds/`; boxes are views, each with the question it answers. Drawn by "
            "`python -m docs.generate` from what the SQL files read.",
            "",
            "```mermaid",
            "flowchart LR",
            *nodes,
            *edges,
            "```",
            "",
        ]
    )


# The picture, in pixels ---------------------------------------------------------------------

WIDTH, PANEL, TOP = 960, 372, 48
LEFT, RIGHT = 76, 724  # x of the first and the last round
HIGH, LOW = 58, 284  # y of the most points and of none, within a panel
LABEL_GAP = 19  # between the labels at the line ends
TEAMS = 4
STYLE = """
    svg { font-family: system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
    .paper { fill: #ffffff; } .ink { fill: #1f2328; } .faint { fill: #59636e; }
    .grid { stroke: #d1d9e0; stroke-width: 1; }
    .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
    .team1 { color: #0a5fb4; } .team2 { color: #c2410c; }
    .team3 { color: #15803d; } .team4 { color: #86198f; }
    .line, .dot { stroke: currentColor; } .dot, .name { fill: currentColor; }
    @media (prefers-color-scheme: dark) {
        .paper { fill: #0d1117; } .ink { fill: #f0f6fc; } .faint { fill: #9198a1; }
        .grid { stroke: #3d444d; }
        .team1 { color: #6cb6ff; } .team2 { color: #ff9d57; }
        .team3 { color: #56d364; } .team4 { color: #e29bea; }
    }
"""


@dataclass(frozen=True)
class Race:
    """The title race of a class: what its picture shows."""

    name: str
    decided: str  # in words
    rounds: Sequence[str]  # the circuits, from round 1
    teams: Sequence[tuple[str, Sequence[tuple[int, int]]]]  # name, (round, points) from the first
    leads: Sequence[tuple[str, int]]  # leader and lead after each round


def title_race(con: duckdb.DuckDBPyConnection, name: str) -> Race:
    rounds = con.execute(
        "SELECT short_name FROM events JOIN circuits USING (circuit) "
        "WHERE season = ? AND round IS NOT NULL ORDER BY round",
        [SEASON],
    ).fetchall()
    teams = con.execute(
        "SELECT competitor, list((reached.round, reached.points) ORDER BY reached.round) "
        "FROM standings AS final JOIN standings_by_round AS reached "
        "USING (season, class, championship, competitor) "
        "WHERE season = ? AND class = ? AND championship = 'teams' AND final.position <= ? "
        "GROUP BY final.position, competitor ORDER BY final.position",
        [SEASON, name, TEAMS],
    ).fetchall()
    leads = con.execute(
        "SELECT min_by(competitor, position), max(points) - max(points, 2)[2] "
        "FROM standings_by_round WHERE season = ? AND class = ? AND championship = 'teams' "
        "GROUP BY round ORDER BY round",
        [SEASON, name],
    ).fetchall()
    [(decided,)] = con.execute(
        "SELECT 'decided in round ' || min(round) || ', ' || min_by(event, round) "
        "FROM title_race JOIN events USING (season, round) "
        "WHERE season = ? AND class = ? AND championship = 'teams' AND clinched",
        [SEASON, name],
    ).fetchall()
    return Race(name, decided, [short for (short,) in rounds], teams, leads)


def title_races(con: duckdb.DuckDBPyConnection) -> str:
    """An SVG of the two titles that the last race decided, points by round and team."""
    races = [title_race(con, name) for name in ("LMP900", "GTS")]
    height = TOP + PANEL * len(races)
    outcome = " ".join(
        f"{race.name}, {race.decided}: "
        + ", ".join(f"{team} {scores[-1][1]}" for team, scores in race.teams)
        + "."
        for race in races
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">The LMP900 and GTS title races of {SEASON}</title>',
        f'<desc id="desc">Points after each round, a line for each of the first {TEAMS} teams. '
        f"{escape(outcome)}</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>',
        text(20, 32, f"Title races of {SEASON}: points after each round", "ink", 20, weight=600),
    ]
    for number, race in enumerate(races):
        parts += [f'<g transform="translate(0 {TOP + number * PANEL})">', *panel(race), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def panel(race: Race) -> list[str]:
    """The marks of one class; y runs from 0 to PANEL."""
    most = max(points for _, scores in race.teams for _, points in scores)

    def x(round: int) -> float:
        return LEFT + (RIGHT - LEFT) * (round - 1) / (len(race.rounds) - 1)

    def y(points: float) -> float:
        return LOW - (LOW - HIGH) * points / most

    parts = [
        text(20, 28, race.name, "ink", 16, weight=600),
        text(20 + 11 * len(race.name) + 12, 28, race.decided, "faint", 14),
    ]
    for points in range(0, most + 1, 50):
        parts.append(
            f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y(points):g}" y2="{y(points):g}"/>'
        )
        parts.append(text(LEFT - 12, y(points) + 4, str(points), "faint", 12, anchor="end"))
    colours = {team: f"team{number}" for number, (team, _) in enumerate(race.teams, 1)}
    parts.append(text(20, LOW + 64, "lead", "faint", 12))
    for round, (circuit, (leader, lead)) in enumerate(
        zip(race.rounds, race.leads, strict=False), 1
    ):
        parts.append(text(x(round), LOW + 24, str(round), "ink", 13, anchor="middle"))
        parts.append(text(x(round), LOW + 42, circuit, "faint", 10.5, anchor="middle"))
        shown, look = (str(lead), f"name {colours[leader]}") if lead else ("level", "faint")
        parts.append(text(x(round), LOW + 64, shown, look, 12, anchor="middle", weight=600))
    for team, scores in reversed(race.teams):
        path = " ".join(f"{x(round):g},{y(points):g}" for round, points in scores)
        parts.append(f'<g class="{colours[team]}"><polyline class="line" points="{path}"/>')
        parts += [
            f'<circle class="dot" cx="{x(round):g}" cy="{y(points):g}" r="3.5"/>'
            for round, points in scores
        ]
        parts.append("</g>")
    ends = spread([y(scores[-1][1]) for _, scores in race.teams])
    for (team, scores), end in zip(race.teams, ends, strict=True):
        label = f"{scores[-1][1]} {team}"
        parts.append(text(RIGHT + 16, end + 5, label, f"name {colours[team]}", 14, weight=600))
    return parts


def spread(wanted: Sequence[float]) -> list[float]:
    """The heights, from the top, moved apart until no two are closer than LABEL_GAP."""
    first = [wanted[0]]
    for height in wanted[1:]:
        first.append(max(height, first[-1] + LABEL_GAP))
    return first


def text(
    x: float,
    y: float,
    content: str,
    look: str,
    size: float,
    *,
    anchor: str = "start",
    weight: int = 400,
) -> str:
    return (
        f'<text class="{look}" x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{escape(content)}</text>'
    )
