"""Bring the rows of an import into a folder of seeds: all of them, or none."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

import loader
from imports.recipe import Recipe
from imports.sheets import Refused
from loading.seed_files import read_tables
from loading.sql_files import LoadError, read_catalogue

Row = dict[str, str | None]
RULES = ("championships", "rulebooks", "points_scales")


class Folder:
    """A folder of seeds: its rows, as they are before an import."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.headers: dict[str, list[str]] = {}
        self.rows: dict[str, list[Row]] = {}
        tables, _ = read_catalogue(loader.ROOT)
        with duckdb.connect() as con:
            con.execute(";".join(table.create for table in tables))
            self.tables = read_tables(con, tables)
            self.defaults = {
                (name, column): con.execute(f"SELECT CAST({sql} AS TEXT)").fetchone()[0]
                for name, table in self.tables.items()
                for column, sql in table.defaults.items()
                if sql not in table.types  # the default is a value, not another column
            }
        for name in self.tables:
            if self.file(name).is_file():
                self.read(name)

    def file(self, name: str) -> Path:
        return self.path / f"{name}.csv"

    def read(self, name: str) -> None:
        try:
            with self.file(name).open(encoding="utf-8-sig", newline="") as file:
                header, *rows = csv.reader(file, strict=True)
            if not set(header) <= self.tables[name].types.keys():
                raise ValueError("its header")
            self.headers[name] = header
            self.rows[name] = [
                {column: cell or None for column, cell in zip(header, row, strict=True)}
                for row in rows
            ]
        except (csv.Error, ValueError) as error:
            check = f"python loader.py --check --seeds {self.path} says more"
            raise Refused(f"{self.file(name)}: cannot be added to: {error}; {check}") from error

    def bring(
        self, recipe: Recipe, files: Sequence[Path], options: Mapping[str, str | None]
    ) -> Iterator[str]:
        """Run an import, write the files that change, and yield what there is to say.

        Raises Refused, with every file as it was.
        """
        changed: dict[str, list[Row]] = {}
        with duckdb.connect() as con:
            self.lay_out(con, options)
            yield from recipe.run(con, files)
            brought = {name: fetch(con, f"seeds.{name}") for name in recipe.tables}
            rounds = {round_of(row) for row in brought.get("events", [])}
            for name, rows in brought.items():
                merged = self.merge(name, fetch(con, f"kept.{name}"), rows, rounds)
                if Counter(map(identity, merged)) != self.counted(name):
                    changed[name] = merged
        missing = [f"{name}.csv" for name in RULES if not changed.get(name, self.rows.get(name))]
        with tempfile.TemporaryDirectory() as temporary:
            staged = Path(temporary)
            for name in self.rows:
                shutil.copy(self.file(name), staged)
            origins = {
                f"{name}.csv:{line}": origin
                for name, rows in changed.items()
                for line, origin in self.write(name, rows, staged)
            }
            if not missing:
                try:
                    checked = loader.check(staged).replace(temporary, str(self.path))
                except LoadError as error:
                    raise Refused(self.in_the_sheet(str(error), temporary, origins)) from error
            self.path.mkdir(parents=True, exist_ok=True)
            move([staged / f"{name}.csv" for name in changed], self.path)
        for name, rows in changed.items():
            old, new = self.counted(name), Counter(map(identity, rows))
            counts = f" ({(new - old).total():,} new, {(old - new).total():,} gone)" if old else ""
            yield f"{self.file(name)}: {len(rows):,} row{'s' if len(rows) != 1 else ''}{counts}"
        if not changed:
            yield f"{self.path}: nothing changed"
        seasons = {season for season, _ in rounds}
        stayed = {round_of(row) for row in self.rows.get("events", [])} - rounds
        if kept := sorted(int(number) for season, number in stayed if number and season in seasons):
            yield f"{self.path}: rounds kept as they were: {', '.join(map(str, kept))}"
        if missing:
            hint = " (or --points and --championships)" if "points" in options else ""
            yield f"{self.path}: still missing, the rules: {', '.join(missing)}{hint}"
        else:
            yield checked

    def lay_out(self, con: duckdb.DuckDBPyConnection, options: Mapping[str, str | None]) -> None:
        """Make seeds.T for what an import brings, and kept.T with the rows of the folder."""
        con.execute("CREATE SCHEMA seeds; CREATE SCHEMA kept")
        for name, table in self.tables.items():
            columns = ", ".join(f"{column} TEXT" for column in table.types)
            con.execute(f"CREATE TABLE seeds.{name} ({columns}, origin TEXT)")
            con.execute(f"CREATE TABLE kept.{name} ({columns})")
            if rows := self.rows.get(name):
                header = self.headers[name]
                con.execute(
                    f"INSERT INTO kept.{name} ({', '.join(header)}) "
                    f"SELECT {', '.join('UNNEST(?::TEXT[])' for _ in header)}",
                    [[row[column] for row in rows] for column in header],
                )
        words = re.split(r"[\s_-]+", self.path.resolve().name)
        series = " ".join(word[:1].upper() + word[1:] for word in words)
        for name, value in {**options, "series": series}.items():
            con.execute(f"SET VARIABLE {name} = CAST(? AS TEXT)", [value])

    def merge(self, name: str, old: list[Row], new: list[Row], rounds: set) -> list[Row]:
        """The old rows with the new ones.

        In a table of rounds the new rows replace those of their rounds, but for the cells of a
        column that no new row fills; elsewhere a row that is there stays as it is.
        """
        table = self.tables[name]
        by_round = {"season", "round"} <= table.types.keys()
        first, *others = [[tuple(row[c] for c in key) for row in old] for key in table.unique]
        before = dict(zip(first, old, strict=True))
        brought = {tuple(row[column] for column in table.unique[0]) for row in new}
        filled = {column for row in new for column, cell in row.items() if cell is not None}
        # An event that has another name now is known by its round.
        renamed = {
            key: row
            for keys in others
            for key, name, row in zip(keys, first, old, strict=True)
            if name not in brought and None not in key
        }
        fresh: list[Row] = []
        for row in new:
            keys = [tuple(row[column] for column in key) for key in table.unique]
            known = before.get(keys[0]) or next(filter(None, map(renamed.get, keys[1:])), None)
            if by_round and known:
                row |= {column: known[column] for column in known.keys() - filled}
            if by_round or not known:
                fresh.append(
                    {
                        column: None if cell == self.defaults.get((name, column)) else cell
                        for column, cell in row.items()
                    }
                )
        if not by_round:
            return old + fresh
        stay = [row for row in old if round_of(row) not in rounds]
        place = {round_of(row): number for number, row in reversed(list(enumerate(old)))}
        return sorted(
            stay + fresh, key=lambda row: (place.get(round_of(row), len(old)), number_of(row))
        )

    def counted(self, name: str) -> Counter:
        return Counter(
            identity(
                {
                    column: None if cell == self.defaults.get((name, column)) else cell
                    for column, cell in row.items()
                }
            )
            for row in self.rows.get(name, [])
        )

    def write(self, name: str, rows: list[Row], folder: Path) -> Iterator[tuple[int, str]]:
        """Write a file of seeds. Yields the line of each row that an import brought, and whence."""
        table = self.tables[name]
        filled = {column for row in rows for column, cell in row.items() if cell is not None}
        header = list(self.headers.get(name, []))
        header += [
            column
            for column in table.types
            if column not in header and (column in filled or column in table.required)
        ]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            line = 2
            for row in rows:
                writer.writerow([row.get(column) for column in header])
                if row.get("origin"):
                    yield line, str(row["origin"])
                line += 1 + sum(str(cell).count("\n") for cell in row.values())

    def in_the_sheet(self, faults: str, staged: str, origins: Mapping[str, str]) -> str:
        """The loader's lines, naming the row of the sheet in place of the line of a new file."""

        def place(found: re.Match) -> str:
            file = found[1]
            return f"{origins[file]} ({file})" if file in origins else str(self.path / file)

        files = re.escape(staged) + r"[/\\](\w+\.csv(?::\d+)?)"
        return re.sub(files, place, faults).replace(staged, str(self.path))


def fetch(con: duckdb.DuckDBPyConnection, table: str) -> list[Row]:
    found = con.execute(f"FROM {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def round_of(row: Row) -> tuple[str | None, str | None]:
    return row.get("season"), row.get("round")


def number_of(row: Row) -> tuple[int, int]:
    return int(row["season"] or 0), int(row["round"] or 0)


def identity(row: Row) -> tuple:
    """The cells that are filled, but for where the row is from."""
    return tuple(
        sorted((name, cell) for name, cell in row.items() if cell is not None and name != "origin")
    )


def move(files: Sequence[Path], folder: Path) -> None:
    """Put the files into the folder: first all beside those that they replace, then in place."""
    ready = [(folder / f"{path.name}.importing", folder / path.name) for path in files]
    try:
        for path, (copy, _) in zip(files, ready, strict=True):
            shutil.copyfile(path, copy)
        for copy, target in ready:
            copy.replace(target)
    finally:
        for copy, _ in ready:
            copy.unlink(missing_ok=True)
