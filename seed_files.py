"""Fill the tables from the CSV files in a folder."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import duckdb

from definitions import Definition, LoadError, first_line

QUOTED_CELL = re.compile(rb'(?<![^,\r\n])"(?:[^"]+|"")*+"(?![^,\r\n])')


def load(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition], seeds: Path) -> None:
    """Fill each table from its CSV by column name. Raises LoadError with all faults found."""
    types = column_types(con)
    try:
        for table in tables:
            path = seeds / f"{table.name}.csv"
            if table.kind != "TABLE" or not path.exists():
                continue
            columns = read_header(path)
            cells = (strict_cell(column, types[table.name][column]) for column in columns)
            rows = con.execute(
                f"INSERT INTO {table.name} ({', '.join(columns)}) "
                f"SELECT {', '.join(cells)} FROM {csv_reader(columns)}",
                [str(path)],
            ).fetchall()[0][0]
            if not is_regular(path, len(columns), rows):
                raise ValueError("cells too many, stray quotes or mixed line ends")
        if strays(tables, seeds):
            raise ValueError("a file of no table")
    except (duckdb.Error, OSError, ValueError) as error:
        # The engine stops at the first fault and names neither file nor, often, line: ask again.
        import faults

        raise LoadError(*faults.find(tables, seeds) or [f"{path}: {first_line(error)}"]) from error


def strays(tables: Sequence[Definition], seeds: Path) -> list[Path]:
    """The CSV files that no table is filled from, such as one with a typo in its name."""
    names = {f"{table.name}.csv" for table in tables}
    return sorted(p for p in seeds.iterdir() if p.suffix.lower() == ".csv" and p.name not in names)


def column_types(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table -> column -> its type, of all tables and views that there are."""
    types: dict[str, dict[str, str]] = {}
    for table, column, data_type in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        types.setdefault(table, {})[column] = data_type
    return types


def read_header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def is_regular(path: Path, columns: int, rows: int) -> bool:
    """Whether the file has no cell too many, quotes around whole cells only, and one line end.

    The engine refuses a row that is too short, but drops empty cells that are too many and the
    blanks before a quote, and takes some mixtures of line ends.
    """
    rest = path.read_bytes()
    if b'"' in rest:
        rest = QUOTED_CELL.sub(b"", rest)
    crlf, cr, lf = (rest.count(end) for end in (b"\r\n", b"\r", b"\n"))
    return (
        b'"' not in rest
        and rest.count(b",") == (columns - 1) * (rows + 1)
        and (cr == 0 or lf == 0 or crlf == cr == lf)
    )


def csv_reader(columns: Sequence[str]) -> str:
    """A FROM item for the CSV file bound to the parameter: every cell as text, empty = NULL."""
    names = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    return (
        "read_csv(?, header = true, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', columns = {{{names}}})"
    )


def strict_cell(column: str, data_type: str) -> str:
    """The cell, or an error unless it is written as the engine would write a `data_type`.

    The cast that INSERT adds would take 3.7 for 4 and 1e2 for 100.
    """
    if data_type == "VARCHAR":
        return column
    return (
        f"CASE WHEN {as_typed(column, data_type)} <> {column} "
        f"THEN error({column}) ELSE {column} END"
    )


def as_typed(column: str, data_type: str) -> str:
    """The cell as the engine would write it, NULL if it is none of that type."""
    return f"CAST(TRY_CAST({column} AS {data_type}) AS VARCHAR)"
