"""Read the files of a release with another program than the one that wrote them."""

from __future__ import annotations

import csv
import html
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from loading.sql_files import LoadError

COLUMNS = ("season", "class", "championship", "competitor", "points")
CHAMPIONS = f"SELECT {', '.join(COLUMNS)} FROM standings WHERE position = 1"


class Answers(NamedTuple):
    """How many rows each table or view has, and who is first in each championship."""

    rows: dict[str, int]
    champions: set[tuple[Any, ...]]


def check(path: Path, expected: Answers) -> None:
    """Raises LoadError unless another reader finds the same in this file."""
    (read,) = (read for ending, read in READERS.items() if path.name.endswith(ending))
    found = read(path, expected)
    for name, count in expected.rows.items():
        if found.rows[name] != count:
            raise LoadError(f"{path.name}: {name} has {found.rows[name]} rows, expected {count}")
    for champion in sorted(expected.champions ^ found.champions):
        side = "is missing" if champion in expected.champions else "is not expected"
        raise LoadError(f"{path.name}: first in standings: {champion} {side}")


def count(name: str) -> str:
    """One query for each: an engine plans a union of all for a minute."""
    return f"SELECT '{name}', COUNT(*) FROM {name}"


def champions(con: duckdb.DuckDBPyConnection) -> set[tuple[Any, ...]]:
    return as_champions(con.execute(CHAMPIONS).fetchall())


def as_champions(rows: Iterable[Iterable[Any]]) -> set[tuple[Any, ...]]:
    """Rows of CHAMPIONS, whose numbers are text or of different types in different files."""
    return {(int(season), *names, float(points)) for season, *names, points in rows}


def from_duckdb(path: Path, expected: Answers) -> Answers:
    """By the DuckDB shell."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    shell = shutil.which("duckdb", path=places)
    if shell is None:
        raise LoadError("expected the DuckDB shell: sh setup.sh release")

    def ask(*queries: str) -> list[list[str]]:
        command = [shell, "-readonly", "-csv", "-noheader", str(path)]
        command += [word for query in queries for word in ("-c", query)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise LoadError(f"{path.name}: {done.stderr.strip()}")
        return list(csv.reader(io.StringIO(done.stdout)))

    rows = {name: int(rows) for name, rows in ask(*map(count, expected.rows))}
    return Answers(rows, as_champions(ask(CHAMPIONS)))


def from_sqlite(path: Path, expected: Answers) -> Answers:
    """By its own engine; of the views only standings, as each computes every season anew."""
    with closing(sqlite3.connect(path)) as con:
        ((fault,),) = con.execute("PRAGMA integrity_check(1)").fetchall()
        if fault != "ok":
            raise LoadError(f"{path.name}: {fault}")
        views = {
            name for (name,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")
        }
        counted = [name for name in expected.rows if name == "standings" or name not in views]
        rows = dict(con.execute(count(name)).fetchone() for name in counted)
        first = as_champions(con.execute(CHAMPIONS))
        return Answers(expected.rows | rows, first)


def from_csv(path: Path, expected: Answers) -> Answers:
    """By Python's own reader."""
    with zipfile.ZipFile(path) as archive:
        read = {
            name: list(
                csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode(), newline=""))
            )
            for name in expected.rows
        }
    return from_records(read)


def from_parquet(path: Path, expected: Answers) -> Answers:
    """By Apache Arrow."""
    from pyarrow import parquet

    with zipfile.ZipFile(path) as archive:
        read = {
            name: parquet.read_table(io.BytesIO(archive.read(f"{name}.parquet"))).to_pylist()
            for name in expected.rows
        }
    return from_records(read)


def from_records(read: dict[str, list[dict[str, Any]]]) -> Answers:
    # The place is a text in CSV, a number in Parquet; who is excluded has none.
    first = [row for row in read["standings"] if str(row["position"]) == "1"]
    return Answers(
        {name: len(rows) for name, rows in read.items()},
        as_champions([row[column] for column in COLUMNS] for row in first),
    )


def from_page(path: Path, expected: Answers) -> Answers:
    """Whether it names those who are first in its season, the latest."""
    text = html.unescape(path.read_text("utf-8"))
    latest = max(season for season, *_ in expected.champions)
    return Answers(
        expected.rows,
        {
            (season, group, championship, competitor, points)
            for season, group, championship, competitor, points in expected.champions
            if season < latest or competitor in text
        },
    )


READERS = {
    ".duckdb": from_duckdb,
    ".sqlite": from_sqlite,
    "-csv.zip": from_csv,
    "-parquet.zip": from_parquet,
    ".html": from_page,
}
