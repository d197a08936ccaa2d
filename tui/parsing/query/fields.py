"""The fields of the query language: their names, an example of each, and the limits that dates set."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from tui.chronology.edtf_date import FAR, EdtfDate

KNOWN_TO: Final = "known-to"
"""The field that asks of which events an actor is shown to have been aware."""
VALUE_FIELDS: Final = ("kind", "actor", "source", "status", "tag", "origin", "speaker", "said-by", KNOWN_TO)
IS_PHRASES: Final = {
    "differs": "with differing sources",
    "approximate": "dated approximately",
    "undated": "undated",
    "single-origin": "with a single origin",
    "not-held": "citing words not held",
    "unverified": "with unverified citations",
    "unanswered": "criticising somebody who was not asked",
    "agreed": "agreed by all who were asked",
    "looked-for": "with a search of the sources",
}
"""The words after `is:`, each with the description of an event to which it applies."""
IS_WORDS: Final = tuple(IS_PHRASES)
DATE_FIELDS: Final = ("in", "from", "to", "before", "after", "as-of")
PERIOD_FIELDS: Final = ("in", "from", "to")
"""The fields that set the period of a query."""
RANGE_WORDS: Final = ("certainly", "possibly")
FIELDS: Final = (*VALUE_FIELDS, "is", *DATE_FIELDS, "range")
"""Every name that may stand before a colon, for completion and help."""

OLD_FIELDS: Final = {"standing": "status", "voice": "speaker", "known-by": "as-of"}
"""Fields that have another name now, by their old ones: read as if the new one stood there."""
OLD_IS_WORDS: Final = {"disputed": "differs", "sealed": "not-held"}
"""The same of the words behind `is:`."""

EXAMPLES: Final = {
    "kind": "kind:courts",
    "actor": "actor:trial-court",
    "source": "source:guardian-2013-05-15",
    "status": "status:disputed",
    "tag": "tag:review",
    "origin": "origin:trial",
    "speaker": "speaker:court",
    "said-by": "said-by:sara-thornton",
    KNOWN_TO: "known-to:thames-valley-police",
    "is": "is:differs",
    **{name: f"{name}:2013-05" for name in DATE_FIELDS},
    "range": "range:certainly",
}
"""An example of each field. The example chronology has what it names, so that it finds something there."""

_LIMITS: Final = {
    "from": (attrgetter("first_day"), max),
    "to": (attrgetter("last_day"), min),
    "before": (attrgetter("first_day"), min),
    "after": (attrgetter("last_day"), max),
    "as-of": (attrgetter("last_day"), min),
}
"""By limit: which day of a date it is, and which of two such limits is the narrower."""


def date_limits(name: str, date: EdtfDate) -> tuple[str, ...]:
    """Return the limits that a date field sets: `in:` sets `from` and `to`, any other its own.

    Args:
        name: One of `DATE_FIELDS`.
        date: Its date; a side that is open or unknown sets no limit.
    """
    limits = ("from", "to") if name == "in" else (name,)
    return tuple(limit for limit in limits if limit_day(limit, date) is not None)


def limit_day(limit: str, date: EdtfDate | None) -> int | None:
    """The day that a date sets as a limit.

    Args:
        limit: One of `DATE_FIELDS` without `in`.
        date: The date of the field; None where the query has none.

    Returns:
        A day number (1 is 1 January of year 1); None where there is no date, or its side is unbounded.
    """
    day: int = _LIMITS[limit][0](date) if date else FAR
    return day if abs(day) < FAR else None


def narrow_dates(limit: str, first: EdtfDate | None, second: EdtfDate | None) -> EdtfDate | None:
    """The narrower of two limits of one kind.

    Args:
        limit: One of `DATE_FIELDS` without `in`.
        first: A date; None for no limit.
        second: A date; None for no limit.

    Returns:
        None where both are None.
    """
    day, pick = _LIMITS[limit]
    given = [date for date in (first, second) if date]
    return pick(given, key=day) if given else None
