"""Every query is one question and one statement, and answers what it answered when it was read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import golden
import pytest
import seasons
from conftest import most_slow

SHELL = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")
queries = pytest.mark.parametrize("path", golden.QUERIES, ids=lambda path: path.stem)


@queries
def test_its_form(path):
    text = path.read_text("utf-8")
    assert re.match(r"-- [^\n]+\?\n", text)
    *preamble, statement, end = re.sub("^ *--.*\n", "", text, flags=re.MULTILINE).split(";")
    assert all(line.strip().startswith("SET VARIABLE ") for line in preamble)
    assert statement.split()[0] in ("SELECT", "WITH")
    assert end == "\n"
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("path", most_slow(golden.QUERIES, 4), ids=lambda path: path.stem)
def test_its_answer(con, path):
    assert golden.answer(con, path.read_text("utf-8")) == golden.query_answer(path.stem)


@pytest.mark.parametrize("path", most_slow(golden.QUERIES), ids=lambda path: path.stem)
def test_it_answers_in_any_database(made_up, path):
    """Nothing but results, rules and a decision: what needs more says so, and does not fail."""
    text = path.read_text("utf-8")
    rows = made_up.execute(text).fetchall()
    # The season is not over, and no source names a chassis.
    assert bool(rows) != ("\n-- Needs " in text or path.stem in ("closest_titles", "chassis"))


@pytest.mark.slow
@pytest.mark.skipif(SHELL is None, reason="duckdb-cli is not installed")
def test_they_read_well_in_the_shell(database):
    """Whole at 120 columns and 40 rows: the shell puts an ellipsis or a dot where it cuts."""
    done = subprocess.run(
        [SHELL, "-readonly", str(database), "-cmd", ".maxwidth 120"],
        input="".join(f".print {path.stem}\n.read {path}\n" for path in golden.QUERIES),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 120
    assert not re.search("[…·]|shown", done.stdout)


@pytest.mark.slow
def test_a_title_that_a_penalty_opened_again_has_no_champion(made_up):
    """Ann Archer's, clinched in round 3; the teams' title stays won."""
    teams = ("One", "teams", "Archer", 36), ("One", "teams", "Archer", 3)
    drivers = ("One", "drivers", "Ann Archer", 30), ("One", "drivers", "Ann Archer", 3)

    def decided() -> list[list[tuple]]:
        names = ("champions", "deciding_races")
        return [[row[:4] for row in ask(made_up, name)] for name in names]

    assert decided() == [[teams[0]], [teams[1]]]
    made_up.begin()
    try:
        made_up.execute("DELETE FROM adjustments")
        assert decided() == [[teams[0], drivers[0]], [teams[1], drivers[1]]]
    finally:
        made_up.rollback()


def test_the_grid_of_places(con):
    """As the article's winners and the printed points have it."""
    rows = ask(con, "season_grid", cells="places")
    assert rows[0] == ("Infineon Team Jo", 170, 1, 2, 1, 1, 1, 3, 1, 2, 3)


# query, its variables, and what its last row begins with, or the error
ASKED = [
    ("lost_to_rules", {"class": "gt", "championship": "TEAMS"}, ("did not finish",)),
    ("places_won", {"class": "gts"}, ("GTS", "Carsport America")),
    ("head_to_head", {"one": "bentley", "other": "audi"}, (9, "Audi", 173)),
    ("head_to_head", {"one": "mg-lola", "other": "lola"}, (9, "MG-Lola", 70)),
    ("head_to_head", {"one": " freon ", "class": "GTS"}, (9, "Johnny O'Connell")),
    ("head_to_head", {"one": "john"},
     '"john" is part of several names: Johnny Herbert, John Graham'),
    ("head_to_head", {"one": "Foo"}, 'no competitor of LMP900 teams is called "Foo"'),
    ("drivers", {"class": "GTX"}, 'no class of 2003 is called "GTX": LMP900, LMP675, GTS, GT'),
    ("streaks", {"class": "GTX"}, 'no class of 2003 is called "GTX": LMP900, LMP675, GTS, GT'),
    ("leaders", {"championship": "cup"},
     'no championship of 2003 is called "cup": drivers, manufacturers, teams'),
    ("season_grid", {"championship": "cup"},
     'no championship of 2003 LMP900 is called "cup": drivers, manufacturers, teams'),
    ("teams", {"season": 1999}, "there is no season 1999"),
]  # fmt: skip


@pytest.mark.parametrize("asked", most_slow(ASKED, 4), ids=lambda asked: asked[0])
def test_asked_with_variables(con, asked):
    query, variables, expected = asked
    if isinstance(expected, str):
        with pytest.raises(duckdb.InvalidInputException, match=re.escape(expected)):
            ask(con, query, **variables)
    else:
        assert ask(con, query, **variables)[-1][: len(expected)] == expected


def test_a_date_with_two_rounds(empty):
    cars = [seasons.car("A", nth, round=nth) for nth in (1, 2)]
    with seasons.season(empty, cars, events={2: {"date": "2001-01-01"}}):
        assert ask(empty, "standings_on_a_date") == [(2, 1, "A", 36, 0, True)]


def ask(con: duckdb.DuckDBPyConnection, query: str, **variables: str | int) -> list[tuple]:
    """The rows of a query, after `SET VARIABLE` for each of the variables."""
    [path] = [path for path in golden.QUERIES if path.stem == query]
    for name, value in variables.items():
        con.execute(f"SET VARIABLE {name} = {value!r}")
    try:
        return con.execute(path.read_text("utf-8")).fetchall()
    finally:
        for name in variables:
            con.execute(f"RESET VARIABLE {name}")


@pytest.mark.slow
def test_the_cells_of_a_grid_add_up(formula_one):
    """Where both cars of a team score."""
    with duckdb.connect(str(formula_one), read_only=True) as con:
        rows = ask(con, "season_grid", season=2025)
    assert len(rows) == 10
    assert all(sum(filter(None, cells)) == total for _, total, *cells in rows)


@pytest.mark.slow
def test_the_first_place_of_a_sprint_is_no_win(formula_one):
    with duckdb.connect(str(formula_one), read_only=True) as con:
        official = con.execute(
            "SELECT team, wins FROM team_standings WHERE season = 2025 AND wins > 0 ORDER BY team"
        ).fetchall()
        teams = [(team, wins) for _, team, _, _, wins, *_ in ask(con, "teams", season=2025) if wins]
        cars = [row[1] for row in ask(con, "wins_by_car", season=2025) for _ in range(row[4])]
        drivers = {row[1]: row[2:5] for row in ask(con, "drivers", season=2025)}
    assert sum(wins for _, wins in official) == 24
    assert sorted(teams) == official
    assert sorted(Counter(cars).items()) == official
    assert drivers["Max Verstappen"] == (24, 8, 15)
