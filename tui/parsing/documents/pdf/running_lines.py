"""Running lines: heads, feet and stamps that are repeated from page to page, or that number the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_DEEP = 3
"""Lines at the top and at the bottom of a page among which a running line is looked for."""
_LEAST = 3
"""Pages that share a line before it is one."""
_DENSITY = 0.4
"""Of the pages between the first and the last that have it: left and right pages may differ."""
_NUMBER = re.compile(r"\d{1,12}|\b[ivxlc]{1,8}\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LONG = 6
"""Words from which on a line is a running line only where it stands apart from the text."""
_MOST_NUMBERS = 12
"""Numbers of a line that are compared; in one with more, the others are words."""
_MOST_SERIES = 20
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FIGURE, _NUMERAL = "\0", "\1"
"""What stands for a number, and for a Roman one, where lines are compared."""
_WORD = r"(?:page|pages|pg|p|seite|s|blatt|p[aá]g(?:ina)?|side|sida|str|стр)"
_OF = r"(?:/|of|von|de|di|du|sur|van|av|af|z|из)"
PAGE_NUMBER = re.compile(
    rf"[^\w\s]?\s*(?:{_WORD}\b\.?\s*)?(?P<page>\d{{1,5}}|[ivxlc]{{1,8}})(?:\s*{_OF}\s*(?P<of>\d{{1,5}}))?\s*[^\w\s]?",
    re.IGNORECASE,
)
"""A line that is nothing but the number of its page."""
_BATES = re.compile(r"(?:^|(?<=\s))([A-Z][A-Z0-9]{0,9}(?:[-_. ]?[A-Z][A-Z0-9]{0,7})?[-_. ]{0,2}\d{5,10})$")
"""What an exhibit is stamped with: the letters of who produced it, and a number with many places."""


class RunningLines(NamedTuple):
    """What is none of the text of the pages."""

    kept: list[list[int]]
    """Of each page, the indexes of the lines that are its text, in the given order."""
    printed: list[str]
    """Of each page, its number as it is printed on it; empty where none was found."""
    bates: list[str]
    """Of each page, its Bates number; empty where it has none."""


class _Found(NamedTuple):
    """A line near the edge of a page."""

    page: int
    at: int
    values: tuple[int, ...]


class _LoneNumber(NamedTuple):
    """A line at the edge of a page that is nothing but a number."""

    at: int
    value: int
    written: str
    counts: bool
    """Whether it tells how many pages there are."""

    @property
    def is_figure(self) -> bool:
        """Whether it is written in figures; else in Roman ones."""
        return self.written.isdecimal()


class _Series(NamedTuple):
    """Lines that are one running line."""

    lines: list[_Found]
    rising: tuple[int, ...]
    """Which of its numbers, counted from 0, go up by one from page to page."""


def find_running_lines(
    pages: Sequence[Sequence[str]],
    heights: Sequence[Sequence[float]],
    aside: Sequence[Sequence[int]] | None = None,
) -> RunningLines:
    """Return what is text on the pages, and how they are numbered.

    A line is not text if the same words are at the top or bottom of enough pages, or words with numbers of
    which each stays the same or goes up by one from page to page. So a date or a sum of money in the same
    place is never taken for a page number. On any page, a line at its edge that is nothing but its number
    is none. If no line of the document would be left, all are kept.

    Args:
        pages: The text of each line of each page.
        heights: How high each of them stands, in any unit.
        aside: Of each page, the indexes of lines in its margin, at whatever height; None for none.
    """
    ends = [(_outermost(row, top=True), _outermost(row, top=False)) for row in heights]
    margins = aside or [[] for _ in pages]
    groups: dict[str, list[_Found]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for at in sorted({*ends[number][0], *ends[number][1], *margins[number]}):
            mask, values = _masked(lines[at])
            if mask:
                groups[mask].append(_Found(number, at, values))
    running: list[set[int]] = [set() for _ in pages]
    series = [(mask, one) for mask, group in groups.items() for one in _series(group)]
    for mask, one in series:
        is_long = len(_LETTERS.findall(mask)) >= _LONG
        for line in one.lines:
            if not (is_long and _is_close(heights[line.page], line.at)):
                running[line.page].add(line.at)
    alone = _lone_numbers(pages, ends, running)
    kept = []
    for number, lines in enumerate(pages):
        gone = {at for end in ends[number] for at in _leading(end, running[number])}
        gone |= running[number].intersection(margins[number])
        kept.append([at for at in range(len(lines)) if at not in gone])
    if not any(kept):
        kept = [list(range(len(lines))) for lines in pages]
    return RunningLines(kept, _printed(pages, series, alone), _bates(pages, series))


def _is_close(heights: Sequence[float], at: int) -> bool:
    """Whether a line stands as close to its neighbours as the lines of a page do."""
    if at >= len(heights) or len(heights) < 2 * _DEEP:
        return False
    ordered = sorted(heights, reverse=True)
    gaps = [one - other for one, other in pairwise(ordered) if one > other]
    place = ordered.index(heights[at])
    beside = [abs(heights[at] - ordered[near]) for near in (place - 1, place + 1) if 0 <= near < len(ordered)]
    return bool(gaps) and max(beside) <= 1.15 * median(gaps)


def _outermost(heights: Sequence[float], *, top: bool) -> list[int]:
    return sorted(range(len(heights)), key=lambda at: heights[at], reverse=top)[:_DEEP]


def _leading(end: Sequence[int], running: set[int]) -> Iterator[int]:
    """The lines from the edge of the page inwards, up to the first that is text."""
    for at in end:
        if at not in running:
            return
        yield at


def _masked(line: str) -> tuple[str, tuple[int, ...]]:
    """A line with a sign for each of its numbers, and the numbers."""
    line = " ".join(line.split())
    values: list[int] = []

    def sign(found: re.Match[str]) -> str:
        if len(values) >= _MOST_NUMBERS:
            return found[0]
        is_figure = found[0].isdecimal()
        values.append(int(found[0]) if is_figure else _roman(found[0]))
        return _FIGURE if is_figure else _NUMERAL

    return _NUMBER.sub(sign, line), tuple(values)


def _series(group: list[_Found]) -> Iterator[_Series]:
    """The running lines among lines that differ in numbers alone."""
    left = group
    for _ in range(_MOST_SERIES):
        if len(left) < _LEAST:
            return
        chosen, rising = _alike(left, may_vary=True)
        if not rising:
            chosen, rising = _alike(left, may_vary=False)
        if not _is_running({line.page for line in chosen}):
            return
        yield _Series(chosen, tuple(rising))
        taken = {(line.page, line.at) for line in chosen}
        left = [line for line in left if (line.page, line.at) not in taken]


def _alike(lines: list[_Found], *, may_vary: bool) -> tuple[list[_Found], list[int]]:
    """The most lines in which each number stays the same or rises with the page, and which of them rise.

    Args:
        lines: That differ in numbers alone.
        may_vary: Whether others may change now and then, as a time of day does.
    """
    chosen, rising = lines, []
    for at in range(len(lines[0].values)):
        same = Counter(line.values[at] for line in chosen).most_common(1)[0]
        steps = Counter(line.values[at] - line.page for line in chosen).most_common(1)[0]
        if steps[1] > same[1]:
            rising.append(at)
            chosen = [line for line in chosen if line.values[at] - line.page == steps[0]]
        elif not (may_vary and same[1] < len(chosen) and _is_held(chosen, at)):
            chosen = [line for line in chosen if line.values[at] == same[0]]
    return chosen, rising


def _is_held(lines: Sequence[_Found], at: int) -> bool:
    """Whether a number is that of the page before on most pages."""
    ordered = sorted(lines)
    kept = sum(one.values[at] == other.values[at] for one, other in pairwise(ordered))
    return 2 * kept > len(ordered)


def _is_running(pages: set[int]) -> bool:
    return len(pages) >= _LEAST and len(pages) >= _DENSITY * (max(pages) - min(pages) + 1)


def _lone_numbers(
    pages: Sequence[Sequence[str]], ends: Sequence[tuple[list[int], list[int]]], running: list[set[int]]
) -> dict[int, _LoneNumber]:
    """Add lines at the edge that are nothing but the number of their page; return them by page."""
    found: dict[int, _LoneNumber] = {}
    for number, lines in enumerate(pages):
        for end in reversed(ends[number]):
            at = next((at for at in end if at not in running[number]), None)
            match = PAGE_NUMBER.fullmatch(lines[at].strip()) if at is not None else None
            if at is None or match is None or number in found:
                continue
            written = match["page"]
            if written.isdecimal() or written.islower():
                value = int(written) if written.isdecimal() else _roman(written)
                counts = match["of"] is not None and int(match["of"]) >= value
                found[number] = _LoneNumber(at, value, written, counts)
    alone = {}
    for number, line in found.items():
        beside = [found[near].value - near for near in (number - 1, number + 1) if near in found]
        is_counted = line.is_figure and (line.value == number + 1 or line.counts)
        if is_counted or line.value - number in beside:
            running[number].add(line.at)
            alone[number] = line
    return alone


def _printed(
    pages: Sequence[Sequence[str]], series: Sequence[tuple[str, _Series]], alone: dict[int, _LoneNumber]
) -> list[str]:
    """The printed number of each page; pages between two that are numbered alike are, too."""
    ranked = sorted(
        ((_rank(mask), mask, one) for mask, one in series if one.rising and not _is_bates(pages, one)),
        key=lambda one: (one[0], -len(one[2].lines)),
    )
    names = [""] * len(pages)
    steps: list[int | None] = [None] * len(pages)
    for _, mask, one in ranked:
        which = one.rising[0]
        is_figure = re.findall(f"[{_FIGURE}{_NUMERAL}]", mask)[which] == _FIGURE
        for found in one.lines:
            if not names[found.page]:
                text = " ".join(pages[found.page][found.at].split())
                written = list(_NUMBER.finditer(text))[which][0]
                names[found.page] = str(found.values[which]) if is_figure else written
                steps[found.page] = found.values[which] - found.page if is_figure else None
    names = _filled(names, steps)
    for number, line in alone.items():
        if not names[number]:
            names[number] = str(line.value) if line.is_figure else line.written
            steps[number] = line.value - number if line.is_figure else None
    return _filled(names, steps)


def _filled(names: list[str], steps: Sequence[int | None]) -> list[str]:
    """Number the pages between those that are; and those before and behind, where the sheets are counted."""
    numbered = [number for number, step in enumerate(steps) if step is not None]
    for one, other in pairwise(numbered):
        step = steps[one]
        if step is not None and step == steps[other]:
            for number in range(one + 1, other):
                names[number] = names[number] or str(number + step)
    if numbered and all(steps[number] == 1 for number in numbered):
        return [name or str(number + 1) for number, name in enumerate(names)]
    return names


def _rank(mask: str) -> int:
    """How surely the rising number of a line is that of the page: 0 where the line is nothing else."""
    figures = mask.count(_FIGURE) + mask.count(_NUMERAL)
    plain = mask.replace(_FIGURE, "1").replace(_NUMERAL, "i")
    if PAGE_NUMBER.fullmatch(plain):
        return 0
    return 1 if figures == 1 else 2


def _is_bates(pages: Sequence[Sequence[str]], series: _Series) -> bool:
    return bool(series.rising) and all(_BATES.search(_text(pages, line)) for line in series.lines)


def _text(pages: Sequence[Sequence[str]], line: _Found) -> str:
    return " ".join(pages[line.page][line.at].split())


def _bates(pages: Sequence[Sequence[str]], series: Sequence[tuple[str, _Series]]) -> list[str]:
    numbers = [""] * len(pages)
    for _, one in series:
        if _is_bates(pages, one):
            for line in one.lines:
                found = _BATES.search(_text(pages, line))
                numbers[line.page] = numbers[line.page] or (found[1] if found else "")
    return numbers


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral.casefold()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
