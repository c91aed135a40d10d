"""A rebuild gives the same content from the same facts."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from rebuilds import (
    SEEDS,
    WHOLE,
    fingerprint,
    rebuild,
)

import loader

slow = pytest.mark.slow
Rows = list[list[str]]


def shuffled(rows: Rows, chance: random.Random) -> Rows:
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    rows = [rows[0], *chance.sample(rows[1:], len(rows) - 1)]
    return [[row[index] for index in order] for row in rows]


def unchanged(rows: Rows, chance: random.Random) -> Rows:
    return rows


@slow
@pytest.mark.parametrize("order", [unchanged, shuffled])
def test_the_same_facts_give_the_same_content(
    order: Callable[[Rows, random.Random], Rows], database: Path, tmp_path: Path
) -> None:
    chance = random.Random(2003)
    for path in SEEDS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = order(list(csv.reader(file)), chance)
        with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    assert rebuild(tmp_path / "again.duckdb", tmp_path) == 0
    assert fingerprint(tmp_path / "again.duckdb", WHOLE) == fingerprint(database, WHOLE)


@slow
def test_the_fingerprint_sees_a_changed_fact(database: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    path = tmp_path / "seeds" / "drivers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Nobody,\n", encoding="utf-8")
    assert rebuild(tmp_path / "other.duckdb", tmp_path / "seeds") == 0
    assert fingerprint(tmp_path / "other.duckdb") != fingerprint(database)


@slow
def test_facts_alone_make_a_database(tmp_path: Path) -> None:
    """What was printed, corrected or disputed need not be there."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    optional = ["corrections", "team_cars", "awards", "disagreement_sources", "disagreements"]
    optional += [
        "other_published_points",
        "published_points",
        "published_totals",
        "published_winner_drivers",
    ]
    optional += ["published_winners", "result_drivers"]
    for seed in optional:
        (tmp_path / "seeds" / f"{seed}.csv").unlink()
    # Without drivers nobody can have a championship of them.
    championships = tmp_path / "seeds" / "championships.csv"
    lines = championships.read_text("utf-8").splitlines(keepends=True)
    championships.write_text("".join(line for line in lines if ",drivers," not in line), "utf-8")
    assert rebuild(tmp_path / "small.duckdb", tmp_path / "seeds") == 0
    with duckdb.connect(str(tmp_path / "small.duckdb"), read_only=True) as con:
        assert con.execute("SELECT COUNT(*) FROM reconciliation").fetchall() == [(0,)]
        (champions,) = con.execute(
            "SELECT COUNT(*) FROM team_standings WHERE position = 1"
        ).fetchall()
    assert champions == (4,)


@slow
def test_the_other_engine_version_gives_the_same_content(database: Path, tmp_path: Path) -> None:
    """duckdb 1.5 for a newer one, and the newest for 1.5."""
    pytest.importorskip("venv")  # which Windows' Python to be embedded lacks
    wanted = "duckdb>=2" if duckdb.__version__.startswith("1.") else "duckdb==1.5.*"
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    installed = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", wanted, "sqlglot"],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        pytest.skip(f"pip could not install {wanted}: {installed.stderr[-200:]}")
    script = (
        "import sys; from pathlib import Path; sys.path[:0] = sys.argv[2:]; import rebuilds; "
        "database = Path(sys.argv[1]); assert rebuilds.rebuild(database) == 0; "
        "seen = rebuilds.fingerprint(database, rebuilds.WHOLE); "
        "import duckdb; print(duckdb.__version__, seen)"
    )
    # rebuilds.py imports them.
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "pytest", "hypothesis"], check=True
    )
    other = subprocess.run(
        [str(python), "-c", script, str(tmp_path / "other.duckdb"),
         str(loader.ROOT), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    version, seen = other.stdout.split()[-2:]
    print(f"duckdb {duckdb.__version__} and {version}: {seen}")
    assert version.partition(".")[0] != duckdb.__version__.partition(".")[0]
    assert seen == fingerprint(database, WHOLE)
