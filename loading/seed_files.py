"""Fill the tables from the CSV files in a folder."""

from __future__ import annotations

import csv
import errno
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from loading.sql_files import Definition, LoadError, engine_path, first_line, quoted

QUOTED_CELL = re.compile(rb'(?<![^,\n])"(?:[^"]+|"")*+"(?![^,\n])')
INVISIBLE = r"[\s\p{Z}\p{Cf}]"
DITTO = r"^(?:[\x22„″〃]|\x27\x27)$"
SPREADSHEET = r"^#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$|^=\$?[A-Za-z]+[$(\d]|^\x27\d"
# What programs and people write where there is no value, once or for a first and a last name.
NOTHING = (
    r"(?i:^(?:driver |team |the )?"
    r"(?:(?:null|\\N|nan|none|nil|<na>|n/?a|n\.a\.?|tb[acd]|t\.b\.[acd]\.?|n\.n\.?|unknown|undefined|"
    r"to be (?:announced|confirmed|decided|determined|advised)|"
    r"not (?:available|applicable|known|announced)|[-–—?_.]+)(?:[ ,/]+|$))+(?:driver|team)?$)"
)
MOJIBAKE = "\ufffd|[ÂÃ][\x80-\xbf]|â€"  # letters lost between two encodings
# In the engine's regular expressions, what is no text that a person meant: an invisible character
# at an end, a control character but for tab and line break, what stands for an empty cell or
# for the cell above, what a spreadsheet leaves of a formula or puts before a number.
BAD_TEXT = "|".join(
    [
        rf"^{INVISIBLE}|{INVISIBLE}$",
        r"[\x00-\x08\x0b-\x1f\x7f-\x{9f}]",
        NOTHING,
        DITTO,
        SPREADSHEET,
        MOJIBAKE,
    ]
)
BOM = b"\xef\xbb\xbf"
# What the types of schema/rules are where points are fractions.
FRACTIONS = {"points": "DECIMAL(9, 2)", "carried_points": "DECIMAL(13, 6)"}
# A header's length in bytes; the names of all columns together are far shorter.
HEADER = 100_000


class SeedError(Exception):
    """A seed was refused, by the engine or before. The engine stops at the first fault and
    names neither the file nor, often, the line."""


@dataclass(frozen=True)
class Table:
    """The facts about a table that reading its file needs.

    `references` are the columns, the table that they refer to and its columns.
    """

    types: dict[str, str]  # column -> its type
    defaults: dict[str, str]  # column -> its default, as SQL
    required: list[str]  # the columns that a header must have
    key: list[str]
    unique: list[list[str]]  # the key, and what else no two rows have in common
    references: list[tuple[list[str], str, list[str]]]

    @property
    def lists_names(self) -> bool:
        """Whether its rows can be derived from the references in other files."""
        return bool(self.key) and set(self.required) <= set(self.key)


def load(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition], seeds: Path) -> None:
    """Create each table and fill it from its CSV by column name; a list of names without a file is
    filled from what the other files refer to. Raises SeedError at the first fault.
    """
    path = seeds
    engine_path(seeds)
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copies = {}
            for name, path in seed_paths(tables, seeds).items():
                copies[name] = copy_seed(path, Path(folder))
            path = seeds
            if strays(tables, seeds) or not copies:
                raise ValueError("a file of no table, or no file")
            con.execute(";".join(table.create for table in with_points(tables, copies)))
            known = read_tables(con, tables)
            headers = {name: read_header(copy) for name, copy in copies.items()}
            for name in known:
                path = seeds / f"{name}.csv"
                if name in headers and not fits(headers[name], known[name]):
                    raise ValueError("the header is not the table's columns")
            for name, table in known.items():
                path = seeds / f"{name}.csv"
                rows = 0
                if name in copies or table.lists_names:
                    rows = con.execute(
                        f"INSERT INTO {name} ({', '.join(table.types)}) "
                        + rows_of(name, known, headers, copies)
                        + ("" if name in copies else " ORDER BY ALL")  # the same in every build
                    ).fetchall()[0][0]
                if name in copies and not is_regular(
                    copies[name].read_bytes(), len(headers[name]), rows
                ):
                    raise ValueError("cells too many, stray quotes or accents apart")
    except (duckdb.Error, OSError, ValueError) as error:
        raise SeedError(f"{path}: {first_line(error)}") from error


