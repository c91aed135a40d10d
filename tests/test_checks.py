"""Every check finds what cannot be, says where, and passes by what only looks like it.

The cases are in check_cases/, in the rooms of checks/. A case is an edit of the league there and
what `violations` then finds, which may be nothing. An edit is (seed, old text, new text); without
an old text, the new one follows the last line.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest
from check_cases import awards_and_decisions, calendar, names, printed, results, rules
from check_cases.league import DEAD_HEAT, LEAGUE, Cases, Edit

import loader
from loading.seed_files import BAD_TEXT, NOTHING
from loading.sql_files import quoted, read_catalogue, read_checks

ROOMS = (calendar, results, names, awards_and_decisions, rules, printed)
OF_NOTHING = "that check finds no such row, or none that can be accepted"
ACCEPTED = (
    "points that rise",
    "round without a points scale",
    "two cars in one place of a class",
)
ELSEWHERE = ("2001 | GT | teams | feature", "every one of 2000", "every one of 2001 S3")
# Made by read_checks of what all the others find.
ACCEPTANCES: Cases = {
    "acceptance of nothing": [
        (
            [("accepted_violations", "", "points that rise,Ten | race | 9,a typo\n")],
            [("accepted_violations.row_key", "points that rise | Ten || race || 9",
              "Ten | race | 9", OF_NOTHING)],
        ),
        # Of another kind of race, another season, another class.
        (
            [("events", "scheduled,race", "scheduled,sprint"),
             ("accepted_violations", "",
              "".join(f"round without a points scale,{key},ours\n" for key in ELSEWHERE))],
            [("accepted_violations.row_key",
              f"round without a points scale | {key.replace('|', '||')}", key, OF_NOTHING)
             for key in ELSEWHERE],
        ),
        # What the views rely on cannot be accepted.
        (
            [("points_scales", "", "Ten,race,4,7\n"),
             ("accepted_violations", "", "points that rise,Ten | race | 4,ours\n")],
            [("accepted_violations.row_key", "points that rise | Ten || race || 4",
              "Ten | race | 4", OF_NOTHING)],
        ),
        ([DEAD_HEAT, ("accepted_violations", "",
                      "two cars in one place of a class,2001 | 1 | 2,a dead heat\n")], []),
    ],
}  # fmt: skip
CASES = {check: cases for room in ROOMS for check, cases in room.CASES.items()} | ACCEPTANCES
ALL = {
    f"{check} {number}": (check, *case)
    for check, cases in CASES.items()
    for number, case in enumerate(cases)
}
TABLES, VIEWS = read_catalogue(loader.ROOT)
CHECKS = loader.ROOT / "checks"


def stem(check: str) -> str:
    return re.sub(r"\W", "_", check.replace("'", ""))


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table without a row, and every view; and for each check one like violations with no
    other in it, or only those that its cases accept: planned in a tenth of the time."""
    of_view = {path.stem: [path] for path in CHECKS.rglob("*.sql")}
    of_view["acceptance_of_nothing"] = [path for name in ACCEPTED for path in of_view[stem(name)]]
    with duckdb.connect(config={"threads": 1}) as con:
        loader.execute(con, [table.create for table in TABLES])
        loader.create_views(con, VIEWS)
        for view, paths in of_view.items():
            folder = tmp_path_factory.mktemp("checks")
            for path in paths:
                shutil.copy(path, folder)
            create = read_checks(folder, TABLES).create
            con.execute(create.replace("VIEW violations", f"VIEW {view}", 1))
        yield con


@cache
def insertion(table: str, seed: str) -> str:
    header, *rows = csv.reader(seed.splitlines())
    if table == "championships" and "competitors" not in header:  # as the loader fills it
        header, rows = [*header, "competitors"], [[*row, row[2]] for row in rows]
    values = (", ".join(f"'{quoted(cell)}'" if cell else "NULL" for cell in row) for row in rows)
    if not rows:
        return ""
    return f"INSERT INTO {table} ({', '.join(header)}) VALUES ({'), ('.join(values)})"


def findings(
    con: duckdb.DuckDBPyConnection, edits: Iterable[Edit], such: str, view: str = "violations"
) -> list[tuple]:
    """(check, *Found) of everything such that a view finds in the edited league."""
    seeds = dict(LEAGUE)
    for seed, old, new in edits:
        assert not old or seeds[seed].count(old) == 1, f"{old!r} is not there once in {seed}"
        seeds[seed] = seeds[seed].replace(old, new) if old else seeds[seed] + new
    con.begin()
    try:
        con.execute(";".join(insertion(t.name, seeds[t.name]) for t in TABLES if t.name in seeds))
        return con.execute(
            "SELECT check_name, seed || '.' || column_name, row_key, value, detail "
            f"FROM {view} WHERE {such} ORDER BY ALL"
        ).fetchall()
    finally:
        con.rollback()


