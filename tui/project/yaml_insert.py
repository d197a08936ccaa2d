"""Where a new event can be inserted into the text of events.yaml without changing the rest.

It goes after the event it follows, before the blank lines and comments that precede the next one; but
below a comment that names its year, or a range of years that includes it, as a section heading does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.parsing.yaml.tree import YamlTree

_DASH = re.compile(r"( *)- +").fullmatch
_COMMENT = re.compile(r"( *)#")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_EMPTY = re.compile(r"""(?:events|"events"|'events'):\s*(?:#.*)?""").fullmatch
_NEIGHBOURS = 20
"""Events on either side that show whether blank lines separate events."""


@dataclass(frozen=True, slots=True)
class InsertionPoint:
    """A place between two lines."""

    line: int
    """How many lines are before it."""
    indent: int = 2
    """Cells before the dash of an item."""
    keys: int = 4
    """Cells before its keys."""
    blank_before: bool = False
    blank_after: bool = False
    opens: bool = False
    """Whether `events:` itself is missing and must be written too."""


@dataclass(frozen=True, slots=True)
class NoInsertionPoint:
    """Why there is none, without a full stop."""

    why: str


def find_insertion_points(
    text: str, tree: YamlTree, index: int, year: int | None
) -> list[InsertionPoint] | NoInsertionPoint:
    """Find where a new item may go, the best place first.

    Args:
        text: The file, every line ended by a line feed.
        tree: The parsed file.
        index: How many of its events come before the new one.
        year: The new event's year, which a heading may name; None for no year.
    """
    lines = text.split("\n")
    data = tree.data
    if not tree.is_complete or not isinstance(data, dict):
        return NoInsertionPoint("events.yaml cannot be read to its end")
    if "events" not in data:
        return [_behind_all(lines)]
    events = data["events"]
    key = tree.spans[("events",)].key
    first = text.count("\n", 0, key[0]) if key else 0
    if events is None:
        is_empty = _EMPTY(lines[first])
        return (
            [InsertionPoint(first + 1)]
            if is_empty
            else NoInsertionPoint("`events:` is not followed by a list of lines")
        )
    if not isinstance(events, list) or not events:
        return NoInsertionPoint("the events are not written one below the other")
    return _Items(text, lines, tree, first).gaps(index, year)


def _behind_all(lines: list[str]) -> InsertionPoint:
    last = len(lines) - 1 if lines[-1] == "" else len(lines)
    return InsertionPoint(last, blank_before=last > 0 and bool(lines[last - 1].strip()), opens=True)


class _Items:
    """The items of the list, as lines."""

    def __init__(self, text: str, lines: list[str], tree: YamlTree, first: int) -> None:
        self._text = text
        self._lines = lines
        self._tree = tree
        self._first = first
        events = tree.data["events"] if isinstance(tree.data, dict) else None
        self._count = len(events) if isinstance(events, list) else 0

    def gaps(self, index: int, year: int | None) -> list[InsertionPoint] | NoInsertionPoint:
        before = self._dash(index - 1) if index else None
        after = self._dash(index) if index < self._count else None
        near = after or before
        if near is None or (index and before is None) or (index < self._count and after is None):
            return NoInsertionPoint("the events are not written one below the other, each after a dash")
        _, indent, keys = near
        stop = after[0] if after else self._end()
        start = stop
        least = before[0] + 1 if before else self._first + 1
        while start > least and self._is_between(self._lines[start - 1], indent):
            start -= 1
        spaced = self._is_spaced(index)
        leads = spaced and after is not None and self._is_written(start)
        at_once = InsertionPoint(start, indent, keys, blank_before=spaced and bool(before), blank_after=leads)
        below = self._below_heading(start, stop, year)
        # Blank lines may belong to a block scalar that keeps them: then only the place after them is right.
        later = self._skipped(start, stop, comments=False)
        led = [
            InsertionPoint(line, indent, keys, blank_after=spaced and self._is_written(line))
            for line in (below, later)
            if line is not None
        ]
        return led if below is not None else [at_once, *led]

    def _is_written(self, line: int) -> bool:
        return line < len(self._lines) and bool(self._lines[line].strip())

    def _dash(self, index: int) -> tuple[int, int, int] | None:
        """Return the line of an item's dash, and the columns of the dash and of what follows it."""
        span = self._tree.spans.get(("events", index))
        if span is None:
            return None
        begin = self._text.rfind("\n", 0, span.start) + 1
        match = _DASH(self._text[begin : span.start])
        return (self._text.count("\n", 0, begin), len(match[1]), len(match[0])) if match else None

    def _end(self) -> int:
        """Return the line after the last one of the list."""
        keys = [span.key[0] for path, span in self._tree.spans.items() if len(path) == 1 and span.key]
        lines = [self._text.count("\n", 0, key) for key in keys]
        stop = min((number for number in lines if number > self._first), default=len(self._lines))
        marks = (n for n in range(self._first, stop) if self._lines[n].startswith(("...", "---")))
        stop = next(marks, stop)
        return stop - 1 if stop == len(self._lines) and self._lines[-1] == "" else stop

    def _is_between(self, line: str, indent: int) -> bool:
        """Return whether a line belongs to no item: blank, or a comment no deeper than the items."""
        comment = _COMMENT.match(line)
        return not line.strip() or (comment is not None and len(comment[1]) <= indent)

    def _is_spaced(self, index: int) -> bool:
        near = range(max(1, index - _NEIGHBOURS), min(self._count, index + _NEIGHBOURS))
        dashes = [dash for number in near if (dash := self._dash(number))]
        return any(not self._lines[dash[0] - 1].strip() for dash in dashes)

    def _below_heading(self, start: int, stop: int, year: int | None) -> int | None:
        """Return the line after the last heading that covers the year and the blank lines that follow it.

        A comment with no blank line after it belongs to the event below, and is no heading.
        """
        if year is None:
            return None
        for number in range(stop - 1, start - 1, -1):
            years = [int(digits) for digits in _YEAR.findall(self._lines[number])]
            if years and min(years) <= year <= max(years):
                below = self._skipped(number, stop, comments=True)
                behind = self._skipped(below, stop, comments=False)
                if behind > below:
                    return behind
        return None

    def _skipped(self, number: int, stop: int, *, comments: bool) -> int:
        """Return the first line from a given one on that is no comment, or is not blank."""
        while number < stop and bool(_COMMENT.match(self._lines[number])) is comments:
            if not comments and self._lines[number].strip():
                break
            number += 1
        return number
