"""Why, what if, and when was it decided: the answers that the views give."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import seasons

import loader

# What explain() says of a car: car_number, class_position, laps, required_laps,
# points_available, points, reason.
SAYS = "car_number, class_position, laps, required_laps, points_available, points, reason"


def explain(con: duckdb.DuckDBPyConnection, *asked: object, columns: str = SAYS) -> list[tuple]:
    marks = ", ".join("?" * len(asked))
    return con.execute(f"SELECT {columns} FROM explain({marks})", asked).fetchall()


@pytest.mark.parametrize(
    ("team", "round", "rows"),
    [
        (
            "Prodrive",
            9,
            [
                ("88", 1, 375, 276, 26, 26, "1st in GTS is worth 26"),
                ("80", 2, 375, 276, 22, 0, "not the team's best car: #88 was 1st"),
                ("08", 4, None, 276, 16, 0, "not the team's best car: #88 was 1st"),
            ],
        ),
        # The cars behind a team's second car do not move up: third at Petit Le Mans, not second.
        (
            "Corvette Racing",
            9,
            [
                ("4", 3, 366, 276, 19, 19, "3rd in GTS is worth 19"),
                ("3", 5, 353, 276, 14, 0, "not the team's best car: #4 was 3rd"),
            ],
        ),
        (
            "Prodrive",
            7,
            [
                ("80", 1, 113, 84, 20, 20, "1st in GTS is worth 20"),
                (
                    "88",
                    None,
                    None,
                    84,
                    0,
                    0,
                    "disqualified: won GTS on the road, excluded after the race for failing the "
                    "stall test",
                ),
            ],
        ),
        (
            "Prodrive",
            4,
            [
                (
                    "80",
                    4,
                    None,
                    119,
                    10,
                    10,
                    "4th in GTS is worth 10 (laps unknown, eligible as classified)",
                ),
                ("88", None, None, 119, 0, 0, "did not finish: engine, end of the second hour"),
            ],
        ),
        (
            "Corvette Racing",
            8,
            [
                (
                    "3",
                    4,
                    None,
                    110,
                    10,
                    10,
                    "4th in GTS is worth 10 (laps unknown, eligible as classified)",
                ),
                ("4", None, None, 110, 0, 0, "did not start: crashed in warm-up"),
            ],
        ),
        (
            "Seikel Motorsport",
            1,
            [
                (
                    None,
                    3,
                    None,
                    257,
                    19,
                    19,
                    "3rd in GT is worth 19 (place known from the printed table alone; laps "
                    "unknown, eligible as classified)",
                )
            ],
        ),
        (
            "Jeff Bucknum Racing",
            5,
            [
                (
                    None,
                    2,
                    None,
                    82,
                    16,
                    16,
                    "2nd in LMP675 is worth 16 (place inferred from two sources; laps unknown, "
                    "eligible as classified)",
                )
            ],
        ),
    ],
)
def test_explain_of_2003(con, team, round, rows):
    assert explain(con, team, round) == rows


@pytest.mark.parametrize(
    ("name", "team"),
    [
        ("prodrive", "Prodrive"),
        ("  PRODRIVE ", "Prodrive"),
        ("Pródrive", "Prodrive"),
        ("joest", "Infineon Team Joest"),
        ("petersen/white", "Petersen/White Lightning"),
        # The other name by which the article prints the team.
        ("Dyson Racing", "Dyson Racing Team"),
    ],
)
def test_a_name_is_forgiven(con, name, team):
    assert {row[0] for row in explain(con, name, 9, columns="team")} == {team}


def test_a_part_of_several_names_gets_them_all(con):
    rows = explain(con, "racing", 1, columns="team, points, reason")
    named = con.execute(
        "SELECT DISTINCT team, NULL, 'no one team is called \"racing\": did you mean this one?' "
        "FROM results WHERE team ILIKE '%racing%' ORDER BY team"
    ).fetchall()
    assert rows == named
    assert len(rows) > 6


@pytest.mark.parametrize(
    ("name", "first"),
    [("corvete", "Corvette Racing"), ("jost", "Infineon Team Joest"), ("Prodrve", "Prodrive")],
)
def test_a_misspelt_name_gets_its_likes(con, name, first):
    rows = explain(con, name, 1, columns="team, reason")
    assert rows == [(first, f'no one team is called "{name}": did you mean this one?')]


@pytest.mark.parametrize("name", ["xyz", "", "  ", None])
def test_a_hopeless_name_gets_every_team(con, name):
    rows = explain(con, name, 1, columns="team, reason")
    says = f'no one team is called "{name or ""}": this is one of the teams of the season'
    assert (
        rows == con.execute("SELECT DISTINCT team, ? FROM results ORDER BY team", [says]).fetchall()
    )


@pytest.mark.parametrize(
    ("asked", "team", "reason"),
    [
        (("Dyson", 4), "Dyson Racing Team", "no source shows a car of this team in round 4"),
        (("Dyson", 12), "Dyson Racing Team", "the season 2003 has no round 12"),
        (("Dyson", 4, 1999), None, "there is no season 1999"),
    ],
)
def test_what_is_not_there_is_said(con, asked, team, reason):
    assert explain(con, *asked, columns="team, points, reason") == [(team, None, reason)]


def test_a_team_in_two_classes_gets_both(con):
    rows = explain(con, "Intersport", 2, columns="class, car_number, points")
    assert rows == [("LMP675", "37", 20), ("LMP900", "30", 8)]


@pytest.mark.parametrize(
    ("results", "rules", "says"),
    [
        (
            [
                {"team": "A", "class_position": 1, "overall_position": 1, "laps": 100},
                {"team": "B", "class_position": 2, "laps": 70},
                {"team": "C", "class_position": 3, "laps": 69},
            ],
            {},
            {
                "B": [(16, "2nd in GT is worth 16")],
                "C": [(0, "below minimum distance: 69 laps, 70 required")],
            },
        ),
        # The best car is too slow: the second one scores, for its own place.
        (
            [
                {"team": "A", "class_position": 1, "overall_position": 1, "laps": 100},
                {"team": "B", "class_position": 2, "laps": 60, "car_number": "8"},
                {"team": "B", "class_position": 3, "laps": None, "car_number": "9"},
            ],
            {},
            {
                "B": [
                    (0, "below minimum distance: 60 laps, 70 required"),
                    (13, "3rd in GT is worth 13 (laps unknown, eligible as classified)"),
                ]
            },
        ),
        (
            [{"team": "A", "class_position": 11, "laps": 9}, {"team": "B", "status": "nc"}],
            {},
            {"A": [(0, "outside the points: 11th in GT")], "B": [(0, "not classified")]},
        ),
        # Of two cars that count, the third had to beat the worse.
        (
            [
                {"team": "A", "class_position": 1, "car_number": "1"},
                {"team": "A", "class_position": 2},
                {"team": "A", "class_position": 3, "car_number": "3"},
            ],
            {"cars_counted": 2},
            {
                "A": [
                    (20, "1st in GT is worth 20"),
                    (16, "2nd in GT is worth 16"),
                    (0, "not the team's best car: its other car was 2nd"),
                ]
            },
        ),
        (
            [
                {"team": "A", "class_position": 2},
                {"team": "A", "class_position": 1, "round": 2},
            ],
            {"rounds_counted": 1},
            {"A": [(0, "dropped round: the best 1 count")]},
        ),
    ],
)
def test_explain_of_made_up_races(empty, results, rules, says):
    with seasons.season(empty, results, rulebooks={"official": rules}) as con:
        for team, rows in says.items():
            assert explain(con, team, 1, columns="points, reason") == rows


def test_decisions_are_rows_of_their_own(empty):
    results = [{"team": "A", "class_position": 1}, {"team": "B", "class_position": 2}]
    decisions = [
        {"team": "A", "points": -5, "reason": "late at the grid"},
        {"team": "A", "points": -5, "reason": "late again"},
    ]
    with seasons.season(empty, results, adjustments=decisions) as con:
        assert explain(con, "A", 1, columns="car_number, points_available, points, reason") == [
            (None, 20, 20, "1st in GT is worth 20"),
            (None, -5, -5, "points adjustment: late again"),
            (None, -5, -5, "points adjustment: late at the grid"),
        ]


def test_an_excluded_team_reads_why_in_every_round(empty):
    results = [
        {"team": "A", "class_position": 1, "car_number": "1"},
        {"team": "A", "class_position": 2, "car_number": "2"},
        {"team": "A", "class_position": 1, "car_number": "1", "round": 2},
    ]
    decisions = [{"team": "A", "round": 2, "reason": "fuel"}]
    with seasons.season(empty, results, adjustments=decisions) as con:
        assert explain(con, "A", 1, columns="car_number, points, reason") == [
            ("1", 0, "team excluded: fuel"),
            ("2", 0, "not the team's best car: #1 was 1st"),
        ]
        assert explain(con, "A", 2, columns="car_number, points, reason") == [
            ("1", 0, "team excluded: fuel"),
            (None, 0, "team excluded: fuel"),
        ]
    # A decision about points is void with the points.
    decisions += [{"team": "A", "points": -5, "reason": "late"}]
    with seasons.season(empty, results, adjustments=decisions) as con:
        assert explain(con, "A", 1, columns="points_available, points, reason") == [
            (20, 0, "team excluded: fuel"),
            (16, 0, "not the team's best car: #1 was 1st"),
            (-5, 0, "team excluded: fuel"),
        ]


def test_a_round_still_to_come_is_said(empty):
    with seasons.season(empty, [{"team": "A", "class_position": 1}], rounds=3, held=1) as con:
        assert explain(con, "A", 2, columns="reason") == [("round 2 has not been held yet",)]


def test_points_lost_is_what_the_ledger_withheld(empty):
    results = [
        {"team": "A", "class_position": 1, "overall_position": 1, "laps": 100},
        {"team": "A", "class_position": 2, "laps": 99},
        {"team": "A", "class_position": 3, "laps": 10},
        {"team": "A", "status": "dsq"},
        {"team": "B", "class_position": 4, "laps": 90},
        {"team": "C", "class_position": 5, "laps": 90},
    ]
    decisions = [
        {"team": "A", "points": -5, "reason": "late"},
        {"team": "A", "points": 2, "reason": "fair play"},
        {"team": "C", "reason": "fuel"},
    ]
    with seasons.season(empty, results, adjustments=decisions) as con:
        assert con.execute(
            "SELECT team, reason, times, points FROM points_lost ORDER BY ALL"
        ).fetchall() == [
            ("A", "below minimum distance", 1, 13),
            ("A", "disqualified", 1, 0),
            ("A", "not the team's best car", 1, 16),
            ("A", "points adjustment", 1, 5),
            ("C", "team excluded", 1, 8),
        ]


# When -------------------------------------------------------------------------------------------


def test_the_rounds_that_decided_the_titles(con):
    assert con.execute(
        "SELECT class, team, MIN(round) FROM title_race WHERE clinched GROUP BY ALL ORDER BY ALL"
    ).fetchall() == [
        ("GT", "Alex Job Racing", 7),
        ("GTS", "Corvette Racing", 9),
        ("LMP675", "Dyson Racing Team", 8),
        ("LMP900", "Infineon Team Joest", 9),
    ]


def test_who_could_still_win_before_the_last_round(con):
    """From the printed totals and 26 points for the last win: nobody else was in reach."""
    printed: Counter[tuple[str, str]] = Counter()
    for name, team, points in con.execute(
        "SELECT class, team, points FROM published_points WHERE round < 9"
    ).fetchall():
        printed[name, team] += points
    leaders: dict[str, int] = {}
    for (name, _), points in printed.items():
        leaders[name] = max(points, leaders.get(name, 0))
    # No class has two teams 26 points apart after round 8, where countback would have to decide.
    expected = sorted(pair for pair, points in printed.items() if points + 26 > leaders[pair[0]])
    assert (
        con.execute(
            "SELECT class, team FROM title_race WHERE round = 8 AND can_still_win ORDER BY ALL"
        ).fetchall()
        == expected
    )


# What if ----------------------------------------------------------------------------------------


def test_every_car_is_a_plain_sum_over_the_results(con):
    """In whole numbers and plain Python, from results and scales alone."""
    scales = {
        (kind, position): points
        for kind, position, points in con.execute(
            "SELECT split_part(scale, ' ', 3), position, points FROM points_scales "
            "WHERE scale IN ('ALMS 2003 short', 'ALMS 2003 long')"
        ).fetchall()
    }
    results = con.execute(
        "SELECT round, class, team, class_position, overall_position, laps, status FROM results"
    ).fetchall()
    winner = {round: laps for round, *_, place, laps, _ in results if place == 1}
    totals: Counter[tuple[str, str]] = Counter()
    for round, name, team, position, _, laps, status in results:
        if status == "classified" and (laps is None or laps * 100 >= winner[round] * 70):
            totals[name, team] += scales.get(("long" if round in (1, 9) else "short", position), 0)
    computed = con.execute(
        "SELECT class, team, points FROM what_if_standings WHERE rulebook = 'every car'"
    ).fetchall()
    assert {(name, team): points for name, team, points in computed} == +totals
    assert len(winner) == 9


@pytest.mark.parametrize(
    ("rulebook", "titles"),
    [
        ("no minimum distance", []),
        ("75 percent", []),
        ("class winner", []),
        (
            "every car",
            [
                ("GTS", "Corvette Racing", "Prodrive"),
                ("LMP900", "Infineon Team Joest", "JML Team Panoz"),
            ],
        ),
        ("two best cars", [("LMP900", "Infineon Team Joest", "JML Team Panoz")]),
        ("2002 scales", []),
        ("Formula One scale", []),
        ("one scale", []),
    ],
)
def test_titles_that_a_what_if_moves(con, rulebook, titles):
    assert (
        con.execute(
            """
            SELECT class, lost.team, won.team
            FROM what_if_differences AS lost
            JOIN what_if_differences AS won USING (rulebook, season, class)
            WHERE rulebook = ? AND lost.title_lost AND won.title_won
            ORDER BY class
            """,
            [rulebook],
        ).fetchall()
        == titles
    )


@pytest.mark.parametrize(
    ("rulebook", "team", "points"),
    [
        # Places of Rd 1 to 9 are read off the printed table and put on the other scale by hand.
        # Joest: 1 2 1 1 1 3 1 2 3; ADT Champion: 2 1 2 2 4 1 3 1 1.
        ("Formula One scale", "Infineon Team Joest", 10 + 8 + 10 + 10 + 10 + 6 + 10 + 8 + 6),
        ("Formula One scale", "ADT Champion Racing", 8 + 10 + 8 + 8 + 5 + 10 + 6 + 10 + 10),
        ("2002 scales", "Infineon Team Joest", 30 + 21 + 25 + 25 + 25 + 19 + 25 + 21 + 24),
        ("2002 scales", "ADT Champion Racing", 26 + 25 + 21 + 21 + 17 + 25 + 19 + 25 + 30),
        # 26 is worth 20 and 19 is worth 13 when the long races are worth no more.
        ("one scale", "Infineon Team Joest", 170 - 6 - 6),
        ("one scale", "ADT Champion Racing", 163 - 6 - 6),
    ],
)
def test_other_scales_by_hand(con, rulebook, team, points):
    assert con.execute(
        "SELECT points, official_points FROM what_if_differences "
        "WHERE rulebook = ? AND class = 'LMP900' AND team = ?",
        [rulebook, team],
    ).fetchall() == [(points, {"I": 170, "A": 163}[team[0]])]


def test_differences_are_differences(con):
    """Every line of either table, and nothing that does not follow from the two."""
    assert (
        con.execute(
            """
            SELECT differences.*
            FROM what_if_differences AS differences
            FULL JOIN (FROM what_if_standings WHERE NOT official) AS other
                USING (rulebook, season, class, team)
            LEFT JOIN team_standings AS official USING (season, class, team)
            WHERE differences.position IS DISTINCT FROM other.position
                OR differences.points IS DISTINCT FROM other.points
                OR differences.official_position IS DISTINCT FROM official.position
                OR differences.official_points IS DISTINCT FROM official.points
                OR places_won IS DISTINCT FROM official.position - other.position
                OR points_won <> coalesce(other.points, 0) - coalesce(official.points, 0)
            """
        ).fetchall()
        == []
    )


def test_a_rulebook_of_ones_own(tmp_path: Path):
    """Two CSV rows and a rebuild: the best three rounds of a team, on the short scale only."""
    seeds = tmp_path / "seeds"
    shutil.copytree(loader.ROOT / "seeds", seeds)
    append(seeds / "rulebooks.csv", ["best three", "mine", 70, "overall winner", 1, 3, None])
    append(seeds / "rulebook_scales.csv", ["best three", "short", "ALMS 2003 short"])
    append(seeds / "rulebook_scales.csv", ["best three", "long", "ALMS 2003 short"])
    database = tmp_path / "alms.duckdb"
    assert loader.main(["--database", str(database), "--seeds", str(seeds)]) == 0
    with duckdb.connect(str(database), read_only=True) as con:
        # Places of Rd 1 to 9, Corvette: 1 1 1 1 1 2 2 4 3; Prodrive: 2 2 3 4 2 1 1 1 1. Three
        # wins each, and the rounds that they drop do not break the tie.
        assert con.execute(
            "SELECT position, team, points, wins FROM what_if_standings "
            "WHERE rulebook = 'best three' AND class = 'GTS' ORDER BY position, team LIMIT 3"
        ).fetchall() == [
            (1, "Corvette Racing", 60, 3),
            (1, "Prodrive", 60, 3),
            (3, "Team Olive Garden", 13 + 13 + 10, 0),
        ]
        assert con.execute(
            "SELECT team FROM what_if_differences WHERE rulebook = 'best three' AND title_won "
            "AND class = 'GTS'"
        ).fetchall() == [("Prodrive",)]
        # The official tables do not notice.
        assert con.execute("SELECT total FROM gts_standings LIMIT 2").fetchall() == [(167,), (163,)]


def append(path: Path, row: list[object]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(row)
