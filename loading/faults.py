"""Say where a seed is at fault: file, line, column, value, and what was expected.

The loader asks only after a rebuild was refused, so a good rebuild pays nothing for it. One cause
is one line: many faults of one kind, or many references to one missing row, are counted in it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import duckdb
import sqlglot
from sqlglot import exp

from loading.messages import (
    Fault,
    format_fault,
    join_words,
    merge_faults,
    merge_kinds,
    numbered_rows,
)
from loading.seed_files import (
    BAD_TEXT,
    BOM,
    DITTO,
    INVISIBLE,
    QUOTED_CELL,
    SPREADSHEET,
    Table,
    csv_reader,
    filled,
    fits,
    read_tables,
    seed_paths,
    strays,
    users,
    well_written,
    with_lf,
)
from loading.sql_files import Definition, first_line

csv.field_size_limit(2**31 - 1)  # a stray quote makes one cell of all lines to the next
FEW = 5  # so many faults of one kind are lines of their own
# So many rows that are referred to and not there are lines of their own: each needs a row or a
# correction of its own, and a "did you mean" costs a search.
MISSING = 20
LONGEST_ROW = 2_000_000  # as much as the engine takes, in bytes, of which a letter has up to four
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NOTHING = {"null", r"\n", "nan", "none", "n/a", "na", "-", "–", "—", "?"}
NOUNS = {
    "INTEGER": "a whole number",
    "BOOLEAN": "true or false",
    "DATE": "a date like 2003-03-15",
    "VARCHAR": "a text",
}
# How programs and people write a value that is not written as expected: type, form, and what is
# said of it.
FORMS = [
    ("INTEGER", r"-?\d+\.0", "; pandas writes 1.0 for 1 in a column with empty cells"),
    ("INTEGER", r"-?\d{1,3}([., ']\d{3})+", ", without separators of thousands"),
    ("INTEGER", r"-?\d{10,}", ", and at most 2147483647 anywhere"),
    ("INTEGER", r"\+\d+|-?0\d+", ", without plus or leading zeros"),
    ("INTEGER", r"-?\d+,\d{1,2}", "; a decimal has a point, not a comma"),
    ("INTEGER", r"\d+ ?%", ", without the sign"),
    ("INTEGER", r"[Pp=T]\.?\d+|\d+(st|nd|rd|th|[=.])", "; two in one place have the same number"),
    (
        "INTEGER",
        r"(?i)dnf|dns|ds?q|nc|ret\.?|wd",
        ", or an empty cell, with the word in the column status",
    ),
    ("DECIMAL", r"-?\d+,\d+", ", with a point for the comma"),
    ("DATE", r"\d{4}-\d\d-\d\d[T ].*", ", without a time"),
    ("DATE", r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}", ", the year first"),
    ("", r"\s.*|.*\s", ", without blanks around it"),
]
OPERATORS = {
    exp.GTE: "from {} up",
    exp.GT: "above {}",
    exp.LTE: "up to {}",
    exp.NEQ: "other than {}",
}
BINARY = {
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
    b"PK\x03\x04": "a workbook or another archive",
}


class Check(NamedTuple):
    """A CHECK of the schema: its columns, SQL, what it expects in words, and the words allowed."""

    columns: list[str]
    rule: str
    expected: str
    options: list[str]


def find_faults(tables: Sequence[Definition], seeds: Path) -> list[str]:
    """One line for each fault of the seeds, in the order of the tables and lines.

    Finds what the schema alone can refuse: the shape of the files, types, empty cells, checks,
    repeated keys and references. A file of the wrong shape is not looked into any further.
    """
    try:
        paths = seed_paths(tables, seeds)
        lost = {path: table_meant(path, tables) for path in strays(tables, seeds)}
        for path in paths.values():
            path.lstat()  # fails where the folder lets nobody in
    except OSError as error:
        return [f"{seeds}: expected a folder with CSV files named like tables: {error.strerror}"]
    if not paths and not lost:
        return [f"{seeds}: expected CSV files named like tables, and found none"]
    with duckdb.connect() as con:
        con.execute("SET threads = 1")  # in statements so small, waking a second takes longer
        con.execute(";".join(table.create for table in tables))
        known = read_tables(con, tables)
        faults = [
            fault for name, path in paths.items() for fault in misshapes(path, name, known[name])
        ]
        misshapen = {fault.seed for fault in faults} | {name for name in lost.values() if name}
        places, unread = stage(con, known, paths, misshapen)
        faults += unread
        misshapen |= {fault.seed for fault in unread}
        for table in (table for table in tables if table.name in known.keys() - misshapen):
            words, checks = checks_of(table.create, known[table.name].types)
            if table.name in places:
                faults += miswritten(con, table.name, known[table.name], words, places)
            for check in sorted(checks, key=lambda check: len(check.columns)):
                faults += unchecked(con, table.name, check, places)
            if table.name in places:
                faults += repeated(con, table.name, known, places, misshapen)
        missing, unknown = dangling(con, known, seeds, paths, places, misshapen)
    faults = merge_kinds(faults, FEW, lambda fault: (fault.seed, *fault.columns, fault.expected))
    faults += merge_kinds(missing, MISSING, lambda fault: fault.expected)
    order = {name: number for number, name in enumerate(known)}
    lines = [
        format_fault(fault, seeds)
        for fault in sorted(
            faults, key=lambda fault: (order[fault.seed], fault.line, fault.columns, fault.expected)
        )
    ]
    lines += [
        f"{path}: expected only CSV files that are named like a table"
        + (f"; did you mean '{name}.csv'?" if name else "")
        for path, name in lost.items()
    ]
    if lines:
        not_checked = [
            f"{what} {join_words([f'{name}.csv' for name in known if name in names])}"
            for what, names in (("the cells of", misshapen), ("references to", unknown))
            if names
        ]
        not_checked.append("whether facts contradict each other")
        lines.append(f"{seeds}: not checked until that is mended: {', '.join(not_checked)}")
    return lines


def table_meant(path: Path, tables: Sequence[Definition]) -> str | None:
    """The table whose name the file most likely should have."""
    name = re.sub(r"\W*(\(\d+\)|copy)$", "", path.name.partition(".")[0].lower())
    return next(iter(get_close_matches(name, [table.name for table in tables], 1, 0.8)), None)


def csv_row(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def misshapes(path: Path, name: str, table: Table) -> Iterator[Fault]:
    """What keeps the file from being one of this table."""

    def whole(line: int, expected: str) -> Fault:
        return Fault(name, line, [], [], expected)

    try:
        if path.exists() and not path.is_file():
            yield whole(0, "expected a file, not a folder, pipe or device")
            return
        data = path.read_bytes()
    except OSError as error:
        yield whole(0, f"expected a CSV file that can be read: {error.strerror}")
        return
    for start, what in BINARY.items():
        if data.startswith(start):
            yield whole(0, f"{what}: expected a CSV file in UTF-8")
            return
    data = data.removeprefix(BOM)
    columns = list(table.types)
    if not data.strip():
        yield whole(1, f"empty file: expected at least the header {','.join(columns)}")
        return
    first = data.splitlines()[0].decode("utf-8", "replace")
    for separator, what in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        names = [text.strip('" ') for text in first.split(separator)]
        if first == f"sep={separator}" or (len(names) > 1 and set(names) <= set(columns)):
            yield whole(1, f"{what} between the cells: expected commas")
            return
    broken = list(misquoted(name, data))
    if broken:
        yield from broken
        return
    records = numbered_rows(path)
    line, header = next(records)
    if line > 1:
        yield whole(1, f"blank line: expected the header, which is in line {line}")
    elif not fits(header, table) and fits(plain := [plainly(name) for name in header], table):
        yield whole(1, f"expected the header {','.join(plain)}: small letters, no blanks")
    elif not set(header) & set(columns):
        yield whole(1, f"expected the header first: names of the columns {join_words(columns)}")
    elif not header[-1]:
        yield whole(1, "comma at the end of the line: expected none, here and in the rows")
    elif not fits(header, table):
        yield from misnamed(name, header, table)
    else:
        yield from misshapen_rows(name, header, records)


def plainly(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip().lower())


def misnamed(name: str, header: Sequence[str], table: Table) -> Iterator[Fault]:
    """What is wrong with the names in a header."""
    for column in table.required:
        if column not in header:
            expected = f"column {column}: expected in the header, where it is missing"
            yield Fault(name, 1, [], [], expected)
    for number, column in enumerate(header, 1):
        if column not in table.types:
            close = get_close_matches(column.strip().lower(), table.types, 1)
            yield Fault(
                name,
                1,
                [f"number {number}"],
                [column],
                f"expected a column of {name}",
                f"; did you mean '{close[0]}'?" if close else "",
            )
        elif column in header[: number - 1]:
            yield Fault(name, 1, [], [], f"column {column}: expected once in the header")


def misshapen_rows(
    name: str, header: Sequence[str], records: Iterable[tuple[int, list[str]]]
) -> Iterator[Fault]:
    """What is wrong with the number of cells in the rows, and with the bytes in them."""
    # Of each of these the cause is the same in the whole file.
    blank, commas, encoded = [], [], []
    for line, cells in records:
        text = "".join(cells)
        if (
            len(text) > LONGEST_ROW / 4
            and len(csv_row(cells).encode(errors="replace")) > LONGEST_ROW
        ):
            longest = max(zip(header, cells, strict=False), key=lambda pair: len(pair[1]))
            expected = f"expected a row of up to {LONGEST_ROW:,} bytes"
            yield Fault(name, line, [longest[0]], [longest[1]], expected)
        expected = f"expected {len(header)} cells in the row, not {len(cells)}"
        if [cell.lstrip("\ufeff") for cell in cells] == header:
            yield Fault(name, line, [], [], "the header once more: expected it in line 1 only")
            continue
        if not text:
            blank.append(Fault(name, line, [], [], "row of empty cells: expected none"))
            continue
        if len(cells) < len(header):
            yield Fault(name, line, [header[len(cells)]], [None], expected)
        elif not "".join(cells[len(header) :]):
            if len(cells) > len(header):
                commas.append(
                    Fault(name, line, [], [], f"comma at the end of the line: {expected}")
                )
        else:
            yield Fault(
                name,
                line,
                [f"number {len(header) + 1}"],
                [cells[len(header)]],
                f"{expected}; a cell that holds a comma needs quotes",
            )
        if text.isascii() and text.isprintable():
            continue
        for column, cell in zip(header, cells, strict=False):
            if CONTROL.search(cell):
                expected = "expected no control character"
                yield Fault(name, line, [column], [cell], expected)
            try:
                cell.encode()
            except UnicodeEncodeError:
                data = cell.encode(errors="surrogateescape")
                meant = data.decode("cp1252", "replace")
                encoded.append(
                    Fault(
                        name,
                        line,
                        [column],
                        [cell],
                        "expected text in UTF-8",
                        f"; as Windows-1252 it reads {meant!r}" if meant.isprintable() else "",
                    )
                )
    for same in filter(None, (blank, commas, encoded)):
        yield merge_faults(same)


def misquoted(name: str, data: bytes) -> Iterator[Fault]:
    """Each quote that is not part of a quoted cell, and mixed line ends."""
    # The line breaks within quoted cells stay, so that lines can be counted.
    rest = QUOTED_CELL.sub(lambda cell: b"q" + re.sub(rb"[^\r\n]", b"", cell[0]), data)
    for number, line in enumerate(rest.splitlines(), 1):
        if b'"' in line:
            cell = line.count(b",", 0, line.index(b'"')) + 1
            text = line.split(b",")[cell - 1].decode("utf-8", "surrogateescape")
            yield Fault(
                name,
                number,
                [f"number {cell}"],
                [text],
                'expected a cell with a quote to begin and end with one, and to hold it as ""',
            )
    ends = re.findall(rb"\r\n|\r|\n", QUOTED_CELL.sub(b"q", data))
    if len(set(ends)) > 1:
        names = {b"\n": "LF", b"\r\n": "CRLF", b"\r": "CR"}
        found = ", ".join(sorted(names[end] for end in set(ends)))
        yield Fault(name, 0, [], [], f"line ends {found}: expected one kind in the whole file")


def stage(
    con: duckdb.DuckDBPyConnection,
    known: Mapping[str, Table],
    paths: Mapping[str, Path],
    misshapen: Iterable[str] = (),
) -> tuple[dict[str, list[int]], list[Fault]]:
    """Make staged.T of the cells of each sound file, and typed.T of what they mean; and typed.T of
    each table without a file.

    A row of typed.T has the seed and the number of the row that it is from, and as `bad` the
    columns that are badly written there, or empty and must not be. Returns the lines of the rows
    of each seed, and a fault for each file that the engine cannot read, such as one with a line
    of more bytes than it takes.
    """
    con.execute("CREATE SCHEMA staged; CREATE SCHEMA typed")
    places: dict[str, list[int]] = {}
    unread = []
    for name in (name for name in paths if name not in misshapen):
        table = known[name]
        records = numbered_rows(paths[name])
        _, header = next(records)
        try:
            con.execute(f"CREATE TABLE staged.{name} AS FROM {csv_reader(paths[name], header)}")
        except duckdb.Error as error:
            unread.append(Fault(name, 0, [], [], first_line(error)))
            continue
        places[name] = [line for line, _ in records]
        bad = ", ".join(
            f"CASE WHEN {badly_written(column, table.types[column])} "
            f"{f'OR {column} IS NULL ' if column in table.required else ''}THEN '{column}' END"
            for column in header
        )
        make_typed(
            con,
            name,
            table,
            {column: meant(column, table.types[column]) for column in header},
            f"SELECT *, '{name}' AS seed, rowid AS row_number, [{bad}] AS bad FROM staged.{name}",
        )
    for name in (name for name in reversed(known) if name not in paths):
        table = known[name]
        keys = table.key if table.lists_names else []
        rows = f"SELECT '' AS seed, 0 AS row_number{''.join(f', NULL AS {key}' for key in keys)}"
        for child, columns, names in users(name, known) if keys else ():
            if child in places or child not in paths:
                cells = ", ".join(columns[names.index(key)] for key in keys)
                rows += f" UNION ALL SELECT seed, row_number, {cells} FROM typed.{child}"
        make_typed(
            con,
            name,
            table,
            {key: key for key in keys},
            f"SELECT DISTINCT ON ({', '.join(keys) or 'seed'}) *, CAST([] AS VARCHAR[]) AS bad "
            f"FROM ({rows}) WHERE seed > '' {''.join(f'AND {is_there(key)} ' for key in keys)}"
            "ORDER BY row_number, seed",
        )
    return places, unread


def make_typed(
    con: duckdb.DuckDBPyConnection, name: str, table: Table, given: Mapping[str, str], source: str
) -> None:
    cells = ", ".join(
        f"CAST({column} AS {kind}) AS {column}" for column, kind in table.types.items()
    )
    con.execute(
        f"CREATE TABLE typed.{name} AS SELECT seed, row_number, bad, {cells} "
        f"FROM (SELECT seed, row_number, bad, {', '.join(filled(table, given))} FROM ({source}))"
    )


def badly_written(column: str, data_type: str) -> str:
    if data_type != "VARCHAR":
        return f"NOT {well_written(column, data_type)}"
    return (
        f"(regexp_matches({with_lf(column)}, '{BAD_TEXT}') OR nfc_normalize({column}) <> {column})"
    )


def meant(column: str, data_type: str) -> str:
    """The text of what a badly written cell most likely means, or NULL."""
    if data_type != "VARCHAR":
        return f"CAST(TRY_CAST({column} AS {data_type}) AS VARCHAR)"
    ends = f"'^{INVISIBLE}+|{INVISIBLE}+$'"
    return f"NULLIF(regexp_replace(nfc_normalize({with_lf(column)}), {ends}, '', 'g'), '')"


def well(columns: Sequence[str]) -> str:
    """Whether the columns are well written in a row: what is not has a line of its own already."""
    return f"NOT list_has_any(bad, {list(columns)})"


def is_there(column: str) -> str:
    return f"{column} IS NOT NULL"


def checks_of(create: str, types: Mapping[str, str]) -> tuple[dict[str, str], list[Check]]:
    """What each column of a table holds, in words, and its CHECKs.

    The words for a CHECK are the comment in the line above it, or those for its operator.
    """
    sentences = {
        sqlglot.parse_one(rule, read="duckdb").sql("duckdb"): sentence
        for sentence, rule in re.findall(
            r"-- ([^\n]+)\n    CHECK \((.+?)\),?\n(?=    \S|\))", create, re.DOTALL
        )
    }
    rules = defaultdict(list)
    for node in sqlglot.parse_one(create, read="duckdb").find_all(exp.CheckColumnConstraint):
        columns = dict.fromkeys(column.name for column in node.this.find_all(exp.Column))
        rules[tuple(columns)].append(node.this)
    words = {column: described(kind, rules[column,], sentences) for column, kind in types.items()}
    checks = [
        Check(
            list(columns),
            rule.sql("duckdb"),
            words[columns[0]]
            if len(columns) == 1
            else described(types[columns[0]], [rule], sentences),
            [option.name for option in rule.expressions] if isinstance(rule, exp.In) else [],
        )
        for columns, of_them in rules.items()
        for rule in of_them
    ]
    return words, checks


def described(data_type: str, rules: Sequence[exp.Expression], sentences: Mapping[str, str]) -> str:
    """What a column of this type and with these rules holds."""
    for rule in rules:
        if rule.sql("duckdb") in sentences:
            return sentences[rule.sql("duckdb")]
    words = " and ".join(map(in_words, rules))
    if any(isinstance(rule, exp.In) for rule in rules):
        return words
    if decimal := re.fullmatch(r"DECIMAL\((\d+),\s*(\d+)\)", data_type):
        whole = int(decimal[1]) - int(decimal[2])
        bound = "" if " to " in words else f" below {10**whole}"
        return f"a number {words}{bound} with at most {decimal[2]} decimals".replace("  ", " ")
    if data_type == "INTEGER" and not words:
        return "a whole number like 3"
    return f"{NOUNS[data_type]} {words}".strip()


def in_words(rule: exp.Expression) -> str:
    """What a rule asks of a cell, or the rule itself where it is of another form."""
    if isinstance(rule, exp.And):
        return f"{in_words(rule.left)} and {in_words(rule.right)}"
    if isinstance(rule, exp.Between):
        return f"from {said(rule.args['low'])} to {said(rule.args['high'])}"
    if isinstance(rule, exp.In):
        return join_words([said(option) for option in rule.expressions], "or")
    if isinstance(rule, exp.Binary) and type(rule) in OPERATORS:
        return OPERATORS[type(rule)].format(said(rule.expression))
    return f"for which {rule.sql('duckdb')}"


def said(value: exp.Expression) -> str:
    return value.name if isinstance(value, exp.Literal | exp.Column) else value.sql("duckdb")


def miswritten(
    con: duckdb.DuckDBPyConnection,
    name: str,
    table: Table,
    words: Mapping[str, str],
    places: Mapping[str, list[int]],
) -> Iterator[Fault]:
    """Cells that are not written as a value of their column, and empty ones that must not be."""
    found = con.execute(
        f"SELECT list_distinct(bad), row_number, staged.* FROM staged.{name} AS staged "
        f"JOIN typed.{name} ON row_number = staged.rowid WHERE len(list_distinct(bad)) > 0"
    )
    header = [column for column, *_ in found.description[2:]]
    for bad, row, *cells in found.fetchall():
        for column, cell in zip(header, cells, strict=True):
            if column in bad:
                expected, detail = "a value, not an empty cell", ""
                if table.types[column] == "VARCHAR" and cell is not None:
                    expected, detail = text_fault(cell)
                elif cell is not None:
                    optional = column not in table.required
                    expected = words[column] + form_fault(cell, table.types[column], optional)
                yield Fault(
                    name, places[name][row], [column], [cell], f"expected {expected}", detail
                )


def text_fault(text: str) -> tuple[str, str]:
    """What was expected of a badly written text, and more about this one."""
    composed = unicodedata.normalize("NFC", text)
    if not text.strip():
        return "an empty cell, not blanks", ""
    if text.lower() in NOTHING:
        return "an empty cell where there is no value", ""
    if CONTROL.search(text):
        return "no control character", ""
    if re.search(SPREADSHEET, text):
        return "a value, not a mark or a formula of a spreadsheet", ""
    if re.search(DITTO, text):
        return "the value itself, not a mark that repeats the cell above", ""
    if re.search("\ufffd|[ÂÃ][\x80-\xbf]|â€", text):
        with suppress(UnicodeError):
            return "letters in UTF-8", f"; was it {text.encode('cp1252').decode()!r}?"
        return "letters in UTF-8, and some are lost", ""
    if text != composed:
        letter = next((letter for letter in composed if letter not in text), "")
        return "letters composed with their accents", f": {letter!r} as one character"
    return "no blank or invisible character at its ends", ""


def form_fault(text: str, data_type: str, optional: bool) -> str:
    """What to say of a form in which a value of the type is often written instead."""
    if text.strip().lower() in NOTHING:
        return ", or an empty cell where there is no value" if optional else ""
    for kind, form, said_of_it in FORMS:
        if data_type.startswith(kind) and re.fullmatch(form, text, re.DOTALL):
            return said_of_it
    return ""


def unchecked(
    con: duckdb.DuckDBPyConnection, name: str, check: Check, places: Mapping[str, list[int]]
) -> Iterator[Fault]:
    """Rows that break a CHECK; its columns count as badly written then."""
    cells = ", ".join(f"CAST({column} AS VARCHAR)" for column in check.columns)
    broken = f"NOT ({check.rule}) AND {well(check.columns)}"
    found = con.execute(
        f"SELECT seed, row_number, {cells} FROM typed.{name} WHERE {broken}"
    ).fetchall()
    if found:
        con.execute(
            f"UPDATE typed.{name} SET bad = list_concat(bad, {check.columns}) WHERE {broken}"
        )
    for seed, row, *values in found:
        close = get_close_matches(values[0].lower(), check.options, 1) if check.options else []
        yield Fault(
            seed,
            places[seed][row],
            check.columns,
            values,
            f"expected {check.expected}",
            f"; did you mean {close[0]!r}?" if close else "",
        )


def repeated(
    con: duckdb.DuckDBPyConnection,
    name: str,
    known: Mapping[str, Table],
    places: Mapping[str, list[int]],
    misshapen: Collection[str],
) -> Iterator[Fault]:
    """Rows whose key an earlier row has."""
    for columns in known[name].unique:
        names = ", ".join(columns)
        found = con.execute(
            "SELECT * FROM (SELECT row_number, MIN(row_number) OVER "
            f"(PARTITION BY {names}) AS first, {names} FROM typed.{name} "
            f"WHERE {' AND '.join([well(columns), *map(is_there, columns)])}) "
            "WHERE row_number > first ORDER BY row_number"
        ).fetchall()
        for number, (row, first, *values) in enumerate(found):
            detail = f"; line {places[name][first]} has the same"
            if number < MISSING:
                row_values = dict(zip(columns, values, strict=True))
                detail += lost_zeros(con, name, known, row_values, misshapen)
            yield Fault(name, places[name][row], columns, values, "expected to be unique", detail)


def dangling(
    con: duckdb.DuckDBPyConnection,
    known: Mapping[str, Table],
    seeds: Path,
    paths: Collection[str],
    places: Mapping[str, list[int]],
    misshapen: Collection[str],
) -> tuple[list[Fault], set[str]]:
    """References to rows that are not there, one for each such row, and the tables whose rows are
    not known well enough to tell."""
    causes: dict[tuple, list[Fault]] = defaultdict(list)
    unknown = set()
    searched = Counter()
    for child, table in known.items():
        for columns, parent, keys in table.references:
            if child in misshapen or parent in unknown:
                continue
            if (
                parent in misshapen
                or con.execute(
                    f"SELECT 1 FROM typed.{parent} WHERE NOT {well(keys)} "
                    f"AND NOT ({' AND '.join(map(is_there, keys))}) LIMIT 1"
                ).fetchall()
            ):
                unknown.add(parent)
                continue
            same = " AND ".join(
                f"parent.{k} = child.{c}" for k, c in zip(keys, columns, strict=True)
            )
            for seed, row, count, *values in con.execute(
                f"SELECT seed, MIN(row_number), COUNT(*), {', '.join(columns)} "
                f"FROM typed.{child} AS child ANTI JOIN typed.{parent} AS parent ON {same} "
                f"WHERE {' AND '.join([well(columns), *map(is_there, columns)])} "
                "GROUP BY ALL ORDER BY 2"
            ).fetchall():
                hint = None
                if searched[parent] < MISSING:
                    searched[parent] += 1
                    hint = suggestion(con, child, columns, parent, keys, values)
                # What one suggestion or one file corrects is one fault, in however many rounds.
                index, text = hint or (slice(None), "")
                cause = [*keys, text, str(values[index])] if parent in paths else []
                causes[parent, *cause].append(
                    Fault(
                        seed,
                        places[seed][row],
                        columns,
                        values,
                        f"expected the {', '.join(keys)} of a row in {seeds / parent}.csv"
                        + ("" if parent in paths else ", which is not there"),
                        text,
                        Counter({seed: count - 1} if count > 1 else {}),
                    )
                )
    return [merge_faults(faults) for faults in causes.values()], unknown


def suggestion(
    con: duckdb.DuckDBPyConnection,
    child: str,
    columns: Sequence[str],
    parent: str,
    keys: Sequence[str],
    values: Sequence,
) -> tuple[int, str] | None:
    """Which cell of `child` to change so that the key is one that `parent` has, and to what.

    Where `parent` seems to have lost the zeros, which cell that is; not where `child` has such a
    row too: these are two cars then.
    """
    for index, (key, value) in enumerate(zip(keys, values, strict=True)):
        if not isinstance(value, str):
            continue
        found = other_zeros(con, parent, keys, values, index)
        if found and (
            len(found) > len(value) or not other_zeros(con, child, columns, values, index)
        ):
            return index, (
                f"; did you mean {found!r}? Spreadsheets drop leading zeros"
                if len(found) > len(value)
                else f"; it has {found!r}: spreadsheets drop leading zeros"
            )
        near = f"jaro_winkler_similarity(strip_accents(LOWER({key})), strip_accents(LOWER(?)))"
        if close := con.execute(
            f"SELECT {key} FROM typed.{parent} WHERE {near} >= 0.9 {the_others(keys, index)} "
            f"ORDER BY {near} DESC, {key} LIMIT 1",
            [value, *values[:index], *values[index + 1 :], value],
        ).fetchall():
            return index, f"; did you mean {close[0][0]!r}?"
    return None


def other_zeros(
    con: duckdb.DuckDBPyConnection, name: str, keys: Sequence[str], values: Sequence, index: int
) -> str | None:
    """The text in the place of one value with which a table has the key, and that differs from it
    by leading zeros only."""
    found = con.execute(
        f"SELECT {keys[index]} FROM typed.{name} WHERE {keys[index]} <> ? "
        f"AND LTRIM({keys[index]}, '0') = LTRIM(?, '0') {the_others(keys, index)} "
        f"ORDER BY {keys[index]} LIMIT 1",
        [values[index], values[index], *values[:index], *values[index + 1 :]],
    ).fetchall()
    return found[0][0] if found else None


def the_others(keys: Sequence[str], index: int) -> str:
    return "".join(f"AND {key} = ? " for key in [*keys[:index], *keys[index + 1 :]])


def lost_zeros(
    con: duckdb.DuckDBPyConnection,
    name: str,
    known: Mapping[str, Table],
    row: Mapping[str, object],
    misshapen: Collection[str],
) -> str:
    """What to say of a row whose key is another one's because it lost its leading zeros: a table
    that it refers to, or that refers to it, has the key with them."""
    links = [(parent, keys, columns) for columns, parent, keys in known[name].references]
    for other, theirs, mine in [*links, *users(name, known)]:
        if other in misshapen or not set(mine) <= set(row):
            continue
        values = [row[column] for column in mine]
        for index, value in enumerate(values):
            if isinstance(value, str):
                found = other_zeros(con, other, theirs, values, index)
                if found and len(found) > len(value):
                    return f"; did you mean {found!r}? Spreadsheets drop leading zeros"
    return ""
