"""What an import is: one SQL file, whose first lines say what it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import duckdb

from imports.sheets import Field, Refused, Sheet, fold, read

SOURCE = re.compile(r"-- (\w+): (\S+)")
FIELD = re.compile(r"--   (\w+)([*+]*): *(.+)")
FIELDS = re.compile(r"--   (\w+(?:, *\w+)*),?")
SHARED = re.compile(r"-- with: (\w+)")
OPTION = re.compile(r"-- --(\w+) (\S+): (.+)")
REFUSED = "SELECT * FROM refused GROUP BY ALL ORDER BY MIN(rowid)"
FEW = 5  # so many refusals of one kind are lines of their own


@dataclass(frozen=True)
class Recipe:
    """The SQL file of an import.

    Its first lines are comments: a title; for each table to select from its name, the files that it
    is read from and their columns; options, which the SQL reads with getvariable(); and the file in
    shared/ that follows it.
    """

    title: str
    sources: dict[str, tuple[str, list[Field]]]  # name -> pattern of the files' names, columns
    options: dict[str, tuple[str, str]]  # name -> an example and what it says
    sql: str

    @classmethod
    def of(cls, path: Path) -> Recipe:
        sql = path.read_text(encoding="utf-8")
        title = sql.partition("\n")[0].removeprefix("-- ")
        sources: dict[str, tuple[str, list[Field]]] = {}
        options = {}
        for line in sql.splitlines():
            if not line.startswith("--"):
                break
            if found := SHARED.fullmatch(line):
                shared = cls.of(path.parent / "shared" / f"{found[1]}.sql")
                options |= shared.options
                sql += shared.sql
            elif found := OPTION.fullmatch(line):
                options[found[1]] = found[2], found[3]
            elif found := SOURCE.fullmatch(line):
                columns: list[Field] = []
                sources[found[1]] = found[2], columns
            elif found := FIELD.fullmatch(line):
                names = frozenset(map(fold, found[3].split(",")))
                columns.append(Field(found[1], names, "*" in found[2], "+" in found[2]))
            elif found := FIELDS.fullmatch(line):
                columns += (
                    Field(name, frozenset([fold(name)]), required=True)
                    for name in re.split(", *", found[1])
                )
        return cls(title, sources, options, sql)

    @property
    def tables(self) -> list[str]:
        """The tables of the seeds that it fills."""
        return list(dict.fromkeys(re.findall(r"INSERT INTO seeds\.(\w+)", self.sql)))

    def run(self, con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> list[str]:
        """Read the files and run the SQL. Returns what is to be said. Raises Refused."""
        remarks: list[str] = []
        headers: dict[str, str] = {}
        named = [path for given in files for path in named_by(given, self.sources)]
        for name, (pattern, fields) in self.sources.items():
            paths = [path for path in named if fnmatch(path.name.lower(), pattern)]
            if not paths:
                raise Refused(f"expected a file {pattern} among those given")
            columns = ["file", "sheet", "line", "origin", "text", *(each.name for each in fields)]
            con.execute(f"CREATE TABLE {name} ({' TEXT, '.join(columns)} TEXT)")
            con.execute(f"ALTER TABLE {name} ALTER line TYPE INTEGER")
            for path in paths:
                for sheet in read(path, fields):
                    insert(con, name, columns, sheet, str(path.absolute()))
                    headers |= sheet.headers
                    # Of a file that it names the import leaves out what it means to.
                    remarks += sheet.remarks if "*" in pattern else []
        con.execute("CREATE TABLE refused (origin TEXT, field TEXT, cell TEXT, expected TEXT)")
        con.execute("CREATE TABLE remarks (remark TEXT)")
        try:
            con.execute(self.sql)
        except duckdb.Error:
            if not con.execute("FROM refused LIMIT 1").fetchall():
                raise
        if refused := con.execute(REFUSED).fetchall():
            raise Refused("\n".join(lines(refused, headers)))
        return remarks + [text for (text,) in con.execute("FROM remarks").fetchall()]


def named_by(given: Path, sources: dict[str, tuple[str, list[Field]]]) -> list[Path]:
    """The file, or those in a folder that the import reads, in the order of their names."""
    if not given.is_dir():
        if not any(fnmatch(given.name.lower(), pattern) for pattern, _ in sources.values()):
            expected = ", ".join(pattern for pattern, _ in sources.values())
            raise Refused(f"{given}: expected a file named {expected}")
        return [given]
    return sorted(
        path
        for path in given.rglob("*")
        if path.is_file()
        and any(fnmatch(path.name.lower(), pattern) for pattern, _ in sources.values())
    )


def insert(
    con: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], sheet: Sheet, path: str
) -> None:
    rows = [
        [path, sheet.name, str(number), f"{sheet.place}, row {number}", text]
        + [cells.get(column) for column in columns[5:]]
        for number, text, cells in sheet.rows
    ]
    if rows:
        cells = ", ".join("UNNEST(?::TEXT[])" for _ in columns)
        con.execute(f"INSERT INTO {name} SELECT {cells}", list(map(list, zip(*rows, strict=True))))


def lines(refused: Sequence[tuple[str, ...]], headers: dict[str, str]) -> Iterator[str]:
    """One line for each refusal, with the sheet, the row and the column; many of a kind are one."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for origin, field, cell, expected in refused:
        column = field and f"column {headers.get(field, f'{field} (none)')}"
        line = ", ".join(filter(None, [origin, column]))
        line += f", {cell!r}" if cell is not None else ""
        kinds.setdefault((field, expected), []).append(f"{line}: " if line else "")
    for (_, expected), starts in kinds.items():
        if len(starts) <= FEW:
            yield from (f"{start}expected {expected}" for start in starts)
        else:
            yield f"{starts[0]}expected {expected}; and {len(starts) - 1} more rows like it"
