"""Bonuses, guests, exclusions and points taken or given, on a season of a few cars."""

from __future__ import annotations

import duckdb
import pytest
from seasons import (
    FASTEST,
    WINNER,
    car,
    driven,
    inserted,
    numbered,
    race,
    rules,
    scale,
    season_rows,
)

# name: (cars, other facts and rules than the made-up season's, points and reason: cars, then
# bonuses and decisions)
LEDGER = {
    "two share the points of an award, exactly": (
        [car("A", 1), car("B", 2)],
        {
            **scale(10, 8),
            **rules(bonuses=[FASTEST | {"points": 9999}, {"award": "pole", "points": 2.01}]),
        }
        | {"awards": [{"award": a, "entry": e} for a in ("fastest lap", "pole") for e in "12"]},
        # half a cent is rounded up
        [
            *((4999.5, "bonus"), (10, "scored"), (1.01, "bonus")),
            *((4999.5, "bonus"), (8, "scored"), (1.01, "bonus")),
        ],
    ),
    # -2.995 is rounded to -3: half a cent goes the other way below zero.
    "a decision comes after all that was driven for": (
        [driven(1, "One", "Two", round=2)],
        {**scale(0.01), **rules(shared_cars="split")}
        | {"adjustments": [{"championship": "drivers", "competitor": "One", "points": -3}]},
        [(0.01, "scored"), (0.01, "scored"), (-3.01, "points adjustment")],
    ),
    "an excluded team has nothing": (
        [WINNER, car("A", 2), car("A", 3)],
        {"adjustments": [{"competitor": "A"}]},
        [(20, "scored"), (0, "excluded"), (0, "not the best car"), (0, "excluded")],
    ),
    "nor has it of bonuses and decisions": (
        [car("A", 1, car_number="1")],
        rules(bonuses=[FASTEST])
        | {"awards": [{"award": "fastest lap", "entry": "1"}]}
        | {"adjustments": [{"competitor": "A"}, {"competitor": "A", "points": 3, "reason": "b"}]},
        [(0, "excluded")] * 4,
    ),
    "points are taken and given": (
        [WINNER, car("A", 2)],
        {
            "adjustments": [
                {"competitor": "A", "points": -6},
                {"competitor": "A", "points": 1, "reason": "b"},
            ]
        },
        [(20, "scored"), (16, "scored"), (1, "points adjustment"), (-6, "points adjustment")],
    ),
    "a guest keeps the points of its place from the others": (
        race("Guest A B"),
        {**scale(10, 8, 6), "ineligible": [{"entry": "1"}]},
        [(0, "not eligible"), (8, "scored"), (6, "scored")],
    ),
    "or lets them move up": (
        race("Guest A B"),
        {**scale(10, 8, 6), "ineligible": [{"entry": "1", "others_move_up": True}]},
        [(0, "not eligible"), (10, "scored"), (8, "scored")],
    ),
    "those ahead of the guest stay where they are": (
        [car("A", 1), car("Guest", 2), car("B", 2), car("C", 4)],
        {**scale(10, 8, 6, 4), "ineligible": [{"entry": "2", "others_move_up": True}]},
        [(10, "scored"), (0, "not eligible"), (8, "scored"), (6, "scored")],
    ),
    "a car moves up by each guest ahead, into the points, too": (
        race("One Two A B C"),
        {
            **scale(10, 8),
            "ineligible": [{"entry": entry, "others_move_up": True} for entry in ("1", "2")],
        },
        [(0, "not eligible")] * 2 + [(10, "scored"), (8, "scored"), (0, "outside the points")],
    ),
    "a guest without a place moves nobody": (
        [car("Guest"), car("A", 2)],
        {**scale(10, 8), "ineligible": [{"entry": "1", "others_move_up": True}]},
        [(0, "did not finish"), (8, "scored")],
    ),
    "a guest of another championship scores in this one": (
        race("A B"),
        {"ineligible": [{"entry": "1", "championship": "drivers", "others_move_up": True}]},
        [(20, "scored"), (16, "scored")],
    ),
    "an award brings a bonus beside the place": (
        [car("A", 1), car("B", 2), car("C")],
        {**scale(10, 8), **rules(bonuses=[FASTEST, {"award": "pole", "points": 1}])}
        | {"awards": [{"award": "fastest lap", "entry": "3"}, {"award": "pole", "entry": "2"}]},
        [(10, "scored"), (8, "scored"), (1, "bonus"), (2, "bonus"), (0, "did not finish")],
    ),
    "an award that the rulebook does not reward brings nothing": (
        race("A"),
        {"awards": [{"award": "fastest lap", "entry": "1"}]},
        [(20, "scored")],
    ),
    "those who share an award share its points": (
        race("A B"),
        {**scale(10, 8), **rules(bonuses=[{"award": "fastest lap", "points": 1}])}
        | {"awards": [{"award": "fastest lap", "entry": entry} for entry in ("1", "2")]},
        [(10, "scored"), (0.5, "bonus"), (8, "scored"), (0.5, "bonus")],
    ),
    "each class has its own holder of an award": (
        [car("A", 1), car("B", 1, **{"class": "LMP"})],
        {**scale(10, 8), **rules(bonuses=[FASTEST])}
        | {"awards": [{"award": "fastest lap", "entry": entry} for entry in ("1", "2")]},
        [(10, "scored"), (2, "bonus"), (10, "scored"), (2, "bonus")],
    ),
    "a bonus can be for those down to a place": (
        [car("A", 2), car("B", 3)],
        {**scale(10, 8), **rules(bonuses=[FASTEST | {"last_place": 2}])}
        | {"awards": [{"award": "fastest lap", "entry": "1"}], "held": 1},
        [(8, "scored"), (2, "bonus"), (0, "outside the points")],
    ),
    "and for nobody behind it": (
        [car("A", 2), car("B", 3), car("C", round=2)],
        {**scale(10, 8), **rules(bonuses=[FASTEST | {"last_place": 2}])}
        | {
            "awards": [
                {"award": "fastest lap", "entry": "2"},
                {"award": "fastest lap", "entry": "3", "round": 2},
            ]
        },
        [(8, "scored"), (0, "outside the points"), (0, "did not finish")],
    ),
    "the place that counts is the one after moving up": (
        race("Guest A B"),
        {**scale(10, 8), **rules(bonuses=[FASTEST | {"last_place": 2}])}
        | {"awards": [{"award": "fastest lap", "entry": "3"}]}
        | {"ineligible": [{"entry": "1", "others_move_up": True}]},
        [(0, "not eligible"), (10, "scored"), (8, "scored"), (2, "bonus")],
    ),
    "no bonus for a guest, but for a disqualified car that kept the award": (
        [car("Guest", 1), car("A", status="dsq")],
        rules(bonuses=[FASTEST, {"award": "pole", "points": 1}])
        | {"awards": [{"award": "fastest lap", "entry": "1"}, {"award": "pole", "entry": "2"}]}
        | {"ineligible": [{"entry": "1"}]},
        [(0, "not eligible"), (1, "bonus"), (0, "disqualified")],
    ),
    "a car below the minimum distance keeps its bonus": (
        [WINNER, car("A", 2, laps=275)],
        rules(bonuses=[FASTEST]) | {"awards": [{"award": "fastest lap", "entry": "2"}]},
        [(20, "scored"), (2, "bonus"), (0, "below minimum distance")],
    ),
    "no bonus in a race that is void, nor in a kind of race that brings none": (
        [car("A", 1), car("A", 1, round=2)],
        rules(bonuses=[FASTEST])
        | {"events": {1: {"status": "voided"}, 2: {"kind": "long"}}}
        | {
            "awards": [
                {"award": "fastest lap", "entry": "1"},
                {"award": "fastest lap", "entry": "2", "round": 2},
            ]
        },
        [(0, "round does not count"), (26, "scored")],
    ),
    "half a race brings the whole bonus": (
        race("A"),
        {**scale(10, 8), **rules(bonuses=[FASTEST]), "events": {1: {"points_percent": 50}}}
        | {"awards": [{"award": "fastest lap", "entry": "1"}]},
        [(5, "scored"), (2, "bonus")],
    ),
    "a bonus goes to the driver who won it": (
        [driven(1, "One", "Two")],
        {**scale(8, 6), **rules(bonuses=[FASTEST], shared_cars="split")}
        | {"awards": [{"award": "fastest lap", "entry": "1", "driver": "Two"}]},
        [(4, "scored"), (4, "scored"), (2, "bonus")],
    ),
    "or to all of the car, as they share its place": (
        [driven(1, "One", "Two")],
        {**scale(8, 6), **rules(bonuses=[FASTEST], shared_cars="split")}
        | {"awards": [{"award": "fastest lap", "entry": "1"}]},
        [(4, "scored"), (1, "bonus"), (4, "scored"), (1, "bonus")],
    ),
    "each of it has all of it where each has its place": (
        [driven(1, "One", "Two")],
        {**scale(8, 6), **rules(bonuses=[FASTEST])}
        | {"awards": [{"award": "fastest lap", "entry": "1"}]},
        [(8, "scored"), (2, "bonus"), (8, "scored"), (2, "bonus")],
    ),
    "drivers who share a car for nothing get no bonus of the car, but their own": (
        [driven(1, "One", "Two")],
        rules(bonuses=[FASTEST, {"award": "pole", "points": 1}], shared_cars="nothing")
        | {
            "awards": [
                {"award": "fastest lap", "entry": "1"},
                {"award": "pole", "entry": "1", "driver": "Two"},
            ]
        },
        [(0, "shared car"), (1, "bonus"), (0, "shared car")],
    ),
}


@pytest.mark.parametrize("case", LEDGER)
def test_ledger(case: str, ledger: dict[str, list]) -> None:
    assert ledger[case] == LEDGER[case][2]


def test_what_each_rule_cost(empty: duckdb.DuckDBPyConnection) -> None:
    """Unknown for a car without a place, unless its status would have brought points."""
    cars = [car("A", 1), car("A", status="dnf"), car("B", 2), car("B", status="dns"), car("B", 3)]
    decided = [{"competitor": "A", "reason": "fuel"}, {"competitor": "B", "points": -2}]
    season = season_rows(
        numbered(cars),
        **scale(10, 8, 6),
        **rules(cars_counted=99),
        status_points=[{"scale": "made up", "kind": "race", "status": "dnf", "points": 1}],
        adjustments=[{"reason": "pit lane"} | row for row in decided],
    )
    with inserted(empty, season) as con:
        found = con.execute("SELECT competitor, reason, times, points FROM points_lost").fetchall()
    assert found == [
        ("A", "excluded", 2, 11),
        ("B", "did not start", 1, None),
        ("B", "points adjustment", 1, 2),
    ]
