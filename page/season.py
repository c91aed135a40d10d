"""What a season's page shows: rows of the views, put into the template."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import jinja2
import vl_convert
from markupsafe import Markup

from page import NothingToShow, chart

FOLDER = Path(__file__).parent
QUERIES = FOLDER.parent / "queries"
WHO = {"teams": "Teams", "drivers": "Drivers", "manufacturers": "Manufacturers"}
# What most of the others read: as temporary tables of the season, under their own names, these are
# computed once, and the views above them read the tables.
READ_OFTEN = (
    "place_points",
    "best_entries",
    "best_rounds",
    "scenario_standings",
    "outlook",
    "scenario_ledger",
)
Row = dict[str, Any]


class Key(NamedTuple):
    """A championship of the season."""

    group: str  # the class
    championship: str


def ask(con: duckdb.DuckDBPyConnection, query: str | duckdb.Statement) -> list[Row]:
    cursor = con.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def answer(con: duckdb.DuckDBPyConnection, name: str) -> dict[Key, list[Row]]:
    """What a file of queries/ answers by championship, for the season that is chosen."""
    *_, query = con.extract_statements((QUERIES / f"{name}.sql").read_text("utf-8"))
    return grouped(ask(con, query))


def grouped(found: list[Row]) -> dict[Key, list[Row]]:
    groups = defaultdict(list)
    for row in found:
        groups[Key(row["class"], row["championship"])].append(row)
    return groups


def choose(con: duckdb.DuckDBPyConnection, season: int | None) -> Row:
    """Makes the connection one of the season, the latest unless given, and returns its row."""
    held = [
        year for (year,) in con.execute("SELECT DISTINCT season FROM results ORDER BY 1").fetchall()
    ]
    if not held:
        raise NothingToShow("expected a database with results")
    if season is None:
        season = held[-1]
    if season not in held:
        raise NothingToShow(
            f"--season {season}: expected a season with results, from {held[0]} to {held[-1]}"
        )
    con.execute(f"SET VARIABLE season = {season}")
    for view in READ_OFTEN:
        con.execute(f"CREATE TEMP TABLE {view} AS FROM {view} WHERE season = getvariable('season')")
    (about,) = ask(con, "FROM seasons WHERE season = getvariable('season')")
    return about


def render(database: duckdb.DuckDBPyConnection, season: int | None) -> str:
    """The page as HTML."""
    with database.cursor() as con:
        about = choose(con, season)
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters["shown"] = shown
        environment.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "separators": (",", ":"),
        }
        calendar = ask(con, CALENDAR)
        tables = championships(con)
        return environment.get_template("season.html").render(
            about=about,
            title=f"{about['series'] or 'Season'} {about['season']}",
            who=WHO,
            calendar=calendar,
            drawn=DRAWN,
            over=all(event["status"] != "scheduled" for event in calendar),
            tables=tables,
            sheets=race_sheets(con),
            figures=ask(con, FIGURES)[0],
            coverage=ask(con, COVERAGE),
            sources=ask(con, "SELECT title, url FROM sources ORDER BY rowid"),
            what_ifs=ask(con, "SELECT what_if, question FROM what_ifs ORDER BY rowid"),
            data={
                "season": about["season"],
                "races": {
                    "|".join(key): [
                        {name: number(value) for name, value in line.items()}
                        for line in table["race"]
                    ]
                    for key, table in tables.items()
                },
                "what_ifs": what_ifs(con),
            },
            chart=chart.title_race([event["round"] for event in calendar]),
            script=Markup((FOLDER / "season.js").read_text("utf-8")),
            style=Markup((FOLDER / "season.css").read_text("utf-8")),
            # A closing tag in a string of the library would end its script element.
            library=Markup(
                vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").replace(
                    "</script", "<\\/script"
                )
            ),
        )


def shown(points: Any) -> str:
    """A number of points without the zeroes behind its decimal point; empty for none."""
    if points is None:
        return ""
    text = str(points).replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(value: Any) -> Any:
    """A value of a row as JSON has it."""
    return float(value) if isinstance(value, Decimal) else value


# The calendar and the grids --------------------------------------------------------------------

CALENDAR = """
SELECT round, event, date, status, COALESCE(short_name, circuit) AS place
FROM events
LEFT JOIN circuits USING (circuit)
WHERE season = getvariable('season') AND round IS NOT NULL
ORDER BY round
"""
CHAMPIONSHIPS = """
SELECT class, championship, cars_in_points, cars_unknown
FROM championships
JOIN classes USING (season, class)
LEFT JOIN unknown_competitors USING (season, class, championship)
WHERE season = getvariable('season')
ORDER BY
    rank NULLS LAST, class,
    list_position(['teams', 'drivers', 'manufacturers'], championship)
