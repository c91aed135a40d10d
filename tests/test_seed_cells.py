"""What a type, a constraint or a reference refuses is said in a line with its place."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import duckdb
import pytest
from conftest import most_slow
from seed_cases import JOEST, TABLES, Edit, change, faults_of, joest, numbered

import loader
from loading import faults
from loading.seed_files import read_tables

# What a column's type, a constraint of the schema or a reference refuses.
LAPS = "expected a whole number from 0 to 99999"
PANDAS = "; pandas writes 1.0 for 1 in a column with empty cells"

CELLS: dict[str, tuple[list[Edit], list[str]]] = {
    "what a spreadsheet, a hurry or another encoding leaves of a text": (
        [("drivers", "driver,note\n", "driver,note\nA,#REF!\nB,=A2\nC,'08\nD,〃\nE,–\n"
          "F,ChloÃ©\nG,Chlo\ufffd\n")],
        [f"drivers.csv:{line}: column note, value {value}" for line, value in [
            (2, "'#REF!': expected a value, not a formula or error of a spreadsheet"),
            (3, "'=A2': expected a value, not a formula or error of a spreadsheet"),
            (4, "\"'08\": expected a value, not a formula or error of a spreadsheet"),
            (5, "'〃': expected the value itself, not a ditto mark"),
            (6, "'–': expected an empty cell where there is no value"),
            (7, "'ChloÃ©': expected UTF-8 text; was it 'Chloé'?"),
            (8, "'Chlo\ufffd': expected UTF-8 text, and some letters are lost"),
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
         "expected no blank or invisible character at the start or end"],
    ),
    "no-break space at an end": (
        [("drivers", "Alain Menu,", "\u00a0Alain Menu,")],
        ["drivers.csv:«Alain Menu»: column driver, value '\\xa0Alain Menu': "
         "expected no blank or invisible character at the start or end"],
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
         "expected accented letters as single characters"],
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
        ["adjustments.csv:2: expected a row of up to 1,999,000 bytes"],
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
    "unknown kind of race": (
        [("events", "2003-03-15,held,long", "2003-03-15,held,endurance")],
        ["events.csv:«endurance»: column kind, value 'endurance': "
         "expected the kind of a row in event_kinds.csv"],
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
    "two drivers in one seat": (
        [("result_drivers", "2003,1,Frank Biela,1,2", "2003,1,Frank Biela,1,1")],
        ["result_drivers.csv:«2003,1,Frank Biela»: columns season, round, entry, seat, "
         "values '2003', '1', '1', '1': "
         "expected to be unique; line «2003,1,Marco Werner,1,1» has the same"],
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
         "expected the season, round, entry of a row in results.csv; results has '08': "
         "spreadsheets drop leading zeros; and 1 more line like it, in result_sources.csv"],
    ),
    "leading zero dropped in the results": (
        [("results", "2003,9,08,", "2003,9,8,")],
        ["corrections.csv:4: columns season, round, entry, values '2003', '9', '08': "
         "expected the season, round, entry of a row in results.csv; results has '8': "
         "spreadsheets drop leading zeros; and 6 more lines like it, in corrections.csv, "
         "result_drivers.csv and result_sources.csv"],
    ),
    "leading zero dropped, and there is such a car": (
        [("results", JOEST, "2003,1,08,GT,,11,,08,Prodrive,,,,classified,race,\n" + JOEST),
         ("result_drivers", "2003,1,Marco Werner,1,1",
          "2003,1,Dor,8,1\n2003,1,Marco Werner,1,1")],
        ["result_drivers.csv:«Johnny Herbert,8,»: columns season, round, entry, seat, "
         "values '2003', '1', '8', '1': expected to be unique; line «2003,1,Dor» has the same; "
         "results has '08': spreadsheets drop leading zeros"],
    ),
    "row forgotten, and a number like it": (
        [("result_drivers", "2003,1,Marco Werner,1,1",
          "2003,1,Dor,08,1\n2003,1,Marco Werner,1,1")],
        ["result_drivers.csv:«1,Dor,08»: columns season, round, entry, values '2003', '1', '08': "
         "expected the season, round, entry of a row in results.csv; results has '8': "
         "spreadsheets drop leading zeros"],
    ),
    "season in the place of its list": (
        [("seasons", None, None), ("events", "2003,Mobil", "203,Mobil")],
        ["events.csv:«Mobil»: column season, value '203': "
         "expected a whole number from 1900 to 9999",
         "disagreements.csv:«2003,1,LMP900,engine of #27»: columns season, round, "
         "values '2003', '1': expected the season, round of a row in events.csv; and 55 more "
         "lines like it, in place_notes.csv, published_winners.csv, race_entries.csv, results.csv "
         "and published_points.csv"],
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
         "expected accented letters as single characters; "
         "and 5 more lines like it"],
    ),
    "few are lines of their own": (
        ("drivers", r"(?m)^(Alain Menu|Alex Caffi),$", r"\1,NULL"),
        [f"drivers.csv:{line}: column note, value 'NULL': "
         "expected an empty cell where there is no value" for line in (2, 3)],
    ),
    "rows twice": (
        ("result_sources", r"(?s)(?<=source\n).+", r"\g<0>\g<0>"),
        ["result_sources.csv:255: columns season, round, entry, source, "
         "values '2003', '1', '1', 'race1': expected to be unique; line 2 has the same; "
         "and 252 more lines like it"],
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
         "of a row in drivers.csv; and 376 more lines like it, in published_winner_drivers.csv, "
         "awards.csv and result_drivers.csv"],
    ),
    "number that is none, of rows that others refer to": (
        ("events", "2003,Mobil 1 12 Hours of Sebring,1,", "2003,Mobil 1 12 Hours of Sebring,one,"),
        ["events.csv:2: column round, value 'one': expected a whole number from 1 to 63"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(CELLS, 36))
def test_fault(case: str, folder: Path) -> None:
    edits, expected = CELLS[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    assert faults_of(folder / "seeds") == [numbered(folder / "seeds", line) for line in expected]


@pytest.mark.parametrize("case", most_slow(MANY))
def test_one_cause_is_one_line(case: str, folder: Path) -> None:
    (seed, pattern, new), expected = MANY[case]
    path = folder / "seeds" / f"{seed}.csv"
    text, count = re.subn(pattern, new, path.read_text("utf-8"))
    assert count
    path.write_text(text, "utf-8")
    assert faults_of(folder / "seeds") == [numbered(folder / "seeds", line) for line in expected]


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
    assert loader.main(["--check", "--seeds", str(folder / "seeds")]) == 2
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
    assert err.replace(f"{folder / 'seeds'}{os.sep}", "").splitlines() == [
        *(numbered(folder / "seeds", line) for line in expected),
        f"{folder / 'seeds'}: Fix these first; not checked yet: the cells of circuits.csv and "
        "classes.csv, references to circuits.csv and classes.csv, "
        "whether facts contradict each other",
    ]
    assert out == ""


def test_checks_are_explained_in_words() -> None:
    with duckdb.connect() as con:
        loader.execute(con, [table.create for table in TABLES])
        read = read_tables(con, TABLES)
    for table in TABLES:
        if table.kind == "TABLE":
            for _, rule, expected, _ in faults.read_checks(table.create, read[table.name].types)[1]:
                assert not re.search(r"[=<>()]|NULL|for which", expected), (table.name, rule)
