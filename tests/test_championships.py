"""Several championships over the same races, what-ifs on results, exact shares, who is ahead."""

from __future__ import annotations

import duckdb
import pytest
from seasons import answers, car, inserted, rules, season, season_rows

POLE = {"award": "pole", "points": 2, "shared": "each"}
GT, LMP, TC = {"class": "GT"}, {"class": "LMP"}, {"class": "TC"}
SPUN = {"basis": "inferred", "note": "spun"}


def cars(round: int, *order: tuple[str, dict, int | None]) -> list[dict[str, object]]:
    """The cars of a round by their overall places: team, class, and place in class."""
    return [
        {"team": team, "entry": team, "round": round, **of}
        | ({"class_position": place, "overall_position": overall} if place else {})
        for overall, (team, of, place) in enumerate(order, 1)
    ]


# Three classes, of which TC skips round 2; an overall table; a cup of GT over the long races; the
# pole in full to each holder, a point for a car that stopped, and one round of those held dropped.
SERIES = {
    "results": [
        *cars(1, ("P", LMP, 1), ("Q", LMP, 2), ("A", GT, 1), ("B", GT, 2), ("T", TC, 1)),
        {"team": "U", "entry": "U", "round": 1, **TC},
        *cars(2, ("Q", LMP, 1), ("P", LMP, 2), ("B", GT, 1), ("A", GT, 2)),
        *cars(
            3, ("P", LMP, 1), ("A", GT | SPUN, 1), ("Q", LMP | SPUN, 2), ("U", TC, 1), ("T", TC, 2)
        ),
        {"team": "B", "entry": "B", "round": 3, **GT},
    ],
    "events": {2: {"kind": "long"}, 3: {"kind": "long", "note": "in the rain"}},
    "scales": {"made up": {"race": [10, 8, 6], "long": [20, 16, 12]}, "cup": {"long": [5, 3, 1]}},
    "status_points": [{"kind": kind, "status": "dnf", "points": 1} for kind in ("race", "long")],
    "rulebooks": {
        "rules": {
            "segments": [(1, 63, -1)],
            "bonuses": [POLE, POLE | {"kind": "long"}],
            "ties": "last round",
            "minimum_distance_percent": 0,
        },
        "overall": {"minimum_distance_percent": 0},
        "cup": {"scale": "cup", "minimum_distance_percent": 0},
    },
    "championships": {("All", "teams"): "overall"},
    "cups": {("GT", "endurance", "teams"): "cup"},
    "overall": ["All"],
    "class_rounds": [{"round": 2, "class": "TC", "status": "skipped"}],
    "awards": [
        {"award": "pole", "entry": "P"},
        {"award": "pole", "entry": "Q"},
        {"award": "pole", "entry": "A", "round": 3},
    ],
    "what_ifs": {"A out": {}, "no final": {}, "Q keeps it": {"cars_counted": 1}},
    "what_if_results": [
        {"what_if": "A out", "round": 3, "entry": "A"},
        {"what_if": "Q keeps it", "round": 3, "entry": "Q", "class_position": 1},
    ],
    "what_if_rounds": [{"what_if": "no final", "round": 3, "points_percent": 0}],
}
OFFICIAL = {
    # 10+8+20, ... ; B and U have a point for a race in which they stopped
    ("All", "teams"): [(1, "P", 46), (2, "Q", 40), (3, "A", 22), (4, "B", 13), (5, "U", 1)],
    ("GT", "endurance"): [(1, "A", 3 + 5), (2, "B", 5)],
    # of 10, 16, 20 + 2 and of 8, 20, 1 the two best
    ("GT", "teams"): [(1, "A", 16 + 22), (2, "B", 8 + 20)],
    # of 10 + 2, 16, 20 and of 8 + 2, 20, 16: a win and a second place each, P won the last round
    ("LMP", "teams"): [(1, "P", 36), (2, "Q", 36)],
    # two rounds were held, so one counts: 10, 16 and 1, 20
    ("TC", "teams"): [(1, "U", 20), (2, "T", 16)],
}
SCENARIOS = {
    "official": {},
    "A out": {
        # Q and U move up to 16 and 12
        ("All", "teams"): [(1, "P", 46), (2, "Q", 44), (3, "B", 13), (3, "U", 13), (5, "A", 6)],
        ("GT", "endurance"): [(1, "B", 5), (2, "A", 3)],
        # the pole stays with A, in the round that it drops
        ("GT", "teams"): [(1, "B", 28), (2, "A", 10 + 16)],
    },
    "no final": {
        ("All", "teams"): [(1, "Q", 28), (2, "P", 26), (3, "B", 12), (4, "A", 6), (5, "U", 1)],
        ("GT", "endurance"): [(1, "B", 5), (2, "A", 3)],
        ("GT", "teams"): [(1, "B", 20), (2, "A", 16)],
        ("LMP", "teams"): [(1, "Q", 20), (2, "P", 16)],
        ("TC", "teams"): [(1, "T", 10), (2, "U", 1)],
    },
    # P stays where it is: a place that is stated moves nobody
    "Q keeps it": {("LMP", "teams"): [(1, "Q", 20 + 20), (2, "P", 36)]},
}


