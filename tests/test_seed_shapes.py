"""What keeps a file from being read as a table is said in a line with its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import most_slow, posix
from seed_cases import Edit, change, faults_of, loaded, numbered

import loader
from loading.sql_files import LoadError

# What keeps a file from being read as a table.
SHAPES: dict[str, tuple[list[Edit], list[str]]] = {
    "empty file": (
        [("circuits", None, "")],
        ["circuits.csv:1: empty file: expected at least the header circuit,short_name"],
    ),
    "file of blank lines": (
        [("circuits", None, "\ufeff\n\n")],
        ["circuits.csv:1: empty file: expected at least the header circuit,short_name"],
    ),
    "missing column": (
        [("results", ",class,race_class", ",race_class")],
        ["results.csv:1: column class: expected in the header, where it is missing"],
    ),
    "renamed column": (
        [("results", "laps,status", "lapz,status")],
        ["results.csv:1: column number 12, value 'lapz': expected a column of results; "
         "did you mean 'laps'?"],
    ),
    "renamed column that must be there": (
        [("drivers", "driver,note", "DRIVER,note")],
        ["drivers.csv:1: column number 1, value 'DRIVER': expected a column of drivers; "
         "did you mean 'driver'?"],
    ),
    "header of a spreadsheet": (
        [("event_kinds", "kind,description,points_only", "Kind, Description,Points only")],
        [f"event_kinds.csv:1: column number {number}, value '{name}': expected a column of "
         f"event_kinds; did you mean '{meant}'?" for number, name, meant in [
             (1, "Kind", "kind"), (2, " Description", "description"),
             (3, "Points only", "points_only"),
         ]],
    ),
    "two files in one": (
        [("event_kinds", "long,", "\ufeffkind,description,points_only\nlong,")],
        ["event_kinds.csv:3: the header once more: expected it in line 1 only"],
    ),
    "doubled column": (
        [("results", "laps,status", "laps,laps,status")],
        ["results.csv:1: column laps: expected once in the header"],
    ),
    "extra column": (
        [("teams", "team,also_printed_as", "team,also_printed_as,town")],
        ["teams.csv:1: column number 3, value 'town': expected a column of teams"],
    ),
    "no header": (
        [("event_kinds", "kind,description,points_only\n", "")],
        ["event_kinds.csv:1: expected the header first: names of the columns kind, description "
         "and points_only"],
    ),
    "header in the third line": (
        [("teams", "team,also", "\n\nteam,also")],
        ["teams.csv:1: blank line: expected the header, which is in line 3"],
    ),
    "short row": (
        [("classes", "2003,GTS,Grand Touring,3", "2003,GTS,Grand Touring")],
        ["classes.csv:«2003,GTS»: column rank, value '': expected 4 cells in the row, not 3"],
    ),
    "long row": (
        [("chassis", "BMW M3 GTR,,BMW", "BMW M3 GTR,,BMW, Bavaria")],
        ["chassis.csv:«M3»: column number 4, value ' Bavaria': expected 3 cells in the row, "
         "not 4; a cell that holds a comma needs quotes"],
    ),
    "comma at the end of one row": (
        [("chassis", "BMW M3 GTR,,BMW", "BMW M3 GTR,,BMW,")],
        ["chassis.csv:«M3»: comma at the end of the line, or in a cell without quotes: "
         "expected 3 cells in the row, not 4"],
    ),
    "commas at the end of each line": (
        [("event_kinds", None, "kind,description,,\nshort,,,\nlong,,,\n")],
        ["event_kinds.csv:1: comma at the end of the line: expected none, here and in the rows"],
    ),
    "commas at the end of each row": (
        [("event_kinds", None, "kind,description\nshort,,,\nlong,,,\n")],
        ["event_kinds.csv:2: comma at the end of the line, or in a cell without quotes: "
         "expected 2 cells in the row, not 4; and 1 more line like it"],
    ),
    "rows of commas only": (
        [("event_kinds", "long,", ",,\n,,\nlong,")],
        ["event_kinds.csv:3: row of empty cells: expected none; and 1 more line like it"],
    ),
    "rows after a cell with line breaks": (
        [("drivers", "Alain Menu,\nAlex Caffi,", 'Alain Menu,"a\nb"\n\nAlex Caffi')],
        ["drivers.csv:«Caffi»: column note, value '': expected 2 cells in the row, not 1"],
    ),
    "semicolons": (
        [("event_kinds", None, "kind;description\nshort;x\n")],
        ["event_kinds.csv:1: semicolons between the cells: expected commas"],
    ),
    "semicolons, as a spreadsheet announces them": (
        [("event_kinds", None, 'sep=;\r\n"kind";"description"\r\n')],
        ["event_kinds.csv:1: semicolons between the cells: expected commas"],
    ),
    "tabs": (
        [("event_kinds", None, '"kind"\t"description"\nshort\tx\n')],
        ["event_kinds.csv:1: tabs between the cells: expected commas"],
    ),
    "UTF-16": (
        [("event_kinds", None, "\udcff\udcfek\0i\0n\0d\0\n\0")],
        ["event_kinds.csv: text in UTF-16: expected a CSV file in UTF-8"],
    ),
    "workbook": (
        [("event_kinds", None, "PK\x03\x04\x14\0\x06\0")],
        ["event_kinds.csv: a workbook or another archive: expected a CSV file in UTF-8"],
    ),
    "Windows-1252": (
        [("drivers", "Didier de Radiguès,", "Didier de Radigu\udce8s,"),
         ("drivers", "Tomáš Enge,", "Tom\udce1\udc9a Enge,")],
        ["drivers.csv:«Radigu»: column driver, value 'Didier de Radigu\\xe8s': expected text in "
         "UTF-8; as Windows-1252 it reads 'Didier de Radiguès'; and 1 more line like it"],
    ),
    "header that is not UTF-8": (
        [("drivers", "driver,note", "driver,n\udcf6te")],
        ["drivers.csv:1: column number 2, value 'n\\xf6te': expected a column of drivers; "
         "did you mean 'note'?"],
    ),
    "NUL": (
        [("drivers", "Alain Menu,", "Alain\0 Menu,")],
        ["drivers.csv:«Menu»: column driver, value 'Alain\\x00 Menu': "
         "expected no control character"],
    ),
    "control character in quotes": (
        [("drivers", "Alain Menu,\n", 'Alain Menu,"\ta\nb\x1b[2J"\n')],
        ["drivers.csv:«Menu»: column note, value '\\ta\\nb\\x1b[2J': "
         "expected no control character"],
    ),
    "quote that is not closed": (
        [("drivers", "Alain Menu,", '"Alain Menu,')],
        ["drivers.csv:«Alain Menu»: column number 1, value '\"Alain Menu': expected a cell "
         'with a quote to begin and end with one, and to hold it as ""'],
    ),
    "quote that is not closed in the header of a long file": (
        [("drivers", None, 'driver,"note\n' + "x,\n" * 60_000)],
        ["drivers.csv:1: column number 2, value '\"note': expected a cell "
         'with a quote to begin and end with one, and to hold it as ""'],
    ),
    "quote within a cell": (
        [("drivers", "Alain Menu,", 'Alain "Menu",')],
        ["drivers.csv:«Menu»: column number 1, value 'Alain \"Menu\"': expected a cell with a "
         'quote to begin and end with one, and to hold it as ""'],
    ),
    "blank before a quote": (
        [("drivers", "Alain Menu,", 'Alain Menu, "x"')],
        ["drivers.csv:«Menu»: column number 2, value ' \"x\"': expected a cell with a quote to "
         'begin and end with one, and to hold it as ""'],
    ),
    "file with a typo in its name": (
        [("team", None, "team\n"), ("Notes", None, "")],
        ["Notes.csv: expected only CSV files that are named like a table",
         "team.csv: expected only CSV files that are named like a table; "
         "did you mean 'teams.csv'?"],
    ),
    "file of which a browser made another": (  # the one fault, and not each reference to its rows
        [("event_kinds", None, None), ("event_kinds (1)", None, "kind\nshort\nlong\n")],
        ["event_kinds (1).csv: expected only CSV files that are named like a table; "
         "did you mean 'event_kinds.csv'?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(SHAPES))
def test_fault(case: str, folder: Path) -> None:
    edits, expected = SHAPES[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    assert faults_of(folder / "seeds") == [numbered(folder / "seeds", line) for line in expected]


@pytest.mark.parametrize(
    "name", most_slow(["adjustments.csv.txt", "adjustments.xlsx", "Adjustments.CSV"])
)
def test_a_file_in_another_format(name: str, folder: Path) -> None:
    for path in (name, "results.xlsx", "README.md"):  # one of a table without a CSV file
        (folder / "seeds" / path).write_text("penalty")
    table = name.partition(".")[0].lower()
    assert faults_of(folder / "seeds") == [
        f"{name}: expected only CSV files that are named like a table; did you mean '{table}.csv'?"
    ]


def test_a_header_is_only_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even of a file that is looked into before the others are."""
    shutil.copytree(loader.ROOT / "examples" / "club_league", tmp_path / "seeds")
    path = tmp_path / "seeds" / "awards.csv"
    column = f"x': 'VARCHAR'}}); COPY (SELECT 1) TO '{tmp_path / 'gone'}'; --"
    header, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f'{header},"{column}"', *(f"{row}," for row in rows), ""]), "utf-8")
    assert loader.main(["--check", "--seeds", str(tmp_path / "seeds")]) == 2
    assert capsys.readouterr().err.startswith(f"{path}:1: column number 5, value ")
    assert not (tmp_path / "gone").exists()


