"""Say where the findings of the checks are written, and which rows would accept them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from loading.messages import Fault, format_fault, merge_kinds, numbered_rows
from loading.seed_files import Table, read_tables, users
from loading.sql_files import Definition, LoadError, key_columns, row_key

FEW = 5  # so many findings of one kind are lines of their own
ACCEPTED = "If this is correct, add this line to accepted_violations.csv: "
ACCEPTANCES = 20  # as many as are shown
Finding = tuple[str, str, str, str, str, str]


def check_facts(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition], seeds: Path) -> None:
    """Raise LoadError with the place of every row of the view violations."""
    findings = con.execute(
        "SELECT seed, row_key, column_name, value, check_name, detail "
        "FROM violations WHERE accepted IS NULL ORDER BY ALL"
    ).fetchall()
    if findings:
        raise LoadError(*format_findings(con, tables, findings, seeds))


def format_findings(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    findings: Sequence[Finding],
    seeds: Path,
) -> list[str]:
    """The lines for rows (seed, row_key, column_name, value, check_name, detail) of violations,
    and the rows that accept them. `con` has the filled tables.
    """
    known = read_tables(con, tables)
    keys = {table.name: key_columns(table) for table in tables if table.kind == "TABLE"}
    places = {
        (name, key): place
        for name in {name for name, *_ in findings}
        for key, place in find_rows(
            con, known, seeds, name, keys[name], [key for seed, key, *_ in findings if seed == name]
        ).items()
    }
    faults = []
    for name, key, column, value, check, detail in findings:
        seed, line = places.get((name, key), (name, 0))
        faults.append(Fault(seed, line, [column], [value], check, f": {detail}"))
    faults.sort(key=lambda fault: (fault.seed, fault.line, fault.columns, fault.expected))
    faults = merge_kinds(faults, FEW, lambda fault: (fault.seed, *fault.columns, fault.expected))
    lines = [format_fault(fault, seeds) for fault in faults]
    rows = list(
        dict.fromkeys(
            format_row([check, key, "<why>"])
            for name, key, _, _, check, _ in findings
            if name != "accepted_violations"
        )
    )
    lines += [f"{ACCEPTED}{row}" for row in rows[:ACCEPTANCES]]
    if len(rows) > ACCEPTANCES:
        lines.append(f"and {len(rows) - ACCEPTANCES:,} more lines like these")
    return lines


def find_rows(
    con: duckdb.DuckDBPyConnection,
    known: Mapping[str, Table],
    seeds: Path,
    name: str,
    columns: Sequence[str],
    wanted: Sequence[str],
) -> dict[str, tuple[str, int]]:
    """Seed and line, by the key that a row of table `name` has in these columns: in the table's
    own file or, where it has none, where another file first has the name."""
    if not (seeds / f"{name}.csv").exists():
        found: dict[str, tuple[str, int]] = {}
        for child, theirs, mine in users(name, known):
            their_columns = [theirs[mine.index(column)] for column in columns]
            found = find_rows(con, known, seeds, child, their_columns, wanted) | found
        return found
    # The engine keeps the rows in the order of the file.
    rows = con.execute(
        f"SELECT key, MIN(number) FROM (SELECT {row_key(columns)} AS key, "
        f"ROW_NUMBER() OVER () AS number FROM {name}) WHERE list_contains(?, key) GROUP BY key",
        [wanted],
    ).fetchall()
    lines = [line for line, _ in numbered_rows(seeds / f"{name}.csv")]
    return {key: (name, lines[number]) for key, number in rows}


def format_row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
