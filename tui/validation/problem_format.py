"""Formatting one problem as text: location, message, the line of the file with carets, hints, remedy."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.source_lines import excerpt_column
from tui.text.cell_width import cell_width
from tui.text.sanitize import sanitize_line

_INDENT = "   "


def format_problem(problem: Problem) -> Iterator[str]:
    """Yield the lines of one problem, sanitized. A warning is marked as one, an error is not."""
    kind = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    place = problem.place
    yield sanitize_line(f"{place}: {problem.code}: {kind}{problem.message}")
    if problem.excerpt.strip():
        yield from _marked_line(problem)
    for hint in problem.hints:
        yield _INDENT + sanitize_line(hint)
    yield f"{_INDENT}→ {sanitize_line(problem.remedy)}"


def _marked_line(problem: Problem) -> Iterator[str]:
    """The line of the file, and carets under the columns that are meant, counted in terminal cells."""
    place, line = problem.place, problem.excerpt
    start = excerpt_column(place.column) - 1
    shown = sanitize_line(line)
    before = min(cell_width(sanitize_line(line[:start])), cell_width(shown))
    through = min(cell_width(sanitize_line(line[: start + place.width])), cell_width(shown))
    yield f"{_INDENT}{place.line} | {shown}".rstrip()
    yield f"{_INDENT}{' ' * len(str(place.line))} | {' ' * before}{'^' * max(1, through - before)}"
