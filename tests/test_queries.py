"""Every query answers, in Python and in the shell, and its answer agrees with the facts.

The expected values are read off the season article and the other published figures, or counted
anew from the seeds in plain Python.
"""

from __future__ import annotations

import csv
import datetime
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path

import duckdb
import pytest
import seasons

import loader

QUERIES = sorted((loader.ROOT / "queries").glob("*.sql"))
SHELL = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")


def ask(con: duckdb.DuckDBPyConnection, name: str, **variables: object) -> list[tuple]:
    """The rows of queries/<name>.sql, with other values for its variables."""
    *preamble, statement, _ = (
        (loader.ROOT / "queries" / f"{name}.sql").read_text("utf-8").split(";")
    )
    for line in preamble:
        con.execute(line)
    for variable, value in variables.items():
        con.execute(f"SET VARIABLE {variable} = ?", [value])
    return con.execute(statement).fetchall()


def seed(name: str) -> list[dict[str, str]]:
    with (loader.ROOT / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed_cells(name: str) -> dict[str, dict[int, int]]:
    """The printed points of a class by team and round."""
    cells: dict[str, dict[int, int]] = defaultdict(dict)
    for row in seed("published_points"):
        if row["class"] == name:
            cells[row["team"]][int(row["round"])] = int(row["points"])
    return cells


@cache
def worth() -> dict[tuple[str, int], int]:
    """Points by (round, position), as text and whole number."""
    (book,) = {row["rulebook"] for row in seed("seasons")}
    scales = {
        row["kind"]: row["scale"] for row in seed("rulebook_scales") if row["rulebook"] == book
    }
    return {
        (event["round"], int(row["position"])): int(row["points"])
        for event in seed("events")
        for row in seed("points_scales")
        if row["scale"] == scales[event["kind"]]
    }


def behind() -> dict[tuple[str, str], list[list[int]]]:
    """What the cars behind a team's best were worth: a list, best first, by class, team, round."""
    rounds: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in seed("results"):
        if row["class_position"]:
            rounds[row["class"], row["team"], row["round"]].append(int(row["class_position"]))
    found: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for (name, team, round), (_, *others) in (
        (key, sorted(places)) for key, places in rounds.items()
    ):
        if others:
            found[name, team].append([worth().get((round, place), 0) for place in others])
    return found


def totals() -> dict[tuple[str, str], tuple[int, int]]:
    """The printed points and place by class and team."""
    return {
        (row["class"], row["team"]): (int(row["points"]), int(row["position"]))
        for row in seed("published_totals")
    }


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_one_question_and_one_statement(con, path):
    text = path.read_text("utf-8")
    first, _, rest = text.partition("\n")
    assert first.startswith("-- ")
    assert first.endswith("?")
    *preamble, statement, end = "\n".join(
        line for line in rest.splitlines() if not line.lstrip().startswith("--")
    ).split(";")
    assert all(line.strip().startswith("SET VARIABLE ") for line in preamble)
    assert statement.split()[0] in ("SELECT", "WITH")
    assert end.strip() == ""
    assert max(map(len, text.splitlines())) <= 100
    assert con.execute(text).fetchall()


@pytest.mark.skipif(SHELL is None, reason="duckdb-cli is not installed")
@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_reads_well_in_the_shell(database, path):
    """Whole at 100 columns and 40 rows: the shell puts an ellipsis or a dot where it cuts."""
    done = subprocess.run(
        [SHELL, "-readonly", str(database), "-cmd", ".maxwidth 100", "-f", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "…" not in done.stdout
    assert "·" not in done.stdout
    assert "shown)" not in done.stdout


def test_there_is_a_test_of_every_answer():
    asked = Path(__file__).read_text("utf-8")
    untested = [path.stem for path in QUERIES if f'"{path.stem}"' not in asked]
    assert untested == []


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "champions",
            [
                (2003, "LMP900", "Infineon Team Joest", 170, 5, "Audi R8"),
                (2003, "LMP675", "Dyson Racing Team", 164, 6, "MG-Lola EX257"),
                (2003, "GTS", "Corvette Racing", 167, 5, "Chevrolet Corvette C5-R"),
                (2003, "GT", "Alex Job Racing", 182, 8, "Porsche 911 GT3-RS"),
            ],
        ),
        (
            "closest_titles",
            [
                (2003, "GTS", "Corvette Racing", 167, "Prodrive", 163, 167 - 163),
                (2003, "LMP900", "Infineon Team Joest", 170, "ADT Champion Racing", 163, 170 - 163),
                (2003, "LMP675", "Dyson Racing Team", 164, "Intersport Racing", 121, 164 - 121),
                (2003, "GT", "Alex Job Racing", 182, "Risi Competizione", 96, 182 - 96),
            ],
        ),
        # The article's table of results; its overall winners in bold.
        (
            "wins_by_car",
            [
                (2003, "LMP900", "Infineon Team Joest", "1", 5, 4, "1 3 4 5 7"),
                (2003, "GT", "Alex Job Racing", "23", 5, 0, "1 3 4 7 8"),
                (2003, "LMP900", "ADT Champion Racing", "38", 4, 4, "2 6 8 9"),
                (2003, "LMP675", "Dyson Racing Team", "20", 4, 0, "1 5 6 8"),
                (2003, "GT", "Alex Job Racing", "24", 3, 0, "2 5 9"),
                (2003, "GTS", "Corvette Racing", "3", 3, 0, "1 3 5"),
                (2003, "GTS", "Prodrive", "80", 3, 0, "6 7 8"),
                (2003, "LMP675", "Intersport Racing", "37", 3, 0, "2 4 9"),
                (2003, "LMP675", "Dyson Racing Team", "16", 2, 1, "3 7"),
                (2003, "GTS", "Corvette Racing", "4", 2, 0, "2 4"),
                (2003, "GT", "Petersen/White Lightning", "31", 1, 0, "6"),
                (2003, "GTS", "Prodrive", "88", 1, 0, "9"),
            ],
        ),
        (
            "manufacturers",
            [
                ("Chevrolet", 167, 9, None),
                ("Ferrari", 166, 9, None),
                # The Viper's fifth places at Mosport and Laguna Seca, and the Saleen's sixth.
                ("Dodge", 8 + 8, 2, None),
                ("Saleen", 6, 1, None),
                # The table gives Carsport America a Viper and a Zonda, and not which of them when.
                (None, 16, 1, "Carsport America, round 1"),
                (None, 6, 1, "Carsport America, round 3"),
                (None, 4, 1, "Carsport America, round 6"),
            ],
        ),
        (
            "deciding_races",
            [
                (
                    2003,
                    "GT",
                    "Alex Job Racing",
                    7,
                    "Laguna Seca",
                    datetime.date(2003, 9, 7),
                    136,
                    46,
                ),
                (
                    2003,
                    "LMP675",
                    "Dyson Racing Team",
                    8,
                    "Miami",
                    datetime.date(2003, 9, 27),
                    142,
                    26,
                ),
                (
                    2003,
                    "GTS",
                    "Corvette Racing",
                    9,
                    "Road Atlanta",
                    datetime.date(2003, 10, 18),
                    167,
                    0,
                ),
                (
                    2003,
                    "LMP900",
                    "Infineon Team Joest",
                    9,
                    "Road Atlanta",
                    datetime.date(2003, 10, 18),
                    170,
                    0,
                ),
            ],
        ),
        (
            "overall_upsets",
            [
                (
                    2003,
                    3,
                    "Sonoma",
                    "LMP675",
                    "#16 Dyson Racing Team",
                    "Butch Leitzinger / James Weaver",
                )
            ],
        ),
        (
            "season_dates",
            [(2003, datetime.date(2003, 3, 15), datetime.date(2003, 10, 18), 9, 1, 0)],
        ),
        (
            "best_rounds",
            [
                (9, "Petit Le Mans", "LMP900", "10", 2, 22),
                (5, "Toronto Grand Prix of Mosport", "LMP900", "11", 2, 16),
                (6, "Road America 500", "LMP900", "10", 2, 16),
                (7, "Fry's Electronics Sports Car Championships", "LMP900", "10", 2, 16),
                (1, "Mobil 1 12 Hours of Sebring", "LMP900", "10", 5, 14),
                (4, "Le Grand Prix de Trois-Rivières", "LMP900", "10", 3, 13),
                (8, "Grand Prix Americas", "LMP900", "10", 3, 13),
                (2, "Chevy Grand Prix of Atlanta", "LMP900", "10", 4, 10),
                (3, "Infineon Grand Prix of Sonoma", "LMP900", "10", 4, 10),
            ],
        ),
        # Level on points and on every place after round 2 (both classes) and 4 (LMP675).
        (
            "leaders",
            [
                (2003, "GT", "Alex Job Racing", 9, "1 2 3 4 5 6 7 8 9"),
                (2003, "GTS", "Corvette Racing", 9, "1 2 3 4 5 6 7 8 9"),
                (2003, "LMP675", "Dyson Racing Team", 9, "1 2 3 4 5 6 7 8 9"),
                (2003, "LMP675", "Intersport Racing", 2, "2 4"),
                (2003, "LMP900", "Infineon Team Joest", 9, "1 2 3 4 5 6 7 8 9"),
                (2003, "LMP900", "ADT Champion Racing", 1, "2"),
            ],
        ),
    ],
)
def test_answers_that_are_printed(con, query, rows):
    assert ask(con, query) == rows


