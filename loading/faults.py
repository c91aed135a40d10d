"""Find the faults of the seeds: file, line, column, value, and the expected value.

Asked only after a rebuild was refused. One cause is one line: many faults of one kind, or many
references to one missing row, are counted in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

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
    DITTO,
    MOJIBAKE,
    NOTHING,
    SPREADSHEET,
    Table,
    copy_seed,
    csv_reader,
    filled,
    read_tables,
    seed_paths,
    strays,
    users,
    well_written,
    with_points,
)
from loading.shapes import CONTROL, find_misshapes
from loading.sql_files import Definition, first_line

FEW = 5  # so many faults of one kind are lines of their own
# So many rows that are referred to and not there are lines of their own: each needs a row or a
# correction of its own, and a "did you mean" costs a search.
MISSING = 20
PAGE = 60  # lines
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
# What is no text that a person meant, and what was expected.
BAD_TEXTS = [
    (r"^\s+$", "an empty cell, not blanks"),
    (CONTROL, "no control character"),
    (SPREADSHEET, "a value, not a formula or error of a spreadsheet"),
    (DITTO, "the value itself, not a ditto mark"),
]
OPERATORS = {
    exp.GTE: "from {} up",
    exp.GT: "above {}",
    exp.LTE: "up to {}",
    exp.NEQ: "other than {}",
}


def find_faults(tables: Sequence[Definition], seeds: Path) -> list[str]:
    """One line for each fault of the seeds, in the order of the tables and lines.

    Finds what the schema alone can refuse: the shape of the files, types, empty cells, checks,
    repeated keys and references. A file of the wrong shape is not looked into any further.
    """
    try:
        paths = seed_paths(tables, seeds)
        lost = {path: guess_table(path, tables) for path in strays(tables, seeds)}
        for path in paths.values():
            path.lstat()  # fails where the folder lets nobody in
    except OSError as error:
        return [f"{seeds}: expected a folder with CSV files named like tables: {error.strerror}"]
    if not paths and not lost:
        return [f"{seeds}: expected CSV files named like tables, and found none"]
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        duckdb.connect(config={"threads": 1}) as con,
    ):
        copies, faults = {}, []
        for name, path in paths.items():
            try:
                copies[name] = copy_seed(path, Path(folder))
            except OSError as error:
                faults.append(
                    Fault(
                        name, 0, [], [], f"expected a CSV file that can be read: {error.strerror}"
                    )
                )
        con.execute(";".join(table.create for table in with_points(tables, copies)))
        known = read_tables(con, tables)
        misshapen = {fault.seed for fault in faults} | {name for name in lost.values() if name}
        search = Search(con, known, seeds, paths, faults, misshapen)
        for name in (name for name in copies if name not in misshapen):
            search.read_file(name, copies[name])
        search.make_up_lists()
        for table in (table for table in tables if table.name in known):
            search.check_rows(table.name, table.create)
        search.check_references()
    faults = merge_kinds(faults, FEW, lambda fault: (fault.seed, *fault.columns, fault.expected))
    faults += merge_kinds(search.missing, MISSING, lambda fault: fault.expected)
    order = list(known)
    faults.sort(key=lambda fault: (order.index(fault.seed), fault.line, fault.columns))
    lines = [format_fault(fault, seeds) for fault in faults]
    lines += [
        f"{path}: expected only CSV files that are named like a table"
        + (f"; did you mean '{name}.csv'?" if name else "")
        for path, name in lost.items()
    ]
    if len(lines) > PAGE:
        lines[PAGE:] = [f"{seeds}: and {len(lines) - PAGE:,} more lines like these"]
    if lines:
        unchecked = [
            f"{what} {join_words([f'{name}.csv' for name in known if name in names])}"
            for what, names in (("the cells of", misshapen), ("references to", search.unknown))
            if names
        ]
        unchecked.append("whether facts contradict each other")
        lines.append(f"{seeds}: Fix these first; not checked yet: {', '.join(unchecked)}")
    return lines


def guess_table(path: Path, tables: Sequence[Definition]) -> str | None:
    """The table that a misnamed file most probably belongs to."""
    name = re.sub(r"\W*(\(\d+\)|copy)$", "", path.name.partition(".")[0].lower())
    return next(iter(get_close_matches(name, [table.name for table in tables], 1, 0.8)), None)


@dataclass
class Search:
    """The faults found so far, and the tables in which they are searched.

    cells.T has the cells of a sound file as text. typed.T has what they mean, NULL where they are
    at fault, with the seed and the number of the row that each is from.
    """

    con: duckdb.DuckDBPyConnection
    known: Mapping[str, Table]
    seeds: Path
    paths: Mapping[str, Path]
    faults: list[Fault]
    misshapen: set[str]
    missing: list[Fault] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)  # tables to which references are not checked
    lines: dict[str, list[int]] = field(default_factory=dict)  # where each row of a seed begins
    # The columns at fault in a row; those that are badly written in some row of a table.
    at_fault: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    unread: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.con.execute("CREATE SCHEMA cells; CREATE SCHEMA typed")

    def add(
        self,
        seed: str,
        row: int,
        columns: Sequence[str],
        values: Sequence,
        expected: str,
        detail: str = "",
    ) -> None:
        """Add a fault, unless one of its cells already has one."""
        if not self.at_fault[seed, row] & {*columns}:
            self.at_fault[seed, row] |= {*columns}
            self.faults.append(
                Fault(seed, self.lines[seed][row], columns, values, f"expected {expected}", detail)
            )

    def read_file(self, name: str, copy: Path) -> None:
        """Make cells.T and typed.T from a file, or add the faults that prevent it."""
        table = self.known[name]
        found = list(find_misshapes(name, copy, table))
        if not found:
            (_, header), *rows = numbered_rows(copy)
            try:
                self.con.execute(f"CREATE TABLE cells.{name} AS FROM {csv_reader(copy, header)}")
            except duckdb.Error as error:
                found = [Fault(name, 0, [], [], first_line(error))]
        if found:
            self.faults += found
            self.misshapen.add(name)
            return
        self.lines[name] = [line for line, _ in rows]
        given = {
            column: f"CASE WHEN {sound(column, table.types[column])} THEN {column} END"
            for column in header
        }
        self.make_typed(name, given, f"SELECT '{name}' AS seed, rowid AS row, * FROM cells.{name}")

    def make_up_lists(self) -> None:
        """Make typed.T of each table without a file, as `load` fills it."""
        for name, table in reversed(self.known.items()):
            if name in self.paths:
                continue
            keys = table.key if table.lists_names else []
            rows = f"SELECT '' AS seed, 0 AS row{''.join(f', NULL AS {key}' for key in keys)}"
            for child, columns, mine in users(name, self.known) if keys else ():
                if child in self.lines or child not in self.paths:
                    cells = ", ".join(columns[mine.index(key)] for key in keys)
                    rows += f" UNION ALL SELECT seed, row, {cells} FROM typed.{child}"
            self.make_typed(
                name,
                {key: key for key in keys},
                f"SELECT DISTINCT ON ({', '.join(keys) or 'seed'}) * FROM ({rows}) "
                f"WHERE seed > '' AND {filled_in(keys)} ORDER BY row, seed",
            )

    def make_typed(self, name: str, given: Mapping[str, str], source: str) -> None:
        table = self.known[name]
        cells = ", ".join(
            f"CAST({column} AS {kind}) AS {column}" for column, kind in table.types.items()
        )
        self.con.execute(
            f"CREATE TABLE typed.{name} AS SELECT seed, row, {cells} "
            f"FROM (SELECT seed, row, {', '.join(filled(table, given))} FROM ({source}))"
        )

    def check_rows(self, name: str, create: str) -> None:
        """Add broken rules within a row, and rows that repeat an earlier key."""
        if name in self.misshapen:
            return
        table = self.known[name]
        words, checks = read_checks(create, table.types)
        if name in self.lines:
            self.check_cells(name, words)
        for columns, rule, expected, options in checks:
            cells = ", ".join(f"CAST({column} AS VARCHAR)" for column in columns)
            for seed, row, *values in self.con.execute(
                f"SELECT seed, row, {cells} FROM typed.{name} WHERE NOT ({rule}) ORDER BY row"
            ).fetchall():
                close = get_close_matches(values[0].lower(), options, 1) if options else []
                detail = f"; did you mean {close[0]!r}?" if close else ""
                self.add(seed, row, columns, values, expected, detail)
        for columns in table.unique if name in self.lines else ():
            keys = ", ".join(columns)
            for row, first, *values in self.con.execute(
                f"SELECT * FROM (SELECT row, MIN(row) OVER (PARTITION BY {keys}) AS first, {keys} "
                f"FROM typed.{name} WHERE {filled_in(columns)}) WHERE row > first ORDER BY row"
            ).fetchall():
                detail = f"; line {self.lines[name][first]} has the same"
                if len(self.faults) < MISSING:
                    detail += self.find_lost_zeros(name, dict(zip(columns, values, strict=True)))
                self.add(name, row, columns, values, "to be unique", detail)

    def find_lost_zeros(self, name: str, row: Mapping[str, object]) -> str:
        """The hint for a repeated key that a linked table has with leading zeros."""
        links = [(parent, keys, mine) for mine, parent, keys in self.known[name].references]
        for other, keys, mine in [*links, *users(name, self.known)]:
            if other not in self.misshapen and set(mine) <= set(row):
                _, text = self.suggest(other, keys, [row[c] for c in mine], True) or (0, "")
                if text:
                    return text
        return ""

    def check_cells(self, name: str, words: Mapping[str, str]) -> None:
        """Add cells that are no value of their column, and empty cells that need a value."""
        table = self.known[name]
        for (column,) in self.con.execute(
            f"SELECT column_name FROM (DESCRIBE cells.{name})"
        ).fetchall():
            kind, required = table.types[column], column in table.required
            empty = f"OR {column} IS NULL" if required else ""
            for row, cell in self.con.execute(
                f"SELECT rowid, {column} FROM cells.{name} WHERE NOT {sound(column, kind)} {empty}"
            ).fetchall():
                expected, detail = "a value, not an empty cell", ""
                if kind == "VARCHAR" and cell is not None:
                    expected, detail = describe_bad_text(cell, optional=not required)
                elif cell is not None:
                    expected = words[column] + describe_form(cell, kind, optional=not required)
                self.add(name, row, [column], [cell], expected, detail)
                self.unread[name].add(column)

    def check_references(self) -> None:
        """Add references to missing rows, one for each such row."""
        causes: dict[tuple, list[Fault]] = defaultdict(list)
        searched = Counter()
        for child, table in self.known.items():
            for columns, parent, keys in table.references:
                if child in self.misshapen or parent in self.unknown:
                    continue
                if parent in self.misshapen or self.unread[parent] & {*keys}:
                    self.unknown.add(parent)
                    continue
                same = " AND ".join(
                    f"parent.{k} = child.{c}" for k, c in zip(keys, columns, strict=True)
                )
                for seed, row, count, *values in self.con.execute(
                    f"SELECT seed, MIN(row), COUNT(*), {', '.join(columns)} "
                    f"FROM typed.{child} AS child ANTI JOIN typed.{parent} AS parent ON {same} "
                    f"WHERE {filled_in(columns)} GROUP BY ALL ORDER BY 2"
                ).fetchall():
                    if self.at_fault[seed, row] & {*columns}:
                        continue
                    hint = None
                    if searched[parent] < MISSING:
                        searched[parent] += 1
                        hint = self.suggest(parent, keys, values)
                    # What one suggestion or one file corrects is one fault, in however many rounds.
                    index, text = hint or (slice(None), "")
                    cause = [*keys, text, str(values[index])] if parent in self.paths else []
                    causes[parent, *cause].append(
                        Fault(
                            seed,
                            self.lines[seed][row],
                            columns,
                            values,
                            f"expected the {', '.join(keys)} of a row in {self.seeds / parent}.csv"
                            + ("" if parent in self.paths else ", which is not there"),
                            text,
                            Counter({seed: count - 1} if count > 1 else {}),
                        )
                    )
        self.missing = [merge_faults(faults) for faults in causes.values()]

    def suggest(
        self, name: str, keys: Sequence[str], values: Sequence, only_zeros: bool = False
    ) -> tuple[int, str] | None:
        """The value of a key to change, and the similar value that the table has: different
        only in leading zeros or, unless `only_zeros`, in a few letters."""
        for index, (key, value) in enumerate(zip(keys, values, strict=True)):
            if not isinstance(value, str):
                continue
            zeros = f"LTRIM({key}, '0') = LTRIM($value, '0')"
            plain = [f"strip_accents(LOWER({text}))" for text in (key, "$value")]
            near = f"jaro_winkler_similarity({', '.join(plain)})"
            others = {f"of_{k}": v for k, v in zip(keys, values, strict=True) if k != key}
            for (found,) in self.con.execute(
                f"SELECT {key} FROM typed.{name} WHERE {key} <> $value "
                f"AND {zeros if only_zeros else f'({zeros} OR {near} >= 0.9)'} "
                + "".join(f"AND {other[3:]} = ${other} " for other in others)
                + f"ORDER BY {zeros} DESC, {near} DESC, {key} LIMIT 1",
                {"value": value, **others},
            ).fetchall():
                if found.lstrip("0") == value.lstrip("0"):
                    # Of the two, nobody knows which one the spreadsheet wrote.
                    return index, f"; {name} has {found!r}: spreadsheets drop leading zeros"
                return index, f"; did you mean {found!r}?"
        return None


def sound(column: str, data_type: str) -> str:
    """Whether a cell is a value of this type, in SQL."""
    composed = f" AND nfc_normalize({column}) = {column}" if data_type == "VARCHAR" else ""
    return f"({well_written(column, data_type)}{composed})"


def filled_in(columns: Sequence[str]) -> str:
    return " AND ".join(["TRUE", *(f"{column} IS NOT NULL" for column in columns)])


def describe_bad_text(text: str, optional: bool) -> tuple[str, str]:
    """The expected form of a badly written text, and a hint for this one."""
    if re.search(NOTHING, text):
        return "an empty cell where there is no value" if optional else "a value", ""
    for form, expected in BAD_TEXTS:
        if re.search(form, text):
            return expected, ""
    if re.search(MOJIBAKE, text):
        with suppress(UnicodeError):
            return "UTF-8 text", f"; was it {text.encode('cp1252').decode()!r}?"
        return "UTF-8 text, and some letters are lost", ""
    if not unicodedata.is_normalized("NFC", text):
        return "accented letters as single characters", ""
    return "no blank or invisible character at the start or end", ""


def describe_form(text: str, data_type: str, optional: bool) -> str:
    """The hint for a frequent wrong form of a value of this type."""
    if re.search(NOTHING, text.strip()):
        return ", or an empty cell where there is no value" if optional else ""
    for kind, form, hint in FORMS:
        if data_type.startswith(kind) and re.fullmatch(form, text, re.DOTALL):
            return hint
    return ""


def read_checks(
    create: str, types: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[list[str], str, str, list[str]]]]:
    """What each column of a table holds, in words; and its CHECKs: columns, SQL, what they expect
    in words, and the words allowed. Those of one column come first.

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
    words = {column: describe(kind, rules[column,], sentences) for column, kind in types.items()}
    checks = [
        (
            list(columns),
            rule.sql("duckdb"),
            words[columns[0]]
            if len(columns) == 1
            else describe(types[columns[0]], [rule], sentences),
            [option.name for option in rule.expressions] if isinstance(rule, exp.In) else [],
        )
        for columns, of_them in rules.items()
        for rule in of_them
    ]
    return words, sorted(checks, key=lambda check: len(check[0]))


