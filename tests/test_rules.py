"""Each rule of the rulebook on a season of a few cars."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import duckdb
import pytest
from seasons import inserted, season, season_rows

import loader


def car(team: str, position: int | None = None, **more: object) -> dict[str, object]:
    return {"team": team, **({"class_position": position} if position else {}), **more}


WINNER = car("Winner", 1, overall_position=1, laps=394)

# name: (the cars, what the season departs in, what each car got and why, car by car)
LEDGER = {
    "exactly 70 percent of 390 laps is enough": (
        [car("A", 1, overall_position=1, laps=390), car("B", 2, laps=273)],
        {},
        [(20, "scored"), (16, "scored")],
    ),
    "one lap less is not": (
        [car("A", 1, overall_position=1, laps=390), car("B", 2, laps=272)],
        {},
        [(20, "scored"), (0, "below minimum distance")],
    ),
    "70 percent of 394 are 276 laps": (
        [WINNER, car("A", 2, laps=276), car("B", 3, laps=275)],
        {},
        [(20, "scored"), (16, "scored"), (0, "below minimum distance")],
    ),
    "unknown laps count when classified": (
        [WINNER, car("A", 2)],
        {},
        [(20, "scored"), (16, "scored")],
    ),
    "without the winner's laps nobody is short": (
        [car("A", 1, overall_position=1), car("B", 2, laps=1)],
        {},
        [(20, "scored"), (16, "scored")],
    ),
    "the overall winner sets the distance, not the class winner": (
        [
            car("A", 1, overall_position=1, laps=100, **{"class": "LMP"}),
            car("B", 1, laps=80),
            car("C", 2, laps=60),
        ],
        {},
        [(20, "scored"), (20, "scored"), (0, "below minimum distance")],
    ),
    "unless the rulebook says so": (
        [
            car("A", 1, overall_position=1, laps=100, **{"class": "LMP"}),
            car("B", 1, laps=80),
            car("C", 2, laps=60),
        ],
        {"rulebooks": {"official": {"distance_basis": "class winner"}}},
        [(20, "scored"), (20, "scored"), (16, "scored")],
    ),
    "no minimum": (
        [WINNER, car("A", 2, laps=1)],
        {"rulebooks": {"official": {"minimum_distance_percent": None}}},
        [(20, "scored"), (16, "scored")],
    ),
    "the team's second car scores nothing and keeps its place": (
        [WINNER, car("A", 2), car("A", 3), car("B", 4)],
        {},
        [(20, "scored"), (16, "scored"), (0, "not the team's best car"), (10, "scored")],
    ),
    "the best car is short of laps, the second one scores": (
        [
            car("X", 1, overall_position=1, laps=100, **{"class": "LMP"}),
            car("A", 1, laps=69),
            car("A", 2),
        ],
        {},
        [(20, "scored"), (0, "below minimum distance"), (16, "scored")],
    ),
    "two cars count": (
        [car("A", 1), car("A", 2), car("A", 3), car("B", 4)],
        {"rulebooks": {"official": {"cars_counted": 2}}},
        [(20, "scored"), (16, "scored"), (0, "not the team's best car"), (10, "scored")],
    ),
    "every car counts": (
        [car("A", 1), car("A", 2), car("A", 3)],
        {"rulebooks": {"official": {"cars_counted": None}}},
        [(20, "scored"), (16, "scored"), (13, "scored")],
    ),
    "tenth and eleventh place": (
        [WINNER, car("A", 10), car("B", 11)],
        {},
        [(20, "scored"), (1, "scored"), (0, "outside the points")],
    ),
    "places that are not dense": (
        [car("A", 2), car("B", 5)],
        {},
        [(16, "scored"), (8, "scored")],
    ),
    "cars without a place": (
        [
            WINNER,
            car("A", status="nc", laps=390),
            car("B", status="dnf"),
            car("C", status="dns"),
            car("D", status="dsq", laps=394),
        ],
        {},
        [
            (20, "scored"),
            (0, "not classified"),
            (0, "did not finish"),
            (0, "did not start"),
            (0, "disqualified"),
        ],
    ),
    "a long race has its own scale": (
        [WINNER, car("A", 2), car("B", 10)],
        {"kinds": {1: "long"}},
        [(26, "scored"), (22, "scored"), (7, "scored")],
    ),
    "a cancelled event changes nothing": (
        [WINNER, car("A", 2)],
        {"cancelled": ["Grand Prix of Nowhere"]},
        [(20, "scored"), (16, "scored")],
    ),
    "the best two rounds count, the earlier of two equal ones": (
        [car("A", 2), car("A", 1, round=2), car("A", 2, round=3), car("A", 3, round=4)],
        {"rulebooks": {"official": {"rounds_counted": 2}}},
        [(16, "scored"), (20, "scored"), (0, "dropped round"), (0, "dropped round")],
    ),
    "an excluded team has nothing": (
        [WINNER, car("A", 2), car("A", 3)],
        {"adjustments": [{"team": "A"}]},
        [
            (20, "scored"),
            (0, "team excluded"),
            (0, "not the team's best car"),
            (0, "team excluded"),
        ],
    ),
    "points are taken and given": (
        [WINNER, car("A", 2)],
        {"adjustments": [{"team": "A", "points": -6}, {"team": "A", "points": 1, "reason": "b"}]},
        [(20, "scored"), (16, "scored"), (1, "points adjustment"), (-6, "points adjustment")],
    ),
}


@pytest.mark.parametrize(("cars", "changes", "expected"), LEDGER.values(), ids=LEDGER)
def test_ledger(
    empty: duckdb.DuckDBPyConnection, cars: list, changes: dict, expected: list
) -> None:
    numbered = [{"car_number": str(number), **row} for number, row in enumerate(cars, 1)]
    with season(empty, numbered, **changes) as con:
        assert (
            con.execute(
                "SELECT points, reason FROM points_ledger "
                "ORDER BY car_number::INT NULLS LAST, points DESC"
            ).fetchall()
            == expected
        )


# name: (the cars, what the season departs in, position, team and points)
STANDINGS = {
    "most points lead": (
        [car("A", 2), car("B", 1), car("C", 3)],
        {},
        [(1, "B", 20), (2, "A", 16), (3, "C", 13)],
    ),
    "a tie goes to the team with more wins": (
        # 20 + 6 = 13 + 13
        [car("A", 3), car("A", 3, round=2), car("B", 1), car("B", 6, round=2)],
        {},
        [(1, "B", 26), (2, "A", 26)],
    ),
    "then to the one with more second places": (
        # 16 + 4 = 10 + 10
        [car("A", 4), car("A", 4, round=2), car("B", 2), car("B", 7, round=2)],
        {},
        [(1, "B", 20), (2, "A", 20)],
    ),
    "and on to the last place that scores": (
        # 4 + 2 = 3 + 3 = 6: a seventh and a ninth place, two eighth places, a sixth
        [
            car("A", 8),
            car("A", 8, round=2),
            car("B", 7),
            car("B", 9, round=2),
            car("C", 6, round=3),
        ],
        {},
        [(1, "C", 6), (2, "B", 6), (3, "A", 6)],
    ),
    "a tie that countback does not separate stays": (
        [car("A", 1), car("A", 2, round=2), car("B", 2), car("B", 1, round=2), car("C", 3)],
        {},
        [(1, "A", 36), (1, "B", 36), (3, "C", 13)],
    ),
    "only cars that counted are counted back": (
        # A's second car was second, and does not count against B's second place.
        [car("A", 1), car("A", 2), car("B", 1, round=2), car("B", 3), car("A", 3, round=2)],
        {},
        [(1, "A", 33), (1, "B", 33)],
    ),
    "a place beyond the tenth is counted back, too": (
        [car("A", 12), car("A", 14, round=2), car("B", 13), car("B", 13, round=2)],
        {"scales": {"short": [9] * 11 + [8, 7, 6]}},
        [(1, "A", 14), (2, "B", 14)],
    ),
    "an exclusion closes the ranks": (
        [car("A", 1), car("B", 2), car("C", 3)],
        {"adjustments": [{"team": "A"}]},
        [(1, "B", 16), (2, "C", 13)],
    ),
    "an adjustment moves a team": (
        [car("A", 1), car("B", 2)],
        {"adjustments": [{"team": "A", "points": -5}]},
        [(1, "B", 16), (2, "A", 15)],
    ),
    "dropped rounds do not count": (
        [
            car("A", 1),
            car("A", 1, round=2),
            car("B", 2),
            car("B", 2, round=2),
            car("B", 3, round=3),
        ],
        {"rulebooks": {"official": {"rounds_counted": 1}}},
        [(1, "A", 20), (2, "B", 16)],
    ),
}


@pytest.mark.parametrize(("cars", "changes", "expected"), STANDINGS.values(), ids=STANDINGS)
def test_standings(
    empty: duckdb.DuckDBPyConnection, cars: list, changes: dict, expected: list
) -> None:
    with season(empty, cars, **changes) as con:
        assert (
            con.execute("SELECT position, team, points FROM team_standings").fetchall() == expected
        )


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
            "SELECT figure, team, round, difference FROM reconciliation "
            "WHERE difference IS DISTINCT FROM 0 ORDER BY ALL"
        ).fetchall() == [
            ("class winner", "ADT Champion Racing", 2, None),
            ("drivers", "Frank Biela", 7, 4),
            ("drivers", "Frank Biela", 9, 4),
            ("drivers", "JJ Lehto", 7, -4),
            ("drivers", "JJ Lehto", 9, -4),
            ("drivers", "Johnny Herbert", 9, -4),
            ("drivers", "Marco Werner", 7, 4),
            ("drivers", "Marco Werner", 9, 4),
            ("points", "ADT Champion Racing", 2, -4),
            ("points", "Infineon Team Joest", 2, 4),
            ("total", "ADT Champion Racing", None, -4),
            ("total", "Infineon Team Joest", None, 4),
        ]


CREWS = {"1": ["Ann", "Ben"], "2": ["Cas"], "3": ["Dan"]}
FIELD = [
    car("A", 1, overall_position=1, laps=100, car_number="1", chassis="Audi R8"),
    car("A", 2, laps=90, car_number="2", chassis="Audi R8", basis="standings"),
    car("C", 3, laps=60, car_number="3", chassis="Lola B01"),
]


def with_crews(printed: dict[str, list[dict]], crews: dict = CREWS, **rest: object) -> dict:
    """The rows of FIELD's race, of its drivers, and what is printed about it."""
    seats = [(entry, *seat) for entry, crew in crews.items() for seat in enumerate(crew, 1)]
    return {
        "chassis": [
            {"chassis": "Audi R8", "manufacturer": "Audi"},
            {"chassis": "Lola B01", "manufacturer": "Lola"},
        ],
        "drivers": [{"driver": driver} for driver in ("Ann", "Ben", "Cas", "Dan")],
        **season_rows(FIELD, **rest),
        "result_drivers": [
            {"season": 2001, "round": 1, "entry": entry, "seat": seat, "driver": driver}
            for entry, seat, driver in seats
        ],
        **{
            table: [{"season": 2001, "class": "GT", **row} for row in rows]
            for table, rows in printed.items()
        },
    }


