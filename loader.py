"""Rebuild the database from schema/, seeds/ and views/.

    python loader.py [--database FILE] [--seeds DIR]
    python loader.py --dialect sqlite|postgres|spark|duckdb [--views] [--seeds DIR]

Exit code 0 and a summary on standard output, or 2 and one line per fault on standard error. A
failed rebuild leaves the old database as it was; a successful one replaces it in one step. The
second form writes the database as a script for another engine on standard output instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from definitions import Definition, LoadError, first_line, read_catalogue
from seed_files import load

ROOT = Path(__file__).resolve().parent
STORAGE = {
    # What the DuckDB shells of the 1.4 and 1.5 line can open, whatever version builds.
    "storage_compatibility_version": "v1.4.0",
    # Many small tables: the default of 256 KiB makes a file of 31 MB.
    "default_block_size": "16384",
}


def build(database: Path, seeds: Path) -> str:
    """Build `database` from the CSV files in `seeds` and return the summary.

    Raises LoadError, with the old file untouched, when a seed or the target is at fault.
    """
    started = time.perf_counter()
    tables, views = read_catalogue(ROOT)
    with (
        replacing(database) as path,
        duckdb.connect(str(path), config=STORAGE) as con,
        progress(con),
    ):
        con.begin()
        con.execute("SET threads = 1")  # in statements so small, waking a second takes longer
        execute(con, [definition.create for definition in tables + views])
        execute(con, [definition.comments for definition in tables + views])
        inherit_comments(con, tables + views)
        con.execute("RESET threads")
        load(con, tables, seeds)
        check(con, tables, seeds)
        read_views(con, views)
        con.commit()
        summary = summarise(con, tables)
    return f"{database}: built in {time.perf_counter() - started:.1f} s\n{summary}"


@contextmanager
def progress(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """On a terminal, a line about what `con` is doing, once it takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    con.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    started = time.perf_counter()
    done = threading.Event()

    def show() -> None:
        pause = 1.0
        while not done.wait(pause):
            pause = 0.2
            share = con.query_progress()  # of the statement; -1 when the engine cannot tell
            step = f", {share:.0f} % of this step" if share >= 0 else ""
            line = f"{time.perf_counter() - started:.0f} s{step}"
            print(f"\rbuilding: {line:40}", end="", file=sys.stderr, flush=True)
        if pause < 1:
            print(f"\r{'':60}\r", end="", file=sys.stderr, flush=True)

    watcher = threading.Thread(target=show, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def write_script(dialect: str, seeds: Path, only_views: bool) -> None:
    """Print the script that makes the database of these seeds on another engine.

    Raises LoadError when a seed is at fault, or for an engine that no test runs it on.
    """
    import dialects

    if dialect not in dialects.EXECUTED:
        executed = ", ".join(dialects.EXECUTED)
        raise LoadError(f"--dialect {dialect}: expected one of those that are tested: {executed}")
    tables, views = read_catalogue(ROOT)
    with duckdb.connect() as con:
        execute(con, [table.create for table in tables])
        if not only_views:
            load(con, tables, seeds)
        execute(con, [view.create for view in views])
        execute(con, [definition.comments for definition in tables + views])
        inherit_comments(con, tables + views)
        check(con, tables, seeds)
        for statement in dialects.script(con, tables, views, dialect, only_views):
            print(statement, end="\n" if statement.startswith("--") else ";\n")


def execute(con: duckdb.DuckDBPyConnection, statements: Sequence[str]) -> None:
    con.execute(";".join(filter(None, statements)))


@contextmanager
def replacing(database: Path) -> Iterator[Path]:
    """A path to build at, which takes the place of `database` at the end, or leaves no trace.

    A killed run leaves its file behind; the next one removes it.
    """
    if not database.parent.is_dir():
        raise LoadError(f"{database}: expected an existing folder, not {database.parent}")
    if database.is_dir():
        raise LoadError(f"{database}: expected a file, not a folder")
    if database.exists() and database.stat().st_size > 0:
        probe(database)
    for stale in database.parent.glob(f"{database.name}.*.building"):
        try:
            probe(stale)
        except LoadError as error:
            if "lock" in str(error):
                continue  # another rebuild is at work on it
        remove(stale)
    path = database.with_name(f"{database.name}.{os.getpid()}.building")
    try:
        yield path
        # A log that a dead process left must not be replayed into the new file. Folding it into
        # the old one keeps that whole, should this run be killed here.
        if wal(database).exists() and database.exists():
            duckdb.connect(str(database)).close()
        wal(database).unlink(missing_ok=True)
        path.replace(database)
    except OSError as error:
        raise LoadError(f"{database}: cannot be written: {error.strerror}") from error
    except duckdb.IOException as error:
        raise LoadError(f"{database}: cannot be written: {first_line(error)}") from error
    finally:
        remove(path)


def probe(database: Path) -> None:
    """Raise LoadError unless `database` is a DuckDB file that nobody else writes to."""
    try:
        duckdb.connect(str(database), read_only=True).close()
    except duckdb.Error as error:
        if "lock" in str(error):
            raise LoadError(
                f"{database}: another process holds a lock on it; close that one first"
            ) from error
        raise LoadError(
            f"{database}: expected a DuckDB database or no file: {first_line(error)}"
        ) from error


def wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")


def remove(database: Path) -> None:
    database.unlink(missing_ok=True)
    wal(database).unlink(missing_ok=True)


def inherit_comments(con: duckdb.DuckDBPyConnection, definitions: Sequence[Definition]) -> None:
    """Give a column without a comment the one of its namesakes in what its object refers to.

    What a column means is so written down once, where the column first appears. Where namesakes
    mean different things, the column must say which: LoadError.
    """
    comments: dict[str, dict[str, str | None]] = {}
    for name, column, comment in con.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        comments.setdefault(name, {})[column] = comment
    inherited = []
    for definition in definitions:
        own = comments.get(definition.name, {})
        for column in (column for column, comment in own.items() if comment is None):
            said = {
                comments[other][column]
                for other in definition.references
                if column in comments.get(other, {})
            }
            if len(said) != 1:
                raise LoadError(
                    f"{definition.name}.{column}: expected a COMMENT of its own: "
                    f"what it reads has {len(said)} for a column of that name"
                )
            (own[column],) = said
            text = str(own[column]).replace("'", "''")
            inherited.append(f"COMMENT ON COLUMN {definition.name}.{column} IS '{text}'")
    execute(con, inherited)


def check(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition], seeds: Path) -> None:
    """Raise LoadError with the place of every row of the view violations."""
    found = con.execute(
        "SELECT seed, row_key, column_name, value, check_name || ': ' || detail "
        "FROM violations WHERE accepted IS NULL ORDER BY ALL"
    ).fetchall()
    if found:
        import faults

        raise LoadError(*faults.locate(con, found, seeds))


