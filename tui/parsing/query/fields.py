"""The fields of the query line: their names, an example of each, and which day of a date is a limit."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from tui.chronology.edtf_date import FAR, EdtfDate

VALUE_FIELDS: Final = ("kind", "actor", "source", "status", "tag", "origin", "speaker")
IS_PHRASES: Final = {
    "differs": "with differing sources",
    "approximate": "dated approximately",
    "undated": "undated",
    "single-origin": "resting on one origin",
    "not-held": "citing words not held",
    "unverified": "with unverified citations",
}
"""What may stand behind `is:`, and how an event of which it is true is described."""
IS_WORDS: Final = tuple(IS_PHRASES)
DATE_FIELDS: Final = ("in", "from", "to", "before", "after", "as-of")
RANGE_WORDS: Final = ("certainly", "possibly")
FIELDS: Final = (*VALUE_FIELDS, "is", *DATE_FIELDS, "range")
"""Every name that may stand before a colon, for completion and help."""

OLD_FIELDS: Final = {"standing": "status", "voice": "speaker", "known-by": "as-of"}
"""Fields that have another name now, by their old ones: read as if the new one stood there."""
OLD_IS_WORDS: Final = {"disputed": "differs", "sealed": "not-held"}
"""The same of the words behind `is:`."""

EXAMPLES: Final = {
    "kind": "kind:court",
    "actor": "actor:canal-company",
    "source": "source:harbour-gazette-1911-03-02",
    "status": "status:disputed",
    "tag": "tag:flood",
    "origin": "origin:inquest",
    "speaker": "speaker:witness",
    "is": "is:differs",
    **{name: f"{name}:2013-05" for name in DATE_FIELDS},
    "range": "range:certainly",
}

OPERATORS: Final = {
    "AND": "leave it out: every word must be there",
    "OR": "for any of some values write kind:a,b",
    "NOT": "write -word",
    "|": "for any of some values write kind:a,b",
}
"""What other searches know, and what to write here instead. Here they are words, or nothing."""

_LIMITS: Final = {
    "from": (attrgetter("first_day"), max),
    "to": (attrgetter("last_day"), min),
    "before": (attrgetter("first_day"), min),
    "after": (attrgetter("last_day"), max),
    "as-of": (attrgetter("last_day"), min),
}
"""Which day of a date is the limit, and which of two limits is the narrower."""


def date_limits(name: str, when: EdtfDate) -> tuple[str, ...]:
    """The limits that a date field sets; none where the side of the date that matters is not bounded."""
    limits = ("from", "to") if name == "in" else (name,)
    return tuple(limit for limit in limits if limit_day(limit, when) is not None)


def limit_day(limit: str, when: EdtfDate | None) -> int | None:
    """The day number that a date sets as a limit; None where it sets none."""
    day: int = _LIMITS[limit][0](when) if when else FAR
    return day if abs(day) < FAR else None


def narrow_dates(limit: str, one: EdtfDate | None, other: EdtfDate | None) -> EdtfDate | None:
    """Of two limits, that which leaves less; None where neither is given."""
    day, pick = _LIMITS[limit]
    given = [when for when in (one, other) if when]
    return pick(given, key=day) if given else None
