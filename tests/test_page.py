"""The page shows what the views say: read without a script, and in a real browser."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs
from xml.etree import ElementTree

import duckdb
import pytest
import seasons

import loader
from page.__main__ import main

render = pytest.importorskip("page.season", reason="needs the extra page").render
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

    def data(self) -> dict[str, Any]:
        return json.loads(re.search(r'id="data">(.*?)</script>', self.text)[1])


def written(database: Path, folder: Path, year: int) -> Page:
    asked = ["--database", str(database), "--season", str(year), "--output", str(folder / "page")]
    assert main(asked) == 0
    text = (folder / "page").read_text("utf-8")
    return Page(duckdb.connect(str(database), read_only=True), year, text)


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
    con = seasons.empty_database(seasons.FRACTIONS)
    for table, rows in tables.items():
        seasons.insert(con, table, rows)
    return Page(con, 2001, render(con, None))


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


def words(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def shown(points: Decimal | int | None) -> str:
    return "" if points is None else f"{float(points):g}".replace("-", "−")


Cells = dict[tuple[str, str, str], tuple[str, list[str]]]


def cells(page: Page, scenario: str) -> Cells:
    """(championship, competitor, round) -> its points and their reasons, as the views have them."""
    texts: dict[Any, str] = {}
    reasons: dict[Any, list[str]] = {}
    for *key, car, points, reason, why in page.ask(
        "SELECT championship, competitor, round::TEXT, car_number, points, reason, why FROM ("
        "FROM scenario_ledger ORDER BY class_position NULLS LAST, entry, why"
        f") WHERE scenario = '{scenario}'"
    ):
        number = f"#{car}: " if car else ""
        reasons.setdefault(tuple(key), []).append(f"{shown(points)} · {number}{why}")
        if reason != "points adjustment":
            texts.setdefault(tuple(key), "0")
    for *key, points, scored in page.ask(
        "SELECT championship, competitor, round::TEXT, points, scored "
        f"FROM scenario_points_by_round WHERE scenario = '{scenario}'"
    ):
        texts[tuple(key)] = shown(scored) if points == scored else f"({shown(scored)})"
    for *key, points in page.ask(
        "SELECT championship, competitor, round::TEXT, points FROM scenario_ledger "
        f"WHERE scenario = '{scenario}' AND reason = 'points adjustment' AND points <> 0"
    ):
        more = f"{'+' if points > 0 else ''}{shown(points)}"
        texts[tuple(key)] = f"{texts.get(tuple(key), '')} {more}".strip()
    return {key: (texts.get(key, ""), reasons[key]) for key in reasons}


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
                    [words(reason) for reason in cell.iterfind("details/div/ul/li")],
                )
    expected = listed(page, "official")
    assert lines == expected
    assert sorted(lines, key=lambda key: key[0]) == sorted(expected, key=lambda key: key[0])
    assert read == {
        key: said for key, said in cells(page, "official").items() if key[:2] in expected
    }


def test_the_title_race_in_words_and_in_the_chart(page: Page) -> None:
    """Of the first six; the last row of the table counts all who could still win."""
    expected: dict[Any, Any] = {}
    open_to: Counter[Any] = Counter()
    for table, competitor, round, points, available, can, won in page.ask(
        "SELECT championship, competitor, round, points, points_available, can_still_win, clinched "
        "FROM title_race WHERE TRUE"
    ):
        title = "won" if won else "can still win" if can else "out"
        expected[table, competitor, round] = (points, available, title)
        open_to[table, round] += can
    for table, race in page.data()["races"].items():
        *rows, _, counts = page.section("race").find(f"div[@data-table='{table}']").iter("tr")
        shows = {words(row[0]): row for row in rows[1:]}
        for line in race:
            points, available, title = expected[table, line["competitor"], line["round"]]
            assert (line["points"], line["available"], line["title"]) == (points, available, title)
            more = f"to {shown(points + available)}" if title != "out" else ""
            cell = words(shows[" ".join(line["competitor"].split())][line["round"]])
            assert cell == shown(points) + ("decided" if line["decided"] else more)
            assert words(counts[line["round"]]) == str(open_to[table, line["round"]])
    assert expected


def test_the_chart_of_a_what_if_ends_at_its_totals(page: Page) -> None:
    for what_if, tables in page.data()["what_ifs"].items():
        totals = listed(page, what_if)
        for table, other in tables.items():
            ends = {competitor: points for competitor, _, _, points in other["race"]}
            assert len(ends) == min(6, sum(key[0] == table for key in totals))
            for competitor, points in ends.items():
                assert shown(points) == totals[table, competitor][1]


def test_the_sheet_of_every_race(page: Page) -> None:
    """Points and reasons of a car that brings no team any are in the case below."""
    read = Counter(
        (int(sheet.get("data-round")), *map(words, row.iterfind("td")))
        for sheet in page.section("races").iterfind("details")
        for row in sheet.iterfind(".//tbody/tr")
        if row.get("class") != "minimum"
    )
    expected = [
        (round, *("" if cell is None else " ".join(str(cell).split()) for cell in cells), why)
        for round, *cells, why in page.ask(
            "SELECT round, overall_position, class, COALESCE(class_position::TEXT, status), "
            "car_number, team, drivers, laps, points, why FROM race_results WHERE TRUE"
        )
    ]
    assert Counter(row[:8] for row in read.elements()) == Counter(row[:8] for row in expected)
    assert read >= Counter(
        (*row[:8], shown(Decimal(points)), why) for *row, points, why in expected if why
    )


def test_a_season_that_lacks_much() -> None:
    page = made_up()
    rows = {
        name: [[words(cell) for cell in row] for row in page.section(name).iter("tr")]
        for name in ("race", "races")
    }
    assert rows["race"] == [
        ["Driver", "1", "2", "3scheduled"],
        ["Zoë Ångström", "12.5decided", "12.5to 12.5", ""],
        [HOSTILE, "7.5", "12", ""],
        ["Lead", "5", "0.5", ""],
        ["Could still win", "1", "1", ""],
    ]
    assert [row[4:] for row in rows["races"][1:5]] == [
        [HOSTILE, "Zoë Ångström", "10", "12.5", "1st in GT is worth 12.50"],
        ["B", HOSTILE, "9", "0", "dropped round: only the best 1 count"],
        [],
        ["C", "C", "6", "0", "below minimum distance: 6 laps, 7 required"],
    ]
    assert words(page.section("races").find("details/p")) == "Minimum distance to score: 7 laps."
    assert "champion since round 1" in page.text
    assert 'name="what_if"' not in page.text
    assert page.text.count("<script") == 4


def test_the_same_page_twice(page: Page) -> None:
    assert render(page.con, page.year) == page.text


def test_it_says_what_is_wrong(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked, said in (
        (["--database", str(tmp_path / "none")], "expected a database: python loader.py"),
        (["--season", "1999"], "--season 1999: expected a season with results, from 2003 to 2003"),
        (["--output", str(tmp_path / "no" / "page.html")], "No such file or directory"),
    ):
        assert main(["--database", str(database), "--output", str(tmp_path / "page"), *asked]) == 2
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


@pytest.fixture
def browse(page: Page, chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the page at an address; nothing may be said on the console or asked of a network."""
    assert len(page.text.encode()) < 2_000_000
    (tmp_path / "page.html").write_text(page.text, "utf-8")
    said: list[str] = []
    tabs = []

    def tab(address: str = "", **look: Any) -> Any:
        tabs.append(chromium.new_page(**look))
        tabs[-1].on("console", lambda message: said.append(message.text))
        tabs[-1].on("pageerror", lambda error: said.append(str(error)))
        tabs[-1].on(
            "request",
            lambda asked: said.append(asked.url) if asked.url.startswith("http") else None,
        )
        tabs[-1].goto(f"file://{tmp_path}/page.html{address}")
        tabs[-1].wait_for_selector("#chart svg")
        return tabs[-1]

    yield tab
    for opened_tab in tabs:
        opened_tab.close()
    assert said == []


