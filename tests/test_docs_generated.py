"""The documents say what the repository says: generated ones, quotations, links, versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import duckdb
from documents import STEP, check_answer
from test_readme import README

import loader
from docs import generate

# The README has tests of its own.
DOCUMENTS = sorted({*loader.ROOT.glob("*.md"), *loader.ROOT.glob("docs/*.md")} - {README})


def test_generated_documents_are_current(con: duckdb.DuckDBPyConnection) -> None:
    stale = [
        path.name
        for path, text in generate.documents(con).items()
        if path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run python -m docs.generate"


def test_addresses_are_named_where_they_are_set(monkeypatch, tmp_path) -> None:
    """Once each, the second of two; and without any, the files are what they are here."""
    names = {name for name, *_ in generate.ADDRESSES}
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((loader.ROOT / name).read_text("utf-8"), "utf-8")
    monkeypatch.setattr(loader, "ROOT", tmp_path)
    bare = generate.addressed({})
    for host in ("old.example", "new.example"):
        urls = {label: f"https://{host}/{label}" for *_, label, _ in generate.ADDRESSES}
        for path, text in generate.addressed(urls).items():
            path.write_text(text, "utf-8")
    added = {
        path.name: [
            line
            for line in path.read_text("utf-8").splitlines()
            if ".example" in line and line not in text
        ]
        for path, text in bare.items()
    }
    assert added == {
        "README.md": [
            "duckdb -c \"ATTACH 'https://new.example/Database' AS alms; FROM alms.gts_standings\"",
            "Build it, after `git clone https://new.example/Source`, with Python 3.11 or newer "
            "(`. .venv/bin/activate`, in fish `source .venv/bin/activate.fish`, puts",
