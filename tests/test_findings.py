"""What a check found is shown where it is written, with the row that accepts it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import most_slow
from seed_cases import TABLES, Edit, change, loaded, numbered

import loader
from loading.findings import format_acceptances, format_findings

ADD = "If this is correct, add this line to accepted_violations.csv (check_name,row_key,reason): "

# What a check found: (seed, row_key, column, value, check, detail), and what is said.
FOUND: dict[str, tuple[list[Edit], list[tuple[str, ...]], list[str]]] = {
    "what a terminal would obey": (
        [],
        [("results", "2003 | 1 | 3\n8\u202e", "laps", "367", "many laps", "more than \x1b[1m's")],
        ["results.csv: column laps, value '367': many laps: more than \\x1b[1m's",
         ADD + r'many laps,"2003 | 1 | 3\n8\u202e",<why>'],
    ),
    "row": (
        [],
        [("results", "2003 | 1 | 38", "laps", "367", "many laps", "more than 366")],
        ["results.csv:3: column laps, value '367': many laps: more than 366",
         ADD + "many laps,2003 | 1 | 38,<why>"],
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
         ADD + 'few,"a,b || c | race | 1",<why>',
         ADD + "few,2003 | 1 | 1 | |,<why>"],
    ),
    "name in a list that has no file": (
        [("teams", None, None)],
        [("teams", "Prodrive", "team", "Prodrive", "two spellings", "also ProDrive")],
        ["team_cars.csv:19: column team, value 'Prodrive': two spellings: also ProDrive",
         ADD + "two spellings,Prodrive,<why>"],
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
         *(ADD + f"no date,2003 | {event},<why>" for event in "abcde"),
         "python loader.py --check --seeds SEEDS --accept FILE writes all 6 of these lines into a "
         "file"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", most_slow(FOUND))
def test_what_a_check_found(case: str, folder: Path) -> None:
    edits, found, expected = FOUND[case]
    for edit in edits:
        change(folder / "seeds", *edit)
    findings = [(*row, row[0] != "accepted_violations") for row in found]
    with loaded(folder / "seeds") as con:
        lines = format_findings(con, TABLES, findings, folder / "seeds")
    lines += format_acceptances(findings, folder / "seeds", None)
    lines = [line.replace(f"{folder / 'seeds'} ", "SEEDS ") for line in lines]
    assert [line.replace(f"{folder / 'seeds'}{os.sep}", "") for line in lines] == [
        numbered(folder / "seeds", line) for line in expected
    ]


@pytest.mark.slow
def test_all_acceptances_are_written_into_a_new_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = folder / "seeds"
    change(seeds, "results", "EX257,,306,", "EX257,,368,")
    file = folder / "new.csv"
    check = ["--check", "--seeds", str(seeds), "--accept", str(file)]
    assert loader.main(check) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"{file}: 1 row for accepted_violations.csv, check each and give its reason"
    )
    header, row = file.read_text(encoding="utf-8").splitlines()
    assert header == "check_name,row_key,reason"
    assert row.partition("<why")[2].startswith(": 368: ")
    # Nobody read it: the words in place of a reason are none. And what is there stays.
    change(seeds, "accepted_violations", None, f"{header}\n{row}\n")
    assert loader.main(check) == 2
    assert "expected the reason, not the words in its place" in capsys.readouterr().err
    assert list(format_acceptances([], seeds, file)) == [f"{file}: expected the name of a new file"]
    assert file.read_text(encoding="utf-8") == f"{header}\n{row}\n"


@pytest.mark.slow
def test_a_true_violation_is_accepted_by_the_row_that_the_fault_shows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "seeds", "results", "EX257,,306,", "EX257,,368,")
    assert rebuild(folder) == 2
    row = capsys.readouterr().err.splitlines()[-1].removeprefix(ADD)
    change(folder / "seeds", "accepted_violations", None, f"check_name,row_key,reason\n{row}\n")
    assert rebuild(folder) == 2
    assert "expected the reason, not the words in its place" in capsys.readouterr().err
    change(folder / "seeds", "accepted_violations", "<why>", "a penalty")
    assert rebuild(folder) == 0


def rebuild(folder: Path) -> int:
    return loader.main(["--database", str(folder / "old.duckdb"), "--seeds", str(folder / "seeds")])