def test_who_scores_alone_and_for_a_make(empty: duckdb.DuckDBPyConnection) -> None:
    """Drivers of every eligible car score; of a make, the best car only."""
    with inserted(empty, with_crews({})):
        assert empty.execute(
            "SELECT driver, points FROM driver_points_by_round ORDER BY driver"
        ).fetchall() == [("Ann", 20), ("Ben", 20), ("Cas", 16)]
        assert empty.execute(
            "SELECT manufacturer, points FROM manufacturer_points_by_round"
        ).fetchall() == [("Audi", 20)]


@pytest.mark.parametrize(
    ("crew", "computed"),
    [
        (["Ann", "Ben"], 1),
        (["Ann", "Ben", "Dan"], None),
        (["Ann"], None),
        (["Ann", "Dan"], None),
    ],
)
def test_a_class_winner_agrees_with_all_its_drivers(
    empty: duckdb.DuckDBPyConnection, crew: list[str], computed: int | None
) -> None:
    printed = {
        "published_winners": [{"round": 1, "car_number": "1", "team": "A"}],
        "published_winner_drivers": [
            {"round": 1, "seat": seat, "driver": driver}
            for seat, driver in enumerate(["Ann", "Ben"], 1)
        ],
    }
    with inserted(empty, with_crews(printed, {"1": crew})):
        assert empty.execute("SELECT figure, computed FROM reconciliation").fetchall() == [
            ("class winner", computed)
        ]


