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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

import loader

Edit = tuple[str, str | None, str | None]

# What keeps a file from being read as a table.
SHAPES: dict[str, tuple[list[Edit], list[str]]] = {
    "missing file": (
        [("teams", None, None)],
        ["teams.csv: expected a CSV file with a header: No such file or directory"],
    ),
    "empty file": (
        [("circuits", None, "")],
        ["circuits.csv:1: empty file: expected at least the header circuit,short_name"],
    ),
    "file of blank lines": (
        [("circuits", None, "\ufeff\n\n")],
        ["circuits.csv:1: empty file: expected at least the header circuit,short_name"],
    ),
    "missing column": (
        [("results", "laps,status", "status")],
        ["results.csv:1: column laps: expected in the header, where it is missing"],
    ),
    "renamed column": (
        [("results", "laps,status", "lapz,status")],
        [
            "results.csv:1: column laps: expected in the header, where it is missing",
            "results.csv:1: column number 12, value 'lapz': expected a column of results; "
            "did you mean 'laps'?",
        ],
    ),
    "column in capitals": (
        [("drivers", "driver,note", "driver,NOTE")],
        [
            "drivers.csv:1: column note: expected in the header, where it is missing",
            "drivers.csv:1: column number 2, value 'NOTE': expected a column of drivers; "
            "did you mean 'note'?",
        ],
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
        [("event_kinds", "kind,description\n", "")],
        [
            "event_kinds.csv:1: column kind: expected in the header, where it is missing",
            "event_kinds.csv:1: column description: expected in the header, where it is missing",
            "event_kinds.csv:1: column number 1, value 'short': expected a column of event_kinds",
            "event_kinds.csv:1: column number 2, value 'Every race but the 12 Hours of Sebring "
            "and Petit Le Mans': expected a column of event_kinds",
        ],
    ),
    "short row": (
        [("classes", "2003,GTS,Grand Touring,3", "2003,GTS,Grand Touring")],
        ["classes.csv:«2003,GTS»: column rank, value '': expected 4 cells in the row, not 3"],
    ),
    "long row": (
        [("chassis", "BMW M3 GTR,BMW", "BMW M3 GTR,BMW, Bavaria")],
        [
            "chassis.csv:«M3»: column number 3, value ' Bavaria': expected 2 cells in the row, "
            "not 3; a cell that holds a comma needs quotes",
        ],
    ),
    "row with a comma too many at its end": (
        [("chassis", "BMW M3 GTR,BMW", "BMW M3 GTR,BMW,")],
        [
            "chassis.csv:«M3»: column number 3, value '': expected 2 cells in the row, "
            "not 3; a cell that holds a comma needs quotes",
        ],
    ),
    "rows after a cell with line breaks": (
        [("drivers", "Alain Menu,\nAlex Caffi,", 'Alain Menu,"a\nb"\n\nAlex Caffi')],
        ["drivers.csv:«Caffi»: column note, value '': expected 2 cells in the row, not 1"],
    ),
    "bytes that are not UTF-8": (
        [("drivers", "Didier de Radiguès,", "Didier de Radigu\udce8s,")],
        [
            "drivers.csv:«Radigu»: column driver, value 'Didier de Radigu\\xe8s': "
            "expected text in UTF-8",
        ],
    ),
    "header that is not UTF-8": (
        [("drivers", "driver,note", "driver,n\udcf6te")],
        [
            "drivers.csv:1: column note: expected in the header, where it is missing",
            "drivers.csv:1: column number 2, value 'n\\xf6te': expected a column of drivers; "
            "did you mean 'note'?",
        ],
    ),
    "quote that is not closed": (
        [("drivers", "Alain Menu,", '"Alain Menu,')],
        [
            "drivers.csv:«Alain Menu»: column number 1, value '\"Alain Menu': expected a cell "
            'with a quote to begin and end with one, and to hold it as ""',
        ],
    ),
    "quote within a cell": (
        [("drivers", "Alain Menu,", 'Alain "Menu",')],
        [
            "drivers.csv:«Menu»: column number 1, value 'Alain \"Menu\"': expected a cell with a "
            'quote to begin and end with one, and to hold it as ""',
        ],
    ),
    "blank before a quote": (
        [("drivers", "Alain Menu,", 'Alain Menu, "x"')],
        [
            "drivers.csv:«Menu»: column number 2, value ' \"x\"': expected a cell with a quote to "
            'begin and end with one, and to hold it as ""',
        ],
    ),
    "two kinds of line ends": (
        [("drivers", "Alain Menu,\n", "Alain Menu,\r\n")],
        ["drivers.csv: line ends CRLF, LF: expected one kind in the whole file"],
    ),
}

