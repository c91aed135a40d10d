"""The emitted scripts, executed by the engines that they are for, against DuckDB."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import postgres
import pytest
import seasons
import sqlglot
from conftest import THOROUGH, made_of
from sqlglot.schema import MappingSchema

import loader
from loading import scripts
from loading.sql_files import read_catalogue

Table = tuple[list[str], Counter]
Fetch = Callable[[str], tuple[list[str], Iterable[Iterable[object]]]]

TABLES, VIEWS = read_catalogue(loader.ROOT)
# Of Formula One: shared drives and best rounds; two parts; half points; sprints.
YEARS = {"1957", "1980", "1984", "2021"}
# What shows that the commands of the document loaded the whole script.
LOADED = ["results", "standings", "violations"]
BLOCKS = re.findall(
    r"^## (\w+)|^```(sh|python)\n(.*?)^```",
    (loader.ROOT / "docs" / "other-engines.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def emit(*arguments: str) -> str:
    """What the loader writes on standard output; it must succeed."""
    with redirect_stdout(io.StringIO()) as out:
        assert loader.main(arguments) == 0
    return out.getvalue()


def normalised(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """Column names, and rows as a bag: engines differ in types, and have no order without ORDER BY.

    Fractions become decimals of six places, dates text; true and false are numbers, as in SQLite.
    """

    def cell(value: object) -> object:
        if isinstance(value, float | Decimal):
            return round(Decimal(str(value)), 6)
        return value if value is None or isinstance(value, int) else str(value)

    return list(columns), Counter(tuple(map(cell, row)) for row in rows)


@dataclass
class Origin:
    """A database in DuckDB, whose script is to make the same elsewhere."""

    con: duckdb.DuckDBPyConnection
    expected: dict[str, Table] = field(default_factory=dict)

    def script(self, dialect: str) -> str:
        return scripts.script(self.con, TABLES, VIEWS, dialect, only_views=False)

    def objects(self) -> list[str]:
        """Every table, and every view that travels."""
        point = "DECIMAL(9, 2)"
        views = scripts.portable(self.con, VIEWS, point)[0]
        return [table.name for table in TABLES if table.kind == "TABLE"] + list(views)

    def is_in(self, fetch: Fetch, names: Iterable[str] | None = None) -> None:
        """Tables and views have the columns and the rows, both ways, that they have in DuckDB."""
        for name in names or self.objects():
            if name not in self.expected:
                self.expected[name] = normalised(*fetch_from(self.con)(name))
            expected = self.expected[name]
            found = normalised(*fetch(name))
            assert found[0] == expected[0], name
            assert found[1] - expected[1] == Counter(), f"{name}: rows that DuckDB has not"
            assert expected[1] - found[1] == Counter(), f"{name}: rows that only DuckDB has"


def fetch_from(con: sqlite3.Connection | duckdb.DuckDBPyConnection) -> Fetch:
    def fetch(name: str):
        cursor = con.execute(f"SELECT * FROM {name}")
        return [column[0] for column in cursor.description], cursor.fetchall()

    return fetch


def loaded(seeds: Path) -> Origin:
    con = duckdb.connect()
    loader.load(con, TABLES, seeds)
    loader.execute(con, [view.create for view in VIEWS])
    loader.add_comments(con, [*TABLES, *VIEWS])
    return Origin(con)


@pytest.fixture(
    scope="module",
    params=[
        "2003",
        "made up",
        pytest.param(
            "Formula One",
            marks=pytest.mark.skipif(not THOROUGH, reason="takes minutes; THOROUGH=1 runs it"),
        ),
    ],
)
def origin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Origin:
    if request.param == "2003":
        return loaded(loader.ROOT / "seeds")
    if request.param == "made up":
        con = seasons.empty_database("DECIMAL(9, 2)")
        loader.add_comments(con, [*TABLES, *VIEWS])
        con.execute((loader.ROOT / "tests" / "made_up.sql").read_text(encoding="utf-8"))
        return Origin(con)
    folder = tmp_path_factory.mktemp("seeds")
    for path in (loader.ROOT / "examples" / "formula_one").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        if "season" in header:
            rows = [row for row in rows if row[header.index("season")] in YEARS]
        with (folder / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    return loaded(folder)


@pytest.mark.slow
def test_made_up_seasons_have_every_rule() -> None:
    """Every word of the ledger, and every kind of evidence."""
    con = seasons.empty_database("DECIMAL(9, 2)")
    con.execute((loader.ROOT / "tests" / "made_up.sql").read_text(encoding="utf-8"))
    words = {
        word for (word,) in con.execute("SELECT DISTINCT reason FROM points_ledger").fetchall()
    }
    assert words == {
        "scored", "not the best car", "below minimum distance", "outside the points",
        "not classified", "did not finish", "did not start", "disqualified", "not eligible",
        "shared car", "dropped round", "round does not count", "excluded", "bonus",
        "points adjustment",
    }  # fmt: skip
    empty = {"corrections", "disagreements", "disagreement_sources", "result_sources"}
    for table in TABLES:
        if table.kind == "TABLE" and table.name not in empty:
            assert con.execute(f"SELECT COUNT(*) FROM {table.name}").fetchall() != [(0,)], (
                table.name
            )


@pytest.mark.slow
def test_sqlite(origin: Origin) -> None:
    con = sqlite3.connect(":memory:")
    script = origin.script("sqlite")
    for _ in range(2):  # the second time it replaces what is there
        con.executescript(script)
    origin.is_in(fetch_from(con))


@pytest.mark.slow
def test_duckdb(origin: Origin) -> None:
    """Not only what travels: also the macros, and what is said of everything."""
    con = duckdb.connect()
    script = origin.script("duckdb")
    for _ in range(2):
        con.execute(script)
    origin.is_in(
        fetch_from(con), [made.name for made in TABLES + VIEWS if made.kind in ("TABLE", "VIEW")]
    )
    for query in (
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() ORDER BY ALL",
        "SELECT function_name, macro_definition, comment FROM duckdb_functions() "
        "WHERE NOT internal ORDER BY ALL",
    ):
        assert con.execute(query).fetchall() == origin.con.execute(query).fetchall()


@pytest.fixture(scope="module")
def psql() -> Iterator[Callable[..., str]]:
    if not postgres.search_path():
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as run:
        yield run


def fetch_with(psql: Callable[..., str], *database: str) -> Fetch:
    def fetch(name: str):
        rows = json.loads(
            psql(*database, "-At", "-c", f"SELECT COALESCE(JSON_AGG(v), '[]') FROM {name} AS v")
        )
        names = psql(
            *database,
            "-At",
            "-c",
            f"SELECT attname FROM pg_attribute WHERE attrelid = '{name}'::regclass "
            "AND attnum > 0 ORDER BY attnum",
        ).split()
        return names, [list(row.values()) for row in rows]

    return fetch


@pytest.mark.slow
def test_postgres(origin: Origin, psql: Callable[..., str]) -> None:
    script = origin.script("postgres")
    for _ in range(2):
        psql(stdin=script)
    origin.is_in(fetch_with(psql))


@pytest.mark.slow
def test_postgres_comments_and_a_view_of_ones_own(psql: Callable[..., str]) -> None:
    script = emit("--dialect", "postgres")
    psql(stdin=script)
    silent = """
        SELECT attrelid::regclass || COALESCE('.' || NULLIF(attname, 'tableoid'), '')
        FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace
            AND relkind IN ('r', 'v')
            AND (
                attnum > 0 AND col_description(attrelid, attnum) IS NULL
                OR attname = 'tableoid' AND obj_description(attrelid) IS NULL
            )
    """
    assert psql("-At", "-c", silent) == ""
    psql("-c", "CREATE VIEW mine AS SELECT * FROM standings")
    before = psql("-At", "-c", "SELECT * FROM mine")
    with pytest.raises(RuntimeError, match="view mine depends on view standings"):
        psql(stdin=script)
    assert psql("-At", "-c", "SELECT * FROM mine") == before
    psql("-c", "DROP VIEW mine")


# What the schema refuses, in SQL that both engines read.
WRONG = [
    "UPDATE results SET class_position = 'DNF'",
    "UPDATE results SET laps = -1",
    "UPDATE results SET class_position = 1",
    "UPDATE results SET team = 'nobody'",
    "UPDATE results SET round = NULL",
    "UPDATE results SET status = 'lost'",
    "UPDATE results SET status = NULL",
    "UPDATE results SET entry = 'the same for all'",
    "UPDATE events SET date = '25/12/2003'",
    "UPDATE events SET date = '2003-02-30'",
    "UPDATE events SET status = 'cancelled'",
    "UPDATE points_scales SET points = 'ten'",
    "UPDATE event_kinds SET points_only = 'perhaps'",
    "UPDATE what_ifs SET what_if = 'official'",
    "INSERT INTO teams (team) VALUES (NULL)",
    "INSERT INTO seasons (season) VALUES (NULL)",
    "INSERT INTO teams (team) SELECT team FROM teams",
    "DELETE FROM events",
]
# DuckDB and PostgreSQL round these; the loader does not take them either.
WRONG_IN_SQLITE = [
    "UPDATE results SET class_position = 2.5",
    "UPDATE points_scales SET points = 12.5",
    "UPDATE events SET circuit_km = 1.2345",
    "UPDATE events SET date = 20030315",
    "INSERT INTO teams (team) VALUES (x'00')",
]


@pytest.mark.slow
@pytest.mark.parametrize("view", ["team_standings", "scenario_standings", "points_by_round"])
def test_sqlite_computes_a_season_alone(view: str) -> None:
    """A season without results takes a fiftieth of the steps of one with results."""
    con = sqlite3.connect(":memory:")
    con.executescript(emit("--dialect", "sqlite"))
    steps = {2003: 0, 1900: 0}
    for season in steps:

        def count(season: int = season) -> None:
            steps[season] += 1

        con.set_progress_handler(count, 100)
        con.execute(f"SELECT * FROM {view} WHERE season = {season}").fetchall()
    assert steps[1900] * 50 < steps[2003]


@pytest.mark.slow
def test_sqlite_refuses_what_the_schema_refuses() -> None:
    con = sqlite3.connect(":memory:")
    con.executescript(emit("--dialect", "sqlite"))
    for wrong in WRONG + WRONG_IN_SQLITE:
        with pytest.raises(sqlite3.IntegrityError):
            con.execute(wrong)


@pytest.mark.slow
def test_postgres_refuses_what_the_schema_refuses(psql: Callable[..., str]) -> None:
    psql(stdin=emit("--dialect", "postgres"))
    for wrong in WRONG:
        with pytest.raises(RuntimeError, match="ERROR"):
            psql("-c", wrong)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark in this process, which listens on the loopback interface only."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed (extra spark)")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.log.level": "ERROR",
        "spark.sql.codegen.wholeStage": "false",  # few rows: compiling takes longer
        "spark.sql.planChangeValidation": "true",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def fetch_from_spark(spark: Any) -> Fetch:
    def fetch(name: str):
        frame = spark.table(name)
        return frame.columns, map(tuple, frame.collect())

    return fetch


@pytest.mark.slow
@pytest.mark.skipif(not THOROUGH, reason="takes ten minutes; THOROUGH=1 runs it")
@pytest.mark.parametrize("origin", ["made up"], indirect=True)
def test_spark(origin: Origin, spark: Any) -> None:
    for statement in filter(None, origin.script("spark").split(";\n")):
        spark.sql(statement)
    origin.is_in(fetch_from_spark(spark.newSession()))


def blocks(engine: str) -> list[str]:
    """The code of docs/other-engines.md under the heading of an engine."""
    found: dict[str, list[str]] = {}
    for heading, _, code in BLOCKS:
        if heading:
            under = found.setdefault(heading, [])
        else:
            under.append(code)
    return found[engine]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs commands of the document, in a folder of their own that has the loader."""
    (tmp_path / "loader.py").symlink_to(loader.ROOT / "loader.py")
    monkeypatch.chdir(tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(commands: str, **environment: str) -> str:
        done = subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", commands],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PATH": path, **environment},
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    return run


