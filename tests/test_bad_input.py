"""Every fault of the seeds is refused in a line that says where it is, and nothing is lost by it.

A case edits seeds: (seed, old text, new text). No old text means the whole file, no new text that
the file is gone. In an expected line «text» stands for the number of the last line with that text.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import duckdb
import pytest
from conftest import most_slow

import loader
from loading import faults
from loading.findings import format_findings
from loading.seed_files import SeedError, csv_reader, load, read_tables, with_points
from loading.sql_files import Definition, LoadError, read_definitions

Edit = tuple[str, str | None, str | None]
TABLES = read_definitions(loader.ROOT / "schema")

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
        ["drivers.csv:1: expected the header driver,note: small letters, no blanks"],
    ),
    "header of a spreadsheet": (
        [("event_kinds", "kind,description,points_only", "Kind, Description,Points only")],
        ["event_kinds.csv:1: expected the header kind,description,points_only: small letters, "
         "no blanks"],
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
        ["chassis.csv:«M3»: comma at the end of the line: expected 3 cells in the row, not 4"],
    ),
    "commas at the end of each line": (
        [("event_kinds", None, "kind,description,,\nshort,,,\nlong,,,\n")],
        ["event_kinds.csv:1: comma at the end of the line: expected none, here and in the rows"],
    ),
    "commas at the end of each row": (
        [("event_kinds", None, "kind,description\nshort,,,\nlong,,,\n")],
        ["event_kinds.csv:2: comma at the end of the line: expected 2 cells in the row, not 4; "
         "and 1 more line like it"],
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
    "two kinds of line ends": (
        [("drivers", "Alain Menu,\n", "Alain Menu,\r\n")],
        ["drivers.csv: line ends CRLF, LF: expected one kind in the whole file"],
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

# What a column's type, a constraint of the schema or a reference refuses.
JOEST = "2003,1,1,LMP900,,1,1,1,Infineon Team Joest,Audi R8,Audi 3.6 L Turbo V8,367,"
LAPS = "expected a whole number from 0 to 99999"
PANDAS = "; pandas writes 1.0 for 1 in a column with empty cells"


def joest(old: str, new: str) -> list[Edit]:
    """The row of the first result with other cells."""
    assert old in JOEST + "classified"
    return [("results", JOEST + "classified", (JOEST + "classified").replace(old, new))]


CELLS: dict[str, tuple[list[Edit], list[str]]] = {
    "what a spreadsheet, a hurry or another encoding leaves of a text": (
        [("drivers", "driver,note\n", "driver,note\nA,#REF!\nB,=A2\nC,'08\nD,〃\nE,–\n"
          "F,ChloÃ©\nG,Chlo\ufffd\n")],
        [f"drivers.csv:{line}: column note, value {value}" for line, value in [
            (2, "'#REF!': expected a value, not a mark or a formula of a spreadsheet"),
            (3, "'=A2': expected a value, not a mark or a formula of a spreadsheet"),
            (4, "\"'08\": expected a value, not a mark or a formula of a spreadsheet"),
            (5, "'〃': expected the value itself, not a mark that repeats the cell above"),
            (6, "'–': expected an empty cell where there is no value"),
            (7, "'ChloÃ©': expected letters in UTF-8; was it 'Chloé'?"),
            (8, "'Chlo\ufffd': expected letters in UTF-8, and some are lost"),
        ]],
    ),
    # Numbers, dates, true and false
    "text in a number": (
        joest("367", "many"),
        [f"results.csv:«many»: column laps, value 'many': {LAPS}"],
    ),
    "decimal for a whole number": (
        joest("367", "367.5"),
        [f"results.csv:«367.5»: column laps, value '367.5': {LAPS}"],
    ),
    "whole number as pandas writes it": (
        joest("367", "367.0"),
        [f"results.csv:«367.0»: column laps, value '367.0': {LAPS}{PANDAS}"],
    ),
    "number with a separator of thousands": (
        joest("367", "1.367"),
        [f"results.csv:«1.367»: column laps, value '1.367': {LAPS}, without separators of "
         "thousands"],
    ),
    "word for no number": (
        joest("367", "NaN"),
        [f"results.csv:«NaN»: column laps, value 'NaN': {LAPS}, or an empty cell where there is "
         "no value"],
    ),
    "blank in a number": (
        joest("367", " 367"),
        [f"results.csv:« 367»: column laps, value ' 367': {LAPS}, without blanks around it"],
    ),
    "leading zeros in a number": (
        joest("367", "0367"),
        [f"results.csv:«0367»: column laps, value '0367': {LAPS}, without plus or leading zeros"],
    ),
    "number that no integer holds": (
        [("seasons", "IMSA,5,", "IMSA,5000000000,")],
        ["seasons.csv:«IMSA»: column edition, value '5000000000': expected a whole number from 1 "
         "up, and at most 2147483647 anywhere"],
    ),
    "status in the place": (
        joest("LMP900,,1,1,1", "LMP900,,DNF,1,1"),
        ["results.csv:«DNF»: column class_position, value 'DNF': expected a whole number from 1 "
         "up, or an empty cell, with the word in the column status"],
    ),
    "text in a decimal": (
        [("events", "6.019", "6 km")],
        ["events.csv:«6 km»: column circuit_km, value '6 km': expected a number above 0 below "
         "1000 with at most 3 decimals"],
    ),
    "decimal comma": (
        [("events", "6.019", '"6,019"')],
        ["events.csv:«6,019»: column circuit_km, value '6,019': expected a number above 0 below "
         "1000 with at most 3 decimals, with a point for the comma"],
    ),
    "decimal with a place that is lost": (
        [("events", "6.019", "6.0191")],
        ["events.csv:«6.0191»: column circuit_km, value '6.0191': expected a number above 0 "
         "below 1000 with at most 3 decimals"],
    ),
    "decimal with an exponent": (
        [("events", "6.019", "6e1")],
        ["events.csv:«6e1»: column circuit_km, value '6e1': expected a number above 0 "
         "below 1000 with at most 3 decimals"],
    ),
    "date in another order": (
        [("events", "2003-03-15", "15/03/2003")],
        ["events.csv:«15/03»: column date, value '15/03/2003': expected a date like 2003-03-15 "
         "from 1900-01-01 to 9999-12-31, the year first"],
    ),
    "date with a time": (
        [("events", "2003-03-15", "2003-03-15 00:00:00")],
        ["events.csv:«00:00:00»: column date, value '2003-03-15 00:00:00': expected a date like "
         "2003-03-15 from 1900-01-01 to 9999-12-31, without a time"],
    ),
    "day that no calendar has": (
        [("events", "2003-03-15", "2003-02-30")],
        ["events.csv:«02-30»: column date, value '2003-02-30': expected a date like 2003-03-15 "
         "from 1900-01-01 to 9999-12-31"],
    ),
    "date without end": (
        [("events", "2003-03-15", "infinity")],
        ["events.csv:«infinity»: column date, value 'infinity': expected a date like 2003-03-15 "
         "from 1900-01-01 to 9999-12-31"],
    ),
    "neither true nor false": (
        [("event_kinds", "Le Mans,false\nlong", "Le Mans,yes\nlong")],
        ["event_kinds.csv:«yes»: column points_only, value 'yes': expected true or false"],
    ),
    "share of a point that has no third decimal": (
        [("points_scales", "ALMS 2003,short,1,20", "ALMS 2003,short,1,20.125")],
        ["points_scales.csv:«20.125»: column points, value '20.125': "
         "expected a number from 0 to 9999 with at most 2 decimals"],
    ),
    # Text
    "blank at an end": (
        [("drivers", "Alain Menu,", "Alain Menu ,")],
        ["drivers.csv:«Menu ,»: column driver, value 'Alain Menu ': "
         "expected no blank or invisible character at its ends"],
    ),
    "no-break space at an end": (
        [("drivers", "Alain Menu,", "\u00a0Alain Menu,")],
        ["drivers.csv:«Alain Menu»: column driver, value '\\xa0Alain Menu': "
         "expected no blank or invisible character at its ends"],
    ),
    "cell of blanks": (
        [("drivers", "Alain Menu,\n", "Alain Menu,  \n")],
        ["drivers.csv:«Alain Menu»: column note, value '  ': expected an empty cell, not blanks"],
    ),
    "NULL as text": (
        [("drivers", "Alain Menu,\n", "Alain Menu,NULL\n")],
        ["drivers.csv:«NULL»: column note, value 'NULL': "
         "expected an empty cell where there is no value"],
    ),
    "NULL of another program, as a car number": (
        joest("1,1,1,Inf", "1,1,\\N,Inf"),
        ["results.csv:«\\N»: column car_number, value '\\\\N': "
         "expected an empty cell where there is no value"],
    ),
    "letter and accent apart": (
        [("drivers", "Didier de Radiguès,", "Didier de Radigue\u0300s,")],
        ["drivers.csv:«Didier»: column driver, value 'Didier de Radigue\u0300s': "
         "expected letters composed with their accents: 'è' as one character"],
    ),
    # Checks
    "negative laps": (
        joest("367", "-3"),
        [f"results.csv:«-3,»: column laps, value '-3': {LAPS}"],
    ),
    "place 0": (
        joest("LMP900,,1,1", "LMP900,,0,1"),
        ["results.csv:«LMP900,,0,1»: column class_position, value '0': "
         "expected a whole number from 1 up"],
    ),
    "points below nothing": (
        [("points_scales", "Formula One 2003,short,8,1", "Formula One 2003,short,8,-1")],
        ["points_scales.csv:«short,8,-1»: column points, value '-1': "
         "expected a whole number from 0 to 9999"],
    ),
    "adjustment by nothing": (
        [("adjustments", None, "season,class,championship,competitor,round,reason,points\n"
          "2003,GTS,teams,Prodrive,7,stall test,0\n")],
        ["adjustments.csv:2: column points, value '0': "
         "expected a whole number other than 0 and from -9999 to 9999"],
    ),
    "what-if with the name of the rules that hold": (
        [("what_ifs", "75 percent,", "official,")],
        ["what_ifs.csv:«official»: column what_if, value 'official': "
         "expected a text other than official"],
    ),
    "time in another form": (
        [("events", "12:00:23.360", "12 h 0 min")],
        ["events.csv:«12 h 0»: column winner_time, value '12 h 0 min': "
         "expected a time like 12:00:23.360"],
    ),
    "time of too many minutes": (
        [("events", "12:00:23.360", "12:60:23.360")],
        ["events.csv:«12:60»: column winner_time, value '12:60:23.360': "
         "expected a time like 12:00:23.360"],
    ),
    "time of too many seconds": (
        [("events", "12:00:23.360", "12:00:73.360")],
        ["events.csv:«12:00:73»: column winner_time, value '12:00:73.360': "
         "expected a time like 12:00:23.360"],
    ),
    "time of days": (
        [("events", "12:00:23.360", "0:12:00:23.360")],
        ["events.csv:«0:12:00»: column winner_time, value '0:12:00:23.360': "
         "expected a time like 12:00:23.360"],
    ),
    "time of other digits": (
        [("events", "12:00:23.360", "1x:00:23.360")],
        ["events.csv:«1x:00»: column winner_time, value '1x:00:23.360': "
         "expected a time like 12:00:23.360"],
    ),
    "one address of two sources": (
        [("sources", "2003_12_Hours_of_Sebring", "2003_American_Le_Mans_Series")],
        ["sources.csv:3: column url, value "
         "'https://en.wikipedia.org/wiki/2003_American_Le_Mans_Series': "
         "expected to be unique; line 2 has the same"],
    ),
    "row too long for the engine": (
        [("adjustments", None, "season,class,championship,competitor,round,reason,points\n"
          f"2003,GTS,teams,Prodrive,7,{'ställ ' * 300_000},-1\n")],
        [f"adjustments.csv:2: column reason, value '{('ställ ' * 14)[:79]}…': "
         "expected a row of up to 2,000,000 bytes"],
    ),
    "no such status": (
        joest("classified", "clasified"),
        ["results.csv:«clasified»: column status, value 'clasified': "
         "expected classified, nc, dnf, dns or dsq; did you mean 'classified'?"],
    ),
    "status in capitals": (
        joest("classified", "DNS"),
        ["results.csv:«DNS»: column status, value 'DNS': "
         "expected classified, nc, dnf, dns or dsq; did you mean 'dns'?"],
    ),
    "part of a season that ends before it begins": (
        [("rulebook_segments", None, "rulebook,first_round,last_round,rounds_counted\n"
          "ALMS 2003,5,4,1\n")],
        ["rulebook_segments.csv:2: columns last_round, first_round, values '4', '5': "
         "expected a whole number from first_round to 63"],
    ),
    "classified without a place": (
        joest("LMP900,,1,1", "LMP900,,,1"),
        ["results.csv:«LMP900,,,1»: columns status, class_position, values 'classified', '': "
         "expected a place in class for a classified car, or another status"],
    ),
    "place of a car that did not start": (  # one line, though it breaks three rules
        joest("classified", "dns"),
        ["results.csv:«367,dns»: columns class_position, status, values '1', 'dns': "
         "expected no place in class for a car that is nc, dns or dsq"],
    ),
    "overall place of a disqualified car": (
        [("results", "2003,7,88,GTS,,,,88", "2003,7,88,GTS,,,9,88")],
        ["results.csv:«2003,7,88,»: columns overall_position, status, values '9', 'dsq': "
         "expected no overall place for a car that did not start or was disqualified"],
    ),
    "better overall than in class": (
        [("results", "2003,1,8,LMP900,LMGTP,3,3", "2003,1,8,LMP900,LMGTP,30,3")],
        ["results.csv:«LMGTP,30,3»: columns overall_position, class_position, values '3', '30': "
         "expected an overall place that is not better than the place in class"],
    ),
    "first of all and not of its class": (
        joest("LMP900,,1,1", "LMP900,,2,1"),
        ["results.csv:«LMP900,,2,1»: columns overall_position, class_position, values '1', '2': "
         "expected an overall place that is not better than the place in class"],
    ),
    "laps of a car that did not start": (
        [("results", ",,,dns,race,practice", ",,5,dns,race,practice")],
        ["results.csv:«5,dns»: columns laps, status, values '5', 'dns': "
         "expected no laps for a car that did not start"],
    ),
    "more cars at the end than at the start": (
        [("race_entries", "2003,1,LMGTP,2,2", "2003,1,LMGTP,2,3")],
        ["race_entries.csv:«2,3»: columns running, entered, values '3', '2': "
         "expected no more cars at the end than entered"],
    ),
    "round for the cancelled event": (
        [("events", "Grand Prix of Mexico,,", "Grand Prix of Mexico,10,")],
        ["events.csv:«Mexico,10»: columns status, round, values 'cancelled', '10': "
         "expected a round for every event but a cancelled one, which has none"],
    ),
    "points and an exclusion": (
        [("adjustments", None, "season,class,championship,competitor,round,reason,points,excluded\n"
          "2003,GTS,teams,Prodrive,7,stall test,-3,true\n")],
        ["adjustments.csv:2: columns excluded, points, values 'true', '-3': "
         "expected either points, or true for an exclusion"],
    ),
    "driver who is no car": (
        [("ineligible_entries", None, "season,round,entry,driver,others_move_up,reason\n"
          "2003,1,1,Frank Biela,true,guest\n")],
        ["ineligible_entries.csv:2: columns driver, others_move_up, "
         "values 'Frank Biela', 'true': "
         "expected others_move_up only for a whole car, without a driver"],
    ),
    # Empty cells and keys
    "empty cell": (
        joest("1,LMP900", "1,"),
        ["results.csv:«2003,1,1,,»: column class, value '': expected a value, not an empty cell"],
    ),
    "result of the cancelled event, which has no round": (
        [("results", "2003,1,38,LMP900", "2003,,x,GT,,,,x,,,,,dnf,,\n2003,1,38,LMP900")],
        ["results.csv:«2003,,x»: column round, value '': expected a value, not an empty cell"],
    ),
    "repeated team": (
        [("teams", "ADT Champion Racing,\n", "ADT Champion Racing,\nADT Champion Racing,again\n")],
        ["teams.csv:«again»: column team, value 'ADT Champion Racing': "
         "expected to be unique; line «ADT Champion Racing,^» has the same"],
    ),
    "one car twice in a race": (
        [("results", JOEST, "2003,1,8,GT,,11,,8,Prodrive,,,,classified,race,\n" + JOEST)],
        ["results.csv:«2003,1,8,LMP900»: columns season, round, entry, values '2003', '1', '8': "
         "expected to be unique; line «2003,1,8,GT» has the same"],
    ),
    "two drivers in one seat": (
        [("result_drivers", "2003,1,Frank Biela,1,2", "2003,1,Frank Biela,1,1")],
        ["result_drivers.csv:«2003,1,Frank Biela»: columns season, round, entry, seat, "
         "values '2003', '1', '1', '1': "
         "expected to be unique; line «2003,1,Marco Werner,1,1» has the same"],
    ),
    # References
    "unknown team": (
        joest("Joest", "Jost"),
        ["results.csv:«Jost»: column team, value 'Infineon Team Jost': expected the team of a row "
         "in teams.csv; did you mean 'Infineon Team Joest'?"],
    ),
    "name without its accent": (
        [("result_drivers", "2003,5,Tomáš Enge,", "2003,5,Tomas Enge,")],
        ["result_drivers.csv:«Tomas»: column driver, value 'Tomas Enge': expected the driver of a "
         "row in drivers.csv; did you mean 'Tomáš Enge'?"],
    ),
    "unknown class": (
        [("team_cars", "2003,GTS,Corvette Racing,1", "2003,GTX,Corvette Racing,1")],
        ["team_cars.csv:«GTX»: columns season, class, values '2003', 'GTX': "
         "expected the season, class of a row in classes.csv; did you mean 'GT'?"],
    ),
    "class of another race class": (
        [("results", "2003,1,8,LMP900,LMGTP", "2003,1,8,GT,LMGTP")],
        ["results.csv:«2003,1,8,»: columns season, race_class, class, "
         "values '2003', 'LMGTP', 'GT': "
         "expected the season, race_class, class of a row in race_classes.csv"],
    ),
    "unknown round": (
        [("race_entries", "2003,1,LMGTP", "2003,10,LMGTP")],
        ["race_entries.csv:«2003,10»: columns season, round, values '2003', '10': "
         "expected the season, round of a row in events.csv"],
    ),
    "unknown source": (
        [("result_sources", "2003,1,38,race1", "2003,1,38,rce1")],
        ["result_sources.csv:«rce1»: column source, value 'rce1': "
         "expected the source of a row in sources.csv; did you mean 'race1'?"],
    ),
    "source without a file of sources": (
        [("disagreement_sources", None, None), ("result_sources", None, None),
         ("other_published_points", None, None), ("corrections", None, None),
         ("awards", None, None), ("place_notes", None, None),
         ("scales", None, None), ("seasons", None, None), ("events", ",race1", ","),
         ("sources", None, None), ("rulebooks", "season\n", "handbook\n")],
        ["rulebooks.csv:«handbook»: column source, value 'handbook': expected the source of a "
         "row in sources.csv, which is not there; and 8 more lines like it, in events.csv"],
    ),
    "unknown car": (
        [("result_sources", "2003,1,38,race1\n", "2003,1,38,race1\n2003,1,adt champion,race1\n")],
        ["result_sources.csv:«adt»: columns season, round, entry, "
         "values '2003', '1', 'adt champion': "
         "expected the season, round, entry of a row in results.csv"],
    ),
    "unknown kind of race": (
        [("events", "2003-03-15,held,long", "2003-03-15,held,endurance")],
        ["events.csv:«endurance»: column kind, value 'endurance': "
         "expected the kind of a row in event_kinds.csv"],
    ),
    "default that the list lacks": (
        [("events", "2003-03-15,held,long", "2003-03-15,held,")],
        ["events.csv:«held,,»: column kind, value 'race': "
         "expected the kind of a row in event_kinds.csv"],
    ),
    "leading zero that a spreadsheet dropped": (
        [("result_drivers", "2003,9,Dor,08", "2003,9,Dor,8"),
         ("result_sources", "2003,9,08,race9", "2003,9,8,race9")],
        ["result_drivers.csv:«Dor,8»: columns season, round, entry, values '2003', '9', '8': "
         "expected the season, round, entry of a row in results.csv; did you mean '08'? "
         "Spreadsheets drop leading zeros; and 1 more line like it, in result_sources.csv"],
    ),
    "leading zero dropped in the results": (
        [("results", "2003,9,08,", "2003,9,8,")],
        ["result_drivers.csv:«Dor,08»: columns season, round, entry, values '2003', '9', '08': "
         "expected the season, round, entry of a row in results.csv; it has '8': spreadsheets "
         "drop leading zeros; and 4 more lines like it, in result_drivers.csv and "
         "result_sources.csv"],
    ),
    "leading zero dropped, and there is such a car": (
        [("results", JOEST, "2003,1,08,GT,,11,,08,Prodrive,,,,classified,race,\n" + JOEST),
         ("result_drivers", "2003,1,Marco Werner,1,1",
          "2003,1,Dor,8,1\n2003,1,Marco Werner,1,1")],
        ["result_drivers.csv:«Johnny Herbert,8,»: columns season, round, entry, seat, "
         "values '2003', '1', '8', '1': expected to be unique; line «2003,1,Dor» has the same; "
         "did you mean '08'? Spreadsheets drop leading zeros"],
    ),
    "row forgotten, and a number like it": (
        [("result_drivers", "2003,1,Marco Werner,1,1",
          "2003,1,Dor,08,1\n2003,1,Marco Werner,1,1")],
        ["result_drivers.csv:«1,Dor,08»: columns season, round, entry, values '2003', '1', '08': "
         "expected the season, round, entry of a row in results.csv"],
    ),
    "season in the place of its list": (
        [("seasons", None, None), ("events", "2003,Mobil", "203,Mobil")],
        ["events.csv:«Mobil»: column season, value '203': "
         "expected a whole number from 1900 to 9999",
         "disagreements.csv:«2003,1,LMP900,engine of #27»: columns season, round, "
         "values '2003', '1': expected the season, round of a row in events.csv; and 54 more "
         "lines like it, in published_winners.csv, race_entries.csv, results.csv and "
         "published_points.csv"],
    ),
    "cell that breaks the line of its fault": (
        [("events", "2003-03-15", '"2003\n03-15"')],
        ["events.csv:«\"2003»: column date, value '2003\\n03-15': "
         "expected a date like 2003-03-15 from 1900-01-01 to 9999-12-31"],
    ),
}  # fmt: skip

# The same in many lines, which is one cause: (seed, pattern, what it becomes).
MANY: dict[str, tuple[tuple[str, str, object], list[str]]] = {
    "laps as pandas writes them": (
        ("results", r",(\d+),(classified|dnf|nc),", r",\1.0,\2,"),
        [f"results.csv:2: column laps, value '367.0': {LAPS}{PANDAS}; "
         "and 100 more lines like it"],
    ),
    "letters and accents apart": (
        ("drivers", r"(?s).+", lambda text: unicodedata.normalize("NFD", text[0])),
        ["drivers.csv:«Didier»: column driver, value 'Didier de Radigue\u0300s': "
         "expected letters composed with their accents: 'è' as one character; "
         "and 5 more lines like it"],
    ),
    "few are lines of their own": (
        ("drivers", r"(?m)^(Alain Menu|Alex Caffi),$", r"\1,NULL"),
        [f"drivers.csv:{line}: column note, value 'NULL': "
         "expected an empty cell where there is no value" for line in (2, 3)],
    ),
    "rows twice": (
        ("result_sources", r"(?s)(?<=source\n).+", r"\g<0>\g<0>"),
        ["result_sources.csv:248: columns season, round, entry, source, "
         "values '2003', '1', '1', 'race1': expected to be unique; line 2 has the same; "
         "and 245 more lines like it"],
    ),
    "team misspelt where it is listed": (
        ("teams", "Infineon Team Joest", "Infineon Team Jost"),
        ["team_cars.csv:2: column team, value 'Infineon Team Joest': expected the team of a row "
         "in teams.csv; did you mean 'Infineon Team Jost'?; and 9 more lines like it, in "
         "results.csv"],
    ),
    "round that the calendar lacks": (
        ("events", r"2003,[^\n]*,5,[^\n]*\n", ""),
        ["published_winners.csv:«2003,5,LMP900»: columns season, round, values '2003', '5': "
         "expected the season, round of a row in events.csv; and 51 more lines like it, in "
         "published_winners.csv, race_entries.csv, results.csv and published_points.csv"],
    ),
    "list of drivers without rows": (
        ("drivers", r"(?s)\n.+", "\n"),
        ["published_winner_drivers.csv:2: column driver, value 'Frank Biela': expected the driver "
         "of a row in drivers.csv; and 359 more lines like it, in published_winner_drivers.csv "
         "and result_drivers.csv"],
    ),
    "number that is none, of rows that others refer to": (
        ("events", "2003,Mobil 1 12 Hours of Sebring,1,", "2003,Mobil 1 12 Hours of Sebring,one,"),
        ["events.csv:2: column round, value 'one': expected a whole number from 1 to 63"],
    ),
}  # fmt: skip

# What is accepted: edits, a query, its one row.
ACCEPTED: dict[str, tuple[list[Edit], str, tuple]] = {
    "capitals in TRUE": (
        [("event_kinds", None, "kind,points_only\nshort,TRUE\nlong,False\n")],
        "SELECT LIST(points_only ORDER BY kind DESC) FROM event_kinds",
        ([True, False],),
    ),
    "decimal without its last place, or with one more": (
        [("events", "6.019", "6.02"), ("events", ",4.072,", ",4.0720,"),
         ("events", "2 h 45 min,4.088,2:45:30", "2 h 45 min,4,2:45:30")],
        "SELECT LIST(CAST(circuit_km AS TEXT) ORDER BY round)[:3] FROM events",
        (["6.020", "4.000", "4.072"],),
    ),
    "columns left out": (
        [("rulebooks", None, "scale,rulebook\nALMS 2003,ALMS 2003\n")],
        "SELECT rulebook, cars_counted, ties, source FROM rulebooks",
        ("ALMS 2003", 99, "shared", None),
    ),
    "empty cells where there is a default": (
        [*joest("classified", ""), ("event_kinds", None, "kind,points_only\nshort,\nlong,\n")],
        "SELECT status, (SELECT BOOL_OR(points_only) FROM event_kinds) FROM results "
        "WHERE (round, entry) = (1, '1')",
        ("classified", False),
    ),
    "byte order mark, CRLF, and a line break in quotes": (
        [("event_kinds", None, '\ufeffkind,description\r\nshort,"a\r\nb"\r\nlong,"c\td"\r\n')],
        "SELECT LIST(description ORDER BY kind DESC) FROM event_kinds",
        (["a\nb", "c\td"],),
    ),
    "no-break space between words, and other alphabets": (
        [("drivers", "Alain Menu,\n", "Alain Menu,Ален\u00a0Меню محمد \u200d🏁\n")],
        "SELECT note FROM drivers WHERE driver = 'Alain Menu'",
        ("Ален\u00a0Меню محمد \u200d🏁",),
    ),
    "one number on two cars, one driver in both, two in one place": (
        [("results", JOEST, "2003,1,spare,LMP900,,1,,1,Prodrive,,,,dnf,race,\n" + JOEST),
         ("result_drivers", "2003,1,Frank Biela,1,2",
          "2003,1,Frank Biela,1,2\n2003,1,Frank Biela,spare,")],
        "SELECT COUNT(*) FROM results WHERE (round, car_number, class_position) = (1, '1', 1)",
        (2,),
    ),
    "lists that are the names in the other files": (
        [(name, None, None) for name in ("seasons", "teams", "drivers", "event_kinds", "classes")]
        + [("events", "2003-03-15,held,long", "2003-03-15,held,")],
        "SELECT (SELECT LIST(season) FROM seasons), (SELECT COUNT(*) FROM teams), "
        "(SELECT LIST(kind ORDER BY kind) FROM event_kinds), (SELECT COUNT(*) FROM classes)",
        ([2003], 33, ["long", "race", "short"], 4),
    ),
}  # fmt: skip

# What a point is, by the edits that decide it.
POINTS: dict[str, tuple[list[Edit], str]] = {
    "whole": ([], "INTEGER"),
    "written with decimals that are none": (
        [("published_totals", ",1,170\n", ",1,170.0\n")], "INTEGER"
    ),
    "half a point": ([("published_totals", ",1,170\n", ",1,170.5\n")], "DECIMAL(9,2)"),
    "half points": (
        [("events", None, "season,event,round,points_percent\n2003,A,1,50\n")], "DECIMAL(9,2)"
    ),
    "more digits than a number has": (
        [("events", None, f"season,event,round,points_percent\n2003,A,1,{'1' * 5000}\n")],
        "DECIMAL(9,2)",
    ),
    "double points": (
        [("events", None, "season,event,round,points_percent\n2003,A,1,200\n")], "INTEGER"
    ),
    "shared drives": ([("rulebooks", ",each,", ",split,")], "DECIMAL(9,2)"),
    "award of two cars, without points": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,38\n")], "INTEGER"
    ),
    "award of two cars of a class": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,38\n"),
         ("rulebook_bonuses", None, "rulebook,award,points\nALMS 2003,pole,1\n")],
        "DECIMAL(9,2)",
    ),
    "award of a car in each of two classes": (
        [("awards", None, "season,round,award,entry\n2003,1,pole,1\n2003,1,pole,20\n"),
         ("rulebook_bonuses", None, "rulebook,award,points\nALMS 2003,pole,1\n")],
        "INTEGER",
    ),
}  # fmt: skip

# A league in as few files as it takes.
LEAGUE = {
    "championships": "season,class,championship,rulebook\n2025,Cup,teams,League\n",
    "rulebooks": "rulebook,scale\nLeague,Ten\n",
    "points_scales": "scale,place,points\nTen,1,10\nTen,2,8\n",
    "events": "season,event,round\n2025,First,1\n",
    "results": "season,round,entry,class,class_position,team\n"
    "2025,1,7,Cup,1,Red\n2025,1,08,Cup,2,Blue\n",
}


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse the SQL files once and not once per case."""
    monkeypatch.setattr(loader, "read_catalogue", READ_CATALOGUE)


