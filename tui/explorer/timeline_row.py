"""One line of the timeline as cells: a pure function of what it holds and how wide it may be."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.chronology.lengths import gap_words
from tui.chronology.short_wording import WIDTH as DATE_CELLS
from tui.chronology.short_wording import short_words
from tui.chronology.wording import heading_words
from tui.explorer.strips import Palette, strips_of
from tui.index.records import EventRow, UnreadRow
from tui.text.clean import clean_line
from tui.text.width import cells, fit, pad
from tui.text.words import Term
from tui.views.lines import Line, Role, Span
from tui.views.marks import Marks, marker
from tui.views.row import STANDING_SHORT
from tui.views.unread import reason_words, unread_sign

_ROOM_FOR_STANDING = 41
_ROOM_FOR_DATE = 24
_ROOM_FOR_TITLE = 20
"""Cells of a title that come before the reason why it cannot be read."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands at the moment."""

    cursor: bool = False
    selected: bool = False
    marked: bool = False


def heading_strip(year: int | None, width: int, palette: Palette, marks: Marks) -> Strip:
    """A year, ruled to the right; above undated events that have no place, that they have no date."""
    name = heading_words(year)
    rule = marks.rule * max(width - len(name) - 2, 0)
    return _one(Line((Span(f"{name} ", Role.HEADING), Span(rule, Role.QUIET))), width, palette)


def unread_heading_strip(width: int, palette: Palette, marks: Marks) -> Strip:
    """Over what stands before every event because it could not be read, ruled to the right."""
    name = "Cannot be read"
    rule = marks.rule * max(width - len(name) - 2, 0)
    return _one(Line((Span(f"{name} ", Role.HEADING), Span(rule, Role.QUIET))), width, palette)


def gap_strip(
    gap: tuple[int, int],
    width: int,
    palette: Palette,
    marks: Marks,
    *,
    among_all: bool,
    has_unread: bool = False,
) -> Strip:
    """A time in which nothing begins: of all that is recorded, or only of what a search finds.

    It is not said that nothing was going on: what began before may have lasted through it. Nor is it said
    of what nobody can read when it was.
    """
    nothing = "nothing new recorded" if among_all else "none of these beginning"
    nothing = "nothing new that can be read" if has_unread else nothing
    said = f"  {marks.dot} {gap_words(*gap)} with {nothing} {marks.dot}"
    return _one(Line((Span(fit(said, width, marks.ellipsis), Role.QUIET),)), width, palette)


def event_strip(
    row: EventRow, width: int, palette: Palette, marks: Marks, *, state: RowState, lit: tuple[Term, ...] = ()
) -> Strip:
    """An event: cursor, sign of its date, mark, date, sign of an error, title, standing, difference."""
    edge = marks.cursor if state.cursor else marks.selected if state.selected else " "
    when = row.when
    spans = [Span(f"{edge}{marker(when, marks)}{marks.marked if state.marked else ' '}", Role.KEY)]
    if width >= _ROOM_FOR_DATE:
        date = short_words(when, row.year).replace("–", marks.dash) if when else "undated"
        spans.append(Span(f"{date:{DATE_CELLS}} ", Role.DATE))
    if row.has_errors:
        spans.append(Span(f"{marks.faulty} ", Role.PROBLEM))
    tail = [Span(f" {marks.differs}" if row.differs else "  ", Role.DIFFERS)]
    if width >= _ROOM_FOR_STANDING:
        standing = STANDING_SHORT.get(row.standing) or clean_line(row.standing)[:3]
        tail.insert(0, Span(f" {standing}", Role.STANDING))
    room = width - sum(len(span.text) for span in (*spans, *tail))
    title = pad(fit(clean_line(row.title), max(room, 1), marks.ellipsis), max(room, 1))
    return _one(Line((*spans, Span(title), *tail)), width, palette, lit)


def unread_strip(row: UnreadRow, width: int, palette: Palette, marks: Marks, *, state: RowState) -> Strip:
    """What could not be read: cursor, two signs, its date and title as they are written, the reason.

    All of it has the colour of a problem, and none of it is told by the colour alone.
    """
    edge = marks.cursor if state.cursor else marks.selected if state.selected else " "
    spans = [Span(edge, Role.KEY), Span(unread_sign(marks), Role.PROBLEM)]
    if width >= _ROOM_FOR_DATE:
        # As it is written it may be longer than any that we write: `5 March 2019` is to be seen whole.
        date = fit(clean_line(row.date), DATE_CELLS + 2, marks.ellipsis)
        spans.append(Span(f" {pad(date, DATE_CELLS - 1)} ", Role.PROBLEM))
    room = max(width - sum(len(span.text) for span in spans), 1)
    title = clean_line(row.title)
    least = min(_ROOM_FOR_TITLE, cells(title))
    reasons = (f" ({said})" for said in reason_words(row))
    reason = next((said for said in reasons if room - len(said) >= least), "")
    told = fit(title, room - len(reason), marks.ellipsis) + reason
    spans.append(Span(pad(told, room), Role.PROBLEM))
    return _one(Line(tuple(spans)), width, palette)


def laid_over(strip: Strip, style: Style) -> Strip:
    """A strip with a style over every cell: the cursor's or the selection's."""
    return Strip(
        [Segment(text, (under or Style.null()) + style) for text, under, _ in strip], strip.cell_length
    )


def _one(line: Line, width: int, palette: Palette, lit: tuple[Term, ...] = ()) -> Strip:
    return strips_of(line, width, palette, lit, wrapped=False)[0]