def test_no_points(con):
    """A car per printed cell scored; the others are here, each team's best car not among them."""
    rows = ask(con, "no_points")
    assert len(rows) == len(seed("results")) - len(seed("published_points"))
    best: dict[tuple[str, str, str], int] = {}
    for row in seed("results"):
        if row["class_position"]:
            key = (row["round"], row["class"], row["team"])
            best[key] = min(int(row["class_position"]), best.get(key, 99))
    assert all(
        place is None or place > best[str(round), name, team]
        for round, name, _, team, place, _, _ in rows
    )
    assert Counter(reason for *_, reason in rows if not reason.startswith("not the team")) == (
        stopped()
    )


def stopped() -> Counter[str]:
    """How many cars have no place, by the reason that the ledger gives."""
    words = {"dnf": "did not finish", "dns": "did not start", "dsq": "disqualified"}
    return Counter(words[row["status"]] for row in seed("results") if row["status"] in words)


def test_lost_to_best_entry(con):
    rows = ask(con, "lost_to_best_entry")
    assert {(name, team): (cars, lost) for _, name, team, cars, lost, *_ in rows} == {
        key: (sum(map(len, races)), sum(map(sum, races))) for key, races in behind().items()
    }
    assert all(totals()[name, team] == (kept, place) for _, name, team, _, _, kept, place in rows)
    assert [row[4] for row in rows] == sorted((row[4] for row in rows), reverse=True)


