"""Every championship of Formula One comes out of the rules, place and points.

The printed tables are the only answers here that nobody of this project has computed.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from documents import STEP, check_answer

import loader
from imports.folder import Folder
from imports.recipe import Recipe

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


# F1DB's tables after every race. Those who have no points are listed by one or the other alone.
AFTER_EACH_RACE = f"""
    WITH printed AS (FROM read_csv('{loader.ROOT}/tests/printed/after_each_race.csv.gz')),
    computed AS (
        FROM standings_by_round
        WHERE (season, round, championship) IN (SELECT (season, round, championship) FROM printed)
    )
    SELECT
        season, round, championship,
        COUNT(*) FILTER (COALESCE(printed.points, 0) <> COALESCE(computed.points, 0)) AS points,
        COUNT(*) FILTER (
            printed.points > 0 AND computed.points > 0
            AND printed.position IS DISTINCT FROM computed.position
        ) AS places
    FROM printed
    FULL JOIN computed USING (season, round, championship, competitor)
    GROUP BY ALL
"""
OTHER_POINTS = {
    (1954, "drivers"): [5],
    (1959, "drivers"): [5],
    (1963, "teams"): [4, 5, 6, 7, 8],
    (1978, "teams"): [3],
    (1997, "drivers"): [17],
    (2007, "teams"): list(range(1, 14)),
}


@pytest.fixture
def races(formula_one: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(formula_one), read_only=True) as con:
        yield con


def test_every_printed_table(races: duckdb.DuckDBPyConnection) -> None:
    tables = "SELECT season, championship FROM {} GROUP BY season, championship ORDER BY ALL"
    printed, held = (
        races.execute(tables.format(name)).fetchall()
        for name in ("published_totals", "championships")
    )
    assert printed == held
    assert races.execute(DIFFERENCES).fetchall() == [EXCLUDED]


@pytest.mark.slow
def test_every_table_after_a_race(races: duckdb.DuckDBPyConnection) -> None:
    tables = races.execute(AFTER_EACH_RACE).fetchall()
    others: dict[tuple, list[int]] = {}
    for season, number, championship, points, _ in sorted(tables):
        if points:
            others.setdefault((season, championship), []).append(number)
    assert others == OTHER_POINTS
    placed_otherwise = [row for row in tables if not row[3] and row[4]]
    assert (len(tables), len(placed_otherwise)) == (2256, 66)
    assert not [row for row in placed_otherwise if row[0] > 2022]


BROUGHT = ("events", "results", "result_drivers", "awards", "published_totals", "seasons")


def test_the_example_is_made_of_the_release(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two seasons of it, cut out by tests/cut_f1db.py, give the rows that the example has."""
    monkeypatch.setattr(loader, "check", lambda seeds: "checked")
    recipe = Recipe.of(loader.ROOT / "imports" / "f1db.sql")
    list(Folder(tmp_path / "cut").bring(recipe, [loader.ROOT / "tests" / "f1db"], {}))
    for name in BROUGHT:
        made, example = (
            [row for row in rows(folder / f"{name}.csv") if row["season"] in ("1953", "2026")]
            for folder in (tmp_path / "cut", loader.ROOT / "examples" / "formula_one")
        )
        assert made
        assert made == example, name


def rows(path: Path) -> list[dict[str, str]]:
    """The filled cells of each row."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: cell for column, cell in row.items() if cell} for row in csv.DictReader(file)
        ]


@pytest.mark.slow
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


@pytest.mark.slow
def test_the_summary_shows_whole_points_without_decimals(races: duckdb.DuckDBPyConnection) -> None:
    lines = loader.summarise(races, loader.ROOT / "examples" / "formula_one").splitlines()
    assert "  2021 F1       teams         Mercedes, 613.5" in lines
    assert "  2022 F1       drivers       Max Verstappen, 454" in lines
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
    # Two awards are known everywhere, by these names.
    literals = [f"'{name}'" for (name,) in found if name not in ("pole", "fastest lap")]
    names = re.compile("|".join(["formula", "grand prix", *literals]), re.IGNORECASE)
    for folder in ("views", "checks"):
        for path in (loader.ROOT / folder).rglob("*.sql"):
            text = path.read_text(encoding="utf-8")
            assert not names.search(re.sub(r"--.*|^COMMENT ON.*", "", text, flags=re.M)), path


@pytest.mark.slow
def test_where_the_titles_were_decided(races: duckdb.DuckDBPyConnection) -> None:
    clinched = races.execute(
        "SELECT season, championship, competitor, event FROM title_race "
        "JOIN events USING (season, round) WHERE clinched AND season IN (SELECT unnest(?)) "
        "QUALIFY round = MIN(round) OVER (PARTITION BY season, championship)",
        [[season for season, _ in DECIDED]],
    ).fetchall()
    found = {(season, championship): where for season, championship, *where in clinched}
    assert {title: tuple(found[title]) for title in DECIDED} == DECIDED


@pytest.mark.slow
def test_the_document_is_true(formula_one: Path, tmp_path: Path) -> None:
    """In a copy, as the document adds a what-if."""
    with duckdb.connect(str(shutil.copy(formula_one, tmp_path))) as races:
        for step in STEP.finditer(DOCUMENT.read_text(encoding="utf-8")):
            if step["query"]:
                check_answer(races, step["query"], step["table"])
