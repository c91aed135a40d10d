"""What is read from seeds: as it is meant, and as it was when it was read."""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path

import duckdb
import pytest
from conftest import most_slow
from seed_cases import JOEST, LEAGUE, TABLES, Edit, change, faults_of, joest, loaded

import loader
from loading import seed_files
from loading.seed_files import read_tables, seed_paths, with_points

# What is accepted: edits, a query, its one row.
ACCEPTED: dict[str, tuple[list[Edit], str, tuple]] = {
    "byte order mark, CRLF, and a line break in quotes": (
        [("event_kinds", None, '\ufeffkind,description\r\nshort,"a\r\nb"\r\nlong,"c\td"\r\n')],
        "SELECT LIST(description ORDER BY kind DESC) FROM event_kinds",
        (["a\nb", "c\td"],),
    ),
    "capitals in TRUE": (
        [("event_kinds", None, "kind,points_only\nshort,TRUE\nlong,False\n")],
        "SELECT LIST(points_only ORDER BY kind DESC) FROM event_kinds",
        ([True, False],),
    ),
    "decimal without its last place, or with one more": (
        [("events", "6.019", "6.02"), ("events", ",4.072,", ",4.0720,"),
         ("events", "2 h 45 min,4.088,2:45:30", "2 h 45 min,4,2:45:30")],
        "SELECT LIST(CAST(circuit_km AS TEXT) ORDER BY round)[:3] FROM events",
        (["6.020", "4.000", "4.072"],),
    ),
    "columns left out": (
        [("rulebooks", None, "scale,rulebook\nALMS 2003,ALMS 2003\n")],
        "SELECT rulebook, cars_counted, ties, source FROM rulebooks",
        ("ALMS 2003", 99, "shared", None),
    ),
    "empty cells where there is a default": (
        [*joest("classified", ""), ("event_kinds", None, "kind,points_only\nshort,\nlong,\n")],
        "SELECT status, (SELECT BOOL_OR(points_only) FROM event_kinds) FROM results "
        "WHERE (round, entry) = (1, '1')",
        ("classified", False),
    ),
    "lines added by a program with other line ends": (
        [("drivers", "Alain Menu,\nAlex Caffi,", 'Alain Menu,\r\nAlex Caffi,"a\r\nb"\r')],
        "SELECT COUNT(*), MAX(note) FROM drivers WHERE driver IN ('Alain Menu', 'Alex Caffi')",
        (2, "a\nb"),
    ),
    "no-break space between words, and other alphabets": (
        [("drivers", "Alain Menu,\n", "Alain Menu,Ален\u00a0Меню محمد \u200d🏁\n")],
        "SELECT note FROM drivers WHERE driver = 'Alain Menu'",
        ("Ален\u00a0Меню محمد \u200d🏁",),
    ),
    "one number on two cars, one driver in both, two in one place": (
        [("results", JOEST, "2003,1,spare,LMP900,,1,,1,Prodrive,,,,dnf,race,\n" + JOEST),
         ("result_drivers", "2003,1,Frank Biela,1,2",
          "2003,1,Frank Biela,1,2\n2003,1,Frank Biela,spare,")],
        "SELECT COUNT(*) FROM results WHERE (round, car_number, class_position) = (1, '1', 1)",
        (2,),
    ),
    "lists that are the names in the other files": (
        [(name, None, None) for name in ("seasons", "teams", "drivers", "event_kinds", "classes")]
        + [("events", "2003-03-15,held,long", "2003-03-15,held,")],
        "SELECT (SELECT LIST(season) FROM seasons), (SELECT COUNT(*) FROM teams), "
        "(SELECT LIST(kind ORDER BY kind) FROM event_kinds), (SELECT COUNT(*) FROM classes)",
        ([2003], 33, ["long", "race", "short"], 4),
    ),
}  # fmt: skip

