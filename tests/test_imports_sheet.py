"""Sheets as people have them, and what the import makes of each: rows of seeds, or one line."""

from __future__ import annotations

import csv
import datetime
import zipfile
from pathlib import Path

import duckdb
import pytest
from conftest import most_slow

import loader
from imports.__main__ import main
from imports.folder import Folder
from imports.recipe import Recipe
from imports.sheets import Refused

SHEET = loader.ROOT / "imports" / "sheet.sql"
OPTIONS = {"points": "25,18,15", "championships": "drivers"}


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader's checks have tests of their own, and building takes longest."""
    monkeypatch.setattr(loader, "check", lambda seeds: "checked")


def outcome(folder: Path, data: str | bytes, name: str = "club.csv", **options: str) -> list[str]:
    """What an import writes, a line per car, then what it says; or why it was refused."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    recipe = Recipe.of(SHEET)
    league = Folder(folder / "my-league")
    try:
        said = list(league.bring(recipe, [path], dict.fromkeys(recipe.options) | OPTIONS | options))
    except Refused as error:
        return str(error).splitlines()
    dates = {row["round"]: row.get("date", "") for row in rows(league.path, "events")}
    crews: dict[tuple, list[str]] = {}
    for row in rows(league.path, "result_drivers"):
        crews.setdefault((row["round"], row["entry"]), []).append(row["driver"])
    won: dict[tuple, list[str]] = {}
    for row in rows(league.path, "awards"):
        won.setdefault((row["round"], row["entry"]), []).append(row["award"])
    cars = []
    for row in rows(league.path, "results"):
        key = row["round"], row["entry"]
        place = row.get("class_position") or row.get("status") or "?"
        words = [
            row["round"], dates[row["round"]], row["class"], place, f"#{row['entry']}",
            " + ".join(crews.get(key, [])), *won.get(key, []), row.get("note") or "",
        ]  # fmt: skip
        cars.append(" ".join(filter(None, words)))
    cars += [
        f"{row['round']} {row['date']} scheduled"
        for row in rows(league.path, "events")
        if row.get("status") == "scheduled"
    ]
    ours = (str(league.path), "checked", "pole brings", "fastest lap brings")
    return cars + [line for line in said if not line.startswith(ours)]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# What the sheet says -> what comes out.
HOSTILE = {
    "words in the place, half of them with a reason": (
        "Round,Date,Pos,No,Driver\n"
        "1,2026-05-01,P1,1,Ann\n1,2026-05-01,2nd,2,Ben\n1,2026-05-01,Ret,3,Cid\n"
        "1,2026-05-01,DNF (gearbox),4,Dan\n1,2026-05-01,N/C,5,Eva\n1,2026-05-01,EX,6,Fay\n"
        "1,2026-05-01,d.n.s.,7,Gus\n",
        [
            "1 2026-05-01 Overall 1 #1 Ann", "1 2026-05-01 Overall 2 #2 Ben",
            "1 2026-05-01 Overall dnf #3 Cid", "1 2026-05-01 Overall dnf #4 Dan",
            "1 2026-05-01 Overall nc #5 Eva", "1 2026-05-01 Overall dsq #6 Fay",
            "1 2026-05-01 Overall dns #7 Gus",
        ],
    ),
    "a word that nobody knows": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,1,1,Ann\n1,2026-05-01,fuel?,2,Ben\n",
        ["club.csv, row 3, column Pos, 'fuel?': expected a place, or a word such as DNF, DNS, DSQ or NC"],
    ),
    "no place": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,1,1,Ann\n1,2026-05-01,,2,Ben\n",
        ["club.csv, row 3, column Pos: expected a place, or a word such as DNF, DNS, DSQ or NC"],
    ),
    "a dead heat": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,1,1,Ann\n1,2026-05-01,=2,2,Ben\n1,2026-05-01,2T,3,Cid\n",
        ["1 2026-05-01 Overall 1 #1 Ann", "1 2026-05-01 Overall 2 #2 Ben", "1 2026-05-01 Overall 2 #3 Cid"],
    ),
    "a disqualified car whose place is empty": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,1,1,Ann\n1,2026-05-01,DSQ,2,Ben\n1,2026-05-01,3,3,Cid\n",
        [
            "1 2026-05-01 Overall 1 #1 Ann", "1 2026-05-01 Overall dsq #2 Ben",
            "1 2026-05-01 Overall 2 #3 Cid",
            "round 1, Overall: nobody is 2, and #2 disqualified: the cars behind move up "
            "(--holes keep leaves their places)",
        ],
    ),
    "a place that nobody has": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,1,1,Ann\n1,2026-05-01,3,3,Cid\n",
        ["1 2026-05-01 Overall 1 #1 Ann", "1 2026-05-01 Overall 3 #3 Cid",
         "round 1, Overall: nobody is 2"],
    ),
    "days first, as one of them shows": (
        "Round;Date;Pos;Name\n1;04/05/26;1;Ann\n2;18/05/26;1;Ann\n",
        ["1 2026-05-04 Overall 1 #Ann Ann", "2 2026-05-18 Overall 1 #Ann Ann"],
    ),
    "months first, as one of them shows": (
        "Round\tDate\tPos\tName\n1\t04/05/2026\t1\tAnn\n2\t05/18/2026\t1\tAnn\n",
        ["1 2026-04-05 Overall 1 #Ann Ann", "2 2026-05-18 Overall 1 #Ann Ann"],
    ),
    "days or months first": (
        "Round,Date,Pos,Name\n1,04/05/2026,1,Ann\n2,06/05/2026,1,Ann\n",
        ["club.csv, row 2, column Date, '04/05/2026': expected --dates uk or --dates us: "
         "no date tells whether the day is first"],
    ),
    "days first and months first": (
        "Round,Date,Pos,Name\n1,24/05/2026,1,Ann\n2,05/31/2026,1,Ann\n",
        ["club.csv, row 3, column Date, '05/31/2026': expected one order of day and month in the "
         "column: a 13 or more is second here",
         "club.csv, row 2, column Date, '24/05/2026': expected one order of day and month in the "
         "column: a 13 or more is first here"],
    ),
    "dates in words": (
        "Round,Date,Pos,Name\n1,Sun 12th April 2026,1,Ann\n2,3-May-26,1,Ann\n3,\"June 7, 2026\",1,Ann\n"
        "4,12.07.2026,1,Ann\n5,46250,1,Ann\n",
        ["1 2026-04-12 Overall 1 #Ann Ann", "2 2026-05-03 Overall 1 #Ann Ann",
         "3 2026-06-07 Overall 1 #Ann Ann", "4 2026-07-12 Overall 1 #Ann Ann",
         "5 2026-08-16 Overall 1 #Ann Ann"],
    ),
    "no date": (
        "Rd,Pos,Name\n1,1,Ann\n",
        ["expected --season YEAR, as no column and no date gives the season"],
    ),
    "a winter's dates": (
        "Rd,Date,Pos,Name\n1,2025-11-30,1,Ann\n2,2026-01-11,1,Ann\n",
        ["expected --season YEAR: the dates are of 2025 and 2026"],
    ),
    "a title, an empty row, a block for each round, totals": (
        "Kent Karting Club 2026,,,,\n,,,,\nRound,Date,Pos,No.,Driver\n"
        "Round 1,12/04/2026,1,7,Ann Ash\n,,2,8,Ben Bay\n,,,,\n"
        "Round 2,26/04/2026,1,8,Ben Bay\n,,2,7,Ann Ash\n,,,Total,4\n",
        ["1 2026-04-12 Overall 1 #7 Ann Ash", "1 2026-04-12 Overall 2 #8 Ben Bay",
         "2 2026-04-26 Overall 1 #8 Ben Bay", "2 2026-04-26 Overall 2 #7 Ann Ash",
         "club.csv: above the header, not read: Kent Karting Club 2026",
         "club.csv, row 9: not read: Total 4"],
    ),
    "a table of the standings below": (
        "Round,Date,Pos,Driver,Points\n1,2026-05-01,1,Ann,25\n1,2026-05-01,2,Ben,18\n,,,,\n"
        "Standings,,,,\nPos,Driver,Points,,\n1,Ann,25,,\n2,Ben,18,,\n",
        ["1 2026-05-01 Overall 1 #Ann Ann", "1 2026-05-01 Overall 2 #Ben Ben",
         "club.csv: columns that are not read: Points (2 cells)",
         "club.csv, row 5: not read: Standings", "club.csv, row 6: not read: Pos Driver Points",
         "club.csv, row 7: not read: 1 Ann 25", "club.csv, row 8: not read: 2 Ben 18"],
    ),
    "several drivers in a cell": (
        'Round,Date,Pos,No,Drivers\n1,2026-05-01,1,7,Ann Ash / Ben Bay\n'
        '1,2026-05-01,2,8,"Cid Cole\nDan Dale"\n1,2026-05-01,3,9,Eva Elm & Fay Fox and Gus Gale\n',
        ["1 2026-05-01 Overall 1 #7 Ann Ash + Ben Bay", "1 2026-05-01 Overall 2 #8 Cid Cole + Dan Dale",
         "1 2026-05-01 Overall 3 #9 Eva Elm + Fay Fox + Gus Gale"],
    ),
    "several drivers in columns": (
        "Round,Date,Pos,No,Driver 1,Driver 2\n1,2026-05-01,1,7,Ann Ash,Ben Bay\n1,2026-05-01,2,8,Cid Cole,\n",
        ["1 2026-05-01 Overall 1 #7 Ann Ash + Ben Bay", "1 2026-05-01 Overall 2 #8 Cid Cole"],
    ),
    "a row for each driver, of whom one was on pole": (
        "Round,Date,Pos,No,First name,Surname,Pole\n1,2026-05-01,1,7,Ann,Ash,\n1,2026-05-01,1,7,Ben,Bay,✓\n",
        ["1 2026-05-01 Overall 1 #7 Ann Ash + Ben Bay pole"],
    ),
    "family names first": (
        'Round,Date,Pos,Name\n1,2026-05-01,1,"Ash, Ann"\n1,2026-05-01,2,"Bay, Ben"\n',
        ["1 2026-05-01 Overall 1 #Ann Ash Ann Ash", "1 2026-05-01 Overall 2 #Ben Bay Ben Bay",
         "drivers: family name first in every row, read as first name first: Ash, Ann is Ann Ash"],
    ),
    "commas in some names": (
        'Round,Date,Pos,Name\n1,2026-05-01,1,"Ash, Ann"\n1,2026-05-01,2,Ben Bay\n',
        ["club.csv, row 2, column Name, 'Ash, Ann': expected names without commas, as only some rows "
         "have one: several drivers with / between them"],
    ),
    "nobody's name": (
        "Round,Date,Pos,No,Name\n1,2026-05-01,1,1,Ann\n1,2026-05-01,2,2,T.B.A.\n",
        ["club.csv, row 3, column Name, 'T.B.A.': expected the name of a driver"],
    ),
    "the overall place of cars of two classes": (
        "Round,Date,Pos,Class,No,Name\n1,2026-05-01,1,A,1,Ann\n1,2026-05-01,2,B,2,Ben\n1,2026-05-01,3,A,3,Cid\n",
        ["1 2026-05-01 A 1 #1 Ann", "1 2026-05-01 B 1 #2 Ben", "1 2026-05-01 A 2 #3 Cid",
         "places are overall, those in class follow from their order"],
    ),
    "one number in two classes, and 07 is not 7": (
        "Round,Date,Pos,Class,No,Name\n1,2026-05-01,1,A,7,Ann\n1,2026-05-01,1,B,7,Ben\n1,2026-05-01,2,B,07,Cid\n",
        ["1 2026-05-01 A 1 #7 A Ann", "1 2026-05-01 B 1 #7 B Ben", "1 2026-05-01 B 2 #07 Cid"],
    ),
    "a number twice": (
        "Round,Date,Pos,No,Name\n1,2026-05-01,1,7,Ann\n1,2026-05-01,2,7,Ben\n",
        ["club.csv, row 2 and club.csv, row 3, column Pos: expected one place for #7 in round 1 Overall"],
    ),
    "two dates of a round": (
        "Round,Date,Pos,Name\n1,2026-05-01,1,Ann\n1,2026-05-02,2,Ben\n",
        ["club.csv, row 3, column Round, '1': expected one date for a round: 2026-05-01, 2026-05-02"],
    ),
    "rounds to come, and no number of any": (
        "Date,Track,Pos,Name\n2026-05-01,Lydden,1,Ann\n2026-06-01,Thruxton,1,Ann\n2026-07-01,Mallory,,\n",
        ["1 2026-05-01 Overall 1 #Ann Ann", "2 2026-06-01 Overall 1 #Ann Ann", "3 2026-07-01 scheduled"],
    ),
    "two races of a round": (
        "Round,Race,Date,Pos,Name\n1,1,2026-05-01,1,Ann\n1,2,2026-05-01,1,Ben\n2,1,2026-06-01,1,Ann\n",
        ["1 2026-05-01 Overall 1 #Ann Ann", "2 2026-05-01 Overall 1 #Ben Ben", "3 2026-06-01 Overall 1 #Ann Ann"],
    ),
    "places beside a status": (
        "Round,Date,Pos,Status,Name\n1,2026-05-01,1,Finished,Ann\n1,2026-05-01,2,Retired,Ben\n",
        ["1 2026-05-01 Overall 1 #Ann Ann", "1 2026-05-01 Overall dnf #Ben Ben",
         "dnf beside a place is read without the place in 1 row: club.csv, row 3"],
    ),
    "ticks, notes, a column of lap times and one that is not known": (
        "Round,Date,Pos,Name,Pole,FL,Notes,Weather\n1,2026-05-01,1,Ann,x,1:02.3,Well done,dry\n"
        "1,2026-05-01,2,Ben,,1:02.9,,dry\n",
        ["1 2026-05-01 Overall 1 #Ann Ann pole Well done", "1 2026-05-01 Overall 2 #Ben Ben",
         "club.csv: columns that are not read: Weather (2 cells)",
         "column fastest lap: 2 times are not read, only ticks (Y) are"],
    ),
    "no column of places": (
        "Round,Driver\n1,Ann\n",
        ["club.csv, row 2, column place (none): expected a place, or a word such as DNF, DNS, DSQ or NC"],
    ),
    "Windows-1252 with semicolons": (
        "Round;Date;Pos;Name\n1;12.04.2026;1;Zoë Grant\n".encode("cp1252"),
        ["1 2026-04-12 Overall 1 #Zoë Grant Zoë Grant"],
    ),
    "UTF-16 with tabs, as Excel saves Unicode text": (
        "Round\tDate\tPos\tName\r\n1\t12.04.2026\t1\tZoë Grant\r\n".encode("utf-16"),
        ["1 2026-04-12 Overall 1 #Zoë Grant Zoë Grant"],
    ),
    "two spellings of a name": (
        "Round,Date,Pos,Name\n1,2026-05-01,1,Zoë Grant\n2,2026-05-02,1,Zoë Grant\n3,2026-05-03,1,ZOE  GRANT \n",
        ["1 2026-05-01 Overall 1 #Zoë Grant Zoë Grant", "2 2026-05-02 Overall 1 #Zoë Grant Zoë Grant",
         "3 2026-05-03 Overall 1 #Zoë Grant Zoë Grant",
         "driver ZOE GRANT is read as Zoë Grant, the usual spelling (1 row: club.csv, row 4)"],
    ),
    "lines that end in CR alone, as old Macs have them": (
        "Round,Date,Pos,Name\r1,2026-05-01,1,Ann\r1,2026-05-01,2,Ben\r",
        ["1 2026-05-01 Overall 1 #Ann Ann", "1 2026-05-01 Overall 2 #Ben Ben"],
    ),
    "the sep line of Excel, rounds by name": (
        "sep=;\nRound;Date;Pos;Name\nBrands;2026-05-01;1;Ann\nOulton;2026-05-08;1;Ann\n",
        ["1 2026-05-01 Overall 1 #Ann Ann", "2 2026-05-08 Overall 1 #Ann Ann"],
    ),
    "a quote within a cell": (
        'Round,Date,Pos,Name\n1,2026-05-01,1,Ann "Ace" Ash\n1,2026-05-01,2,"Ben" Bay\n',
        ["club.csv, line 3: expected a quote around a whole cell, doubled within one (',' expected after '\"')"],
    ),
    "capitals, a sign for the number, a time beside the date, words beside the laps": (
        "ROUND,DATE,POS.,CAR #,DRIVER(S),LAPS COMPLETED\nRd. 1,01/05/2026 14:30,1,#21,Ann Ash,20 laps\n"
        "Rd. 2,15/05/2026 14:30,1,#21,Ann Ash,x\n",
        ["club.csv, row 3, column LAPS COMPLETED, 'x': expected a whole number of laps"],
    ),
    "two disqualified, whose places are empty": (
        "Round,Date,Pos,No,Driver\n1,2026-05-01,DSQ,1,Ann\n1,2026-05-01,2,2,Ben\n"
        "1,2026-05-01,DSQ,3,Cid\n1,2026-05-01,4,4,Dan\n",
        ["1 2026-05-01 Overall dsq #1 Ann", "1 2026-05-01 Overall 1 #2 Ben",
         "1 2026-05-01 Overall dsq #3 Cid", "1 2026-05-01 Overall 2 #4 Dan",
         "round 1, Overall: nobody is 1, 3, and #1, #3 disqualified: the cars behind move up "
         "(--holes keep leaves their places)"],
    ),
    "a row twice": (
        "Round,Date,Pos,No,Name\n1,2026-05-01,1,7,Ann\n1,2026-05-01,1,7,Ann\n",
        ["1 2026-05-01 Overall 1 #7 Ann", "#7 stands twice with the same drivers in round 1, "
         "read once: club.csv, row 2 and club.csv, row 3"],
    ),
    "a class missing": (
        "Round,Date,Class,Pos,Name\n1,2026-05-01,A,1,Ann\n1,2026-05-01,,2,Ben\n",
        ["club.csv, row 3, column Class: expected the class of the car"],
    ),
    "a file of nothing": ("", ["club.csv: expected a row of headers such as Round, Date, Pos, Driver"]),
    "a day that is none": (
        "Round,Date,Pos,Name\n1,31/02/2026,1,Ann\n2,08/03/2026,1,Ann\n",
        ["club.csv, row 2, column Date, '31/02/2026': expected a date like 12/04/2026, 12 April 2026 "
         "or 2026-04-12"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(HOSTILE))
def test_a_hostile_sheet(unchecked: None, tmp_path: Path, case: str) -> None:
    data, expected = HOSTILE[case]
    assert outcome(tmp_path, data) == expected


def test_a_workbook(unchecked: None, tmp_path: Path) -> None:
    """Numbers, dates and empty rows as the cells of a workbook hold them, and a sheet a round."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("python_calamine", exc_type=ImportError)  # Wine lacks a library of it
    book = openpyxl.Workbook()
    book.active.title = "Round 1"
    for row in [
        ["Kent Karting Club"], [], ["Date", "Pos", "No", "Driver", "Pole"],
        [datetime.date(2026, 5, 3), 1, 7, "Ann Ash", True], [],
        [datetime.date(2026, 5, 3), 2.0, "08", "Ben Bay", None],
    ]:  # fmt: skip
        book.active.append(row)
    second = book.create_sheet("Round 2")
    for row in [
        ["Date", "Pos", "No", "Driver"],
        [datetime.datetime(2026, 6, 7), "DNF", 7, "Ann Ash"],
    ]:
        second.append(row)
    for row in [["Pos", "Driver", "Points"], [1, "Ann Ash", 25]]:
        (book["Standings"] if "Standings" in book else book.create_sheet("Standings")).append(row)
    book.save(tmp_path / "made.xlsx")
    assert outcome(tmp_path, (tmp_path / "made.xlsx").read_bytes(), "club.xlsx") == [
        "1 2026-05-03 Overall 1 #7 Ann Ash pole",
        "1 2026-05-03 Overall 2 #08 Ben Bay",
        "2 2026-06-07 Overall dnf #7 Ann Ash",
        "club.xlsx, sheet Round 1: above the header, not read: Kent Karting Club",
        "club.xlsx, sheet Standings: columns that are not read: Points (1 cells)",
        "club.xlsx, sheet Standings: not read: 1 row without a round",
    ]


