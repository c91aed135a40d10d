"""The page shows what the views say: read without a script, and in a real browser."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs
from xml.etree import ElementTree

import duckdb
import pytest
import seasons

import loader
from page.__main__ import main

season = pytest.importorskip("page.season", reason="needs the extra page")
render, site = season.render, season.site
pytestmark = pytest.mark.slow

# As a browser would read it: the end of the data, and a program.
HOSTILE = "</script><script>document.title = 'broken'</script>"


class Page(NamedTuple):
    con: duckdb.DuckDBPyConnection
    year: int
    text: str

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of its season; a championship is written as the page does: class|who."""
        championship = "class || '|' || championship"
        return self.con.execute(
            query.replace("SELECT championship", f"SELECT {championship}")
            + f" AND season = {self.year}"
        ).fetchall()

    def section(self, name: str) -> ElementTree.Element:
        """A part of the page, as it is without a script."""
        (inner,) = re.findall(r"<main>.*</main>", self.text, re.DOTALL)
        return ElementTree.fromstring(inner).find(f"section[@id='{name}']")


def written(database: Path, folder: Path, year: int) -> Page:
    # A copy: a process opens a file in one way only, and the page opens it without other files.
    database = Path(shutil.copy(database, folder / "copy"))
    asked = ["--database", str(database), "--season", str(year), "--output", str(folder / "page")]
    assert main(asked) == 0
    text = (folder / "page").read_text("utf-8")
    return Page(duckdb.connect(str(database), read_only=True), year, text)


def database_of(tables: seasons.Tables, point: str = "INTEGER") -> duckdb.DuckDBPyConnection:
    con = seasons.empty_database(point)
    for table, rows in tables.items():
        seasons.insert(con, table, rows)
    return con


def of_2001(con: duckdb.DuckDBPyConnection) -> Page:
    return Page(con, 2001, render(con, None))


@cache
def made_up() -> Page:
    """A season that is not over, with names that break out, fractions of points, a round dropped,
    a penalty and an exclusion; without a teams' championship, circuits, what-ifs or a series."""
    tables = seasons.season_rows(
        [
            {
                "overall_position": 1,
                "class_position": 1,
                "team": HOSTILE,
                "drivers": ["Zoë Ångström"],
                "laps": 10,
            },
            {"class_position": 2, "team": "B", "drivers": [HOSTILE], "laps": 9},
            {"class_position": 3, "team": "C", "drivers": ["C"], "laps": 6},
            {"class_position": 1, "team": "C", "drivers": [HOSTILE], "round": 2},
            {"class_position": 2, "team": "B", "drivers": ["Zoë Ångström"], "round": 2},
        ],
        rulebooks={"rules": {"segments": [(1, 3, 1)]}},
        scales={"halves": [12.5, 8, 6]},
        rounds=3,
        held=2,
        adjustments=[
            {"championship": "drivers", "competitor": HOSTILE, "points": -0.5},
            {"championship": "drivers", "competitor": "C"},
        ],
    )
    tables["championships"] = [
        row for row in tables["championships"] if row["championship"] == "drivers"
    ]
    tables["seasons"] = [{"season": 2001}]
    tables["events"] = [row | {"circuit": None} for row in tables["events"]]
    return of_2001(database_of(tables, seasons.FRACTIONS))