def test_second_cars(con):
    """A third car would not have counted."""
    rows = ask(con, "second_cars")
    gains = {key: sum(race[0] for race in races) for key, races in behind().items()}
    assert {(name, team): gain for _, name, team, _, gain, *_ in rows} == {
        key: gain for key, gain in gains.items() if gain
    }
    for _, name, team, points, gain, place, new_place in rows:
        assert (points, place) == totals()[name, team]
        rivals = [
            total + gains.get((group, other), 0) - (points + gain)
            for (group, other), (total, _) in totals().items()
            if group == name
        ]
        # Wins and places decide between those that are level.
        assert sum(ahead > 0 for ahead in rivals) < new_place
        assert new_place <= sum(ahead >= 0 for ahead in rivals)


def test_lost_to_rules(con):
    """Only the best-entry rule cost points that anybody can name."""
    lost = {team: sum(map(sum, races)) for (_, team), races in behind().items()}
    cars = sum(map(len, (race for races in behind().values() for race in races)))
    dearest = max(lost, key=lambda team: lost[team])
    first, *others = ask(con, "lost_to_rules")
    assert first == (
        2003, "not the team's best car", cars, sum(lost.values()), dearest, lost[dearest]
    )  # fmt: skip
    assert others == [
        (2003, reason, cars, 0, None, None) for reason, cars in stopped().most_common()
    ]


def test_table_alone(con):
    rows = ask(con, "table_alone")
    expected: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in seed("results"):
        if row["basis"] == "standings":
            expected[row["class"], row["team"]].append(f"{row['round']}:{row['class_position']}")
    assert {
        (name, team): [place.rstrip("stndrh") for place in places.split()]
        for _, name, team, _, places in rows
    } == expected
    assert [results for *_, results, _ in rows] == [len(places.split()) for *_, places in rows]


