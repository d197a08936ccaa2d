"""Lines shortened to what a pane can show: wrapping megabytes takes seconds in which no key is heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from tui.light_dataclass import replace
from tui.views.lines import Line, TextRole, TextSpan, line

_OF_A_LINE = 50
"""Code points that take as long to wrap as to begin a line does."""
_LEAST = 200
"""Code points of a line that are left, however many lines there are."""
_BEFORE = 100
"""Code points that are left before one that is meant."""


def shorten(
    lines: Sequence[Line], most: int, around: Mapping[int, int] = MappingProxyType({})
) -> Sequence[Line]:
    """The lines, those behind left out and the longest ones cut where there is too much; both are told.

    Args:
        lines: What is to be shown.
        most: Code points of all of them together; every line counts some more.
        around: By the place of a line, which of its code points is to be among those that are left.

    Returns:
        The same lines where there is not too much; else as many as there is room for, each at its place.
    """
    lengths = [sum(len(span.text) for span in one.spans) for one in lines]
    if sum(lengths) + _OF_A_LINE * len(lines) <= most:
        return lines
    count = most // (2 * _OF_A_LINE)
    shown, left = lines[:count], len(lines) - count
    longest = max(_longest(lengths[:count], most // 2), _LEAST)
    cut = [
        one if length <= longest else _cut(one, longest, around.get(at, 0))
        for at, (one, length) in enumerate(zip(shown, lengths, strict=False))
    ]
    told = [line(TextSpan(f"… {left:,} more lines are not shown here", TextRole.QUIET))] if left > 0 else []
    return [*cut, *told]


def _longest(lengths: Sequence[int], most: int) -> int:
    """The length to which the longest are to be cut, so that all together are no longer than so much."""
    ordered = sorted(lengths)
    before = [0, *accumulate(ordered)]
    for at, length in enumerate(ordered):
        if before[at] + length * (len(ordered) - at) > most:
            return (most - before[at]) // (len(ordered) - at)
    return ordered[-1] if ordered else 0


def _cut(one: Line, most: int, point: int) -> Line:
    """A line whose longest spans are cut, with how much is left out before and behind what is left."""
    longest = _longest([len(span.text) for span in one.spans], most)
    spans: list[TextSpan] = []
    for span in one.spans:
        spans += [span] if len(span.text) <= longest else _cut_span(span, longest, point)
        point -= len(span.text)
    return replace(one, spans=tuple(spans))


def _cut_span(span: TextSpan, most: int, point: int) -> list[TextSpan]:
    behind = len(span.text) - most
    before = max(min(point - _BEFORE, behind), 0)
    behind -= before
    spans = [
        TextSpan(f"({before:,} characters before this) … " if before else "", TextRole.QUIET),
        span._replace(text=span.text[before : before + most]),
        TextSpan(f" … ({behind:,} more characters)" if behind else "", TextRole.QUIET),
    ]
    return [one for one in spans if one.text]