"""
# One row per scenario, championship, competitor and round in which it has a row of the ledger.
CELLS = """
CREATE TEMP TABLE cells AS
SELECT
    scenario, class, championship, competitor, round, scored,
    dropped OR rounds.points <> scored AS without_effect,
    COUNT(entry) > 0 AS raced,
    SUM(ledger.points) FILTER (reason = 'points adjustment') AS adjusted,
    COALESCE(bool_or(basis <> 'race') FILTER (reason = 'scored'), FALSE) AS unreported,
    list(
        {points: ledger.points, car: ledger.car_number, why: why}
        ORDER BY ledger.class_position NULLS LAST, entry, why
    ) AS reasons
FROM scenario_ledger AS ledger
LEFT JOIN scenario_points_by_round AS rounds
    USING (scenario, season, class, championship, competitor, round)
LEFT JOIN results USING (season, round, entry)
GROUP BY scenario, class, championship, competitor, round, scored, dropped, rounds.points
"""


def cell(row: Row) -> Row:
    """What a cell of a grid shows and what it opens; in brackets what does not count."""
    text = shown(row["scored"]) or ("0" if row["raced"] else "")
    if row["without_effect"]:
        text = f"({text})"
    if row["adjusted"]:
        text = f"{text} {'+' if row['adjusted'] > 0 else ''}{shown(row['adjusted'])}".strip()
    return {
        "text": text,
        "why": [
            f"{shown(reason['points'])} · {'#' + reason['car'] + ': ' if reason['car'] else ''}"
            f"{reason['why']}"
            for reason in row["reasons"]
        ],
    }


def championships(con: duckdb.DuckDBPyConnection) -> dict[Key, Row]:
    """Of each championship: its standings, the cells of its grid, its champions and its race."""
    con.execute(CELLS)
    cells: dict[Key, dict[str, dict[int, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in ask(con, "FROM cells WHERE scenario = 'official'"):
        key = Key(row["class"], row["championship"])
        cells[key][row["competitor"]][row["round"]] = cell(row) | {"unreported": row["unreported"]}
    standings = grouped(ask(con, "FROM standings WHERE season = getvariable('season')"))
    champions = answer(con, "champions")
    races = title_races(con)
    rounds = grouped(ask(con, LEADS))
    return {
        key: {
            "standings": standings[key],
            "cells": cells[key],
            "champions": [row["champion"] for row in champions[key]],
            "leaders": [row["competitor"] for row in standings[key] if row["position"] == 1],
            "decided": next((line["round"] for line in races[key] if line["decided"]), None),
            "race": races[key],
            "rounds": rounds[key],
            "unknown": unknown,
        }
        for key, (unknown,) in grouped(ask(con, CHAMPIONSHIPS)).items()
    }


# The title race --------------------------------------------------------------------------------

DRAWN = 6  # competitors in a chart
TITLE_RACE = f"""
WITH drawn AS (
    SELECT
        class, championship, competitor,
        ROW_NUMBER() OVER (
            PARTITION BY class, championship ORDER BY position NULLS LAST, competitor
        ) AS nth
    FROM standings
    WHERE season = getvariable('season')
    QUALIFY nth <= {DRAWN}
)
SELECT
    class, championship, round, competitor, nth, points, points_available AS available,
    CASE WHEN can_still_win THEN points + points_available END AS reach,
    CASE WHEN clinched THEN 'won' WHEN can_still_win THEN 'can still win' ELSE 'out' END AS title
