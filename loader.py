"""Rebuild the database from schema/, seeds/ and views/.

    python loader.py [--database FILE] [--seeds DIR]
    python loader.py --check [--accept FILE] [--seeds DIR]
    python loader.py --dialect sqlite|postgres|spark|duckdb [--views] [--output FILE] [--seeds DIR]

A failed rebuild leaves the old database as it was; a successful one replaces it in one step. The
second form only checks the seeds; --accept FILE writes the rows that would accept its findings.
The third writes the database as a script for another engine.
The default of --database is alms.duckdb or, for other seeds, a file named like their folder.

Exit code: 0; 2 with one line per fault on standard error; 130 when interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from loading.console import print_text, setup_command, use_utf8

try:
    import duckdb

    from loading.engine import STORAGE, check_engine
    from loading.findings import check_facts
    from loading.replacing import replacing
    from loading.seed_files import SeedError, load
    from loading.sql_files import (
        LoadError,
        add_comments,
        create_views,
        drop_other_seasons,
        execute,
        read_catalogue,
    )
    from loading.summary import count_rows, summarise
except ModuleNotFoundError as missing:
    print(f"loader.py: no package {missing.name}: {setup_command('shell')}", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
DIALECTS = ("sqlite", "postgres", "spark", "duckdb")  # tests execute the scripts of these


def build(database: Path, seeds: Path) -> str:
    """Build `database` from the CSV files in `seeds` and return a summary.

    Raises LoadError, with the old file untouched, when a seed or the file is at fault.
    """
    started = time.perf_counter()
    with replacing(database) as path:
        with duckdb.connect(path, config=STORAGE) as con:
            con.begin()
            fill(con, seeds)
            con.commit()
            con.execute("CHECKPOINT")  # on closing, the engine would be silent about a full disk
            rows = count_rows(con)
        with duckdb.connect(path, read_only=True) as con:
            if count_rows(con) != rows:
                raise LoadError(f"{database}: cannot be written: rows are lost when it is reopened")
            lines = summarise(con, seeds)
    return f"{database}: built in {time.perf_counter() - started:.1f} s\n{lines}"


def fill(con: duckdb.DuckDBPyConnection, seeds: Path, accept: Path | None = None) -> None:
    """Tables, rows, views, comments, checks: each needs those before it."""
    tables, views = read_catalogue(ROOT)
    con.execute(f"SET enable_progress_bar = {sys.stdout is not None and sys.stdout.isatty()}")
    try:
        load(con, tables, seeds)
    except SeedError as error:  # the engine stops at the first fault: find them all
        from loading.faults import find_faults

        raise LoadError(*find_faults(tables, seeds) or [str(error)]) from error
    create_views(con, views)
    add_comments(con, tables + views)
    check_facts(con, tables, seeds, accept)
    drop_other_seasons(con, views)  # season_2003/ in the database of a league
    check_engine(con, views)  # no version may build views that it cannot read


def check(seeds: Path, accept: Path | None = None) -> str:
    """Build in memory, as `build` does, and return a line that sums it up."""
    with duckdb.connect() as con:
        fill(con, seeds, accept)
        counts = [count for count in count_rows(con).values() if count]
    return f"{seeds}: no fault in {sum(counts):,} rows of {len(counts)} tables"


def write_script(dialect: str, seeds: Path, only_views: bool, output: Path | None) -> None:
    """Write the script that makes the database of these seeds on another engine."""
    from loading import scripts  # with sqlglot, for which a rebuild need not wait

    tables, views = read_catalogue(ROOT)
    with duckdb.connect() as con:
        if only_views:
            execute(con, [table.create for table in tables])
            create_views(con, views)
        else:
            fill(con, seeds)
        text = scripts.script(con, tables, views, dialect, only_views)
    if output is not None:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        print_text(text)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Rebuild the database from the CSV seeds.")
    parser.add_argument(
        "--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="folder of CSV files"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--database", type=Path, metavar="FILE", help="database to write")
    form.add_argument("--check", action="store_true", help="only check the seeds")
    form.add_argument("--dialect", choices=DIALECTS, help="write a script for this engine")
    parser.add_argument("--accept", type=Path, metavar="FILE", help="with --check: acceptances")
    parser.add_argument("--views", action="store_true", help="with --dialect: only the views")
    parser.add_argument("--output", type=Path, metavar="FILE", help="with --dialect: the file")
    options = parser.parse_args(argv)
    if options.dialect is None and (options.views or options.output):
        parser.error("--views and --output need --dialect")
    if options.accept and not options.check:
        parser.error("--accept needs --check")
    try:
        if options.dialect is not None:
            write_script(options.dialect, options.seeds, options.views, options.output)
        elif options.check:
            print_text(check(options.seeds, options.accept) + "\n")
        else:
            print_text(build(options.database or database_of(options.seeds), options.seeds) + "\n")
    except BrokenPipeError:  # `| head` has read enough
        return 2
    except (KeyboardInterrupt, LoadError, duckdb.Error, OSError, RuntimeError) as error:
        # While the engine works, it reports Ctrl+C as an error of its own.
        if isinstance(error, KeyboardInterrupt) or "Query interrupted" in str(error):
            print("loader.py: interrupted", file=sys.stderr)
            return 130
        print(error if isinstance(error, LoadError) else f"loader.py: {error}", file=sys.stderr)
        return 2
    return 0


def database_of(seeds: Path) -> Path:
    """The default file, named after the seeds, so that a league does not replace the season."""
    # Not resolve(), which raises where a link is a loop.
    real, ours = (Path(os.path.realpath(path)) for path in (seeds, ROOT / "seeds"))
    if real != ours and real.name.lower() == "alms":
        raise LoadError(f"{seeds}: expected --database, as alms.duckdb is the season's")
    return ROOT / f"{'alms' if real == ours else real.name}.duckdb"


if __name__ == "__main__":
    use_utf8()
    sys.exit(main())