@pytest.fixture
def season_2003(database: Path) -> Iterator[Origin]:
    with duckdb.connect(str(database), read_only=True) as con:
        yield Origin(con)


@pytest.mark.slow
def test_document_sqlite(season_2003: Origin, shell: Callable[..., str]) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("the shell sqlite3 is not installed")
    (commands,) = blocks("SQLite")
    assert "1|Corvette Racing|167\n" in shell(commands)
    season_2003.is_in(fetch_from(sqlite3.connect("alms.sqlite")), LOADED)


@pytest.mark.slow
def test_document_duckdb(season_2003: Origin, shell: Callable[..., str]) -> None:
    (commands,) = blocks("DuckDB")
    assert "Corvette Racing" in shell(commands)
    season_2003.is_in(fetch_from(duckdb.connect("copy.duckdb")), LOADED)


@pytest.mark.slow
def test_document_postgres(
    season_2003: Origin, shell: Callable[..., str], psql: Callable[..., str]
) -> None:
    (commands,) = blocks("PostgreSQL")
    folder = psql("-At", "-c", "SHOW unix_socket_directories").strip()
    path = os.pathsep.join([str(Path(sys.executable).parent), str(postgres.search_path())])
    quiet = "-c client_min_messages=warning"
    said = shell(commands, PGHOST=folder, PGUSER="alms", PATH=path, PGOPTIONS=quiet)
    assert "1 | Corvette Racing   |    167\n" in said
    season_2003.is_in(fetch_with(psql, "-d", "alms"), LOADED)