# What a point is, by the edits that decide it.
POINTS: dict[str, tuple[list[Edit], str]] = {
    "whole": ([], "INTEGER"),
    "written with decimals that are none": (
        [("published_totals", ",1,170\n", ",1,170.0\n")], "INTEGER"
    ),
    "half a point": ([("published_totals", ",1,170\n", ",1,170.5\n")], "DECIMAL(9,2)"),
    "half points": (
        [("events", None, "season,event,round,points_percent\n2003,A,1,50\n")], "DECIMAL(9,2)"
    ),
    "more digits than a number has": (
        [("events", None, f"season,event,round,points_percent\n2003,A,1,{'1' * 5000}\n")],
        "DECIMAL(9,2)",
    ),
    "double points": (
        [("events", None, "season,event,round,points_percent\n2003,A,1,200\n")], "INTEGER"
    ),
    "shared drives": ([("rulebooks", ",each,", ",split,")], "DECIMAL(9,2)"),
    "award of two cars, without points": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,38\n")], "INTEGER"
    ),
    "award of two cars of a class": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,38\n"),
         ("rulebook_bonuses", None, "rulebook,award,points\nALMS 2003,pole,1\n")],
        "DECIMAL(9,2)",
    ),
    "award of a car in each of two classes": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,20\n"),
         ("rulebook_bonuses", None, "rulebook,award,points\nALMS 2003,pole,1\n")],
        "INTEGER",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(ACCEPTED))
def test_accepted(case: str, folder: Path) -> None:
    edits, query, row = ACCEPTED[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    with loaded(folder / "seeds") as con:
        assert con.execute(query).fetchall() == [row]


@pytest.mark.parametrize("case", POINTS)
def test_point(case: str, folder: Path) -> None:
    edits, expected = POINTS[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    with duckdb.connect() as con:
        tables = with_points(TABLES, seed_paths(TABLES, folder / "seeds"))
        loader.execute(con, [table.create for table in tables])
        types = {
            table.types["points"]
            for table in read_tables(con, TABLES).values()
            if "points" in table.types
        }
    assert types == {expected}


def test_what_has_no_file(tmp_path: Path) -> None:
    """The tables that are empty then, and the lists of names that are filled."""
    for seed, text in LEAGUE.items():
        (tmp_path / f"{seed}.csv").write_text(text, "utf-8")
    with loaded(tmp_path) as con:
        filled = {name for name, count in loader.count_rows(con).items() if count} - {*LEAGUE}
        assert filled == {"event_kinds", "teams", "scales", "seasons", "classes"}
        assert con.execute("SELECT team FROM teams ORDER BY team").fetchall() == [
            ("Blue",), ("Red",),
        ]  # fmt: skip
        assert con.execute("FROM classes").fetchall() == [(2025, "Cup", None, False, None)]


@pytest.mark.parametrize(
    "name",
    most_slow(
        [
            "season[3]",
            "season*",
            "season?",
            "[!s]",
            "it's",
            "ü",
            "a{b,c}",
            "%41",
            "a\\b",
            "~",
            "file:seasons",
            "team=Nobody",
            "season=2003",
        ]
    ),
)
def test_a_folder_of_any_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine takes a path for a pattern; the folders beside it, or at home, would match."""
    if os.name == "nt" and set(name) & set("*?:\\"):
        pytest.skip("no name on Windows")
    monkeypatch.setenv("HOME", str(tmp_path / "seasons"))
    for other in ("season3", "seasons", name):
        (tmp_path / other).mkdir()
        for seed, text in LEAGUE.items():
            text = text if other == name else text.replace("Red", "Other")
            (tmp_path / other / f"{seed}.csv").write_text(text, "utf-8")
    with chdir(tmp_path), loaded(Path(name)) as con:
        assert con.execute("SELECT team FROM results WHERE entry = '7'").fetchall() == [("Red",)]
    change(tmp_path / name, "results", "2025,1,7", "2025,x,7")
    assert faults_of(tmp_path / name) == [
        "results.csv:2: column round, value 'x': expected a whole number like 3"
    ]


def test_a_file_that_is_replaced_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are those of the header: read_csv names columns by their position."""
    path = folder / "seeds" / "classes.csv"
    copy_seed = seed_files.copy_seed

    def copy_and_replace(seed: Path, to: Path) -> Path:
        copy = copy_seed(seed, to)
        if seed == path:
            path.write_text("class,season\nGTX,2003\n", "utf-8")
        return copy

    monkeypatch.setattr(seed_files, "copy_seed", copy_and_replace)
    with loaded(folder / "seeds") as con:
        assert con.execute("SELECT COUNT(*) FROM classes WHERE season = 2003").fetchall() == [(4,)]