def copy_seed(path: Path, folder: Path) -> Path:
    """A copy of a seed in `folder`, with one kind of line end and no byte order mark.

    All that is read of a seed is read from the copy, as a program may replace it meanwhile. Raises
    LoadError where there is no room for it.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise OSError(errno.EINVAL, "it is a folder, pipe or device")
    data = path.read_bytes().removeprefix(BOM)
    copy = folder / path.name
    try:
        copy.write_bytes(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    except OSError as error:
        raise LoadError(f"{copy}: cannot be written: {error.strerror}") from error
    return copy


def with_points(tables: Sequence[Definition], seeds: Mapping[str, Path]) -> list[Definition]:
    """The tables, with types of points that hold those of the seeds."""
    fractions = needs_fractions(tables, seeds)
    return [
        replace(table, create=table.create.replace("AS INTEGER", f"AS {FRACTIONS[table.name]}"))
        if fractions and table.kind == "TYPE"
        else table
        for table in tables
    ]


def needs_fractions(tables: Sequence[Definition], seeds: Mapping[str, Path]) -> bool:
    """Whether the seeds give or share out fractions of a point.

    Never raises: what is wrong with a file is found when it is loaded.
    """
    fraction = re.compile(r"\.0*[1-9]")
    for table in tables:
        for column in re.findall(r"^    (\w+) points\b", table.create, re.MULTILINE):
            if any(fraction.search(cell) for (cell,) in cells(seeds, table.name, column)):
                return True
    # A whole multiple of the points is whole.
    return (
        any(
            percent.isdecimal() and percent != "0" and not percent.endswith("00")
            for table in ("events", "class_rounds", "what_if_rounds")
            for (percent,) in cells(seeds, table, "points_percent")
        )
        or ("split",) in cells(seeds, "rulebooks", "shared_cars")
        or (
            any(shared != "each" for (shared,) in cells(seeds, "rulebook_bonuses", "shared"))
            and shared_award(seeds)
        )
    )


def shared_award(seeds: Mapping[str, Path]) -> bool:
    """Whether an award of a race has two rows in one class."""
    awards = Counter(cells(seeds, "awards", "season", "round", "award"))
    if max(awards.values(), default=0) < 2:
        return False
    try:
        # The engine looks the classes up: there may be millions of results.
        awards, results = (
            f"{csv_reader(path, read_header(path))} AS {path.stem}"
            for path in (seeds["awards"], seeds["results"])
        )
        with duckdb.connect() as con:
            return bool(
                con.execute(
                    f"SELECT 1 FROM {awards} JOIN {results} USING (season, round, entry) "
                    "GROUP BY season, round, class, award HAVING COUNT(*) > 1 LIMIT 1"
                ).fetchall()
            )
    except (duckdb.Error, KeyError, OSError, ValueError):
        return False


def cells(seeds: Mapping[str, Path], name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """The cells of these columns in a small file; none of a file that cannot be read."""
    if name in seeds:
        with (
            suppress(csv.Error),
            seeds[name].open(encoding="utf-8", errors="replace", newline="") as file,
        ):
            for row in csv.DictReader(file):
                yield tuple(row.get(column) or "" for column in columns)


def seed_paths(tables: Sequence[Definition], seeds: Path) -> dict[str, Path]:
    """Table -> its CSV file, of the tables that have one."""
    there = {path.name for path in seeds.iterdir()}
    return {
        table.name: seeds / f"{table.name}.csv"
        for table in tables
        if table.kind == "TABLE" and f"{table.name}.csv" in there
    }


def strays(tables: Sequence[Definition], seeds: Path) -> list[Path]:
    """The files that no table is filled from though they look it: CSV files with a typo in their
    names, and files in another format where the CSV file is missing."""
    paths = seed_paths(tables, seeds)
    missing = {table.name for table in tables if table.kind == "TABLE"} - paths.keys()
    names = {path.name for path in paths.values()}
    return sorted(
        path
        for path in seeds.iterdir()
        if (path.suffix.lower() == ".csv" and path.name not in names)
        or path.name.partition(".")[0] in missing
    )


def read_tables(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition]) -> dict[str, Table]:
    """These tables by name, as the database has them, in the order of their definitions."""
    known = {table.name: Table({}, {}, [], [], [], []) for table in tables if table.kind == "TABLE"}
    for name, column, data_type, default, optional in con.execute(
        "SELECT table_name, column_name, data_type, column_default, is_nullable "
        "FROM duckdb_columns() WHERE table_oid IN (SELECT table_oid FROM duckdb_tables()) "
        "ORDER BY column_index"
    ).fetchall():
        table = known[name]
        table.types[column] = data_type
        if default is not None:
            table.defaults[column] = default
        elif not optional:
            table.required.append(column)
    # The championship of the teams needs no cell that says who competes.
    championships = known["championships"]
    championships.required.remove("competitors")
    championships.defaults["competitors"] = "championship"
    for name, kind, columns, parent, keys in con.execute(
        "SELECT table_name, constraint_type, constraint_column_names, "
        "referenced_table, referenced_column_names FROM duckdb_constraints() "
        "WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')"
    ).fetchall():
        if kind == "FOREIGN KEY":
            known[name].references.append((columns, parent, keys))
            continue
        known[name].unique.append(columns)
        if kind == "PRIMARY KEY":
            known[name].key.extend(columns)
    return known


def read_header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader([file.readline(HEADER)]), [])


def fits(header: Sequence[str], table: Table) -> bool:
    names = set(header)
    return len(names) == len(header) and set(table.required) <= names <= set(table.types)


def is_regular(data: bytes, columns: int, rows: int) -> bool:
    """Whether no row has a cell too many, quotes are around whole cells, and letters are composed.

    The engine refuses a row that is too short, but drops empty cells that are too many and the
    blanks before a quote. It could tell whether letters are composed, but not as fast.
    """
    rest = QUOTED_CELL.sub(b"", data) if b'"' in data else data
    return (
        b'"' not in rest
        and rest.count(b",") == (columns - 1) * (rows + 1)
        and unicodedata.is_normalized("NFC", data.decode())
    )


def rows_of(
    name: str,
    known: Mapping[str, Table],
    headers: Mapping[str, Sequence[str]],
    copies: Mapping[str, Path],
) -> str:
    """A SELECT of all columns of a table, as text: the rows of its file.

    Without one a list of names has the keys that the rows of other tables refer to.
    """
    table = known[name]
    if name in headers:
        source = csv_reader(copies[name], headers[name])
        given = {column: strict_cell(column, table.types[column]) for column in headers[name]}
    else:
        used = [f"SELECT {', '.join(f'NULL AS {column}' for column in table.key)}"]
        used += [
            f"SELECT {', '.join(columns[keys.index(key)] for key in table.key)} "
            f"FROM ({rows_of(child, known, headers, copies)})"
            for child, columns, keys in users(name, known)
            if child in headers or known[child].lists_names
        ]
        source = (
            f"(SELECT DISTINCT * FROM ({' UNION ALL '.join(used)}) "
            f"WHERE {' AND '.join(f'{column} IS NOT NULL' for column in table.key)})"
        )
        given = {column: column for column in table.key}
    return f"SELECT {', '.join(filled(table, given))} FROM {source}"


def users(name: str, known: Mapping[str, Table]) -> Iterator[tuple[str, list[str], list[str]]]:
    """The tables that refer to the key of a table, with their columns and the key's."""
    for child, table in known.items():
        for columns, parent, keys in table.references:
            if parent == name and set(keys) == set(known[name].key):
                yield child, columns, keys