def read_views(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> None:
    """Select from every view: they keep no dependencies, only reading shows that they work.

    Whoever reads a view reads all that it reads, so those that no other view reads will do, but
    for the two that `check` and `summarise` read whole.
    """
    read = {"violations", "reconciliation"}
    read.update(other for view in views for other in view.references)
    for view in views:
        if view.kind == "VIEW" and view.name not in read:
            con.execute(f"SELECT * FROM {view.name} LIMIT 0")


def summarise(con: duckdb.DuckDBPyConnection, tables: Sequence[Definition]) -> str:
    rows = dict(
        con.execute(
            "SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT internal"
        ).fetchall()
    )
    champions = con.execute(
        "SELECT season, class, competitor, points, "
        "(SELECT COUNT(*) FROM events WHERE season = classes.season AND status = 'scheduled') "
        "FROM standings JOIN classes USING (season, class) "
        "WHERE position = 1 AND championship = 'teams' "
        "ORDER BY season DESC, rank, class, competitor LIMIT 12"
    ).fetchall()
    figures = con.execute(
        "SELECT difference, figure, season, class, competitor, round, published, computed "
        "FROM reconciliation ORDER BY ALL"
    ).fetchall()
    differing = [figure for difference, *figure in figures if difference != 0]
    printed = [figure for figure in figures if figure[-2] is not None]
    counts = ", ".join(
        f"{table.name} {rows[table.name]:,}" for table in tables if table.kind == "TABLE"
    )
    lines = [textwrap.fill(f"Rows: {counts}", 100, subsequent_indent="  "), "Champions"]
    lines += [
        f"  {season} {name:8} {team}, {points}" + (f", {to_come} rounds to come" if to_come else "")
        for season, name, team, points, to_come in champions
    ]
    lines.append(
        f"Printed figures reproduced: {sum(figure[0] == 0 for figure in printed):,} "
        f"of {len(printed):,}"
    )
    for figure, season, name, team, number, published, computed in differing[:10]:
        place = f"{season} {name} {team}, {f'round {number} {figure}' if number else figure}"
        lines.append(f"  {place}: printed {published}, computed {computed}")
    if len(differing) > 10:
        lines.append("  and more: FROM reconciliation WHERE difference IS DISTINCT FROM 0")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Rebuild the database from the CSV seeds.")
    parser.add_argument("--database", type=Path, default=ROOT / "alms.duckdb", metavar="FILE")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", metavar="DIR")
    parser.add_argument("--dialect", metavar="NAME", help="write a script for another engine")
    parser.add_argument("--views", action="store_true", help="only the views of that script")
    options = parser.parse_args(argv)
    if options.views and options.dialect is None:
        parser.error("--views needs --dialect")
    try:
        if options.dialect is not None:
            write_script(options.dialect, options.seeds, options.views)
        else:
            print(build(options.database, options.seeds))
    except LoadError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # such as `python loader.py --dialect sqlite | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (duckdb.Error, OSError) as error:
        target = options.dialect or options.database
        print(f"{target}: not built: {first_line(error)}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
