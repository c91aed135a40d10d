"""A rebuild is whole or has not happened, and says which in one line: the program as it is run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from conftest import THOROUGH
from test_rebuild import fingerprint, litter

import loader
from loading import engine
from loading.sql_files import Definition

LOADER = [sys.executable, str(loader.ROOT / "loader.py")]
Outcome = tuple[int, str]


slow = pytest.mark.slow


def run(*arguments: str | Path, **options: object) -> Outcome:
    """The exit code, and what is said on standard error."""
    done = subprocess.run(
        [*LOADER, *arguments],
        **{"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "timeout": 120} | options,
    )
    return done.returncode, os.fsdecode(done.stderr or b"")


def shell(script: str, target: Path, **options: object) -> Outcome:
    """The same of a line of bash, in which "$@" is the loader with its --database."""
    done = subprocess.run(
        ["bash", "-c", script, "bash", *LOADER, "--database", str(target)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        **options,
    )
    return done.returncode, done.stderr


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of one table, alone in its folder."""
    path = tmp_path / "folder" / "alms.duckdb"
    path.parent.mkdir()
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    return path


def is_old(path: Path) -> bool:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("SHOW TABLES").fetchall() == [("old",)]


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
    assert said.startswith(f"{target}: cannot be written: "), said
    assert said.count("\n") == 1
    assert is_old(target)
    return "old"


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


def test_a_file_that_cannot_grow(old: Path) -> None:
    assert check_level(*shell('ulimit -f 1500; "$@"', old), old) == "old"


def make_socket(path: Path) -> None:
    script = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, path.name], cwd=path.parent, check=True)


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, make_socket, lambda path: path.symlink_to(os.devnull)],
    ids=["pipe", "socket", "link to a device"],
)
def test_only_a_file_is_replaced(make: Callable[[Path], None], tmp_path: Path) -> None:
    target = tmp_path / "alms.duckdb"
    make(target)
    before = target.lstat()
    assert run("--database", target) == (2, f"{target}: expected a file, not a device or pipe\n")
    assert os.path.samestat(target.lstat(), before)
    assert litter(target) == []


@slow
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_one(there: bool, old: Path, tmp_path: Path) -> None:
    if not there:
        old.unlink()
    link = tmp_path / "link.duckdb"
    link.symlink_to(Path("folder") / "alms.duckdb")
    assert run("--database", link) == (0, "")
    assert link.readlink() == Path("folder") / "alms.duckdb"
    assert not is_old(old)
    assert litter(old) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "link.duckdb"]


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


@slow
@pytest.mark.parametrize("mode", [0o640, 0o444])
def test_mode_and_owner_are_kept(mode: int, old: Path) -> None:
    old.chmod(mode)
    if os.geteuid() == 0:
        os.chown(old, 1234, 5678)
    before = old.stat()
    assert run("--database", old) == (0, "")
    after = old.stat()
    assert not is_old(old)
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid,
    )  # fmt: skip


