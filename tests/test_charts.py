"""The charts show the numbers that the views have, to the eighth of a character."""

from __future__ import annotations

import csv
import math
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import seasons

import loader

CLASSES = ["LMP900", "LMP675", "GTS", "GT"]
EIGHTHS = " ▏▎▍▌▋▊▉█"
LINE = "┃"
SHELL = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")


def eighths(bar: str) -> int:
    """The length of a bar, in eighths of a character."""
    return sum(map(EIGHTHS.index, bar))


def chart(con: duckdb.DuckDBPyConnection, call: str) -> list[tuple]:
    return con.execute(f"FROM {call}").fetchall()


@pytest.mark.parametrize("name", CLASSES)
def test_points(con, name):
    rows = chart(con, f"chart_points('{name.lower()}')")
    most = rows[0][3]
    assert [row[:4] for row in rows] == con.execute(
        "SELECT position, team, wins, points FROM team_standings WHERE class = ? "
        "ORDER BY position, team",
        [name],
    ).fetchall()
    assert rows[0][4] == "█" * 36
    for *_, points, bar in rows:
        assert eighths(bar) == pytest.approx(points / most * 36 * 8, abs=1)


@pytest.mark.parametrize(("name", "decided"), [("LMP900", 9), ("LMP675", 8), ("GTS", 9), ("GT", 7)])
def test_title_race(con, name, decided):
    rows = chart(con, f"chart_title_race('{name}')")
    final = [(team, points) for round, team, points, *_ in rows if round == 9]
    assert len(rows) == 3 * 9
    assert (
        final
        == con.execute(
            "SELECT team, points FROM published_totals WHERE class = ? AND position <= 3 "
            "ORDER BY position",
            [name],
        ).fetchall()
    )
    hopeful = con.execute(
        "SELECT round, team FROM title_race WHERE class = ? AND can_still_win", [name]
    ).fetchall()
    leader = dict(
        con.execute(
            "SELECT round, MAX(points) FROM title_race WHERE class = ? GROUP BY round", [name]
        ).fetchall()
    )
    for round, team, points, behind, bar, title in rows:
        assert behind == leader[round] - points
        assert eighths(bar) == pytest.approx(points / final[0][1] * 30 * 8, abs=1)
        assert len(bar) <= 30
        assert (title == "champion") == (team == final[0][0] and round >= decided)
        assert (title == "out") == ((round, team) not in hopeful)


@pytest.mark.parametrize("round", range(1, 10))
def test_laps(con, round):
    rows = chart(con, f"chart_laps({round})")
    known = [row for row in rows if row[3] is not None]
    winner = known[0][3]
    [minimum] = [row[3] for row in rows if row[2] == "minimum distance"]
    at = math.ceil(36 * minimum / winner) - 1
    assert minimum == math.ceil(winner * 70 / 100)
    assert {len(bar) for *_, bar in known} == {36}
    assert {bar.index(LINE) for *_, bar in known} == {at}
    # The line takes the place of one character; left and right of it the bar is to scale.
    for *_, laps, bar in known:
        end = laps / winner * 36 * 8
        assert eighths(bar[:at]) == pytest.approx(min(end, at * 8), abs=1)
        assert eighths(bar[at + 1 :]) == pytest.approx(max(end - (at + 1) * 8, 0), abs=1)
    assert [row[3] for row in known] == sorted((row[3] for row in known), reverse=True)
    assert {bar for *_, laps, bar in rows if laps is None} <= {"laps unknown"}
    assert (
        len(rows)
        == 1 + con.execute("SELECT COUNT(*) FROM results WHERE round = ?", [round]).fetchall()[0][0]
    )


def test_cars_below_the_minimum_stand_below_its_row(empty):
    results = [
        {"team": "A", "class_position": 1, "overall_position": 1, "laps": 100},
        {"team": "B", "class_position": 2, "laps": 70},
        {"team": "C", "class_position": 3, "laps": 69},
        {"team": "D", "class_position": 1, "laps": 90, "class": "GTS"},
    ]
    shown = ["A", "D", "B", "minimum distance", "C"]
    with seasons.season(empty, results) as con:
        assert [row[2] for row in chart(con, "chart_laps(1)")] == shown
    free = {"official": {"minimum_distance_percent": None}}
    with seasons.season(empty, results, rulebooks=free) as con:
        rows = chart(con, "chart_laps(1)")
        assert [row[2] for row in rows] == ["A", "D", "B", "C"]
        assert LINE not in "".join(row[4] for row in rows)
    # By the class winner's laps each class has a minimum of its own.
    own = {"official": {"distance_basis": "class winner"}}
    with seasons.season(empty, results, rulebooks=own) as con:
        assert [
            row[0::3] for row in chart(con, "chart_laps(1)") if row[2] == "minimum distance"
        ] == [
            ("GT", 70),
            ("GTS", 63),
        ]