@pytest.mark.slow
def test_spark_computes_a_printed_table(season_2003: Origin, spark: Any) -> None:
    """With no view that it does not need: half of the time is theirs."""
    made = re.compile(r"\b(?:TABLE|VIEW|INTO)(?: IF EXISTS)? (\w+)")
    unneeded = {view.name for view in VIEWS}.difference(made_of(["gts_standings"], VIEWS))
    for statement in filter(str.strip, season_2003.script("spark").split(";\n")):
        if made.search(statement)[1] not in unneeded:
            spark.sql(statement)
    season_2003.is_in(fetch_from_spark(spark), ["results", "gts_standings"])


@pytest.mark.slow
@pytest.mark.skipif(not THOROUGH, reason="takes minutes; THOROUGH=1 runs it")
def test_document_spark(season_2003: Origin, shell: Callable[..., str], spark: Any) -> None:
    commands, program = blocks("Spark")
    shell(commands)
    with redirect_stdout(io.StringIO()):
        exec(compile(program, "docs/other-engines.md", "exec"), {})
    season_2003.is_in(fetch_from_spark(spark), LOADED)


@pytest.mark.parametrize("dialect", ["mysql", "SQLite", ""])
def test_other_dialects_are_refused(dialect: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        loader.main([f"--dialect={dialect}"])
    assert exit_.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--dialect: invalid choice" in said.err
    assert all(name in said.err for name in loader.DIALECTS)


@pytest.mark.slow
def test_bad_seeds_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the same words as a rebuild, and without a line of the script."""
    bad = tmp_path / "seeds"
    shutil.copytree(loader.ROOT / "seeds", bad)
    with (bad / "teams.csv").open("a", encoding="utf-8") as file:
        file.write(",\n")
    said = []
    for arguments in (["--dialect", "sqlite"], ["--database", str(tmp_path / "alms.duckdb")]):
        assert loader.main([*arguments, "--seeds", str(bad)]) == 2
        said.append(capsys.readouterr())
    assert said[0].out == ""
    assert "teams.csv:" in said[0].err
    assert said[0] == said[1]


@pytest.mark.slow
def test_what_is_left_out(season_2003: Origin) -> None:
    """The shell's room and what only checks read; the script says so."""
    kept, left_out = scripts.portable(season_2003.con, VIEWS, "INTEGER")
    rooms = {path.stem: path.parent.name for path in sorted((loader.ROOT / "views").rglob("*.sql"))}
    for view in VIEWS:
        if view.name not in ("violations", "spellings", "similar_names"):
            room = rooms.get(view.name, "shell")
            assert (view.name in kept) == (room != "shell"), view.name
    assert "violations" in kept
    (line,) = (
        line for line in emit("--dialect", "sqlite").splitlines() if line.startswith("-- Left out")
    )
    assert {f"{name} ({why})" for name, why in left_out.items()} == set(
        line.partition(": ")[2].split(", ")
    )


@pytest.mark.parametrize(
    ("query", "construct"),
    [
        ("SELECT a FROM t SEMI JOIN u ON u.b = t.b", "SEMI JOIN"),
        ("SELECT a FROM t ANTI JOIN u USING (b)", "ANTI JOIN"),
        ("SELECT t.a FROM t ASOF JOIN u ON t.a >= u.a", "ASOF JOIN"),
        ("SELECT t.a FROM t POSITIONAL JOIN u", "POSITIONAL JOIN"),
        ("SELECT b FROM t FULL JOIN u USING (b)", "FULL JOIN"),
        ("SELECT b FROM t RIGHT JOIN u USING (b)", "RIGHT JOIN"),
        ("SELECT * FROM t PIVOT (SUM(b) FOR a IN (1))", "PIVOT"),
        ("SELECT a, SUM(b) AS c FROM t GROUP BY ALL", "GROUP BY ALL"),
        ("SELECT a, SUM(b) AS c FROM t GROUP BY ROLLUP (a)", "ROLLUP"),
        ("SELECT a FROM t ORDER BY ALL", "VAR"),
        ("SELECT COLUMNS('a') FROM t", "function COLUMNS"),
        ("SELECT DISTINCT ON (a) a, b FROM t", "DISTINCT ON"),
        ("WITH c (a) AS (VALUES (1)) SELECT a FROM c", "VALUES"),
        ("SELECT a FROM t UNION BY NAME SELECT a FROM u", "UNION BY NAME"),
        ("SELECT a FROM t EXCEPT SELECT a FROM u", "EXCEPT"),
        ("SELECT t.a FROM t JOIN u USING (b) GROUP BY t.a HAVING MAX(b) = 1", "b of no table"),
        ("SELECT MAX(a, 2) AS c FROM t", "MAX or MIN of several"),
        ("SELECT GREATEST(a, b) AS c FROM t", "function GREATEST"),
        ("SELECT LIST_TRANSFORM([a], lambda x: x + 1) AS c FROM t", "function"),
        ("SELECT [a, b] AS c FROM t", "function ARRAY"),
        ("SELECT ([a])[1] AS c FROM t", "BRACKET"),
        ("SELECT a FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY a) = 1", "QUALIFY"),
        ("SELECT a // b AS c FROM t", "INTDIV"),
        (
            "SELECT RANK() OVER (w ORDER BY a) AS c FROM t WINDOW w AS (PARTITION BY b)",
            "ORDER BY added to a named window",
        ),
        ("SELECT STRING_AGG(s, ', ' ORDER BY s) AS c FROM t", "function"),
        ("SELECT ARG_MAX(a, b) AS c FROM t", "function ARGMAX"),
        ("SELECT TRY_CAST(s AS INTEGER) AS c FROM t", "function TRYCAST"),
        ("SELECT a FROM t, UNNEST([1]) AS v (x)", "function"),
        ("SELECT a FROM t USING SAMPLE 3", "TABLESAMPLE"),
        ("SELECT a FROM t WHERE STRIP_ACCENTS(s) = ''", "function STRIP_ACCENTS"),
        ("SELECT a FROM t WHERE LOWER(s) = 'x'", "function LOWER"),
        ("SELECT a FROM t WHERE s LIKE 'x%'", "LIKE"),
        ("SELECT POW(a, b) AS c FROM t", "function POW"),
        ("SELECT a FROM t WHERE d > DATE '2003-01-01'", "CAST to DATE"),
        ("SELECT d - d AS c FROM t", "arithmetic with dates"),
        ("SELECT CAST(a / 2 AS TEXT) AS c FROM t", "DOUBLE as text"),
    ],
)
def test_constructs_that_travel_badly_are_named(query: str, construct: str) -> None:
    found = scripts.travels_badly(qualified(query))
    assert any(name.startswith(construct) for name in found), found


def qualified(query: str) -> sqlglot.exp.Query:
    columns = {"a": "INTEGER", "b": "INTEGER", "s": "VARCHAR", "d": "DATE", "p": "DECIMAL(9, 2)"}
    by_scenario = {"scenario": "VARCHAR", "a": "INTEGER"}
    schema = MappingSchema({"t": columns, "u": columns, "r": by_scenario}, dialect="duckdb")
    return scripts.qualified(sqlglot.parse_one(query, read="duckdb"), schema)


@pytest.mark.parametrize(
    ("query", "sqlite"),
    [
        ("SELECT * EXCLUDE (s, d, p) FROM t", "SELECT t.a AS a, t.b AS b FROM t AS t"),
        (
            "SELECT a + 1 AS c, c + 1 AS e FROM t WHERE c > 1",
            "SELECT t.a + 1 AS c, t.a + 1 + 1 AS e FROM t AS t WHERE (t.a + 1) > 1",
        ),
        (
            "SELECT b FROM t LEFT JOIN u USING (b)",
            "SELECT t.b AS b FROM t AS t LEFT JOIN u AS u ON t.b = u.b",
        ),
        (
            "SELECT COALESCE(t.b, u.b) AS c FROM t JOIN u ON t.a = u.a",
            "SELECT COALESCE(t.b, u.b) AS c FROM t AS t JOIN u AS u ON t.a = u.a",
        ),
        (
            "SELECT CEIL(a / 2) AS c FROM t",
            "SELECT (CAST(CAST(t.a AS REAL) / 2 AS INTEGER) + "
            "((CAST(t.a AS REAL) / 2) > CAST(CAST(t.a AS REAL) / 2 AS INTEGER))) AS c FROM t AS t",
        ),
        (
            "SELECT SUM(p) OVER w AS c FROM t WINDOW w AS (PARTITION BY a)",
            "SELECT (ROUND((ROUND((SUM(t.p) OVER w) * 1000000.0) / 10000.0)) / 100.0) AS c "
            "FROM t AS t WINDOW w AS (PARTITION BY t.a)",
        ),
        (
            "SELECT CAST(p / 3 AS DECIMAL(9, 2)) AS c FROM t",
            "SELECT (ROUND((ROUND((t.p / 3) * 1000000.0) / 10000.0)) / 100.0) AS c FROM t AS t",
        ),
        ("SELECT CAST(a AS TEXT) AS c FROM t", "SELECT CAST(t.a AS TEXT) AS c FROM t AS t"),
        ("SELECT SUBSTR(s, 4) AS c FROM t", "SELECT SUBSTR(t.s, 4) AS c FROM t AS t"),
    ],
)
def test_what_travels_is_written_out(query: str, sqlite: str) -> None:
    tree = qualified(query)
    assert scripts.travels_badly(tree) == []
    view = scripts.create_view("v", tree, "sqlite", temporary=False)
    on_one_line = re.sub(r"(?<=\() | (?=\))", "", " ".join(view.split()))
    assert on_one_line == f"CREATE VIEW v AS {sqlite}"


@pytest.mark.parametrize(
    "query",
    [
        "WITH c AS (SELECT scenario, a FROM r) SELECT x.a, y.a AS b FROM c AS x CROSS JOIN c AS y",
        "WITH c AS (SELECT scenario, a FROM (SELECT * FROM r WHERE a > 1) AS d) SELECT * FROM c",
        "WITH c AS (SELECT scenario AS name, a FROM r) SELECT name, a FROM c",
        "SELECT scenario, SUM(a) AS total, MAX(a) + 1 AS more FROM r GROUP BY scenario",
        "SELECT SUM(a) AS total FROM r GROUP BY scenario",
        "SELECT scenario, a FROM r GROUP BY scenario, a",
        "SELECT scenario, SUM(a) AS total FROM r GROUP BY scenario HAVING SUM(a) > 3",
        "SELECT scenario, SUM(SUM(a)) OVER () AS total FROM r GROUP BY scenario",
        "SELECT scenario, COUNT(DISTINCT a) AS total FROM r GROUP BY scenario",
    ],
)
def test_a_filter_goes_down_early_in_sqlite_and_changes_no_answer(query: str) -> None:
    rows = [
        "CREATE TABLE r (scenario TEXT, a INTEGER)",
        "INSERT INTO r VALUES ('x', 1), ('x', 3), ('x', 3), ('y', 7), ('z', 2), (NULL, 2)",
    ]
    sqlite, duck = sqlite3.connect(":memory:"), duckdb.connect()
    for con in (sqlite, duck):
        for statement in rows:
            con.execute(statement)
    sqlite.execute(scripts.create_view("v", qualified(query), "sqlite", temporary=False))
    expected = Counter(duck.execute(query).fetchall())
    assert Counter(sqlite.execute("SELECT * FROM v").fetchall()) == expected


def test_true_and_1_are_two_literals() -> None:
    assert [scripts.literal(value, "postgres") for value in (1, True, 1)] == ["1", "TRUE", "1"]