@pytest.mark.slow
def test_an_open_document(unchecked: None, tmp_path: Path) -> None:
    pytest.importorskip("python_calamine", exc_type=ImportError)  # Wine lacks a library of it
    cells = [
        ["Round", "Date", "Pos", "Driver"],
        ["1", "22/04/2026", "=1", "Ann"],
        ["1", "", "1T", "Ben"],
    ]
    text = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in cells
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(tmp_path / "made.ods", "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Results">{text}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    assert outcome(tmp_path, (tmp_path / "made.ods").read_bytes(), "club.ods") == [
        "1 2026-04-22 Overall 1 #Ann Ann",
        "1 2026-04-22 Overall 1 #Ben Ben",
    ]


ONE = "Round,Date,Pos,No,Driver\n1,2026-05-01,1,7,Ann\n1,2026-05-01,DNF,8,Ben\n"
TWO = ONE + "2,2026-06-01,1,8,Ben\n2,2026-06-01,2,7,Ann\n"
# The next sheet -> the cars, after a sheet of two rounds.
NEXT = {
    "the same": (TWO, ["1 7 1", "1 8 dnf", "2 8 1", "2 7 2"]),
    "only the first round": (ONE, ["1 7 1", "1 8 dnf", "2 8 1", "2 7 2"]),
    "a correction": (TWO.replace("DNF,8", "2,8"), ["1 7 1", "1 8 2", "2 8 1", "2 7 2"]),
    "a round more": (TWO + "3,2026-07-01,1,7,Ann\n", ["1 7 1", "1 8 dnf", "2 8 1", "2 7 2", "3 7 1"]),
    "a car less": (TWO.replace("1,2026-05-01,DNF,8,Ben\n", ""), ["1 7 1", "2 8 1", "2 7 2"]),
    "a fault": (TWO.replace("DNF", "?"), ["1 7 1", "1 8 dnf", "2 8 1", "2 7 2"]),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(NEXT))
def test_the_next_sheet(unchecked: None, tmp_path: Path, case: str) -> None:
    """What somebody added by hand stays: half points, and a penalty."""
    league = tmp_path / "my-league"
    outcome(tmp_path, TWO)
    events = "season,event,round,date,points_percent\n2026,Round 1,1,2026-05-01,50\n2026,Round 2,2,2026-06-01,\n"
    (league / "events.csv").write_text(events)
    (league / "adjustments.csv").write_text(
        "season,class,championship,competitor,round,reason,points\n"
    )
    before = {path: path.stat().st_mtime_ns for path in league.iterdir()}
    sheet, expected = NEXT[case]
    outcome(tmp_path, sheet)
    cars = [
        f"{row['round']} {row['entry']} {row.get('class_position') or row['status']}"
        for row in rows(league, "results")
    ]
    assert cars == expected
    assert [row["points_percent"] for row in rows(league, "events")][:2] == ["50", ""]
    after = {path: path.stat().st_mtime_ns for path in league.iterdir()}
    changed = {path.stem for path in after if after[path] != before.get(path)}
    assert changed == {
        "a correction": {"results"},
        "a round more": {"results", "result_drivers", "events"},
        "a car less": {"results", "result_drivers"},
    }.get(case, set())


# Drivers' totals, reckoned by hand from the sheet.
CLUB = {
    "Tom Reed": 18 + 25 + 15 + 18 + 15,
    "Ellie Marsh": 25 + 12 + 25 + 15 + 12,
    "Sanjay Patel": 12 + 0 + 18 + 25 + 18,
    "Kieran O'Brien": 15 + 15 + 12 + 10 + 10,
    "Hanna Lindqvist": 6 + 8 + 8 + 12 + 25,
    "Dave Cole": 8 + 18 + 10 + 8 + 8,
    "Zoë Grant": 0 + 10 + 6 + 6 + 4,
    "Pete Novak": 10 + 0 + 0 + 0 + 6,
}


def test_the_clubs_sheet_makes_a_league(unchecked: None, tmp_path: Path) -> None:
    """The command of the document, and then the loader's."""
    league, database = tmp_path / "my-league", tmp_path / "league.duckdb"
    sheet = loader.ROOT / "examples" / "sheets" / "club_sheet.csv"
    points = "25,18,15,12,10,8,6,4,2,1"
    assert (
        main(
            [
                "sheet",
                str(sheet),
                "--into",
                str(league),
                "--points",
                points,
                "--championships",
                "drivers",
            ]
        )
        == 0
    )
    assert loader.main(["--database", str(database), "--seeds", str(league)]) == 0
    with duckdb.connect(str(database), read_only=True) as con:
        found = con.execute(
            "SELECT driver, points FROM driver_standings WHERE class = 'A'"
        ).fetchall()
        assert dict(found) == CLUB
        assert con.execute("SELECT series FROM seasons").fetchall() == [("My League",)]


@pytest.mark.slow
def test_a_dead_heat_is_accepted_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = "Round,Date,Pos,No,Driver\n1,2026-05-01,=1,7,Ann Ash\n1,2026-05-01,=1,8,Ben Bay\n"
    league = tmp_path / "my-league"
    outcome(tmp_path, sheet)
    assert [row["row_key"] for row in rows(league, "accepted_violations")] == ["2026 | 1 | 8"]
    monkeypatch.setattr(loader, "check", lambda seeds: "checked")  # of nothing to be accepted
    outcome(tmp_path, sheet.replace("=1,8", "2,8").replace("=1", "1"))
    assert [row["class_position"] for row in rows(league, "results")] == ["1", "2"]
    assert rows(league, "accepted_violations") == []


def test_without_rules_the_facts_are_written(tmp_path: Path) -> None:
    recipe = Recipe.of(SHEET)
    (tmp_path / "club.csv").write_text(ONE, encoding="utf-8")
    league = Folder(tmp_path / "my-league")
    *_, last = league.bring(recipe, [tmp_path / "club.csv"], dict.fromkeys(recipe.options))
    assert last.endswith(
        "still missing, the rules: championships.csv, rulebooks.csv, points_scales.csv "
        "(or --points and --championships)"
    )
    assert len(rows(league.path, "results")) == 2


@pytest.mark.slow
def test_what_the_loader_refuses_is_said_of_the_sheet(tmp_path: Path) -> None:
    sheet = "Round,Date,Pos,No,Driver\n1,2026-05-01,1,7,Ann Ash\n1,2026-05-01,1,8,Ben Bay\n"
    first, *_ = outcome(tmp_path, sheet)
    assert first.startswith(
        "club.csv, row 3 (results.csv:3): column class_position, value '1': two cars"
    )
    assert not (tmp_path / "my-league").exists()