@pytest.fixture(scope="module")
def scenarios(empty: duckdb.DuckDBPyConnection) -> dict[str, dict[tuple, list]]:
    """By scenario, and by class and championship, the standings."""
    found: dict[str, dict[tuple, list]] = {}
    with season(empty, **SERIES) as con:
        for scenario, name, championship, *row in con.execute(
            "SELECT scenario, class, championship, position, competitor, points "
            "FROM scenario_standings ORDER BY ALL"
        ).fetchall():
            found.setdefault(scenario, {}).setdefault((name, championship), []).append(tuple(row))
    return found


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_series_that_uses_all_of_it(scenario: str, scenarios: dict[str, dict]) -> None:
    assert scenarios[scenario] == OFFICIAL | SCENARIOS[scenario]


SENTENCES = {
    ("official", "All", "teams", "U", 1): "did not finish, which is worth 1",
    ("official", "GT", "teams", "A", 1): "dropped round: the worst one is dropped",
    ("official", "GT", "endurance", "A", 1): "round does not count",
    ("official", "GT", "teams", "A", 3): "1st in GT is worth 20; place inferred from two sources",
    ("A out", "GT", "endurance", "A", 3): "in this scenario: disqualified",
    ("A out", "All", "teams", "Q", 3): "in this scenario: 2nd in All is worth 16",
    ("no final", "All", "teams", "Q", 3): "in this scenario: round does not count",
    ("Q keeps it", "LMP", "teams", "Q", 3): "in this scenario: 1st in LMP is worth 20",
    ("Q keeps it", "LMP", "teams", "P", 3): "1st in LMP is worth 20",
}


def test_the_ledger_says_why(empty: duckdb.DuckDBPyConnection) -> None:
    with season(empty, **SERIES) as con:
        told = {
            tuple(key): why
            for *key, why in con.execute(
                "SELECT scenario, class, championship, competitor, round, why "
                "FROM scenario_ledger WHERE award IS NULL AND entry IS NOT NULL"
            ).fetchall()
        }
        # The pole is not what the what-if changes.
        assert con.execute(
            "SELECT DISTINCT why FROM scenario_ledger WHERE scenario = 'A out' AND award = 'pole' "
            "AND class = 'GT' AND championship = 'teams' AND competitor = 'A'"
        ).fetchall() == [("dropped round: the worst one is dropped",)]
    assert {key: told[key] for key in SENTENCES} == SENTENCES


def test_two_dropped_rounds_in_words(empty: duckdb.DuckDBPyConnection) -> None:
    results = [{"team": "A", "class_position": n, "round": n} for n in (1, 2, 3)]
    with season(empty, results, rulebooks={"rules": {"segments": [(1, 63, -2)]}}) as con:
        assert con.execute("SELECT round, why FROM points_ledger ORDER BY round").fetchall()[
            1:
        ] == [
            (2, "dropped round: the worst 2 are dropped"),
            (3, "dropped round: the worst 2 are dropped"),
        ]


