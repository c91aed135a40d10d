"""Printed figures beside computed ones, and what is not known."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from seasons import (
    FASTEST,
    WINNER,
    Tables,
    answers,
    answers_of,
    car,
    inserted,
    numbered,
    race,
    rules,
    scale,
    season,
    season_rows,
)


def test_a_corrected_result_moves_everything(database: Path, tmp_path: Path) -> None:
    """Two cars swap their finishing positions in round 2, and nothing else changes."""
    with duckdb.connect(str(shutil.copy(database, tmp_path))) as con:
        con.execute(
            "UPDATE results SET class_position = 3 - class_position, "
            "overall_position = 3 - overall_position WHERE round = 2 AND car_number IN ('38', '1')"
        )
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
LINE = PRINTED | {"championship": "teams", "competitor": "A"}
WINNER_OF_GT = PRINTED | {"round": 1}


def won_by(*crew: str) -> Tables:
    """Ann and Ben are printed as the winners of GT; who drove the car?"""
    return season_rows([car("A", 1, car_number="1", drivers=list(crew))]) | {
        "drivers": [{"driver": driver} for driver in ("Ann", "Ben", "Dan")],
        "published_winners": [WINNER_OF_GT | {"car_number": "1", "team": "A"}],
        "published_winner_drivers": [
            WINNER_OF_GT | {"seat": seat, "driver": driver}
            for seat, driver in enumerate(["Ann", "Ben"], 1)
        ],
    }


def total(points: int, position: int | None, made: Tables) -> Tables:
    """The season with one printed total, of A."""
    return made | {"published_totals": [LINE | {"points": points, "position": position}]}


EXCLUDED = season_rows(race("A B"), adjustments=[{"competitor": "A"}])

# name: (the season, then figure, competitor, round, published and computed)
RECONCILED: dict[str, tuple[Tables, list[tuple]]] = {
    "a class winner agrees with all its drivers": (
        won_by("Ann", "Ben"),
        [("class winner", "A", 1, 1, 1)],
    ),
    "and not with one more": (
        won_by("Ann", "Ben", "Dan"),
        [("class winner", "A", 1, 1, None)],
    ),
    "one less": (
        won_by("Ann"),
        [("class winner", "A", 1, 1, None)],
    ),
    "another one": (
        won_by("Ann", "Dan"),
        [("class winner", "A", 1, 1, None)],
    ),
    "or nobody known": (
        won_by(),
        [("class winner", "A", 1, 1, None)],
    ),
    "of what is printed a team that the table lacks is a difference, and no other class": (
        total(20, 1, season_rows([car("A", 1), car("B", 2), car("C", 1, **{"class": "LMP"})])),
        [("total", "A", None, 20, 20), ("total", "B", None, None, 16)],
    ),
    "an excluded team is printed without a place": (
        total(0, None, EXCLUDED),
        [("total", "A", None, 0, 0), ("total", "B", None, None, 16)],
    ),
    "and not with one": (
        total(0, 2, EXCLUDED),
        [
            ("place", "A", None, 2, None),
            ("total", "A", None, 0, 0),
            ("total", "B", None, None, 16),
        ],
    ),
    "a cell is what a dropped round brought, and the total lacks it": (
        total(
            20, 1, season_rows([*race("A"), car("A", 2, round=2)], **rules(segments=[(1, 63, 1)]))
        )
        | {
            "published_points": [
                LINE | {"round": number, "points": points} for number, points in ((1, 20), (2, 16))
            ]
        },
        [("points", "A", 1, 20, 20), ("points", "A", 2, 16, 16), ("total", "A", None, 20, 20)],
    ),
    "points as printed, in another place": (
        total(9, 2, season_rows(race("A B"), **scale(9, 6))),
        [("place", "A", None, 2, 1), ("total", "A", None, 9, 9), ("total", "B", None, None, 6)],
    ),
}


@pytest.fixture(scope="module")
def reconciled(empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    return answers_of(
        empty,
        {case: tables for case, (tables, _) in RECONCILED.items()},
        "SELECT season, figure, competitor, round, published, computed FROM reconciliation "
        "ORDER BY ALL",
    )


@pytest.mark.parametrize("case", RECONCILED)
def test_what_is_printed_beside_what_is_computed(case: str, reconciled: dict[str, list]) -> None:
    assert reconciled[case] == RECONCILED[case][1]


def test_a_cell_is_as_sure_as_its_least_sure_car(empty: duckdb.DuckDBPyConnection) -> None:
    made = season_rows([car("A", 1), car("A", 2, basis="standings")], **rules(cars_counted=2))
    cell = LINE | {"round": 1, "points": 36}
    with inserted(empty, total(36, 1, made) | {"published_points": [cell]}):
        assert empty.execute("SELECT by_race_report, by_table_alone FROM coverage").fetchall() == [
            (0, 1)
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


def test_a_bonus_of_an_unknown_team_is_told(empty: duckdb.DuckDBPyConnection) -> None:
    cars = numbered([car("A", 1), car("B", 2), car(None, 3)])
    awards = [{"award": "fastest lap", "entry": "3"}]
    with season(empty, cars, **scale(9, 6), **rules(bonuses=[FASTEST]), awards=awards):
        assert empty.execute(
            "SELECT entry, award, place, worth FROM unknown_scorers WHERE championship = 'teams'"
        ).fetchall() == [("3", "fastest lap", None, FASTEST["points"])]
        assert empty.execute(
            "SELECT cars_in_points, cars_unknown, points_unknown FROM unknown_competitors "
            "WHERE championship = 'teams'"
        ).fetchall() == [(3, 1, FASTEST["points"])]
        assert empty.execute("SELECT DISTINCT complete FROM team_standings").fetchall() == [
            (False,)
        ]


# The cars, and after each round whether nothing is missing in the standings of the teams.
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


@pytest.fixture(scope="module")
def complete(empty: duckdb.DuckDBPyConnection) -> dict[str, dict[str, list]]:
    """By view and case, what is complete after which round."""
    cases = {case: (cars, scale(9, 6), None) for case, (cars, _) in COMPLETE.items()}
    return {
        view: answers(
            empty,
            cases,
            f"SELECT DISTINCT season, {number}, complete FROM {view} "
            "WHERE championship = 'teams' ORDER BY ALL",
        )
        for view, number in {
            "standings_by_round": "round",
            "title_race": "round",
            "team_standings": "2",
        }.items()
    }


@pytest.mark.parametrize("case", COMPLETE)
def test_incomplete_standings_say_so(case: str, complete: dict[str, dict[str, list]]) -> None:
    expected = list(enumerate(COMPLETE[case][1], 1))
    assert complete["standings_by_round"][case] == expected
    assert complete["title_race"][case] == expected
    assert complete["team_standings"][case] == expected[-1:]


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
