from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import loader


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as the loader builds it from the repository's seeds."""
    path = tmp_path_factory.mktemp("database") / "alms.duckdb"
    assert loader.main(["--database", str(path)]) == 0
    return path


@pytest.fixture
def con(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection
