"""Small made-up seasons: the schema and the views in memory, and rows put in by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product

import duckdb

import loader
from loading import scripts, seed_files, sql_files

Row = Mapping[str, object]
Tables = dict[str, list[Row]]

FRACTIONS = "DECIMAL(9, 2)"
CHAMPIONSHIPS = ("teams", "drivers", "manufacturers")
RULES = {
    "scale": "made up",
    "minimum_distance_percent": 70,
    "distance_basis": "overall winner",
    "cars_counted": 1,
    "shared_cars": "each",
    "ties": "shared",
}
SCALES = {
    "made up": {
        "race": [20, 16, 13, 10, 8, 6, 4, 3, 2, 1],
        "long": [26, 22, 19, 16, 14, 12, 10, 9, 8, 7],
    }
}


def empty_database(point: str = "INTEGER") -> duckdb.DuckDBPyConnection:
    """Tables without rows, and every view, in memory; `point` is the type of a point."""
    con = duckdb.connect(config={"threads": 1})
    tables, views = sql_files.read_catalogue(loader.ROOT)
    statements = ";".join(table.create for table in tables)
    for name in seed_files.FRACTIONS:
        made = f"TYPE {name} AS {scripts.point_type(name, point)}"
        statements = statements.replace(f"TYPE {name} AS INTEGER", made)
    con.execute(statements)
    sql_files.create_views(con, views)
    return con


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Put rows into a table; columns that a row leaves out are NULL."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    if names:
        # As JSON: one statement, and many times faster than a parameter for each cell.
        con.execute(
            f"INSERT INTO {table} ({', '.join(names)}) "
            "SELECT unnest(from_json(?, ?), max_depth := 2)",
            [json.dumps(rows), json.dumps([dict.fromkeys(names, "VARCHAR")])],
        )


def merged(*seasons: Tables) -> Tables:
    """The rows of several seasons by table; a row that they share is there once."""
    rows: dict[str, dict[str, Row]] = {}
    for tables in seasons:
        for table, added in tables.items():
            rows.setdefault(table, {}).update(
                {json.dumps(row, sort_keys=True): row for row in added}
            )
    return {table: list(found.values()) for table, found in rows.items()}


def apart(tables: Tables, year: int) -> Tables:
    """The season in a year and with names of rulebooks and scales that no other one has."""
    new = {"season": lambda _: year} | dict.fromkeys(
        ("rulebook", "scale"), lambda name: name and f"{year} {name}"
    )
    return {
        table: [
            {column: new.get(column, lambda cell: cell)(cell) for column, cell in row.items()}
            for row in rows
        ]
        for table, rows in tables.items()
    }


@contextmanager
def inserted(con: duckdb.DuckDBPyConnection, tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    """The rows in their tables, until the block ends."""
    con.begin()
    try:
        for table, rows in tables.items():
            insert(con, table, rows)
        yield con
    finally:
        con.rollback()


@contextmanager
def season(
    con: duckdb.DuckDBPyConnection, results: Sequence[Row], **rest: object
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The season of season_rows, which takes the same arguments, until the block ends."""
    with inserted(con, season_rows(results, **rest)):
        yield con


