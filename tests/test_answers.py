"""What explain, the charts and the guide answer, and how it looks in the shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import golden
import pytest
from conftest import most_slow
from seasons import driven, inserted, scale, season_rows
from test_readme import BLOCK, executed

import loader

SHELL = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")
DOCUMENT = loader.ROOT / "docs" / "in-the-shell.md"


ANSWERS = dict(golden.cases("explain") + golden.cases("charts"))
OF_A_MADE_UP_SEASON = dict(golden.cases("made_up"))


@pytest.mark.parametrize("call", most_slow(ANSWERS))
def test_of_2003(con, call):
    assert golden.answer(con, f"FROM {call}") == ANSWERS[call]


@pytest.mark.parametrize("call", most_slow(OF_A_MADE_UP_SEASON, 4))
def test_of_a_made_up_season(made_up, call):
    assert golden.answer(made_up, f"FROM {call}") == OF_A_MADE_UP_SEASON[call]


def test_a_name_like_none(con):
    [(*_, why)] = con.execute("FROM explain(' ')").fetchall()
    assert why == 'no competitor of 2003 is called " "'


@pytest.mark.parametrize("name", ["xyz", "Foo"])
def test_a_hopeless_name_gets_one_line_with_the_nearest(con, name):
    [(*nothing, why)] = con.execute("FROM explain(?)", [name]).fetchall()
    assert nothing == [None] * 5
    nearest = con.execute("SELECT DISTINCT competitor FROM find_competitor(?)", [name]).fetchall()
    start = f'no competitor of 2003 is called "{name}"; nearest: '
    assert why.startswith(start)
    assert sorted(why.removeprefix(start).split(", ")) == sorted(found for (found,) in nearest)
    assert len(nearest) == 3


@pytest.mark.slow
@pytest.mark.skipif(SHELL is None, reason="duckdb-cli is not installed")
def test_answers_read_well_in_the_shell(database):
    """Whole at 120 columns: the shell puts an ellipsis or a dot where it cuts. The widest ones."""
    calls = [
        "explain('Prodrive', 7)", "explain('Seikel Motorsport', 1)", "explain('racing', 1)",
        "chart_points('GT')", "chart_title_race('GTS')", "chart_title_race('GTS', 1999)",
        "chart_laps(9)", "(SELECT * EXCLUDE (chassis, engine) FROM gts_standings)",
    ]  # fmt: skip
    done = subprocess.run(
        [SHELL, "-readonly", str(database), "-cmd", ".maxwidth 120"],
        input="".join(f"FROM {call};\n" for call in calls),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("┌") == len(calls)
    assert max(map(len, done.stdout.splitlines())) <= 120
    assert not re.search("[…·]|shown", done.stdout)


def test_the_guide_lists_everything_that_can_be_asked(con):
    listed = {name for (name,) in con.execute("SELECT name FROM guide").fetchall()}
    for kind in ("view", "table", "function"):
        found = con.execute(
            f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal"
        ).fetchall()
        assert {name for (name,) in found} <= listed
    assert {f"queries/{path.name}" for path in golden.QUERIES} <= listed
    assert con.execute("SELECT name FROM guide WHERE answers IS NULL").fetchall() == []
    assert listed.isdisjoint({"pragma_table_info", "sqlite_master"})


@pytest.mark.parametrize("view", ["guide", "data_dictionary"])
def test_attached_under_a_name_they_answer_the_same(con, database, view, tmp_path):
    # Up to 1.4 a process opens a file once, and con has it.
    copy = shutil.copy(database, tmp_path)
    with duckdb.connect() as session:
        session.execute(f"ATTACH '{copy}' AS other (READ_ONLY)")
        session.execute("CREATE VIEW my_own AS SELECT 1 AS mine")
        rows = session.execute(f"FROM other.{view}").fetchall()
        assert rows == con.execute(f"FROM {view}").fetchall()
        session.execute("USE other")
        assert session.execute(f"FROM {view}").fetchall() == rows


@pytest.mark.skipif(SHELL is None, reason="duckdb-cli is not installed")
def test_the_document_shows_what_the_shell_prints(database):
    text = DOCUMENT.read_text(encoding="utf-8")
    assert executed(text, database) == text
    assert len(text.splitlines()) <= 125
    assert len(BLOCK.findall(text)) == 4


def test_what_the_document_says_of_the_engine(database, tmp_path):
    """When one of these no longer holds, the document says too much."""
    shutil.copy(database, tmp_path / "alms.duckdb")
    with duckdb.connect(str(tmp_path / "alms.duckdb")) as con:
        con.execute(
            "UPDATE results SET laps = 374, class_position = 2 WHERE round = 9 AND entry = '88'"
        )
        for refused in (
            "UPDATE results SET team = 'Prodrive' WHERE round = 9 AND entry = '88'",
            "UPDATE events SET status = 'voided' WHERE round = 9",
        ):
            with pytest.raises(duckdb.ConstraintException):
                con.execute(refused)
        con.execute(
            "CREATE TEMP VIEW events AS SELECT * REPLACE "
            "(CASE round WHEN 9 THEN 'voided' ELSE status END AS status) FROM alms.events"
        )
        assert con.execute(
            "SELECT points FROM team_standings WHERE team = 'Prodrive'"
        ).fetchall() == [(163 - 26,)]
        con.execute(f"EXPORT DATABASE '{tmp_path / 'out'}'")
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{database}' AS alms (READ_ONLY)")
        with pytest.raises(duckdb.CatalogException):
            con.execute("FROM alms.explain('prodrive', 9)")
    with duckdb.connect() as con, pytest.raises(duckdb.CatalogException):
        con.execute(f"IMPORT DATABASE '{tmp_path / 'out'}'")


@pytest.mark.slow
def test_the_document_reads_into_data_frames(database, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "alms.duckdb").symlink_to(database)
    [code] = re.findall(r"^```python\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["pandas"].shape == names["polars"].shape == (5, 14)


def test_charts_of_a_league_of_drivers(empty: duckdb.DuckDBPyConnection) -> None:
    """Without a championship of teams, of the one there is; another one is named in the answer."""
    made = season_rows(
        [
            driven(1, "Ann", "Bob", car_number="7", laps=9, overall_position=1),
            driven(2, "Cid", laps=8),
        ],
        **scale(9, 6),
    )
    made["championships"] = [
        row for row in made["championships"] if row["championship"] == "drivers"
    ]
    with inserted(empty, made):
        assert empty.execute("SELECT competitor, points FROM chart_points('gt')").fetchall() == [
            ("Ann", 9),
            ("Bob", 9),
            ("Cid", 6),
        ]
        assert len(empty.execute("FROM chart_title_race('gt')").fetchall()) == 3
        assert empty.execute(
            "SELECT car, laps FROM chart_laps(1) WHERE place IS NOT NULL"
        ).fetchall() == [("#7 Ann / Bob", 9), ("#car 2 Cid", 8)]
        assert empty.execute(
            "SELECT bar_of_points FROM chart_points('GT', in_championship := 'teams')"
        ).fetchall() == [('no championship of GT is called "teams": drivers',)]
