"""Seeds spoiled at random are refused in clear lines, or do no harm: never anything else."""

from __future__ import annotations

import csv
import functools
import io
import random
import shutil
import traceback
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from conftest import THOROUGH

import loader
from loading.seed_files import read_tables

NASTY = [
    "", " ", "0", "-1", "1", "2", "3.0", "1e3", "007", "+1", "1_000", "١", "99999999999",
    "2147483647", "-2147483648", "99999", "NaN", "infinity", "true", "TRUE", "NULL", "\\N", "x",
    "é", "e\u0301", "\u2028", "\u00a0", "\x00", "\x1a", "\x0b", "\ufeff",
    '"', 'a"b', '""', "a,b", "a\nb", "a\r\nb", "a\rb", " x", "x ", "\t", "'", "2003", "2004",
    "2003-02-30", "2003-3-15", "2003-03-15", "epoch",
    "'; DROP TABLE results; --", "#", "a | b", "x" * 3000, "𝔊", "classified", "dsq", "GT", "race",
    "08", "1.0", "12.5", "6.02", "True", "FALSE", "null", "\x85",
    "\u200b", "x\u200bx", "\u212b", "2.50",
]  # fmt: skip
JUNK = [
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"\x00",
    b"\xff",
    b"\xc3",
    b" ",
    b"9",
    b"-",
    b'""',
    b",,",
    b";",
    b"\t",
    b"\x1b",
    b"\xcc\x81",
]


