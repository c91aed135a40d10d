"""Rebuild the database from schema/, seeds/ and views/.

    python loader.py [--database FILE] [--seeds DIR]
    python loader.py --check [--seeds DIR]
    python loader.py --dialect sqlite|postgres|spark|duckdb [--views] [--seeds DIR]

A failed rebuild leaves the old database as it was; a successful one replaces it in one step. The
second form only checks the seeds, and writes no file. The third one writes the database as a script
for another engine on standard output instead. Without --database the file is alms.duckdb or, of
other seeds, one named like their folder.

Exit code 0 and a summary on standard output; 2 and one line per fault on standard error; 3 if the
database was built, or the seeds checked, but the summary could not be written; 128 + its number,
so 130 or 143, when a signal stopped the run, which then has removed what it had begun.
"""

from __future__ import annotations

import os
import signal
import sys

STOPPING = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
stopped_by: list[int] = []


def note(number: int, frame: object) -> None:
    """Remember a signal: an import that is broken off can end in a crash."""
    stopped_by.append(number)


def stop(number: int, frame: object) -> None:
    """Answer the first signal: one line, and the end of the run once it has tidied up."""
    if stopped_by:
        return
    stopped_by.append(number)
    end = "\n" if os.isatty(2) else ""  # of the line about progress
    with suppress(OSError):
        os.write(2, f"{end}loader.py: stopped by {signal.Signals(number).name}\n".encode())
    sys.exit(128 + number)


def ignore(number: int, frame: object) -> None:
    """Not SIG_IGN, as a signal may be on its way to Python."""


def answer(now: object, then: object) -> None:
    """Answer signals otherwise than now."""
    for number in filter(None, STOPPING):
        if signal.getsignal(number) is now:
            signal.signal(number, then)


def prepare_process() -> None:
    """Undo what the caller may have done to the standard streams, and note signals."""
    for number in filter(None, STOPPING):
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup leaves it
            signal.signal(number, note)
    for descriptor, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(descriptor)
        except OSError:  # closed: the next file opened, the database, would take its place
            os.open(os.devnull, mode)
    # Python has no stream for a closed one, and print() then says nothing and raises nothing.
    sys.stdout = sys.stdout or os.fdopen(1, "w")
    sys.stderr = sys.stderr or os.fdopen(2, "w")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    prepare_process()  # before the imports: they take a third of the time

import argparse
import re
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # which `python -I` leaves out

try:
    import duckdb

    from loading.replacing import replacing
    from loading.seed_files import load, with_points
    from loading.sql_files import Definition, LoadError, engine_path, first_line, read_catalogue
except ModuleNotFoundError as missing:
    hint = "sh setup.sh shell, then .venv/bin/python loader.py"
    print(f"loader.py: expected the package {missing.name}: {hint}", file=sys.stderr)
    sys.exit(2)

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
    tables = with_points(tables, seeds)
    with replacing(database) as path:
        with duckdb.connect(engine_path(path), config=STORAGE) as con, progress(con):
            con.begin()
            views, without = fill(con, tables, views, seeds)
            con.commit()
            con.execute("CHECKPOINT")  # the engine is silent about one that fails when it closes
            rows = count_rows(con)
        with (
            duckdb.connect(engine_path(path), read_only=True) as con,
            progress(con),
            ThreadPoolExecutor() as pool,
        ):
            if count_rows(con) != rows:
                raise LoadError(f"{database}: cannot be written: it reads back as another one")
            summary = pool.submit(summarise, con.cursor(), *without)
            read_views(con, views)
        lines = summary.result()
        answer(stop, ignore)  # what follows takes the old file's place
    return f"{database}: built in {time.perf_counter() - started:.1f} s\n{lines}"


def check_seeds(seeds: Path) -> str:
    """Build in memory, as `build` does, and return a line that sums it up."""
    tables, views = read_catalogue(ROOT)
    with duckdb.connect() as con, progress(con):
        views, _ = fill(con, with_points(tables, seeds), views, seeds)
        read_views(con, views)
        rows = count_rows(con)
    tables_with_rows = sum(count > 0 for count in rows.values())
    return f"{seeds}: no fault in {sum(rows.values()):,} rows of {tables_with_rows} tables"


def fill(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    views: Sequence[Definition],
    seeds: Path,
) -> tuple[list[Definition], tuple[list[str], list[str]]]:
    """Make and fill everything. Returns the views that there are, and what `load` returns."""
    execute(con, [definition.create for definition in tables])
    without = load(con, tables, seeds)
    execute(con, [definition.create for definition in views])
    execute(con, [definition.comments for definition in tables + views])
    inherit_comments(con, tables + views)
    check(con, tables, seeds)
    return without_other_series(con, views), without