def filled(table: Table, given: Mapping[str, str]) -> Iterator[str]:
    """Each column of a table: what is given for it, or its default where that is empty."""
    for column in table.types:
        default = f"CAST({table.defaults.get(column, 'NULL')} AS VARCHAR)"
        if column not in given:
            yield f"{default} AS {column}"
        elif column in table.defaults:
            yield f"COALESCE({given[column]}, {default}) AS {column}"
        else:
            yield f"{given[column]} AS {column}"


def csv_reader(path: Path, header: Sequence[str]) -> str:
    """A FROM item for a CSV file: every cell as text, empty = NULL."""
    # The engine takes a path for a pattern, and season=2003 in one for a column.
    text = re.sub(r"[*?[]", r"[\g<0>]", engine_path(path))
    names = ", ".join(f"'{quoted(column)}': 'VARCHAR'" for column in header)
    return (
        f"read_csv('{quoted(text)}', header = true, auto_detect = false, "
        f"delim = ',', quote = '\"', escape = '\"', hive_partitioning = false, "
        f"columns = {{{names}}})"
    )


def strict_cell(column: str, data_type: str) -> str:
    """The cell, or an error if it is not well written.

    The cast that INSERT adds would take 3.7 for 4 and 1e2 for 100.
    """
    return f"CASE WHEN NOT {well_written(column, data_type)} THEN error({column}) ELSE {column} END"


def well_written(column: str, data_type: str) -> str:
    """Whether the cell is written as the engine would write a value of that type, but for zeros at
    the end of a decimal and capitals in TRUE.
    """
    if data_type == "VARCHAR":
        return f"(NOT regexp_matches({column}, '{BAD_TEXT}'))"
    typed = f"CAST(TRY_CAST({column} AS {data_type}) AS VARCHAR)"
    if data_type == "BOOLEAN":
        return f"(LOWER({column}) IN ('true', 'false'))"
    if data_type.startswith("DECIMAL"):
        typed, column = (
            f"CASE WHEN CONTAINS({text}, '.') THEN RTRIM(RTRIM({text}, '0'), '.') ELSE {text} END"
            for text in (typed, column)
        )
    return f"({typed} IS NOT DISTINCT FROM {column})"
