"""A rebuild gives the same content from the same facts, and is whole or has not happened."""

from __future__ import annotations

import csv
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest
from conftest import THOROUGH

import loader

slow = pytest.mark.slow
SEEDS = loader.ROOT / "seeds"
Rows = list[list[str]]


# Views that read all others.
WHOLE = ("scenario_ledger", "title_race", "gts_standings")


def fingerprint(database: Path, views: Sequence[str] = ("gts_standings",)) -> str:
    """A hash over columns and ordered rows of every table, and of these views."""
    digest = hashlib.sha256()
    with duckdb.connect(str(database), read_only=True) as con:
        names = con.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
        for name in (*(name for (name,) in names), *views):
            columns = con.execute(f"DESCRIBE {name}").fetchall()
            rows = con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()
            digest.update(repr((name, [column[:2] for column in columns], rows)).encode())
    return digest.hexdigest()


def rebuild(database: Path, seeds: Path = SEEDS) -> int:
    return loader.main(["--database", str(database), "--seeds", str(seeds)])


def start(database: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(loader.ROOT / "loader.py"), "--database", str(database)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def litter(database: Path) -> list[str]:
    return [path.name for path in database.parent.iterdir() if path != database]


def shuffled(rows: Rows, chance: random.Random) -> Rows:
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    rows = [rows[0], *chance.sample(rows[1:], len(rows) - 1)]
    return [[row[index] for index in order] for row in rows]


def unchanged(rows: Rows, chance: random.Random) -> Rows:
    return rows


@pytest.mark.parametrize("order", [pytest.param(unchanged, marks=slow), shuffled])
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


def test_facts_alone_make_a_database(tmp_path: Path) -> None:
    """What was printed, corrected or disputed need not be there."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    optional = ["corrections", "team_cars", "race_entries", "disagreement_sources", "disagreements"]
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


@pytest.mark.parametrize(
    "name", ["alms[3]*", *(pytest.param(name, marks=slow) for name in ("alms.duckdb", "a**b", "?"))]
)
def test_the_remains_of_a_killed_run_are_removed(name: str, database: Path, tmp_path: Path) -> None:
    target = tmp_path / name
    shutil.copy(database, target)
    remains = tmp_path / f"{name}.0123456789abcdef.building"
    remains.write_bytes(database.read_bytes()[:20000])
    (tmp_path / f"{remains.name}.wal").write_bytes(b"cut off")
    (tmp_path / f"{remains.name}.tmp").mkdir()
    (tmp_path / f"{remains.name}.tmp" / "duckdb_temp_storage_DEFAULT-0.tmp").touch()
    (tmp_path / f"{name}.fedcba9876543210.building").touch()
    assert rebuild(target) == 0
    assert litter(target) == []
    assert fingerprint(target) == fingerprint(database)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("alms.duckdb", "alms.duckdb.notes.building"),
        pytest.param("alms.duckdb", "alms.duckdb.2003.building", marks=slow),
        pytest.param("alms.duckdb", "almsxduckdb.0123456789abcdef.building", marks=slow),
        pytest.param("alms*", "alms.duckdb.0123456789abcdef.building", marks=slow),
        pytest.param("alms[1]", "alms1.0123456789abcdef.building", marks=slow),
        pytest.param("alms.duckdb", "alms.duckdb.tmp", marks=slow),
    ],
)
def test_a_file_of_the_user_is_left_alone(name: str, theirs: str, tmp_path: Path) -> None:
    (tmp_path / theirs).write_text("theirs")
    assert rebuild(tmp_path / name) == 0
    assert (tmp_path / theirs).read_text() == "theirs"


LOCK = "import duckdb, sys; con = duckdb.connect(sys.argv[1])"
READ = "import duckdb, sys; con = duckdb.connect(sys.argv[1], read_only=True)"
# Between two locks of the engine, a builder has only the one on the folder.
FOLDER = (
    "import sys; from pathlib import Path; from loading import replacing; "
    "held = replacing.among_builders(Path(sys.argv[1])); held.__enter__()"
)


@slow
@pytest.mark.parametrize("held", [LOCK, READ, FOLDER], ids=["writing", "reading", "between"])
def test_the_build_of_another_run_is_left_alone(held: str, database: Path, tmp_path: Path) -> None:
    target = tmp_path / "alms.duckdb"
    theirs = tmp_path / "alms.duckdb.0123456789abcdef.building"
    shutil.copy(database, theirs)
    with subprocess.Popen(
        [sys.executable, "-c", f"{held}; print(flush=True); sys.stdin.read()", str(theirs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=loader.ROOT,
    ) as process:
        process.stdout.readline()
        assert rebuild(target) == 0
        assert litter(target) == [theirs.name]
        process.communicate()
    assert rebuild(target) == 0
    assert litter(target) == []


@slow
def test_the_log_of_the_old_database_is_not_replayed(database: Path, tmp_path: Path) -> None:
    """A process that died writing leaves a log, which must not be read into the new file."""
    target = tmp_path / "alms.duckdb"
    script = """
import duckdb, os, sys
con = duckdb.connect(sys.argv[1])
con.execute("CREATE TABLE old AS SELECT 1 AS one")
con.execute("CHECKPOINT")
con.execute("PRAGMA disable_checkpoint_on_shutdown")
con.execute("INSERT INTO old VALUES (2)")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script, str(target)], check=True)
    assert litter(target) == ["alms.duckdb.wal"]
    assert rebuild(target) == 0
    assert litter(target) == []
    assert fingerprint(target) == fingerprint(database)


@slow
def test_the_other_engine_version_gives_the_same_content(database: Path, tmp_path: Path) -> None:
    """duckdb 1.5 for a newer one, and the newest for 1.5."""
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
        "import sys; from pathlib import Path; sys.path[:0] = sys.argv[2:]; import test_rebuild; "
        "database = Path(sys.argv[1]); assert test_rebuild.rebuild(database) == 0; "
        "seen = test_rebuild.fingerprint(database, test_rebuild.WHOLE); "
        "import duckdb; print(duckdb.__version__, seen)"
    )
    # The script takes fingerprint() from this file, which imports them.
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


@slow
def test_a_killed_rebuild_leaves_the_old_or_the_new_database_whole(
    database: Path, tmp_path: Path
) -> None:
    """Rebuilds killed at moments spread over the run."""
    target = tmp_path / "folder" / "alms.duckdb"
    target.parent.mkdir()
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    with (seeds / "drivers.csv").open("a", encoding="utf-8") as file:
        file.write("Nobody,\n")
    old = tmp_path / "old.duckdb"
    assert rebuild(old, seeds) == 0
    whole = {fingerprint(old): "old", fingerprint(database): "new"}
    chance = random.Random(2003)
    seen = {"old": 0, "new": 0}
    kills = 100 if THOROUGH else 10
    for number in range(kills):
        shutil.copy(old, target)
        if number % 10 == 0:  # a machine with other work takes longer at times
            began = time.perf_counter()
            assert start(target).wait() == 0
            duration = time.perf_counter() - began
            shutil.copy(old, target)
        process = start(target)
        moment = (number % 10 + chance.random()) / 10
        time.sleep(duration * (1.5 if number == kills - 1 else 1.2 * moment))  # the last is late
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen[whole[fingerprint(target)]] += 1
    left = litter(target)
    print(f"{kills} kills: {seen}, files left behind before the next run: {len(left)}")
    assert min(seen.values()) > 0
    assert rebuild(target) == 0
    assert litter(target) == []
    assert fingerprint(target) == fingerprint(database)
