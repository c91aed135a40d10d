"""What a season's page shows: rows of the views, put into the template."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import jinja2
from markupsafe import Markup

from page import NothingToShow, chart

FOLDER = Path(__file__).parent
QUERIES = FOLDER.parent / "queries"
# As temporary tables, under their own names, these are computed once for all seasons that are asked
# for, and the views above them read the tables.
READ_OFTEN = (
    "entry_points",
    "best_entries",
    "best_rounds",
    "scenario_standings",
    "scenario_points_by_round",
    "scenario_ledger",
    "outlook",
    "standings_by_round",
    "title_race",
    "what_if_differences",
    "unknown_competitors",
    "coverage",
    "reconciliation",
    "class_winners",
    "crews",
)
MARKS = {"classified": "", "nc": "NC", "dnf": "Ret", "dsq": "DSQ", "dns": "DNS"}
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(FOLDER),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)
ENVIRONMENT.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
ENVIRONMENT.globals["file"] = lambda name: Markup((FOLDER / name).read_text("utf-8"))
Row = dict[str, Any]


class Key(NamedTuple):
    """A championship of the season."""

    group: str  # the class
    championship: str


def render(database: duckdb.DuckDBPyConnection, season: int | None) -> str:
    """A season as HTML, the latest unless given."""
    with database.cursor() as con:
        held = seasons_held(con)
        season = held[-1] if season is None else season
        if season not in held:
            raise NothingToShow(
                f"--season {season}: expected a season with results, from {held[0]} to {held[-1]}"
            )
        compute(con, [season])
        return print_page("season.html", **season_rows(con, season))


def site(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """The name and the text of every file: a page for each season, and the index of them."""
    with database.cursor() as con:
        held = seasons_held(con)
        compute(con, held)
        found = []
        for season in held:
            rows = season_rows(con, season)
            yield f"{season}.html", print_page("season.html", **rows, seasons=held)
            found.append({name: rows[name] for name in ("about", "title", "calendar", "tables")})
        yield "index.html", print_page("index.html", found=found)


def seasons_held(con: duckdb.DuckDBPyConnection) -> list[int]:
    held = con.execute("SELECT DISTINCT season FROM results ORDER BY season").fetchall()
    if not held:
        raise NothingToShow("expected a database with results")
    return [season for (season,) in held]


def compute(con: duckdb.DuckDBPyConnection, seasons: list[int]) -> None:
    for view in READ_OFTEN:
        con.execute(
            f"CREATE TEMP TABLE {view} AS FROM {view} "
            f"WHERE season IN ({', '.join(map(str, seasons))})"
        )


def ask(con: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """The rows of a file of sql/, of the season that is chosen."""
    return rows_of(con, (FOLDER / "sql" / f"{query}.sql").read_text("utf-8"))


def rows_of(con: duckdb.DuckDBPyConnection, query: str | duckdb.Statement) -> list[Row]:
    cursor = con.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def answer(con: duckdb.DuckDBPyConnection, query: str) -> dict[Key, list[Row]]:
    """What a file of queries/ answers by championship, of the season that is chosen."""
    return grouped(rows_of(con, (QUERIES / f"{query}.sql").read_text("utf-8")))


def grouped(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    groups = defaultdict(list)
    for row in rows:
        groups[Key(row["class"], row["championship"])].append(row)
    return groups


def season_rows(con: duckdb.DuckDBPyConnection, season: int) -> Row:
    """Everything that a page shows."""
    con.execute(f"SET VARIABLE season = {season}")
    (about,) = rows_of(con, "FROM seasons WHERE season = getvariable('season')")
    calendar = ask(con, "calendar")
    rounds = sorted((event for event in calendar if event["round"]), key=lambda at: at["round"])
    winners = defaultdict(list)
    for row in ask(con, "winners"):
        winners[row["round"], row["class"]].append(row)
    tables = championships(con, [event["round"] for event in rounds])
    what_ifs = scenarios(con, [event["round"] for event in rounds])
    return {
        "about": about,
        "title": f"{about['series'] or 'Season'} {season}",
        "calendar": calendar,
        "rounds": rounds,
        "winners": winners,
        "over": all(event["status"] != "scheduled" for event in rounds),
        "tables": tables,
        "sheets": race_sheets(con, tables),
        "what_ifs": {
            row["what_if"]: row | {"tables": changed, "titles": titles(changed, tables)}
            for row in ask(con, "what_ifs")
            for changed in [what_ifs.get(row["what_if"], {})]
            if changed or not row["elsewhere"]
        },
        "other_winners": ask(con, "other_winners"),
        "rulebooks": ask(con, "rulebooks"),
        "class_rounds": ask(con, "class_rounds"),
        "figures": ask(con, "figures")[0],
        "coverage": ask(con, "coverage"),
        "sources": rows_of(con, "SELECT title, url FROM sources ORDER BY rowid"),
        "data": script_data(season, what_ifs),
    }


def print_page(template: str, **rows: Any) -> str:
    return ENVIRONMENT.get_template(template).render(**{"seasons": [], "marks": MARKS} | rows)


def shown(points: Any) -> str:
    """A number of points without the zeroes behind its decimal point; empty for none."""
    if points is None:
        return ""
    text = str(points).replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text


ENVIRONMENT.filters["shown"] = shown


def cell(row: Row) -> Row:
    """What a cell of a grid shows and what it opens; in brackets what does not count."""
    text = shown(row["scored"] or None) or row["status"] or ("0" if row["raced"] else "")
    if row["without_effect"]:
        text = f"({text})"
    if row["adjusted"]:
        text = f"{text} {'+' if row['adjusted'] > 0 else ''}{shown(row['adjusted'])}".strip()
    # In a round that is dropped, the reason is the same for a car's place and for its pole.
    why = dict.fromkeys(
        f"{shown(reason['points'])} · {'#' + reason['car'] + ': ' if reason['car'] else ''}"
        f"{reason['why']}"
        for reason in row["reasons"]
    )
    classes = [f"p{row['podium']}"] if row["podium"] else []
    if not row["scored"]:
        classes.append("nil")
    return {"text": text, "why": list(why), "class": " ".join(classes)}


def championships(con: duckdb.DuckDBPyConnection, rounds: list[int]) -> dict[Key, Row]:
    """Of each championship: its standings, the cells of its grid, its champions and its race."""
    con.execute((FOLDER / "sql" / "cells.sql").read_text("utf-8"))
    cells: dict[Key, dict[str, dict[int, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows_of(con, "FROM cells WHERE scenario = 'official'"):
        key = Key(row["class"], row["championship"])
        cells[key][row["competitor"]][row["round"]] = cell(row) | {"unreported": row["unreported"]}
    standings = grouped(rows_of(con, "FROM standings WHERE season = getvariable('season')"))
    champions = answer(con, "champions")
    decided = answer(con, "deciding_races")
    races = grouped(ask(con, "title_race"))
    leads = grouped(ask(con, "leads"))
    found = grouped(ask(con, "championships"))
    classes = {key.group for key in found}
    for number, (key, (about,)) in enumerate(found.items()):
        complete = not about["cars_unknown"]
        at = {row["champion"]: row["round"] for row in decided[key]}
        for race in races[key]:
            race["decided"] = next((at[name] for name in race["names"] if name in at), None)
        name = key.championship
        found[key] = about | {
            "label": f"{key.group}, {name}" if len(classes) > 1 else name.capitalize(),
            "number": number,
            "complete": complete,
            "standings": standings[key],
            "cells": cells[key],
            "champions": [row["champion"] for row in champions[key]],
            "leaders": [row for row in standings[key] if row["position"] == 1],
            "decided": next(iter(at.values()), None),
            "races": races[key],
            "chart": chart.layout(races[key], rounds),
            "leads": {row["round"]: row for row in leads[key]},
        }
    return found


def race_sheets(con: duckdb.DuckDBPyConnection, tables: dict[Key, Row]) -> Row:
    """The cars of each round in the order of the finish, and which columns any of them fills."""
    cars = defaultdict(list)
    first = {key.group: key.championship for key in reversed(tables)}
    filled = set()
    for row in ask(con, "sheets"):
        brought = defaultdict(list)
        for share in row["brought"]:
            brought[share["championship"]].append(share)
        row["points"] = {name: points_of(shares) for name, shares in brought.items()}
        told = [why for share in brought[first.get(row["class"])] for why in share["why"]]
        row["why"] = "; ".join(dict.fromkeys(told))
        cars[row["round"]].append(row)
        filled |= {
            name for name in ("car_number", "team", "drivers", "laps") if row[name] is not None
        }
        if row["overall_position"] not in (None, row["class_position"]):
            filled.add("overall_position")
    return {"cars": cars, "filled": filled, "names": list(dict.fromkeys(key[1] for key in tables))}


def points_of(shares: list[Row]) -> str:
    """What a car brought those who score with it: one number, or each one's with its name."""
    if len({share["points"] for share in shares}) == 1:
        return shown(shares[0]["points"])
    return ", ".join(f"{share['competitor']} {shown(share['points'])}" for share in shares)


