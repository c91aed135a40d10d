"""Replace an old database by a new one, completely or not at all."""

from __future__ import annotations

import math
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from loading.sql_files import LoadError, engine_path, first_line

# In bytes, of the 255 that a file system allows: the engine adds .wal.checkpoint to a name.
LONGEST = 240
LONGEST_BUILT = LONGEST - len(".0123456789abcdef.building")

try:
    import fcntl
except ImportError:  # Windows, which does not let go of a file that is open
    fcntl = None


@contextmanager
def replacing(database: Path) -> Iterator[str]:
    """Yield a temporary path; replace `database` by it on success, delete it on failure.

    A link stays one: what it points to is replaced, and keeps its mode and its owner. A killed
    run leaves its file behind; the next one removes it. Raises LoadError, with the old file as it
    was, if that is no database, is in use, or cannot be replaced.
    """
    real = Path(os.path.realpath(database))
    engine_path(real)
    if len(os.fsencode(real.name)) > LONGEST:
        raise LoadError(f"{database}: expected a name of up to {LONGEST} bytes")
    if os.sep == "\\" and re.search(r'[<>:"|?*]', real.name):
        raise LoadError(f'{database}: expected a name without < > : " | ? and *')
    if os.sep == "/" and "\\" in str(real):  # which engines from 2.0 on take for a slash
        raise LoadError(f"{database}: expected a path without backslashes")
    if not real.parent.is_dir():
        raise LoadError(f"{database}: expected an existing folder, not {real.parent}")
    if real.is_symlink():  # what a path that is followed to its end is only in a circle of links
        raise LoadError(f"{database}: expected a file, not a link to itself")
    if not real.exists():
        for log in (Path(f"{name}.wal") for name in (real, database.absolute())):
            if log.exists():
                raise LoadError(f"{log}: expected no log file without its database")
    elif not real.is_file():
        other = "folder" if real.is_dir() else "device or pipe"
        raise LoadError(f"{database}: expected a file, not a {other}")
    elif is_protected(real):
        raise LoadError(f"{database}: expected a writable file")
    elif real.stat().st_size > 0:
        probe(database)
    path = real.with_name(f"{shortened(real.name)}.{secrets.token_hex(8)}.building")
    try:
        with among_builders(real):
            yield engine_path(path)
            sync(path)
            fold_log(database, real)
            if real.exists():
                refuse_locked(database)
                old = real.stat()
                for owner in (-1, old.st_uid) if hasattr(os, "chown") else ():
                    with suppress(PermissionError):  # only root may give a file away
                        os.chown(path, owner, old.st_gid)
                path.chmod(old.st_mode & 0o7777)
            path.replace(real)
            with suppress(OSError):  # not every file system can, and the database is there
                sync(real.parent)
    except OSError as error:
        raise LoadError(f"{database}: cannot be written: {error.strerror}") from error
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise LoadError(f"{database}: cannot be written: {first_line(error)}") from error
    finally:
        remove(path)


def is_protected(file: Path) -> bool:
    """Whether only another user may write to it; on Windows, whether it is read-only, as such
    a file cannot be replaced."""
    anothers = not hasattr(os, "geteuid") or os.geteuid() != file.stat().st_uid
    return anothers and not os.access(file, os.W_OK)


def shortened(name: str) -> str:
    """The name, cut so that the suffix of a file being built fits."""
    whole = os.fsencode(name)[:LONGEST_BUILT].decode(errors="ignore")  # no part of a letter
    return os.fsdecode(whole.encode())


def probe(database: Path) -> None:
    """Raise LoadError unless `database` is a DuckDB file that nobody else writes to."""
    refuse_locked(database)
    try:
        duckdb.connect(engine_path(database), read_only=True).close()
    except duckdb.Error as error:
        with suppress(PermissionError):  # which the engine's error says
            refuse_locked(database)
        raise LoadError(
            f"{database}: expected a DuckDB database or no file: {first_line(error)}"
        ) from error


def refuse_locked(database: Path) -> None:
    if is_locked(database, writable=False):
        raise LoadError(f"{database}: another process holds a lock on it; close that one first")


def is_locked(path: Path, writable: bool) -> bool:
    """Whether another process writes to `path` or, of a file that is writable, reads it.

    The question is put to the system: what the engine says of a lock differs by its version, and
    has the path in it.
    """
    if fcntl is None:  # Windows lets nobody write to a file that the engine has open
        try:
            path.open("r+b").close()
        except PermissionError:
            return True
        return False
    with path.open("r+b" if writable else "rb") as file:
        try:
            fcntl.lockf(file, (fcntl.LOCK_EX if writable else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return True
    return False


@contextmanager
def among_builders(database: Path) -> Iterator[None]:
    """Remove the leftovers of killed builders of `database`, and protect our own file.

    The lock is on the folder: every builder in it holds it, and only who is alone clears up. The
    engine's lock on its file is not enough, as it ends before the file is in its place.
    """
    if fcntl is None:
        remove_leftovers(database, before=time.time() - 60)  # or one may be between two locks
        yield
        return
    folder = os.open(database.parent, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove_leftovers(database, before=math.inf)
        for _ in range(100):  # a second: clearing up takes less, and a lock of others does not end
            try:
                fcntl.flock(folder, fcntl.LOCK_SH | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:  # a file system without such locks
                break
        yield
    finally:
        os.close(folder)


def remove_leftovers(database: Path, before: float) -> None:
    """Remove files of killed builders of `database` that were last written before a time."""
    ours = re.compile(re.escape(shortened(database.name)) + r"\.[0-9a-f]{16}\.building")
    for path in filter(lambda path: ours.fullmatch(path.name), database.parent.iterdir()):
        with suppress(PermissionError):  # another user's
            if path.stat().st_mtime < before and not is_locked(path, writable=True):
                remove(path)


def fold_log(database: Path, real: Path) -> None:
    """Fold the log that a dead process left into the old database.

    It must not be replayed into the new one, and folded in, the old one is whole should this run
    be killed now. The engine keeps the log of a link beside the file, up to 1.4 beside the link.
    """
    for name in {database.absolute(), real}:
        if Path(f"{name}.wal").exists() and real.exists():
            with duckdb.connect(engine_path(name)) as con:
                con.execute("CHECKPOINT")
        remove_logs(name)


def remove(database: Path) -> None:
    """Remove a database that is ours. The file goes last: by its name the rest is found."""
    shutil.rmtree(f"{database}.tmp", ignore_errors=True)  # what the memory could not hold
    remove_logs(database)
    database.unlink(missing_ok=True)


def remove_logs(database: Path) -> None:
    for suffix in (".wal", ".wal.checkpoint", ".wal.recovery"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    # Windows wants a descriptor that may write; nowhere is there one of a folder.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
