"""Read the SQL files: one object a file, each after those it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import sqlglot


class LoadError(Exception):
    """The rebuild was refused. `faults` holds one line for each reason."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Definition:
    """One SQL file: what it creates, what that refers to, and its statements."""

    name: str
    kind: str  # TABLE, TYPE, VIEW or MACRO
    references: tuple[str, ...]
    create: str
    comments: str


def read_definitions(folder: Path) -> list[Definition]:
    """The definitions in the SQL files of a folder and its rooms, each after those it refers to."""
    found = {path.stem: read_definition(path) for path in sorted(folder.rglob("*.sql"))}
    graph = {
        name: [other for other in definition.references if other in found]
        for name, definition in found.items()
    }
    return [found[name] for name in TopologicalSorter(graph).static_order()]


def read_definition(path: Path) -> Definition:
    """One CREATE statement and its COMMENTs. Raises LoadError if the file does not hold that."""
    create, _, comments = path.read_text(encoding="utf-8").partition(";\n\n")
    try:
        # A foreign key or a FROM item is all that an order needs: tokens show it, and a tree of
        # every statement would take longer than the rebuild.
        tokens = [token.text for token in sqlglot.tokenize(create)]
        kind, name = tokens[1].upper(), tokens[2]
    except (sqlglot.errors.SqlglotError, IndexError) as error:
        raise LoadError(f"{path}: expected a CREATE statement: {first_line(error)}") from error
    if name != path.stem:
        raise LoadError(f"{path}: expected the definition of {path.stem}, not of {name}")
    references = dict.fromkeys(
        token
        for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False)
        if before.upper() in ("FROM", "JOIN", "REFERENCES") or after == "("
    )
    references.pop(name, None)
    return Definition(name, kind, tuple(references), create, comments)


def first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
