"""A problem as lines of text: where, what, the line of the file with the place marked, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.reading.excerpts import excerpt_column
from tui.text.clean import clean_line
from tui.text.width import cells

_INDENT = "   "


def problem_lines(problem: Problem) -> Iterator[str]:
    """The lines of one problem, safe to show. An error is not called one; a warning is."""
    kind = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    place = problem.place
    yield clean_line(f"{place}: {problem.code}: {kind}{problem.message}")
    if problem.excerpt.strip():
        yield from _marked_line(problem)
    for hint in problem.hints:
        yield _INDENT + clean_line(hint)
    yield f"{_INDENT}→ {clean_line(problem.remedy)}"


def _marked_line(problem: Problem) -> Iterator[str]:
    """The line of the file, and carets under the meant columns, counted in cells as a terminal shows them."""
    place, line = problem.place, problem.excerpt
    start = excerpt_column(place.column) - 1
    shown = clean_line(line)
    before = min(cells(clean_line(line[:start])), cells(shown))
    through = min(cells(clean_line(line[: start + place.width])), cells(shown))
    yield f"{_INDENT}{place.line} | {shown}".rstrip()
    yield f"{_INDENT}{' ' * len(str(place.line))} | {' ' * before}{'^' * max(1, through - before)}"
