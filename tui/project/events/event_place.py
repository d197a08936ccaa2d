"""Where a new event goes among the others, and what it is called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, tzinfo

from tui.chronology.calendar import ymd_from_day
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import OrderKey, sort_key
from tui.chronology.ids import free_id, short_id
from tui.chronology.time_zones import find_zone
from tui.parsing.yaml.tree import Data

_LONGEST_ID = 90


def events_of(data: Data) -> list[Data]:
    """Return the entries under `events`; empty where they are no list."""
    events = data.get("events") if isinstance(data, dict) else None
    return events if isinstance(events, list) else []


def find_place(data: Data, event: Mapping[str, Data]) -> tuple[int, int | None]:
    """Return how many events a new one is to follow, and the year that a heading above it may name.

    It goes before the first event with a later date; without a date behind the event that its `after` names,
    or before that of its `before`; else to the end.

    Args:
        data: The content of the file.
        event: The new event.
    """
    events, zone = events_of(data), zone_of(data)
    mine = _key(dict(event), zone)
    if mine is not None:
        place = next((n for n, other in enumerate(events) if (_key(other, zone) or mine) > mine), len(events))
        return place, ymd_from_day(mine[0])[0]
    ids = {other.get("id"): at for at, other in enumerate(events) if isinstance(other, dict)}
    for key, behind in (("after", 1), ("before", 0)):
        named = event.get(key)
        if isinstance(named, str) and named in ids:
            return ids[named] + behind, None
    return len(events), None


def zone_of(data: Data) -> tzinfo:
    """Return the time zone of a chronology."""
    written = data.get("zone") if isinstance(data, dict) else None
    return (find_zone(written.strip()) if isinstance(written, str) else None) or UTC


def new_id(wanted: str, data: Data, *, longest: int = _LONGEST_ID) -> str:
    """Return an id that no event has.

    Args:
        wanted: What it should resemble.
        data: The content of the file.
        longest: Characters, without a number at its end; it is cut between words.
    """
    taken: Collection[object] = {event.get("id") for event in events_of(data) if isinstance(event, dict)}
    return free_id(short_id(wanted, longest) or "event", taken)


def _key(event: Data, zone: tzinfo) -> OrderKey | None:
    """Return the sort key of an event's date; None where it has none that can be read."""
    date = event.get("date") if isinstance(event, dict) else None
    try:
        return sort_key(parse(date), zone) if isinstance(date, str) else None
    except EdtfError:
        return None
