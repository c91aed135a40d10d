"""Make the files of a release: python -m release [--output FOLDER]

Both databases, for DuckDB and for SQLite, their tables and standings as CSV and as Parquet, a page
of each, and what describes them. The folder appears once another reader has opened each file.
Exit code 0, or 2 and one line on standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import duckdb

import loader
from docs import generate
from loading import scripts
from loading.sql_files import LoadError, engine_path, read_catalogue
from release import reading

TABLES, VIEWS = read_catalogue(loader.ROOT)
LICENCE = loader.ROOT / "LICENSE-DATA.md"
# The databases, by the name of their files: the seeds, and what is said of them.
DATABASES = {
    "alms": (
        loader.ROOT / "seeds",
        {
            "name": "alms-2003",
            "title": "2003 American Le Mans Series",
            "description": "Calendar, results and rules of the season, and its computed standings.",
            "licence": "CC-BY-SA-4.0",
        },
    ),
    "formula_one": (
        loader.ROOT / "examples" / "formula_one",
        {
            "name": "formula-one",
            "title": "Formula One",
            "description": "Calendars, results and rules since 1950, and the computed standings.",
            "licence": "CC-BY-4.0",
        },
    ),
}
# The files of a database, by what follows its name.
FILES = {
    ".duckdb": "the database, for DuckDB {opens_from} and later",
    ".sqlite": "the database for SQLite 3.30 and later, without DuckDB's macros and charts",
    "-csv.zip": "every table and every view of standings as CSV, a Data Package",
    "-parquet.zip": "the same as Parquet",
    ".html": "the latest season as a page, which needs no server",
}
NEVER_ALIKE = (
    "Another run writes the same bytes, but for the .duckdb files: the engine gives each new one "
    "an identifier (bytes 125 to 140) and its checksum (bytes 1 to 8)."
)


def make(folder: Path) -> Iterator[str]:
    """Write and check the files of a release. Yields a line about each."""
    for name, (seeds, about) in DATABASES.items():
        started = time.perf_counter()
        database = folder / f"{name}.duckdb"
        loader.build(database, seeds)
        with (
            duckdb.connect(engine_path(database), read_only=True) as con,
            tempfile.TemporaryDirectory() as tables,
        ):
            expected = reading.Answers(export(con, Path(tables)), reading.champions(con))
            for path in write(con, database, Path(tables), about):
                reading.check(path, expected)
                size, seconds = path.stat().st_size, time.perf_counter() - started
                yield f"{path.name:24}{size:>12,} bytes{seconds:>7.1f} s"
                started = time.perf_counter()
    describe(folder)


def export(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write each table and each view of standings as Parquet and CSV. Returns their rows."""
    there = con.execute("SELECT view_name FROM duckdb_views()").fetchall()
    rows = {}
    for definition in TABLES + VIEWS:
        name = definition.name
        if definition.kind == "TABLE" or (
            (name,) in there and re.match("standings$|season_", definition.room)
        ):
            path = folder / f"{name}.parquet"
            copied = con.execute(f"COPY (FROM {name} ORDER BY ALL) TO '{path}'").fetchall()
            con.execute(f"COPY (FROM '{path}') TO '{path.with_suffix('.csv')}'")
            ((rows[name],),) = copied
    return rows


def write(
    con: duckdb.DuckDBPyConnection, database: Path, tables: Path, about: dict[str, str]
) -> Iterator[Path]:
    """Write the files that are made from a database and its exported tables; all, in turn."""
    yield database
    sqlite = database.with_suffix(".sqlite")
    with closing(sqlite3.connect(sqlite)) as made:
        made.executescript(scripts.script(con, TABLES, VIEWS, "sqlite", only_views=False))
    yield sqlite
    columns = generate.columns(con)
    names = sorted(path.stem for path in tables.glob("*.csv"))
    files = {name: (f"{name}.csv", list(columns[name])) for name in names}
    package = generate.data_package(con, generate.resources(con, files), **about)
    (tables / "datapackage.json").write_text(package, "utf-8")
    for archive, members in {
        f"{database.stem}-csv.zip": [*tables.glob("*.csv"), tables / "datapackage.json", LICENCE],
        f"{database.stem}-parquet.zip": [*tables.glob("*.parquet"), LICENCE],
    }.items():
        with zipfile.ZipFile(database.with_name(archive), "w") as made:
            for path in sorted(members, key=lambda path: path.name):
                # Of a ZipInfo the time is always the same.
                made.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
        yield database.with_name(archive)
    page = database.with_suffix(".html")
    try:
        from page.season import render
    except ModuleNotFoundError as error:
        print(f"{page.name}: left out, as the extra page is not installed ({error.name})")
    else:
        page.write_text(render(con, None), "utf-8")
        yield page


def describe(folder: Path) -> None:
    """Add what is said of the files: notes, licence, Data Package and checksums."""
    pyproject = tomllib.loads((loader.ROOT / "pyproject.toml").read_text("utf-8"))
    resources = [
        {
            "name": path.name,
            "path": path.name,
            "description": f"{about['title']}: {what.format(**pyproject['tool']['alms'])}",
            "format": path.suffix[1:],
            "bytes": path.stat().st_size,
            "licenses": [generate.LICENCES[about["licence"]]],
        }
        for name, (_, about) in DATABASES.items()
        for ending, what in FILES.items()
        if (path := folder / (name + ending)).exists()
    ]
    package = {
        "$schema": generate.PROFILE,
        "name": pyproject["project"]["name"],
        "version": pyproject["project"]["version"],
        "description": pyproject["project"]["description"],
        "resources": resources,
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(f"{text}\n", "utf-8")
    lines = [f"- `{resource['path']}`: {resource['description']}" for resource in resources]
    text = "\n".join([newest_changes(), "## Files", "", *lines, "", NEVER_ALIKE])
    (folder / "NOTES.md").write_text(f"{text}\n", "utf-8")
    shutil.copy(LICENCE, folder)
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), "utf-8")


def newest_changes() -> str:
    """The newest section of the changelog."""
    changes = (loader.ROOT / "CHANGELOG.md").read_text("utf-8")
    return re.search(r"^## .*?(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL)[0]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m release", description="Make a release.")
    parser.add_argument("--output", type=Path, default=Path("dist"), metavar="FOLDER")
    output = parser.parse_args(argv).output
    try:
        if output.exists():
            raise LoadError(f"{output}: expected a folder that is not there yet")
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent) as folder:
            made = Path(folder) / output.name
            made.mkdir()
            for line in make(made):
                print(line, flush=True)
            made.rename(output)
    except (LoadError, duckdb.Error, sqlite3.Error, OSError) as error:
        print(str(error).strip().partition("\n")[0], file=sys.stderr)
        return 2
    print(f"{output}: {len(list(output.iterdir()))} files. {NEVER_ALIKE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
