"""Rebuilds as tests make them: in this process, as a program, and beside another one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

import loader

SEEDS = loader.ROOT / "seeds"
LOADER = [sys.executable, str(loader.ROOT / "loader.py")]
Outcome = tuple[int, str]


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


def tables_in(path: Path) -> list[str]:
    with duckdb.connect(str(path), read_only=True) as con:
        return [name for (name,) in con.execute("SHOW TABLES").fetchall()]


def is_old(path: Path) -> bool:
    return tables_in(path) == ["old"]


def litter(database: Path) -> list[str]:
    return [path.name for path in database.parent.iterdir() if path != database]


# Opens the database given, says so, and when told to, says what it sees there.
OTHER_PROCESS = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "reader")
print("open", flush=True)
sys.stdin.readline()
print(con.execute("SELECT one FROM old").fetchall())
"""


@contextmanager
def other_process(database: Path, role: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(database), role],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        assert process.communicate("\n")[0] == "[(1,)]\n"
