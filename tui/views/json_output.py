"""The views as JSON, for the command line and whoever reads its output.

The shapes of events, sources and the rest are made in a file of their own, which exports write too, and
imported from here. Everything is written in ASCII, so that no text of a stranger's reaches a terminal raw.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tui.export.json_objects import (
    Json,
    citation_json,
    difference_json,
    event_json,
    hidden_json,
    passage_json,
    row_json,
    source_json,
    source_of,
)

__all__ = [
    "Json",
    "array",
    "citation_json",
    "difference_json",
    "dump",
    "dump_line",
    "event_json",
    "hidden_json",
    "passage_json",
    "row_json",
    "source_json",
    "source_of",
]


def dump(value: object) -> str:
    """Indented, without a line feed at its end."""
    return json.dumps(value, indent=2)


def dump_line(value: object) -> str:
    """On one line, without a line feed at its end."""
    return json.dumps(value, separators=(",", ":"))


def array(values: Iterable[object]) -> Iterator[str]:
    """An array as it is written, a part for each value, so that a million of them need no room."""
    between = "[\n"
    for value in values:
        yield between + json.dumps(value)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"
