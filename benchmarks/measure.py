"""Measure the views on made-up seasons and write docs/performance.md.

    python benchmarks/measure.py [--seasons N] [--runs N]

Everything in one run on one machine: the contestants take turns, the figures are medians, and the
ratios are medians of the ratios of each turn. Results are checked equal before anything is timed.
Needs the extra `bench`; SQLite is measured in Python, PostgreSQL where it is installed.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THREADS, MEMORY = 2, "8GB"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ["POLARS_MAX_THREADS"] = str(THREADS)  # read on import

import by_hand_pandas  # noqa: E402
import by_hand_polars  # noqa: E402
import duckdb  # noqa: E402
import pandas as pd  # noqa: E402
import polars as pl  # noqa: E402
import postgres  # noqa: E402

import loader  # noqa: E402

WHAT_IF = "what-if 1"  # no minimum distance
FLOOR = """
    SELECT results.season, results.class, results.team, SUM(points_scales.points)
    FROM results
    JOIN events ON events.season = results.season AND events.round = results.round
    JOIN points_scales
        ON points_scales.scale = events.kind AND points_scales.position = results.class_position
    GROUP BY results.season, results.class, results.team
"""
QUESTIONS = {
    "all standings": "SELECT season, class, position, team, points, wins FROM team_standings",
    "one season": """
        SELECT season, class, position, team, points, wins FROM team_standings WHERE season = 1900
    """,
    "one what-if": f"""
        SELECT season, class, position, team, points, wins FROM what_if_standings
        WHERE rulebook = '{WHAT_IF}'
    """,
    "ledger of a race": """
        SELECT entry, points, reason FROM points_ledger
        WHERE official AND season = 1900 AND round = 3
    """,
}
Task = Callable[[], object]


def generate(path: Path, seasons: int, rounds: int = 10, rulebooks: int = 10) -> Path:
    """A database in `path` with the tables, the made-up rows and the views."""
    with connect(path) as con:
        for folder in ("schema", "views"):
            loader.execute(con, [d.create for d in loader.read_definitions(ROOT / folder)])
        for name, value in {"seasons": seasons, "rounds": rounds, "rulebooks": rulebooks}.items():
            con.execute(f"SET VARIABLE {name} = {value}")
        con.execute((ROOT / "benchmarks" / "generate.sql").read_text(encoding="utf-8"))
    return path


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        str(path), config={**loader.STORAGE, "threads": THREADS, "memory_limit": MEMORY}
    )


def take_turns(tasks: Mapping[str, Task], runs: int) -> dict[str, list[float]]:
    """Seconds of each task in each turn, after a turn that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(runs + 1):
        for name, task in tasks.items():
            started = time.perf_counter()
            task()
            if turn:
                seconds[name].append(time.perf_counter() - started)
    return seconds


def ratio(seconds: Mapping[str, list[float]], one: str, other: str) -> float:
    return statistics.median(a / b for a, b in zip(seconds[one], seconds[other], strict=True))


def shown(seconds: Iterable[float]) -> str:
    median = statistics.median(seconds)
    return f"{median:.2f} s" if median >= 1 else f"{median * 1000:.1f} ms"


def rows(table: object) -> list[tuple]:
    """The rows of a result of any contestant in one order, as text: 1 and 1.0 are the same."""
    if isinstance(table, pd.DataFrame):
        table = table.itertuples(index=False, name=None)
    elif isinstance(table, pl.DataFrame):
        table = table.iter_rows()
    return sorted(tuple(v if isinstance(v, str) else str(int(v)) for v in row) for row in table)


