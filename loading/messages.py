"""A fault of the seeds as one line: file, line, column, value, and what was expected."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong in a line and, by the numbers in `others`, in more lines of these seeds."""

    seed: str
    line: int  # 0: the whole file
    columns: Sequence[str]
    values: Sequence
    expected: str  # faults with the same columns and expectation are of one kind
    detail: str = ""
    others: Mapping[str, int] = {}


def merge_kinds(
    faults: Iterable[Fault], few: int, kind: Callable[[Fault], Hashable]
) -> list[Fault]:
    """The faults; of a kind with more than `few`, only the first, with their number."""
    kinds = defaultdict(list)
    for fault in faults:
        kinds[kind(fault)].append(fault)
    return [
        fault
        for same in kinds.values()
        for fault in (same if len(same) <= few else [merge_faults(same)])
    ]


def merge_faults(faults: Sequence[Fault]) -> Fault:
    """The first of the faults, with the number of the others."""
    first, *rest = faults
    others = Counter(first.others)
    for fault in rest:
        others.update([fault.seed])
        others.update(fault.others)
    return first._replace(others=others)


def format_fault(fault: Fault, seeds: Path) -> str:
    """A fault as a line. A long value is shortened, unprintable characters are escaped."""
    place = f"{seeds / fault.seed}.csv" + (f":{fault.line}" if fault.line else "")
    cells = ""
    if fault.columns:
        values = ", ".join(
            # A byte that is not UTF-8 is a lone surrogate here.
            repr(text if len(text) <= 80 else f"{text[:79]}…").replace("\\udc", "\\x")
            for text in ("" if value is None else str(value) for value in fault.values)
        )
        s = "s" if len(fault.columns) > 1 else ""
        cells = f"column{s} {', '.join(fault.columns)}, value{s} {values}: "
    more = ""
    if count := sum(fault.others.values()):
        more = f"; and {count:,} more line{'s' if count > 1 else ''} like it"
        if set(fault.others) != {fault.seed}:
            more += f", in {join_words([f'{seed}.csv' for seed in fault.others])}"
    return escape(f"{place}: {cells}{fault.expected}{fault.detail}{more}")


def escape(text: str) -> str:
    """The text with unprintable characters as Python escapes them, a line break as \\n."""
    return "".join(
        letter if letter.isprintable() else repr(letter)[1:-1].replace("\\udc", "\\x")
        for letter in text
    )


def join_words(words: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def numbered_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, the header too, and the line it begins on.

    Bytes that are not UTF-8 come as lone surrogates.
    """
    csv.field_size_limit(2**31 - 1)  # a stray quote makes one cell of all lines to the next
    line = 1
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