# What a column's type, a constraint of the schema or a reference refuses.
JOEST = "2003,1,1,LMP900,LMP900,1,1,1,Infineon Team Joest,Audi R8,Audi 3.6 L Turbo V8,367,"
DSQ = "2003,7,88,GTS,GTS,,,88,Prodrive,Ferrari 550-GTS Maranello,,,dsq"
PLACED = "expected (status = 'classified') = (class_position IS NOT NULL)"
WHOLE = "expected a whole number like 3, at most 2147483647"
CELLS: dict[str, tuple[list[Edit], list[str]]] = {
    "text in a number": (
        [("results", JOEST, JOEST.replace("367", "many"))],
        [f"results.csv:«many»: column laps, value 'many': {WHOLE}"],
    ),
    "decimal in a whole number": (
        [("results", JOEST, JOEST.replace("367", "367.0"))],
        [f"results.csv:«367.0»: column laps, value '367.0': {WHOLE}"],
    ),
    "blank in a number": (
        [("results", JOEST, JOEST.replace("367", " 367"))],
        [f"results.csv:« 367»: column laps, value ' 367': {WHOLE}"],
    ),
    "number that no integer holds": (
        [("seasons", "IMSA,5,", "IMSA,5000000000,")],
        [f"seasons.csv:«IMSA»: column edition, value '5000000000': {WHOLE}"],
    ),
    "text in a decimal": (
        [("races", "6.019", "6 km")],
        ["races.csv:«6 km»: column circuit_km, value '6 km': expected a number that fits "
         "DECIMAL(6,3)"],
    ),
    "decimal without its last place": (
        [("races", "6.019", "6.02")],
        ["races.csv:«6.02»: column circuit_km, value '6.02': expected '6.020'"],
    ),
    "date in another order": (
        [("events", "2003-03-15", "15.03.2003")],
        ["events.csv:«15.03»: column date, value '15.03.2003': expected a date like 2003-03-15"],
    ),
    "day that no calendar has": (
        [("events", "2003-03-15", "2003-02-30")],
        ["events.csv:«02-30»: column date, value '2003-02-30': expected a date like 2003-03-15"],
    ),
    "date without end": (
        [("events", "2003-03-15", "infinity")],
        ["events.csv:«infinity»: column date, value 'infinity': "
         "expected date BETWEEN '1900-01-01' AND '9999-12-31'"],
    ),
    "neither true nor false": (
        [("adjustments", "source\n", "source\n2003,GTS,Prodrive,7,stall test,,yes,race7\n")],
        ["adjustments.csv:«yes»: column excluded, value 'yes': expected true or false"],
    ),
    "negative laps": (
        [("results", JOEST, JOEST.replace("367", "-367"))],
        ["results.csv:«-367»: column laps, value '-367': expected laps BETWEEN 0 AND 99999"],
    ),
    "impossible laps": (
        [("results", JOEST, JOEST.replace("367", "3670000"))],
        ["results.csv:«3670000»: column laps, value '3670000': "
         "expected laps BETWEEN 0 AND 99999"],
    ),
    "place 0": (
        [("results", JOEST, JOEST.replace("LMP900,1,1", "LMP900,0,1"))],
        ["results.csv:«LMP900,0,1»: column class_position, value '0': "
         "expected class_position >= 1"],
    ),
    "place worth nothing": (
        [("points_scales", "Formula One 2003,8,1", "Formula One 2003,8,0")],
        ["points_scales.csv:«2003,8,0»: column points, value '0': "
         "expected points BETWEEN 1 AND 9999"],
    ),
    "time in another form": (
        [("races", "12:00:23.360", "12 h 0 min")],
        ["races.csv:«12 h 0»: column winner_time, value '12 h 0 min': "
         "expected winner_time LIKE '%_:__:__.___'"],
    ),
    "empty cell": (
        [("results", JOEST, JOEST.replace("Infineon Team Joest", ""))],
        ["results.csv:«LMP900,1,1,1,,»: column team, value '': expected a value, not an empty "
         "cell"],
    ),
    "result of the cancelled event, which has no round": (
        [("results", "basis,note\n", "basis,note\n2003,,1,GT,GT,,,1,Prodrive,,,,dnf,race,\n")],
        ["results.csv:«2003,,1»: column round, value '': expected a value, not an empty cell"],
    ),
    "round for the cancelled event": (
        [("events", "Grand Prix of Mexico,,", "Grand Prix of Mexico,10,")],
        ["events.csv:«Mexico,10»: columns status, round, values 'cancelled', '10': "
         "expected (status = 'cancelled') = (round IS NULL)"],
    ),
    "repeated team": (
        [("teams", "ADT Champion Racing,\n", "ADT Champion Racing,\nADT Champion Racing,again\n")],
        ["teams.csv:«again»: column team, value 'ADT Champion Racing': "
         "expected to be unique; line «ADT Champion Racing,^» has the same"],
    ),
    "one car number twice in a race": (
        [("results", JOEST, "2003,1,8,GT,GT,11,,8,Prodrive,,,,classified,race,\n" + JOEST)],
        ["results.csv:«Team Bentley,Bentley Speed 8,Bentley 4.0 L Turbo V8,363»: "
         "columns season, round, entry, values '2003', '1', '8': "
         "expected to be unique; line «2003,1,8,GT» has the same"],
    ),
    "one car number twice, under another entry": (
        [("results", JOEST, "2003,1,spare,GT,GT,11,,38,Prodrive,,,,classified,race,\n" + JOEST)],
        ["results.csv:«spare»: columns car_number, entry, values '38', 'spare': "
         "expected (car_number IS NULL) OR (entry = car_number)"],
    ),
    "one driver in two cars of a race": (
        [("result_drivers", "2003,1,Marco Werner,1,1\n",
          "2003,1,Marco Werner,1,1\n2003,1,Marco Werner,38,4\n")],
        ["result_drivers.csv:«Marco Werner,38,4»: columns season, round, driver, "
         "values '2003', '1', 'Marco Werner': "
         "expected to be unique; line «2003,1,Marco Werner,1,1» has the same"],
    ),
    "two drivers in one seat": (
        [("result_drivers", "2003,1,Frank Biela,1,2", "2003,1,Frank Biela,1,1")],
        ["result_drivers.csv:«2003,1,Frank Biela»: columns season, round, entry, seat, "
         "values '2003', '1', '1', '1': "
         "expected to be unique; line «2003,1,Marco Werner,1,1» has the same"],
    ),
    "two cars in one place of a class": (
        [("results", "2003,1,38,LMP900,LMP900,2,2", "2003,1,38,LMP900,LMP900,1,2")],
        ["results.csv:«2003,1,38,»: columns season, round, class, class_position, "
         "values '2003', '1', 'LMP900', '1': "
         "expected to be unique; line «2003,1,1,LMP900» has the same"],
    ),
    "two cars in one place of all": (
        [("results", "2003,1,38,LMP900,LMP900,2,2", "2003,1,38,LMP900,LMP900,2,3")],
        ["results.csv:«2003,1,8,»: columns season, round, overall_position, "
         "values '2003', '1', '3': expected to be unique; line «2003,1,38,» has the same"],
    ),
    "unknown team": (
        [("results", JOEST, JOEST.replace("Joest", "Jost"))],
        ["results.csv:«Jost»: column team, value 'Infineon Team Jost': expected the team of a row "
         "in teams.csv; did you mean 'Infineon Team Joest'?"],
    ),
    "unknown class": (
        [("team_cars", "2003,GTS,Corvette Racing,1", "2003,GTX,Corvette Racing,1")],
        ["team_cars.csv:«GTX»: columns season, class, values '2003', 'GTX': "
         "expected the season, class of a row in classes.csv; did you mean 'GT'?"],
    ),
    "class of another race class": (
        [("results", "2003,1,20,LMP675,LMP675,1,", "2003,1,20,GT,LMP675,11,")],
        ["results.csv:«2003,1,20,»: columns season, race_class, class, "
         "values '2003', 'LMP675', 'GT': "
         "expected the season, race_class, class of a row in race_classes.csv"],
    ),
    "unknown round": (
        [("races", "2003,1,12 h", "2003,10,12 h")],
        ["races.csv:«2003,10»: columns season, round, values '2003', '10': "
         "expected the season, round of a row in events.csv"],
    ),
    "unknown source": (
        [("result_sources", "2003,1,38,race1", "2003,1,38,rce1")],
        ["result_sources.csv:«rce1»: column source, value 'rce1': "
         "expected the source of a row in sources.csv; did you mean 'race1'?"],
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
    "no such status": (
        [("results", JOEST + "classified", JOEST + "clasified")],
        ["results.csv:«clasified»: column status, value 'clasified': "
         "expected status IN ('classified', 'nc', 'dnf', 'dns', 'dsq')"],
    ),
    "no such basis": (
        [("results", JOEST + "classified,race", JOEST + "classified,guess")],
        ["results.csv:«guess»: column basis, value 'guess': "
         "expected basis IN ('race', 'inferred', 'standings')"],
    ),
    "correction of a column that nobody prints": (
        [("corrections", "88,driver", "88,drivr")],
        ["corrections.csv:«drivr»: column column_name, value 'drivr': expected column_name IN "
         "('class', 'race_class', 'class_position', 'overall_position', 'car_number', 'team', "
         "'chassis', 'engine', 'laps', 'status', 'driver')"],
    ),
    "place for a disqualified car": (
        [("results", DSQ, DSQ.replace("GTS,,,", "GTS,9,,"))],
        [f"results.csv:«dsq»: columns status, class_position, values 'dsq', '9': {PLACED}"],
    ),
    "overall place for a disqualified car": (
        [("results", DSQ, DSQ.replace("GTS,,,", "GTS,,40,"))],
        ["results.csv:«dsq»: columns overall_position, status, values '40', 'dsq': "
         "expected (overall_position IS NULL) OR (status NOT IN ('dns', 'dsq'))"],
    ),
    "classified car without a place": (
        [("results", JOEST, JOEST.replace("LMP900,1,1", "LMP900,,1"))],
        [f"results.csv:«LMP900,,1,1»: columns status, class_position, values 'classified', '': "
         f"{PLACED}"],
    ),
    "better overall than in class": (
        [("results", "2003,1,8,LMP900,LMGTP,3,3", "2003,1,8,LMP900,LMGTP,30,3")],
        ["results.csv:«LMGTP,30,3»: columns overall_position, class_position, values '3', '30': "
         "expected overall_position >= class_position"],
    ),
    "winner that was not classified": (
        [("results", JOEST + "classified", JOEST.replace("LMP900,1,1", "LMP900,,1") + "dnf")],
        ["results.csv:«2003,1,1,»: columns overall_position, status, values '1', 'dnf': "
         "expected (overall_position > 1) OR (status = 'classified')"],
    ),
    "laps of a car that did not start": (
        [("results", ",,,dns,race,practice", ",,5,dns,race,practice")],
        ["results.csv:«5,dns»: columns laps, status, values '5', 'dns': "
         "expected (laps = 0) OR (status != 'dns')"],
    ),
    "more cars at the end than at the start": (
        [("race_entries", "2003,1,LMGTP,2,2", "2003,1,LMGTP,2,3")],
        ["race_entries.csv:«2,3»: columns running, entered, values '3', '2': "
         "expected running <= entered"],
    ),
    "cell that breaks the line of its fault": (
        [("events", "2003-03-15", '"2003\n03-15"')],
        ["events.csv:«\"2003»: column date, value '2003\\n03-15': "
         "expected a date like 2003-03-15"],
    ),
}  # fmt: skip

# What the view violations finds.
CONTRADICTIONS: dict[str, tuple[list[Edit], list[str]]] = {
    "overall order against class order": (
        [("results",
          "2003,2,16,LMP675,LMP675,2,4,16,Dyson Racing Team,MG-Lola EX257,"
          "MG (AER) XP20 2.0L Turbo I4,126",
          "2003,2,16,LMP675,LMP675,2,16,16,Dyson Racing Team,MG-Lola EX257,,")],
        ["results.csv:«2003,2,20,»: column overall_position, value '15': "
         "a car ahead of place 3 in LMP675 is 16 overall"],
    ),
    "laps grow down the order": (
        [("results", "Lincoln (Élan) 5.0L V8,114,", "Lincoln (Élan) 5.0L V8,116,")],
        ["results.csv:«2003,2,12,»: column laps, value '116': "
         "a car ahead of place 12 overall has 115 laps",
         "results.csv:«2003,2,12,»: column laps, value '116': "
         "a car ahead of place 6 in LMP900 has 115 laps"],
    ),
    "more laps than the winner": (
        [("results", "EX257,,306,", "EX257,,368,")],
        ["results.csv:«,368,»: column laps, value '368': the winner has 367 laps"],
    ),
    "name of two teams": (
        [("teams", "Dyson Racing Team,Dyson Racing", "Dyson Racing Team,Prodrive")],
        ["teams.csv:«Dyson Racing Team»: column also_printed_as, value 'Prodrive': "
         "another row has it as the name of the team"],
    ),
    "adjustment of a race that was not held": (
        [("events", "note\n", "note\n2003,Last,10,Mosport,2003-11-01,scheduled,short,\n"),
         ("adjustments", "source\n", "source\n2003,GTS,Prodrive,10,late,-5,false,season\n")],
        ["adjustments.csv:«late»: column round, value '10': the event of that round is scheduled"],
    ),
    "result without a source": (
        [("result_sources", "2003,1,38,race1\n", "")],
        ["results.csv:«2003,1,38,»: column entry, value '38': "
         "no row in result_sources says where it is from"],
    ),
    "result of a race that was not held": (
        [("events", "note\n", "note\n2003,Last,10,Mosport,2003-11-01,scheduled,short,\n"),
         ("results", JOEST, "2003,10,1,GT,GT,1,,1,Prodrive,,,,classified,race,\n" + JOEST),
         ("result_sources", "source\n", "source\n2003,10,1,season\n")],
        ["results.csv:«2003,10,1»: column round, value '10': the event of that round is scheduled"],
    ),
    "more cars than entered": (
        [("race_entries", "2003,1,LMGTP,2,2", "2003,1,LMGTP,1,1")],
        ["race_entries.csv:«1,LMGTP,1»: column entered, value '1': results has 2 cars"],
    ),
    "drivers' seats with a hole": (
        [("result_drivers", "2003,1,Frank Biela,1,2\n", "")],
        ["result_drivers.csv:«2003,1,Philipp Peter»: column seat, value '3': "
         "seat 2 of 1 is missing"],
    ),
    "car models with a hole": (
        [("team_cars", "2003,GTS,Corvette Racing,1", "2003,GTS,Corvette Racing,2")],
        ["team_cars.csv:«Corvette Racing»: column car, value '2': car 1 of the team is missing"],
    ),
    "rounds with a hole": (
        [("events", "note\n", "note\n2003,Last,11,Mosport,2003-11-01,scheduled,short,\n")],
        ["events.csv:«Last»: column round, value '11': round 10 is missing"],
    ),
    "rounds against the calendar": (
        [("events", "2003-08-24", "2003-08-10")],
        ["events.csv:«2003-08-10»: column date, value '2003-08-10': "
         "the round before was on 2003-08-17"],
    ),
    "date outside the season": (
        [("events", "2003-10-18", "2005-10-18")],
        ["events.csv:«2005»: column date, value '2005-10-18': "
         "expected a day of the season or of the year before or after"],
    ),
    "round without a points scale": (
        [("rulebook_scales", "ALMS 2003,long,ALMS 2003 long\n", "")],
        ["events.csv:«Sebring»: column kind, value 'long': "
         "rulebook_scales gives rulebook ALMS 2003 no scale for it",
         "events.csv:«Petit»: column kind, value 'long': "
         "rulebook_scales gives rulebook ALMS 2003 no scale for it"],
    ),
    "rulebook without a points scale": (
        [("rulebook_scales", "every car,long,ALMS 2003 long\n", "")],
        ["rulebooks.csv:«every car,»: column rulebook, value 'every car': rulebook_scales gives "
         "it a scale for other rounds of 2003, but not for the kind long"],
    ),
    "race without a winner": (
        [("results", "2003,6,38,LMP900,LMP900,1,1,", "2003,6,38,LMP900,LMP900,1,,")],
        ["results.csv:«2003,6,20,»: column overall_position, value '2': "
         "no car is first overall, and the minimum distance is a share of the winner's"],
    ),
    "scheduled round before a held one": (
        [("events", "2003,Petit Le Mans", "2003,Later,10,Road Atlanta,2003-10-25,scheduled,short,\n"
          "2003,Last,11,Road Atlanta,2003-11-01,held,short,\n2003,Petit Le Mans")],
        ["events.csv:«Later»: column status, value 'scheduled': "
         "round 11 was held, and what is still to come follows it"],
    ),
    "rulebook for no season": (
        [("rulebooks", "ALMS 2003,", "idle,made up,,overall winner,1,,\nALMS 2003,")],
        ["rulebooks.csv:«idle»: column rulebook, value 'idle': "
         "rulebook_scales gives it no scale for any round of a season"],
    ),
    "scale without points": (
        [("scales", "ALMS 2003 short,", "idle,made up,\nALMS 2003 short,")],
        ["scales.csv:«idle»: column scale, value 'idle': points_scales has no position of it"],
    ),
    "scale with a hole": (
        [("points_scales", "Formula One 2003,4,5\n", "")],
        ["points_scales.csv:«2003,5,4»: column position, value '5': position 4 is missing"],
    ),
    "points that rise": (
        [("points_scales", "Formula One 2003,8,1", "Formula One 2003,8,9")],
        ["points_scales.csv:«2003,8,9»: column points, value '9': the position before is worth 2"],
    ),
    "adjustment of a team that did not race": (
        [("adjustments", "source\n", "source\n2003,GT,Prodrive,7,stall test,-3,false,race7\n")],
        ["adjustments.csv:«Prodrive»: column team, value 'Prodrive': "
         "results has no car of the team in GT"],
    ),
    "team excluded twice": (
        [("adjustments", "source\n", "source\n2003,GTS,Prodrive,7,stall test,,true,race7\n"
          "2003,GTS,Prodrive,8,fuel,,true,race8\n")],
        ["adjustments.csv:«fuel»: column excluded, value 'true': "
         "it was excluded in round 7 already"],
    ),
    "correction that is not kept": (
        [("corrections", "Tomas Enge,Tomáš Enge", "Tomas Enge,Tomás Enge"),
         ("corrections", "source\n",
          "source\n2003,1,1,laps,360,366,made up,race1\n2003,6,88,laps,360,366,made up,race1\n"
          "2003,1,38,laps,366,367,made up,race1\n")],
        ["corrections.csv:«2003,1,1,laps»: column kept, value '366': results has 367",
         "corrections.csv:«2003,6,88,laps»: column kept, value '366': results has an empty cell",
         "corrections.csv:«Tomas»: column kept, value 'Tomás Enge': "
         "result_drivers names no such driver of the car"],
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse the SQL files once and not once per case."""
    monkeypatch.setattr(loader, "read_definitions", READ_DEFINITIONS)


READ_DEFINITIONS = functools.cache(loader.read_definitions)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the seeds, and an old database that is not of this project."""
    shutil.copytree(loader.ROOT / "seeds", tmp_path / "seeds")
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("CREATE TABLE old AS SELECT 1 AS one")
    return tmp_path


@pytest.fixture
def refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[Sequence[Edit], Sequence[str]], None]:
    """Make the edits, rebuild, and see exactly these lines come out and nothing else change."""

    def check(edits: Sequence[Edit], expected: Sequence[str]) -> None:
        for edit in edits:
            change(folder / "seeds", *edit)
        before = content(folder)
        code = rebuild(folder)
        out, err = capsys.readouterr()
        lines = err.replace(f"{folder / 'seeds'}/", "").splitlines()
        assert [line for line in lines if ": not checked until " not in line] == [
            numbered(folder / "seeds", line) for line in expected
        ]
        assert (code, out) == (2, "")
        assert content(folder) == before

    return check


def change(seeds: Path, seed: str, old: str | None, new: str | None) -> None:
    path = seeds / f"{seed}.csv"
    if new is None:
        path.unlink()
        return
    text = path.read_bytes().decode()
    if old is not None:
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


@pytest.mark.parametrize("case", SHAPES | CELLS)
def test_fault(case: str, refused: Callable[[Sequence[Edit], Sequence[str]], None]) -> None:
    refused(*(SHAPES | CELLS)[case])


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_contradiction(case: str, refused: Callable[[Sequence[Edit], Sequence[str]], None]) -> None:
    edits, expected = CONTRADICTIONS[case]
    refused(edits, [re.sub("(?=: [^:]*$)", f": {case}", line) for line in expected])


def test_every_check_of_violations_has_a_case() -> None:
    text = (loader.ROOT / "views" / "violations.sql").read_text(encoding="utf-8")
    checks = re.findall(r"^SELECT(?: DISTINCT)?\n    '((?:[^']|'')*)'", text, re.MULTILINE)
    assert {check.replace("''", "'") for check in checks} == set(CONTRADICTIONS)


def test_faults_of_several_files_are_all_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order in which the tables depend on each other, with what could not be checked."""
    for edit in [
        ("circuits", None, None),
        ("classes", "2003,GTS,Grand Touring,3", "2003,GTS,Grand Touring"),
        ("races", "6.019", "long"),
        ("results", JOEST, JOEST.replace("Joest", "Jost").replace("367", "-367")),
        ("result_sources", "2003,1,38,race1", "2003,1,38,rce1"),
    ]:
        change(folder / "seeds", *edit)
    assert rebuild(folder) == 2
    expected = [
        "circuits.csv: expected a CSV file with a header: No such file or directory",
        "circuits.csv: not checked until it has the right shape: its cells, and references to it "
        "from events",
        "classes.csv:«2003,GTS»: column rank, value '': expected 4 cells in the row, not 3",
        "classes.csv: not checked until it has the right shape: its cells, and references to it "
        "from adjustments, disagreements, other_published_points, published_totals, "
        "published_winners, race_classes, team_cars",
        "races.csv:«long»: column circuit_km, value 'long': expected a number that fits "
        "DECIMAL(6,3)",
        "results.csv:«Jost»: column laps, value '-367': expected laps BETWEEN 0 AND 99999",
        "results.csv:«Jost»: column team, value 'Infineon Team Jost': expected the team of a row "
        "in teams.csv; did you mean 'Infineon Team Joest'?",
        "result_sources.csv:«rce1»: column source, value 'rce1': expected the source of a row in "
        "sources.csv; did you mean 'race1'?",
    ]
    lines = capsys.readouterr().err.replace(f"{folder / 'seeds'}/", "").splitlines()
    assert lines == [
        *(numbered(folder / "seeds", line) for line in expected),
        f"{folder / 'seeds'}: not checked until then: whether facts contradict each other",
    ]


def test_a_folder_without_seeds_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "seeds")
    assert rebuild(folder) == 2
    assert capsys.readouterr().err == (
        f"{folder / 'seeds'}: expected a folder with one CSV file per table\n"
    )


def test_a_csv_file_of_no_table_is_not_passed_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = folder / "seeds"
    (seeds / "adjustments.csv").rename(seeds / "adjustment.csv")
    (seeds / "Notes.CSV").touch()
    assert rebuild(folder) == 2
    only = "expected only CSV files that are named like a table"
    missing = (
        f"{seeds}/adjustments.csv: expected a CSV file with a header: No such file or directory"
    )
    found = capsys.readouterr().err.splitlines()
    assert found[0] == missing
    assert found[-3:-1] == [
        f"{seeds}/Notes.CSV: {only}",
        f"{seeds}/adjustment.csv: {only}; did you mean 'adjustments.csv'?",
    ]
    shutil.copy(loader.ROOT / "seeds" / "adjustments.csv", seeds)
    assert rebuild(folder) == 2
    assert capsys.readouterr().err.splitlines()[:-1] == found[-3:-1]


def test_a_header_stands_in_the_first_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "seeds" / "teams.csv"
    path.write_text("\n" + path.read_text("utf-8"), "utf-8")
    assert rebuild(folder) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{path}:1: blank line: expected the header, which is in line 2"
    )


def test_a_cell_may_swallow_half_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As two quotes do that are far apart."""
    path = folder / "seeds" / "result_sources.csv"
    rows = "2003,1,1,race1\n" * 12_000
    path.write_text(f'season,round,entry,source\n2003,1,1,"race1\n{rows}2003,1,1,race1"\n')
    assert rebuild(folder) == 2
    assert f"{path}:2: column source, value 'race1\\n2003,1,1,race1" in capsys.readouterr().err


def test_every_line_of_a_wrong_column_is_listed_in_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "seeds" / "result_sources.csv"
    rows = path.read_text().splitlines()
    path.write_text("\n".join([rows[0], *(re.sub("^2003", "MMIII", row) for row in rows[1:])]))
    assert rebuild(folder) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if line.startswith(str(path))] == [
        f"{path}:{number}: column season, value 'MMIII': {WHOLE}"
        for number in range(2, len(rows) + 1)
    ]


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
    assert line.startswith(f"{target}: not built: ")


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


def test_a_reader_keeps_reading_the_old_database(folder: Path) -> None:
    with other_process(folder / "old.duckdb", "reader"):
        assert rebuild(folder) == 0
        with duckdb.connect(str(folder / "old.duckdb"), read_only=True) as con:
            assert con.execute("SELECT max(round) FROM results").fetchall() == [(9,)]


def rebuild(folder: Path) -> int:
    return loader.main(["--database", str(folder / "old.duckdb"), "--seeds", str(folder / "seeds")])


def content(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
