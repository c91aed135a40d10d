"""Cut what the tests need out of a release of F1DB: python -m tests.cut_f1db FOLDER

tests/f1db/ gets two seasons in the form of the release, and tests/printed/after_each_race.csv.gz
the tables that it has after every race, with the names that imports/f1db.sql gives.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

import duckdb

from imports.folder import Folder
from imports.recipe import Recipe

ROOT = Path(__file__).resolve().parent.parent
SEASONS = {"1953", "2026"}  # shared cars and a correction; sprints, and rounds to come
CUT = ROOT / "tests" / "f1db"
TABLES = ROOT / "tests" / "printed" / "after_each_race.csv.gz"
AFTER_EACH_RACE = """
    SELECT
        CAST(held.season AS INT) AS season, number AS round, championship, competitor,
        CAST(position AS INT) AS position, points
    FROM (
        SELECT
            raceId, 'drivers' AS championship, called(name) AS competitor,
            positionNumber AS position, points
        FROM read_csv('{folder}/f1db-races-driver-standings.csv', all_varchar = true)
        JOIN drivers ON drivers.id = driverId
        UNION ALL
        SELECT
            raceId, 'teams', maker(constructorId, engineManufacturerId,
                constructorId = 'force-india' AND year = '2018' AND CAST(round AS INT) >= 13
                    AND positionNumber IS NOT NULL),
            positionNumber, points
        FROM read_csv('{folder}/f1db-races-constructor-standings.csv', all_varchar = true)
    )
    JOIN (
        SELECT id AS raceId, year AS season, number FROM sessions WHERE session = 'race'
    ) AS held USING (raceId)
    ORDER BY season, number, championship, position NULLS LAST, competitor
"""


def main(folder: Path) -> None:
    recipe = Recipe.of(ROOT / "imports" / "f1db.sql")
    with duckdb.connect() as con:
        Folder(Path("nowhere")).lay_out(con, {})
        recipe.run(con, [folder])
        found = con.execute(AFTER_EACH_RACE.format(folder=folder))
        header = [column[0] for column in found.description]
        rows = found.fetchall()
    with (
        TABLES.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed,
    ):
        lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
        packed.write("\n".join([",".join(header), *lines, ""]).encode())
    CUT.mkdir(exist_ok=True)
    kept: dict[str, list[dict[str, str]]] = {}
    headers = {}
    for pattern, _ in recipe.sources.values():
        with (folder / pattern).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            kept[pattern] = [row for row in reader if row.get("year", "1953") in SEASONS]
            headers[pattern] = reader.fieldnames
    # Of the fastest laps the first ones, and of the lists of names those that are used.
    laps = kept["f1db-races-fastest-laps.csv"]
    laps[:] = [row for row in laps if row["positionText"] in ("1", "2")]
    used = {
        cell
        for name, rows in kept.items()
        if "races" in name
        for row in rows
        for cell in row.values()
    }
    for name, rows in kept.items():
        if "year" not in headers[name]:
            rows[:] = [row for row in rows if row["id"] in used]
        with (CUT / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headers[name], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