def scenarios(con: duckdb.DuckDBPyConnection, rounds: list[int]) -> dict[str, dict[Key, Row]]:
    """What-if -> championship -> its lines in their order and its chart, where it changes any."""
    found: dict[str, dict[Key, Row]] = defaultdict(
        lambda: defaultdict(lambda: {"lines": {}, "races": [], "changes": False})
    )

    def table(row: Row) -> Row:
        return found[row["scenario"]][Key(row["class"], row["championship"])]

    for row in ask(con, "differences"):
        line = {
            "place": row["position"],
            "total": shown(row["points"]),
            "moved": moved(row),
            "won": row["title_won"],
            "lost": row["title_lost"],
            "changed": row["points"] != row["official_points"],
        }
        table(row)["unknown"] = row["laps_unknown"]
        table(row)["changes"] |= line["changed"] or bool(line["moved"])
        table(row)["lines"][row["competitor"]] = {
            name: value for name, value in line.items() if value
        } | {"cells": {}}
    for row in ask(con, "other_cells"):
        line = table(row)["lines"].get(row["competitor"])
        if line:  # of the others no standings have a line
            table(row)["changes"] = True
            line["cells"][row["round"]] = cell(row)
    for row in ask(con, "other_title_races"):
        table(row)["races"].append(row)
    return {
        what_if: {
            key: {
                # A list: where names are numbers, a browser would put them in their order.
                "lines": list(other["lines"].items()),
                "unknown": other["unknown"],
                "chart": chart.layout(other["races"], rounds),
            }
            for key, other in tables.items()
            if other["changes"]
        }
        for what_if, tables in found.items()
    }


