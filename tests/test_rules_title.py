"""Who can still win the title, and who has won it."""

from __future__ import annotations

import duckdb
import pytest
from seasons import EVEN, FASTEST, answers, car, driven, race, rules, scale

STATUS = {"status_points": [{"status": s, "points": p} for s, p in (("dnf", 3), ("nc", 1))]}

# name: (cars, other facts and rules than the made-up season's, after the last held round:
# competitor, points, points available, whether it can still win, and whether it has)
TITLE = {
    "who has too few points to come is out": (
        race("A B C") + race("A B C", 2) + race("A B C", 3),
        {**scale(10, 8, 6), **rules(cars_counted=99), "rounds": 4},
        [("A", 30, 10, True, False), ("B", 24, 10, True, False), ("C", 18, 10, False, False)],
    ),
    "a team of two cars can have two places of a race": (
        race("A B B") + race("A B C", 2),
        {**scale(10, 8, 6), **rules(cars_counted=99), "rounds": 3},
        [("B", 22, 18, True, False), ("A", 20, 10, True, False), ("C", 6, 10, False, False)],
    ),
    "the title is decided": (
        race("A B") + race("A B", 2),
        {**scale(10, 6), "rounds": 3},
        [("A", 20, 10, True, False), ("B", 12, 10, True, False)],
    ),
    "by one point": (
        race("A B") + race("A B", 2),
        {**scale(10, 4), "rounds": 3},
        [("A", 20, 10, True, True), ("B", 8, 10, False, False)],
    ),
    "a bonus to come keeps it open": (
        race("A B") + race("A B", 2),
        {**scale(10, 5), **rules(bonuses=[FASTEST]), "rounds": 3},
        [("A", 20, 12, True, False), ("B", 10, 12, True, False)],
    ),
    "level with two wins to one is decided": (
        race("A B") + race("A B", 2),
        {**scale(10, 5), "rounds": 3},
        [("A", 20, 10, True, True), ("B", 10, 10, False, False)],
    ),
    "without countback it is not": (
        race("A B") + race("A B", 2),
        {**scale(10, 5), **rules(ties="no countback"), "rounds": 3},
        [("A", 20, 10, True, False), ("B", 10, 10, True, False)],
    ),
    "only the best rounds can still be won": (
        race("A B") + race("A B", 2),
        {**scale(10, 4), **rules(segments=[(1, 63, 2)]), "rounds": 4},
        [("A", 20, 0, True, False), ("B", 8, 12, True, False)],
    ),
    "of the part of the season that is still to come": (
        race("A B") + race("A B", 2),
        {**scale(10, 9), **rules(segments=[(1, 2, 1), (3, 4, 1)]), "rounds": 4},
        [("A", 10, 10, True, False), ("B", 9, 10, True, False)],
    ),
    "a final of double points": (
        race("A B") + race("A B", 2),
        {**scale(10, 1), "rounds": 3, "events": {3: {"points_percent": 200}}},
        [("A", 20, 20, True, False), ("B", 2, 20, True, False)],
    ),
    "of an even score the earlier second place decides": (
        race("A B") + race("B A", 2) + race("B A", 3),
        {**scale(10, 4), **rules(ties="earlier"), "rounds": 4},
        [("B", 24, 10, True, False), ("A", 18, 10, True, False)],
    ),
    "a round to come that is worth no more does not replace one": (
        [car("B", 2), car("A", 3, round=2)],
        {**EVEN, "rounds": 3},
        [("A", 5, 0, False, False), ("B", 5, 0, True, True)],
    ),
    "of weekends to come that are worth the same, that with better places": (
        [car("B", 1), car("B", 1), car("A", 3)],
        {
            "scales": {"made up": {"race": [8], "short": [3, 3, 3]}},
            "events": {
                number: {"weekend": (number + 1) // 2, "kind": kind}
                for number, kind in enumerate(["short", "race"] * 2, 1)
            },
            **rules(cars_counted=2, segments=[(1, 4, 1)]),
            "adjustments": [{"competitor": "B", "points": 5}],
            "rounds": 4,
        },
        [("B", 11, 8, True, False), ("A", 3, 8, True, False)],
    ),
    "a postponed round is still to come": (
        race("A B") + race("A B", 3),
        {**scale(10, 6), "rounds": 3, "events": {2: {"status": "scheduled"}}},
        [("A", 20, 10, True, False), ("B", 12, 10, True, False)],
    ),
    # Of two rounds worth the same the earlier counts: the postponed one, if it is won.
    "a postponed win can replace a second place that brought as much": (
        [car("A", 2, round=2), car("B", 1, round=3)],
        {
            "scales": {"made up": {"race": [5, 3], "long": [9, 5]}},
            "events": {1: {"status": "scheduled"}, 2: {"kind": "long"}},
            **rules(segments=[(1, 63, 1)]),
            "rounds": 4,
        },
        [("A", 5, 0, True, False), ("B", 5, 0, True, False)],
    ),
    "of two rounds that were held the earlier counts, whatever is postponed": (
        [car("A", 2, round=2), car("A", 1, round=3), car("B", 2, round=4)],
        {
            "scales": {"made up": {"race": [5, 3], "long": [9, 5]}},
            "events": {1: {"status": "scheduled"}, 2: {"kind": "long"}, 4: {"kind": "long"}},
            **rules(segments=[(1, 63, 1)]),
        },
        [("A", 5, 0, True, False), ("B", 5, 0, True, False)],
    ),
    "of two wins to come that bring as much, that of a race": (
        [car("B", 1), car("A", 3)],
        {
            "scales": {"made up": {"race": [5, 3, 1], "sprint": [5]}},
            "points_only": ["sprint"],
            "events": {2: {"kind": "sprint"}},
            **rules(segments=[(1, 63, 1)]),
            "rounds": 3,
        },
        [("B", 5, 0, True, False), ("A", 1, 4, True, False)],
    ),
    "who was excluded is out, from then on": (
        race("A B C"),
        {"rounds": 2, "adjustments": [{"competitor": "A"}]},
        [("B", 16, 20, True, False), ("C", 13, 20, True, False)],
    ),
    "a guest cannot win": (
        race("Guest A"),
        {"ineligible": [{"entry": "1"}], "rounds": 2},
        [("A", 16, 20, True, True)],
    ),
    "a car of nobody known may be the runner-up's": (
        [car("A", 1), car(None, 2), car("B", 3), *race("A B", 2)],
        {**scale(10, 6, 3), "rounds": 2},
        [("A", 20, 0, True, True), ("B", 9, 0, False, False)],
    ),
    "which can be enough": (
        [car("A", 1), car(None, 2), car("B", 3), *race("B A", 2)],
        {**scale(10, 6, 3), "rounds": 2},
        [("A", 16, 0, True, False), ("B", 13, 0, False, False)],
    ),
    "or that of somebody who is not listed": (
        [car("A", 1), car(None, 2), car(None, 1, round=2), car("A", 2, round=2)],
        {**scale(10, 6, 3), "rounds": 2},
        [("A", 16, 0, True, False)],
    ),
    "of two such cars a team of which one counts can have had the better": (
        [car("A", 1), car(None, 2), car(None, 3), car("B", 4)],
        scale(10, 6, 3, 2),
        [("A", 10, 0, True, True), ("B", 2, 0, False, False)],
    ),
    "one of which all count both": (
        [car("A", 1), car(None, 2), car(None, 3), car("B", 4)],
        {**scale(10, 6, 3, 2), **rules(cars_counted=99)},
        [("A", 10, 0, True, False), ("B", 2, 0, False, False)],
    ),
    "a driver cannot": (
        [driven(1, "One"), driven(2), driven(3), driven(4, "Two")],
        {**scale(10, 6, 3, 2), **rules(cars_counted=99)},
        [("One", 10, 0, True, True), ("Two", 2, 0, False, False)],
    ),
    "a car without a place can bring points": (
        [car("A", 1), car("A"), car("B")],
        {**scale(10), **rules(cars_counted=2), **STATUS, "rounds": 2},
        [("A", 13, 13, True, False), ("B", 3, 10, True, False)],
    ),
    "and twice as many in a race worth double": (
        [car("A", 1), car("A"), car("B")],
        {**scale(10), **rules(cars_counted=2), **STATUS, "rounds": 2}
        | {"events": {2: {"points_percent": 200}}},
        [("A", 13, 26, True, False), ("B", 3, 20, True, False)],
    ),
    "or one percent more": (
        [car("A", 1), car("A"), car("B")],
        {**scale(1000), **rules(cars_counted=2), "rounds": 2}
        | {"status_points": [{"status": "dnf", "points": 100}]}
        | {"events": {2: {"points_percent": 101}}},
        [("A", 1100, 1010 + 101, True, False), ("B", 100, 1010, True, False)],
    ),
    "drivers and makers have titles of their own": (
        [
            car("A", 1, drivers=["One", "Two"], maker="Audi"),
            car("B", 2, drivers=["Three"], maker="Audi"),
        ],
        scale(10, 8),
        [
            ("One", 10, 0, True, False),
            ("Two", 10, 0, True, False),
            ("Three", 8, 0, False, False),
            ("Audi", 10, 0, True, True),
            ("A", 10, 0, True, True),
            ("B", 8, 0, False, False),
        ],
    ),
    "an unknown car adds only what it is worth more than the known one": (
        [car("A", 1), car(None, 2), car("B", 3), *race("A B", 2)],
        scale(10, 8, 6),
        [("A", 20, 0, True, True), ("B", 14, 0, False, False)],
    ),
    "its bonus is added, whatever the known car brings": (
        [car("A", 1), car("B", 2), car(None, 3)],
        {**scale(10, 8, 6), **rules(bonuses=[FASTEST | {"points": 3}])}
        | {"awards": [{"award": "fastest lap", "entry": "3"}]},
        [("A", 10, 0, True, False), ("B", 8, 0, False, False)],
    ),
    "a bonus of the known car covers no place": (
        [car("A", 1), car(None, 2), car("B", 3)],
        {**scale(12, 8, 3), **rules(bonuses=[FASTEST | {"points": 4}])}
        | {"awards": [{"award": "fastest lap", "entry": "3"}]},
        [("A", 12, 0, True, False), ("B", 7, 0, False, False)],
    ),
    "nor does a car below the minimum distance": (
        [
            car("A", 1, overall_position=1, laps=100),
            car(None, 2, laps=100),
            car("B", 3, laps=60),
            *race("B A", 2),
        ],
        scale(10, 8, 6),
        [("A", 18, 0, True, False), ("B", 10, 0, False, False)],
    ),
    "one team can have the bonuses of two unknown cars": (
        [car("A", 1), car("B", 2), car(None), car(None)],
        {**scale(10, 7), **rules(bonuses=[FASTEST | {"points": 2, "shared": "each"}])}
        | {"awards": [{"award": "fastest lap", "entry": entry} for entry in "34"]},
        [("A", 10, 0, True, False), ("B", 7, 0, False, False)],
    ),
    "nothing where it is worth less": (
        [
            *race("B A"),
            car(None, 3),
            car("A", 1, round=2),
            car(None, 2, round=2),
            car("B", 3, round=2),
        ],
        scale(10, 8, 6),
        [("A", 18, 0, True, False), ("B", 16, 0, False, False)],
    ),
    "in the same class, championship and round": (
        [
            car("A", 1),
            car(None, 2),
            car("B", 3),
            car("B", 1, **{"class": "LMP"}),
            car("A", 1, round=2),
            car("B", 4, round=2),
            car("B", 1, round=3),
            car(None, 2, round=3),
        ],
        {
            "scales": {"made up": [10, 8, 6, 4], "cup": [6, 4, 3, 2]},
            "rulebooks": {"rules": {}, "cup": {"scale": "cup"}},
            "cups": {("GT", "cup", "teams"): "cup"},
        },
        [
            ("A", 12, 0, True, False),
            ("B", 11, 0, False, False),
            ("A", 20, 0, True, False),
            ("B", 20, 0, False, False),
            ("B", 10, 0, True, True),
        ],
    ),
}


@pytest.fixture(scope="module")
def title(empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    """After the last round that was held: of those that have cars, unless the case says so."""
    cases = {
        case: (cars, {"held": max(row.get("round", 1) for row in cars)} | changes, expected)
        for case, (cars, changes, expected) in TITLE.items()
    }
    return answers(
        empty,
        cases,
        "SELECT season, competitor, points, points_available, can_still_win, clinched "
        "FROM title_race QUALIFY round = MAX(round) OVER (PARTITION BY season) "
        "ORDER BY season, class, championship, points DESC, competitor",
    )


@pytest.mark.parametrize("case", TITLE)
def test_title(case: str, title: dict[str, list]) -> None:
    assert title[case] == TITLE[case][2]
