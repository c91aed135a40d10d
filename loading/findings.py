"""Report the findings of the checks, and the rows that would accept them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from loading.messages import Fault, escape, format_fault, merge_kinds, numbered_rows
from loading.seed_files import Table, read_tables, users
from loading.sql_files import Definition, LoadError, key_columns, row_key

FEW = 5  # so many findings of one kind are lines of their own
ACCEPTED = (
    "If this is correct, add this line to accepted_violations.csv (check_name,row_key,reason): "
)
Finding = tuple[str, str, str, str, str, str, bool]


def check_facts(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    seeds: Path,
    accept: Path | None = None,
) -> None:
    """Raise LoadError with the place of every row of the view violations, and write the rows that
    would accept them into the file `accept`."""
    findings = con.execute(
        "SELECT seed, row_key, column_name, value, check_name, detail, acceptable "
        "FROM violations WHERE accepted IS NULL ORDER BY ALL"
    ).fetchall()
    if findings:
        lines = format_findings(con, tables, findings, seeds)
        raise LoadError(*lines, *format_acceptances(findings, seeds, accept))


def format_findings(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    findings: Sequence[Finding],
    seeds: Path,
) -> list[str]:
    """The lines for rows of violations. `con` has the filled tables."""
    known = read_tables(con, tables)
    keys = {table.name: key_columns(table) for table in tables if table.kind == "TABLE"}
    rows = [key_of_row(key, len(keys[seed])) for seed, key, *_ in findings]
    places = {
        (name, key): place
        for name in {name for name, *_ in findings}
        for key, place in find_rows(
            con,
            known,
            seeds,
            name,
            keys[name],
            [key for (seed, *_), key in zip(findings, rows, strict=True) if seed == name],
        ).items()
    }
    faults = []
    for (name, _, column, value, check, detail, _), key in zip(findings, rows, strict=True):
        seed, line = places.get((name, key), (name, 0))
        faults.append(Fault(seed, line, [column], [value], check, f": {detail}"))
    faults.sort(key=lambda fault: (fault.seed, fault.line, fault.columns, fault.expected))
    faults = merge_kinds(faults, FEW, lambda fault: (fault.seed, *fault.columns, fault.expected))
    return [format_fault(fault, seeds) for fault in faults]


def key_of_row(key: str, columns: int) -> str:
    """The key of the row of a finding, without the columns that identify the finding within it."""
    return " |".join(re.split(r" \|(?= |$)", key)[:columns])


def format_acceptances(
    findings: Sequence[Finding], seeds: Path, accept: Path | None
) -> Iterator[str]:
    """The first rows that would accept the findings, or their number in the file `accept`."""
    rows = {
        (check, key): f"<why: {value or ''}: {detail}>"
        for _, key, _, value, check, detail, acceptable in findings
        if acceptable
    }
    if accept is not None:
        try:
            with accept.open("x", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["check_name", "row_key", "reason"])
                writer.writerows([*key, why] for key, why in rows.items())
        except FileExistsError:
            yield f"{accept}: expected the name of a new file"
            return
        count = f"{len(rows):,} row{'s' if len(rows) != 1 else ''}"
        yield f"{accept}: {count} for accepted_violations.csv, check each and give its reason"
        return
    for key in list(rows)[:FEW]:
        yield ACCEPTED + escape(format_row([*key, "<why>"]))
    if len(rows) > FEW:
        yield (
            f"python loader.py --check --seeds {seeds} --accept FILE writes all "
            f"{len(rows):,} of these lines into a file"
        )


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
    # Older versions of Python quote a line break only if it ends the lines.
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().removesuffix("\n")