@slow
def test_a_writer_that_comes_during_the_build_keeps_its_database(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print(); sys.stdin.read()"
    writers = []

    def summarise(*arguments: object) -> str:
        writers.append(
            subprocess.Popen(
                [sys.executable, "-u", "-c", script, str(old)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        writers[0].stdout.readline()
        return ""

    monkeypatch.setattr(loader, "summarise", summarise)
    assert loader.main(["--database", str(old)]) == 2
    assert capsys.readouterr().err == (
        f"{old}: another process holds a lock on it; close that one first\n"
    )
    with writers[0] as writer:
        writer.communicate()
    assert is_old(old)


def test_an_untried_engine_reads_every_view(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that fails is named, even if it can be bound, and if only a macro reads it."""
    tables, views = loader.read_catalogue(loader.ROOT)
    bad = [
        Definition(
            "bad", "VIEW", (), "CREATE VIEW bad AS SELECT error('no') AS x FROM range(3)",
            "COMMENT ON COLUMN bad.x IS 'x'",
        ),
        Definition(
            "calls", "MACRO", ("bad",), "CREATE MACRO calls() AS TABLE SELECT * FROM bad", ""
        ),
    ]  # fmt: skip
    monkeypatch.setattr(loader, "read_catalogue", lambda root: (tables, [*views, *bad]))
    monkeypatch.setattr(engine, "tried_versions", list)
    assert loader.main(["--database", str(old)]) == 2
    assert capsys.readouterr().err == (
        f"bad: cannot be read by duckdb {duckdb.__version__}: Invalid Input Error: no\n"
    )
    assert is_old(old)


def test_check_writes_nothing(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(loader.ROOT / "seeds", seeds)
    before = {path: path.read_bytes() for path in seeds.iterdir()}
    rows = sum(text.count(b"\n") - 1 for text in before.values())
    done = subprocess.run(
        [*LOADER, "--check", "--seeds", "seeds"], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"seeds: no fault in {rows:,} rows of {len(before)} tables\n"
    (seeds / "classes.csv").write_bytes(before[seeds / "classes.csv"] + b"2003,GTX,X,first\n")
    code, said = run("--check", "--seeds", "seeds", cwd=tmp_path)
    assert code == 2
    assert said.startswith("seeds/classes.csv:")
    assert "'first'" in said
    (seeds / "classes.csv").write_bytes(before[seeds / "classes.csv"])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@slow
@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ('"$@" >&-', (0, "")),
        ('"$@" 2>&- >&- <&-', (0, "")),
        ('"$@" >/dev/full', (2, "loader.py: [Errno 28] No space left on device\n")),
    ],
)
def test_the_database_is_there_whatever_becomes_of_the_output(
    script: str, outcome: Outcome, old: Path
) -> None:
    assert shell(script, old) == outcome
    assert not is_old(old)
    assert litter(old) == []


@slow
@pytest.mark.parametrize(
    "settings", ["PYTHONIOENCODING=ascii", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"]
)
def test_a_name_on_a_console_that_is_not_utf_8(settings: str, old: Path) -> None:
    target = old.rename(old.with_name("é.duckdb"))
    assert shell(f'{settings} "$@"', target) == (0, "")
    assert not is_old(target)


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (
            '"$@" --dialect sqlite >/dev/full',
            (2, "loader.py: [Errno 28] No space left on device\n"),
        ),
        pytest.param('set -o pipefail; "$@" --dialect sqlite | true', (2, ""), marks=slow),
    ],
)
def test_a_script_that_cannot_be_written(script: str, outcome: Outcome, old: Path) -> None:
    assert shell(script, old) == outcome
    assert is_old(old)


@slow
def test_a_script_is_utf_8_on_every_console() -> None:
    script = subprocess.run(
        [*LOADER, "--dialect", "sqlite"],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    ).stdout
    assert not script.decode("utf-8").isascii()


@pytest.mark.parametrize(
    ("seeds", "database"), [("seeds", "alms"), ("examples/club_league", "club_league")]
)
def test_other_seeds_do_not_replace_the_season(
    seeds: str, database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(loader.ROOT)
    monkeypatch.setattr(loader, "build", lambda database, seeds: f"{database} of {seeds}")
    assert loader.main(["--seeds", seeds]) == 0
    assert capsys.readouterr().out == f"{loader.ROOT / database}.duckdb of {seeds}\n"


def test_seeds_whose_name_is_the_seasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loader.main(["--seeds", str(tmp_path / "ALMS")]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path / 'ALMS'}: expected --database, as alms.duckdb is the season's\n"
    )


def test_seeds_that_are_a_link_to_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert loader.main(["--seeds", str(loop)]) == 2
    assert capsys.readouterr().err.startswith(f"{loop}: expected a folder with CSV files")
    assert not (loader.ROOT / "loop.duckdb").exists()


def test_a_package_that_is_not_there() -> None:
    done = subprocess.run(
        [sys.executable, "-S", LOADER[-1]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "loader.py: expected the package duckdb: sh setup.sh shell\n"


@slow
@pytest.mark.parametrize("name", ["lock**[!a]?b", ":memory:", "~", "é", "'", "é" * 120])
def test_a_name_is_only_a_name(name: str, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = old.rename(old.with_name(name))
    with chdir(target.parent):
        assert loader.main(["--database", name]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: built in ")
    assert not is_old(target)
    assert litter(target) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a\\b", "path without backslashes"), ("a\nb", "path without control characters")],
)
def test_a_name_that_is_not_taken(
    name: str, expected: str, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loader.main(["--database", str(old.with_name(name))]) == 2
    said = capsys.readouterr().err
    assert said.endswith(f"expected a {expected}\n")
    assert said.count("\n") == 1
    assert [path.name for path in old.parent.iterdir()] == [old.name]


@slow
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can be others")
def test_a_file_of_somebody_else(database: Path) -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        target = Path(shutil.copy(database, folder))
        os.chown(target, 5678, 5678)
        try:
            outcome = run("--database", target, user=1234, group=1234, extra_groups=[])
        except PermissionError:
            pytest.skip("nobody else may run Python here")
        if "expected the package" in outcome[1] or "can't open file" in outcome[1]:
            pytest.skip("nobody else may read this folder")
        assert outcome == (2, f"{target}: expected a file that may be written to\n")
        assert target.stat().st_uid == 5678


def test_what_the_machine_does_not_have(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*arguments: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(loader, "fill", fill)
    assert loader.main(["--database", str(old)]) == 2
    assert capsys.readouterr().err == "loader.py: can't start new thread\n"
    assert is_old(old)


def test_the_word_lock_in_a_path_is_no_lock(tmp_path: Path) -> None:
    target = tmp_path / "locks" / "lock.duckdb"
    target.parent.mkdir()
    target.write_text("my notes\n" * 1000)
    code, said = run("--database", target)
    assert code == 2
    assert said.startswith(f"{target}: expected a DuckDB database or no file: ")
    assert target.read_text() == "my notes\n" * 1000


@pytest.mark.parametrize("option", ["--database", "--seeds"])
def test_a_name_that_is_not_utf_8(option: str, old: Path) -> None:
    name = os.fsdecode(os.fsencode(old.parent) + b"/n\xff")
    code, said = run("--database", old, option, name)
    assert (code, said) == (2, f"{old.parent}/n\\udcff: expected a path in UTF-8\n")
    assert is_old(old)
    assert litter(old) == []


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


@slow
@pytest.mark.parametrize("number", [2, 8, 52] if THOROUGH else [8])
def test_rebuilds_at_once(number: int, old: Path, database: Path) -> None:
    """None fails, none disturbs another, and the database is there at every moment."""
    builders = [
        subprocess.Popen(
            [*LOADER, "--database", str(old)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(number)
    ]
    seen = {"old": 0, "new": 0}
    new = fingerprint(database)
    while any(builder.poll() is None for builder in builders):
        if is_old(old):
            seen["old"] += 1
        else:
            assert fingerprint(old) == new
            seen["new"] += 1
    failed = [builder.stderr.read() for builder in builders if builder.returncode]
    for builder in builders:
        builder.stderr.close()
    print(f"{number} at once: {len(failed)} failed; read meanwhile: {seen}")
    assert failed == []
    assert fingerprint(old) == new
    assert litter(old) == []
