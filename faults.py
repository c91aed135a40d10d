"""Say where a seed is at fault: file, line, column, value, and what was expected.

The loader asks only after a rebuild was refused, so a good rebuild pays nothing for it.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import duckdb

from definitions import Definition, first_line
from seed_files import QUOTED_CELL, as_typed, column_types, csv_reader, strays

csv.field_size_limit(2**31 - 1)  # a stray quote makes one cell of all lines to the next
EXPECTED = {
    "INTEGER": "a whole number like 3, at most 2147483647",
    "BOOLEAN": "true or false",
    "DATE": "a date like 2003-03-15",
}
# So many unknown keys of one reference get a "did you mean": each costs a search of its own.
SUGGESTIONS = 20


def find(tables: Sequence[Definition], seeds: Path) -> list[str]:
    """One line for each fault of the seeds, in the order of the tables and lines.

    Finds what the schema alone can refuse: the shape of the files, types, empty cells, checks,
    repeated keys and references. A file of the wrong shape is not looked into any further.
    """
    if not seeds.is_dir():
        return [f"{seeds}: expected a folder with one CSV file per table"]
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA staged; CREATE SCHEMA typed")
        con.execute(";".join(table.create for table in tables))
        types = column_types(con)
        paths = {table.name: seeds / f"{table.name}.csv" for table in tables}
        misshapen = {table: list(misshapes(path, types[table])) for table, path in paths.items()}
        for table in tables:
            if not misshapen[table.name]:
                try:
                    stage(con, table.name, paths[table.name], types[table.name])
                except duckdb.Error as error:  # such as a line of more bytes than the engine reads
                    misshapen[table.name] = [f"{paths[table.name]}: {first_line(error)}"]
        sound = [table for table, lines in misshapen.items() if not lines]
        constraints = con.execute(
            "SELECT table_name, constraint_type, constraint_column_names, expression, "
            "referenced_table, referenced_column_names FROM duckdb_constraints() "
            "WHERE list_contains(?, table_name) "
            "ORDER BY LENGTH(LIST_DISTINCT(constraint_column_names)), table_name, constraint_text",
            [sound],
        ).fetchall()
        bad_rows = defaultdict(list)
        unmade = defaultdict(list)
        for table in sound:
            bad_rows[table] += mistyped(con, table, types[table])
        for table, kind, columns, expression, parent, keys in constraints:
            columns = list(dict.fromkeys(columns))  # a check may name one twice
            if kind == "NOT NULL":
                bad_rows[table] += empty(con, table, columns)
            elif kind == "CHECK":
                # A cell that is wrong by itself says nothing about a rule for two cells.
                wrong = {(row, column) for row, (column, *_), *_ in bad_rows[table]}
                bad_rows[table] += (
                    bad
                    for bad in unchecked(con, table, columns, expression)
                    if not any((bad[0], column) in wrong for column in columns)
                )
            elif kind != "FOREIGN KEY":
                bad_rows[table] += repeated(con, table, columns)
            elif parent in sound:
                bad_rows[table] += dangling(con, table, columns, parent, keys, paths[parent])
            else:
                unmade[parent].append(table)
    lines = []
    for table, path in paths.items():
        lines += misshapen[table]
        if misshapen[table]:
            others = ", ".join(dict.fromkeys(unmade[table]))
            lines.append(
                f"{path}: not checked until it has the right shape: its cells"
                + (f", and references to it from {others}" if others else "")
            )
        lines += placed(path, bad_rows[table])
    for path in strays(tables, seeds):
        close = get_close_matches(path.stem.lower(), paths, 1, 0.8)
        lines.append(
            f"{path}: expected only CSV files that are named like a table"
            + (f"; did you mean '{close[0]}.csv'?" if close else "")
        )
    if lines:
        lines.append(f"{seeds}: not checked until then: whether facts contradict each other")
    return lines


def locate(
    con: duckdb.DuckDBPyConnection, found: Iterable[tuple[str, str, str, str, str]], seeds: Path
) -> list[str]:
    """One line for each row (seed, row_key, column_name, value, message) of view violations."""
    keys = dict(
        con.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() "
            "WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )
    by_seed = defaultdict(list)
    for seed, row_key, column, value, message in found:
        by_seed[seed].append((row_key, column, value, message))
    lines = []
    for seed, rows in by_seed.items():
        path = seeds / f"{seed}.csv"
        wanted = {row_key for row_key, *_ in rows}
        places = {}
        records = numbered(path)
        _, header = next(records)
        key_cells = [header.index(column) for column in keys[seed]]
        for line, cells in records:
            row_key = " | ".join(cells[index] for index in key_cells)
            if row_key in wanted:
                places[row_key] = line
        lines += [
            fault(path, line, [column], [value], message)
            for line, column, value, message in sorted(
                (places[row_key], column, value, message)
                for row_key, column, value, message in rows
            )
        ]
    return lines


def fault(path: Path, line: int, columns: Sequence[str], values: Sequence, expected: str) -> str:
    """The one form of a line. A long value is shortened, what cannot be printed is escaped."""
    shown = ", ".join(
        # A byte that is not UTF-8 is a lone surrogate here.
        repr(text if len(text) <= 80 else f"{text[:79]}…").replace("\\udc", "\\x")
        for text in ("" if value is None else str(value) for value in values)
    )
    s = "s" if len(columns) > 1 else ""
    return f"{path}:{line}: column{s} {', '.join(columns)}, value{s} {shown}: {expected}"


def numbered(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, the header too, and the line it begins on.

    Bytes that are not UTF-8 come as lone surrogates.
    """
    line = 1
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1


