"""Where the dates that are no EDTF stand in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.chronology.edtf import EdtfError, parse
from tui.parsing.errors import Path

if TYPE_CHECKING:
    from tui.parsing.locations import LocationMap
    from tui.parsing.yaml.tree import Data

EVERY: Final = "*"
"""In a path: every key of a mapping, or every item of a list."""
EVENT_DATES: Final[tuple[Path, ...]] = (
    ("actors", EVERY, "held"),
    ("events", EVERY, "date"),
    ("events", EVERY, "public"),
    ("events", EVERY, "cites", EVERY, "says", "date"),
    ("differences", EVERY, "versions", EVERY, "cites", EVERY, "says", "date"),
    ("differences", EVERY, "versions", EVERY, "dates", EVERY, "date"),
)
"""The paths of all dates of `events.yaml`."""


class DateValue(NamedTuple):
    """A date that is no EDTF, where it stands in its file."""

    path: Path
    """Of the value in its YAML; of an attribute of a passage, its name."""
    text: str
    """As it was read."""
    start: int
    """Where the value begins in the file, with its quotation mark in YAML, in code points from 0."""
    end: int
    """Where it ends, half-open."""


def dates_in(data: Data, patterns: Iterable[Path], places: LocationMap) -> list[DateValue]:
    """Return the dates that are no EDTF, in the order of the file.

    Args:
        data: The content of a YAML text.
        patterns: The paths of dates in it, with `EVERY`.
        places: Where its values stand.
    """
    found = []
    for pattern in patterns:
        for path, text in _values(data, pattern, ()):
            if not _is_edtf(text):
                span = places.span(path)
                found.append(DateValue(path, text, span.start, span.start if span.end is None else span.end))
    return sorted(found, key=lambda value: value.start)


def _values(data: Data, pattern: Path, path: Path) -> Iterator[tuple[Path, str]]:
    if not pattern:
        if isinstance(data, str):
            yield path, data
        return
    key, *rest = pattern
    if key == EVERY:
        items = data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ())
        for name, value in items:
            yield from _values(value, tuple(rest), (*path, name))
    elif isinstance(data, dict) and isinstance(key, str) and key in data:
        yield from _values(data[key], tuple(rest), (*path, key))


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True
