"""Running heads: lines at the top or bottom of pages that are repeated, or that number the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

_DEEP = 3
"""Lines at the top and at the bottom of a page among which a running head is looked for."""
_LEAST = 3
"""Pages that share a line before it is one."""
_DENSITY = 0.4
"""Of the pages between the first and the last that have it: left and right pages may differ."""
_NUMBER = re.compile(r"(?<!\d)\d{1,5}(?!\d)|\b[ivxlc]{1,8}\b", re.IGNORECASE)
_LONGEST = 300
"""Code points of a line in which a number that goes up is looked for."""
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def strip_running_lines(
    pages: Sequence[Sequence[str]], heights: Sequence[Sequence[float]]
) -> list[list[int]]:
    """Return which lines of each page are its text: their indexes, in the given order.

    A line is not text if the same words are at the top or bottom of enough pages, or words with a number
    that goes up by one from page to page. So a date or a sum of money in the same place is never taken
    for a page number. If no line of the document would be left, all are kept.

    Args:
        pages: The text of each line of each page.
        heights: How high each of them stands, in any unit.
    """
    ends = [(_outermost(row, top=True), _outermost(row, top=False)) for row in heights]
    where: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    for number, (lines, both) in enumerate(zip(pages, ends, strict=True)):
        for at in {*both[0], *both[1]}:
            for key in _keys(lines[at], number):
                where[key].add(number)
    running = {key for key, on in where.items() if _is_running(on)}
    kept = []
    for number, (lines, both) in enumerate(zip(pages, ends, strict=True)):
        gone = {at for end in both for at in _leading(end, lines, number, running)}
        kept.append([at for at in range(len(lines)) if at not in gone])
    return kept if any(kept) else [list(range(len(lines))) for lines in pages]


def _outermost(heights: Sequence[float], *, top: bool) -> list[int]:
    return sorted(range(len(heights)), key=lambda at: heights[at], reverse=top)[:_DEEP]


def _leading(
    end: Sequence[int], lines: Sequence[str], number: int, running: set[tuple[str, int | None]]
) -> Iterator[int]:
    """The lines from the edge of the page inwards, up to the first that is text."""
    for at in end:
        if running.isdisjoint(_keys(lines[at], number)):
            return
        yield at


def _is_running(pages: set[int]) -> bool:
    return len(pages) >= _LEAST and len(pages) >= _DENSITY * (max(pages) - min(pages) + 1)


def _keys(line: str, number: int) -> Iterator[tuple[str, int | None]]:
    """What a line is on page `number` (from 0), and would be on others if it is a running head."""
    line = " ".join(line.split())
    if not line:
        return
    yield line, None
    if len(line) > _LONGEST:
        return
    for match in _NUMBER.finditer(line):
        value = int(match[0]) if match[0].isdecimal() else _roman(match[0])
        yield f"{line[: match.start()]}\0{line[match.end() :]}", value - number


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral.casefold()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
