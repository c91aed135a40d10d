"""Each rule of the rulebook on a season of a few cars."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
from seasons import apart, insert, inserted, merged, season, season_rows

import loader


def car(team: str | None, position: int | None = None, **more: object) -> dict[str, object]:
    return {"team": team, **({"class_position": position} if position else {}), **more}


def driven(position: int | None, *drivers: str, **more: object) -> dict[str, object]:
    """A car that scores for its drivers only."""
    return car(None, position, drivers=list(drivers), **more)


def race(order: str, round: int = 1, **more: object) -> list[dict[str, object]]:
    """The cars of a round by their teams, first to last."""
    teams = enumerate(order.split(), 1)
    return [car(team, place, round=round, **more) for place, team in teams]


def numbered(cars: list[dict[str, object]]) -> list[dict[str, object]]:
    """The cars with the numbers 1, 2, ..., by which awards and guests name them."""
    return [{"car_number": str(number), **row} for number, row in enumerate(cars, 1)]


def answers(con: duckdb.DuckDBPyConnection, cases: Mapping, query: str) -> dict[str, list]:
    """What a query, which shows the season first, finds in each case, a season beside the others.

    One question of all seasons takes a tenth of the time.
    """
    found = {2001 + number: [] for number in range(len(cases))}
    made = [
        apart(season_rows(numbered(cars), **changes), year)
        for year, (cars, changes, _) in zip(found, cases.values(), strict=True)
    ]
    with inserted(con, merged(*made)):
        for year, *row in con.execute(query).fetchall():
            found[year].append(tuple(row))
    return dict(zip(cases, found.values(), strict=True))


def rules(**changes: object) -> dict[str, object]:
    """A season whose one rulebook departs from that of 2003 in this."""
    return {"rulebooks": {"rules": changes}}


def scale(*points: float) -> dict[str, object]:
    return {"scales": {"made up": points}}


WINNER = car("Winner", 1, overall_position=1, laps=394)
NO_CARS_PLACES = {"class": "LMP", "overall_position": 1, "laps": 100}
FASTEST = {"award": "fastest lap", "points": 2}

# name: (the cars, what the season departs in, what each car got and why, car by car, then bonuses
# and decisions)
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
        [car("A", 1, **NO_CARS_PLACES), car("B", 1, laps=80), car("C", 2, laps=60)],
        {},
        [(20, "scored"), (20, "scored"), (0, "below minimum distance")],
    ),
    "unless the rulebook says so": (
        [car("A", 1, **NO_CARS_PLACES), car("B", 1, laps=80), car("C", 2, laps=60)],
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
    "of two class winners, too": (
        [car("A", 1, laps=101), car("B", 1, laps=99), car("C", 3, laps=71), car("D", 4, laps=70)],
        rules(distance_basis="class winner"),
        [(20, "scored"), (20, "scored"), (13, "scored"), (0, "below minimum distance")],
    ),
    "no minimum": (
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
        [car("X", 1, **NO_CARS_PLACES), car("A", 1, laps=69), car("A", 2)],
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
    "the best two rounds count, the earlier of two equal ones": (
        [car("A", 2), car("A", 1, round=2), car("A", 2, round=3), car("A", 3, round=4)],
        rules(segments=[(1, 63, 2)]),
        [(16, "scored"), (20, "scored"), (0, "dropped round"), (0, "dropped round")],
    ),
    "the best round of each half counts": (
        [car("A", place, round=number) for number, place in enumerate([1, 2, 3, 2], 1)],
        rules(segments=[(1, 2, 1), (3, 4, 1)]),
        [(20, "scored"), (0, "dropped round"), (0, "dropped round"), (16, "scored")],
    ),
    "a round outside the parts counts": (
        [car("A", place, round=number) for number, place in enumerate([1, 2, 3], 1)],
        rules(segments=[(1, 2, 1)]),
        [(20, "scored"), (0, "dropped round"), (13, "scored")],
    ),
    "the races of a weekend are dropped together": (
        # 20 + 1 against 16 + 13 and 13 + 16: the earlier of two equal weekends counts.
        [car("A", place, round=number) for number, place in enumerate([1, 10, 2, 3, 3, 2], 1)],
        rules(segments=[(1, 63, 1)])
        | {"events": {number: {"weekend": (number + 1) // 2} for number in range(1, 7)}},
        [(0, "dropped round")] * 2 + [(16, "scored"), (13, "scored")] + [(0, "dropped round")] * 2,
    ),
    "a weekend in two parts of the season is dropped part by part": (
        [car("A", place, round=number) for number, place in enumerate([2, 3, 1, 2], 1)],
        rules(segments=[(1, 2, 1), (3, 4, 1)]) | {"events": {2: {"weekend": 1}, 3: {"weekend": 1}}},
        [(16, "scored"), (0, "dropped round"), (20, "scored"), (0, "dropped round")],
    ),
    "a weekend's number is not the number of a round": (
        [car("A", 1), car("A", 2, round=2), car("A", 3, round=3)],
        rules(segments=[(1, 63, 2)]) | {"events": {3: {"weekend": 1}}},
        [(20, "scored"), (16, "scored"), (0, "dropped round")],
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
    "drivers who share a car get the points of its place each": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="each")},
        [(8, "scored"), (8, "scored"), (6, "scored")],
    ),
    "or share them": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="split")},
        [(4, "scored"), (4, "scored"), (6, "scored")],
    ),
    "or get nothing": (
        [driven(1, "One", "Two"), driven(2, "Three")],
        {**scale(8, 6), **rules(shared_cars="nothing")},
        [(0, "shared car"), (0, "shared car"), (6, "scored")],
    ),
    "a share is rounded to two decimals": (
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
    "the better is the one that brings more": (
        [driven(1, "One", "Two"), driven(2, "One")],
        {**scale(10, 8), **rules(shared_cars="split")},
        [(0, "not the best car"), (5, "scored"), (8, "scored")],
    ),
    "or with both": (
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
    "a dropped round takes its bonus with it": (
        [car("A", 1), car("A", 2, round=2)],
        {**scale(10, 8), **rules(bonuses=[{**FASTEST, "points": 1}], segments=[(1, 63, 1)])}
        | {"awards": [{"award": "fastest lap", "entry": "2", "round": 2}]},
        [(10, "scored"), (0, "dropped round"), (0, "dropped round")],
    ),
    "a bonus decides which round counts": (
        [car("A", 1), car("A", 2, round=2)],
        {**scale(10, 8), **rules(bonuses=[{**FASTEST, "points": 3}], segments=[(1, 63, 1)])}
        | {"awards": [{"award": "fastest lap", "entry": "2", "round": 2}]},
        [(0, "dropped round"), (8, "scored"), (3, "bonus")],
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
    "a car with a place is ahead of one without": (
        [car("A", status="dnf"), car("A", 1)],
        scale(10) | {"status_points": [{"status": "dnf", "points": 2}]},
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


@pytest.fixture(scope="module")
def ledger(fractions: duckdb.DuckDBPyConnection) -> dict[str, list]:
    return answers(
        fractions,
        LEDGER,
        "SELECT season, CAST(points AS DOUBLE), reason FROM points_ledger ORDER BY "
        "car_number::INT NULLS LAST, entry, championship, competitor, points DESC, reason DESC",
    )


@pytest.mark.parametrize("case", LEDGER)
def test_ledger(case: str, ledger: dict[str, list]) -> None:
    assert ledger[case] == LEDGER[case][2]


# Of long and short races only the best counts, and a win of a short one is worth a third place.
EVEN = {
    "scales": {"made up": {"race": [9, 7, 5], "short": [5, 5]}},
    "events": {1: {"kind": "short"}, 3: {"kind": "short"}},
    **rules(segments=[(1, 4, 1)]),
}

# name: (the cars, what the season departs in, position, competitor and points)
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
    "dropped rounds do not count": (
        race("A B") + race("A B", 2) + [car("B", 3, round=3)],
        rules(segments=[(1, 63, 1)]),
        [(1, "A", 20), (2, "B", 16)],
    ),
    "a bonus belongs to its round": (
        # The rounds of A are worth 10, 10 and 8, of which two count; B has two wins.
        race("A B") + race("B A", 2) + race("B A", 3),
        {**scale(10, 8), **rules(bonuses=[FASTEST], segments=[(1, 3, 2)])}
        | {"awards": [{"award": "fastest lap", "entry": "4", "round": 2}]},
        [(1, "B", 20), (2, "A", 20)],
    ),
    "and is dropped with it": (
        race("A B") + race("A B", 2) + race("B A", 3),
        {**scale(10, 8), **rules(bonuses=[{**FASTEST, "points": 1}], segments=[(1, 3, 2)])}
        | {"awards": [{"award": "fastest lap", "entry": "6", "round": 3}]},
        [(1, "A", 20), (2, "B", 18)],
    ),
    "the best round of each half": (
        race("A B") + race("A B", 2) + race("B C A", 3) + race("C B A", 4),
        {**scale(10, 8, 6), **rules(segments=[(1, 2, 1), (3, 4, 1)])},
        [(1, "B", 18), (2, "A", 16), (3, "C", 10)],
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
    "both cars of a best round separate": (
        race("X A A") + race("X B", 2),
        {**scale(8, 6, 4), **rules(cars_counted=2, segments=[(1, 2, 1)])}
        | {"adjustments": [{"competitor": "B", "points": 4}]},
        [(1, "A", 10), (2, "B", 10), (3, "X", 8)],
    ),
    "down to the twentieth place": (
        [car("A", 12), car("A", 13), car("B", 12, round=2)],
        {**scale(*[1] * 12, 0), **rules(cars_counted=2, segments=[(1, 2, 1)])},
        [(1, "A", 1), (2, "B", 1)],
    ),
    "and the better of them is the round's best result": (
        race("X A B A") + race("X B A B", 2),
        {**scale(8, 6, 4, 2), **rules(cars_counted=2, segments=[(1, 2, 2)], ties="earlier")},
        [(1, "X", 16), (2, "A", 12), (3, "B", 12)],
    ),
    "of two rounds worth the same, the earlier counts, a win": (
        [car("A", 1), car("B", 2), car("A", 3, round=2)],
        EVEN,
        [(1, "A", 5), (2, "B", 5)],
    ),
    "or a third place": (
        [car("A", 3, round=2), car("B", 2), car("A", 1, round=3)],
        EVEN,
        [(1, "B", 5), (2, "A", 5)],
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


@pytest.fixture(scope="module")
def standings(fractions: duckdb.DuckDBPyConnection) -> dict[str, list]:
    query = "SELECT season, position, competitor, points FROM standings"
    return answers(fractions, STANDINGS, query)


@pytest.mark.parametrize("case", STANDINGS)
def test_standings(case: str, standings: dict[str, list]) -> None:
    assert standings[case] == STANDINGS[case][2]


# name: (the cars, what the season departs in, the sentences of the ledger)
WHY = {
    "places and the minimum distance": (
        [WINNER, car("A", 2, laps=276), car("A", 3), car("B", 4, laps=275), car("C", 11, laps=300)],
        {},
        [
            "2nd in GT is worth 16",
            "3rd in GT, but not the team's best car: #2 was 2nd",
            "below minimum distance: 275 laps, 276 required",
            "outside the points: 11th in GT",
            "1st in GT is worth 20",
        ],
    ),
    "how sure a place is": (
        [WINNER, car("A", 2, basis="inferred"), car("B", 3, laps=300, basis="standings")],
        {},
        [
            "2nd in GT is worth 16; place inferred from two sources; laps unknown",
            "3rd in GT is worth 13; place from the printed table alone",
            "1st in GT is worth 20",
        ],
    ),
    "cars without a place, and their notes": (
        [
            car("A", status="dsq", note="ride height"),
            car("B", status="dns"),
            car("C", status="nc"),
            car("D", note="engine"),
            car("E", 22),
        ],
        {},
        [
            "disqualified: ride height",
            "did not start",
            "not classified",
            "did not finish: engine",
            "outside the points: 22nd in GT",
        ],
    ),
    "places beyond the third": (
        [car(f"Team {place}", place) for place in (4, 11, 12, 13, 21, 23, 101, 111, 113)],
        scale(*[1] * 12),
        [
            *(f"{nth} in GT is worth 1" for nth in ("4th", "11th", "12th")),
            *(
                f"outside the points: {nth} in GT"
                for nth in ("13th", "21st", "23rd", "101st", "111th", "113th")
            ),
        ],
    ),
    "half a point": (
        race("A B"),
        {**scale(9, 6), "events": {1: {"points_percent": 50}}},
        [
            "1st in GT is worth 4.50 (50 percent of the points)",
            "2nd in GT is worth 3 (50 percent of the points)",
        ],
    ),
    "shared points": (
        [car("A", 1, drivers=["A", "B"]), car("B", 2, drivers=["C"])],
        {
            **rules(shared_cars="split", bonuses=[FASTEST]),
            "awards": [
                {"award": "fastest lap", "entry": "1"},
                {"award": "fastest lap", "entry": "2"},
            ],
        },
        [
            "1st in GT is worth 20",
            "2nd in GT is worth 16",
            "bonus: fastest lap, shared by 2",
            "bonus: fastest lap, shared by 2",
            *["1st in GT is worth 10, shared by 2"] * 2,
            "2nd in GT is worth 16",
            *["bonus: fastest lap, shared by 4"] * 2,
            "bonus: fastest lap, shared by 2",
        ],
    ),
    "the car that was better": (
        [
            car("A", 2, drivers=["A"], maker="A"),
            car("A", 1, drivers=["A"], maker="B"),
            car("A", 4, drivers=["B"], maker="B"),
            car("A", 3, drivers=["B"], maker="B", round=2),
            car("A", 5, drivers=["A"], maker="B", round=2),
            car("A", 6, **{"class": "LMP"}),
            car("A", 7, **{"class": "LMP"}),
        ],
        {},
        [
            *("1st in GT is worth 20", "2nd in GT, but not the team's best car: #2 was 1st"),
            *("4th in GT, but not the team's best car: #2 was 1st", "3rd in GT is worth 13"),
            "5th in GT, but not the team's best car: #4 was 3rd",
            *("6th in LMP is worth 6", "7th in LMP, but not the team's best car: #6 was 6th"),
            *("2nd in GT, but not the driver's best car: #2 was 1st", "1st in GT is worth 20"),
            *("4th in GT is worth 10", "3rd in GT is worth 13", "5th in GT is worth 8"),
            *("2nd in GT is worth 16", "1st in GT is worth 20", "3rd in GT is worth 13"),
            "4th in GT, but not the maker's best car: #2 was 1st",
            "5th in GT, but not the maker's best car: #4 was 3rd",
        ],
    ),
    "a car by its number, or else by its entry": (
        [
            *(car("A", 1, car_number=None, entry="x9"), car("A", 2)),
            *(car("B", 3, car_number="5", entry="B"), car("B", 4)),
        ],
        {},
        [
            *("1st in GT is worth 20", "2nd in GT, but not the team's best car: #x9 was 1st"),
            *("3rd in GT is worth 13", "4th in GT, but not the team's best car: #5 was 3rd"),
        ],
    ),
    "the last of two that count, in a dropped round and without a number": (
        [
            *(car("A", 2), car("A", 1), car("A", 3), car("B", 4)),
            *(car("A", 5, round=2), car("A", 3, round=2), car("A", 4, round=2)),
            *(car("B", 1, round=2), car("B", 1, round=2), car("B", 6, round=2)),
            *(car("C", 9, round=2), car("C", 8, round=2, car_number=None, entry="C")),
            car("C", 7, round=2),
        ],
        rules(cars_counted=2, segments=[(1, 2, 1)]),
        [
            *("1st in GT is worth 20", "2nd in GT is worth 16"),
            "3rd in GT, but not the team's best car: #1 was 2nd",
            *["dropped round: only the best 1 count"] * 3,
            "5th in GT, but not the team's best car: #7 was 4th",
            *["1st in GT is worth 20"] * 2,
            "6th in GT, but not the team's best car: #8 was 1st",
            *("7th in GT is worth 4", "8th in GT is worth 3"),
            "9th in GT, but not the team's best car: another car was 8th",
        ],
    ),
    "a dropped round, and one that does not count": (
        [car("A", 1), car("A", 2, round=2), car("A", 1, round=3)],
        rules(segments=[(1, 2, 1)]) | {"events": {3: {"status": "voided", "note": "track broke"}}},
        [
            "1st in GT is worth 20",
            "dropped round: only the best 1 count",
            "round does not count: track broke",
        ],
    ),
    "a round of which nothing is noted": (
        race("A"),
        {"events": {1: {"status": "voided"}}},
        ["round does not count"],
    ),
    "a guest without a place": (
        [car("Guest", status="dsq", note="fuel")],
        {"ineligible": [{"entry": "1", "reason": "entered once"}]},
        ["disqualified: fuel"],
    ),
    "an excluded team's cars": (
        [car("A", 2), car("A", 1)],
        {"adjustments": [{"competitor": "A", "reason": "weight"}]},
        ["excluded: weight"] * 2 + ["2nd in GT, but not the team's best car: #2 was 1st"],
    ),
    "a guest, and those who moved up": (
        race("Guest A"),
        {"ineligible": [{"entry": "1", "others_move_up": True, "reason": "entered once"}]},
        ["1st in GT of those that may score is worth 20", "not eligible: entered once"],
    ),
    "bonuses, decisions and an exclusion": (
        [car("A", 1), car("B", 2)],
        rules(bonuses=[FASTEST])
        | {"awards": [{"award": "fastest lap", "entry": "1"}]}
        | {
            "adjustments": [
                {"competitor": "A", "points": -3, "reason": "fuel"},
                {"competitor": "B", "reason": "weight"},
            ]
        },
        [
            "1st in GT is worth 20",
            "bonus: fastest lap",
            "points adjustment: fuel",
            "excluded: weight",
            "excluded: weight",
        ],
    ),
    "drivers and makers": (
        [
            car(None, 1, drivers=["One", "Two"]),
            car(None, 2, drivers=["Three"], maker="Audi"),
            car(None, 3, drivers=["Three"], maker="Audi"),
        ],
        rules(shared_cars="nothing"),
        [
            "shared car",
            "2nd in GT is worth 16",
            "3rd in GT, but not the driver's best car: #2 was 2nd",
            "shared car",
            "2nd in GT is worth 16",
            "3rd in GT, but not the maker's best car: #2 was 2nd",
        ],
    ),
}


@pytest.fixture(scope="module")
def sentences(fractions: duckdb.DuckDBPyConnection) -> dict[str, list]:
    return answers(fractions, WHY, "SELECT season, why FROM points_ledger")


@pytest.mark.parametrize("case", WHY)
def test_why(case: str, sentences: dict[str, list]) -> None:
    assert sorted(why for (why,) in sentences[case]) == sorted(WHY[case][2])


def test_a_rounds_points_are_what_counts_and_what_it_brought(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    with season(
        empty,
        race("A B C") + race("B A", 2) + [car("A", 3, round=3)],
        rulebooks={"rules": {"segments": [(1, 63, 2)], "bonuses": [FASTEST]}},
        awards=[{"award": "fastest lap", "entry": "car 2"}],
        adjustments=[{"competitor": "C"}],
    ):
        assert empty.execute(
            "SELECT competitor, round, points, scored, dropped FROM points_by_round"
        ).fetchall() == [
            ("A", 1, 20, 20, False),
            ("A", 2, 16, 16, False),
            ("A", 3, 0, 13, True),
            ("B", 1, 18, 18, False),
            ("B", 2, 20, 20, False),
            ("C", 1, 0, 13, False),
        ]


def test_a_penalty_counts_once(empty: duckdb.DuckDBPyConnection) -> None:
    penalty = [{"competitor": "A", "points": -3}]
    with season(empty, race("A B") + race("B A", 2), **scale(10, 8), adjustments=penalty):
        assert empty.execute(
            "SELECT round, competitor, points, gap_to_leader FROM standings_by_round"
        ).fetchall() == [(1, "B", 8, 0), (1, "A", 7, 1), (2, "B", 18, 0), (2, "A", 15, 3)]
        assert empty.execute(
            "SELECT competitor, round, points FROM points_by_round"
        ).fetchall() == [("A", 1, 10), ("A", 2, 8), ("B", 1, 8), ("B", 2, 10)]


# name: (the cars, what the season departs in, after the last held round: competitor, points, points
# available, whether it can still win, and whether it has)
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
        "FROM title_race QUALIFY round = MAX(round) OVER (PARTITION BY season)",
    )


@pytest.mark.parametrize("case", TITLE)
def test_title(case: str, title: dict[str, list]) -> None:
    assert title[case] == TITLE[case][2]


BUSY = {
    "results": [
        car("X", 1, **NO_CARS_PLACES),
        car("A", 1, drivers=["One"], maker="Audi", laps=80, entry="1"),
        car("A", 2, drivers=["Two", "Three"], maker="Audi", laps=74, entry="2"),
        car("B", 3, drivers=["Four"], maker="Lola", laps=60, entry="3"),
        car("B", 1, drivers=["Four"], maker="Lola", round=2, entry="3"),
        car("A", 2, drivers=["Two", "Three"], maker="Audi", round=2, entry="2"),
    ],
    "rulebooks": {
        "rules": {
            "scale": "ours",
            "shared_cars": "split",
            "segments": [(1, 2, 1)],
            "bonuses": [FASTEST | {"kind": "long"}],
        }
    },
    "scales": {
        "ours": {"race": [10, 8, 6], "long": [20, 16, 12]},
        "theirs": {"race": [5, 4, 3]},
        "long only": {"long": [7, 6, 5]},
    },
    "events": {1: {"kind": "long"}},
    "awards": [{"award": "fastest lap", "entry": "2"}],
    "adjustments": [{"competitor": "Audi", "championship": "manufacturers", "points": -1}],
}
# drivers, makers, teams: each by its best round, the long one with the bonus or the other
OFFICIAL = {"One": 20, "Two": 8 + 1, "Three": 8 + 1, "Four": 10}
OFFICIAL |= {"Audi": 20 + 2 - 1, "Lola": 10, "A": 20 + 2, "B": 10}

# name: (what the what-if states, and the totals that it changes)
WHAT_IFS = {
    "nothing": ({}, {}),
    "a shorter minimum distance": (
        {"minimum_distance_percent": 60},
        {"Four": 12, "Lola": 12, "B": 12},
    ),
    "none": ({"minimum_distance_percent": 0}, {"Four": 12, "Lola": 12, "B": 12}),
    "a longer one": ({"minimum_distance_percent": 75}, {"Two": 4, "Three": 4}),
    "whose distance": ({"distance_basis": "class winner"}, {"Four": 12, "Lola": 12, "B": 12}),
    "how many cars": ({"cars_counted": 99}, {"Audi": 20 + 16 + 2 - 1, "A": 20 + 16 + 2}),
    "how many rounds": (
        {"rounds_counted": 99},
        {"Two": 9 + 4, "Three": 9 + 4, "Audi": 22 + 8 - 1, "A": 22 + 8},
    ),
    "a scale that lacks a kind of race leaves it as it was": (
        {"scale": "theirs"},
        {"Four": 5, "Lola": 5, "B": 5},
    ),
    "whichever kind that is": (
        {"scale": "long only"},
        {"One": 7, "Two": 3 + 1, "Three": 3 + 1, "Audi": 7 + 2 - 1, "A": 7 + 2},
    ),
    "all of them at once": (
        {
            "scale": "theirs",
            "minimum_distance_percent": 100,
            "distance_basis": "class winner",
            "cars_counted": 2,
            "rounds_counted": 2,
        },
        {"Two": 1 + 2, "Three": 1 + 2, "Four": 5}
        | {"Audi": 20 + 2 + 4 - 1, "Lola": 5, "A": 20 + 2 + 4, "B": 5},
    ),
}


@pytest.mark.parametrize(("states", "changed"), WHAT_IFS.values(), ids=WHAT_IFS)
def test_a_what_if_changes_what_it_states(
    fractions: duckdb.DuckDBPyConnection, states: dict, changed: dict
) -> None:
    """One row of what_ifs, put into an open database, answers for all three championships."""
    official = "SELECT competitor, points FROM standings WHERE class = 'GT'"
    of_what_if = "WHERE scenario = 'asked' AND class = 'GT'"
    with season(fractions, **BUSY) as con:
        assert dict(con.execute(official).fetchall()) == OFFICIAL
        insert(con, "what_ifs", [{"what_if": "asked", **states}])
        for answer in (
            f"SELECT competitor, points FROM scenario_standings {of_what_if}",
            "SELECT competitor, points FROM what_if_differences "
            "WHERE what_if = 'asked' AND class = 'GT'",
            f"SELECT competitor, SUM(points) FROM scenario_ledger {of_what_if} GROUP BY ALL",
        ):
            assert dict(con.execute(answer).fetchall()) == OFFICIAL | changed, answer
        assert dict(con.execute(official).fetchall()) == OFFICIAL


def test_a_new_kind_of_race_needs_no_row_of_a_what_if(empty: duckdb.DuckDBPyConnection) -> None:
    """Every what-if gives a sprint the points of the season, or those of its own scale."""
    with season(
        empty,
        race("A B") + race("B A", 2),
        scales={"made up": {"race": [10, 8]}, "theirs": {"race": [5, 4]}},
        what_ifs={"every car": {"cars_counted": 99}, "another scale": {"scale": "theirs"}},
        events={2: {"kind": "sprint"}},
        points_only=["sprint"],
    ):
        totals = "SELECT scenario, competitor, points FROM scenario_standings ORDER BY ALL"
        assert empty.execute(totals).fetchall() == [
            ("another scale", "A", 5),
            ("another scale", "B", 4),
            ("every car", "A", 10),
            ("every car", "B", 8),
            ("official", "A", 10),
            ("official", "B", 8),
        ]
        insert(
            empty,
            "points_scales",
            [{"scale": "made up", "kind": "sprint", "place": 1, "points": 3}],
        )
        assert empty.execute(totals).fetchall() == [
            ("another scale", "A", 5),
            ("another scale", "B", 7),
            ("every car", "A", 10),
            ("every car", "B", 11),
            ("official", "A", 10),
            ("official", "B", 11),
        ]


def test_a_sum_over_a_view_is_official(con: duckdb.DuckDBPyConnection) -> None:
    """Whoever adds up points by competitor, in whatever view shows both, finds the printed total.

    Views that show several rulebooks say so in their first column. What is no sum of points won
    is named here.
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
        if who and what and names[0] not in ("scenario", "what_if"):
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
    for no_sum in ("points_lost", "outlook", "standings_by_round", "title_needs", "title_race"):
        assert sums.pop(no_sum) != 167  # points lost, and totals after every round
    assert all(sums.pop(f"{other}_standings") is None for other in ("gt", "lmp900", "lmp675"))
    assert sums == dict.fromkeys(sums, 167)
    assert sums.keys() >= {"standings", "team_standings", "points_by_round", "points_ledger"}
    assert sums.keys() >= {"race_results", "gts_standings", "standings_2003"}


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