def script_data(season: int, what_ifs: dict[str, dict[Key, Row]]) -> Row:
    """What the script reads: the lines of every what-if, each different cell written once."""
    cells: dict[str, int] = {}
    return {
        "season": season,
        "what_ifs": {
            what_if: {
                "|".join(key): {
                    "unknown": other["unknown"],
                    "lines": [
                        (
                            competitor,
                            line
                            | {
                                "cells": {
                                    round: cells.setdefault(json.dumps(told), len(cells))
                                    for round, told in line["cells"].items()
                                }
                            },
                        )
                        for competitor, line in other["lines"]
                    ],
                }
                for key, other in tables.items()
            }
            for what_if, tables in what_ifs.items()
        },
        "cells": [json.loads(told) for told in cells],
    }


def titles(others: dict[Key, Row], tables: dict[Key, Row]) -> list[tuple[str, str, str]]:
    """The titles that a what-if changes: the table, who wins it then, and who does not."""
    found = []
    for key, table in tables.items():
        lines = others.get(key, {"lines": []})["lines"]
        won, lost = (
            ", ".join(name for name, line in lines if what in line) for what in ("won", "lost")
        )
        if won or lost:
            found.append((table["label"], won, lost))
    return found


def moved(row: Row) -> str:
    """How a competitor's place differs from its official one, in words."""
    if row["places_won"]:
        return f"{'▲' if row['places_won'] > 0 else '▼'} was {row['official_position']}"
    if row["official_position"] and not row["position"]:
        return f"▼ was {row['official_position']}, not listed"
    return "" if row["official_position"] or not row["position"] else "▲ was not listed"