def test_every_number_under_every_what_if(page: Page, browse: Any) -> None:
    tab = browse()
    official = listed(page, "official")
    for (what_if,) in page.con.execute("SELECT what_if FROM what_ifs").fetchall():
        tab.select_option("[name=what_if]", what_if)
        lines, said = listed(page, what_if), cells(page, what_if)
        for table in page.data()["races"]:
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


@pytest.mark.parametrize("page", ["2003"], indirect=True)
def test_a_link_opens_what_was_seen(browse: Any) -> None:
    tab = browse()
    tab.select_option("[name=table]", "GTS|teams")
    tab.select_option("[name=what_if]", "every car")
    tab.click(".race[data-round='3'] > summary")
    tab.click("nav a >> text=Races")
    assert parse_qs(tab.url.partition("#")[2]) == {
        "season": ["2003"],
        "table": ["GTS|teams"],
        "what_if": ["every car"],
        "races": ["3"],
        "view": ["races"],
    }
    seen = "() => [document.querySelector('#says').textContent, scrollY > 0,"
    seen += "[...document.querySelectorAll('.race[open]')].map((race) => race.dataset.round)]"
    assert browse("#" + tab.url.partition("#")[2]).evaluate(seen) == [
        "In first place under these rules: Prodrive; no more: Corvette Racing.",
        True,
        ["3"],
    ]
    tab.go_back()
    tab.go_back()
    assert tab.input_value("[name=what_if]") == ""
    assert tab.input_value("[name=table]") == "GTS|teams"
    tab.go_back()
    assert tab.input_value("[name=table]") == "LMP900|teams"
    other = browse("#season=1999&table=nobody")
    assert other.inner_text("#says") == "This page holds the season 2003, not 1999."


@pytest.mark.parametrize("page", ["2003"], indirect=True)
def test_by_keyboard(browse: Any) -> None:
    tab = browse()
    tab.focus(".grid:not([hidden]) summary")
    tab.keyboard.press("Enter")
    assert tab.inner_text(".grid [open] li") == "26 · #1: 1st in LMP900 is worth 26"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")  # one reason at a time
    assert tab.locator(".grid [open]").count() == 1
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Escape")
    assert tab.locator(".grid [open]").count() == 0


def test_on_a_phone_in_the_dark_and_on_paper(browse: Any) -> None:
    phone = browse(viewport={"width": 360, "height": 640}, color_scheme="dark")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 17, 23)"
    phone.emulate_media(media="print")
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not phone.is_visible("nav")
    assert phone.title() == phone.inner_text("h1")


def test_it_opens_in_less_than_a_second(browse: Any) -> None:
    """Drawn, in the processor's time: what else runs on the machine takes no part of it."""
    tab = browse()
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.reload()
    tab.wait_for_selector("#chart svg")
    metrics = session.send("Performance.getMetrics")["metrics"]
    assert 0 < {metric["name"]: metric["value"] for metric in metrics}["TaskDuration"] < 1


@pytest.mark.parametrize("page", ["2003"], indirect=True)
def test_pointing_at_the_chart(browse: Any) -> None:
    tab = browse("#table=GTS%7Cteams")
    tab.hover("#chart .mark-symbol path >> nth=0")
    tab.wait_for_selector("#vg-tooltip-element.visible")
    assert re.fullmatch(
        r"\w.*, after round 1: \d+ points, \d+ still to be won: can still win",
        tab.inner_text("#vg-tooltip-element"),
    )
