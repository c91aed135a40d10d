"""The README's picture and the diagram of how a number flows show what is there."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import duckdb
import pytest

from docs import generate


def words(svg: str) -> list[str]:
    text = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return [" ".join(element.itertext()) for element in text]


@pytest.mark.slow
def test_the_picture_shows_the_printed_points(con: duckdb.DuckDBPyConnection) -> None:
    pytest.importorskip("page.season", reason="needs the extra page")
    drawn = generate.pictures(con)
    assert drawn == generate.pictures(con)
    for path, svg in drawn.items():
        said = words(svg)
        # Where lines of text end depends on fonts: the files are compared by what they say.
        assert said == words(path.read_text("utf-8")), "run python -m docs.generate"
        assert [word for word in said if word[0].isdigit() and word[-1].isalpha()][-4:] == [
            "167 Corvette Racing",
            "163 Prodrive",
            "72 Team Olive Garden",
            "42 Carsport America",
        ]
        lead = said.index("lead")
        assert said[lead - 9 : lead] == ["4", "level", "4", "8", "18", "11", "18", "14", "7"]
        assert said.count("decided in round 9, Petit Le Mans") == 2


@pytest.mark.slow
def test_labels_keep_their_distance(con: duckdb.DuckDBPyConnection) -> None:
    chart = pytest.importorskip("page.chart", reason="needs the extra page")
    race = [
        {"round": 1, "competitor": name, "nth": nth, "points": points, "decided": False}
        for nth, (name, points) in enumerate({"a": 50, "b": 49, "c": 49, "d": 5}.items(), 1)
    ]
    panel = {"name": "", "decided": "", "race": race, "places": ["Ring"], "leads": []}
    svg = chart.picture("", [panel], chart.LIGHT)
    heights = [
        float(element.get("transform").partition(",")[2].rstrip(")"))
        for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
        if element.text in ("50 a", "49 b", "49 c", "5 d")
    ]
    between = [after - before for before, after in pairwise(heights)]
    assert between[:2] == pytest.approx([19, 19])
    assert between[2] > 19


def test_the_flow_shows_each_rule_between_results_and_table() -> None:
    lines = generate.flow().splitlines()
    for reads in (
        "results --> scorers",
        "round_rules --> place_points",
        "place_points --> best_entries",
        "best_rounds --> scenario_standings",
        "standings_2003 --> gts_standings",
    ):
        assert f"    {reads}" in lines
    assert "published" not in generate.flow()