def misshapes(path: Path, columns: Iterable[str]) -> Iterator[str]:
    """A line for each fault that keeps the file from being a table of these columns."""
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        yield f"{path}: expected a CSV file with a header: {error.strerror}"
        return
    if not data.strip():
        yield f"{path}:1: empty file: expected at least the header {','.join(columns)}"
        return
    broken = list(misquoted(path, data))
    if broken:
        yield from broken
        return
    records = numbered(path)
    line, header = next(records)
    if line > 1:
        yield f"{path}:1: blank line: expected the header, which is in line {line}"
        return
    if sorted(header) != sorted(columns):
        for column in columns:
            if column not in header:
                yield f"{path}:{line}: column {column}: expected in the header, where it is missing"
        for column in dict.fromkeys(header):
            known = column in columns
            if known and header.count(column) > 1:
                yield f"{path}:{line}: column {column}: expected once in the header"
            elif not known:
                close = get_close_matches(column.strip().lower(), columns, 1)
                yield fault(
                    path,
                    line,
                    [f"number {header.index(column) + 1}"],
                    [column],
                    f"expected a column of {path.stem}"
                    + (f"; did you mean '{close[0]}'?" if close else ""),
                )
        return
    for line, cells in records:
        expected = f"expected {len(header)} cells in the row, not {len(cells)}"
        if len(cells) < len(header):
            yield fault(path, line, [header[len(cells)]], [None], expected)
        elif len(cells) > len(header):
            yield fault(
                path,
                line,
                [f"number {len(header) + 1}"],
                [cells[len(header)]],
                f"{expected}; a cell that holds a comma needs quotes",
            )
        if not "".join(cells).isascii():
            for column, cell in zip(header, cells, strict=False):
                try:
                    cell.encode()
                except UnicodeEncodeError:
                    yield fault(path, line, [column], [cell], "expected text in UTF-8")


def misquoted(path: Path, data: bytes) -> Iterator[str]:
    """A line for each quote that is not part of a quoted cell, and for mixed line ends."""
    # The line breaks within quoted cells stay, so that lines can be counted.
    rest = QUOTED_CELL.sub(lambda cell: b"q" + re.sub(rb"[^\r\n]", b"", cell[0]), data)
    for number, line in enumerate(rest.splitlines(), 1):
        if b'"' in line:
            cell = line.count(b",", 0, line.index(b'"')) + 1
            text = line.split(b",")[cell - 1].decode("utf-8", "surrogateescape")
            yield fault(
                path,
                number,
                [f"number {cell}"],
                [text],
                'expected a cell with a quote to begin and end with one, and to hold it as ""',
            )
    ends = re.findall(rb"\r\n|\r|\n", QUOTED_CELL.sub(b"q", data))
    if len(set(ends)) > 1:
        names = {b"\n": "LF", b"\r\n": "CRLF", b"\r": "CR"}
        yield (
            f"{path}: line ends {', '.join(sorted(names[end] for end in set(ends)))}: "
            "expected one kind in the whole file"
        )


def stage(con: duckdb.DuckDBPyConnection, table: str, path: Path, types: dict[str, str]) -> None:
    """Make staged.`table`, all text, and the view typed.`table` with the row's number in it.

    A cell that is not written as its type would write it is NULL in the view.
    """
    _, header = next(numbered(path))
    con.execute(f"CREATE TABLE staged.{table} ({', '.join(f'{name} TEXT' for name in header)})")
    con.execute(f"INSERT INTO staged.{table} FROM {csv_reader(header)}", [str(path)])
    cells = (
        f"CASE WHEN {as_typed(name, types[name])} = {name} "
        f"THEN TRY_CAST({name} AS {types[name]}) END AS {name}"
        for name in header
    )
    con.execute(
        f"CREATE VIEW typed.{table} AS "
        f"SELECT rowid AS row_number, {', '.join(cells)} FROM staged.{table}"
    )


