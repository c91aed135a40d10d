"""Each place and what it is worth, on a season of a few cars."""

from __future__ import annotations

import pytest
from seasons import (
    WINNER,
    WINNER_OF_ANOTHER_CLASS,
    car,
    driven,
    race,
    rules,
    scale,
)

# name: (cars, other facts and rules than the made-up season's, points and reason of each car in the
# order of the cars; of one car: drivers, manufacturers, teams). A car without place and status did
# not finish.
LEDGER = {
    "exactly 70 percent of 390 laps is enough": (
        [car("A", 1, overall_position=1, laps=390), car("B", 2, laps=273)],
        {},
        [(20, "scored"), (16, "scored")],
    ),
    "one lap less than 70 percent is not enough": (
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
        [car("A", 1, **WINNER_OF_ANOTHER_CLASS), car("B", 1, laps=80), car("C", 2, laps=60)],
        {},
        [(20, "scored"), (20, "scored"), (0, "below minimum distance")],
    ),
    "the class winner sets the distance if the rulebook says so": (
        [car("A", 1, **WINNER_OF_ANOTHER_CLASS), car("B", 1, laps=80), car("C", 2, laps=60)],
        rules(distance_basis="class winner"),
        [(20, "scored"), (20, "scored"), (16, "scored")],
    ),
    "of two overall winners in a dead heat the one with more laps sets it": (
        [
            car("A", 1, overall_position=1, laps=99),
            car("B", 1, overall_position=1, laps=101),
            car("C", 3, laps=71),
            car("D", 4, laps=70),
        ],
        rules(distance_basis="overall winner"),
        [(20, "scored"), (20, "scored"), (13, "scored"), (0, "below minimum distance")],
    ),
    "of two class winners in a dead heat the one with more laps sets it": (
        [car("A", 1, laps=101), car("B", 1, laps=99), car("C", 3, laps=71), car("D", 4, laps=70)],
        rules(distance_basis="class winner"),
        [(20, "scored"), (20, "scored"), (13, "scored"), (0, "below minimum distance")],
    ),
    "without a minimum one lap is enough": (
        [WINNER, car("A", 2, laps=1)],
        rules(minimum_distance_percent=0),
        [(20, "scored"), (16, "scored")],
    ),
    "the team's second car scores nothing and keeps its place": (
        [WINNER, car("A", 2), car("A", 3), car("B", 4)],
        {},
        [(20, "scored"), (16, "scored"), (0, "not the best car"), (10, "scored")],
    ),
    "the best car is short of laps, the second one scores": (
        [car("X", 1, **WINNER_OF_ANOTHER_CLASS), car("A", 1, laps=69), car("A", 2)],
        {},
        [(20, "scored"), (0, "below minimum distance"), (16, "scored")],
    ),
    "two cars count": (
        [car("A", 1), car("A", 2), car("A", 3), car("B", 4)],
        rules(cars_counted=2),
        [(20, "scored"), (16, "scored"), (0, "not the best car"), (10, "scored")],
    ),
    "every car counts": (
        [car("A", 1), car("A", 2), car("A", 3)],
        rules(cars_counted=99),
        [(20, "scored"), (16, "scored"), (13, "scored")],
    ),
    "of three worth the same, the two in front": (
        [car("A", 3), car("A", 2), car("A", 1)],
        {**scale(5, 5, 5), **rules(cars_counted=2)},
        [(0, "not the best car"), (5, "scored"), (5, "scored")],
    ),
    "of a team's two cars in a dead heat one counts": (
        [car("A", 1), car("A", 1)],
        {},
        [(20, "scored"), (0, "not the best car")],
    ),
    "tenth and eleventh place": (
        [WINNER, car("A", 10), car("B", 11)],
        {},
        [(20, "scored"), (1, "scored"), (0, "outside the points")],
    ),
    "a scale can reward more than forty places": (
        [car("A", 41), car("B", 60), car("C", 61)],
        scale(*range(60, 0, -1)),
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
    "a car that stopped and was classified scores": (
        [car("A", 1), car("B", 2, status="dnf"), car("C", status="dnf")],
        scale(10, 8),
        [(10, "scored"), (8, "scored"), (0, "did not finish")],
    ),
    "two cars level for first place are both first, and the next one is third": (
        [car("A", 1), car("B", 1), car("C", 3)],
        scale(10, 8, 6),
        [(10, "scored"), (10, "scored"), (6, "scored")],
    ),
    "two cars can carry one number": (
        [
            car("A", 1, car_number="7", entry="7 of A"),
            car("B", 2, car_number="7", entry="7 of B"),
        ],
        {},
        [(20, "scored"), (16, "scored")],
    ),
    "a car at the back of its class can have more laps than the one ahead": (
        [car("A", 1, laps=50), car("B", 2, laps=48), car("C", 3, laps=49)],
        scale(10, 8, 6),
        [(10, "scored"), (8, "scored"), (6, "scored")],
    ),
    "a long race has its own scale": (
        [WINNER, car("A", 2), car("B", 10)],
        {"events": {1: {"kind": "long"}}},
        [(26, "scored"), (22, "scored"), (7, "scored")],
    ),
    "a race that was stopped early is worth half": (
        race("A B C"),
        {**scale(25, 18, 15), "events": {1: {"points_percent": 50}}},
        [(12.5, "scored"), (9, "scored"), (7.5, "scored")],
    ),
    "a race that was declared void is worth nothing": (
        [car("A", 1), car("B", 2), car("B", 1, round=2), car("A", round=2)],
        {**scale(10, 8), "events": {2: {"status": "voided"}}},
        [
            (10, "scored"),
            (8, "scored"),
            (0, "round does not count"),
            (0, "round does not count"),
        ],
    ),
    "a kind of race that the scale leaves out does not count": (
        [car("A", 1), car("A", 1, round=2)],
        {"scales": {"made up": {"race": [10, 8]}}, "events": {2: {"kind": "sprint"}}}
        | {"points_only": ["sprint"]},
        [(10, "scored"), (0, "round does not count")],
    ),
    "a cancelled event changes nothing": (
        [WINNER, car("A", 2)],
        {"cancelled": ["Grand Prix of Nowhere"]},
        [(20, "scored"), (16, "scored")],
    ),
    "drivers who share a car get the points of its place each": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="each")},
        [(8, "scored"), (8, "scored"), (6, "scored")],
    ),
    "drivers who share a car split the points of its place": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="split")},
        [(4, "scored"), (4, "scored"), (6, "scored")],
    ),
    "drivers who share a car get nothing": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="nothing")},
        [(0, "shared car"), (0, "shared car"), (6, "scored")],
    ),
    "a share of the points is rounded to two decimals": (
        [driven(1, "One", "Three", "Two"), driven(2, *"ABCD")],
        {**scale(8, 1.5), **rules(shared_cars="split")},
        [(2.67, "scored")] * 3 + [(0.38, "scored")] * 4,
    ),
    "a driver who may not score leaves his share to the others": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="split")}
        | {"ineligible": [{"entry": "1", "driver": "Two"}]},
        [(8, "scored"), (0, "not eligible"), (6, "scored")],
    ),
    "what drivers share, their team has whole": (
        [car("A", 1, drivers=["One", "Two"])],
        {**scale(8, 6), **rules(shared_cars="split")},
        [(4, "scored"), (4, "scored"), (8, "scored")],
    ),
    "a car that brings its drivers nothing brings its team and its maker nothing": (
        [car("A", 1, drivers=["One", "Two"], maker="Audi")],
        {**scale(8, 6), **rules(shared_cars="nothing")},
        [(0, "shared car")] * 4,
    ),
    "a car of one driver and one who may not score is not shared": (
        [car("A", 1, drivers=["One", "Two"])],
        {**scale(8, 6), **rules(shared_cars="nothing")}
        | {"ineligible": [{"entry": "1", "driver": "Two"}]},
        [(8, "scored"), (0, "not eligible"), (8, "scored")],
    ),
    "a driver of two cars scores with the better": (
        [driven(2, "One"), driven(1, "One", "Two")],
        scale(10, 8),
        [(0, "not the best car"), (10, "scored"), (10, "scored")],
    ),
    "the better of a driver's cars is the one that brings more": (
        [driven(1, "One", "Two"), driven(2, "One")],
        {**scale(10, 8), **rules(shared_cars="split")},
        [(0, "not the best car"), (5, "scored"), (8, "scored")],
    ),
    "a driver of two cars scores with both if both count": (
        [driven(2, "One"), driven(1, "One", "Two")],
        {**scale(10, 8), **rules(cars_counted=99, shared_cars="split")},
        [(8, "scored"), (5, "scored"), (5, "scored")],
    ),
    "the maker's best car scores": (
        [car(None, 1, maker="Audi"), car(None, 2, maker="Audi"), car(None, 3, maker="Lola")],
        {},
        [(20, "scored"), (0, "not the best car"), (13, "scored")],
    ),
    "a chassis whose maker is unknown scores for no maker": (
        [car("A", 1, chassis="Special")],
        {},
        [(20, "scored")],
    ),
    "points for a status: behind the scale, stopped, not started": (
        [car("A", 1), car("B", 2), car("C"), car("D", status="dns")],
        scale(10)
        | {
            "status_points": [
                {"status": s, "points": p} for s, p in [("classified", 2), ("dnf", 1)]
            ]
        },
        [(10, "scored"), (2, "scored"), (1, "scored"), (0, "did not start")],
    ),
    "of two cars without a place the one whose status brings more": (
        [car("A", status="dns"), car("A", status="nc"), car("A", status="dns")],
        scale(10)
        | {"status_points": [{"status": s, "points": p} for s, p in [("dns", 1), ("nc", 2)]]},
        [(0, "not the best car"), (2, "scored"), (0, "not the best car")],
    ),
    "of two cars worth the same the one with a place counts": (
        [car("A", status="dnf"), car("A", 1)],
        scale(10) | {"status_points": [{"status": "dnf", "points": 10}]},
        [(0, "not the best car"), (10, "scored")],
    ),
    "points for a status double, too": (
        [car("A", 1), car("B")],
        scale(10)
        | {
            "status_points": [{"status": "dnf", "points": 1}],
            "events": {1: {"points_percent": 200}},
        },
        [(20, "scored"), (2, "scored")],
    ),
    "a place that is worth nothing scores nothing, and is in the points": (
        race("A B C"),
        scale(10, 0),
        [(10, "scored"), (0, "scored"), (0, "outside the points")],
    ),
}


@pytest.mark.parametrize("case", LEDGER)
def test_ledger(case: str, ledger: dict[str, list]) -> None:
    assert ledger[case] == LEDGER[case][2]
