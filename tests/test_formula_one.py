"""Every championship of Formula One comes out of the rules, place and points.

The printed tables are the only answers here that nobody of this project has computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from documents import STEP, check_answer

import loader

DOCUMENT = loader.ROOT / "docs" / "formula-one.md"

# A total agrees when its place does, too.
DIFFERENCES = """
    SELECT season, championship, competitor, published, computed
    FROM reconciliation
    WHERE difference IS DISTINCT FROM 0
"""

# Printed without a place, as he was excluded, but with the points that he had.
EXCLUDED = (1997, "drivers", "Michael Schumacher", 78, 0)

# Where titles were decided.
DECIDED = {
    (1957, "drivers"): ("Juan Manuel Fangio", "German Grand Prix"),
    (1970, "drivers"): ("Jochen Rindt", "United States Grand Prix"),
    (1971, "drivers"): ("Jackie Stewart", "Austrian Grand Prix"),
    (1988, "drivers"): ("Ayrton Senna", "Japanese Grand Prix"),
    (1992, "drivers"): ("Nigel Mansell", "Hungarian Grand Prix"),
    (2002, "drivers"): ("Michael Schumacher", "French Grand Prix"),
    (2007, "teams"): ("Ferrari", "Belgian Grand Prix"),
    (2008, "drivers"): ("Lewis Hamilton", "Brazilian Grand Prix"),
    (2021, "drivers"): ("Max Verstappen", "Abu Dhabi Grand Prix"),
    (2023, "drivers"): ("Max Verstappen", "Qatar Grand Prix sprint"),
}


@pytest.fixture
def races(formula_one: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, left as it was: what a test writes is undone."""
    with duckdb.connect(str(formula_one)) as con:
        con.begin()
        yield con
        con.rollback()


def test_every_printed_table(races: duckdb.DuckDBPyConnection) -> None:
    tables = "SELECT season, championship FROM {} GROUP BY season, championship ORDER BY ALL"
    printed, held = (
        races.execute(tables.format(name)).fetchall()
        for name in ("published_totals", "championships")
    )
    assert printed == held
    assert races.execute(DIFFERENCES).fetchall() == [EXCLUDED]


def test_the_ledger_adds_up(races: duckdb.DuckDBPyConnection) -> None:
    """Under every scenario, the what-ifs' too."""
    totals = races.execute(
        "SELECT scenario, season, championship, competitor, points FROM scenario_standings "
        "WHERE points <> 0"
    ).fetchall()
    sums = races.execute(
        "SELECT scenario, season, championship, competitor, SUM(points) AS total "
        "FROM scenario_ledger GROUP BY ALL HAVING total <> 0"
    ).fetchall()
    assert sorted(sums) == sorted(totals)


def test_the_summary_shows_whole_points_without_decimals(races: duckdb.DuckDBPyConnection) -> None:
    lines = loader.summarise(races, loader.ROOT / "examples" / "formula_one").splitlines()
    assert "  2021 F1       teams    Mercedes, 613.5" in lines
    assert "  2020 F1       drivers  Lewis Hamilton, 347" in lines
    assert lines[-1] == "  1997 F1 Michael Schumacher, total: printed 78, computed 0"


@pytest.mark.slow
def test_nothing_is_typed_in_that_a_rule_gives(races: duckdb.DuckDBPyConnection) -> None:
    """Without the decisions of any one race a printed table of its season does not come out."""
    (catalog,) = races.execute("SELECT current_database()").fetchone()
    for table in ("adjustments", "ineligible_entries"):
        decided = races.execute(f"SELECT DISTINCT season, round FROM {table}").fetchall()
        for season, number in decided:
            races.execute(
                f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {catalog}.main.{table} "
                f"WHERE (season, round) <> ({season}, {number})"
            )
            missed = races.execute(f"{DIFFERENCES} AND season = {season}").fetchall()
            assert missed not in ([], [EXCLUDED]), (table, season, number)
        races.execute(f"DROP VIEW temp.{table}")


def test_no_view_names_the_series(races: duckdb.DuckDBPyConnection) -> None:
    found = races.execute(
        "SELECT award FROM awards UNION SELECT kind FROM event_kinds WHERE kind <> 'race'"
    ).fetchall()
    literals = [f"'{name}'" for (name,) in found]
    names = re.compile("|".join(["formula", "grand prix", *literals]), re.IGNORECASE)
    for folder in ("views", "checks"):
        for path in (loader.ROOT / folder).rglob("*.sql"):
            text = path.read_text(encoding="utf-8")
            assert not names.search(re.sub(r"--.*|^COMMENT ON.*", "", text, flags=re.M)), path


@pytest.mark.parametrize(("season", "championship"), DECIDED)
def test_where_the_title_was_decided(
    races: duckdb.DuckDBPyConnection, season: int, championship: str
) -> None:
    decided = races.execute(
        "SELECT competitor, event FROM title_race JOIN events USING (season, round) "
        "WHERE season = ? AND championship = ? AND clinched ORDER BY round LIMIT 1",
        [season, championship],
    ).fetchone()
    assert decided == DECIDED[season, championship]


@pytest.mark.slow
def test_the_document_is_true(races: duckdb.DuckDBPyConnection) -> None:
    for step in STEP.finditer(DOCUMENT.read_text(encoding="utf-8")):
        if step["query"]:
            check_answer(races, step["query"], step["table"])
