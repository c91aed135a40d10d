"""docs/adding-a-season.md, followed word by word, and the example that it copies."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from documents import STEP, check_answer
from scorer import Championship, shown

import loader

DOCUMENT = loader.ROOT / "docs" / "adding-a-season.md"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which someone followed the document."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("schema", "seeds", "views", "checks", "queries", "examples", "imports", "loading"):
        shutil.copytree(loader.ROOT / name, copy / name)
    for name in ("loader.py", "pyproject.toml"):
        shutil.copy(loader.ROOT / name, copy)
    for step in STEP.finditer(DOCUMENT.read_text(encoding="utf-8")):
        if step["path"]:
            with (copy / step["path"]).open("r+", encoding="utf-8") as seed:
                assert seed.readline() == step["header"], step["path"]
                seed.seek(0, os.SEEK_END)
                seed.write(step["rows"])
        elif step["commands"]:
            subprocess.run(
                ["sh", "-e", "-c", step["commands"]],
                cwd=copy,
                env=os.environ
                | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
                check=True,
            )
        else:
            database = max(copy.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
            with duckdb.connect(str(database), read_only=True) as con:
                check_answer(con, step["query"], step["table"])
    return copy


def test_the_first_season_does_not_change(followed: Path, con: duckdb.DuckDBPyConnection) -> None:
    query = "FROM standings_2003 ORDER BY ALL"
    with duckdb.connect(str(followed / "alms.duckdb"), read_only=True) as both:
        assert both.execute(query).fetchall() == con.execute(query).fetchall()
        differing = "FROM reconciliation WHERE difference IS DISTINCT FROM 0"
        assert both.execute(differing).fetchall() == []


def test_another_series_has_no_tables_of_2003(followed: Path) -> None:
    with duckdb.connect(str(followed / "my-league.duckdb"), read_only=True) as con:
        assert (
            con.execute(
                "SELECT view_name FROM duckdb_views() WHERE view_name SIMILAR TO '.*(2003|gts?_).*'"
            ).fetchall()
            == []
        )


@pytest.fixture
def league(followed: Path) -> duckdb.DuckDBPyConnection:
    with duckdb.connect(str(followed / "my-league.duckdb"), read_only=True) as con:
        yield con


def test_the_league_has_what_the_document_says(league: duckdb.DuckDBPyConnection) -> None:
    """Each rule that it shows decides something."""
    reasons = dict(
        league.execute("SELECT reason, count(*) FROM points_ledger GROUP BY ALL").fetchall()
    )
    assert reasons.keys() >= {
        "bonus", "dropped round", "excluded", "not eligible", "points adjustment", "scored",
    }  # fmt: skip
    assert league.execute(
        "SELECT count(DISTINCT class), count(DISTINCT championship) FROM standings"
    ).fetchall() == [(2, 3)]
    assert league.execute(
        "SELECT count(*) FROM points_ledger WHERE why = 'did not finish, which is worth 1'"
    ).fetchall() == [(14,)]
    assert league.execute(
        "SELECT championship, ahead, behind, separated_by FROM tiebreaks ORDER BY championship"
    ).fetchall() == [
        ("Feature Cup", "Hanna Weiss", "Luca Moretti", "the better place in the latest round"),
        ("drivers", "Luca Moretti", "Nora Lindqvist", "1 third place to 0"),
    ]
    assert league.execute(
        "SELECT competitor, points FROM what_if_differences WHERE title_won"
    ).fetchall() == [("Team Switchback", 338.5)]
    assert league.execute(
        "SELECT DISTINCT competitor, position, points FROM standings WHERE position IS NULL"
    ).fetchall() == [("Rui Sousa", None, 0)]
    # A bonus is a row of the ledger, and no second car.
    assert (
        league.execute("SELECT count(*) FROM race_results").fetchall()
        == league.execute("SELECT count(*) FROM results").fetchall()
    )
    # A whole weekend is dropped, sprint and feature together.
    assert league.execute(
        "SELECT max(rounds) FROM (SELECT count(*) AS rounds FROM points_by_round "
        "WHERE dropped GROUP BY competitor)"
    ).fetchall() == [(2,)]
    assert "Stina Karlsson" not in {
        name for (name,) in league.execute("SELECT competitor FROM standings").fetchall()
    }


# What the rows of the table of more rules need: the races and holders that they are about.
RACES = {
    "events.csv": "season,round,event\n2026,2,Second race\n",
    "classes.csv": "season,class\n2026,GT\n2026,TC\n",
    "championships.csv": "season,class,championship,competitors,rulebook\n"
    "2026,TC,drivers,drivers,League\n2026,Overall,drivers,drivers,League\n",
    "results.csv": "season,round,entry,class,class_position,overall_position,status\n"
    "2026,1,7,GT,1,1,\n2026,1,9,GT,2,3,\n2026,1,5,TC,1,2,\n2026,2,5,TC,,,dnf\n",
    "result_drivers.csv": "season,round,entry,driver\n2026,1,5,Cy Cox\n2026,2,5,Cy Cox\n",
    "awards.csv": "season,round,award,entry\n2026,1,pole,7\n2026,1,pole,9\n2026,2,pole,5\n",
    "accepted_violations.csv": "check_name,row_key,reason\n"
    "award of two cars,2026 | 1 | pole | 9 |,The same time\n",
    "what_ifs.csv": "what_if,question\nhalf points,What if round 1 had half points?\n",
}
RULES = re.compile(r"\| `(\S+\.csv)` \| `([^`]+)`<br>`([^`]+)` \|$", re.MULTILINE)


def test_more_rules(followed: Path, tmp_path: Path) -> None:
    """The small league with every row of the table."""
    seeds = shutil.copytree(followed / "new-league", tmp_path / "seeds")
    (seeds / "results.csv").unlink()
    shown_rows = [
        (file, f"{header}\n{row}")
        for file, header, row in RULES.findall(DOCUMENT.read_text("utf-8"))
    ]
    assert len(shown_rows) == 11
    for file, text in [*RACES.items(), *shown_rows]:
        path = seeds / file
        have = path.read_text("utf-8") if path.exists() else ""
        rows = [row for each in (have, text) for row in csv.DictReader(each.splitlines())]
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)))
            writer.writeheader()
            writer.writerows(rows)
    loader.build(tmp_path / "database", seeds)
    with duckdb.connect(str(tmp_path / "database"), read_only=True) as con:
        found: dict[tuple, list[tuple]] = {}
        for scenario, name, championship, *row in con.execute(
            "SELECT scenario, class, championship, competitor, points FROM scenario_standings "
            "ORDER BY scenario, class, championship, position, competitor"
        ).fetchall():
            found.setdefault((scenario, name, championship), []).append((row[0], float(row[1])))
    # In GT round 1 brings half of 10 and 8; the pole, a point to each, is not halved.
    cup, gt = [("Ann Ash", 5), ("Ben Bay", 4)], [("Ann Ash", 6), ("Ben Bay", 5)]
    # Of 10 and 1 + 1, the better round.
    tc = [("Cy Cox", 10)]
    assert found["official", "GT", "Night Cup"] == cup
    assert found["official", "GT", "drivers"] == gt
    assert found["official", "TC", "drivers"] == tc
    assert found["official", "Overall", "drivers"] == [
        ("Ann Ash", 11), ("Cy Cox", 8), ("Ben Bay", 7),
    ]  # fmt: skip
    assert found["without 7", "GT", "Night Cup"] == [("Ben Bay", 5)]
    assert found["without 7", "Overall", "drivers"][:1] == [("Cy Cox", 10)]
    assert found["half points", "TC", "drivers"] == [("Cy Cox", 5)]


def test_the_league_is_what_the_scorer_says(league: duckdb.DuckDBPyConnection) -> None:
    cursor = league.cursor()
    facts = {}
    for (table,) in league.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        rows = cursor.execute(f"FROM {table}").fetchall()
        names = [column[0] for column in cursor.description]
        facts[table] = [dict(zip(names, row, strict=True)) for row in rows]
    reckoned = [
        Championship(facts, own, what_if)
        for own in facts["championships"]
        for what_if in (None, *facts["what_ifs"])
    ]
    for view, rows in {
        "scenario_standings": lambda each: ((*row, each.complete()) for row in each.standings()),
        "scenario_points_by_round": Championship.by_round,
        "scenario_ledger": Championship.ledger,
    }.items():
        assert shown(league, view) == Counter(
            (each.scenario, each.season, each.name, each.championship, *row)
            for each in reckoned
            for row in rows(each)
        ), view


# Three classes of motorcycles: only MotoGP has sprints, Moto3 skips a round, Moto2's last race is
# voided and MotoGP's is worth half. Riders score one by one, a maker with its best motorcycle.
MOTORCYCLES = {
    "championships": "season,class,championship,rulebook\n"
    + "".join(
        f"2026,{name},{who},{book}\n"
        for name in ("MotoGP", "Moto2", "Moto3")
        for who, book in (("drivers", "Riders"), ("manufacturers", "Makers"))
    ),
    "rulebooks": "rulebook,scale,cars_counted,ties\n"
    "Riders,Grand Prix,,last round\nMakers,Grand Prix,1,last round\n",
    "points_scales": "scale,kind,place,points\n"
    "Grand Prix,race,1,25\nGrand Prix,race,2,20\nGrand Prix,race,3,16\n"
    "Grand Prix,sprint,1,12\nGrand Prix,sprint,2,9\nGrand Prix,sprint,3,7\n",
    "event_kinds": "kind,points_only\nrace,false\nsprint,true\n",
    "events": "season,round,event,date,kind,weekend\n"
    "2026,1,Thailand sprint,2026-02-28,sprint,1\n2026,2,Thailand,2026-03-01,race,1\n"
    "2026,3,Brazil,2026-03-22,race,\n2026,4,Qatar,2026-04-12,race,\n",
    "class_rounds": "season,round,class,status,points_percent\n"
    "2026,1,Moto2,skipped,\n2026,1,Moto3,skipped,\n2026,3,Moto3,skipped,\n"
    "2026,4,Moto2,voided,\n2026,4,MotoGP,,50\n",
    "chassis": "chassis,manufacturer\nGP26,Ducati\nRC16,KTM\nKalex,Kalex\nBosco,Boscoscuro\n"
    "RC250,KTM\nNSF250,Honda\n",
}
CHASSIS = {"A": "GP26", "B": "GP26", "C": "RC16", "D": "Kalex", "E": "Bosco"} | {
    "F": "RC250", "G": "NSF250",
}  # fmt: skip
# (round, class): the riders in the order of the finish; who is in lower case did not.
ORDERS = {
    (1, "MotoGP"): "ABC", (2, "MotoGP"): "BCA", (3, "MotoGP"): "ABc", (4, "MotoGP"): "CAB",
    (2, "Moto2"): "DE", (3, "Moto2"): "ED", (4, "Moto2"): "DE",
    (2, "Moto3"): "GF", (4, "Moto3"): "Fg",
}  # fmt: skip
GRAND_PRIX = [
    # 12 + 16 + 25 + half of 20; 9 + 25 + 20 + half of 16; 7 + 20 + half of 25
    ("MotoGP", "drivers", 1, "A", 63, 1),
    ("MotoGP", "drivers", 2, "B", 62, 1),
    ("MotoGP", "drivers", 3, "C", 39.5, 1),
    # 12 + 25 + 25 + half of 20
    ("MotoGP", "manufacturers", 1, "Ducati", 72, 2),
    ("MotoGP", "manufacturers", 2, "KTM", 39.5, 1),
    # 25 + 20 and 20 + 25, and the voided round decides nothing
    ("Moto2", "drivers", 1, "E", 45, 1),
    ("Moto2", "drivers", 2, "D", 45, 1),
    ("Moto2", "manufacturers", 1, "Boscoscuro", 45, 1),
    ("Moto2", "manufacturers", 2, "Kalex", 45, 1),
    # 20 + 25 and 25
    ("Moto3", "drivers", 1, "F", 45, 1),
    ("Moto3", "drivers", 2, "G", 25, 1),
    ("Moto3", "manufacturers", 1, "KTM", 45, 1),
    ("Moto3", "manufacturers", 2, "Honda", 25, 1),
]


def test_classes_with_calendars_of_their_own(tmp_path: Path) -> None:
    seeds = tmp_path / "grand-prix"
    seeds.mkdir()
    results, drivers = [], []
    for (number, name), order in ORDERS.items():
        for place, rider in enumerate(order, 1):
            entry = rider.upper()
            finish = f"{place}," if rider == entry else ",dnf"
            results.append(f"2026,{number},{entry},{name},{CHASSIS[entry]},{finish}\n")
            drivers.append(f"2026,{number},{entry},{entry}\n")
    files = MOTORCYCLES | {
        "results": "season,round,entry,class,chassis,class_position,status\n" + "".join(results),
        "result_drivers": "season,round,entry,driver\n" + "".join(drivers),
    }
    for table, text in files.items():
        (seeds / f"{table}.csv").write_text(text, "utf-8")
    database = tmp_path / "grand-prix.duckdb"
    done = subprocess.run(
        [sys.executable, "loader.py", "--seeds", seeds, "--database", database],
        cwd=loader.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    with duckdb.connect(str(database), read_only=True) as con:
        found = con.execute(
            "SELECT class, championship, position, competitor, points, wins FROM standings"
        ).fetchall()
    assert sorted(found) == sorted(GRAND_PRIX)
