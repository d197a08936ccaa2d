"""From when an entry of knowledge holds: possibly, and certainly."""

from __future__ import annotations

from tui.chronology.edtf_date import FAR, EdtfDate


def possible_day(since: EdtfDate | None) -> int | None:
    """Return the first day from which an entry may hold, a day number; None where it is not dated."""
    return since.first_day if since else None


def certain_day(since: EdtfDate | None) -> int | None:
    """Return the first day from which an entry certainly holds: the latest day of its date.

    Of `2007/2009` and `../2009` this is the end of 2009, since both may be meant as some day until then. Of a
    date without an end (`2007/..`), it is the latest day on which that began.

    Args:
        since: The date; None where the entry is not dated.

    Returns:
        A day number, FAR for never; None where it is not dated.
    """
    if since is None:
        return None
    return since.last_day if since.last_day < FAR else since.begun_by
