"""The engine: how it stores a database, and whether this version answers every view."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from loading.sql_files import Definition, LoadError, first_line

STORAGE = {
    # What the DuckDB shells of the 1.4 and 1.5 line can open, whatever version builds.
    "storage_compatibility_version": "v1.4.0",
    # Many small tables: the default of 256 KiB makes a file of 31 MB.
    "default_block_size": "16384",
}
PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def tried_versions() -> list[str]:
    """The versions of duckdb with which .ci/versions runs the tests."""
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["alms"]["engines"]


def check_engine(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> None:
    """With a version that no run of the tests has passed, compute every view: only reading a view
    shows that it works.

    Raises LoadError for one that fails, as some versions do with a query that others answer.
    """
    for name, query in (
        {} if duckdb.__version__ in tried_versions() else readings(con, views).items()
    ):
        try:
            con.execute(query).fetchall()
        except duckdb.Error as error:
            raise LoadError(
                f"{name}: cannot be read by duckdb {duckdb.__version__}: {first_line(error)}"
            ) from error


def readings(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> dict[str, str]:
    """The queries that compute all views, by the view.

    Whoever reads a view reads all that it reads, so those that no other view reads will do, but
    for the two that every rebuild reads; and of those that differ in a word only, as the
    tables of the classes, one.
    """
    there = {name for (name,) in con.execute("SELECT view_name FROM duckdb_views()").fetchall()}
    views = [view for view in views if view.name in there]
    read = {"violations", "reconciliation"}
    read.update(other for view in views for other in view.references)
    top = {
        re.sub(rf"--.*|\b{view.name}\b|'\w+'", "", view.create): view.name
        for view in views
        if view.name not in read
    }
    # One season is enough, and a million results have many.
    ((season,),) = con.execute("SELECT COALESCE(MAX(season), 0) FROM results").fetchall()
    latest = f"WHERE season = {season}"
    of_a_season = con.execute(
        "SELECT table_name FROM duckdb_columns() WHERE column_name = 'season'"
    ).fetchall()
    # Of all columns: a count would leave out what it does not need.
    return {
        name: "SELECT bit_xor(hash(whole)) "
        f"FROM (FROM {name} {latest if (name,) in of_a_season else ''}) AS whole"
        for name in top.values()
    }