FROM title_race
JOIN drawn USING (class, championship, competitor)
WHERE season = getvariable('season')
ORDER BY nth, round
"""
LEADS = """
WITH hopes AS (
    SELECT class, championship, round, CAST(COUNT(*) AS INTEGER) AS can_still_win
    FROM title_race
    WHERE season = getvariable('season') AND can_still_win
    GROUP BY class, championship, round
)
SELECT
    class, championship, round, can_still_win,
    min_by(competitor, (position, competitor)) AS leader,
    MAX(points) - MAX(points, 2)[2] AS lead
FROM hopes
LEFT JOIN standings_by_round AS reached USING (class, championship, round)
WHERE season = getvariable('season')
GROUP BY class, championship, round, can_still_win
ORDER BY round
"""


def title_races(con: duckdb.DuckDBPyConnection) -> dict[Key, list[Row]]:
    """The rows of each championship's chart."""
    races = grouped(ask(con, TITLE_RACE))
    decided = answer(con, "deciding_races")
    for key, race in races.items():
        at = [(row["champion"], row["round"]) for row in decided[key]]
        for line in race:
            line["decided"] = (line["competitor"], line["round"]) in at
    return races


# The races, and how sure it is -----------------------------------------------------------------

# What a car brought its team; or its drivers or its maker, where it has no team that can score.
SHEETS = """
WITH brought AS (
    SELECT
        season, round, entry, championship,
        ANY_VALUE(required_laps) AS required_laps,
        list(DISTINCT points ORDER BY points DESC) AS points,
        list(DISTINCT why ORDER BY why) AS why
    FROM points_ledger
    WHERE season = getvariable('season') AND award IS NULL
    GROUP BY season, round, entry, championship
    QUALIFY 1 = ROW_NUMBER() OVER (
        PARTITION BY round, entry
        ORDER BY list_position(['teams', 'drivers', 'manufacturers'], championship)
    )
)
SELECT
    round, overall_position, class, class_position,
    COALESCE(car_number, NULLIF(entry, team)) AS car_number, team, drivers, laps, status,
    points, why, required_laps,
    COALESCE(laps < required_laps, FALSE) AS below_minimum
FROM results
LEFT JOIN classes USING (season, class)
LEFT JOIN car_drivers USING (season, round, entry)
LEFT JOIN brought USING (season, round, entry)
WHERE season = getvariable('season')
ORDER BY
    below_minimum, round, overall_position NULLS LAST, rank, class, class_position NULLS LAST,
    entry
"""
FIGURES = """
SELECT
    CAST(COUNT(published) AS INTEGER) AS printed,
    CAST(COUNT(*) FILTER (difference = 0) AS INTEGER) AS agree
FROM reconciliation
WHERE season = getvariable('season')
"""
COVERAGE = """
SELECT
    class, championship,
    CAST(SUM(printed) AS INTEGER) AS printed,
    CAST(SUM(by_race_report) AS INTEGER) AS by_race_report,
    CAST(SUM(by_inference) AS INTEGER) AS by_inference,
    CAST(SUM(by_table_alone) AS INTEGER) AS by_table_alone,
    CAST(SUM(not_reproduced) AS INTEGER) AS not_reproduced
FROM coverage
JOIN classes USING (season, class)
WHERE season = getvariable('season')
GROUP BY rank, class, championship
ORDER BY rank NULLS LAST, class, championship DESC
"""


