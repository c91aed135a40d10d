"""Small made-up seasons: the schema and the views in memory, and rows put in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb

import loader

Row = Mapping[str, object]

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
    for row in rows:
        names = ", ".join(row)
        con.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})",
            list(row.values()),
        )


@contextmanager
def season(
    con: duckdb.DuckDBPyConnection,
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
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The season with these results, until the block ends.

    A result needs a team; it has round 1, class GT, its number as entry and, with a
    class_position, the status classified unless it says otherwise. `rulebooks` names rulebooks
    by what they change in RULES, the official one first, and each gives a kind of race the
    scale of that name. Rounds up to `held` were held; `kinds` says which are not short.
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
    official = next(iter(rulebooks))
    con.begin()
    try:
        insert(con, "sources", [{"source": "s", "title": "made up"}])
        insert(con, "event_kinds", [{"kind": kind, "description": "made up"} for kind in scales])
        insert(con, "scales", [{"scale": scale, "description": "made up"} for scale in scales])
        insert(
            con,
            "points_scales",
            [
                {"scale": scale, "position": position, "points": points}
                for scale, worth in scales.items()
                for position, points in enumerate(worth, 1)
            ],
        )
        for name, changes in rulebooks.items():
            insert(con, "rulebooks", [{"rulebook": name, **RULES, **changes}])
            insert(
                con,
                "rulebook_scales",
                [{"rulebook": name, "kind": kind, "scale": kind} for kind in scales],
            )
        insert(
            con,
            "seasons",
            [
                {
                    "season": year,
                    "series": "made up",
                    "organiser": "nobody",
                    "rulebook": official,
                    "source": "s",
                }
            ],
        )
        classes = dict.fromkeys(row["class"] for row in filled) or {"GT": None}
        insert(
            con,
            "classes",
            [
                {"season": year, "class": name, "category": "made up", "rank": rank}
                for rank, name in enumerate(classes, 1)
            ],
        )
        pairs = dict.fromkeys((row["race_class"], row["class"]) for row in filled)
        insert(
            con,
            "race_classes",
            [{"season": year, "race_class": raced, "class": scored} for raced, scored in pairs],
        )
        insert(con, "circuits", [{"circuit": "Ring", "short_name": "Ring"}])
        insert(
            con,
            "events",
            [
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
        )
        insert(con, "teams", [{"team": team} for team in dict.fromkeys(r["team"] for r in filled)])
        insert(con, "results", filled)
        insert(
            con,
            "adjustments",
            [
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
        )
        yield con
    finally:
        con.rollback()