def test_standings_after_each_round_that_the_class_raced(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    """Of the rounds held by then one is dropped, and one always counts."""
    with season(empty, **SERIES) as con:
        assert con.execute(
            "SELECT round, competitor, points FROM standings_by_round WHERE class = 'TC'"
        ).fetchall() == [(1, "T", 10), (1, "U", 1), (3, "U", 20), (3, "T", 16)]
        assert con.execute(
            "SELECT round, competitor FROM title_race WHERE clinched AND class = 'GT' "
            "AND championship = 'endurance'"
        ).fetchall() == [(3, "A")]


def test_a_table_of_teams_says_which_it_is(empty: duckdb.DuckDBPyConnection) -> None:
    with season(empty, **SERIES) as con:
        for view, who in (("team_standings", "team"), ("points_by_round", "competitor")):
            assert con.execute(
                f"SELECT championship, SUM(points) FROM {view} "
                f"WHERE class = 'GT' AND {who} = 'A' GROUP BY ALL ORDER BY ALL"
            ).fetchall() == [("endurance", 8), ("teams", 38)]


def test_a_table_of_all_cars_knows_the_makers_that_the_classes_print(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    tables = season_rows(
        [car("A", 1, overall_position=1), car("B", 2, overall_position=2)], overall=["All"]
    )
    tables["chassis"] = [{"chassis": "Gamma car", "manufacturer": "Gamma"}]
    tables["engines"] = [{"engine": "V8"}]
    tables["team_cars"] = [
        {"season": 2001, "class": "GT", "team": "B", "car": 1}
        | {"chassis": "Gamma car", "engine": "V8"}
    ]
    with inserted(empty, tables) as con:
        assert con.execute(
            "SELECT class, manufacturer, points FROM manufacturer_standings ORDER BY ALL"
        ).fetchall() == [("All", "Gamma", 16), ("GT", "Gamma", 16)]
        assert con.execute(
            "SELECT class, entry FROM unknown_scorers WHERE championship = 'manufacturers' "
            "ORDER BY ALL"
        ).fetchall() == [("All", "car 1"), ("GT", "car 1")]


def test_tables_of_any_name_say_who_competes(empty: duckdb.DuckDBPyConnection) -> None:
    """Cups of drivers and teams, and none that is named after them."""
    tables = season_rows(
        [car("A", 1, drivers=["One", "Two"]), car("B", 2, drivers=["Three"])],
        cups={("GT", "Pro", "drivers"): "rules", ("GT", "Club", "teams"): "rules"},
        awards=[
            {"award": "pole", "entry": "car 1", "driver": "Two"},
            {"award": "fastest lap", "entry": "car 2"},
        ],
    )
    tables["championships"] = [
        row for row in tables["championships"] if row["championship"] in ("Pro", "Club")
    ]
    with inserted(empty, tables) as con:
        assert con.execute(
            "SELECT competitor, poles, fastest_laps FROM season_statistics "
            "WHERE championship = 'Pro' ORDER BY competitor"
        ).fetchall() == [("One", 0, 0), ("Three", 0, 1), ("Two", 1, 0)]
        assert con.execute(
            "SELECT entry, team_points, driver_points, why FROM race_results"
        ).fetchall() == [
            ("car 1", 20, 20, "1st in GT is worth 20"),
            ("car 2", 16, 16, "2nd in GT is worth 16"),
        ]
        assert con.execute("SELECT competitor FROM find_competitor('b')").fetchall() == [("B",)]


# name: (the places of A and B by round, the rules, what separated them)
TIES = {
    "wins": ([(1, 2), (6, 6), (6, 4)], {}, "1 win to 0"),
    "a second place more": ([(2, 4), (7, 4)], {}, "1 second place to 0"),
    "the earlier result": ([(1, 2), (2, 1)], {"ties": "earlier"}, "the better result came earlier"),
    "the latest round": (
        [(2, 1), (1, 2)],
        {"ties": "last round"},
        "the better place in the latest round",
    ),
    "nothing": ([(1, 2), (2, 1)], {}, "nothing"),
}


# The same as cars, rules and what separated them. 20 + 6 + 6 and 16 + 6 + 10: level on points.
TIED = {
    case: (
        [
            car(team, place, round=number)
            for number, both in enumerate(places, 1)
            for team, place in zip("AB", both, strict=True)
        ],
        rules(**stated),
        separated,
    )
    for case, (places, stated, separated) in TIES.items()
}


@pytest.fixture(scope="module")
def ties(empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    return answers(empty, TIED, "SELECT season, ahead, behind, separated_by FROM tiebreaks")


@pytest.mark.parametrize("case", TIES)
def test_what_separated_those_level_on_points(case: str, ties: dict[str, list]) -> None:
    assert ties[case] == [("A", "B", TIES[case][2])]


def test_shares_of_a_point_add_up(empty: duckdb.DuckDBPyConnection) -> None:
    """Three thirds are a point, a half cent is not lost, and every row adds up to the total."""
    crew = {"class_position": 1, "drivers": ["One", "Two", "Three"]}
    alone = {"drivers": ["Four"], "class_position": 1, "round": 4}
    thirds = [crew | {"round": number, "entry": f"car {number}"} for number in (1, 2, 3)]
    with season(
        empty,
        [*thirds, alone],
        scales={"made up": [1]},
        rulebooks={"rules": {"shared_cars": "split", "ties": "no countback"}},
    ) as con:
        assert con.execute(
            "SELECT position, competitor, points FROM standings ORDER BY competitor"
        ).fetchall() == [(1, name, 1) for name in ("Four", "One", "Three", "Two")]
        for view in ("points_by_round", "points_ledger"):
            assert con.execute(
                f"SELECT competitor, SUM(points) FROM {view} GROUP BY ALL ORDER BY ALL"
            ).fetchall() == [(name, 1) for name in ("Four", "One", "Three", "Two")]
