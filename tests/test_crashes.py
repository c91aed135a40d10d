"""A rebuild that is killed, interrupted or out of room has not happened; the next one clears up."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import THOROUGH, posix
from rebuilds import (
    LOADER,
    SEEDS,
    fingerprint,
    is_old,
    litter,
    rebuild,
    run,
    shell,
    tables_in,
)

import loader

slow = pytest.mark.slow


# Space, in blocks of 1 KiB, for a rebuild that needs about four thousand.
LEVELS = [0, 16, 32, 64, 128, 256, 512, 768, *range(1000, 4001, 250), 8000, 16000]
LEVELS = LEVELS if THOROUGH else LEVELS[1::4]


@contextmanager
def small_disk(blocks: int, folder: Path) -> Iterator[Path]:
    """A file system with that much room."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={blocks}k", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a disk to fill cannot be mounted: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def check_level(code: int, said: str, target: Path) -> str:
    """Assert that the database is whole, and return which."""
    assert litter(target) == []
    if code == 0:
        assert said == ""
        return "new"
    assert code == 2
    # The database, or the copy of a seed.
    named = said.partition(": cannot be written: ")[0]
    assert named == str(target) or named.endswith(".csv"), said
    assert said.count("\n") == 1
    assert is_old(target)
    return "old"


@posix
@slow
@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount")
def test_a_full_disk(database: Path, old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    seen = {}
    for blocks in LEVELS:
        with small_disk(old.stat().st_size // 1024 + 16 + blocks, folder):
            target = folder / "alms.duckdb"
            shutil.copy(old, target)
            seen[blocks] = check_level(*run("--database", target), target)
            assert seen[blocks] == "old" or fingerprint(target) == fingerprint(database)
    print("free KiB:", seen)
    assert set(seen.values()) == {"old", "new"}
    assert list(seen.values()) == sorted(seen.values(), reverse=True)


@posix
@slow
def test_a_limit_on_files(database: Path, old: Path) -> None:
    before = old.read_bytes()
    seen = {}
    for blocks in filter(None, LEVELS):
        old.write_bytes(before)
        seen[blocks] = check_level(*shell(f'ulimit -f {blocks}; "$@"', old), old)
        assert seen[blocks] == "old" or fingerprint(old) == fingerprint(database)
    print("KiB a file:", seen)
    assert set(seen.values()) == {"old", "new"}


@slow
@posix
def test_a_file_that_cannot_grow(old: Path) -> None:
    assert check_level(*shell('ulimit -f 1500; "$@"', old), old) == "old"


def start(database: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(loader.ROOT / "loader.py"), "--database", str(database)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@posix
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


@posix
@pytest.mark.parametrize(
    "moment", [0, *(pytest.param(tenths / 10, marks=slow) for tenths in range(1, 8))]
)
def test_an_interrupted_rebuild_leaves_the_old_database(moment: float, old: Path) -> None:
    """So many seconds after its file is there."""
    with subprocess.Popen(
        [*LOADER, "--database", str(old)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # These tests may run in the background, where a shell has SIGINT ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        while not litter(old):
            time.sleep(0.005)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    assert (process.returncode, said) == (130, "loader.py: interrupted\n")
    assert is_old(old)
    assert litter(old) == []


def test_what_the_machine_does_not_have(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*arguments: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(loader, "fill", fill)
    assert loader.main(["--database", str(old)]) == 2
    assert capsys.readouterr().err == "loader.py: can't start new thread\n"
    assert is_old(old)


@pytest.mark.parametrize(
    "name",
    [
        "alms.duckdb",
        *(pytest.param(name, marks=[slow, posix]) for name in ("alms[3]*", "a**b", "?")),
    ],
)
def test_the_remains_of_a_killed_run_are_removed(
    name: str, database: Path, tmp_path: Path, quick: None
) -> None:
    target = tmp_path / name
    shutil.copy(database, target)
    remains = tmp_path / f"{name}.0123456789abcdef.building"
    remains.write_bytes(database.read_bytes()[:20000])
    (tmp_path / f"{remains.name}.wal").write_bytes(b"cut off")
    (tmp_path / f"{remains.name}.tmp").mkdir()
    (tmp_path / f"{remains.name}.tmp" / "duckdb_temp_storage_DEFAULT-0.tmp").touch()
    (tmp_path / f"{name}.fedcba9876543210.building").touch()
    for path in tmp_path.glob("*.building"):
        os.utime(path, (0, 0))  # Windows leaves alone what was just written
    assert rebuild(target) == 0
    assert litter(target) == []
    assert tables_in(target) == ["new"]


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("alms.duckdb", "alms.duckdb.notes.building"),
        pytest.param("alms.duckdb", "alms.duckdb.2003.building", marks=slow),
        pytest.param("alms.duckdb", "almsxduckdb.0123456789abcdef.building", marks=slow),
        pytest.param("alms*", "alms.duckdb.0123456789abcdef.building", marks=[slow, posix]),
        pytest.param("alms[1]", "alms1.0123456789abcdef.building", marks=slow),
        pytest.param("alms.duckdb", "alms.duckdb.tmp", marks=slow),
    ],
)
def test_a_file_of_the_user_is_left_alone(
    name: str, theirs: str, tmp_path: Path, quick: None
) -> None:
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


@posix
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


@posix
@slow
def test_the_log_of_a_link_is_not_replayed(old: Path, tmp_path: Path, database: Path) -> None:
    """Engines of 1.4 leave it beside the link, later ones beside the file."""
    link = tmp_path / "link.duckdb"
    link.symlink_to(old)
    script = """
import duckdb, os, sys
con = duckdb.connect(sys.argv[1])
con.execute("PRAGMA disable_checkpoint_on_shutdown")
con.execute("INSERT INTO old VALUES (2)")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script, str(link)], check=True)
    assert list(tmp_path.rglob("*.wal"))
    assert run("--database", link) == (0, "")
    assert list(tmp_path.rglob("*.wal")) == []
    assert fingerprint(link) == fingerprint(database)


def test_a_log_without_its_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may be another program's file; and were it a log, the new database would replay it."""
    log = tmp_path / "notes.wal"
    log.write_text("mine")
    assert loader.main(["--database", str(tmp_path / "notes")]) == 2
    assert capsys.readouterr().err == (f"{log}: expected no log file without its database\n")
    assert log.read_text() == "mine"
