"""Commands of `browse` that move. They answer only mistakes: the status line shows the new place."""

from __future__ import annotations

from collections.abc import Callable

from tui.chronology.date_reader.typed_dates import (
    date_words,
    read_typed_date,
    read_typed_period,
    unmistakable_text,
    use_typed_date,
)
from tui.chronology.edtf import EdtfError
from tui.chronology.edtf_date import EdtfDate
from tui.cli.browse.display import PAGE, nothing_found, page, show
from tui.cli.browse.reader import Reader
from tui.index.records import EventRow
from tui.text.suggest import closest_match
from tui.views.lines import Line, line


def by(direction: int) -> Callable[[Reader, str], list[Line]]:
    """Return a command that moves by a number of events, by default one.

    Args:
        direction: 1 for later events, -1 for earlier ones.
    """

    def move(reader: Reader, number: str) -> list[Line]:
        if number and not number.isdecimal():
            return [line(f"{number} is not a number of events")]
        before = reader.state.cursor.position
        # No chronology is longer, and Python refuses to parse very long numbers.
        reader.move_to(before + direction * int(number[:12] or 1))
        return _at_an_end(reader, before, direction)

    return move


def by_pages(direction: int) -> Callable[[Reader, str], list[Line]]:
    """Return a command that moves by a page and lists the page that begins there.

    Args:
        direction: 1 for later events, -1 for earlier ones.
    """

    def move(reader: Reader, _: str) -> list[Line]:
        before = reader.state.cursor.position
        reader.move_to(before + direction * PAGE)
        return _at_an_end(reader, before, direction) or page(reader)

    return move


def by_years(direction: int) -> Callable[[Reader, str], list[Line]]:
    """Return a command that moves to the first event of another year.

    Args:
        direction: 1 for later years, -1 for earlier ones.
    """

    def move(reader: Reader, _: str) -> list[Line]:
        before = reader.state.cursor.position
        reader.move("next-year" if direction > 0 else "previous-year")
        return _at_an_end(reader, before, direction)

    return move


def extend(direction: int) -> Callable[[Reader, str], list[Line]]:
    """Return a command that extends the range by an event, beginning it here where there is none.

    Args:
        direction: 1 for later events, -1 for earlier ones.
    """

    def move(reader: Reader, _: str) -> list[Line]:
        reader.begin_range()
        return by(direction)(reader, "")

    return move


def first(reader: Reader, _: str) -> list[Line]:
    """Move to the first event."""
    reader.jump_to(0)
    return []


def last(reader: Reader, _: str) -> list[Line]:
    """Move to the last event."""
    reader.jump_to(reader.total - 1)
    return []


def go_to_date(reader: Reader, date: str) -> list[Line]:
    """Move to the first event on or after a date."""
    when = day_of(date, "goto")
    if isinstance(when, Line):
        return [when]
    reader.jump_to(reader.index.seek(reader.state.query, when.listed_day))
    return []


def go_to_event(reader: Reader, event: str) -> list[Line]:
    """Move to an event and show it."""
    if not event:
        return [line("Which event? Type: event EVENT-ID; list shows the ids")]
    before = reader.state.query
    if not reader.go_to(event):
        return [_missing(reader, event)]
    let_go = [] if reader.state.query == before else [line("The query was cleared to show this event.")]
    return [*let_go, *show(reader)]


def begin_range(reader: Reader, _: str) -> list[Line]:
    """Begin a range here, or cancel the one that is begun."""
    reader.session.move("range")
    return []


def extend_to(reader: Reader, where: str) -> list[Line]:
    """Extend the range to an event, or to the last event listed on or before the last day of a date."""
    if not where:
        return [line("Where to? Type: to 2013-05, or: to EVENT-ID")]
    position = reader.index.position(reader.state.query, where)
    if position is None:
        when = day_of(where, "to")
        if isinstance(when, Line):
            return [_missing(reader, where) if closest_match(where, _known_ids(reader)) else when]
        if not isinstance(when.latest, int):
            return [line(f"{where} has no last day to extend to")]
        position = _last_by(reader, when.latest)
    reader.begin_range()
    reader.move_to(position)
    return []


def back(reader: Reader, _: str) -> list[Line]:
    """Go back to where the user was before."""
    return [] if reader.retrace(forward=False) else [line("There is no place before this one.")]


def forward(reader: Reader, _: str) -> list[Line]:
    """Go forward again."""
    return [] if reader.retrace(forward=True) else [line("There is no place after this one.")]


def mark(reader: Reader, _: str) -> list[Line]:
    """Mark the event, or remove its mark."""
    if reader.state.row is None:
        return []
    reader.session.toggle_mark()
    return [line("Marked." if reader.state.event in reader.state.marks else "Mark removed.")]


def go_to_mark(reader: Reader, _: str) -> list[Line]:
    """Go to the next marked event, after the last one to the first."""
    mark = reader.session.next_mark
    if not mark:
        return [line("No event is marked. To mark this one, type: mark")]
    if mark == reader.state.event:
        return [line("This is the only marked event.")]
    reader.go_to(mark)
    return []


def day_of(text: str, verb: str, *, is_period: bool = False) -> EdtfDate | Line:
    """Return a date; else a line that says what is wrong with it, or which dates it may be.

    Args:
        text: As typed.
        verb: The command's word, for the suggestion.
        is_period: Whether only its first and last day count.
    """
    if not text:
        return line("Which date? Type one such as 2013, 2013-05 or 2013-05-14.")
    found = read_typed_period(text) if is_period else read_typed_date(text)
    if found.date:
        return found.date
    if found.readings:
        choices = (f"{date_words(date)}: {verb} {unmistakable_text(date)}" for date in found.readings)
        return line(f"Which do you mean? {' · '.join(choices)}")
    try:
        return use_typed_date(text)
    except EdtfError as error:
        return line(f"{text}: {error.reason}; {error.remedy}")


def _at_an_end(reader: Reader, before: int, direction: int) -> list[Line]:
    if not reader.total:
        return [nothing_found(reader)]
    if reader.state.cursor.position != before:
        return []
    return [line("This is the last event." if direction > 0 else "This is the first event.")]


def _last_by(reader: Reader, day: int) -> int:
    """Return the position of the last event that is listed on or before a day."""
    at = reader.index.seek(reader.state.query, day + 1)
    row: EventRow | None = next(iter(reader.index.rows(reader.state.query, at, 1)), None)
    # Where no event is listed later, `seek` returns the last one, which is right here.
    return at - 1 if row and row.day is not None and row.day > day else at


def _missing(reader: Reader, event: str) -> Line:
    if reader.index.event(event):
        return line(f"{event} was not public by then")
    meant = closest_match(event, _known_ids(reader))
    return line(f"there is no event {event}" + (f"; did you mean {meant}?" if meant else ""))


def _known_ids(reader: Reader) -> list[str]:
    return [row.id for row in reader.index.rows(reader.state.query.whole)]