def test_drivers(con):
    rows = ask(con, "drivers")
    points = {driver: total for driver, total, *_ in rows if driver}
    assert {
        name: points[name]
        for name in ("Frank Biela", "Marco Werner", "JJ Lehto", "Johnny Herbert", "Olivier Beretta")
    } == {
        "Frank Biela": 170,
        "Marco Werner": 170,
        "JJ Lehto": 163,
        "Johnny Herbert": 160,
        "Olivier Beretta": 127,
    }
    named = {(row["round"], row["entry"]) for row in seed("result_drivers")}
    nameless = {
        (row["team"], int(row["round"]), int(row["class_position"]))
        for row in seed("results")
        if row["class"] == "LMP900"
        and row["class_position"]
        and (row["round"], row["entry"]) not in named
    }
    assert {(team, f"round {round}, {place}") for team, round, place in nameless} == {
        (team, text.rstrip("stndrh")) for driver, _, _, team, text in rows if driver is None
    }


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("GTS", "Corvette Racing", "Prodrive"),
        ("LMP900", "Infineon Team Joest", "ADT Champion Racing"),
        ("GT", "Orbit Racing", "J-3 Racing"),
    ],
)
def test_head_to_head(con, name, one, other):
    rows = ask(con, "head_to_head", **{"class": name}, one=one, other=other)
    cells = printed_cells(name)
    ones = [cells[one].get(round) for round in range(1, 10)]
    others = [cells[other].get(round) for round in range(1, 10)]
    differences = [(a or 0) - (b or 0) for a, b in zip(ones, others, strict=True)]
    assert [(a, b, lead) for _, _, a, b, _, lead in rows] == list(
        zip(ones, others, accumulate(differences), strict=True)
    )
    assert [better for *_, better, _ in rows] == [
        one if difference > 0 else other if difference < 0 else "level"
        for difference in differences
    ]


def test_coverage(con):
    *classes, season = ask(con, "coverage")
    _, name, printed, *confirmed, alone, wrong, unnamed = season
    assert [sum(cells) for cells in zip(*(row[2:] for row in classes), strict=True)] == list(
        season[2:]
    )
    assert (name, printed, wrong) == (None, len(seed("published_points")), 0)
    # No team has two such cars in a class and round.
    assert alone == Counter(row["basis"] for row in seed("results"))["standings"]
    assert sum(confirmed) + alone == printed
    assert unnamed == len(ask(con, "unnamed_places"))


def test_unnamed_places(con):
    """The places worth points that nobody has, ahead of the last that somebody has."""
    taken: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in seed("results"):
        if row["class_position"]:
            taken[row["round"], row["class"]].add(int(row["class_position"]))
    assert [
        (str(round), name, place, points)
        for _, round, _, name, place, points, _ in ask(con, "unnamed_places")
    ] == [
        (round, name, place, worth()[round, place])
        for (round, name), places in sorted(taken.items())
        for place in range(1, max(places))
        if place not in places and (round, place) in worth()
    ]


def test_disagreements(con):
    told: dict[int, str] = defaultdict(str)
    for number, _, line in ask(con, "disagreements"):
        told[number] += line
    sides: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in seed("disagreement_sources"):
        sides[row["disagreement"], row["side"]].append(row["source"])
    expected = {}
    for row in seed("disagreements"):
        number = row["disagreement"]
        keeping, differing = (", ".join(sorted(sides[number, side])) for side in ("kept", "other"))
        expected[int(number)] = (
            f"{row['subject']}. Kept: {row['kept']} ({keeping}). "
            f"Other: {row['other']} ({differing}). Why: {row['why']}"
        )
    assert told == expected


def test_result_sources(con):
    titles = {row["source"]: row["title"] for row in seed("sources")}
    places = {
        (row["round"], row["entry"]): (row["class"], row["class_position"], row["basis"])
        for row in seed("results")
    }
    rows = ask(con, "result_sources", round=9, **{"class": "GTS"})
    assert sorted((str(place or ""), *row) for place, *row in rows) == sorted(
        (place, row["entry"], basis, titles[row["source"]][:50])
        for row in seed("result_sources")
        for name, place, basis in [places[row["round"], row["entry"]]]
        if row["round"] == "9" and name == "GTS"
    )


