"""What-ifs change the rules that they state, and no other."""

from __future__ import annotations

import duckdb
import pytest
from seasons import FASTEST, WINNER_OF_ANOTHER_CLASS, car, insert, race, season

BUSY = {
    "results": [
        car("X", 1, **WINNER_OF_ANOTHER_CLASS),
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


TOTALS = {
    "scenario_standings": "SELECT scenario, competitor, points FROM scenario_standings "
    "WHERE class = 'GT'",
    "what_if_differences": "SELECT what_if, competitor, points FROM what_if_differences "
    "WHERE class = 'GT'",
    "scenario_ledger": "SELECT scenario, competitor, SUM(points) FROM scenario_ledger "
    "WHERE class = 'GT' GROUP BY ALL",
}


@pytest.fixture(scope="module")
def totals(empty: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """What the views show after rows of what_ifs were put into an open database."""
    official = "SELECT competitor, points FROM standings WHERE class = 'GT'"
    with season(empty, **BUSY) as con:
        assert dict(con.execute(official).fetchall()) == OFFICIAL
        insert(con, "what_ifs", [{"what_if": case, **WHAT_IFS[case][0]} for case in WHAT_IFS])
        assert dict(con.execute(official).fetchall()) == OFFICIAL
        return {view: con.execute(query).fetchall() for view, query in TOTALS.items()}


@pytest.mark.parametrize("case", WHAT_IFS)
def test_a_what_if_changes_what_it_states(case: str, totals: dict[str, list[tuple]]) -> None:
    """In all three championships, and nothing else."""
    for view, rows in totals.items():
        found = {competitor: points for name, competitor, points in rows if name == case}
        assert found == OFFICIAL | WHAT_IFS[case][1], view


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