def mistyped(con: duckdb.DuckDBPyConnection, table: str, types: dict[str, str]) -> Iterator[tuple]:
    """(row number, columns, values, what was expected), as from all functions below."""
    for column, data_type in types.items():
        for row, value, typed in con.execute(
            f"SELECT rowid, {column}, {as_typed(column, data_type)} FROM staged.{table} "
            f"WHERE {column} IS NOT NULL "
            f"AND {as_typed(column, data_type)} IS DISTINCT FROM {column}"
        ).fetchall():
            expected = EXPECTED.get(data_type)
            if expected is None:
                # A decimal: 6.02 is a number and only lacks its third place.
                expected = f"'{typed}'" if typed else f"a number that fits {data_type}"
            yield row, [column], [value], f"expected {expected}"


def empty(con: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> Iterator[tuple]:
    for (row,) in con.execute(
        f"SELECT rowid FROM staged.{table} WHERE {columns[0]} IS NULL"
    ).fetchall():
        yield row, columns, [None], "expected a value, not an empty cell"


def unchecked(
    con: duckdb.DuckDBPyConnection, table: str, columns: list[str], expression: str
) -> Iterator[tuple]:
    cells = ", ".join(f"CAST({column} AS VARCHAR)" for column in columns)
    rule = re.sub(r'main\.|"', "", expression[1:-1]).replace("~~", "LIKE")
    # The versions of the engine write NOT IN in two ways.
    rule = re.sub(r"\(NOT \((\w+) (IN \([^)]*\))\)\)", r"(\1 NOT \2)", rule)
    for row, *values in con.execute(
        f"SELECT row_number, {cells} FROM typed.{table} WHERE NOT {expression}"
    ).fetchall():
        yield row, columns, values, f"expected {rule}"


def repeated(con: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> Iterator[tuple]:
    """Rows whose key an earlier row has; the expectation holds that row's number."""
    names = ", ".join(columns)
    for row, first, *values in con.execute(
        f"SELECT * FROM (SELECT row_number, "
        f"MIN(row_number) OVER (PARTITION BY {names}) AS first, {names} FROM typed.{table} "
        f"WHERE {' AND '.join(f'{column} IS NOT NULL' for column in columns)}) "
        "WHERE row_number > first"
    ).fetchall():
        yield row, columns, values, first


def dangling(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: list[str],
    parent: str,
    keys: list[str],
    path: Path,
) -> Iterator[tuple]:
    """Rows that refer to a row of `parent` (its seed is `path`) that is not there."""
    suggestions: dict[tuple, str] = {}
    pairs = list(zip(keys, columns, strict=True))
    for row, *values in con.execute(
        f"SELECT row_number, {', '.join(columns)} FROM typed.{table} AS child "
        f"WHERE {' AND '.join(f'{column} IS NOT NULL' for column in columns)} "
        f"AND NOT EXISTS (FROM typed.{parent} AS parent "
        f"WHERE {' AND '.join(f'parent.{key} = child.{column}' for key, column in pairs)})"
    ).fetchall():
        key = tuple(values)
        if key not in suggestions and len(suggestions) < SUGGESTIONS:
            suggestions[key] = suggestion(con, parent, keys, values)
        yield (
            row,
            columns,
            values,
            f"expected the {', '.join(keys)} of a row in {path}{suggestions.get(key, '')}",
        )


def suggestion(
    con: duckdb.DuckDBPyConnection, parent: str, keys: list[str], values: Sequence
) -> str:
    """The text that, put in the place of one cell, makes the key one that `parent` has."""
    for key, value in zip(keys, values, strict=True):
        if not isinstance(value, str):
            continue
        close = con.execute(
            f"SELECT {key} FROM typed.{parent} "
            f"WHERE jaro_winkler_similarity(LOWER({key}), LOWER(?)) >= 0.9 "
            + "".join(f"AND {other} = ? " for other in keys if other != key)
            + f"ORDER BY jaro_winkler_similarity(LOWER({key}), LOWER(?)) DESC, {key} LIMIT 1",
            [value]
            + [cell for other, cell in zip(keys, values, strict=True) if other != key]
            + [value],
        ).fetchall()
        if close:
            return f"; did you mean {close[0][0]!r}?"
    return ""


def placed(path: Path, bad_rows: Sequence[tuple]) -> list[str]:
    """The lines for rows known by their number in the file."""
    wanted = {row for row, *_ in bad_rows}
    wanted |= {first for *_, first in bad_rows if isinstance(first, int)}
    if not wanted:
        return []
    places = {
        number - 1: line for number, (line, _) in enumerate(numbered(path)) if number - 1 in wanted
    }
    return [
        fault(path, line, columns, values, expected)
        for line, columns, values, expected in sorted(
            (
                places[row],
                columns,
                ["" if value is None else str(value) for value in values],
                f"expected to be unique; line {places[expected]} has the same"
                if isinstance(expected, int)
                else expected,
            )
            for row, columns, values, expected in bad_rows
        )
    ]