def race_sheets(con: duckdb.DuckDBPyConnection) -> dict[int, list[Row]]:
    """Round -> its cars in the order of the finish, those below the minimum distance last."""
    sheets = defaultdict(list)
    for row in ask(con, SHEETS):
        row["points"] = " / ".join(map(shown, row["points"] or []))
        row["why"] = " / ".join(row["why"] or [])
        sheets[row["round"]].append(row)
    return sheets


# Under other rules -----------------------------------------------------------------------------

DIFFERENCES = """
SELECT
    scenario, class, championship, competitor, position, official_position, places_won, points,
    title_won, title_lost, laps_unknown
FROM what_if_differences
WHERE season = getvariable('season')
ORDER BY position NULLS LAST, points DESC NULLS LAST, competitor
"""
# Those that the grid of the rules that held does not show already.
OTHER_CELLS = """
SELECT other.*
FROM cells AS other
LEFT JOIN cells AS official
    ON official.scenario = 'official'
    AND official.class = other.class
    AND official.championship = other.championship
    AND official.competitor = other.competitor
    AND official.round = other.round
    AND official.reasons = other.reasons
LEFT JOIN standings
    ON standings.season = getvariable('season')
    AND standings.class = other.class
    AND standings.championship = other.championship
    AND standings.competitor = other.competitor
WHERE other.scenario <> 'official'
    AND (official.scenario IS NULL OR standings.competitor IS NULL)
ORDER BY other.round
"""
# The points that count, added up; the ledger adds up to the total.
OTHER_RACES = f"""
WITH drawn AS (
    SELECT
        scenario, class, championship, competitor,
        ROW_NUMBER() OVER (
            PARTITION BY scenario, class, championship ORDER BY position NULLS LAST, competitor
        ) AS nth
    FROM scenario_standings
    WHERE scenario <> 'official'
    QUALIFY nth <= {DRAWN}
)
SELECT
    scenario, class, championship, competitor, nth, events.round,
    COALESCE(SUM(ledger.points) FILTER (ledger.round <= events.round), 0) AS points
FROM drawn
JOIN scenario_ledger AS ledger USING (scenario, class, championship, competitor)
JOIN events USING (season)
WHERE events.status = 'held'
GROUP BY scenario, class, championship, competitor, nth, events.round
ORDER BY nth, events.round
"""


def what_ifs(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Row]]:
    """What-if -> class|championship -> its lines in their order, and the rows of its chart."""
    found: dict[str, dict[str, Row]] = defaultdict(
        lambda: defaultdict(lambda: {"lines": {}, "race": []})
    )

    def table(row: Row) -> Row:
        return found[row["scenario"]][f"{row['class']}|{row['championship']}"]

    for row in ask(con, DIFFERENCES):
        table(row)["unknown"] = row["laps_unknown"]
        table(row)["lines"][row["competitor"]] = {
            "place": row["position"],
            "total": shown(row["points"]),
            "moved": moved(row),
            "won": row["title_won"],
            "lost": row["title_lost"],
            "cells": {},
        }
    for row in ask(con, OTHER_CELLS):
        line = table(row)["lines"].get(row["competitor"])
        if line:  # of the others no standings have a line
            line["cells"][row["round"]] = cell(row)
    for row in ask(con, OTHER_RACES):
        table(row)["race"].append(
            [row["competitor"], row["nth"], row["round"], number(row["points"])]
        )
    for other in (other for tables in found.values() for other in tables.values()):
        # A list: where names are numbers, a browser would put them in their order.
        other["lines"] = list(other["lines"].items())
    return found


def moved(row: Row) -> str:
    """How a competitor's place differs from its official one, in words."""
    if row["places_won"]:
        return f"{'▲' if row['places_won'] > 0 else '▼'} was {row['official_position']}"
    if row["official_position"] and not row["position"]:
        return f"▼ was {row['official_position']}, not listed"
    return "" if row["official_position"] or not row["position"] else "▲ was not listed"
