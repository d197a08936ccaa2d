"""The marked events: which of them still exist, and which is the next one."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.edtf_date import EdtfDate
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query


def existing_marks(index: Index, marks: Iterable[str]) -> tuple[str, ...]:
    """Return the marks whose events exist, readable or not, each once.

    Args:
        index: The open index.
        marks: Ids of events.
    """
    return tuple(
        mark
        for mark in dict.fromkeys(marks)
        if mark and (index.position(Query(), mark) is not None or index.unread_named(mark))
    )


def next_mark(index: Index, marks: Iterable[str], event: str, as_of: EdtfDate | None = None) -> str:
    """Return the marked event that follows an event in the order of dates; after the last, the first.

    Args:
        index: The open index.
        marks: Ids of events.
        event: The id of the event; empty for none.
        as_of: Marked events that were not public by its end do not count; None for all.

    Returns:
        Its id, that of the event where no other is marked; empty where none is marked.
    """
    places = {mark: place for mark in marks if (place := _place(index, mark, as_of)) is not None}
    here = _place(index, event, None) if event else None
    ahead = [mark for mark in places if here is not None and places[mark] > here]
    return min(ahead or places, key=lambda mark: places[mark], default="")


def _place(index: Index, event: str, as_of: EdtfDate | None) -> tuple[int, int] | None:
    """Return where an event is listed; an entry that cannot be read behind all events."""
    number = index.position(Query(), event)
    if number is not None:
        is_public = as_of is None or index.position(Query(as_of=as_of), event) is not None
        return (0, number) if is_public else None
    unread = index.unread_named(event)
    return (1, unread.position) if unread else None