@pytest.fixture(
    scope="module",
    params=[
        "2003",
        "made up",
        pytest.param(("club_league", 2025), id="league"),
        pytest.param(("formula_one", 1988), id="formula one"),
    ],
)
def page(
    request: pytest.FixtureRequest, database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("page")
    match request.param:
        case "2003":
            yield written(database, folder, 2003)
        case "made up":
            yield made_up()
        case seeds, year:
            loader.build(folder / "database", loader.ROOT / "examples" / seeds)
            yield written(folder / "database", folder, year)


@pytest.fixture(scope="module")
def page_2003(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return written(database, tmp_path_factory.mktemp("page"), 2003)


@pytest.fixture(scope="module")
def league(tmp_path_factory: pytest.TempPathFactory) -> Page:
    folder = tmp_path_factory.mktemp("league")
    loader.build(folder / "database", loader.ROOT / "examples" / "club_league")
    return written(folder / "database", folder, 2025)


def test_the_pages_are_small(page_2003: Page, league: Page) -> None:
    assert len(page_2003.text.encode()) < 700_000
    assert len(league.text.encode()) < 300_000


def words(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def shown(points: Decimal | int | None) -> str:
    return "" if points is None else f"{float(points):g}".replace("-", "−")


ENDS = {"finished": "0", "nc": "NC", "dnf": "Ret", "dsq": "DSQ", "dns": "DNS"}
Cells = dict[tuple[str, str, str], tuple[str, list[str]]]


def cells(page: Page, scenario: str) -> Cells:
    """(championship, competitor, round) -> its points and their reasons, as the views have them."""
    texts: dict[Any, str] = {}
    reasons: dict[Any, list[str]] = {}
    ends: dict[Any, set[str]] = {}
    for *key, car, points, why, end in page.ask(
        "SELECT championship, competitor, round::TEXT, ledger.car_number, points, why, CASE "
        "WHEN reason = 'points adjustment' THEN NULL "
        "WHEN finish.class_position > 0 THEN 'finished' ELSE status END FROM ("
        "FROM scenario_ledger ORDER BY class_position NULLS LAST, entry, why) AS ledger "
        "LEFT JOIN (SELECT results.season AS year, results.round AS nth, results.entry AS car, "
        "unnest(COALESCE(stated, facts)) FROM (SELECT season, round, entry, "
        "{class_position: class_position, status: status} AS facts FROM results) AS results "
        "LEFT JOIN (SELECT season, round, entry, "
        "{class_position: class_position, status: status} AS stated FROM what_if_results "
        f"WHERE what_if = '{scenario}') USING (season, round, entry)) AS finish "
        "ON year = season AND nth = round AND car = entry "
        f"WHERE scenario = '{scenario}'"
    ):
        number = f"#{car}: " if car else ""
        reasons.setdefault(tuple(key), []).append(f"{shown(points)} · {number}{why}")
        if end:
            ends.setdefault(tuple(key), set()).add(end)
    for key, found in ends.items():
        texts[key] = next(mark for end, mark in ENDS.items() if end in found)
    for *key, points, scored in page.ask(
        "SELECT championship, competitor, round::TEXT, points, scored "
        f"FROM scenario_points_by_round WHERE scenario = '{scenario}'"
    ):
        text = shown(scored) if scored else texts[tuple(key)]
        texts[tuple(key)] = text if points == scored else f"({text})"
    for *key, points in page.ask(
        "SELECT championship, competitor, round::TEXT, points FROM scenario_ledger "
        f"WHERE scenario = '{scenario}' AND reason = 'points adjustment' AND points <> 0"
    ):
        more = f"{'+' if points > 0 else ''}{shown(points)}"
        texts[tuple(key)] = f"{texts.get(tuple(key), '')} {more}".strip()
    return {key: (texts.get(key, ""), list(dict.fromkeys(reasons[key]))) for key in reasons}


def listed(page: Page, scenario: str) -> dict[tuple[str, str], tuple[str, str]]:
    """(championship, competitor) -> place and total, in their order."""
    return {
        (championship, competitor): (str(position or ""), shown(points))
        for championship, competitor, position, points in page.ask(
            "SELECT championship, competitor, position, points FROM ("
            "FROM scenario_standings ORDER BY position, competitor"
            f") WHERE scenario = '{scenario}'"
        )
    }


def test_every_number_of_the_grids_and_its_reasons(page: Page) -> None:
    lines: dict[Any, Any] = {}
    read: Cells = {}
    for grid in page.section("tables").iterfind("div[@data-table]"):
        for row in grid.iterfind(".//tr[@data-competitor]"):
            key = (grid.get("data-table"), row.get("data-competitor"))
            assert words(row.find("th[@scope='row']")) == " ".join(key[1].split())
            lines[key] = (
                words(row.find("td[@class='place']")),
                words(row.find("td[@class='total']")),
            )
            for cell in row.iterfind("td[details]"):
                read[*key, cell.get("data-round")] = (
                    words(cell.find("details/summary")),
                    [words(reason) for reason in cell.iterfind("details/ul/li")],
                )
    expected = listed(page, "official")
    assert lines == expected
    assert sorted(lines, key=lambda key: key[0]) == sorted(expected, key=lambda key: key[0])
    assert read == {
        key: said for key, said in cells(page, "official").items() if key[:2] in expected
    }


def test_podiums_and_absences(page: Page) -> None:
    """A cell has the colour of its best place; a dash stands where nobody was there."""
    best = {
        tuple(key): place
        for *key, place in page.ask(
            "SELECT championship, competitor, round::TEXT, MIN(class_position) FROM points_ledger "
            "GROUP BY season, class, championship, competitor, round HAVING TRUE"
        )
    }
    held = {str(round) for (round,) in page.ask("SELECT round FROM events WHERE status = 'held'")}
    read = 0
    for grid in page.section("tables").iterfind("div[@data-table]"):
        for row in grid.iterfind(".//tr[@data-competitor]"):
            for cell in row.iterfind("td[@data-round]"):
                key = (grid.get("data-table"), row.get("data-competitor"), cell.get("data-round"))
                place = best.get(key)
                colour = {f"p{nth}" for nth in (1, 2, 3)} & set(cell.get("class", "").split())
                assert colour == ({f"p{place}"} if place and place <= 3 else set())
                if key not in best:
                    assert words(cell) == ("–" if key[2] in held else "")
                read += 1
    assert read


def test_the_title_race_in_words_and_in_the_chart(page: Page) -> None:
    """Of the first six lines; the last row of the table counts all who could still win. Where it
    is unknown who scored with a car, nobody can say who could."""
    expected: dict[Any, Any] = {}
    open_to: Counter[Any] = Counter()
    for table, competitor, round, points, available, can, won, complete in page.ask(
        "SELECT championship, competitor, round, points, points_available, can_still_win, "
        "clinched, complete FROM title_race WHERE TRUE"
    ):
        title = "won" if won else "can still win" if can else "out"
        expected[table, competitor, round] = (points, available, title if complete or won else "")
        open_to[table, round] += can
    seen = 0
    for race in page.section("race").iterfind("div[@data-table]"):
        table = race.get("data-table")
        heading, *rows = list(race.iter("tr")) or [[]]
        lines = [words(item) for item in race.iterfind(".//ul/li")]
        assert [words(row[0]) for row in rows[: len(lines)]] == lines
        for row, line in zip(rows, lines, strict=False):
            for round in range(1, len(heading)):
                # Whoever shares a line is level after every round.
                (found,) = {
                    expected[key]
                    for key in expected
                    if key[0] == table and key[2] == round and shares(key[1], line)
                }
                points, available, title = found
                reach = (
                    f"≤ {shown(points + available)}"
                    if available and title not in ("", "out")
                    else ""
                )
                assert words(row[round]) in (f"{shown(points)}{reach}", f"{shown(points)}decided")
                assert (row[round].get("class") == "out") == (title == "out")
                seen += 1
        if rows and table not in incomplete(page):
            counts = [words(cell) for cell in rows[-1]][1:]
            assert counts == [str(open_to[table, round]) for round in range(1, len(heading))]
    assert seen


def shares(competitor: str, line: str) -> bool:
    name = " ".join(competitor.split())
    return name == line or name in line.split(" / ")


def incomplete(page: Page) -> set[str]:
    return {key for (key,) in page.ask("SELECT championship FROM standings WHERE NOT complete")}


def test_the_champions_and_whether_they_are_complete(page: Page) -> None:
    first: dict[str, list[str]] = {}
    for table, competitor in page.ask(
        "SELECT championship, competitor FROM (FROM standings ORDER BY competitor) "
        "WHERE position = 1"
    ):
        first.setdefault(table, []).append(competitor)
    won = {
        table
        for table, final in page.ask(
            "SELECT championship, max_by(clinched, round) FROM title_race "
            "GROUP BY season, class, championship, competitor HAVING TRUE"
        )
        if final
    }
    for cell in page.section("champions").iterfind(".//td[@data-champion]"):
        table = cell.get("data-champion")
        names = ", ".join(first.pop(table, ["nobody yet"]))
        assert words(cell.find("a")) == " ".join(names.split())
        assert ("incomplete" in words(cell)) == (table in incomplete(page))
        assert bool(re.search(r"(decided in|champion since) round", words(cell))) == (table in won)
    assert first == {}


def test_the_calendar_and_its_winners(page: Page) -> None:
    rows = list(page.section("calendar").iterfind(".//tbody/tr"))
    classes = [words(cell) for cell in page.section("calendar").iterfind(".//thead/tr/th")][2:]
    events = page.con.execute(
        f"SELECT round, event, status FROM schedule WHERE season = {page.year} "
        "ORDER BY date NULLS LAST, round"
    ).fetchall()
    won: dict[Any, list[Any]] = {}
    for round, name, team, drivers in page.ask(
        "SELECT round, class, team, drivers FROM class_winners WHERE TRUE"
    ):
        won.setdefault((round, name), []).append((team, drivers))
    for row, (round, event, status) in zip(rows, events, strict=True):
        assert words(row[0]) == str(round or "–")
        assert words(row[1]).startswith(" ".join(event.split()))
        if status == "cancelled":
            assert words(row[2]).startswith("Cancelled")
        if status == "held":
            for name, cell in zip(classes, row[2:], strict=True):
                for team, drivers in won.get((round, name if len(classes) > 1 else "F1"), []):
                    for said in filter(None, (team, drivers)):
                        assert " ".join(said.split()) in words(cell)


def test_the_sheet_of_every_race(page: Page) -> None:
    """The facts of every car; and what cars brought adds up to the cells of the grids."""
    found: Counter[Any] = Counter()
    brought: dict[Any, list[str]] = {}
    for sheet in page.section("races").iterfind("details"):
        heads = [words(cell).removeprefix("Points") for cell in sheet.iterfind(".//thead/tr/th")]
        for row in sheet.iterfind(".//tbody/tr"):
            if row.get("class") == "minimum":
                continue
            cell = dict(zip(heads, map(words, row), strict=True))
            key = (int(sheet.get("data-round")), cell["Place"], cell.get("Team", ""))
            found[(*key, cell.get("Drivers", ""), cell.get("Laps", ""))] += 1
            for who in ("teams", "drivers", "manufacturers"):
                for name in {
                    "teams": [cell.get("Team", "")],
                    "drivers": cell.get("Drivers", "").split(" / "),
                    "manufacturers": [],
                }[who]:
                    if cell.get(who):
                        brought.setdefault((who, name, key[0]), []).append(cell[who])
    assert found == Counter(
        (
            round,
            str(place or {"nc": "NC", "dnf": "Ret", "dsq": "DSQ", "dns": "DNS"}[status]),
            *("" if cell is None else " ".join(str(cell).split()) for cell in cells),
        )
        for round, place, status, *cells in page.ask(
            "SELECT round, class_position, status, team, drivers, laps FROM race_results WHERE TRUE"
        )
    )
    scored = {
        (who, " ".join(name.split()), round): points
        for who, name, round, points in page.ask(
            "SELECT ledger.championship, competitor, round, SUM(points) "
            "FROM points_ledger AS ledger "
            "WHERE reason <> 'points adjustment' AND championship IN ('teams', 'drivers') "
            "GROUP BY season, ledger.championship, competitor, round HAVING TRUE"
        )
    }
    assert scored
    for (who, name, round), points in scored.items():
        total = Decimal(0)
        for cell in brought[who, name, round]:
            # Where those of a car got different points, each stands by its name.
            own = re.search(rf"(?:^|, ){re.escape(name)} (−?[\d.]+)", cell)
            total += Decimal((own[1] if own else cell).replace("−", "-"))
        assert total == points, (who, name, round)


def test_what_a_what_if_changes_is_listed(page: Page) -> None:
    section = page.section("what-ifs")
    read = {
        words(item.find("a")): [words(small) for small in item.iterfind("small")]
        for item in (section.iterfind("ul/li") if section is not None else [])
    }
    expected: dict[str, list[str]] = {}
    for what_if, question in page.con.execute("SELECT what_if, question FROM what_ifs").fetchall():
        titles: dict[str, tuple[list[str], list[str]]] = {}
        for table, competitor, won in page.ask(
            "SELECT championship, competitor, title_won FROM (FROM what_if_differences "
            "ORDER BY position NULLS LAST, points DESC, competitor) "
            f"WHERE what_if = '{what_if}' AND (title_won OR title_lost)"
        ):
            titles.setdefault(table, ([], []))[not won].append(competitor)
        expected[question] = [
            ", ".join(won) + (" instead of " + ", ".join(lost) if won and lost else "")
            if won
            else "no more " + ", ".join(lost)
            for won, lost in titles.values()
        ]
    assert {question: len(said) for question, said in read.items()} == {
        question: max(1, len(said)) for question, said in expected.items()
    }
    for question, said in expected.items():
        for words_of_title in said:
            assert any(words_of_title in item for item in read[question])


def test_the_rules_of_2003(page_2003: Page) -> None:
    rules = page_2003.section("rules")
    assert [words(item) for item in rules.iterfind(".//li")] == [
        "A car must complete 70 percent of the overall winner's laps to score.",
        "Only the best car of a competitor scores in a race.",
        "Drivers who share a car each get the points of its place.",
        "No round is dropped.",
        "Level on points, the one with more wins is ahead, then with more second places, and so "
        "on; those still level share the place.",
    ]
    assert [[words(cell) for cell in row][1:4] for row in rules.iter("tr")] == [
        ["1", "2", "3"],
        ["26", "22", "19"],
        ["20", "16", "13"],
    ]


def test_the_rules_of_the_league(league: Page) -> None:
    rules = league.section("rules")
    ties = (
        "Level on points, the one with more wins is ahead, then with more second places, and so "
        "on; "
    )
    assert [words(heading) for heading in rules.iter("h3")][:2] == ["Feature Cup", "League drivers"]
    assert [[words(item) for item in listed] for listed in rules.findall("ul")[:2]] == [
        [
            "Round 10, Suzuka feature, was worth 50 percent of the points.",
            "Only the best car of a competitor scores in a race.",
            "Drivers who share a car each get the points of its place.",
            "No round is dropped.",
            "A round of the kind sprint does not count.",
            ties + "then the one with the better place in the last round in which either was "
            "placed.",
        ],
        [
            "Round 10, Suzuka feature, was worth 50 percent of the points.",
            "Fastest lap (race): 1 point, for a car in the first 10.",
            "Pole (race): 1 point.",
            "A car that does not finish (race): 1 point.",
            "Only the best car of a competitor scores in a race.",
            "Drivers who share a car each get the points of its place.",
            "Of the season, the worst round held is dropped.",
            ties + "those still level share the place.",
        ],
    ]


def test_a_season_that_lacks_much() -> None:
    page = made_up()
    rows = {
        name: [[words(cell) for cell in row] for row in page.section(name).iter("tr")]
        for name in ("race", "races", "champions")
    }
    assert rows["race"] == [
        ["Driver", "1Race 1", "2Race 2"],
        ["Zoë Ångström", "12.5decided", "12.5"],
        [HOSTILE, "7.5", "12"],
        ["Lead", "5", "0.5"],
        ["Could still win", "1", "1"],
    ]
    assert rows["champions"] == [
        ["Drivers"],
        ["Zoë Ångström12.5 points, champion since round 1"],
    ]
    assert rows["races"][0] == ["Place", "Car", "Team", "Drivers", "Laps", "Pointsdrivers", "Why"]
    assert [row[2:] for row in rows["races"][1:5]] == [
        [HOSTILE, "Zoë Ångström", "10", "12.5", "1st in GT is worth 12.50"],
        ["B", HOSTILE, "9", "0", "dropped round: only the best one counts"],
        [],
        ["C", "C", "6", "0", "below minimum distance: 6 laps, 7 required"],
    ]
    assert words(page.section("races").find("details/p")) == "Minimum distance to score: 7 laps."
    assert "After 2 of 3 rounds. Next: Race 3, " in page.text
    assert 'name="what_if"' not in page.text
    assert page.text.count("<script") == 2


def test_a_league_of_drivers_has_no_empty_columns() -> None:
    tables = seasons.season_rows(
        [{"class_position": 1, "drivers": ["A"]}, {"class_position": 2, "drivers": ["B"]}],
        rounds=1,
    )
    tables["championships"] = [
        row for row in tables["championships"] if row["championship"] == "drivers"
    ]
    page = of_2001(database_of(tables))
    heads = [words(cell) for cell in page.section("races").iterfind(".//th")]
    assert heads == ["Place", "Car", "Drivers", "Pointsdrivers", "Why"]


def test_the_same_page_twice(page: Page) -> None:
    assert render(page.con, page.year) == page.text


def test_a_site_of_every_season(tmp_path: Path) -> None:
    tables = seasons.merged(
        *(
            seasons.apart(
                seasons.season_rows([{"class_position": 1, "team": team, "drivers": [team]}]), year
            )
            for year, team in ((2001, "A"), (2003, HOSTILE))
        )
    )
    con = database_of(tables)
    files = dict(site(con))
    assert list(files) == ["2001.html", "2003.html", "index.html"]
    index = ElementTree.fromstring(re.search("<main>.*</main>", files["index.html"], re.DOTALL)[0])
    assert [[words(cell) for cell in row][:3] for row in index.iterfind(".//tbody/tr")] == [
        ["2003", "1", HOSTILE],
        ["2001", "1", "A"],
    ]
    links = {
        name: re.findall(r'href="([^"#]+)"', re.sub("<footer.*", "", text))
        for name, text in files.items()
    }
    assert links == {
        "2001.html": ["index.html", "2003.html"],
        "2003.html": ["2001.html", "index.html"],
        "index.html": ["2003.html", "2001.html"],
    }
    one, two = (render(con, year) for year in (2001, 2003))
    for text, name in ((one, "2001.html"), (two, "2003.html")):
        assert text == re.sub('<nav class="site".*</nav>\n', "", files[name])


def test_all_into_a_folder(database: Path, tmp_path: Path) -> None:
    copy = shutil.copy(str(database), str(tmp_path / "copy"))
    assert main(["--database", copy, "--all", str(tmp_path / "site")]) == 0
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"2003.html", "index.html"}


def test_a_view_of_a_stranger_reads_no_file(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.duckdb"
    shutil.copy(database, copy)
    (tmp_path / "secret").write_text("secret", "utf-8")
    with duckdb.connect(str(copy)) as con:
        con.execute("DROP VIEW coverage")
        con.execute(
            f"CREATE VIEW coverage AS SELECT 2003 AS season, * FROM read_text('{tmp_path}/secret')"
        )
    assert main(["--database", str(copy), "--output", str(tmp_path / "page")]) == 2
    assert "Permission Error" in capsys.readouterr().err


def test_it_says_what_is_wrong(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copy(str(database), str(tmp_path / "copy"))
    for asked, said in (
        (["--database", str(tmp_path / "none")], "expected a database: python loader.py"),
        (["--season", "1999"], "--season 1999: expected a season with results, from 2003 to 2003"),
        (["--output", str(tmp_path / "no" / "page.html")], "No such file or directory"),
    ):
        assert main(["--database", copy, "--output", str(tmp_path / "page"), *asked]) == 2
        assert said in capsys.readouterr().err


# In a real browser -----------------------------------------------------------------------------

GRID = """
() => [...document.querySelectorAll('.grid:not([hidden]) tr[data-competitor]')].map((row) => [
    row.dataset.competitor,
    row.querySelector('.place').textContent,
    row.querySelector('.total').textContent,
    [...row.querySelectorAll('td[data-round]:has(details)')].map((cell) => [
        cell.dataset.round,
        cell.querySelector('summary').textContent,
        [...cell.querySelectorAll('li')].map((reason) => reason.textContent),
    ]),
])
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's, or whatever is installed, driven by Playwright."""
    library = pytest.importorskip("playwright.sync_api", reason="needs the extra browser")
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    if not any(found):
        pytest.skip("needs a browser: apt-get install chromium")
    with library.sync_playwright() as driver:
        yield driver.chromium.launch(
            executable_path=next(filter(None, found)), args=["--no-sandbox"]
        )


class Browser:
    """Opens pages at an address; nothing may be said on the console or asked of a network."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self.chromium, self.folder = chromium, folder
        self.said: list[str] = []
        self.tabs: list[Any] = []

    def __call__(self, page: Page, address: str = "", **look: Any) -> Any:
        (self.folder / "page.html").write_text(page.text, "utf-8")
        return self.open(f"file://{self.folder}/page.html{address}", **look)

    def open(self, address: str, **look: Any) -> Any:
        tab = self.chromium.new_page(**look)
        self.tabs.append(tab)
        tab.on("console", lambda message: self.said.append(message.text))
        tab.on("pageerror", lambda error: self.said.append(str(error)))
        tab.on(
            "request",
            lambda asked: self.said.append(asked.url) if asked.url.startswith("http") else None,
        )
        tab.goto(address)
        return tab


@pytest.fixture
def browse(chromium: Any, tmp_path: Path) -> Iterator[Browser]:
    browser = Browser(chromium, tmp_path)
    yield browser
    for tab in browser.tabs:
        tab.close()
    assert browser.said == []


def test_every_number_under_every_what_if(page: Page, browse: Browser) -> None:
    tab = browse(page)
    official = listed(page, "official")
    for (what_if,) in page.con.execute("SELECT what_if FROM what_ifs").fetchall():
        tab.select_option("[name=what_if]", what_if)
        lines, said = listed(page, what_if), cells(page, what_if)
        crowned = tab.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('[data-champion]')].map("
            "(cell) => [cell.dataset.champion, [cell.querySelector('a').textContent, "
            "cell.classList.contains('changed')]]))"
        )
        for table in {key[0] for key in official}:
            first, before = (
                sorted(
                    key[1] for key, (place, _) in found.items() if key[0] == table and place == "1"
                )
                for found in (lines, official)
            )
            assert crowned[table] == [", ".join(first), first != before]
            tab.select_option("[name=table]", table)
            read = tab.evaluate(GRID)
            assert {competitor: (place, total) for competitor, place, total, _ in read} == {
                key[1]: lines.get(key, ("", "")) for key in official | lines if key[0] == table
            }
            assert {
                (table, competitor, round): (text, reasons)
                for competitor, *_, row in read
                for round, text, reasons in row
            } == {
                key: cell
                for key, cell in said.items()
                if key[0] == table and key[:2] in official | lines
            }
            if tab.is_visible("#other-race"):  # the totals at the ends of its lines
                totals = [total for (name, _), (_, total) in lines.items() if name == table]
                ends = tab.locator("#other-race .label").evaluate_all(
                    "(labels) => labels.map((label) => label.firstChild.textContent)"
                )
                assert not Counter(ends) - Counter(totals)
            else:
                assert tab.inner_text("#says") == "This table is the same in this scenario."


BOXES = """
() => [...document.querySelectorAll('svg text')]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width)
    .map(([words, box]) => [words, box.left, box.top, box.right, box.bottom])
"""


def overlaps(boxes: list[Any]) -> list[Any]:
    """The pairs of texts that touch. A line of text is higher than its letters: by a fifth."""
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3]
        if one[2] < other[4] - 0.2 * (other[4] - other[2])
        if other[2] < one[4] - 0.2 * (one[4] - one[2])
    ]


@pytest.mark.parametrize("width", [360, 700, 1400])
def test_nothing_overlaps_in_a_chart(page: Page, browse: Browser, width: int) -> None:
    tab = browse(page, viewport={"width": width, "height": 800})
    rules = tab.locator("[name=what_if] option").evaluate_all(
        "(all) => all.map((one) => one.value)"
    )
    for rule in rules or [""]:
        if rules:
            tab.select_option("[name=what_if]", rule)
        for table in {key[0] for key in listed(page, "official")}:
            tab.select_option("[name=table]", table)
            boxes = tab.evaluate(BOXES)
            assert boxes
            assert overlaps(boxes) == []
            assert all(box[1] >= 0 and box[3] <= width for box in boxes)


@pytest.mark.parametrize("name", ["title_races", "title_races-dark"])
def test_nothing_overlaps_in_the_picture(browse: Browser, name: str) -> None:
    tab = browse.open(f"file://{loader.ROOT}/docs/{name}.svg")
    boxes = tab.evaluate(BOXES)
    assert len(boxes) > 50
    assert overlaps(boxes) == []
    right = tab.evaluate("document.documentElement.width.baseVal.value")
    assert all(box[1] >= 0 and box[3] <= right for box in boxes)


@pytest.mark.parametrize("page", [("formula_one", 2021)], ids=["25 rounds"], indirect=True)
@pytest.mark.parametrize("width", [360, 1400])
def test_the_total_stays_in_sight(page: Page, browse: Browser, width: int) -> None:
    tab = browse(page, viewport={"width": width, "height": 800})
    box = tab.locator(".grid:not([hidden]) td.total").first.bounding_box()
    name = tab.locator(".grid:not([hidden]) tbody th").first.bounding_box()
    assert 0 <= name["x"] < box["x"] <= width - box["width"]
    heads = tab.locator(".grid:not([hidden]) thead [data-round], .grid:not([hidden]) thead small")
    assert "Monaco" in heads.all_inner_texts()


def test_a_link_opens_what_was_seen(page_2003: Page, browse: Browser) -> None:
    tab = browse(page_2003)
    tab.click("[data-champion='GTS|teams'] a")
    tab.select_option("[name=what_if]", "every car")
    tab.click("nav a >> text=Races")
    tab.click(".race[data-round='3'] > summary")
    assert parse_qs(tab.url.partition("#")[2]) == {
        "season": ["2003"],
        "table": ["GTS|teams"],
        "what_if": ["every car"],
        "races": ["3"],
        "view": ["races"],
    }
    seen = "() => [document.querySelector('#says').textContent, scrollY > 0,"
    seen += "[...document.querySelectorAll('.race[open]')].map((race) => race.dataset.round)]"
    assert browse(page_2003, "#" + tab.url.partition("#")[2]).evaluate(seen) == [
        "In first place in this scenario: Prodrive; no more: Corvette Racing.",
        True,
        ["3"],
    ]
    tab.go_back()
    tab.go_back()
    assert tab.input_value("[name=what_if]") == ""
    assert tab.input_value("[name=table]") == "GTS|teams"
    tab.go_back()
    assert tab.input_value("[name=table]") == "LMP900|teams"
    other = browse(page_2003, "#season=1999&table=nobody")
    assert other.inner_text("#says") == "This page holds the season 2003, not 1999."


def test_links_lead_to_races_and_to_what_ifs(page_2003: Page, browse: Browser) -> None:
    tab = browse(page_2003)
    tab.click("#calendar a >> text=Road America 500")
    assert tab.locator(".race[open]").get_attribute("data-round") == "6"
    tab.click("#what-ifs a >> text=two best cars")
    assert tab.input_value("[name=what_if]") == "two best cars"
    ((points,),) = page_2003.ask(
        "SELECT points FROM scenario_standings WHERE scenario = 'two best cars' "
        "AND competitor = 'JML Team Panoz' AND championship = 'teams'"
    )
    changed = tab.locator("[data-champion].changed")
    assert changed.all_inner_texts() == [
        f"JML Team Panoz\nofficially Infineon Team Joest\n{points} points",
        changed.nth(1).inner_text(),
    ]
    assert changed.nth(1).inner_text().startswith("Ferrari\nofficially Chevrolet\n")


def test_by_keyboard(page_2003: Page, browse: Browser) -> None:
    tab = browse(page_2003)
    tab.focus(".grid:not([hidden]) summary")
    tab.keyboard.press("Enter")
    assert tab.inner_text(".grid [open] li") == "26 · #1: 1st in LMP900 is worth 26"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # one reason at a time
    assert tab.locator(".grid [open]").count() == 1
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Escape")
    assert tab.locator(".grid [open]").count() == 0


def test_by_touch(page_2003: Page, browse: Browser) -> None:
    tab = browse(page_2003, viewport={"width": 360, "height": 640}, has_touch=True)
    tab.tap(".grid:not([hidden]) summary >> nth=0")
    box = tab.locator(".grid [open] ul").bounding_box()
    assert 0 <= box["x"] <= 360 - box["width"]
    assert 0 <= box["y"] <= 640 - box["height"]
    tab.tap("h2 >> nth=0")
    assert tab.locator(".grid [open]").count() == 0


def test_on_a_phone_in_the_dark_and_on_paper(page: Page, browse: Browser) -> None:
    phone = browse(page, viewport={"width": 360, "height": 640}, color_scheme="dark")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 17, 23)"
    phone.emulate_media(media="print")
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not phone.is_visible("nav.choose")
    assert phone.title() == phone.inner_text("h1")


def test_it_opens_in_less_than_a_second(page: Page, browse: Browser) -> None:
    """In the processor's time: what else runs on the machine takes no part of it."""
    tab = browse(page)
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.reload()
    metrics = session.send("Performance.getMetrics")["metrics"]
    assert 0 < {metric["name"]: metric["value"] for metric in metrics}["TaskDuration"] < 1


def test_what_a_screen_reader_is_told(page_2003: Page, browse: Browser) -> None:
    """Rows and columns have headings, the chart and what a what-if says have a role."""
    tab = browse(page_2003)
    assert tab.get_by_role("status").count() == 1
    assert tab.get_by_role("rowheader", name="Corvette Racing").count() == 0  # another table
    assert tab.get_by_role("rowheader", name="ADT Champion Racing").count() == 2
    assert tab.get_by_role("columnheader", name="3 Sonoma").count() == 2
    assert tab.get_by_role("img", name="Points after each round").count() == 1


def test_where_officially_nobody_scored(browse: Browser) -> None:
    """A what-if that counts more places lists those whom the official table does not."""
    tables = seasons.season_rows(
        [{"class_position": 2, "drivers": ["A"], "team": "A"}],
        scales={"one": [1], "two": [3, 2]},
    )
    tables["what_ifs"] = [{"what_if": "two", "question": "Two places?", "scale": "two"}]
    tab = browse(of_2001(database_of(tables)))
    assert "Nobody has scored" in tab.inner_text(".grid:not([hidden])")
    tab.select_option("[name=what_if]", "two")
    assert [row[:3] for row in tab.evaluate(GRID)] == [["A", "1", "2"]]
    tab.select_option("[name=what_if]", "")
    assert "Nobody has scored" in tab.inner_text(".grid:not([hidden])")


def test_a_result_as_it_might_have_been(browse: Browser) -> None:
    """The table, the champions and the winners change, and are marked."""
    tables = seasons.season_rows(
        [
            {"class_position": nth, "drivers": [who], "team": who}
            for nth, who in ((1, "A"), (2, "B"))
        ]
    )
    tables["what_ifs"] = [{"what_if": "A out", "question": "Without A?"}]
    tables["what_if_results"] = [
        {"what_if": "A out", "season": 2001, "round": 1, "entry": "car 1", "status": "dsq"}
    ]
    tab = browse(of_2001(database_of(tables)))
    won = tab.locator("td[data-winner='1|GT']")
    assert won.inner_text().startswith("A")
    tab.select_option("[name=what_if]", "A out")
    assert won.inner_text().startswith("B")
    assert "changed" in won.get_attribute("class")
    assert [(*row[:3], row[3][0][1]) for row in tab.evaluate(GRID)] == [
        ("B", "1", "20", "20"),
        ("A", "", "", "DSQ"),
    ]
    assert tab.locator(".grid:not([hidden]) td.p1").get_attribute("class") == "changed p1"
    tab.select_option("[name=what_if]", "")
    assert won.inner_text().startswith("A")


def test_a_cup_of_any_name() -> None:
    tables = seasons.season_rows([{"class_position": 1, "drivers": ["A"], "team": "B"}])
    (team, *_) = (row for row in tables["championships"] if row["championship"] == "teams")
    tables["championships"].append(team | {"championship": "night cup", "competitors": "teams"})
    page = of_2001(database_of(tables))
    grid = page.section("tables").find("div[@data-table='GT|night cup']")
    assert words(grid.find("h3")) == "Night cup"
    assert [words(cell) for cell in grid.iterfind(".//th")] == ["#", "Team", "1Ring", "Total", "B"]


def test_classes_with_their_own_calendar() -> None:
    tables = seasons.season_rows(
        [
            {"class_position": 1, "team": name, "class": name, "round": nth}
            for name, raced in (("GT", (1, 2, 3)), ("TC", (1, 3)))
            for nth in raced
        ],
        rulebooks={"rules": {"bonuses": [{"award": "pole", "points": 2, "shared": "each"}]}},
        class_rounds=[
            {"round": 2, "class": "TC", "status": "skipped"},
            {"round": 3, "class": "TC", "points_percent": 50},
            {"round": 3, "class": "GT", "status": "voided"},
        ],
    )
    page = of_2001(database_of(tables))
    rules = [[words(item) for item in listed] for listed in page.section("rules").findall("ul")]
    assert rules[0] == [
        "Round 2, Race 2: TC does not race.",
        "Round 3, Race 3: worth nothing in GT.",
        "Round 3, Race 3: worth 50 percent of the points in TC.",
    ]
    assert rules[1][0] == "Pole: 2 points, for each who shares it."
    rows = page.section("calendar").iterfind(".//tbody/tr")
    assert [[words(cell) for cell in row.iterfind("td[@data-winner]")] for row in rows] == [
        ["#car 1 GT", "#car 4 TC"],
        ["#car 2 GT", "does not race"],
        ["#car 3 GTvoided: no points", "#car 5 TC50 percent of the points"],
    ]
    grid = page.section("tables").find("div[@data-table='TC|teams']")
    shown = [cell.find("details/summary") for cell in grid.iterfind(".//td[@data-round]")]
    assert [words(cell) for cell in shown] == ["20", "", "10"]


def test_what_the_script_adds_in_words(page_2003: Page, browse: Browser) -> None:
    tab = browse(page_2003, "#season=2003&table=GTS|teams")
    points = tab.locator(".race-text:not([hidden]) circle title").all_text_contents()
    assert [said for said in points if said.startswith("Prodrive, after round 8")] == [
        "Prodrive, after round 8: 137 points, ≤ 163"
    ]
    tab.click("[data-competitor='Prodrive'] [data-round='4'] summary")
    assert tab.get_attribute(".grid [open] ul", "aria-label") == (
        "Prodrive, round 4: Le Grand Prix de Trois-Rivières, 2003-08-03"
    )