READ_CATALOGUE = functools.cache(loader.read_catalogue)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the seeds, and an old database that is not of this project."""
    shutil.copytree(loader.ROOT / "seeds", tmp_path / "seeds")
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    return tmp_path


def change(seeds: Path, seed: str, old: str | None, new: str | None) -> None:
    path = seeds / f"{seed}.csv"
    if new is None:
        path.unlink()
        return
    if old is not None:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        assert text.count(old) == 1, f"{seed} has {old!r} {text.count(old)} times"
        new = text.replace(old, new)
    path.write_bytes(new.encode("utf-8", "surrogateescape"))


def numbered(seeds: Path, expected: str) -> str:
    """The line with «text» replaced by its line's number; text^ ends a line."""
    seed = expected.partition(":")[0]
    if "«" not in expected:
        return expected
    lines = (seeds / seed).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    return re.sub(
        "«(.*?)»",
        lambda mark: str(max(n for n, line in enumerate(lines, 1) if mark[1] in f"{line}^")),
        expected,
    )


@contextmanager
def loaded(seeds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables filled from the seeds."""
    tables = with_points(TABLES, seeds)
    with duckdb.connect(config={"threads": 1}) as con:
        loader.execute(con, [table.create for table in tables])
        try:
            load(con, tables, seeds)
        except SeedError as error:
            raise LoadError(*faults.find_faults(tables, seeds)) from error
        yield con


def told(seeds: Path) -> list[str]:
    """What is said of the seeds, but for what was not checked then."""
    with pytest.raises(LoadError) as refused, loaded(seeds):
        pass
    *lines, last = (line.replace(f"{seeds}/", "") for line in refused.value.faults)
    assert last.startswith(f"{seeds}: not checked until that is mended: ")
    return lines


@pytest.mark.parametrize("case", most_slow(SHAPES | CELLS))
def test_fault(case: str, folder: Path) -> None:
    edits, expected = (SHAPES | CELLS)[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    assert told(folder / "seeds") == [numbered(folder / "seeds", line) for line in expected]


@pytest.mark.parametrize("name", most_slow(["adjustments.csv.txt", "awards.xlsx", "Awards.CSV"]))
def test_a_file_in_another_format(name: str, folder: Path) -> None:
    for path in (name, "results.xlsx", "README.md"):  # one of a table without a CSV file
        (folder / "seeds" / path).write_text("penalty")
    table = name.partition(".")[0].lower()
    assert told(folder / "seeds") == [
        f"{name}: expected only CSV files that are named like a table; did you mean '{table}.csv'?"
    ]


@pytest.mark.parametrize("case", most_slow(MANY))
def test_one_cause_is_one_line(case: str, folder: Path) -> None:
    (seed, pattern, new), expected = MANY[case]
    path = folder / "seeds" / f"{seed}.csv"
    text, count = re.subn(pattern, new, path.read_text("utf-8"))
    assert count
    path.write_text(text, "utf-8")
    assert told(folder / "seeds") == [numbered(folder / "seeds", line) for line in expected]


@pytest.mark.parametrize("case", most_slow(ACCEPTED))
def test_accepted(case: str, folder: Path) -> None:
    edits, query, row = ACCEPTED[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    with loaded(folder / "seeds") as con:
        assert con.execute(query).fetchall() == [row]


@pytest.mark.parametrize("case", POINTS)
def test_point(case: str, folder: Path) -> None:
    edits, expected = POINTS[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    with duckdb.connect() as con:
        loader.execute(con, [table.create for table in with_points(TABLES, folder / "seeds")])
        types = {
            table.types["points"]
            for table in read_tables(con, TABLES).values()
            if "points" in table.types
        }
    assert types == {expected}


def test_what_has_no_file(tmp_path: Path) -> None:
    """The tables that are empty then, and the lists of names that are filled."""
    for seed, text in LEAGUE.items():
        (tmp_path / f"{seed}.csv").write_text(text, "utf-8")
    with loaded(tmp_path) as con:
        filled = {name for name, count in loader.count_rows(con).items() if count} - {*LEAGUE}
        assert filled == {"event_kinds", "teams", "scales", "seasons", "classes"}
        assert con.execute("SELECT team FROM teams ORDER BY team").fetchall() == [
            ("Blue",), ("Red",),
        ]  # fmt: skip
        assert con.execute("FROM classes").fetchall() == [(2025, "Cup", None, None)]


@pytest.mark.parametrize(
    "name",
    most_slow(
        [
            "season[3]",
            "season*",
            "season?",
            "[!s]",
            "it's",
            "ü",
            "a{b,c}",
            "%41",
            "a\\b",
            "~",
            "file:seasons",
            "team=Nobody",
            "season=2003",
        ]
    ),
)
def test_a_folder_of_any_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine takes a path for a pattern; the folders beside it, or at home, would match."""
    monkeypatch.setenv("HOME", str(tmp_path / "seasons"))
    for other in ("season3", "seasons", name):
        (tmp_path / other).mkdir()
        for seed, text in LEAGUE.items():
            text = text if other == name else text.replace("Red", "Other")
            (tmp_path / other / f"{seed}.csv").write_text(text, "utf-8")
    with chdir(tmp_path), loaded(Path(name)) as con:
        assert con.execute("SELECT team FROM results WHERE entry = '7'").fetchall() == [("Red",)]
    change(tmp_path / name, "results", "2025,1,7", "2025,x,7")
    assert told(tmp_path / name) == [
        "results.csv:2: column round, value 'x': expected a whole number like 3"
    ]


@pytest.mark.parametrize("name", ["a\\[b", "a\\*"])
def test_a_folder_that_the_engine_cannot_find(name: str, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="expected a path without a backslash beside a"):
        csv_reader(tmp_path / name / "teams.csv", ["team"])


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
        "{seeds}/teams.csv: expected a file, not a folder, pipe or device",
    ),
    "device for a file": (
        lambda seeds: (
            (seeds / "teams.csv").unlink(), (seeds / "teams.csv").symlink_to("/dev/zero"),
        ),
        "{seeds}/teams.csv: expected a file, not a folder, pipe or device",
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


def test_faults_of_several_files_are_all_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order in which the tables depend on each other, with what could not be checked."""
    for edit in [
        ("circuits", None, ""),
        ("classes", "2003,GTS,Grand Touring,3", "2003,GTS,Grand Touring"),
        ("events", "6.019", "long"),
        ("results", JOEST, JOEST.replace("Joest", "Jost").replace("367", "-367")),
        ("result_sources", "2003,1,38,race1", "2003,1,38,rce1"),
    ]:
        change(folder / "seeds", *edit)
    before = content(folder)
    assert rebuild(folder) == 2
    expected = [
        "circuits.csv:1: empty file: expected at least the header circuit,short_name",
        "classes.csv:«2003,GTS»: column rank, value '': expected 4 cells in the row, not 3",
        "events.csv:«long,12 h»: column circuit_km, value 'long': expected a number above 0 below "
        "1000 with at most 3 decimals",
        f"results.csv:«Jost»: column laps, value '-367': {LAPS}",
        "results.csv:«Jost»: column team, value 'Infineon Team Jost': expected the team of a row "
        "in teams.csv; did you mean 'Infineon Team Joest'?",
        "result_sources.csv:«rce1»: column source, value 'rce1': expected the source of a row in "
        "sources.csv; did you mean 'race1'?",
    ]
    out, err = capsys.readouterr()
    assert err.replace(f"{folder / 'seeds'}/", "").splitlines() == [
        *(numbered(folder / "seeds", line) for line in expected),
        f"{folder / 'seeds'}: not checked until that is mended: the cells of circuits.csv and "
        "classes.csv, references to circuits.csv and classes.csv, "
        "whether facts contradict each other",
    ]
    assert (out, content(folder)) == ("", before)


@pytest.mark.slow
def test_a_cell_may_swallow_half_a_file(folder: Path) -> None:
    """As two quotes do that are far apart."""
    path = folder / "seeds" / "result_sources.csv"
    rows = "2003,1,1,race1\n" * 12_000
    path.write_text(f'season,round,entry,source\n2003,1,1,"race1\n{rows}2003,1,1,race1"\n')
    assert told(folder / "seeds")[0].startswith(
        "result_sources.csv:2: column source, value 'race1\\n2003,1,1,race1"
    )


@pytest.mark.parametrize("table", [t for t in TABLES if t.kind == "TABLE"], ids=lambda t: t.name)
def test_checks_are_explained_in_words(table: Definition) -> None:
    with duckdb.connect() as con:
        loader.execute(con, [table.create for table in TABLES])
        types = read_tables(con, TABLES)[table.name].types
    for check in faults.checks_of(table.create, types)[1]:
        assert not re.search(r"[=<>()]|NULL|for which", check.expected), check


# What a check found: (seed, row_key, column, value, check, detail), and what is said.
FOUND: dict[str, tuple[list[Edit], list[tuple[str, ...]], list[str]]] = {
    "row": (
        [],
        [("results", "2003 | 1 | 38", "laps", "367", "many laps", "more than 366")],
        ["results.csv:3: column laps, value '367': many laps: more than 366",
         "If this is correct, add this line to accepted_violations.csv: "
         "many laps,2003 | 1 | 38,<why>"],
    ),
    "key with a comma and a bar, and a part that is a default or empty": (
        [("points_scales", "scale,kind,place,points\n",
          'scale,kind,place,points\n"a,b | c",,1,5\n'),
         ("scales", "ALMS 2002,", '"a,b | c",,\nALMS 2002,'),
         ("event_kinds", "long,", "race,,\nlong,"),
         ("ineligible_entries", None, "season,round,entry,driver,reason\n2003,1,1,,guest\n")],
        [("points_scales", "a,b || c | race | 1", "points", "5", "few", "x"),
         ("ineligible_entries", "2003 | 1 | 1 | |", "entry", "1", "few", "y")],
        ["ineligible_entries.csv:2: column entry, value '1': few: y",
         "points_scales.csv:2: column points, value '5': few: x",
         'If this is correct, add this line to accepted_violations.csv: '
         'few,"a,b || c | race | 1",<why>',
         "If this is correct, add this line to accepted_violations.csv: "
         "few,2003 | 1 | 1 | |,<why>"],
    ),
    "name in a list that has no file": (
        [("teams", None, None)],
        [("teams", "Prodrive", "team", "Prodrive", "two spellings", "also ProDrive")],
        ["results.csv:15: column team, value 'Prodrive': two spellings: also ProDrive",
         "If this is correct, add this line to accepted_violations.csv: "
         "two spellings,Prodrive,<why>"],
    ),
    "acceptance, which is not accepted in turn": (
        [("accepted_violations", None, "check_name,row_key,reason\nold,1 | 2,gone\n")],
        [("accepted_violations", "old | 1 || 2", "row_key", "1 | 2", "of nothing", "x")],
        ["accepted_violations.csv:2: column row_key, value '1 | 2': of nothing: x"],
    ),
    "many": (
        [],
        [("events", f"2003 | {event}", "date", "", "no date", "x") for event in "abcdef"],
        ["events.csv: column date, value '': no date: x; and 5 more lines like it",
         *("If this is correct, add this line to accepted_violations.csv: "
           f"no date,2003 | {event},<why>" for event in "abcdef")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(FOUND))
def test_what_a_check_found(case: str, folder: Path) -> None:
    edits, found, expected = FOUND[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    with loaded(folder / "seeds") as con:
        lines = format_findings(con, TABLES, found, folder / "seeds")
    assert [line.replace(f"{folder / 'seeds'}/", "") for line in lines] == [
        numbered(folder / "seeds", line) for line in expected
    ]


@pytest.mark.slow
def test_a_true_violation_is_accepted_by_the_row_that_the_fault_shows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "seeds", "results", "EX257,,306,", "EX257,,368,")
    assert rebuild(folder) == 2
    row = capsys.readouterr().err.splitlines()[-1].partition("accepted_violations.csv: ")[2]
    change(folder / "seeds", "accepted_violations", None, f"check_name,row_key,reason\n{row}\n")
    assert rebuild(folder) == 2
    assert "expected the reason, not the words in its place" in capsys.readouterr().err
    change(folder / "seeds", "accepted_violations", "<why>", "a penalty")
    assert rebuild(folder) == 0


# Targets that cannot be built: how the target is made, and what is said of it.
TARGETS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder that is not there": (
        lambda target: target.parent.rmdir(),
        "expected an existing folder, not {target.parent}",
    ),
    "folder in the place of the file": (
        lambda target: target.mkdir(),
        "expected a file, not a folder",
    ),
    "file that is not a database": (
        lambda target: target.write_text("my notes\n" * 1000),
        "expected a DuckDB database or no file: ",
    ),
    "read-only folder": (
        lambda target: target.parent.chmod(0o555),
        "cannot be written: ",
    ),
    "link to itself": (
        lambda target: target.symlink_to(target),
        "expected a file, not a link to itself",
    ),
}


@pytest.mark.parametrize("case", TARGETS)
def test_target(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "folder" / "alms.duckdb"
    target.parent.mkdir()
    prepare, expected = TARGETS[case]
    prepare(target)
    if case == "read-only folder" and os.access(target.parent, os.W_OK):
        pytest.skip("this user may write to every folder")
    before = content(tmp_path)
    assert loader.main(["--database", str(target)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{target}: {expected.format(target=target)}")
    assert content(tmp_path) == before


def test_name_that_no_file_can_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / ("x" * 1000)
    assert loader.main(["--database", str(target)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"{target}: expected a name of up to 240 bytes"


def test_a_log_without_its_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may be another program's file; and were it a log, the new database would replay it."""
    log = tmp_path / "notes.wal"
    log.write_text("mine")
    assert loader.main(["--database", str(tmp_path / "notes")]) == 2
    assert capsys.readouterr().err == (f"{log}: expected no log of a database that is not there\n")
    assert log.read_text() == "mine"


def test_unknown_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        loader.main(["--databse", "alms.duckdb"])
    assert exit_.value.code == 2
    assert "unrecognized arguments: --databse" in capsys.readouterr().err


# Opens the database given, says so, and when told to, says what it sees there.
OTHER_PROCESS = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "reader")
print("open", flush=True)
sys.stdin.readline()
print(con.execute("SELECT one FROM old").fetchall())
"""


@contextmanager
def other_process(database: Path, role: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(database), role],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        assert process.communicate("\n")[0] == "[(1,)]\n"


def test_a_database_that_another_process_writes_to_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(folder)
    with other_process(folder / "old.duckdb", "writer"):
        assert rebuild(folder) == 2
        assert capsys.readouterr().err == (
            f"{folder / 'old.duckdb'}: another process holds a lock on it; close that one first\n"
        )
        assert content(folder) == before


@pytest.mark.slow
def test_a_reader_keeps_reading_the_old_database(folder: Path) -> None:
    with other_process(folder / "old.duckdb", "reader"):
        assert rebuild(folder) == 0
        with duckdb.connect(str(folder / "old.duckdb"), read_only=True) as con:
            assert con.execute("SELECT max(round) FROM results").fetchall() == [(9,)]


def rebuild(folder: Path) -> int:
    return loader.main(["--database", str(folder / "old.duckdb"), "--seeds", str(folder / "seeds")])


def content(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