# Seeds that are none: how they are made, and what is said of them.
NOTHING: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (
        shutil.rmtree,
        "{seeds}: expected a folder with CSV files named like tables: No such file or directory",
    ),
    "empty folder": (
        lambda seeds: (shutil.rmtree(seeds), seeds.mkdir()),
        "{seeds}: expected CSV files named like tables, and found none",
    ),
    "file for a folder": (
        lambda seeds: (shutil.rmtree(seeds), seeds.touch()),
        "{seeds}: expected a folder with CSV files named like tables: Not a directory",
    ),
    "pipe for a file": (
        lambda seeds: ((seeds / "teams.csv").unlink(), os.mkfifo(seeds / "teams.csv")),
        "{seeds}/teams.csv: expected a CSV file that can be read: it is a folder, pipe or device",
    ),
    "device for a file": (
        lambda seeds: (
            (seeds / "teams.csv").unlink(), (seeds / "teams.csv").symlink_to("/dev/zero"),
        ),
        "{seeds}/teams.csv: expected a CSV file that can be read: it is a folder, pipe or device",
    ),
    "link to nothing": (
        lambda seeds: ((seeds / "teams.csv").unlink(), (seeds / "teams.csv").symlink_to("gone")),
        "{seeds}/teams.csv: expected a CSV file that can be read: No such file or directory",
    ),
    "folder that may not be read": (
        lambda seeds: seeds.chmod(0),
        "{seeds}: expected a folder with CSV files named like tables: Permission denied",
    ),
    "folder that may not be entered": (
        lambda seeds: seeds.chmod(0o444),
        "{seeds}: expected a folder with CSV files named like tables: Permission denied",
    ),
    "link into a folder that may not be entered": (
        lambda seeds: (
            (seeds / "hidden").mkdir(),
            (seeds / "teams.csv").rename(seeds / "hidden" / "teams.csv"),
            (seeds / "teams.csv").symlink_to(seeds / "hidden" / "teams.csv"),
            (seeds / "hidden").chmod(0),
        ),
        "{seeds}/teams.csv: expected a CSV file that can be read: Permission denied",
    ),
    "file that may not be read": (
        lambda seeds: (seeds / "teams.csv").chmod(0),
        "{seeds}/teams.csv: expected a CSV file that can be read: Permission denied",
    ),
}  # fmt: skip


@posix
@pytest.mark.parametrize("case", most_slow(NOTHING))
def test_nothing_to_read(case: str, folder: Path) -> None:
    seeds = folder / "seeds"
    make, expected = NOTHING[case]
    make(seeds)
    if "may not" in case and os.access(seeds / "teams.csv", os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(LoadError) as refused, loaded(seeds):
        pass
    assert refused.value.faults[0] == expected.format(seeds=seeds)


@pytest.mark.slow
def test_a_cell_may_swallow_half_a_file(folder: Path) -> None:
    """As two quotes do that are far apart."""
    path = folder / "seeds" / "result_sources.csv"
    rows = "2003,1,1,race1\n" * 12_000
    path.write_text(f'season,round,entry,source\n2003,1,1,"race1\n{rows}2003,1,1,race1"\n')
    assert faults_of(folder / "seeds")[0].startswith(
        "result_sources.csv:2: column source, value 'race1\\n2003,1,1,race1"
    )
