"""Where the lines and labels of a title race stand; chart.html draws them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
GAP = 18  # between two labels, from top to top


def layout(races: Sequence[Row], rounds: Sequence[int], height: int = 320) -> Row:
    """The lines of a chart, across in percent of its width and down in pixels.

    A race has names, `decided` (the round in which its title was) and rounds: of each round its
    points and, by the official rules, what is available and what became of the title by then.
    """
    across = {
        number: round(100 * place / (len(rounds) - 1), 1) if len(rounds) > 1 else 50
        for place, number in enumerate(rounds)
    }
    values = [float(value) for race in races for now in race["rounds"] for value in reachable(now)]
    low, high = min([0, *values]), max([1, *values])

    def down(points: Any) -> int:
        return round(height * (high - float(points)) / (high - low))

    def path(points: dict[int, Any]) -> str:
        return " ".join(f"{across[at]},{down(value)}" for at, value in points.items())

    lines = []
    for race in races:
        points = {now["round"]: now["points"] for now in race["rounds"]}
        reach = {
            now["round"]: now["points"] + now["available"]
            for now in race["rounds"]
            if len(reachable(now)) > 1
        }
        lines.append(
            {
                "name": " / ".join(race["names"]),
                "path": path(points),
                "reach": path(reach),
                "marks": [
                    now | {"x": across[now["round"]], "y": down(now["points"])}
                    for now in race["rounds"]
                ],
                "decided": race.get("decided"),
                "total": list(points.values())[-1],
            }
        )
    for line, at in zip(
        lines, apart([line["marks"][-1]["y"] for line in lines], height), strict=True
    ):
        line["at"] = at
    return {
        "height": height,
        "lines": lines,
        "ticks": [{"points": tick, "y": down(tick)} for tick in ticks(low, high)],
        "rounds": [{"round": number, "x": x} for number, x in across.items()],
    }


def reachable(now: Row) -> list[Any]:
    """The points after a round and, while the title is possible, the most they could become."""
    if now.get("title") in (None, "out"):
        return [now["points"]]
    return [now["points"], now["points"] + now["available"]]


def apart(heights: Sequence[float], height: float) -> list[float]:
    """The heights of labels, in their order, moved until each is a gap below the one before."""
    placed: list[float] = []
    for wanted in heights:
        placed.append(max(wanted, placed[-1] + GAP) if placed else wanted)
    limit = height
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - GAP
    return placed


def ticks(low: float, high: float) -> list[int]:
    """Round numbers from low to high, six at most."""
    step = next(
        digit * 10**zeros
        for zeros in range(9)
        for digit in (1, 2, 5)
        if (high - low) / (digit * 10**zeros) <= 5
    )
    return list(range(0, int(high) + 1, step))
