"""What a season's page shows: rows of the views, put into the template."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import jinja2
import vl_convert
from markupsafe import Markup

from page import chart

FOLDER = Path(__file__).parent
WHO = {"teams": "Teams", "drivers": "Drivers", "manufacturers": "Manufacturers"}
Row = dict[str, Any]


class Key(NamedTuple):
    """A championship of the season."""

    group: str  # the class
    championship: str


def rows(con: duckdb.DuckDBPyConnection, query: str, season: int) -> list[Row]:
    cursor = con.execute(query, {"season": season} if "$season" in query else None)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def render(con: duckdb.DuckDBPyConnection, season: int | None) -> str:
    """The page as HTML. Raises LookupError when the database has no results of the season."""
    seasons = [
        year
        for (year,) in con.execute("SELECT DISTINCT season FROM results ORDER BY season").fetchall()
    ]
    if not seasons or (season or seasons[-1]) not in seasons:
        held = f"{seasons[0]} to {seasons[-1]}" if seasons else "none"
        raise LookupError(f"--season {season}: expected a season with results: {held}")
    season = season or seasons[-1]
    (about,) = rows(con, "SELECT * FROM seasons WHERE season = $season", season)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["points"] = shown
    tables = championships(con, season)
    return environment.get_template("season.html").render(
        about=about,
        title=f"{about['series'] or 'Season'} {season}",
        who=WHO,
        rounds=rounds(con, season),
        tables=tables,
        races=races(con, season),
        evidence=evidence(con, season),
        what_ifs=rows(con, "SELECT what_if, question FROM what_ifs", season),
        data=what_if_tables(con, season, tables),
        chart=chart.title_race([]).to_dict(),
        script=Markup((FOLDER / "season.js").read_text("utf-8")),
        style=Markup((FOLDER / "season.css").read_text("utf-8")),
        # A closing tag in a string of the library would end its script element.
        vega=Markup(vl_convert.javascript_bundle().replace("</script", "<\\/script")),
    )


def shown(points: Any) -> str:
    """A number of points without the zeroes behind its decimal point; empty for none."""
    if points is None:
        return ""
    text = str(points)
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounds(con: duckdb.DuckDBPyConnection, season: int) -> list[Row]:
    return rows(
        con,
        "SELECT events.*, COALESCE(short_name, circuit, event) AS place "
        "FROM events LEFT JOIN circuits USING (circuit) "
        "WHERE season = $season AND round IS NOT NULL ORDER BY round",
        season,
    )


def grouped(found: Iterable[Row]) -> dict[Key, list[Row]]:
    groups = defaultdict(list)
    for row in found:
        groups[Key(row["class"], row["championship"])].append(row)
    return groups


def championships(con: duckdb.DuckDBPyConnection, season: int) -> dict[Key, Row]:
    """Key -> its standings, the cells of its grid with their reasons, and its title race."""
    where = "WHERE season = $season"
    standings = grouped(rows(con, f"SELECT * FROM standings {where}", season))
    scored = grouped(rows(con, f"SELECT * FROM points_by_round {where}", season))
    ledger = grouped(rows(con, f"SELECT * FROM points_ledger {where}", season))
    race = grouped(
        rows(
            con,
            "SELECT * FROM title_race LEFT JOIN standings_by_round "
            "USING (season, class, championship, round, competitor, points) "
            f"{where} ORDER BY round, position",
            season,
        )
    )
    unknown = {
        Key(row["class"], row["championship"]): row
        for row in rows(con, f"SELECT * FROM unknown_competitors {where}", season)
    }
    order = rows(
        con,
        "SELECT class, championship, rulebook FROM championships JOIN classes "
        f"USING (season, class) {where} ORDER BY rank NULLS LAST, class, "
        "list_position(['teams', 'drivers', 'manufacturers'], championship)",
        season,
    )
    to_come = [row for row in rounds(con, season) if row["status"] == "scheduled"]
    tables = {}
    for row in order:
        key = Key(row["class"], row["championship"])
        cells: dict[str, dict[int, Row]] = defaultdict(lambda: defaultdict(cell))
        for line in ledger[key]:
            cells[line["competitor"]][line["round"]]["why"].append(
                {"points": shown(line["points"]), "car": line["car_number"], "why": line["why"]}
            )
        for line in scored[key]:
            cells[line["competitor"]][line["round"]] |= {
                "points": shown(line["scored"]),
                "dropped": line["dropped"],
            }
        clinched = [line for line in race[key] if line["clinched"]]
        last = max((line["round"] for line in race[key]), default=0)
        tables[key] = {
            "standings": standings[key],
            "cells": cells,
            "race": race[key],
            "champions": [
                line["competitor"]
                for line in race[key]
                if line["round"] == last and line["can_still_win"]
            ]
            if not to_come
            else [],
            "decided": decided(clinched, last),
            "unknown": unknown.get(key),
        }
    return tables


def cell() -> Row:
    return {"points": "", "dropped": False, "why": []}


def decided(clinched: list[Row], last: int) -> int | None:
    """The first of the rounds up to the last one after each of which the title was decided."""
    at = {line["round"] for line in clinched}
    if last not in at:
        return None
    return next(number + 1 for number in range(last, -1, -1) if number not in at)


def races(con: duckdb.DuckDBPyConnection, season: int) -> dict[int, Row]:
    """Round -> its sheet, and the minimum distance of each class."""
    sheets: dict[int, Row] = defaultdict(lambda: {"cars": [], "required": {}})
    for row in rows(
        con,
        "SELECT DISTINCT round, class, required_laps FROM required_laps "
        "WHERE season = $season AND rulebook = 'official' AND required_laps IS NOT NULL "
        "ORDER BY round, class",
        season,
    ):
        sheets[row["round"]]["required"][row["class"]] = row["required_laps"]
    for row in rows(con, "SELECT * FROM race_results WHERE season = $season", season):
        row["short"] = row["laps"] is not None and row["laps"] < sheets[row["round"]][
            "required"
        ].get(row["class"], 0)
        sheets[row["round"]]["cars"].append(row)
    return sheets


def evidence(con: duckdb.DuckDBPyConnection, season: int) -> Row:
    return {
        "coverage": rows(
            con,
            "SELECT class, championship, sum(printed)::INT AS printed, "
            "sum(by_race_report)::INT AS by_race_report, sum(by_inference)::INT AS by_inference, "
            "sum(by_table_alone)::INT AS by_table_alone, "
            "sum(not_reproduced)::INT AS not_reproduced FROM coverage "
            "WHERE season = $season GROUP BY ALL ORDER BY ALL",
            season,
        ),
        "figures": rows(
            con,
            "SELECT count(published)::INT AS printed, "
            "(count(*) FILTER (difference = 0))::INT AS agree "
            "FROM reconciliation WHERE season = $season",
            season,
        )[0],
        "sources": rows(con, "SELECT source, title, url FROM sources ORDER BY rowid", season),
    }


def what_if_tables(con: duckdb.DuckDBPyConnection, season: int, tables: dict[Key, Row]) -> Row:
    """What the page's script needs: the title races, and every what-if's grids and reasons.

    Reasons are given where a cell differs from the official one.
    """
    found: Row = {
        "season": season,
        "races": {
            "|".join(key): [
                {
                    "round": line["round"],
                    "competitor": line["competitor"],
                    "points": float(line["points"]),
                    "position": line["position"],
                    "available": float(line["points_available"]),
                    "title": "decided"
                    if line["clinched"]
                    else "can still win"
                    if line["can_still_win"]
                    else "out",
                }
                for line in table["race"]
            ]
            for key, table in tables.items()
        },
        "what_ifs": defaultdict(lambda: defaultdict(dict)),
    }
    for row in rows(
        con,
        "SELECT * FROM what_if_differences WHERE season = $season ORDER BY position NULLS LAST",
        season,
    ):
        table = found["what_ifs"][row["rulebook"]][f"{row['class']}|{row['championship']}"]
        table[row["competitor"]] = {
            "position": row["position"],
            "official": row["official_position"],
            "points": shown(row["points"]),
            "won": row["title_won"],
            "lost": row["title_lost"],
            "rounds": {},
        }
    for row in rows(
        con,
        "SELECT rulebook, class, championship, competitor, round, scored, dropped, points, "
        "list(CASE WHEN car_number IS NULL THEN why ELSE '#' || car_number || ': ' || why END) "
        "AS why "
        "FROM what_if_points_by_round JOIN what_if_ledger "
        "USING (rulebook, season, class, championship, competitor, round) "
        "WHERE season = $season AND rulebook <> 'official' "
        "GROUP BY ALL".replace("dropped, points,", "dropped, what_if_points_by_round.points,"),
        season,
    ):
        key = Key(row["class"], row["championship"])
        official = tables[key]["cells"].get(row["competitor"], {}).get(row["round"], cell())
        table = found["what_ifs"][row["rulebook"]]["|".join(key)]
        scored = {"points": shown(row["scored"]), "counts": float(row["points"])}
        if row["dropped"]:
            scored["dropped"] = True
        if scored["points"] != official["points"] or row["dropped"] != official["dropped"]:
            scored["why"] = row["why"]
        table[row["competitor"]]["rounds"][row["round"]] = scored
    return json.loads(json.dumps(found))