def test_the_league_is_sound(con: duckdb.DuckDBPyConnection) -> None:
    assert findings(con, [], "TRUE") == []


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.slow] * (not case.endswith(" 0"))) for case in ALL],
)
def test_check(case: str, con: duckdb.DuckDBPyConnection) -> None:
    check, edits, found = ALL[case]
    such = f"accepted IS NULL AND check_name = '{quoted(check)}'"
    assert findings(con, edits, such, stem(check)) == [(check, *row) for row in found]


@pytest.mark.slow
@pytest.mark.parametrize("case", [f"{check} 0" for check in CASES])
def test_no_other_check_finds_anything(case: str, con: duckdb.DuckDBPyConnection) -> None:
    check, edits, found = ALL[case]
    assert findings(con, edits, "accepted IS NULL") == [(check, *row) for row in found]


def test_every_check_has_a_case_that_it_finds_and_one_that_it_passes_by() -> None:
    checks: dict[str, set[str]] = {}
    for path in CHECKS.rglob("*.sql"):
        check = re.match("-- (.+):", path.read_text(encoding="utf-8"))[1]
        assert path.stem == stem(check), path
        checks.setdefault(f"check_cases.{path.parent.name}", set()).add(check)
    assert {room.__name__: set(room.CASES) for room in ROOMS} == checks
    for check, cases in CASES.items():
        assert {bool(found) for _, found in cases} == {True, False}, check


def test_an_acceptance_covers_one_finding() -> None:
    """No two findings of a check have one key, but of what cannot be accepted."""
    for check, cases in CASES.items():
        if check not in ("barred twice", "award twice to one car", "excluded twice"):
            for _, found in cases:
                assert len({key for _, key, *_ in found}) == len(found), check


def test_a_class_can_be_accepted(con: duckdb.DuckDBPyConnection) -> None:
    """Its every finding, and no other one's."""
    edits = [("events", "scheduled,race", "scheduled,sprint")]
    check = "round without a points scale"
    accept = ("accepted_violations", "", f"{check},every one of 2001 GT,not counted\n")
    assert len(findings(con, edits, "accepted IS NULL", stem(check))) == 4
    assert findings(con, [*edits, accept], "accepted IS NULL", stem(check)) == [
        (check, "championships.rulebook", "2001 | S2 | teams | sprint", "Club",
         "its scale Ten has no points for the kind sprint of round 3")
    ]  # fmt: skip


def test_what_is_true_all_the_same_is_shown_and_accepted(con: duckdb.DuckDBPyConnection) -> None:
    check = "two cars in one place of a class"
    accept = ("accepted_violations", "", f"{check},2001 | 1 | 2,a dead heat\n")
    found = findings(con, [DEAD_HEAT], "accepted IS NULL", stem(check))
    assert len(found) == 1
    assert findings(con, [DEAD_HEAT, accept], "accepted = 'a dead heat'", stem(check)) == found


@pytest.mark.slow
def test_how_often_checks_speak_on_good_data(database: Path, formula_one: Path) -> None:
    """All of it is accepted: 1,173 races have 110 findings, most of them of shared cars."""
    found = {
        "driver in two cars": 94,
        "award of two cars": 9,
        "round without a points scale": 3,
        "hole in the order": 1,
        "one driver under two names": 1,
        "one team under two names": 1,
        "round without an award": 1,
    }
    for path, counts in ((database, {}), (formula_one, found)):
        with duckdb.connect(str(path), read_only=True) as con:
            assert counts == dict(
                con.execute("SELECT check_name, COUNT(*) FROM violations GROUP BY ALL").fetchall()
            )


def test_words_for_nothing_are_no_names() -> None:
    words = (
        "NULL|None|none|None None|N/A|n/a|NA|n.a.|TBA|T.B.A.|tbc|TBD|TBA TBA|Driver TBA|Team TBA|"
        "unknown|Unknown Unknown|unknown driver|driver unknown|NaN|nan nan|<NA>|-|--|?|???|\\N|...|"
        "N.N.|to be announced|Not known|nil|undefined"
    ).split("|")
    names = "Nana|Nil Montserrat|Nan Goldin|Unknown Racing|N.A. Racing|Na Li|A|X|0|K.|Noone".split(
        "|"
    )
    with duckdb.connect() as con:
        for text in words + names:
            ((bad,),) = con.execute(f"SELECT regexp_matches(?, '{BAD_TEXT}')", [text]).fetchall()
            assert bad == bool(re.search(NOTHING, text)) == (text in words), text
