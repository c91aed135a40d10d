"""Find the faults that prevent reading a file as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from loading.messages import Fault, join_words, merge_kinds, numbered_rows
from loading.seed_files import BOM, QUOTED_CELL, Table, fits

LONGEST_ROW = 1_999_000  # and commas and quotes: the engine takes 2,000,000 bytes
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
BINARY = {
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
    b"PK\x03\x04": "a workbook or another archive",
}


def find_misshapes(name: str, copy: Path, table: Table) -> Iterator[Fault]:
    """The faults that prevent reading a file as this table."""

    def fault(line: int, expected: str) -> Fault:
        return Fault(name, line, [], [], expected)

    data = copy.read_bytes()
    columns = list(table.types)
    first = data.partition(b"\n")[0].decode("utf-8", "replace")
    separators = {";": "semicolons", "\t": "tabs", "|": "bars"}
    for start, what in BINARY.items():
        if data.startswith(start):
            yield fault(0, f"{what}: expected a CSV file in UTF-8")
            return
    if not data.strip():
        yield fault(1, f"empty file: expected at least the header {','.join(columns)}")
        return
    for separator, what in separators.items():
        names = [text.strip('" ') for text in first.split(separator)]
        if first == f"sep={separator}" or (len(names) > 1 and set(names) <= set(columns)):
            yield fault(1, f"{what} between the cells: expected commas")
            return
    stray_quotes = list(find_stray_quotes(name, data))
    if stray_quotes:
        yield from stray_quotes
        return
    rows = numbered_rows(copy)
    line, header = next(rows)
    if line > 1:
        yield fault(1, f"blank line: expected the header, which is in line {line}")
    elif not {simplify(column) for column in header} & {*columns}:
        yield fault(1, f"expected the header first: names of the columns {join_words(columns)}")
    elif not header[-1]:
        yield fault(1, "comma at the end of the line: expected none, here and in the rows")
    elif not fits(header, table):
        yield from find_bad_names(name, header, table)
    else:
        faults = [fault for row in rows for fault in find_bad_row(name, header, *row)]
        # The cause of these is the same in the whole file.
        yield from merge_kinds(
            faults,
            1,
            lambda one: one.expected if not one.columns or "UTF" in one.expected else one[1],
        )


def find_stray_quotes(name: str, data: bytes) -> Iterator[Fault]:
    """Each quote that is not part of a quoted cell."""
    # The line breaks within quoted cells stay, so that lines can be counted.
    rest = QUOTED_CELL.sub(lambda cell: b"q" + re.sub(rb"[^\n]", b"", cell[0]), data)
    for number, line in enumerate(rest.split(b"\n"), 1):
        if b'"' in line:
            cell = line.count(b",", 0, line.index(b'"')) + 1
            text = line.split(b",")[cell - 1].decode("utf-8", "surrogateescape")
            expected = (
                'expected a cell with a quote to begin and end with one, and to hold it as ""'
            )
            yield Fault(name, number, [f"number {cell}"], [text], expected)


def find_bad_names(name: str, header: Sequence[str], table: Table) -> Iterator[Fault]:
    """Faults in the names of a header."""
    meant = set()
    for number, column in enumerate(header, 1):
        if column not in table.types:
            close = get_close_matches(simplify(column), set(table.types) - {*header}, 1)
            meant |= {*close}
            detail = f"; did you mean '{close[0]}'?" if close else ""
            yield Fault(
                name, 1, [f"number {number}"], [column], f"expected a column of {name}", detail
            )
        elif column in header[: number - 1]:
            yield Fault(name, 1, [], [], f"column {column}: expected once in the header")
    for column in table.required:
        if column not in meant and column not in header:
            expected = f"column {column}: expected in the header, where it is missing"
            yield Fault(name, 1, [], [], expected)


def simplify(column: str) -> str:
    """A name as a column of the schema would be spelt."""
    return re.sub(r"\W+", "_", column.strip().lower())


def find_bad_row(
    name: str, header: Sequence[str], line: int, cells: Sequence[str]
) -> Iterator[Fault]:
    """Faults in the number of cells of a row, in its length and in its bytes."""
    expected = f"expected {len(header)} cells in the row, not {len(cells)}"
    text = "".join(cells)
    if [cell.strip(BOM.decode()) for cell in cells] == header:
        yield Fault(name, line, [], [], "the header once more: expected it in line 1 only")
    elif not text:
        yield Fault(name, line, [], [], "row of empty cells: expected none")
    elif len(cells) < len(header):
        yield Fault(name, line, [header[len(cells)]], [None], expected)
    elif "".join(cells[len(header) :]):
        more = f"{expected}; a cell that holds a comma needs quotes"
        yield Fault(name, line, [f"number {len(header) + 1}"], [cells[len(header)]], more)
    elif len(cells) > len(header):
        more = "or in a cell without quotes"
        yield Fault(name, line, [], [], f"comma at the end of the line, {more}: {expected}")
    if len(text) > LONGEST_ROW / 4 and len(text.encode(errors="replace")) > LONGEST_ROW:
        yield Fault(name, line, [], [], f"expected a row of up to {LONGEST_ROW:,} bytes")
    for column, cell in zip(header, cells, strict=False) if not text.isprintable() else ():
        if re.search(CONTROL, cell):
            yield Fault(name, line, [column], [cell], "expected no control character")
        with suppress(UnicodeError):
            cell.encode()
            continue
        meant = cell.encode(errors="surrogateescape").decode("cp1252", "replace")
        detail = f"; as Windows-1252 it reads {meant!r}" if meant.isprintable() else ""
        yield Fault(name, line, [column], [cell], "expected text in UTF-8", detail)
