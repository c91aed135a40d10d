"""docs/adding-a-season.md, followed word by word, and the example that it copies."""

from __future__ import annotations

import os
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
    ).fetchall() == [(2, 2)]
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


def test_the_league_is_what_the_scorer_says(league: duckdb.DuckDBPyConnection) -> None:
    cursor = league.cursor()
    facts = {}
    for (table,) in league.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        rows = cursor.execute(f"FROM {table}").fetchall()
        names = [column[0] for column in cursor.description]
        facts[table] = [dict(zip(names, row, strict=True)) for row in rows]
    reckoned = [Championship(facts, own) for own in facts["championships"]]
    for view, rows in {
        "scenario_standings": Championship.standings,
        "scenario_points_by_round": Championship.by_round,
        "scenario_ledger": Championship.ledger,
    }.items():
        assert shown(league, view) == Counter(
            ("official", each.season, each.name, each.championship, *row)
            for each in reckoned
            for row in rows(each)
        ), view
