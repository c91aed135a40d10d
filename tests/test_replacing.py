"""A new database takes the place of one that is ours and closed, and of no other file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import THOROUGH, posix, windows
from rebuilds import (
    LOADER,
    fingerprint,
    is_old,
    litter,
    other_process,
    rebuild,
    run,
)

import loader

slow = pytest.mark.slow


def make_socket(path: Path) -> None:
    script = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, path.name], cwd=path.parent, check=True)


@posix
@pytest.mark.parametrize(
    "make",
    [lambda path: os.mkfifo(path), make_socket, lambda path: path.symlink_to(os.devnull)],
    ids=["pipe", "socket", "link to a device"],
)
def test_only_a_file_is_replaced(make: Callable[[Path], None], tmp_path: Path) -> None:
    target = tmp_path / "alms.duckdb"
    make(target)
    before = target.lstat()
    assert run("--database", target) == (2, f"{target}: expected a file, not a device or pipe\n")
    assert os.path.samestat(target.lstat(), before)
    assert litter(target) == []


@posix
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


@posix
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


def test_a_database_that_another_process_writes_to_is_left_alone(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = old.stat()
    with other_process(old, "writer"):
        assert rebuild(old) == 2
        assert capsys.readouterr().err == (
            f"{old}: another process holds a lock on it; close that one first\n"
        )
        assert old.stat().st_mtime_ns == before.st_mtime_ns
        assert litter(old) == []


def test_a_reader_keeps_reading_the_old_database(
    old: Path, quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Windows does not replace an open file: there the rebuild says so before it begins."""
    with other_process(old, "reader"):
        assert rebuild(old) == (2 if os.name == "nt" else 0)
        assert ("another process holds a lock on it" in capsys.readouterr().err) == is_old(old)
        assert is_old(old) == (os.name == "nt")


def test_the_word_lock_in_a_path_is_no_lock(tmp_path: Path) -> None:
    target = tmp_path / "locks" / "lock.duckdb"
    target.parent.mkdir()
    target.write_text("my notes\n" * 1000)
    code, said = run("--database", target)
    assert code == 2
    assert said.startswith(f"{target}: expected a DuckDB database or no file: ")
    assert target.read_text() == "my notes\n" * 1000


# Targets that cannot be built: how the target is made, and what is said of it.
TARGETS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder that is not there": (
        lambda target: target.parent.rmdir(),
        "expected an existing folder, not {target.parent}",
    ),
    "folder in the place of the file": (
        lambda target: target.mkdir(),
        "expected a file, not a folder",
    ),
    "file that is not a database": (
        lambda target: target.write_text("my notes\n" * 1000),
        "expected a DuckDB database or no file: ",
    ),
    "read-only folder": (
        lambda target: target.parent.chmod(0o555),
        "cannot be written: ",
    ),
    "link to itself": (
        lambda target: target.symlink_to(target),
        "expected a file, not a link to itself",
    ),
}


@pytest.mark.parametrize("case", TARGETS)
def test_target(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "folder" / "alms.duckdb"
    target.parent.mkdir()
    prepare, expected = TARGETS[case]
    if "link" in case and os.name == "nt":
        pytest.skip("not everybody may make a link there")
    prepare(target)
    if case == "read-only folder" and os.access(target.parent, os.W_OK):
        pytest.skip("this user may write to every folder")
    before = content(tmp_path)
    assert loader.main(["--database", str(target)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{target}: {expected.format(target=target)}")
    assert content(tmp_path) == before


def content(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_name_that_no_file_can_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / ("x" * 1000)
    assert loader.main(["--database", str(target)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"{target}: expected a name of up to 240 bytes"


@posix
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
    [
        pytest.param("a\\b", "path without backslashes", marks=posix),
        pytest.param("a*b", 'name without < > : " | ? and *', marks=windows),
        ("a\nb", "path without control characters"),
    ],
)
def test_a_name_that_is_not_taken(
    name: str, expected: str, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loader.main(["--database", str(old.with_name(name))]) == 2
    said = capsys.readouterr().err
    assert said.endswith(f"expected a {expected}\n")
    assert said.count("\n") == 1
    assert [path.name for path in old.parent.iterdir()] == [old.name]


@posix
@pytest.mark.parametrize("option", ["--database", "--seeds"])
def test_a_name_that_is_not_utf_8(option: str, old: Path) -> None:
    name = os.fsdecode(os.fsencode(old.parent) + b"/n\xff")
    code, said = run("--database", old, option, name)
    assert (code, said) == (2, f"{old.parent}/n\\udcff: expected a path in UTF-8\n")
    assert is_old(old)
    assert litter(old) == []


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
        assert outcome == (2, f"{target}: expected a writable file\n")
        assert target.stat().st_uid == 5678


@posix
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
