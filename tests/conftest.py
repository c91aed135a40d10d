from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import golden
import pytest
import seasons

import loader
from loading.sql_files import Definition

# Of what Windows does not have: signals, links, modes, a shell.
posix = pytest.mark.skipif(os.name == "nt", reason="not on Windows")
windows = pytest.mark.skipif(os.name != "nt", reason="only on Windows")

# What takes half an hour: THOROUGH=1 pytest -m slow
THOROUGH = "THOROUGH" in os.environ


def most_slow(cases: Iterable[object], every: int = 24) -> list[object]:
    """The cases as parameters, of which only every 24th or so does not wait for the slow run."""
    return [
        pytest.param(case, marks=[pytest.mark.slow] * bool(number % every))
        for number, case in enumerate(cases)
    ]


def made_of(names: Iterable[str], views: Sequence[Definition]) -> list[str]:
    """These views and all views that they are made of, in the order of the definitions."""
    needed = set(names)
    for view in reversed(views):
        if view.name in needed:
            needed.update(view.references)
    return [view.name for view in views if view.name in needed]


def build_once(factory: pytest.TempPathFactory, name: str, seeds: Path) -> Path:
    """A database that only the first worker to ask for it builds; the others wait."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / f"{name}.duckdb"
    with closing(sqlite3.connect(folder / f"{name}.lock", timeout=600)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not path.exists():
            assert loader.main(["--database", str(path), "--seeds", str(seeds)]) == 0
    return path


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as the loader builds it from the repository's seeds."""
    return build_once(tmp_path_factory, "alms", loader.ROOT / "seeds")


@pytest.fixture(scope="session")
def formula_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of examples/formula_one."""
    return build_once(tmp_path_factory, "formula_one", loader.ROOT / "examples" / "formula_one")


@pytest.fixture(scope="session")
def opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open once: the engine reads the whole catalogue again each time that it opens a file."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("SET threads = 1")
        yield connection


@pytest.fixture
def con(opened: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened.cursor() as connection:
        yield connection


@pytest.fixture(scope="session")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table without a row, and every view: for seasons that are made up, in which half a
    point can be won."""
    with seasons.empty_database(seasons.FRACTIONS) as connection:
        yield connection


@pytest.fixture(scope="session")
def made_up() -> Iterator[duckdb.DuckDBPyConnection]:
    """The season of tests/golden/made_up.sql."""
    with golden.made_up() as connection:
        yield connection


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild makes one table: for tests of what becomes of files, whatever is in them."""

    def fill(con: duckdb.DuckDBPyConnection, seeds: Path) -> None:
        con.execute("CREATE TABLE new AS SELECT 1 AS one")

    monkeypatch.setattr(loader, "fill", fill)
    monkeypatch.setattr(loader, "summarise", lambda con, seeds: "")


@pytest.fixture(scope="module")
def ledger(request: pytest.FixtureRequest, empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    """Of each case of a file's LEDGER, points and reason of each car, then bonuses, decisions."""
    return seasons.answers(
        empty,
        request.module.LEDGER,
        "SELECT season, CAST(points AS DOUBLE), reason FROM points_ledger ORDER BY "
        "car_number::INT NULLS LAST, entry, championship, competitor, points DESC, reason DESC",
    )


@pytest.fixture(scope="module")
def standings(request: pytest.FixtureRequest, empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    """Of each case of a file's STANDINGS, position, competitor and points."""
    return seasons.answers(
        empty,
        request.module.STANDINGS,
        "SELECT season, position, competitor, points FROM standings",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the seeds, and an old database that is not of this project."""
    shutil.copytree(loader.ROOT / "seeds", tmp_path / "seeds")
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    return tmp_path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of one table, alone in its folder."""
    path = tmp_path / "folder" / "alms.duckdb"
    path.parent.mkdir()
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    return path
