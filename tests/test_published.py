"""What the season article prints comes out of the database.

tests/printed/ holds the article's tables as it prints them: where a cell has two lines (two
chassis, three drivers), the article's text runs them together, and so do these files.
"""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

PRINTED = Path(__file__).parent / "printed"


def printed(name: str) -> list[list[str | None]]:
    with (PRINTED / name).open(encoding="utf-8", newline="") as file:
        return [[cell or None for cell in row] for row in csv.reader(file)][1:]


def as_text(rows: list[tuple]) -> list[list[str | None]]:
    return [[None if cell is None else str(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("name", ["LMP900", "LMP675", "GTS", "GT"])
def test_championship_table(con: duckdb.DuckDBPyConnection, name: str) -> None:
    table = as_text(con.execute(f"FROM {name.lower()}_standings").fetchall())
    for row in table:
        row[2:4] = [cell.replace(" / ", "") for cell in row[2:4]]
    assert table == [row[1:] for row in printed("standings.csv") if row[0] == name]


def test_class_winners(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT round, short_name, class, car_number, coalesce(also_printed_as, team), drivers "
        "FROM class_winners JOIN teams USING (team)"
    ).fetchall()
    expected = printed("winners.csv")
    assert as_text([row[:5] for row in rows]) == [row[:5] for row in expected]
    for (*_, drivers), (*_, line) in zip(rows, expected, strict=True):
        # The article orders the drivers of a car as it likes.
        assert sorted(line.split()) == sorted(drivers.replace(" / ", " ").split())


def test_overall_winners(con: duckdb.DuckDBPyConnection) -> None:
    """Sonoma was "the first time [...] that the overall win was captured" outside LMP900."""
    rows = con.execute(
        "SELECT round, class FROM class_winners WHERE overall_winner ORDER BY round"
    ).fetchall()
    assert rows == [(number, "LMP675" if number == 3 else "LMP900") for number in range(1, 10)]


def test_calendar(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT if(status = 'cancelled', 'C', round::VARCHAR), event, circuit, "
        "strftime(date, '%B %-d') FROM schedule"
    ).fetchall()
    assert as_text(rows) == printed("calendar.csv")


# Totals that reports of races print.
PRINTED_ELSEWHERE = [
    ("LMP900", "Frank Biela", 7, 135),
    ("LMP900", "Marco Werner", 7, 135),
    ("LMP900", "JJ Lehto", 7, 117),
    ("LMP900", "Frank Biela", 9, 170),
    ("LMP900", "Marco Werner", 9, 170),
    ("LMP900", "JJ Lehto", 9, 163),
    ("LMP900", "Johnny Herbert", 9, 160),
    ("LMP900", "Olivier Beretta", 9, 127),
    ("GTS", "Chevrolet", 9, 167),
    ("GTS", "Ferrari", 9, 166),
    ("GTS", "Corvette Racing", 9, 167),
    ("GTS", "Prodrive", 9, 163),
]


@pytest.fixture(scope="module")
def after_rounds(database: Path) -> list[dict[tuple, int]]:
    """The points of all competitors after each round, by class and name, as two views have them."""
    with duckdb.connect(str(database), read_only=True) as con:
        return [
            {tuple(key): points for *key, points in con.execute(query).fetchall()}
            for query in (
                "SELECT class, competitor, round, points FROM standings_by_round",
                "SELECT class, competitor, events.round, sum(points) FROM points_by_round AS won "
                "JOIN events ON won.round <= events.round GROUP BY ALL",
            )
        ]


@pytest.mark.parametrize(("name", "competitor", "after_round", "points"), PRINTED_ELSEWHERE)
def test_points_printed_elsewhere(
    after_rounds: list[dict], name: str, competitor: str, after_round: int, points: int
) -> None:
    found = [points_of[name, competitor, after_round] for points_of in after_rounds]
    assert found == [points, points]


@pytest.fixture(scope="module")
def gaps(database: Path) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as con:
        return con.execute(
            "SELECT class, competitor, points, gap_to_leader FROM standings_by_round "
            "WHERE round = 8"
        ).fetchall()


@pytest.mark.parametrize(
    ("name", "competitor", "leader", "points", "gap"),
    [
        ("LMP900", "JJ Lehto", "Frank Biela", 151, 14),
        ("LMP675", "Jon Field", "Chris Dyson", 115, 20),
        ("LMP675", "Duncan Dayton", "Chris Dyson", 115, 20),
    ],
)
def test_gaps_printed_before_the_last_race(
    gaps: list[tuple], name: str, competitor: str, leader: str, points: int, gap: int
) -> None:
    assert (name, leader, points, 0) in gaps
    assert (name, competitor, points - gap, gap) in gaps


def test_the_last_ones_are_the_totals_of_the_standings(con: duckdb.DuckDBPyConnection) -> None:
    totals = {
        (name, competitor): points
        for competitors in ("team", "driver", "manufacturer")
        for name, competitor, points in con.execute(
            f"SELECT class, {competitors}, points FROM {competitors}_standings"
        ).fetchall()
    }
    printed_last = {
        (name, competitor): points
        for name, competitor, after_round, points in PRINTED_ELSEWHERE
        if after_round == 9
    }
    assert {key: totals[key] for key in printed_last} == printed_last


def test_reconciliation_covers_every_printed_figure(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute(
        "SELECT figure, count(*), count(*) FILTER (difference IS DISTINCT FROM 0) "
        "FROM reconciliation GROUP BY ALL ORDER BY ALL"
    ).fetchall() == [
        ("class winner", 36, 0),
        ("gap elsewhere", 3, 0),
        ("points", 175, 0),
        ("total", 34, 0),
        ("total elsewhere", 12, 0),
    ]


def test_the_counts_that_the_description_states(con: duckdb.DuckDBPyConnection) -> None:
    """A new fact changes these."""
    assert con.execute(
        "SELECT sum(printed), sum(by_race_report), sum(by_inference), sum(by_table_alone), "
        "sum(not_reproduced), sum(unnamed_places) FROM coverage"
    ).fetchall() == [(175, 104, 11, 60, 0, 12)]
    assert con.execute(
        "SELECT basis, count(*) FROM results GROUP BY ALL ORDER BY ALL"
    ).fetchall() == [("inferred", 14), ("race", 135), ("standings", 60)]


def test_whole_fields(con: duckdb.DuckDBPyConnection) -> None:
    """Entered and running at the finish, as the sources give them."""
    assert con.execute(
        "SELECT round, sum(entered)::INT, sum(running)::INT FROM race_entries "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall() == [
        (1, 56, 27),
        (2, 36, 28),
        (3, 36, 28),
        (4, 31, 20),
        (5, 33, 25),
        (6, 37, 29),
        (7, 35, 27),
        (8, 37, 24),
        (9, 37, 24),
    ]


NOTHING = {
    "a printed figure is read by no view that scores": """
        SELECT view_name
        FROM duckdb_views()
        WHERE sql LIKE '%published%' AND NOT internal
            -- The one holds the text of queries, the other the checks of the printed tables.
            AND view_name NOT IN ('reconciliation', 'coverage', 'queries', 'violations')
    """,
    # The schema does not ask that of a league; this project promises it of 2003.
    "every result of 2003 names a source": """
        SELECT season, round, entry
        FROM results
        WHERE season = 2003 AND (season, round, entry) NOT IN (
            SELECT (season, round, entry) FROM result_sources
        )
    """,
    "no points are typed into the results": """
        SELECT column_name
        FROM duckdb_columns()
        WHERE table_name = 'results' AND column_name LIKE '%points%'
    """,
    # The loader asks this of the columns.
    "every table, view and macro has a comment": """
        SELECT table_name
        FROM (
            SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal
            UNION ALL
            SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL
            SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal
        )
        WHERE coalesce(comment, '') = ''
    """,
    "the standings after the last round are the standings": """
        SELECT *
        FROM standings
        FULL JOIN (FROM standings_by_round WHERE round = 9) AS last
            USING (season, class, championship, position, competitor, points)
        WHERE wins IS NULL OR gap_to_leader IS NULL
    """,
}


@pytest.mark.parametrize("query", NOTHING.values(), ids=NOTHING)
def test_there_is_no_exception(con: duckdb.DuckDBPyConnection, query: str) -> None:
    assert con.execute(query).fetchall() == []


# Views of points lost, of totals after every round, and of classes without Corvette Racing.
NO_SUM = {"points_lost", "outlook", "standings_by_round", "title_needs", "title_race"}
NO_SUM |= {"gt_standings", "lmp900_standings", "lmp675_standings"}


def test_a_sum_over_a_view_is_official(con: duckdb.DuckDBPyConnection) -> None:
    """Whoever adds up points by competitor, in whatever view shows both, finds the printed total.

    Views that show several rulebooks say so in their first column.
    """
    columns: dict[str, list[str]] = {}
    for view, column in con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE table_name IN (SELECT view_name FROM duckdb_views()) AND NOT internal "
        "ORDER BY table_name, column_index"
    ).fetchall():
        columns.setdefault(view, []).append(column)
    sums = {}
    for view, names in columns.items():
        who = next((name for name in ("team", "competitor") if name in names), None)
        what = next((name for name in ("points", "total", "team_points") if name in names), None)
        if who and what and names[0] not in ("scenario", "what_if") and view not in NO_SUM:
            where = [
                condition
                for column, condition in {
                    "class": "class = 'GTS'",
                    "championship": "championship = 'teams'",
                }.items()
                if column in names
            ]
            found = con.execute(
                f"SELECT {who}, SUM({what}) FROM {view} WHERE {' AND '.join(where) or 'TRUE'} "
                "GROUP BY ALL"
            ).fetchall()
            sums[view] = dict(found).get("Corvette Racing")
    assert columns.keys() > NO_SUM
    assert sums == dict.fromkeys(sums, 167)
    assert sums.keys() >= {"standings", "team_standings", "points_by_round", "points_ledger"}
    assert sums.keys() >= {"race_results", "gts_standings", "standings_2003"}
