"""A problem as lines of text: where, what, the line of the file with the place marked, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.problem import Problem, Severity
from tui.parsing.source_lines import excerpt_column
from tui.text.cell_width import cell_width
from tui.text.sanitize import sanitize_line

_INDENT = "   "


def format_problem(problem: Problem) -> Iterator[str]:
    """The lines of one problem, safe to show. An error is not called one; a warning is."""
    kind = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    place = problem.place
    yield sanitize_line(f"{place}: {problem.code}: {kind}{problem.message}")
    if problem.excerpt.strip():
        yield from _marked_line(problem)
    for hint in problem.hints:
        yield _INDENT + sanitize_line(hint)
    yield f"{_INDENT}→ {sanitize_line(problem.remedy)}"


def _marked_line(problem: Problem) -> Iterator[str]:
    """The line of the file, and carets under the meant columns, counted in cells as a terminal shows them."""
    place, line = problem.place, problem.excerpt
    start = excerpt_column(place.column) - 1
    shown = sanitize_line(line)
    before = min(cell_width(sanitize_line(line[:start])), cell_width(shown))
    through = min(cell_width(sanitize_line(line[: start + place.width])), cell_width(shown))
    yield f"{_INDENT}{place.line} | {shown}".rstrip()
    yield f"{_INDENT}{' ' * len(str(place.line))} | {' ' * before}{'^' * max(1, through - before)}"
