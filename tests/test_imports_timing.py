"""Race files of a timing provider, and what the import makes of a season's folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import loader
from imports.__main__ import main

RACE = loader.ROOT / "examples" / "timing" / "2026" / "01_Long_Beach.csv"
# As the provider writes for WEC: semicolons, fewer columns, another day.
SPA = """\
POSITION;NUMBER;STATUS;LAPS;TOTAL_TIME;TEAM;CLASS;VEHICLE;DRIVER1_FIRSTNAME;DRIVER1_SECONDNAME;
1;01;Classified;140;6:00:10.001;Harbour Racing;GTP;Alder LMDh;Hal;Hill;
2;10;Classified;140;6:00:11.001;Harbour Racing;GTP;Alder LMDh;Ann;Ash;
3;8;Classified;139;6:01:00.001;Quarry Team;LMP2;Oreca LMP2 07;Eva;Elm;
4;23;Classified;130;6:01:01.001;Heart of Oak;GTD;Marlow GT3;Jo;Jay;
5;1;Retired;12;0:30:00.000;Lodge Racing;GTP;Birch LMDh;Pia;Park;
"""


@pytest.fixture
def season(tmp_path: Path) -> Path:
    folder = tmp_path / "2026"
    folder.mkdir()
    (folder / RACE.name).write_bytes(RACE.read_bytes())
    (folder / "02_Spa").mkdir()
    (folder / "02_Spa" / "20260509_03_Results.CSV").write_text(SPA, encoding="utf-8")
    return folder


def bring(*arguments: object) -> int:
    return main(
        ["timing", *map(str, arguments), "--points", "10,8,6", "--championships", "teams,drivers"]
    )


def rows(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [" ".join(filter(None, row)) for row in list(csv.reader(file))[1:]]


@pytest.mark.slow
def test_a_folder_of_races(season: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """01 and 1 are two cars; the place in class follows from the order of the classified ones."""
    league = tmp_path / "sports-cars"
    assert bring(season, "--into", league) == 0
    assert rows(league / "events.csv") == [
        "2026 Long Beach 1 2:40:10.001",
        "2026 Spa 2 2026-05-09 6:00:10.001",
    ]
    assert rows(league / "results.csv") == [
        "2026 1 10 GTP 1 1 10 Harbour Racing Alder LMDh 120",
        "2026 1 7 GTP 2 2 7 Penrose Motorsport Birch LMDh 120",
        "2026 1 8 LMP2 1 3 8 Quarry Team Oreca LMP2 07 119",
        "2026 1 01 GTP 3 4 01 Harbour Racing Alder LMDh 118",
        "2026 1 23 GTD 1 5 23 Heart of Oak Marlow GT3 110",
        "2026 1 57 GTD 2 6 57 Willow Racing Teal GT3 110",
        "2026 1 66 GTD 7 66 Grange Team Teal GT3 80 nc",
        "2026 1 5 GTP 5 Lodge Racing Birch LMDh 120 dsq",
        "2026 2 01 GTP 1 1 01 Harbour Racing Alder LMDh 140",
        "2026 2 10 GTP 2 2 10 Harbour Racing Alder LMDh 140",
        "2026 2 8 LMP2 1 3 8 Quarry Team Oreca LMP2 07 139",
        "2026 2 23 GTD 1 4 23 Heart of Oak Marlow GT3 130",
        "2026 2 1 GTP 5 1 Lodge Racing Birch LMDh 12 dnf",
    ]
    assert [row for row in rows(league / "result_drivers.csv") if " 8 " in row] == [
        "2026 1 8 Eva Elm 1", "2026 1 8 Finn Ford 2", "2026 1 8 Gus Gale 3", "2026 2 8 Eva Elm 1",
    ]  # fmt: skip
    before = {path: path.read_bytes() for path in league.iterdir()}
    monkeypatch.setattr(loader, "check", lambda seeds: "checked")  # as it was before
    assert bring(season / RACE.name, "--into", league) == 0
    assert {path: path.read_bytes() for path in league.iterdir()} == before


# What is wrong with the file -> the line.
REFUSED = {
    "a status that nobody knows": (
        "02_Spa.csv", ("Retired", "Parked"),
        "02_Spa.csv, row 6, column STATUS, 'Parked': expected Classified, Not classified, "
        "Disqualified, Retired or Not started",
    ),
    "a number twice": (
        "02_Spa.csv", ("5;1;", "5;10;"),
        "02_Spa.csv, row 3 and 02_Spa.csv, row 6, column NUMBER, '10': expected a number once in a race",
    ),
    "a name without the round": (
        "03_Results_Race.csv", ("", ""),
        "expected a file or folder named after the round, such as 02_Sebring, or --round 2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    name, change, expected = REFUSED[case]
    path = tmp_path / name
    path.write_text(SPA.replace(*change), encoding="utf-8")
    assert bring(path, "--into", tmp_path / "league", "--season", "2026") == 2
    assert capsys.readouterr().err.strip().removeprefix(f"{path}: ") == expected
    assert not (tmp_path / "league").exists()