def test_a_cell_is_as_sure_as_its_least_sure_car(empty: duckdb.DuckDBPyConnection) -> None:
    printed = {
        "published_totals": [{"team": "A", "position": 1, "points": 36}],
        "published_points": [{"team": "A", "round": 1, "points": 36}],
    }
    both = {"rulebooks": {"official": {"cars_counted": 2}}}
    with inserted(empty, with_crews(printed, **both)):
        assert empty.execute("SELECT by_race_report, by_table_alone FROM coverage").fetchall() == [
            (0, 1)
        ]


def test_only_what_is_printed_is_compared(empty: duckdb.DuckDBPyConnection) -> None:
    """Totals without cells, one class of two; a team that the table lacks is a difference."""
    cars = [car("A", 1), car("B", 2), car("C", 1, **{"class": "LMP"})]
    total = {"season": 2001, "class": "GT", "team": "A", "position": 1, "points": 20}
    with inserted(empty, {**season_rows(cars), "published_totals": [total]}):
        assert empty.execute(
            "SELECT figure, class, team, published, computed FROM reconciliation ORDER BY team"
        ).fetchall() == [("total", "GT", "A", 20, 20), ("total", "GT", "B", None, 16)]


def test_only_places_in_the_points_of_the_race_are_missed(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    """A scale that nobody uses has three places."""
    cars = [car("A", 1), car("B", 5)]
    scales = {"short": [9, 6], "unused": [3, 2, 1]}
    with season(empty, cars, scales=scales):
        assert empty.execute("SELECT position, points FROM unnamed_places").fetchall() == [(2, 6)]


def test_a_team_is_excluded_once(empty: duckdb.DuckDBPyConnection) -> None:
    """Of two exclusions in one round, too, one is too many."""
    twice = [{"team": "A", "reason": "fuel"}, {"team": "A", "reason": "weight"}]
    with season(empty, [car("A", 1), car("B", 2)], adjustments=twice):
        assert empty.execute(
            "SELECT row_key FROM violations WHERE check_name = 'team excluded twice'"
        ).fetchall() == [("2001 | GT | A | 1 | weight",)]