def test_half_a_point_is_rounded_where_points_are_whole(empty: duckdb.DuckDBPyConnection) -> None:
    with season(empty, race("A B"), **scale(9, 6), events={1: {"points_percent": 50}}):
        assert empty.execute("SELECT team, points FROM team_standings").fetchall() == [
            ("A", 5),
            ("B", 3),
        ]


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


def test_charts_of_a_league_of_drivers(empty: duckdb.DuckDBPyConnection) -> None:
    """Without a championship of teams, of the one there is; another one is named in the answer."""
    made = season_rows(
        [
            driven(1, "Ann", "Bob", car_number="7", laps=9, overall_position=1),
            driven(2, "Cid", laps=8),
        ],
        **scale(9, 6),
    )
    made["championships"] = [
        row for row in made["championships"] if row["championship"] == "drivers"
    ]
    with inserted(empty, made):
        assert empty.execute("SELECT competitor, points FROM chart_points('gt')").fetchall() == [
            ("Ann", 9),
            ("Bob", 9),
            ("Cid", 6),
        ]
        assert len(empty.execute("FROM chart_title_race('gt')").fetchall()) == 3
        assert empty.execute(
            "SELECT car, laps FROM chart_laps(1) WHERE place IS NOT NULL"
        ).fetchall() == [("#7 Ann / Bob", 9), ("#car 2 Cid", 8)]
        assert empty.execute(
            "SELECT bar_of_points FROM chart_points('GT', in_championship := 'teams')"
        ).fetchall() == [('no championship of GT is called "teams": drivers',)]
