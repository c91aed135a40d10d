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
            "Build it, after `git clone https://new.example/Source`, with Python 3.11 or newer:",
        ],
        "CITATION.cff": ["repository-code: https://new.example/Source"],
        "CONTRIBUTING.md": [
            "**A fact is wrong or missing.** Open a data correction at "
            "<https://new.example/Issues>: current value, expected value, source. Or"
        ],
        "data-correction.yml": [
            "description: A fact is wrong or missing; to send the change yourself, see "
            "https://new.example/Source/blob/main/CONTRIBUTING.md"
        ],
    }
    assert generate.addressed({}) == bare


def test_links_lead_somewhere() -> None:
    """Every relative link leads to a file and, where it names them, to its heading or its test."""
    dead = []
    for document in DOCUMENTS:
        links = re.findall(r"\[([^]]*)\]\(([^)\s]+)\)", document.read_text(encoding="utf-8"))
        for label, target in links:
            if re.match(r"https?:", target):
                continue
            name, _, anchor = target.partition("#")
            path = document.parent / name if name else document
            if (
                not path.exists()
                or (anchor and anchor not in anchors(path))
                or (
                    re.fullmatch(r"test_\w+", label)
                    and f"def {label}(" not in path.read_text(encoding="utf-8")
                )
            ):
                dead.append(f"{document.name}: {label} {target}")
    assert dead == []


def anchors(document: Path) -> set[str]:
    """The names by which GitHub links to the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_a_rule_is_quoted_as_its_view_quotes_it() -> None:
    """Each quotation of docs/rulebook.md stands in the view that the next link leads to."""
    text = (loader.ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
    quoted = re.findall(r"((?:^> [^\n]*\n)+).*?\]\(\.\./(views/[\w/]+\.sql)\)", text, re.M | re.S)
    assert len(quoted) >= 3
    for lines, view in quoted:
        header = (loader.ROOT / view).read_text(encoding="utf-8")
        assert words(lines, "> ") in words(header, "-- "), view


def test_the_answers_in_the_rulebook_are_true(con: duckdb.DuckDBPyConnection) -> None:
    text = (loader.ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
    steps = list(STEP.finditer(text))
    assert steps
    for step in steps:
        check_answer(con, step["query"], step["table"])


def words(lines: str, mark: str) -> str:
    return " ".join(" ".join(line.removeprefix(mark) for line in lines.splitlines()).split())


def test_one_version_everywhere() -> None:
    project = tomllib.loads((loader.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    version = project["project"]["version"]
    cited = (loader.ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in cited
    changes = (loader.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version