def season_rows(
    results: Sequence[Row],
    *,
    rulebooks: Mapping[str, Mapping[str, object]] = {"rules": {}},
    championships: Mapping[tuple[str, str], str] | None = None,
    cups: Mapping[tuple[str, str, str], str] = {},
    overall: Iterable[str] = (),
    class_rounds: Iterable[Row] = (),
    status_points: Iterable[Row] = (),
    what_if_results: Iterable[Row] = (),
    what_if_rounds: Iterable[Row] = (),
    what_ifs: Mapping[str, Row] = {},
    scales: Mapping[str, object] = SCALES,
    points_only: Iterable[str] = (),
    events: Mapping[int, Row] = {},
    rounds: int | None = None,
    held: int | None = None,
    cancelled: Iterable[str] = (),
    awards: Iterable[Row] = (),
    ineligible: Iterable[Row] = (),
    adjustments: Iterable[Row] = (),
    year: int = 2001,
) -> Tables:
    """The rows, by table, of a season with these results.

    A result has round 1, class GT, its number as entry and, with a class_position, the status
    classified unless it says otherwise; `drivers` lists its drivers, and `maker` who made its
    chassis. `rulebooks` names rulebooks by what they change in RULES; `segments` (first round,
    last round, how many count, or below 0 how many are dropped) and `bonuses` are rows of their
    own. `championships` gives a class and championship one of them; each that it leaves out has
    the first. `cups` gives a class, a name and its competitors a rulebook; `overall` names classes
    of all cars. `scales` gives
    each scale the points of its kinds of race, or a list, for the kind race. Rounds up to
    `held` were held; `events` says what else is different in a round. An award and an ineligible
    entry need an entry and have round 1. An adjustment needs a competitor; it has class GT,
    championship teams, round 1, and is an exclusion without points.
    """
    cars, crews = [], []
    for number, given in enumerate(results, 1):
        row = {
            "season": year,
            "round": 1,
            "entry": given.get("car_number", f"car {number}"),
            "class": "GT",
            "status": "classified" if given.get("class_position") else "dnf",
            "basis": "race",
            **given,
        }
        crew, maker = row.pop("drivers", []), row.pop("maker", None)
        if maker:
            row["chassis"] = f"{maker} car"
        key = {column: row[column] for column in ("season", "round", "entry")}
        crews += [key | {"driver": name, "seat": seat} for seat, name in enumerate(crew, 1)]
        cars.append(row)
    last = rounds or max((row["round"] for row in cars), default=1)
    held = last if held is None else held
    classes = dict.fromkeys(row["class"] for row in cars) or {"GT": None}
    classes |= dict.fromkeys(overall)
    worth = {
        scale: kinds if isinstance(kinds, Mapping) else {"race": kinds}
        for scale, kinds in scales.items()
    }
    books = {
        name: {
            "scale": next(iter(scales)),
            "segments": [],
            **changes,
            "bonuses": [
                {"kind": "race", "shared": "split", **bonus} for bonus in changes.get("bonuses", [])
            ],
        }
        for name, changes in rulebooks.items()
    }
    kinds = dict.fromkeys(
        [
            "race",
            *points_only,
            *(kind for of_scale in worth.values() for kind in of_scale),
            *(bonus["kind"] for rules in books.values() for bonus in rules["bonuses"]),
            *(event["kind"] for event in events.values() if "kind" in event),
        ]
    )
    held_by = {
        (name, championship): next(iter(books))
        for name, championship in product(classes, CHAMPIONSHIPS)
    } | dict(championships or {})
    in_round = {"season": year, "round": 1}
    return {
        "sources": [{"source": "s", "title": "made up"}],
        "event_kinds": [{"kind": kind, "points_only": kind in points_only} for kind in kinds],
        "scales": [{"scale": scale} for scale in scales],
        "points_scales": [
            {"scale": scale, "kind": kind, "place": position, "points": points}
            for scale, of_scale in worth.items()
            for kind, of_kind in of_scale.items()
            for position, points in enumerate(of_kind, 1)
        ],
        "rulebooks": [
            {"rulebook": name, **RULES, **{rule: rules[rule] for rule in RULES if rule in rules}}
            for name, rules in books.items()
        ],
        "rulebook_segments": [
            # A negative number is how many are dropped.
            {"rulebook": name, "first_round": first, "last_round": to}
            | ({"rounds_counted": best} if best > 0 else {"rounds_dropped": -best})
            for name, rules in books.items()
            for first, to, best in rules["segments"]
        ],
        "rulebook_bonuses": [
            {"rulebook": name, **bonus}
            for name, rules in books.items()
            for bonus in rules["bonuses"]
        ],
        "what_ifs": [{"what_if": name, **changes} for name, changes in what_ifs.items()],
        "seasons": [{"season": year, "series": "made up", "source": "s"}],
        "classes": [
            {"season": year, "class": name, "rank": rank, "overall": name in overall}
            for rank, name in enumerate(classes, 1)
        ],
        "championships": [
            {"season": year, "class": name, "championship": championship}
            | {"competitors": competitors, "rulebook": rulebook}
            for (name, championship, competitors), rulebook in (
                {(name, who, who): book for (name, who), book in held_by.items()} | dict(cups)
            ).items()
        ],
        "status_points": [
            {"scale": next(iter(scales)), "kind": "race"} | row for row in status_points
        ],
        "race_classes": [
            {"season": year, "race_class": raced, "class": scored}
            for raced, scored in dict.fromkeys(
                (row["race_class"], row["class"]) for row in cars if row.get("race_class")
            )
        ],
        "circuits": [{"circuit": "Ring"}],
        "events": [
            {
                "season": year,
                "event": f"Race {number}",
                "round": number,
                "circuit": "Ring",
                "date": f"{year}-{(number - 1) // 28 + 1:02}-{(number - 1) % 28 + 1:02}",
                "status": "held" if number <= held else "scheduled",
                "kind": "race",
                "points_percent": 100,
                **events.get(number, {}),
            }
            for number in range(1, last + 1)
        ]
        + [
            {
                "season": year,
                "event": name,
                "circuit": "Ring",
                "date": f"{year}-12-31",
                "status": "cancelled",
                "kind": "race",
                "points_percent": 100,
            }
            for name in cancelled
        ],
        "teams": [{"team": team} for team in distinct(cars, "team")],
        "chassis": [
            {"chassis": chassis, "manufacturer": chassis.removesuffix(" car")}
            if chassis.endswith(" car")
            else {"chassis": chassis}
            for chassis in distinct(cars, "chassis")
        ],
        "drivers": [{"driver": driver} for driver in distinct(crews, "driver")],
        "results": cars,
        "class_rounds": [{"season": year, "class": "GT"} | row for row in class_rounds],
        "result_drivers": crews,
        "what_if_results": [
            in_round | {"status": "classified" if row.get("class_position") else "dsq"} | row
            for row in what_if_results
        ],
        "what_if_rounds": [in_round | row for row in what_if_rounds],
        "awards": [in_round | row for row in awards],
        "ineligible_entries": [
            in_round | {"others_move_up": False, "reason": "made up"} | row for row in ineligible
        ],
        "adjustments": [
            {
                "class": "GT",
                "championship": "teams",
                "reason": "made up",
                "source": "s",
                "excluded": row.get("points") is None,
                **in_round,
                **row,
            }
            for row in adjustments
        ],
    }


