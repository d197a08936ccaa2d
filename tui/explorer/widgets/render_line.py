"""Drawing lines of marked spans: sanitized, wrapped, styled by role, with search terms highlighted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.chronology.enums import EventStatus
from tui.light_dataclass import replace
from tui.text.cell_width import cell_width, truncate
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm, find_terms
from tui.text.wrap import wrap_hanging
from tui.views.lines import Line, TextRole, TextSpan, leads

_SAID = frozenset(
    {
        *(TextRole.HEADING, TextRole.LABEL, TextRole.DATE, TextRole.KEY),
        *(TextRole(status.value) for status in EventStatus),
    }
)
"""Roles of text by the program, not of the data; it is not searched."""


@dataclass(frozen=True, eq=False)
class LineStyles:
    """The styles of one pane, made once for each theme; compared by identity."""

    base: Style
    match_style: Style
    roles: Mapping[TextRole, Style]

    def of(self, role: TextRole) -> Style:
        """Return the style of a role, over the base style."""
        return self.roles.get(role, self.base)


def render_line(
    line: Line,
    width: int,
    palette: LineStyles,
    highlight_terms: Sequence[SearchTerm] = (),
    *,
    wrapped: bool = True,
) -> list[Strip]:
    """Return the strips of one line.

    Args:
        line: The line.
        width: In cells.
        palette: The styles.
        highlight_terms: The terms to highlight.
        wrapped: False for a line that is sanitized and fitted already: it is cut at the width.
    """
    return list(_strips_of(line, width, palette, tuple(highlight_terms), wrapped))


@lru_cache(maxsize=4096)
def _strips_of(
    line: Line, width: int, palette: LineStyles, highlight_terms: tuple[SearchTerm, ...], wrapped: bool
) -> tuple[Strip, ...]:
    """Return cached strips: neighbouring events show the same passages, and a strip caches its output."""
    spans = [TextSpan(sanitize_line(span.text), span.role) for span in line.spans] if wrapped else line.spans
    text, runs = _flattened(spans, palette, highlight_terms)
    indent, hang = leads(line, width)
    rows = [(0, len(text))]
    if wrapped:
        rows = wrap_hanging(text, width - indent, width - hang)
    strips = []
    for row, (start, end) in enumerate(rows):
        lead = hang if row else indent
        segments = [Segment(" " * lead, palette.base), *_part(text, runs, start, end)]
        # As terminals count, character by character: Rich 15 lets letters with a joiner share a cell.
        room = width - lead - sum(cell_width(segment.text) for segment in segments[1:])
        if room < 0:
            strips.append(Strip(segments).adjust_cell_length(width, palette.base))
        else:
            strips.append(Strip([*segments, Segment(" " * room, palette.base)], width))
    return tuple(strips)


def truncate_line(line: Line, width: int, ellipsis: str) -> Line:
    """Return a line sanitized, and cut to one row.

    Args:
        line: The line.
        width: In cells.
        ellipsis: Put where it is cut.
    """
    texts = [sanitize_line(span.text) for span in line.spans]
    room = width - leads(line, width)[0]
    left, spans = truncate("".join(texts), room, ellipsis), []
    for span, text in zip(line.spans, texts, strict=True):
        spans.append(TextSpan(left[: len(text)], span.role))
        left = left[len(text) :]
    return replace(line, spans=tuple(span for span in spans if span.text))


def match_offsets(span: TextSpan, highlight_terms: Sequence[SearchTerm]) -> list[tuple[int, int]]:
    """Return what to highlight in a span: half-open offsets in its text."""
    return find_terms(span.text, highlight_terms) if highlight_terms and span.role not in _SAID else []


def _flattened(
    spans: Sequence[TextSpan], palette: LineStyles, highlight_terms: Sequence[SearchTerm]
) -> tuple[str, list[tuple[int, Style]]]:
    """Return the text of sanitized spans, and the end of each run of one style."""
    runs: list[tuple[int, Style]] = []
    passed = 0
    for span in spans:
        plain = palette.of(span.role)
        for start, end in match_offsets(span, highlight_terms):
            runs += [(passed + start, plain), (passed + end, plain + palette.match_style)]
        passed += len(span.text)
        runs.append((passed, plain))
    return "".join(span.text for span in spans), runs


def _part(text: str, runs: Sequence[tuple[int, Style]], start: int, end: int) -> Iterator[Segment]:
    """Yield the segments of a range of the text."""
    at = start
    # Of thousands of runs in a long line each row has a few.
    for number in range(bisect_right(runs, start, key=itemgetter(0)), len(runs)):
        until, style = runs[number]
        if at < (cut := min(until, end)):
            yield Segment(text[at:cut], style)
            at = cut
        if until >= end:
            return
