"""Any season under any rulebook: the views say what the scorer says, and what must hold, holds.

HYPOTHESIS_PROFILE=slow pytest tests/test_properties.py     many more seasons
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from itertools import accumulate

import duckdb
import pytest
import scorer
import seasons
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=15,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("slow", settings.get_profile("default"), max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ALL_CARS = None
TEAMS = ["Ace", "Béarn", "d'Or", "Zeta"]


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with seasons.empty_database() as con:
        yield con


def scales() -> st.SearchStrategy[list[int]]:
    """Points that never rise down the order, equal steps among them."""
    steps = st.lists(st.integers(0, 4), min_size=1, max_size=6) | st.lists(
        st.integers(0, 2), min_size=11, max_size=40
    )
    return steps.map(lambda down: [1 + points for points in accumulate(down)][::-1])


@st.composite
def rulebooks(draw: st.DrawFn, kinds: list[str]) -> dict[str, object]:
    return {
        "minimum_distance_percent": draw(st.sampled_from([70, None, 1, 50, 99, 100])),
        "distance_basis": draw(st.sampled_from(["overall winner", "class winner"])),
        "cars_counted": draw(st.sampled_from([1, 2, 3, ALL_CARS])),
        "rounds_counted": draw(st.sampled_from([None, None, 1, 2, 3])),
        "scales": draw(st.dictionaries(st.sampled_from(kinds), st.sampled_from(kinds))),
    }


@st.composite
def fields(draw: st.DrawFn, number: int, classes: list[str]) -> list[dict[str, object]]:
    """The cars of one round, class by class: gaps, unknown laps, cars without a place."""
    cars = []
    winner = draw(st.integers(1, 60))
    share = math.ceil(winner * draw(st.sampled_from([70, 70, 50, 99])) / 100)
    laps = st.sampled_from([winner, share, share, share - 1, share - 1, 0, None])
    overall = 0
    for name in classes:
        place = 0
        for team in draw(st.lists(st.sampled_from(TEAMS), max_size=8)):
            car = {"round": number, "class": name, "team": team, "laps": draw(laps)}
            status = draw(st.sampled_from(["classified"] * 9 + ["nc", "dnf", "dns", "dsq"]))
            if status == "classified":
                place += draw(st.sampled_from([1, 1, 1, 2, 5]))
                car["class_position"] = place
            if status == "dns":
                car["laps"] = None
            if status not in ("dns", "dsq") and draw(st.sampled_from([True, True, True, False])):
                overall = max(overall + 1, place)
                car["overall_position"] = overall
            if draw(st.booleans()):
                car["race_class"] = f"{name} guest"
            cars.append(car | {"status": status})
    return cars


@st.composite
def decisions(draw: st.DrawFn, cars: list[dict[str, object]], rounds: int) -> list[dict]:
    """Points given and taken, and exclusions, at most one for a team."""
    entered = sorted({(car["class"], car["team"]) for car in cars})
    if not entered:
        return []
    decided = {}
    for index in range(draw(st.integers(0, 3))):
        name, team = draw(st.sampled_from(entered))
        decision = {
            "class": name,
            "team": team,
            "round": draw(st.integers(1, rounds)),
            "reason": f"made up {index}",
        }
        points = draw(st.sampled_from([None, -20, -3, -1, 1, 5]))
        if points is None:
            decided[name, team] = decision
        else:
            decided[index] = decision | {"points": points}
    return list(decided.values())


@st.composite
def made_up(draw: st.DrawFn, most_seasons: int = 2, **fixed: object) -> list[dict[str, object]]:
    """Arguments of season_rows for a few seasons that share kinds of race and rulebooks.

    `fixed` holds what every rulebook has in common.
    """
    kinds = ["short", "long"][: draw(st.integers(1, 2))]
    worth = {kind: draw(scales()) for kind in kinds}
    books = [draw(rulebooks(kinds)) | fixed for _ in range(draw(st.integers(1, 3)))]
    found = []
    for year in range(2001, 2001 + draw(st.integers(1, most_seasons))):
        official = draw(st.integers(0, len(books) - 1))
        named = {f"book {index}": book for index, book in enumerate(books)}
        rounds = draw(st.integers(1, 5))
        held = draw(st.integers(1, rounds))
        classes = ["GT", "GTS", "LMP"][: draw(st.integers(1, 3))]
        cars = [car for number in range(1, held + 1) for car in draw(fields(number, classes))]
        found.append(
            {
                "year": year,
                "results": cars,
                "rulebooks": {f"book {official}": books[official]} | named,
                "scales": worth,
                "kinds": {number: draw(st.sampled_from(kinds)) for number in range(1, rounds + 1)},
                "rounds": rounds,
                "held": held,
                "cancelled": ["Called off"],
                "adjustments": draw(decisions(cars, rounds)),
            }
        )
    return found


def tables_of(made: list[dict[str, object]]) -> seasons.Tables:
    return seasons.merged(*(seasons.season_rows(**season) for season in made))


@given(made=made_up(most_seasons=3))
@settings(max_examples=settings.default.max_examples * 3)
def test_the_views_say_what_the_scorer_says(empty, made):
    tables = tables_of(made)
    expected = scorer.expected(tables)
    with seasons.inserted(empty, tables) as con:
        for view, rows in expected.items():
            assert scorer.shown(con, view) == rows, view
