"""What a terminal shows while a large load is at work."""

from __future__ import annotations

import io
import sys
import time

import duckdb
import pytest

import loader


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"),
    [(Terminal(), 1.5, True), (Terminal(), 0.1, False), (io.StringIO(), 1.5, False)],
    ids=["long", "short", "no terminal"],
)
def test_progress(
    stream: io.StringIO, seconds: float, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with duckdb.connect() as con, loader.progress(con):
        time.sleep(seconds)
    lines = [line for line in stream.getvalue().split("\r") if line.strip()]
    assert bool(lines) == shown
    assert all(line.startswith("building: 1 s") for line in lines)
    # The line is wiped at the end: what follows starts in the first column of an empty line.
    assert stream.getvalue() == "" or stream.getvalue().endswith(" \r")
