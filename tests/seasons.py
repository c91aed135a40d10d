"""Small made-up seasons: the schema and the views in memory, and rows put in by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb

import loader

Row = Mapping[str, object]
Tables = dict[str, list[Row]]

RULES = {
    "description": "made up",
    "minimum_distance_percent": 70,
    "distance_basis": "overall winner",
    "cars_counted": 1,
    "rounds_counted": None,
}
SCALES = {
    "short": [20, 16, 13, 10, 8, 6, 4, 3, 2, 1],
    "long": [26, 22, 19, 16, 14, 12, 10, 9, 8, 7],
}


def empty_database() -> duckdb.DuckDBPyConnection:
    """Tables without rows, and every view, in memory."""
    con = duckdb.connect(config={"threads": 1})
    for folder in ("schema", "views"):
        loader.execute(con, [d.create for d in loader.read_definitions(loader.ROOT / folder)])
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
    rulebooks: Mapping[str, Mapping[str, object]] = {"official": {}},
    scales: Mapping[str, Sequence[int]] = SCALES,
    kinds: Mapping[int, str] | None = None,
    rounds: int | None = None,
    held: int | None = None,
    cancelled: Iterable[str] = (),
    adjustments: Iterable[Row] = (),
    year: int = 2001,
) -> Tables:
    """The rows, by table, of a season with these results.

    A result needs a team; it has round 1, class GT, its number as entry and, with a
    class_position, the status classified unless it says otherwise. `rulebooks` names rulebooks
    by what they change in RULES, the official one first; each gives a kind of race the scale
    of that name, or the one that its `scales` names for the kind. Rounds up to `held` were
    held; `kinds` says which are not of the first kind. An adjustment needs a team; it has
    class GT and round 1, and is an exclusion without points.
    """
    filled = []
    for number, given in enumerate(results, 1):
        row = {
            "season": year,
            "round": 1,
            "entry": given.get("car_number", f"car {number}"),
            "class": "GT",
            "status": "classified" if "class_position" in given else "dnf",
            "basis": "race",
            **given,
        }
        filled.append({"race_class": row["class"], **row})
    last = rounds or max((row["round"] for row in filled), default=1)
    held = last if held is None else held
    kinds = kinds or {}
    books = {name: {"scales": {}, **RULES, **changes} for name, changes in rulebooks.items()}
    classes = dict.fromkeys(row["class"] for row in filled) or {"GT": None}
    pairs = dict.fromkeys((row["race_class"], row["class"]) for row in filled)
    return {
        "sources": [{"source": "s", "title": "made up"}],
        "event_kinds": [{"kind": kind, "description": "made up"} for kind in scales],
        "scales": [{"scale": scale, "description": "made up"} for scale in scales],
        "points_scales": [
            {"scale": scale, "position": position, "points": points}
            for scale, worth in scales.items()
            for position, points in enumerate(worth, 1)
        ],
        "rulebooks": [
            {"rulebook": name, **{rule: rules[rule] for rule in RULES}}
            for name, rules in books.items()
        ],
        "rulebook_scales": [
            {"rulebook": name, "kind": kind, "scale": rules["scales"].get(kind, kind)}
            for name, rules in books.items()
            for kind in scales
        ],
        "seasons": [
            {
                "season": year,
                "series": "made up",
                "organiser": "nobody",
                "rulebook": next(iter(rulebooks)),
                "source": "s",
            }
        ],
        "classes": [
            {"season": year, "class": name, "category": "made up", "rank": rank}
            for rank, name in enumerate(classes, 1)
        ],
        "race_classes": [
            {"season": year, "race_class": raced, "class": scored} for raced, scored in pairs
        ],
        "circuits": [{"circuit": "Ring", "short_name": "Ring"}],
        "events": [
            {
                "season": year,
                "event": f"Race {number}",
                "round": number,
                "circuit": "Ring",
                "date": f"{year}-{(number - 1) // 28 + 1:02}-{(number - 1) % 28 + 1:02}",
                "status": "held" if number <= held else "scheduled",
                "kind": kinds.get(number, next(iter(scales))),
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
                "kind": next(iter(scales)),
            }
            for name in cancelled
        ],
        "teams": [{"team": team} for team in dict.fromkeys(row["team"] for row in filled)],
        "results": filled,
        "adjustments": [
            {
                "season": year,
                "class": "GT",
                "round": 1,
                "reason": "made up",
                "source": "s",
                "excluded": "points" not in row,
                **row,
            }
            for row in adjustments
        ],
    }