@pytest.mark.parametrize("name", CLASSES)
def test_places(con, name):
    head, *rows = chart(con, f"chart_places('{name}')")
    assert [head[2][start : start + 4].strip() for start in range(0, 36, 4)] == list("123456789")
    places: dict[tuple[str, int], list[int]] = {}
    with (loader.ROOT / "seeds" / "results.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["class"] == name:
                known = places.setdefault((row["team"], int(row["round"])), [])
                known += [int(row["class_position"])] if row["class_position"] else []
    for _, team, cells, _ in rows:
        assert len(cells) == 36
        for round in range(1, 10):
            cell = cells[round * 4 - 4 : round * 4].strip()
            if (team, round) not in places:
                assert cell == "-"
            elif not places[team, round]:
                assert cell == "x"
            else:
                place = min(places[team, round])
                assert cell == f"{'█▇▆▅▄▃▂▁'[min(place, 8) - 1]}{place}"


CLASSES_OF_2003 = 'no class of 2003 is called "nope": LMP900, LMP675, GTS, GT'


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("chart_points('nope')", CLASSES_OF_2003),
        ("chart_title_race('nope')", CLASSES_OF_2003),
        ("chart_places('nope', 2003)", CLASSES_OF_2003),
        ("chart_places(NULL)", CLASSES_OF_2003.replace("nope", "")),
        ("chart_laps(44)", "round 44: the season has rounds 1 to 9"),
        ("chart_points('GT', 1999)", "there is no season 1999"),
        ("chart_title_race('GT', 1999)", "there is no season 1999"),
        ("chart_places('GT', 1999)", "there is no season 1999"),
        ("chart_laps(1, 1999)", "there is no season 1999"),
    ],
)
def test_what_is_not_there_is_said(con, call, answer):
    [row] = chart(con, call)
    assert [cell for cell in row if cell is not None] == [answer]


@pytest.mark.parametrize("kind", ["points", "title_race", "places"])
def test_the_case_of_a_class_is_forgiven(con, kind):
    rows = chart(con, f"chart_{kind}('Lmp900')")
    assert rows == chart(con, f"chart_{kind}('LMP900')")
    assert len(rows) > 1


def test_a_round_still_to_come_has_no_cars(empty):
    with seasons.season(empty, [{"team": "A", "class_position": 1}], rounds=2, held=1) as con:
        assert chart(con, "chart_laps(2)")[0][-1] == "round 2 has not been held yet"
    with seasons.season(empty, [{"team": "A", "class_position": 1}], rounds=2) as con:
        assert chart(con, "chart_laps(2)")[0][-1] == "no source shows a car in round 2"


def test_behind_whoever_leads_then(empty):
    """Of the leader of round 1, fourth in the end, no row is shown."""
    results = [
        {"team": team, "class_position": place, "round": round}
        for round, order in enumerate(["DABC", "ABCX", "ABCX"], 1)
        for place, team in enumerate(order, 1)
    ]
    with seasons.season(empty, results) as con:
        assert [row[:4] for row in chart(con, "chart_title_race('GT')")][:3] == [
            (1, "A", 16, 20 - 16),
            (1, "B", 13, 20 - 13),
            (1, "C", 10, 20 - 10),
        ]


def test_a_calendar_without_results_is_not_the_latest_season(empty):
    results = [{"team": "A", "class_position": 1}]
    coming = seasons.season_rows([], year=2002, held=0)
    with seasons.inserted(empty, seasons.merged(seasons.season_rows(results), coming)) as con:
        assert len(chart(con, "chart_points('GT')")) == 1
        assert len(chart(con, "chart_laps(1)")) == 1
        assert chart(con, "explain('A', 1)")[0][-1] == "1st in GT is worth 20"
        assert chart(con, "explain('A', 1, 2002)")[0][-1] == "the season 2002 has no results yet"


@pytest.mark.skipif(SHELL is None, reason="duckdb-cli is not installed")
def test_charts_read_well_in_the_shell(database):
    """Whole at 100 columns and 40 rows, each row on one line."""
    calls = [
        f"chart_{kind}('{name}')" for kind in ("points", "title_race", "places") for name in CLASSES
    ] + [f"chart_laps({round})" for round in range(1, 10)]
    done = subprocess.run(
        [SHELL, "-readonly", str(database), "-cmd", ".maxwidth 100"],
        input="".join(f"FROM {call};\n" for call in calls),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("┌") == len(calls)
    # More rules than these would part rows that take two lines each.
    assert done.stdout.count("├") == len(calls)
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "…" not in done.stdout
    assert "·" not in done.stdout


def test_every_macro_is_listed_and_explains_itself(con):
    found = con.execute("FROM macros").fetchall()
    definitions = loader.read_definitions(loader.ROOT / "views")
    assert [macro for macro, *_ in found] == sorted(
        definition.name for definition in definitions if definition.kind == "MACRO"
    )
    assert [macro for macro, _, comment in found if comment is None] == []
    assert {macro: parameters for macro, parameters, _ in found}.items() >= {
        "explain": "team_name, in_round, in_season",
        "ordinal": "number",
    }.items()
