"""Which rounds count, and what that does to points, wins and ties."""

from __future__ import annotations

import duckdb
import pytest
from seasons import (
    EVEN,
    FASTEST,
    car,
    race,
    rules,
    scale,
    season,
)

# name: (cars, other facts and rules than the made-up season's, points and reason: cars, then
# bonuses and decisions)
LEDGER = {
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
    "of those held, one is dropped": (
        [car("A", 2), car("A", 1, round=2)],
        rules(segments=[(1, 63, -1)]) | {"rounds": 3, "held": 2},
        [(0, "dropped round"), (20, "scored")],
    ),
    "a weekend is dropped as one": (
        # 16 + 13 against 20
        [car("A", 2), car("A", 3, round=2), car("A", 1, round=3)],
        rules(segments=[(1, 63, -1)]) | {"events": {1: {"weekend": 1}, 2: {"weekend": 1}}},
        [(16, "scored"), (13, "scored"), (0, "dropped round")],
    ),
    "of those held, one counts at least": (
        [car("A", 2), car("A", 1, round=2), car("A", 3, round=3)],
        rules(segments=[(1, 63, -38)]),
        [(0, "dropped round"), (20, "scored"), (0, "dropped round")],
    ),
    "a weekend's number is not the number of a round": (
        [car("A", 1), car("A", 2, round=2), car("A", 3, round=3)],
        rules(segments=[(1, 63, 2)]) | {"events": {3: {"weekend": 1}}},
        [(20, "scored"), (16, "scored"), (0, "dropped round")],
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
}


@pytest.mark.parametrize("case", LEDGER)
def test_ledger(case: str, ledger: dict[str, list]) -> None:
    assert ledger[case] == LEDGER[case][2]


# name: (cars, other facts and rules than the made-up season's, position, competitor and points)
STANDINGS = {
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
}


@pytest.mark.parametrize("case", STANDINGS)
def test_standings(case: str, standings: dict[str, list]) -> None:
    assert standings[case] == STANDINGS[case][2]


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
