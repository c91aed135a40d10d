"""The order of a championship: points, ties, exclusions, and who competes."""

from __future__ import annotations

import duckdb
import pytest
from seasons import car, driven, empty_database, race, rules, scale, season

# name: (cars, other facts and rules than the made-up season's, position, competitor and points)
STANDINGS = {
    "most points lead": (
        race("B A C"),
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
    "one of them weighs more than a third place in each of 63 rounds": (
        [car("A", 2), *(car("B", 3, round=number) for number in range(1, 64))],
        {**scale(1, 1, 1), "adjustments": [{"competitor": "A", "points": 62}]},
        [(1, "A", 63), (2, "B", 63)],
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
    "unless the earlier best result decides": (
        race("A B C") + race("B A D", 2),
        rules(ties="earlier"),
        [(1, "A", 36), (2, "B", 36), (3, "C", 13), (4, "D", 13)],
    ),
    "or the later one": (
        race("A B C") + race("B A D", 2),
        rules(ties="later"),
        [(1, "B", 36), (2, "A", 36), (3, "D", 13), (4, "C", 13)],
    ),
    "the best result of a round that is dropped decides nothing": (
        # A and B keep a second place of two, C one of round 2.
        race("W A B") + race("W C A", 2) + race("B W X", 3),
        {**scale(10, 8, 6), **rules(ties="earlier", segments=[(1, 2, 1), (3, 3, 1)])}
        | {"adjustments": [{"competitor": "B", "points": -8}]},
        [(1, "W", 18), (2, "B", 8), (3, "A", 8), (4, "C", 8), (5, "X", 6)],
    ),
    "nor does that of a sprint": (
        race("A B") + race("B A", 2) + race("B C", 3) + race("C A", 4),
        {"scales": {"made up": {"race": [10, 8], "sprint": [3, 3]}}, "points_only": ["sprint"]}
        | {"events": {1: {"kind": "sprint"}, 2: {"kind": "sprint"}}}
        | rules(ties="earlier")
        | {"adjustments": [{"competitor": "A", "points": 4}]},
        [(1, "C", 18), (2, "A", 18), (3, "B", 16)],
    ),
    "a season can do without countback": (
        race("W A C B") + race("W D C B", 2),
        {**scale(8, 6, 4, 3), **rules(ties="no countback")},
        [(1, "W", 16), (2, "C", 8), (3, "A", 6), (3, "B", 6), (3, "D", 6)],
    ),
    "for no place": (
        [car("A", 11), car("B", 12)],
        {**scale(*[5] * 12), **rules(ties="no countback")},
        [(1, "A", 5), (1, "B", 5)],
    ),
    "a decision is no result": (
        [car("A", 1), car("B", 1, round=2)],
        {
            "adjustments": [
                {"competitor": "A", "points": points, "reason": str(points)} for points in (-1, 1)
            ]
        },
        [(1, "A", 20), (1, "B", 20)],
    ),
    "the best result is that of the car that counts": (
        [*race("A X A"), car("B", 1, round=2)],
        rules(ties="earlier"),
        [(1, "A", 20), (2, "B", 20), (3, "X", 16)],
    ),
    "only cars that counted are counted back": (
        # A's second car was second, and does not count against B's second place.
        [car("A", 1), car("A", 2), car("B", 1, round=2), car("B", 3), car("A", 3, round=2)],
        {},
        [(1, "A", 33), (1, "B", 33)],
    ),
    "nor does a second car beyond the tenth place": (
        [car("A", 1), car("A", 11), car("B", 1, round=2)],
        scale(*[5] * 11),
        [(1, "A", 5), (1, "B", 5)],
    ),
    "or the best one beyond the tenth": (
        [car("A", 11), car("A", 12), car("B", 11, round=2)],
        scale(*[5] * 12),
        [(1, "A", 5), (1, "B", 5)],
    ),
    "a place beyond the tenth is counted back, too": (
        [car("A", 12), car("A", 14, round=2), car("B", 13), car("B", 13, round=2)],
        scale(*[9] * 11, 8, 7, 6),
        [(1, "A", 14), (2, "B", 14)],
    ),
    "up to the twentieth": (
        [car("A", 20), car("B", 21), car("C", 22)],
        scale(*[1] * 22),
        [(1, "A", 1), (2, "B", 1), (2, "C", 1)],
    ),
    "beyond it the best of them, earlier or not": (
        [car("A", 21, round=3), car("B", 22)],
        {**scale(*[1] * 25), **rules(ties="earlier")},
        [(1, "A", 1), (2, "B", 1)],
    ),
    "or later": (
        [car("A", 21), car("B", 22, round=3)],
        {**scale(*[1] * 25), **rules(ties="later")},
        [(1, "A", 1), (2, "B", 1)],
    ),
    "places worth nothing list a team, and separate": (
        race("W A B C D") + race("W B A D E", 2),
        scale(10, 8, 6, 0, 0),
        [(1, "W", 20), (2, "A", 14), (2, "B", 14), (4, "D", 0), (5, "C", 0), (6, "E", 0)],
    ),
    "those level on points, too": (
        race("W A B") + race("W B A", 2) + race("W X Y A B", 3),
        scale(10, 8, 6, 0, 0),
        [(1, "W", 30), (2, "A", 14), (3, "B", 14), (4, "X", 8), (5, "Y", 6)],
    ),
    "a sprint brings points and is no win": (
        race("A B C") + race("B C A", 2),
        {"scales": {"made up": {"race": [10, 8, 6], "sprint": [3, 2, 1]}}}
        | {"points_only": ["sprint"], "events": {1: {"kind": "sprint"}}},
        [(1, "B", 12), (2, "C", 9), (3, "A", 9)],
    ),
    "whatever its place": (
        [car("A", 12), car("B", 11)],
        {"scales": {"made up": {"race": [10], "sprint": [3] * 12}}}
        | {"points_only": ["sprint"], "events": {1: {"kind": "sprint"}}},
        [(1, "A", 3), (1, "B", 3)],
    ),
    "the final can be worth double, and a win in it is one win": (
        race("A B C") + race("B C A", 2),
        {**scale(10, 8, 6), "events": {2: {"points_percent": 200}}},
        [(1, "B", 28), (2, "A", 22), (3, "C", 22)],
    ),
    "an excluded team is listed last, and the ranks close": (
        race("A B C"),
        {"adjustments": [{"competitor": "A"}]},
        [(1, "B", 16), (2, "C", 13), (None, "A", 0)],
    ),
    "two who shared second place share first": (
        race("A B C") + race("A C B", 2),
        {**scale(10, 8, 6), "adjustments": [{"competitor": "A"}]},
        [(1, "B", 14), (1, "C", 14), (None, "A", 0)],
    ),
    "an adjustment moves a team": (
        race("A B"),
        {"adjustments": [{"competitor": "A", "points": -5}]},
        [(1, "B", 16), (2, "A", 15)],
    ),
    "a total can be negative": (
        race("A B") + race("A X", 2) + [car("C")],
        {**scale(10, 8)}
        | {
            "adjustments": [
                {"competitor": "B", "points": -9},
                {"competitor": "C", "points": -5},
                {"competitor": "X", "points": -8},
            ]
        },
        [(1, "A", 20), (2, "X", 0), (3, "B", -1), (4, "C", -5)],
    ),
    "there is no line for a guest": (
        race("Guest A B"),
        {**scale(10, 8, 6), "ineligible": [{"entry": "1", "others_move_up": True}]},
        [(1, "A", 10), (2, "B", 8)],
    ),
    "a round need not count for one championship": (
        # drivers, then teams
        [
            car("A", 1, drivers=["One"]),
            car("B", 2, drivers=["Two"]),
            car("B", 1, round=2, drivers=["Two"]),
        ],
        {"scales": {"made up": {"race": [10, 8], "oval": [10]}, "no oval": [10, 8]}}
        | {"events": {2: {"kind": "oval"}}}
        | {"rulebooks": {"rules": {}, "for teams": {"scale": "no oval"}}}
        | {"championships": {("GT", "teams"): "for teams"}},
        [(1, "Two", 18), (2, "One", 10), (1, "A", 10), (2, "B", 8)],
    ),
    "a class can have rules of its own": (
        race("A A", **{"class": "GT"}) + race("A A", **{"class": "LMP"}),
        {"rulebooks": {"rules": {}, "both cars": {"cars_counted": 2}}}
        | {"championships": {("LMP", "teams"): "both cars"}},
        [(1, "A", 20), (1, "A", 36)],
    ),
    "a team in two classes counts in each for itself": (
        [car("A", 1), car("B", 2), *race("A C", **{"class": "LMP"})],
        scale(10, 8),
        [(1, "A", 10), (2, "B", 8), (1, "A", 10), (2, "C", 8)],
    ),
    "the drivers of a car score each, and separate as teams do": (
        [
            driven(1, "One", "Two"),
            driven(2, "Three"),
            driven(1, "Three", round=2),
            driven(2, "One", round=2),
        ],
        scale(10, 8),
        [(1, "One", 18), (1, "Three", 18), (3, "Two", 10)],
    ),
    "drivers who swap teams": (
        # drivers, then teams
        [
            car("A", 1, drivers=["One"]),
            car("B", 2, drivers=["Two"]),
            car("B", 1, round=2, drivers=["One"]),
            car("A", 2, round=2, drivers=["Two"]),
        ],
        scale(10, 8),
        [(1, "One", 20), (2, "Two", 16), (1, "A", 18), (1, "B", 18)],
    ),
    "the team loses its points, its driver keeps them": (
        [car("A", 1, drivers=["One"]), car("B", 2)],
        {**scale(10, 8), "adjustments": [{"competitor": "A", "points": -10}]},
        [(1, "One", 10), (1, "B", 8), (2, "A", 0)],
    ),
    "the driver is excluded, the team keeps its points": (
        [car("A", 1, drivers=["One"]), car("B", 2, drivers=["Two"])],
        {**scale(10, 8), "adjustments": [{"competitor": "One", "championship": "drivers"}]},
        [(1, "Two", 8), (None, "One", 0), (1, "A", 10), (2, "B", 8)],
    ),
    "a car scores for its drivers, its maker and its team": (
        [
            car("A", 1, drivers=["One", "Two"], maker="Audi"),
            car("B", 2, drivers=["Three"], maker="Audi"),
            car("C", 3, maker="Lola"),
        ],
        scale(10, 8, 6),
        [
            (1, "One", 10),
            (1, "Two", 10),
            (3, "Three", 8),
            (1, "Audi", 10),
            (2, "Lola", 6),
            (1, "A", 10),
            (2, "B", 8),
            (3, "C", 6),
        ],
    ),
}


@pytest.mark.parametrize("case", STANDINGS)
def test_standings(case: str, standings: dict[str, list]) -> None:
    assert standings[case] == STANDINGS[case][2]


def test_a_penalty_counts_once(empty: duckdb.DuckDBPyConnection) -> None:
    penalty = [{"competitor": "A", "points": -3}]
    with season(empty, race("A B") + race("B A", 2), **scale(10, 8), adjustments=penalty):
        assert empty.execute(
            "SELECT round, competitor, points, gap_to_leader FROM standings_by_round"
        ).fetchall() == [(1, "B", 8, 0), (1, "A", 7, 1), (2, "B", 18, 0), (2, "A", 15, 3)]
        assert empty.execute(
            "SELECT competitor, round, points FROM points_by_round"
        ).fetchall() == [("A", 1, 10), ("A", 2, 8), ("B", 1, 8), ("B", 2, 10)]


def test_the_excluded_are_listed_after_each_round(empty: duckdb.DuckDBPyConnection) -> None:
    """From the round on in which it was decided; the last round is as in the standings."""
    cars = [*race("A B"), *race("A B", 2), *race("A B", 3)]
    decided = [{"competitor": "A", "round": 2}]
    with season(empty, cars, **scale(9, 6), adjustments=decided):
        found = empty.execute(
            "SELECT round, position, competitor, points, gap_to_leader FROM standings_by_round "
            "WHERE championship = 'teams' ORDER BY ALL"
        ).fetchall()
        assert found == [
            (1, 1, "A", 9, 0), (1, 2, "B", 6, 3), (2, 1, "B", 12, 0), (2, None, "A", 0, 12),
            (3, 1, "B", 18, 0), (3, None, "A", 0, 18),
        ]  # fmt: skip
        assert empty.execute("SELECT position, team, points FROM team_standings").fetchall() == [
            row[1:4] for row in found if row[0] == 3
        ]


def test_half_a_point_is_rounded_where_points_are_whole() -> None:
    with (
        empty_database() as con,
        season(con, race("A B"), **scale(9, 6), events={1: {"points_percent": 50}}),
    ):
        assert con.execute("SELECT team, points FROM team_standings").fetchall() == [
            ("A", 5),
            ("B", 3),
        ]
