"""A PostgreSQL server of one's own, for the tests and the benchmarks."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def search_path() -> str | None:
    """A PATH with PostgreSQL's newest programs, or None where it is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parts[-2]))
    path = os.pathsep.join([*map(str, reversed(folders)), os.environ["PATH"]])
    found = shutil.which("initdb", path=path) and shutil.which("psql", path=path)
    return path if found else None


@contextmanager
def server() -> Iterator[Callable[..., str]]:
    """Yields a function that runs psql and returns what it prints.

    The server listens on a socket in a folder of its own, and on nothing else.
    """
    folder = Path(tempfile.mkdtemp(prefix="postgres"))
    user: dict[str, object] = {}
    if os.geteuid() == 0:  # initdb refuses root
        shutil.chown(folder, "nobody")
        user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    environment = {**os.environ, "PATH": search_path(), "LC_ALL": "C.UTF-8"}

    def run(*command: str, stdin: str = "") -> str:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=folder,
            **user,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    data, log = str(folder / "data"), str(folder / "log")
    try:
        run(
            "initdb",
            "-D",
            data,
            "-U",
            "alms",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale-provider=icu",
            "--icu-locale=en-US",
            "--no-sync",
        )
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield lambda *arguments, stdin="": run(
                "psql", "-h", str(folder), "-U", "alms", "-d", "postgres", "-X", "-q",
                "-v", "ON_ERROR_STOP=1", *arguments, stdin=stdin,
            )  # fmt: skip
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
