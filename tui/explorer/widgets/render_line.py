"""Drawing lines of marked spans: sanitized, wrapped, styled by role, with search terms highlighted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    rows = wrap_line(line, width, palette, highlight_terms, wrapped=wrapped)
    return [rows.strip(at) for at in range(len(rows))]


def wrap_line(
    line: Line,
    width: int,
    palette: LineStyles,
    highlight_terms: Sequence[SearchTerm] = (),
    *,
    wrapped: bool = True,
) -> WrappedLine:
    """Return the rows of one line, each of which is drawn when it is asked for.

    Args:
        line: As for `render_line`, as are the others.
        width: In cells.
        palette: The styles.
        highlight_terms: The words to highlight.
        wrapped: False for a line that is cut at the width.
    """
    return _wrapped_line(line, width, palette, tuple(highlight_terms), wrapped)


@lru_cache(maxsize=4096)
def _wrapped_line(
    line: Line, width: int, palette: LineStyles, highlight_terms: tuple[SearchTerm, ...], wrapped: bool
) -> WrappedLine:
    """Return cached rows: neighbouring events show the same passages, and a strip caches its output."""
    return WrappedLine(line, width, palette, highlight_terms, wrapped=wrapped)


class WrappedLine:
    """One line in rows. A row is drawn when it is first asked for: most of a long text is never in sight."""

    __slots__ = ("_leads", "_palette", "_rows", "_runs", "_spans", "_strips", "_terms", "_text", "_width")

    def __init__(
        self,
        line: Line,
        width: int,
        palette: LineStyles,
        highlight_terms: tuple[SearchTerm, ...],
        *,
        wrapped: bool,
    ) -> None:
        clean = [TextSpan(sanitize_line(span.text), span.role) for span in line.spans]
        self._spans = clean if wrapped else line.spans
        self._text = "".join(span.text for span in self._spans)
        self._leads = leads(line, width)
        self._width, self._palette, self._terms = width, palette, highlight_terms
        self._rows = [(0, len(self._text))]
        if wrapped:
            indent, hang = self._leads
            self._rows = wrap_hanging(self._text, width - indent, width - hang)
        self._runs: list[tuple[int, Style]] = []
        """The end of each run of one style; found with the first row that is drawn."""
        self._strips: dict[int, Strip] = {}

    def __len__(self) -> int:
        """Return how many rows there are, at least one."""
        return len(self._rows)

    def strip(self, row: int) -> Strip:
        """Return a row as drawn.

        Args:
            row: Its number, from 0.
        """
        if row not in self._strips:
            self._strips[row] = self._draw(row)
        return self._strips[row]

    def _draw(self, row: int) -> Strip:
        base, (start, end) = self._palette.base, self._rows[row]
        lead = self._leads[1 if row else 0]
        self._runs = self._runs or _runs(self._spans, self._palette, self._terms)
        segments = [Segment(" " * lead, base), *_part(self._text, self._runs, start, end)]
        # As terminals count, character by character: Rich 15 lets letters with a joiner share a cell.
        room = self._width - lead - sum(cell_width(segment.text) for segment in segments[1:])
        if room < 0:
            return Strip(segments).adjust_cell_length(self._width, base)
        return Strip([*segments, Segment(" " * room, base)], self._width)


def merge_segments(segments: Iterable[Segment]) -> list[Segment]:
    """Return segments joined where they look alike: each is sent to the terminal with its whole style.

    Blanks look alike in every style of the same background that draws no line in them.
    """
    merged: list[Segment] = []
    for segment in segments:
        before = merged[-1] if merged else None
        if not segment.text:
            continue
        if before is None:
            merged.append(segment)
        elif before.style == segment.style or (
            _is_blank(segment) and _fills_alike(before.style, segment.style)
        ):
            merged[-1] = Segment(before.text + segment.text, before.style)
        elif _is_blank(before) and _fills_alike(before.style, segment.style):
            merged[-1] = Segment(before.text + segment.text, segment.style)
        else:
            merged.append(segment)
    return merged


def _is_blank(segment: Segment) -> bool:
    return not segment.text.strip(" ")


@lru_cache(maxsize=1024)
def _fills_alike(one: Style | None, other: Style | None) -> bool:
    """Return whether blanks look the same in two styles."""
    if one is None or other is None:
        return False
    lines = [
        (style.underline, style.underline2, style.strike, style.overline, style.reverse)
        for style in (one, other)
    ]
    return one.bgcolor == other.bgcolor and not any(map(any, lines))


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


def _runs(
    spans: Sequence[TextSpan], palette: LineStyles, highlight_terms: Sequence[SearchTerm]
) -> list[tuple[int, Style]]:
    """Return the end of each run of one style in the text of sanitized spans."""
    runs: list[tuple[int, Style]] = []
    passed = 0
    for span in spans:
        plain = palette.of(span.role)
        for start, end in match_offsets(span, highlight_terms):
            runs += [(passed + start, plain), (passed + end, plain + palette.match_style)]
        passed += len(span.text)
        runs.append((passed, plain))
    return runs


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