def distinct(rows: Iterable[Row], column: str) -> list[object]:
    return list(dict.fromkeys(row[column] for row in rows if row.get(column)))


def car(team: str | None, position: int | None = None, **more: object) -> dict[str, object]:
    return {"team": team, **({"class_position": position} if position else {}), **more}


def driven(position: int | None, *drivers: str, **more: object) -> dict[str, object]:
    """A car that scores for its drivers only."""
    return car(None, position, drivers=list(drivers), **more)


def race(order: str, round: int = 1, **more: object) -> list[dict[str, object]]:
    """The cars of a round by their teams, first to last."""
    teams = enumerate(order.split(), 1)
    return [car(team, place, round=round, **more) for place, team in teams]


def numbered(cars: list[dict[str, object]]) -> list[dict[str, object]]:
    """The cars with the numbers 1, 2, ..., by which awards and guests name them."""
    return [{"car_number": str(number), **row} for number, row in enumerate(cars, 1)]


def answers(con: duckdb.DuckDBPyConnection, cases: Mapping, query: str) -> dict[str, list]:
    """What a query, which shows the season first, finds in each case: cars, and what departs."""
    tables = {
        case: season_rows(numbered(cars), **changes) for case, (cars, changes, _) in cases.items()
    }
    return answers_of(con, tables, query)


def answers_of(
    con: duckdb.DuckDBPyConnection, cases: Mapping[str, Tables], query: str
) -> dict[str, list]:
    """The same of cases that are tables: all seasons side by side, as a question of one takes as
    long as one of all."""
    found = {2001 + number: [] for number in range(len(cases))}
    made = [apart(tables, year) for year, tables in zip(found, cases.values(), strict=True)]
    with inserted(con, merged(*made)):
        for year, *row in con.execute(query).fetchall():
            found[year].append(tuple(row))
    return dict(zip(cases, found.values(), strict=True))


def rules(**changes: object) -> dict[str, object]:
    """A season whose one rulebook departs from that of 2003 in this."""
    return {"rulebooks": {"rules": changes}}


def scale(*points: float) -> dict[str, object]:
    return {"scales": {"made up": points}}


WINNER = car("Winner", 1, overall_position=1, laps=394)
WINNER_OF_ANOTHER_CLASS = {"class": "LMP", "overall_position": 1, "laps": 100}
FASTEST = {"award": "fastest lap", "points": 2}
# Of long and short races only the best counts, and a win of a short one is worth a third place.
EVEN = {
    "scales": {"made up": {"race": [9, 7, 5], "short": [5, 5]}},
    "events": {1: {"kind": "short"}, 3: {"kind": "short"}},
    **rules(segments=[(1, 4, 1)]),
}