def describe(data_type: str, rules: Sequence[exp.Expression], sentences: Mapping[str, str]) -> str:
    """The expected value of a column of this type with these rules."""
    for rule in rules:
        if rule.sql("duckdb") in sentences:
            return sentences[rule.sql("duckdb")]
    words = " and ".join(map(describe_rule, rules))
    if any(isinstance(rule, exp.In) for rule in rules):
        return words
    if decimal := re.fullmatch(r"DECIMAL\((\d+),\s*(\d+)\)", data_type):
        whole = int(decimal[1]) - int(decimal[2])
        bound = "" if " to " in words else f" below {10**whole}"
        return f"a number {words}{bound} with at most {decimal[2]} decimals".replace("  ", " ")
    if data_type == "INTEGER" and not words:
        return "a whole number like 3"
    return f"{NOUNS[data_type]} {words}".strip()


def describe_rule(rule: exp.Expression) -> str:
    """The rule in words, or the rule itself if it has another form."""
    if isinstance(rule, exp.And):
        return f"{describe_rule(rule.left)} and {describe_rule(rule.right)}"
    if isinstance(rule, exp.Between):
        return f"from {value(rule.args['low'])} to {value(rule.args['high'])}"
    if isinstance(rule, exp.In):
        return join_words([value(option) for option in rule.expressions], "or")
    if isinstance(rule, exp.Binary) and type(rule) in OPERATORS:
        return OPERATORS[type(rule)].format(value(rule.expression))
    return f"for which {rule.sql('duckdb')}"


def value(node: exp.Expression) -> str:
    return node.name if isinstance(node, exp.Literal | exp.Column) else node.sql("duckdb")