def test_a_season_that_is_not_over(empty):
    """It has a champion when nobody can catch the leader, and no closest title yet."""
    ahead = [{"team": "A", "class_position": 1, "round": round} for round in (1, 2)]
    others = [
        {"team": "B", "class_position": 2},
        {"team": "B", "class_position": 1, "class": "LMP"},
        {"team": "C", "class_position": 2, "class": "LMP"},
    ]
    for rounds, champions in [(3, ["A"]), (4, []), (2, ["A", "B"])]:
        with seasons.season(empty, ahead + others, rounds=rounds, held=2) as con:
            assert [row[2] for row in ask(con, "champions")] == champions, rounds
            assert len(ask(con, "closest_titles")) == (2 if rounds == 2 else 0)


def test_a_shared_title_is_the_closest(empty):
    results = [
        {"team": team, "class_position": place, "round": round}
        for round, order in enumerate(["AB", "BA"], 1)
        for place, team in enumerate(order, 1)
    ]
    with seasons.season(empty, results) as con:
        assert ask(con, "closest_titles") == [(2001, "GT", "A", 36, "B", 36, 0)]
        assert [row[2] for row in ask(con, "champions")] == ["A", "B"]


def test_a_title_that_a_decision_took_was_not_decided(empty):
    """Nobody could catch A after round 2, but the stewards."""
    results = [
        {"team": team, "class_position": place, "round": round}
        for round, order in enumerate(["AB", "AB", "BA"], 1)
        for place, team in enumerate(order, 1)
    ]
    scales = {"short": [20, 10]}
    decisions = [{"team": "A", "points": -30, "round": 3}]
    with seasons.season(empty, results, scales=scales) as con:
        assert [row[2:4] for row in ask(con, "deciding_races")] == [("A", 2)]
    with seasons.season(empty, results, scales=scales, adjustments=decisions) as con:
        assert [row[2:4] for row in ask(con, "deciding_races")] == [("B", 3)]


def test_decisions_are_no_cars(empty):
    """Nor is a car below the minimum distance one whose points a driver lacks."""
    results = [
        {"team": "A", "class_position": 1, "overall_position": 1, "laps": 100},
        {"team": "B", "class_position": 2, "laps": 10},
    ]
    decisions = [{"team": "B", "points": 3}, {"team": "B", "points": -9, "reason": "late"}]
    asked = {"season": 2001, "class": "GT"}
    with seasons.season(empty, results, adjustments=decisions) as con:
        assert [row[3] for row in ask(con, "no_points", season=2001)] == ["B"]
        assert [row[3:] for row in ask(con, "drivers", **asked)] == [("A", "round 1, 1st")]
        assert [row[1:] for row in ask(con, "manufacturers", **asked)] == [(20, 1, "A, round 1")]
        assert ask(con, "best_rounds", season=2001, team="B") == []
        # Listed by a decision alone.
        assert ask(con, "season_grid", **asked) == [("A", 20, 20), ("B", -6, None)]


def test_season_grid_tells_long_names_apart(empty):
    teams = ["Grand Example Racing North", "Grand Example Racing South"]
    results = [
        {"team": team, "class_position": place, "round": round}
        for round in (1, 2)
        for place, team in enumerate(teams if round == 1 else reversed(teams), 1)
    ]
    with seasons.season(empty, results) as con:
        assert [row[1:] for row in ask(con, "season_grid", season=2001)] == [
            (36, 20, 16),
            (36, 16, 20),
        ]


def test_rulebooks_that_fit(con):
    """The official one is not the only: no known result tests the minimum distance."""
    rows = {rulebook: row for _, rulebook, *row in ask(con, "rulebooks_that_fit")}
    cells, lines = len(seed("published_points")), len(seed("published_totals"))
    for rulebook in ("no minimum distance", "75 percent", "class winner"):
        assert rows.pop(rulebook) == [cells, 0, lines, 0, "yes"]
    assert rows.pop("ALMS 2003") == [cells, 0, lines, 0, "yes, official"]
    assert sorted(rows) == [
        "2002 scales",
        "Formula One scale",
        "every car",
        "one scale",
        "two best cars",
    ]
    for right, wrong, right_totals, wrong_lines, fits in rows.values():
        assert fits == "no"
        assert right + wrong == cells
        assert wrong_lines >= lines - right_totals > 0
    # Every cell of a short race is the same on one scale, and a long race's never is.
    long = sum(row["round"] in ("1", "9") for row in seed("published_points"))
    assert rows["one scale"][1] == long
    # Nowhere is a first place worth the same.
    assert rows["2002 scales"][0] == rows["Formula One scale"][0] == 0