def without_other_series(
    con: duckdb.DuckDBPyConnection, views: Sequence[Definition]
) -> list[Definition]:
    """The views that stay: those in a room of one season go when none of them has a row."""
    rooms: dict[str, list[Definition]] = {}
    for view in views:
        if view.room.startswith("season_"):
            rooms.setdefault(view.room, []).append(view)
    gone = [
        view
        for room in rooms.values()
        if not any(con.execute(f"FROM {view.name} LIMIT 1").fetchall() for view in room)
        for view in room
    ]
    execute(con, [f"DROP VIEW {view.name}" for view in reversed(gone)])
    return [view for view in views if view not in gone]


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
    from loading import scripts

    if dialect not in scripts.EXECUTED:
        executed = ", ".join(scripts.EXECUTED)
        raise LoadError(f"--dialect {dialect}: expected one of those that are tested: {executed}")
    tables, views = read_catalogue(ROOT)
    tables = with_points(tables, seeds)
    with duckdb.connect() as con:
        if only_views:
            execute(con, [definition.create for definition in tables + views])
        else:
            views, _ = fill(con, tables, views, seeds)
        for statement in scripts.script(con, tables, views, dialect, only_views):
            print(statement, end="\n" if statement.startswith("--") else ";\n")
    sys.stdout.flush()


def execute(con: duckdb.DuckDBPyConnection, statements: Sequence[str]) -> None:
    con.execute(";".join(filter(None, statements)))


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
        "SELECT seed, row_key, column_name, value, check_name, detail "
        "FROM violations WHERE accepted IS NULL ORDER BY ALL"
    ).fetchall()
    if found:
        from loading import faults

        raise LoadError(*faults.locate(tables, found, seeds))