def parse(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig", "surrogateescape")
    csv.field_size_limit(1 << 20)
    return list(csv.reader(io.StringIO(text, newline="")))


def write(rows: list[list[str]], chance: random.Random) -> bytes:
    file = io.StringIO(newline="")
    if chance.random() < 0.8:
        quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        end = chance.choice(["\n", "\n", "\n", "\r\n"])
        csv.writer(file, lineterminator=end, quoting=quoting).writerows(rows)
    else:
        file.write("".join(",".join(row) + "\n" for row in rows))
    return file.getvalue().encode("utf-8", "surrogateescape")


def spoil_bytes(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return chance.choice(JUNK)
    at = chance.randrange(len(data))
    length = min(chance.choice([1, 1, 1, 5, 50]), len(data) - at)
    return chance.choice(
        [
            data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            data[:at] + chance.choice(JUNK) + data[at:],
            data[:at] + chance.choice(JUNK) + data[at:],
            data[:at] + data[at + length :],
            data[: at + length] + data[at:],
            data[:at],
            b"\xef\xbb\xbf" + data,
            data.rstrip(b"\n"),
        ]
    )


def spoil_cell(data: bytes, chance: random.Random) -> bytes:
    rows = [row for row in parse(data) if row]
    if rows:
        row = chance.choice(rows[1:] or rows)
        column = chance.randrange(len(row))
        same = chance.choice(rows)
        row[column] = chance.choice(
            [
                chance.choice(NASTY),
                chance.choice(NASTY),
                same[column] if column < len(same) else "",
                row[column] + chance.choice([" ", "x", "0", "\n", '"']),
                row[column].swapcase(),
            ]
        )
    return write(rows, chance)


def spoil_rows(data: bytes, chance: random.Random) -> bytes:
    rows = parse(data)
    if len(rows) < 3:
        return data
    at, other = chance.randrange(1, len(rows)), chance.randrange(len(rows))
    kind = chance.randrange(6)
    if kind == 0:
        del rows[at]
    elif kind == 1:
        rows.insert(other, list(rows[at]))
    elif kind == 2:
        rows[at], rows[other] = rows[other], rows[at]
    elif kind == 3:
        rows.insert(at, [])
    elif kind == 4:
        rows[at] = rows[at][: chance.randrange(len(rows[at]) + 1)]
    else:
        rows[at] = rows[at] + [chance.choice(["", "", "x"])] * chance.choice([1, 1, 3])
    return write(rows, chance)


def spoil_columns(data: bytes, chance: random.Random) -> bytes:
    rows = parse(data)
    width = min(map(len, rows), default=0)
    if not width:
        return data
    at, other = chance.randrange(width), chance.randrange(width)
    kind = chance.randrange(6)
    for row in rows:
        if kind == 0:
            del row[at]
        elif kind == 1:
            row.insert(other, row[at])
        elif kind == 2:
            row[at], row[other] = row[other], row[at]
    if kind == 3:
        rows[0][at], rows[0][other] = rows[0][other], rows[0][at]
    elif kind == 4:
        rows[0][at] = chance.choice(
            [rows[0][at].upper(), rows[0][at] + " ", "x", "", rows[0][other]]
        )
    elif kind == 5:
        for row in rows:
            row.append("" if row is not rows[0] else chance.choice(["", "x"]))
    return write(rows, chance)


SPOILS: list[Callable[[bytes, random.Random], bytes]] = [
    spoil_bytes, spoil_bytes, spoil_cell, spoil_cell, spoil_cell, spoil_rows, spoil_columns,
]  # fmt: skip


def harm(database: Path, seeds: Path) -> str:
    """How the tables differ from the CSV files as Python's csv module reads them; '' = not."""
    with duckdb.connect(str(database), read_only=True) as con:
        for name, table in read_tables(con, READ_CATALOGUE(loader.ROOT)[0]).items():
            path = seeds / f"{name}.csv"
            rows = [row for row in parse(path.read_bytes()) if row] if path.exists() else [[]]
            header = rows[0]
            if not set(table.required) <= set(header) <= set(table.types) and path.exists():
                return f"{name} was loaded from a file with the columns {header}"
            # A default is a value, or another column of the row.
            constants = {c: "NULL" if d in table.types else d for c, d in table.defaults.items()}
            defaults = con.execute(
                f"SELECT {', '.join(constants.get(c, 'NULL') for c in table.types)}"
            ).fetchall()[0]
            expected = Counter(
                tuple(
                    value(
                        cells.get(column) or cells.get(table.defaults.get(column, "")) or default,
                        kind,
                    )
                    for (column, kind), default in zip(table.types.items(), defaults, strict=True)
                )
                for cells in (dict(zip(header, row, strict=True)) for row in rows[1:])
            )
            texts = ", ".join(f"CAST({column} AS VARCHAR)" for column in table.types)
            loaded = Counter(
                tuple(map(value, row, table.types.values()))
                for row in con.execute(f"SELECT {texts} FROM {name}").fetchall()
            )
            if loaded != expected:
                return f"{name} holds {loaded - expected or 'fewer rows than its file'}"
    return ""


def value(cell: object, kind: str) -> str | Decimal:
    """A cell as its column means it; '' for none."""
    text = "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n")
    if kind.startswith("DECIMAL") and text:
        return Decimal(text) + 0
    return text.lower() if kind == "BOOLEAN" else text


READ_CATALOGUE = functools.cache(loader.read_catalogue)


# So many sets of seeds, in parts that run side by side.
SETS = range(1000 if THOROUGH else 30)
PART = len(SETS) // 5


@pytest.mark.slow
@pytest.mark.parametrize("cases", [SETS[first : first + PART] for first in SETS[::PART]], ids=str)
def test_spoiled_seeds(
    cases: range,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loader, "read_catalogue", READ_CATALOGUE)
    seeds = tmp_path / "seeds"
    database = tmp_path / "alms.duckdb"
    good = {path.name: path.read_bytes() for path in (loader.ROOT / "seeds").glob("*.csv")}
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    old = (tmp_path / "old.duckdb").read_bytes()
    outcomes: Counter[str] = Counter()
    failures = []
    seeds.mkdir()
    for number in cases:
        chance = random.Random(number)
        for name, data in good.items():
            (seeds / name).write_bytes(data)
        # Files with more rows are spoiled more often: there is more to break in them.
        names = chance.choices(
            list(good), [len(data) for data in good.values()], k=chance.choice([1, 1, 1, 2])
        )
        for name in names + names[:1] * chance.choice([0, 0, 1]):
            spoil = chance.choice(SPOILS)
            (seeds / name).write_bytes(spoil((seeds / name).read_bytes(), chance))
        shutil.copy(tmp_path / "old.duckdb", database)
        try:
            code = loader.main(["--database", str(database), "--seeds", str(seeds)])
        except Exception:
            code = traceback.format_exc()
        out, err = capsys.readouterr()
        wrong = ""
        if code == 2:
            outcomes["refused"] += 1
            known = (str(seeds), "If this is correct, add ", "python loader.py --check ")
            if out or not err or not all(line.startswith(known) for line in err.splitlines()):
                wrong = f"refused with {out}{err}"
            elif database.read_bytes() != old:
                wrong = "refused, and the old database changed"
        elif code == 0:
            outcomes["harmless"] += 1
            wrong = err or harm(database, seeds)
        else:
            wrong = f"ended with {code}"
        if {path.name for path in tmp_path.iterdir()} != {"alms.duckdb", "old.duckdb", "seeds"}:
            wrong += " and left litter"
        if wrong:
            failures.append(f"case {number}, {names}: {wrong}")
    with capsys.disabled():
        print(f"\n{len(cases)} spoiled sets of seeds: {dict(outcomes)}, {len(failures)} failures")
    assert failures == []
    assert set(outcomes) == {"refused", "harmless"}
