"""Measure the views on made-up seasons and write docs/performance.md.

    python benchmarks/measure.py [--seasons N] [--runs N]

Everything in one run on one machine: the contestants take turns, the figures are medians, and the
ratios are medians of the ratios of each turn. Results are checked equal before anything is timed.
Needs the extra `bench`; PostgreSQL is measured where it is installed.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THREADS, MEMORY = 2, "8GB"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ["POLARS_MAX_THREADS"] = str(THREADS)  # read on import

import by_hand_polars  # noqa: E402
import duckdb  # noqa: E402
import polars as pl  # noqa: E402
import postgres  # noqa: E402

import loader  # noqa: E402
from loading import scripts  # noqa: E402
from loading.engine import readings  # noqa: E402
from loading.sql_files import read_catalogue  # noqa: E402

TABLES, VIEWS = read_catalogue(ROOT)
WHAT_IF = "what-if 1"  # no minimum distance
FLOOR = """
    SELECT results.season, results.class, results.team, SUM(points_scales.points)
    FROM results
    JOIN events USING (season, round)
    JOIN points_scales
        ON points_scales.scale = 'official'
        AND points_scales.kind = events.kind
        AND points_scales.place = results.class_position
    GROUP BY results.season, results.class, results.team
"""
STANDINGS = "SELECT season, class, position, competitor, points, wins FROM"
TEAMS = "SELECT season, class, position, team, points, wins FROM team_standings"
QUESTIONS = {
    "all standings": f"{STANDINGS} standings",
    "one season": f"{STANDINGS} standings WHERE season = 1900",
    "one what-if": f"{STANDINGS} scenario_standings WHERE scenario = '{WHAT_IF}'",
    "ledger of a race": """
        SELECT entry, points, reason FROM points_ledger WHERE season = 1900 AND round = 3
    """,
    "all nine what-ifs": "SELECT * FROM scenario_standings",
    "standings after each round": "SELECT * FROM standings_by_round",
    "title race": "SELECT * FROM title_race",
}
Task = Callable[[], object]
Seconds = dict[str, list[float]]


def generate(path: Path, seasons: int, rounds: int = 10, who: Sequence[str] = ("teams",)) -> Path:
    """A database in `path` with the tables, the made-up rows and the views."""
    with connect(path) as con:
        loader.execute(con, [definition.create for definition in TABLES + VIEWS])
        variables = {"seasons": seasons, "rounds": rounds, "what_ifs": 9, "championships": [*who]}
        for name, value in variables.items():
            con.execute(f"SET VARIABLE {name} = {value}")
        con.execute((ROOT / "benchmarks" / "generate.sql").read_text(encoding="utf-8"))
    return path


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        str(path), config={**loader.STORAGE, "threads": THREADS, "memory_limit": MEMORY}
    )


def clock(name: str) -> float:
    """Processor seconds of this process and its children; elapsed ones where a server works."""
    if name == "PostgreSQL":
        return time.perf_counter()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def take_turns(tasks: Mapping[str, Task], runs: int, first_counts: bool = False) -> Seconds:
    """Seconds of each task in each turn, as a rule after a turn that does not count."""
    seconds: Seconds = {name: [] for name in tasks}
    for turn in range(first_counts, runs + 1):
        for name, task in tasks.items():
            started = clock(name)
            task()
            if turn:
                seconds[name].append(clock(name) - started)
    return seconds


def ratio(seconds: Seconds, one: str, other: str) -> float:
    return statistics.median(a / b for a, b in zip(seconds[one], seconds[other], strict=True))


def shown(seconds: Iterable[float]) -> str:
    median = statistics.median(seconds)
    return f"{median:.2f} s" if median >= 1 else f"{median * 1000:.0f} ms"


def rows(table: object) -> list[tuple]:
    """The rows of a result of any contestant in one order, as text: 1 and 1.0 are the same."""
    if isinstance(table, pl.DataFrame):
        table = table.iter_rows()
    return sorted(tuple(v if isinstance(v, str) else str(int(v)) for v in row) for row in table)


def ask(con: duckdb.DuckDBPyConnection, query: str) -> Task:
    """Answer in a table, as polars answers in a frame."""
    return lambda: con.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {query}")


def by_hand(con: duckdb.DuckDBPyConnection) -> dict[str, Task]:
    tables = by_hand_polars.read(con)
    return {
        "all standings": lambda: by_hand_polars.standings(tables, "official"),
        "one season": lambda: by_hand_polars.standings(tables, "official", 1900),
        "one what-if": lambda: by_hand_polars.standings(tables, WHAT_IF),
        "ledger of a race": lambda: by_hand_polars.ledger(tables, 1900, 3),
    }


def compare(path: Path, with_all: Path, runs: int) -> dict[str, Seconds]:
    """Seconds by question and contestant; who has written a question by hand must agree."""
    measured = {}
    with connect(path) as con, connect(with_all) as everybody:
        polars = by_hand(con)
        for question, query in QUESTIONS.items():
            of_teams = TEAMS if question == "all standings" else query
            tasks = {
                "teams": ask(con, of_teams),
                "teams, drivers, makers": ask(everybody, query),
            }
            if question in polars:
                tasks["polars by hand, teams"] = polars[question]
                assert rows(con.execute(of_teams).fetchall()) == rows(polars[question]()), question
            if question == "all standings":
                tasks["floor, teams"] = ask(con, FLOOR)
            measured[question] = take_turns(tasks, runs if question in polars else 1)
    return measured


def same_question(paths: Mapping[str, Path], question: str, runs: int) -> Seconds:
    """Seconds of one question in several databases, in turns."""
    connections = {name: connect(path) for name, path in paths.items()}
    tasks = {name: ask(con, QUESTIONS[question]) for name, con in connections.items()}
    seconds = take_turns(tasks, runs)
    for con in connections.values():
        con.close()
    return seconds


def export(path: Path, folder: Path) -> dict[str, Path]:
    """Write every table that has rows as a CSV seed: the files, a parent before its children."""
    folder.mkdir()
    with connect(path) as con:
        counts = loader.count_rows(con)
        files = {t.name: folder / f"{t.name}.csv" for t in TABLES if counts.get(t.name)}
        for name, file in files.items():
            con.execute(f"COPY {name} TO '{file}' (HEADER)")
    return files


def load_times(path: Path, folder: Path, runs: int) -> Seconds:
    """Seconds to load the same CSV files into the same tables with the same keys."""
    seeds = folder / "million"
    files = export(path, seeds)
    target = folder / "loaded.duckdb"

    def load() -> None:
        run_python(ROOT / "loader.py", "--database", folder / "l.duckdb", "--seeds", seeds)

    def duckdb_alone(statements: Sequence[str]) -> None:
        target.unlink(missing_ok=True)
        with connect(target) as con:
            loader.execute(con, ["BEGIN", *statements, "COMMIT"])

    def insert() -> None:
        duckdb_alone(
            [table.create for table in TABLES]
            + [f"INSERT INTO {name} BY NAME FROM '{file}'" for name, file in files.items()]
        )

    def create_table_as() -> None:
        duckdb_alone([f"CREATE TABLE {name} AS FROM '{file}'" for name, file in files.items()])

    def in_sqlite() -> None:
        typed = {"": None, "true": 1, "false": 0}
        (folder / "loaded.sqlite").unlink(missing_ok=True)
        with sqlite3.connect(folder / "loaded.sqlite") as con:
            con.execute("PRAGMA foreign_keys = ON")
            for statement in tables_for("sqlite"):
                con.execute(statement)
            for name, file in files.items():
                with file.open(newline="") as lines:
                    header, *cells = csv.reader(lines)
                    con.executemany(
                        f"INSERT INTO {name} ({', '.join(header)}) "
                        f"VALUES ({', '.join('?' * len(header))})",
                        ([typed.get(cell, cell) for cell in row] for row in cells),
                    )
        con.close()

    tasks = {
        "loader.py": load,
        "DuckDB's own INSERT": insert,
        "CREATE TABLE AS, without keys": create_table_as,
        "SQLite": in_sqlite,
    }
    if not postgres.search_path():
        return take_turns(tasks, runs, first_counts=True)
    with postgres.server() as psql:

        def in_postgres() -> None:
            statements = [
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
                *tables_for("postgres"),
            ]
            psql("-1", stdin=";\n".join(statements))
            for name, file in files.items():
                rows = file.read_text()
                columns = rows.partition("\n")[0]
                copy = f"COPY {name} ({columns}) FROM STDIN (FORMAT csv, HEADER)"
                psql("-c", copy, stdin=rows)

        return take_turns({**tasks, "PostgreSQL": in_postgres}, runs, first_counts=True)


def tables_for(dialect: str) -> list[str]:
    return [
        scripts.create_table(table, dialect, "INTEGER") for table in TABLES if table.kind == "TABLE"
    ]


def run_python(*arguments: object) -> None:
    subprocess.run([sys.executable, *map(str, arguments)], check=True, capture_output=True)


def start_times(folder: Path, runs: int) -> Seconds:
    """Seconds to rebuild 2003, and to run its finished statements as one script in one call.

    They are those of the rebuilt database, its inherited comments included, and in order: nothing
    is put in order, inherited, checked, read or counted. And with what a rebuild reads before it
    replaces the old file: the contradictions, every view, the printed figures.
    """
    rebuilt, script = folder / "alms.duckdb", folder / "script.sql"
    run_python(ROOT / "loader.py", "--database", rebuilt)
    with connect(rebuilt) as con:
        comments = [
            "COMMENT ON " + what + " IS '" + str(comment).replace("'", "''") + "'"
            for what, comment in con.execute(
                "SELECT 'COLUMN ' || table_name || '.' || column_name, comment "
                "FROM duckdb_columns() WHERE NOT internal UNION ALL "
                "SELECT 'TABLE ' || table_name, comment FROM duckdb_tables() UNION ALL "
                "SELECT 'VIEW ' || view_name, comment FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        ]
        read = ["FROM violations", "FROM reconciliation", *readings(con, VIEWS).values()]
    # As the loader filled them: cells that a seed leaves out are there.
    inserts = [
        f"COPY {name} FROM '{file}' (HEADER, AUTO_DETECT false)"
        for name, file in export(rebuilt, folder / "filled").items()
    ]
    creates = [definition.create for definition in TABLES + VIEWS]
    macros = [view.comments.strip().removesuffix(";") for view in VIEWS if view.kind == "MACRO"]
    statements = ["SET threads = 1; BEGIN", *creates, *macros, *comments, *inserts, "COMMIT"]
    script.write_text(";\n".join(filter(None, statements)), encoding="utf-8")
    with_readings = folder / "with_readings.sql"
    with_readings.write_text(";\n".join(filter(None, statements + read)), encoding="utf-8")
    alone = (
        "import duckdb, sqlglot, pathlib, sys; path = pathlib.Path(sys.argv[1]); path.unlink(True);"
        f"duckdb.connect(path, config={loader.STORAGE}).execute(open(sys.argv[2]).read())"
    )
    tasks = {
        "rebuild": lambda: run_python(ROOT / "loader.py", "--database", rebuilt),
        "one script": lambda: run_python("-c", alone, folder / "script.duckdb", script),
        "and every view read": lambda: run_python(
            "-c", alone, folder / "script.duckdb", with_readings
        ),
        "imports": lambda: run_python("-c", "import duckdb, sqlglot"),
    }
    return take_turns(tasks, runs)


def table(corner: str, measured: Mapping[str, Seconds]) -> list[str]:
    """A line for each question, a column for each contestant."""
    names = list(dict.fromkeys(name for seconds in measured.values() for name in seconds))
    lines = [[corner, *names], ["---", *["---:"] * len(names)]]
    for question, seconds in measured.items():
        lines.append([question, *(shown(seconds[n]) if n in seconds else "" for n in names)])
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def report(seasons: int, runs: int, folder: Path) -> list[str]:
    def step(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    size = f"{seasons * 500:,} results"
    step(f"generating {size}")
    big = generate(folder / "big.duckdb", seasons)
    everybody = ("teams", "drivers", "manufacturers")
    with_all = generate(folder / "all.duckdb", seasons, who=everybody)
    step("all questions")
    measured = compare(big, with_all, runs)
    one = generate(folder / "one.duckdb", 1)
    season = same_question({"alone": one, "of many": big}, "one season", 3 * runs)
    step("rebuilding and loading")
    start = start_times(folder, 3 * runs)
    load = load_times(big, folder, max(runs // 3, 1))
    step("ten times as much")
    # The years of four digits end before 20,000 seasons do: 25 rounds each, in both.
    tenth = generate(folder / "tenth.duckdb", seasons * 2 // 5, rounds=25)
    whole = generate(folder / "whole.duckdb", seasons * 4, rounds=25)
    ten = same_question({"tenth": tenth, "whole": whole}, "all standings", max(runs // 2, 1))

    everything = measured["all standings"]
    ratios = [
        ("all standings ÷ polars", ratio(everything, "teams", "polars by hand, teams")),
        ("all standings ÷ floor", ratio(everything, "teams", "floor, teams")),
        (f"one season of {seasons:,} ÷ alone", ratio(season, "of many", "alone")),
        ("ten times the results ÷ one tenth", ratio(ten, "whole", "tenth")),
        *(
            (f"loader.py ÷ {name}", ratio(load, "loader.py", name))
            for name in ("DuckDB's own INSERT", "SQLite", "PostgreSQL")
            if name in load
        ),
        ("rebuild of 2003 ÷ one script", ratio(start, "rebuild", "one script")),
        ("÷ one that reads the views, too", ratio(start, "rebuild", "and every view read")),
    ]
    return [
        *table(f"{size}, {seasons:,} seasons", measured),
        *table("the same CSV files, the same keys", {f"loading {size}": load}),
        *table("processes of their own", {"2003": start}),
        "| ratio | |",
        "| --- | ---: |",
        *(f"| {name} | {value:.2f} |" for name, value in ratios),
        "",
        f"{seasons * 5_000:,} results: {shown(ten['whole'])} for all standings, within {MEMORY}; "
        f"a tenth of them: {shown(ten['tenth'])}.",
        "",
        f"{THREADS} threads of {os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}, duckdb {duckdb.__version__}, polars {pl.__version__}, "
        f"SQLite {sqlite3.sqlite_version}; medians of {runs} turns, of one turn where there is "
        "nobody to compare with.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure, and write docs/performance.md.")
    parser.add_argument("--seasons", type=int, default=2000, help="of 500 results (2000)")
    parser.add_argument("--runs", type=int, default=7, help="turns of each measurement (7)")
    options = parser.parse_args()
    document = ROOT / "docs" / "performance.md"
    with tempfile.TemporaryDirectory() as folder:
        lines = report(options.seasons, options.runs, Path(folder))
    before, begin, rest = document.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    text = "\n".join(["", *lines, ""])
    document.write_text(before + begin + text + end + after, encoding="utf-8")


if __name__ == "__main__":
    main()