def read_views(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> None:
    """Compute every view: they keep no dependencies, only reading shows that they work.

    Raises LoadError for one that fails, as some engine versions do with a query that others answer.
    """

    def compute(name: str, query: str) -> None:
        try:
            con.cursor().execute(query).fetchall()
        except duckdb.Error as error:
            raise LoadError(
                f"{name}: cannot be read by duckdb {duckdb.__version__}: {first_line(error)}"
            ) from error

    # Planning is most of the work, and a plan is made on one thread.
    with ThreadPoolExecutor() as pool:
        list(pool.map(compute, *zip(*readings(con, views).items(), strict=True)))


def readings(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> dict[str, str]:
    """The queries that compute all views, by the view.

    Whoever reads a view reads all that it reads, so those that no other view reads will do, but
    for the two that `check` and `summarise` read; and of those that differ in a word only, as the
    tables of the classes, one.
    """
    views = [view for view in views if view.kind == "VIEW"]
    read = {"violations", "reconciliation"}
    read.update(other for view in views for other in view.references)
    top = {
        re.sub(rf"--.*|\b{view.name}\b|'\w+'", "", view.create): view.name
        for view in views
        if view.name not in read
    }
    # One season is enough, and a million results have many.
    ((season,),) = con.execute("SELECT COALESCE(MAX(season), 0) FROM results").fetchall()
    latest = f"WHERE season = {season}"
    of_a_season = con.execute(
        "SELECT table_name FROM duckdb_columns() WHERE column_name = 'season'"
    ).fetchall()
    # Of all columns: a count would leave out what it does not need.
    return {
        name: "SELECT bit_xor(hash(whole)) "
        f"FROM (FROM {name} {latest if (name,) in of_a_season else ''}) AS whole"
        for name in top.values()
    }


def count_rows(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(
        con.execute(
            "SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT internal"
        ).fetchall()
    )


def summarise(con: duckdb.DuckDBPyConnection, empty: Sequence[str], filled: Sequence[str]) -> str:
    """What was built: rows, champions, and how much of what is printed comes out.

    `empty` and `filled` are the tables without a file.
    """
    rows = count_rows(con)
    counts = ", ".join(f"{name} {count:,}" for name, count in rows.items() if name not in empty)
    lines = [f"Rows: {counts}"]
    if empty:
        lines.append(f"Without a file, and empty: {', '.join(empty)}")
    if filled:
        lines.append(f"Without a file, and filled from the other files: {', '.join(filled)}")
    lines = [textwrap.fill(line, 100, subsequent_indent="  ") for line in lines]
    # A dozen seasons are more than it shows, and a million results have many.
    ((first,),) = con.execute("SELECT COALESCE(MAX(season), 0) - 12 FROM results").fetchall()
    champions = con.execute(
        f"""
        SELECT season, class, championship, competitor, points, to_come
        FROM standings
        JOIN classes USING (season, class)
        JOIN (
            SELECT season, COUNT(*) FILTER (status = 'scheduled') AS to_come
            FROM events GROUP BY season
        ) USING (season)
        LEFT JOIN unknown_competitors USING (season, class, championship)
        WHERE position = 1 AND COALESCE(cars_unknown, 0) = 0 AND season >= {first}
        ORDER BY season DESC, rank, class, championship DESC, competitor
        """
    ).fetchall()
    lines += ["Champions"] * bool(champions)
    lines += [
        f"  {season} {name:8} {championship:8} {champion}, {plain(points)}"
        + (f", rounds to come: {to_come}" if to_come else "")
        for season, name, championship, champion, points, to_come in champions[:12]
    ]
    if len(champions) > 12:
        lines.append("  and more: FROM standings WHERE position = 1")
    unknown = con.execute(
        "SELECT DISTINCT championship FROM unknown_competitors "
        f"WHERE cars_unknown > 0 AND season >= {first} ORDER BY championship"
    ).fetchall()
    if unknown:
        names = ", ".join(name for (name,) in unknown)
        lines.append(f"Not known of every car in the points: {names} (FROM unknown_competitors)")
    ((unnamed,),) = con.execute(
        f"SELECT COUNT(*) FROM unnamed_places WHERE season >= {first}"
    ).fetchall()
    if unnamed:
        lines.append(f"Places in the points that nobody has: {unnamed} (FROM unnamed_places)")
    # By a season the engine sees at once what need not be computed, as nothing of it is printed.
    ((first_printed,),) = con.execute(
        """
        SELECT COALESCE(MIN(season), 9999) FROM (
            SELECT season FROM published_points UNION ALL
            SELECT season FROM published_totals UNION ALL
            SELECT season FROM published_winners UNION ALL
            SELECT season FROM other_published_points
        )
        """
    ).fetchall()
    figures = con.execute(
        "SELECT difference, figure, season, class, competitor, round, published, computed "
        f"FROM reconciliation WHERE season >= {first_printed} ORDER BY ALL"
    ).fetchall()
    differing = [figure for difference, *figure in figures if difference != 0]
    printed = [figure for figure in figures if figure[-2] is not None]
    if printed:
        agree = sum(difference == 0 for difference, *_ in figures)
        lines.append(f"Printed figures reproduced: {agree:,} of {len(printed):,}")
    for figure, season, name, team, number, published, computed in differing[:10]:
        place = f"{season} {name} {team}, {f'round {number} {figure}' if number else figure}"
        lines.append(f"  {place}: printed {plain(published)}, computed {plain(computed)}")
    if len(differing) > 10:
        lines.append("  and more: FROM reconciliation WHERE difference IS DISTINCT FROM 0")
    return "\n".join(lines)


def plain(points: Decimal | int | None) -> str:
    """Without the zeros of a decimal: 24, not 24.00."""
    return f"{points.normalize():f}" if isinstance(points, Decimal) else str(points)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Rebuild the database from the CSV seeds.")
    parser.add_argument(
        "--database",
        type=Path,
        metavar="FILE",
        help="the file to write (alms.duckdb; of other seeds one named like their folder)",
    )
    parser.add_argument(
        "--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="the CSV files"
    )
    parser.add_argument("--check", action="store_true", help="only check the seeds")
    parser.add_argument(
        "--dialect", metavar="NAME", help="print a script for sqlite, postgres, spark or duckdb"
    )
    parser.add_argument("--views", action="store_true", help="only the views of that script")
    options = parser.parse_args(argv)
    if options.views and options.dialect is None:
        parser.error("--views needs --dialect")
    if options.check and options.dialect is not None:
        parser.error("--check and --dialect exclude each other")
    try:
        engine_path(options.seeds)
        if options.dialect is not None:
            write_script(options.dialect, options.seeds, options.views)
            return 0
        if options.check:
            summary = check_seeds(options.seeds)
        else:
            options.database = options.database or database_of(options.seeds)
            summary = build(options.database, options.seeds)
    except LoadError as error:
        complain(str(error))
        return 2
    except BrokenPipeError:  # such as `python loader.py --dialect sqlite | head`
        return 2
    except (duckdb.Error, OSError, MemoryError, RuntimeError) as error:
        target = options.dialect or (not options.check and options.database) or options.seeds
        complain(f"{target}: not built: {first_line(error)}")
        return 2
    try:
        print(summary, flush=True)
    except OSError as error:
        done = f"{options.seeds}: checked" if options.check else f"{options.database}: built"
        complain(f"{done}, but the summary could not be written: {error.strerror}")
        return 3
    return 0


def database_of(seeds: Path) -> Path:
    """The file that is written if none is named: a league is not to replace the season."""
    # resolve() raises where a link is a loop
    real, ours = (Path(os.path.realpath(path)) for path in (seeds, ROOT / "seeds"))
    if real != ours and real.name.lower() == "alms":
        raise LoadError(f"{seeds}: expected --database, as alms.duckdb is the season's")
    return ROOT / f"{'alms' if real == ours else real.name}.duckdb"


def complain(line: str) -> None:
    if not stopped_by:  # or it is what the signal broke off
        with suppress(OSError):  # the exit code tells the rest
            print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        answer(note, stop)
        if stopped_by:
            stop(stopped_by.pop(), None)
        code = main()
    finally:
        if hasattr(signal, "pthread_sigmask"):  # Python's own answer comes back while it ends
            signal.pthread_sigmask(signal.SIG_BLOCK, filter(None, STOPPING))
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:  # said above, and Python would say it again
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stopped_by:  # even if what it interrupted made another error of it, as the engine does
            sys.exit(128 + stopped_by[0])
    sys.exit(code)
