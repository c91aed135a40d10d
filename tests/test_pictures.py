"""The README's picture and the diagram of how a number flows show what is there."""

from __future__ import annotations

from xml.etree import ElementTree

import duckdb
import pytest

from docs import generate


def words(svg: str) -> list[str]:
    text = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(element.itertext()) for element in text]


@pytest.mark.slow
def test_the_picture_shows_the_printed_points(con: duckdb.DuckDBPyConnection) -> None:
    pytest.importorskip("page.season", reason="needs the extra page")
    for path, svg in generate.pictures(con).items():
        assert svg == path.read_text("utf-8"), "run python -m docs.generate"
        said = words(svg)
        assert [word for word in said if word[0].isdigit() and word[-1].isalpha()][-4:] == [
            "42 Carsport America",
            "72 Team Olive Garden",
            "163 Prodrive",
            "167 Corvette Racing",
        ]
        lead = said.index("lead")
        assert said[lead + 1 : lead + 10] == ["4", "level", "4", "8", "18", "11", "18", "14", "7"]
        assert said.count("decided in round 9, Petit Le Mans") == 2


def test_labels_keep_their_distance() -> None:
    chart = pytest.importorskip("page.chart", reason="needs the extra page")
    for heights, apart in (
        ([10, 12, 12, 200], [10, 28, 46, 200]),
        ([300, 310, 320], [284, 302, 320]),
        ([320, 320], [302, 320]),
        ([50], [50]),
        ([], []),
    ):
        assert chart.apart(heights, 320) == apart


def test_the_flow_shows_each_rule_between_results_and_table() -> None:
    lines = generate.flow().splitlines()
    for reads in (
        "results --> class_results",
        "class_results --> claims",
        "claims --> scorers",
        "round_rules --> scenario_entries",
        "scenario_entries --> entry_points",
        "entry_points --> best_entries",
        "best_rounds --> scenario_standings",
        "standings_2003 --> gts_standings",
    ):
        assert f"    {reads}" in lines
    assert "published" not in generate.flow()
