"""Printed figures beside computed ones, and what is not known."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import duckdb
import pytest
from seasons import WINNER, car, inserted, race, scale, season, season_rows

import loader


def test_a_corrected_result_moves_everything(tmp_path: Path) -> None:
    """Two cars swap their finishing positions in seeds/results.csv, and nothing else changes."""
    seeds = shutil.copytree(loader.ROOT / "seeds", tmp_path / "seeds")
    path = seeds / "results.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    one, other = (
        next(row for row in rows if row["round"] == "2" and row["car_number"] == number)
        for number in ("38", "1")
    )
    for column in ("class_position", "overall_position"):
        one[column], other[column] = other[column], one[column]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    database = tmp_path / "alms.duckdb"
    assert loader.main(["--database", str(database), "--seeds", str(seeds)]) == 0
    with duckdb.connect(str(database), read_only=True) as con:
        # First place is worth 4 points more than second.
        assert con.execute(
            "SELECT team, rd_2, total FROM lmp900_standings WHERE position <= 2"
        ).fetchall() == [("Infineon Team Joest", 20, 170 + 4), ("ADT Champion Racing", 16, 163 - 4)]
        assert con.execute(
            "SELECT figure, competitor, round, difference FROM reconciliation "
            "WHERE difference IS DISTINCT FROM 0 ORDER BY ALL"
        ).fetchall() == [
            ("class winner", "ADT Champion Racing", 2, None),
            ("gap elsewhere", "JJ Lehto", 8, 8),
            ("points", "ADT Champion Racing", 2, -4),
            ("points", "Infineon Team Joest", 2, 4),
            ("total", "ADT Champion Racing", None, -4),
            ("total", "Infineon Team Joest", None, 4),
            ("total elsewhere", "Frank Biela", 7, 4),
            ("total elsewhere", "Frank Biela", 9, 4),
            ("total elsewhere", "JJ Lehto", 7, -4),
            ("total elsewhere", "JJ Lehto", 9, -4),
            ("total elsewhere", "Johnny Herbert", 9, -4),
            ("total elsewhere", "Marco Werner", 7, 4),
            ("total elsewhere", "Marco Werner", 9, 4),
        ]


PRINTED = {"season": 2001, "class": "GT"}


CARS = [
    car("A", 1, car_number="1", drivers=["Ann", "Ben"]),
    car("A", 2, car_number="2", basis="standings"),
]


@pytest.mark.parametrize(
    ("crew", "computed"),
    [
        (["Ann", "Ben"], 1),
        (["Ann", "Ben", "Dan"], None),
        (["Ann"], None),
        (["Ann", "Dan"], None),
        ([], None),
    ],
)
def test_a_class_winner_agrees_with_all_its_drivers(
    empty: duckdb.DuckDBPyConnection, crew: list[str], computed: int | None
) -> None:
    made = season_rows([CARS[0] | {"drivers": crew}])
    made["drivers"] = [{"driver": driver} for driver in ("Ann", "Ben", "Dan")]
    winner = PRINTED | {"round": 1}
    made["published_winners"] = [winner | {"car_number": "1", "team": "A"}]
    made["published_winner_drivers"] = [
        winner | {"seat": seat, "driver": driver} for seat, driver in enumerate(["Ann", "Ben"], 1)
    ]
    with inserted(empty, made):
        assert empty.execute("SELECT figure, computed FROM reconciliation").fetchall() == [
            ("class winner", computed)
        ]


def test_a_cell_is_as_sure_as_its_least_sure_car(empty: duckdb.DuckDBPyConnection) -> None:
    line = PRINTED | {"championship": "teams", "competitor": "A", "points": 36}
    made = season_rows(CARS, rulebooks={"rules": {"cars_counted": 2}})
    made["published_totals"] = [line | {"position": 1}]
    made["published_points"] = [line | {"round": 1}]
    with inserted(empty, made):
        assert empty.execute("SELECT by_race_report, by_table_alone FROM coverage").fetchall() == [
            (0, 1)
        ]


def test_only_what_is_printed_is_compared(empty: duckdb.DuckDBPyConnection) -> None:
    """Totals without cells, one class of two; a team that the table lacks is a difference."""
    made = season_rows([car("A", 1), car("B", 2), car("C", 1, **{"class": "LMP"})])
    line = PRINTED | {"championship": "teams", "competitor": "A", "points": 20, "position": 1}
    with inserted(empty, {**made, "published_totals": [line]}):
        assert empty.execute(
            "SELECT figure, class, competitor, published, computed FROM reconciliation "
            "ORDER BY competitor"
        ).fetchall() == [("total", "GT", "A", 20, 20), ("total", "GT", "B", None, 16)]


@pytest.mark.parametrize(
    ("position", "figures"), [(None, [("total", 0, 0)]), (2, [("place", 2, None), ("total", 0, 0)])]
)
def test_an_excluded_team_is_printed_without_a_place(
    empty: duckdb.DuckDBPyConnection, position: int | None, figures: list[tuple]
) -> None:
    made = season_rows(race("A B"), adjustments=[{"competitor": "A"}])
    line = PRINTED | {"championship": "teams", "competitor": "A", "points": 0}
    with inserted(empty, {**made, "published_totals": [line | {"position": position}]}):
        assert (
            empty.execute(
                "SELECT figure, published, computed FROM reconciliation WHERE competitor = 'A'"
            ).fetchall()
            == figures
        )


def test_a_cell_is_what_the_round_brought(empty: duckdb.DuckDBPyConnection) -> None:
    """A dropped round is printed with its points, and not counted in the total."""
    made = season_rows(
        [*race("A"), car("A", 2, round=2)], rulebooks={"rules": {"segments": [(1, 63, 1)]}}
    )
    line = PRINTED | {"championship": "teams", "competitor": "A"}
    cells = [line | {"round": 1, "points": 20}, line | {"round": 2, "points": 16}]
    made |= {"published_totals": [line | {"points": 20, "position": 1}], "published_points": cells}
    with inserted(empty, made):
        assert empty.execute("SELECT figure, difference FROM reconciliation").fetchall() == [
            ("points", 0),
            ("points", 0),
            ("total", 0),
        ]


UNNAMED = "SELECT class_position, points FROM unnamed_places"


def test_only_places_in_the_points_of_the_race_are_missed(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    """A scale that nobody uses has three places."""
    with season(empty, [car("A", 1), car("B", 5)], scales={"made up": [9, 6], "unused": [3, 2, 1]}):
        assert empty.execute(UNNAMED).fetchall() == [(2, 6)]


def test_a_dead_heat_leaves_nobody_the_next_place(empty: duckdb.DuckDBPyConnection) -> None:
    cars = [car("A", 1), car("B", 2), car("C", 2), car("D", 5)]
    with season(empty, cars, **scale(9, 6, 4, 3)):
        assert empty.execute(UNNAMED).fetchall() == [(4, 3)]


def test_a_car_of_an_unknown_team_is_told(empty: duckdb.DuckDBPyConnection) -> None:
    with season(empty, [car(None, 1), car("B", 2), car(None, 3)], **scale(9, 6)):
        assert empty.execute(
            "SELECT cars_in_points, cars_unknown, points_unknown FROM unknown_competitors "
            "WHERE championship = 'teams'"
        ).fetchall() == [(2, 1, 9)]


# The cars, and the rounds after which nothing is missing in the standings of the teams.
COMPLETE = {
    "every team is known": (race("A B") + race("A B", 2), [True, True]),
    "one scored in the second round": ([*race("A B"), car(None, 2, round=2)], [True, False]),
    "one was outside the points": ([*race("A B"), car(None, 3, round=2)], [True, True]),
    "one was not classified": ([*race("A B"), car(None, round=2)], [True, True]),
    "one was too slow": (
        [WINNER, car("B", 2), car("B", 1, round=2, overall_position=1, laps=10),
         car(None, 2, round=2, laps=6)],
        [True, True],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPLETE)
def test_incomplete_standings_say_so(case: str, empty: duckdb.DuckDBPyConnection) -> None:
    cars, complete = COMPLETE[case]
    with season(empty, cars, **scale(9, 6)):
        for view in ("standings_by_round", "title_race"):
            assert empty.execute(
                f"SELECT DISTINCT round, complete FROM {view} "
                "WHERE championship = 'teams' ORDER BY round"
            ).fetchall() == list(enumerate(complete, 1)), view
        assert empty.execute("SELECT DISTINCT complete FROM team_standings").fetchall() == [
            (complete[-1],)
        ]


@pytest.mark.parametrize(
    ("barred", "unknown"),
    [
        ({}, (1, 0, 0)),
        ({"championship": "teams"}, (1, 0, 0)),
        ({"championship": "drivers"}, (2, 1, 9)),
    ],
)
def test_a_guest_leaves_nothing_unknown(
    barred: dict[str, str], unknown: tuple[int, ...], empty: duckdb.DuckDBPyConnection
) -> None:
    cars = [car(None, 1), car("B", 2)]
    with season(empty, cars, **scale(9, 6), ineligible=[{"entry": "car 1"} | barred]):
        assert empty.execute(
            "SELECT cars_in_points, cars_unknown, points_unknown FROM unknown_competitors "
            "WHERE championship = 'teams'"
        ).fetchall() == [unknown]


def test_a_place_is_a_figure_of_its_own(empty: duckdb.DuckDBPyConnection) -> None:
    """Points as printed, in another place."""
    line = {"season": 2001, "class": "GT", "championship": "teams", "competitor": "A"}
    made = season_rows(race("A B"), **scale(9, 6)) | {
        "published_totals": [line | {"points": 9, "position": 2}]
    }
    with inserted(empty, made):
        assert empty.execute(
            "SELECT figure, published, computed FROM reconciliation WHERE competitor = 'A'"
        ).fetchall() == [("place", 2, 1), ("total", 9, 9)]
