"""Read files as people have them: rows of cells as text, under the names that an import uses."""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SPREADSHEETS = {b"PK\x03\x04": "xlsx or ods", b"\xd0\xcf\x11\xe0": "xls"}
HEADER_ROWS = 50  # so far down the header is looked for


class Refused(Exception):
    """A file cannot be read rightly: one line for each reason."""


@dataclass(frozen=True)
class Field:
    """A column that an import reads: its name there, and its names in files."""

    name: str
    headers: frozenset[str]  # folded
    required: bool = False
    repeated: bool = False  # several columns may be it: their cells come as lines of one text

    def matches(self, header: str) -> bool:
        return header in self.headers or (
            self.repeated and re.sub(r"\d", "", header) in self.headers
        )


@dataclass
class Sheet:
    """The rows of a sheet below its header, and what was not read of it."""

    file: str
    name: str  # of the sheet in a workbook
    rows: list[tuple[int, str, dict[str, str | None]]]  # number, whole text, cells
    headers: dict[str, str]  # field -> what the sheet calls it
    remarks: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"{self.file}, sheet {self.name}" if self.name else self.file


def read(path: Path, fields: Sequence[Field]) -> list[Sheet]:
    """The sheets of a file that have these columns. Raises Refused if none has."""
    found, closest = [], ""
    for name, rows in tables(path):
        header, columns = find_header(rows, fields)
        missing = [f.name for f in fields if f.required and f.name not in columns.values()]
        place = f"{path.name}, sheet {name}" if name else path.name
        if not missing and columns:
            found.append(read_sheet(Sheet(path.name, name, [], {}), rows, header, columns))
        elif not closest and columns:
            names = ", ".join(cell for cell in rows[header] if cell)
            closest = (
                f"{place}, row {header + 1}: expected a header with {', '.join(missing)} "
                f"({'; '.join(words(fields, missing))}), not only {names}"
            )
        elif any(any(row) for row in rows):
            found.append(Sheet(path.name, name, [], {}, [f"{place}: not read: no header in it"]))
    if not any(sheet.headers for sheet in found):
        expected = ", ".join(f.name for f in fields if f.required) or "Round, Date, Pos, Driver"
        raise Refused(closest or f"{path.name}: expected a row of headers such as {expected}")
    if closest:
        found.append(Sheet(path.name, "", [], {}, [f"not read: {closest}"]))
    return found


def words(fields: Sequence[Field], names: Sequence[str]) -> Iterator[str]:
    for each in (each for each in fields if each.name in names):
        yield f"{each.name} may be called {', '.join(sorted(each.headers, key=len)[:4])}"


def find_header(rows: Sequence[Sequence[str]], fields: Sequence[Field]) -> tuple[int, dict]:
    """The row that names most of the fields, and the field of each of its columns."""
    best: tuple[int, dict[int, str]] = 0, {}
    for number, row in enumerate(rows[:HEADER_ROWS]):
        columns: dict[int, str] = {}
        for column, cell in enumerate(row):
            for each in fields:
                free = each.repeated or each.name not in columns.values()
                if cell and free and each.matches(fold(cell)):
                    columns[column] = each.name
                    break
        if len(set(columns.values())) > max(1, len(set(best[1].values()))):
            best = number, columns
    return best


def read_sheet(sheet: Sheet, rows: list[list[str]], header: int, columns: dict[int, str]) -> Sheet:
    """Fill `sheet` with the rows below the header."""
    for column, name in columns.items():
        sheet.headers.setdefault(name, rows[header][column])
    above = "; ".join(" ".join(filter(None, row)) for row in rows[:header] if any(row))
    if above:
        sheet.remarks.append(f"{sheet.place}: above the header, not read: {above}")
    trimmed: list[str] = []
    unread: dict[int, int] = {}
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if not any(row) or row == rows[header]:
            continue
        cells: dict[str, list[str]] = {}
        for column, cell in enumerate(row):
            if column in columns:
                text = clean(cell)
                cells.setdefault(columns[column], []).append(text)
                if text != cell and text == cell.strip():
                    trimmed.append(f"row {number}, column {rows[header][column]}")
            elif cell.strip():
                unread[column] = unread.get(column, 0) + 1
        texts = {name: "\n".join(parts) for name, parts in cells.items()}
        whole = " ".join(filter(None, map(clean, row)))
        sheet.rows.append((number, whole, {n: t if t.strip() else None for n, t in texts.items()}))
    if trimmed:
        sheet.remarks.append(f"{sheet.place}: blanks around a cell are left out: {listed(trimmed)}")
    if unread:
        names = ", ".join(
            f"{(rows[header] + [''] * (column + 1))[column] or column + 1} ({count} cells)"
            for column, count in unread.items()
        )
        sheet.remarks.append(f"{sheet.place}: columns that are not read: {names}")
    return sheet


def listed(places: Sequence[str], few: int = 3) -> str:
    more = f" and {len(places) - few} more" if len(places) > few else ""
    return "; ".join(places[:few]) + more


def clean(cell: str) -> str:
    """The text without blanks around its lines, and with one between words; letters composed."""
    lines = [" ".join(line.split()) for line in re.sub(r"[\u200b\ufeff]", "", cell).splitlines()]
    return unicodedata.normalize("NFC", "\n".join(lines))


def fold(header: str) -> str:
    """A header without capitals, accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", header.replace("#", "no").replace("№", "no"))
    return re.sub(r"[\W_]", "", re.sub(r"[\u0300-\u036f]", "", plain)).casefold()


def tables(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The name and the cells of each sheet; a text file is one without a name."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path}: expected a file that can be read: {error.strerror}") from error
    if data[:4] in SPREADSHEETS:
        yield from workbook(path)
    else:
        yield "", cells_of(path, decode(path, data))


def workbook(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError as error:
        raise Refused(f"{path}: a workbook needs the extra imports: sh setup.sh imports") from error
    try:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            yield name, [[as_text(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise Refused(f"{path}: expected a workbook: {error}") from error


def as_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def decode(path: Path, data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(f"{path.name}: expected text in UTF-8, UTF-16 or Windows-1252, or a workbook")


def cells_of(path: Path, text: str) -> list[list[str]]:
    """The cells, by the separator that most of the first lines have most of."""
    if told := re.match(r"sep=(.)\r?\n", text):
        text = "\n" + text[told.end() :]  # the rows keep their numbers
        separator = told[1]
    else:
        lines = text.splitlines()[:HEADER_ROWS]
        separator = max(",;\t|", key=lambda sign: sum(line.count(sign) for line in lines))
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        return list(
            reader := csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        )
    except csv.Error as error:
        line = f"line {reader.line_num}: expected a quote around a whole cell, doubled within one"
        raise Refused(f"{path.name}, {line} ({error})") from error