def test_what_if_changes(con):
    rows = ask(con, "what_if_changes")
    assert len(rows) == 8 * 4
    champions = {"GT": "Alex Job Racing", "GTS": "Corvette Racing", "LMP675": "Dyson Racing Team"}
    champions["LMP900"] = "Infineon Team Joest"
    assert [
        (rulebook, name, champion)
        for _, rulebook, name, champion, *_ in rows
        if champion != champions[name]
    ] == [
        ("every car", "GTS", "Prodrive"),
        ("every car", "LMP900", "JML Team Panoz"),
        ("two best cars", "LMP900", "JML Team Panoz"),
    ]
    assert all(new == (champion != champions[name]) for _, _, name, champion, new, *_ in rows)
    quiet = {rulebook for _, rulebook, *_, totals, places in rows if not totals and not places}
    loud = {rulebook for _, rulebook, *_, totals, _ in rows if totals}
    assert quiet - loud == {"no minimum distance", "75 percent", "class winner"}


@pytest.mark.parametrize("name", ["LMP900", "LMP675", "GTS", "GT"])
def test_season_grid(con, name):
    """Every printed cell, and empty where nothing is printed."""
    cells = printed_cells(name)
    rows = ask(con, "season_grid", **{"class": name})
    assert [tuple(row) for row in rows] == [
        (
            row["team"][:16],
            int(row["points"]),
            *(cells[row["team"]].get(round) for round in range(1, 10)),
        )
        for row in seed("published_totals")
        if row["class"] == name
    ]


def test_season_grid_of_another_season(empty):
    """Twelve rounds are twelve columns."""
    results = [{"team": "A", "class_position": 1, "round": round} for round in range(1, 13)]
    results.append({"team": "B", "class_position": 2, "round": 12})
    with seasons.season(empty, results) as con:
        assert ask(con, "season_grid", season=2001) == [
            ("A", 12 * 20, *[20] * 12),
            ("B", 16, *[None] * 11, 16),
        ]


def test_calendar(con):
    """As the article tells it: Atlanta is new, Washington and Mid-Ohio are gone."""
    rows = ask(con, "calendar")
    assert [(round, event, days, status) for _, round, event, _, days, status in rows] == [
        (1, "Mobil 1 12 Hours of Sebring", None, "held"),
        (None, "Grand Prix of Mexico", None, "cancelled"),
        (2, "Chevy Grand Prix of Atlanta", 16 + 30 + 31 + 29, "held, added"),
        (3, "Infineon Grand Prix of Sonoma", 28, "held"),
        (4, "Le Grand Prix de Trois-Rivières", 7, "held"),
        (5, "Toronto Grand Prix of Mosport", 14, "held"),
        (6, "Road America 500", 7, "held"),
        (7, "Fry's Electronics Sports Car Championships", 14, "held"),
        (8, "Grand Prix Americas", 20, "held"),
        (9, "Petit Le Mans", 21, "held"),
        (None, "Grand Prix of Washington, D. C.", None, "dropped"),
        (None, "Mid-Ohio Sports Car Course", None, "dropped"),
    ]


def test_field_sizes(con):
    entered: Counter[int] = Counter()
    running: Counter[int] = Counter()
    for row in seed("race_entries"):
        entered[int(row["round"])] += int(row["entered"])
        running[int(row["round"])] += int(row["running"])
    rows = ask(con, "field_sizes")
    assert {round: (cars, finishers) for round, _, cars, finishers, _ in rows} == {
        round: (entered[round], running[round]) for round in range(1, 10)
    }
    assert rows[0][-1] == "LMGTP 2/2 LMP900 8/13 LMP675 2/6 GTS 2/9 GT 13/26"