def run(con: duckdb.DuckDBPyConnection, query: str) -> None:
    """Answer in a table, as the frames answer in a frame."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {query}")


def answers(con: duckdb.DuckDBPyConnection) -> dict[str, Task]:
    return {question: lambda query=query: run(con, query) for question, query in QUESTIONS.items()}


def by_hand(module, con: duckdb.DuckDBPyConnection) -> dict[str, Task]:
    tables = module.read(con)
    return {
        "all standings": lambda: module.standings(tables, "official"),
        "one season": lambda: module.standings(tables, "official", 1900),
        "one what-if": lambda: module.standings(tables, WHAT_IF),
        "ledger of a race": lambda: module.ledger(tables, 1900, 3),
    }


def compare(path: Path, runs: int) -> dict[str, dict[str, list[float]]]:
    """Seconds by question and contestant, in a database where all of them agree."""
    measured = {}
    with connect(path) as con:
        contestants = {
            "this project": answers(con),
            "polars by hand": by_hand(by_hand_polars, con),
            "pandas by hand": by_hand(by_hand_pandas, con),
        }
        for question, query in QUESTIONS.items():
            expected = rows(con.execute(query).fetchall())
            for name in ("polars by hand", "pandas by hand"):
                assert rows(contestants[name][question]()) == expected, (name, question)
            tasks = {name: tasks[question] for name, tasks in contestants.items()}
            if question == "all standings":
                tasks["floor"] = lambda: run(con, FLOOR)
            measured[question] = take_turns(tasks, runs)
    return measured


def same_question(paths: Mapping[str, Path], question: str, runs: int) -> dict[str, list[float]]:
    """Seconds of one question in several databases, in turns."""
    connections = {name: connect(path) for name, path in paths.items()}
    seconds = take_turns({n: answers(con)[question] for n, con in connections.items()}, runs)
    for con in connections.values():
        con.close()
    return seconds


@contextmanager
def engines(path: Path, folder: Path) -> Iterator[dict[str, dict[str, Task]]]:
    """The questions to the emitted scripts on SQLite and, where it is installed, PostgreSQL."""
    seeds = folder / "seeds"
    export(path, seeds)
    scripts = {}
    for dialect in ("sqlite", "postgres"):
        with redirect_stdout(io.StringIO()) as out:
            assert loader.main(["--dialect", dialect, "--seeds", str(seeds)]) == 0
        scripts[dialect] = out.getvalue()
    sqlite = sqlite3.connect(":memory:")
    sqlite.executescript(scripts["sqlite"])
    found: dict[str, dict[str, Task]] = {
        "SQLite": {q: lambda s=s: sqlite.execute(s).fetchall() for q, s in QUESTIONS.items()}
    }
    if not postgres.search_path():
        yield found
        return
    with postgres.server() as psql:
        psql(stdin=scripts["postgres"])

        def ask(query: str) -> list[tuple]:
            lines = psql("-At", "-F", "\t", "-c", query).splitlines()
            return [tuple(line.split("\t")) for line in lines]

        found["PostgreSQL"] = {q: lambda s=s: ask(s) for q, s in QUESTIONS.items()}
        yield found


def export(path: Path, folder: Path) -> None:
    """Write every table as a CSV seed."""
    folder.mkdir()
    with connect(path) as con:
        for table in loader.read_definitions(ROOT / "schema"):
            con.execute(f"COPY {table.name} TO '{folder / table.name}.csv' (HEADER)")


def load_times(path: Path, folder: Path, runs: int) -> dict[str, list[float]]:
    """Seconds to load the rows of `path` from CSV with loader.py, and with CREATE TABLE AS."""
    seeds = folder / "million"
    export(path, seeds)
    tables = loader.read_definitions(ROOT / "schema")

    target = folder / "loaded.duckdb"

    def load() -> None:
        database = folder / "l.duckdb"
        subprocess.run(
            [sys.executable, ROOT / "loader.py", "--database", database, "--seeds", seeds],
            check=True,
            capture_output=True,
        )

    def create_table_as() -> None:
        target.unlink(missing_ok=True)
        with connect(target) as con:
            for table in tables:
                con.execute(f"CREATE TABLE {table.name} AS FROM '{seeds / table.name}.csv'")

    return take_turns({"loader.py": load, "CREATE TABLE AS": create_table_as}, runs)


def start_times(folder: Path, runs: int) -> dict[str, list[float]]:
    """Seconds to rebuild 2003, to import what that needs, and for what only the engine can do.

    That is one ordered script of tables, seeds, views and written comments, run in one call:
    nothing is put in order, inherited, checked, read or counted.
    """
    definitions = [d for f in ("schema", "views") for d in loader.read_definitions(ROOT / f)]
    script = folder / "script.sql"
    script.write_text(
        ";".join(
            ["SET threads = 1; BEGIN"]
            + [statements for d in definitions for statements in (d.create, d.comments)]
            + [
                f"COPY {d.name} FROM '{ROOT / 'seeds' / d.name}.csv' (HEADER, AUTO_DETECT false)"
                for d in definitions
                if d.kind == "TABLE"
            ]
            + ["COMMIT"]
        ),
        encoding="utf-8",
    )
    imports = "import duckdb, sqlglot"
    commands = {
        "rebuild": [ROOT / "loader.py", "--database", folder / "alms.duckdb"],
        "import": ["-c", imports],
        "engine alone": [
            "-c",
            f"{imports}, pathlib, sys; path = pathlib.Path(sys.argv[1]); path.unlink(True); "
            f"duckdb.connect(path, config={loader.STORAGE}).execute(open(sys.argv[2]).read())",
            folder / "script.duckdb",
            script,
        ],
    }
    return take_turns(
        {
            name: lambda command=command: subprocess.run(
                [sys.executable, *command], check=True, capture_output=True
            )
            for name, command in commands.items()
        },
        runs,
    )


def table(header: list[str], lines: Iterable[Iterable[str]]) -> list[str]:
    return [
        f"| {' | '.join(header)} |",
        f"|{'|'.join(['---'] + ['---:'] * (len(header) - 1))}|",
        *(f"| {' | '.join(line)} |" for line in lines),
        "",
    ]


def report(seasons: int, runs: int, folder: Path) -> list[str]:
    def step(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    size = f"{seasons * 500:,} results ({seasons:,} seasons of 10 rounds)"
    step(f"generating {size}")
    big = generate(folder / "big.duckdb", seasons)
    step("all contestants")
    measured = compare(big, runs)
    step("small and large databases")
    one = generate(folder / "one.duckdb", 1)
    season = same_question({"alone": one, "of many": big}, "one season", 3 * runs)
    rules = {n: generate(folder / f"{n}.duckdb", seasons // 4, rulebooks=n) for n in (1, 20)}
    rulebooks = same_question({str(n): p for n, p in rules.items()}, "all standings", 3 * runs)
    step("loading")
    load = load_times(big, folder, max(runs // 3, 1))
    start = start_times(folder, 3 * runs)
    step("other engines")
    few = seasons // 20
    small = generate(folder / "small.duckdb", few)
    with engines(small, folder) as others, connect(small) as con:
        contestants = {"this project": answers(con), **others}
        on_engines = {}
        for question, query in QUESTIONS.items():
            expected = rows(con.execute(query).fetchall())
            for name in others:
                assert rows(others[name][question]()) == expected, (name, question)
            tasks = {name: tasks[question] for name, tasks in contestants.items()}
            on_engines[question] = take_turns(tasks, max(runs // 3, 1))
    step("ten times as much")
    # The years of four digits end before 20,000 seasons do: 25 rounds each, in both.
    tenth = generate(folder / "tenth.duckdb", seasons * 2 // 5, rounds=25)
    whole = generate(folder / "whole.duckdb", seasons * 4, rounds=25)
    ten = same_question({"tenth": tenth, "whole": whole}, "all standings", max(runs // 2, 1))

    everything = measured["all standings"]
    targets = [
        ("all standings ÷ polars by hand", ratio(everything, "this project", "polars by hand"), 1),
        ("all standings ÷ floor", ratio(everything, "this project", "floor"), 5),
        (f"one season of {seasons:,} ÷ alone", ratio(season, "of many", "alone"), 3),
        ("ten times the results ÷ one tenth", ratio(ten, "whole", "tenth"), 11),
        ("20 rulebooks ÷ 1", ratio(rulebooks, "20", "1"), 1.1),
        ("loader.py ÷ CREATE TABLE AS", ratio(load, "loader.py", "CREATE TABLE AS"), 5),
        ("rebuild of 2003 ÷ its imports", ratio(start, "rebuild", "import"), 2.5),
    ]
    names = ["this project", "polars by hand", "pandas by hand", "floor"]
    return [
        *table(
            [size, *names],
            (
                [question, *(shown(seconds[n]) if n in seconds else "" for n in names)]
                for question, seconds in measured.items()
            ),
        ),
        *table(
            [f"{few * 500:,} results ({few:,} seasons)", *contestants],
            (
                [question, *(shown(seconds[name]) for name in contestants)]
                for question, seconds in on_engines.items()
            ),
        ),
        *table(
            ["target", "measured", "at most", ""],
            (
                [name, f"{value:.2f}", f"{most}", "met" if value <= most else "**missed**"]
                for name, value, most in targets
            ),
        ),
        f"{seasons * 5_000:,} results: {shown(ten['whole'])} for all standings, within {MEMORY}; "
        f"a tenth of them: {shown(ten['tenth'])}.",
        f"Loading {seasons * 500:,} results: {shown(load['loader.py'])}; CREATE TABLE AS of the "
        f"same files: {shown(load['CREATE TABLE AS'])}.",
        f"Rebuilding 2003: {shown(start['rebuild'])}; importing duckdb and sqlglot: "
        f"{shown(start['import'])}; what only the engine can do (see below), and the imports: "
        f"{shown(start['engine alone'])}, {ratio(start, 'engine alone', 'import'):.2f} times them.",
        "",
        f"{THREADS} threads of {os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}, duckdb {duckdb.__version__}, polars {pl.__version__}, "
        f"pandas {pd.__version__}, SQLite {sqlite3.sqlite_version}; medians of {runs} turns.",
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
