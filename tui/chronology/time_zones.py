"""Time zones: finding one by its IANA name, and converting a time with an offset to it.

Named zones come from the IANA time zone database of the machine, which every POSIX system has. The program
does not ship one, since UTC, the default, needs none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from tui.chronology.calendar import day_number

NO_TIME = -1
"""The second of the day where no time is given."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*").fullmatch
_LONGEST = 60
_OF_THE_MACHINE = ("localtime", "posixrules", "Factory", "posix/", "right/")
"""Entries of the database that are no zones: their meaning differs between machines."""
_OFFSET = re.compile(r"(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)$", re.ASCII)
_DAY = 86_400
_CYCLE = 146_097
"""Days in 400 years, after which the calendar repeats."""
_FIRST, _LAST = day_number(2, 1, 1), day_number(9998, 12, 31)
"""What `datetime` can move by an offset."""


def find_zone(name: str) -> tzinfo | None:
    """The zone with a name of the IANA database; None where this machine has no zone of that name."""
    if name == "UTC":
        return UTC
    if not _NAME(name) or len(name) > _LONGEST or name.startswith(_OF_THE_MACHINE):
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415  (seldom asked for)

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def known_zones() -> tuple[str, ...]:
    """The names of all zones of this machine, sorted; empty where it has no database."""
    from zoneinfo import available_timezones  # noqa: PLC0415  (seldom asked for)

    return tuple(sorted(name for name in available_timezones() if not name.startswith(_OF_THE_MACHINE)))


def has_offset(time: str) -> bool:
    """Whether a time of day is written with an offset: `22:00Z`, `22:00+01:00`."""
    return _OFFSET.search(time) is not None


def in_zone(day: int, time: str, zone: tzinfo) -> tuple[int, int]:
    """Convert a time with an offset to a zone.

    Args:
        day: The day number (1 is 1 January of year 1) that is written with the time.
        time: `22:00`, `22:00:30Z`, `22:00+01:00`. Without an offset it is not converted.
        zone: The target.

    Returns:
        The day number in the zone, and the second of that day, 0 to 86,399.
    """
    offset = _OFFSET.search(time)
    hours, minutes, *seconds = map(int, (time[: offset.start()] if offset else time).split(":"))
    second = hours * 3600 + minutes * 60 + sum(seconds)
    if offset is None:
        return day, second
    sign, ahead_hours, ahead_minutes = offset.groups("0")
    ahead = int(ahead_hours) * 3600 + int(ahead_minutes) * 60
    instant = day * _DAY + second - (-ahead if sign == "-" else ahead)
    return divmod(instant + _ahead(instant, zone), _DAY)


def _ahead(instant: int, zone: tzinfo) -> int:
    """Return how many seconds a zone is ahead of UTC at an instant (seconds of UTC from day 0).

    Before the year 2 and beyond 9998 it is that of the same day of the calendar 400 years nearer.
    """
    if zone is UTC:
        return 0
    day, second = divmod(instant, _DAY)
    if day < _FIRST:
        day += -((day - _FIRST) // _CYCLE) * _CYCLE
    elif day > _LAST:
        day -= -((_LAST - day) // _CYCLE) * _CYCLE
    local = (datetime.fromordinal(day).replace(tzinfo=UTC) + timedelta(seconds=second)).astimezone(zone)
    return int((local.utcoffset() or timedelta()).total_seconds())
