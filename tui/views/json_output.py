"""JSON output of the command line: the objects, and writing them.

The objects of events, sources and the rest are made in `tui.export.json_objects`, which exports use too,
and are imported from here. Everything is written in ASCII, so that no text of another person's file can
send control characters to a terminal.
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
    """Return indented JSON without a line feed at its end."""
    return json.dumps(value, indent=2)


def dump_line(value: object) -> str:
    """Return JSON on one line, without a line feed at its end."""
    return json.dumps(value, separators=(",", ":"))


def array(values: Iterable[object]) -> Iterator[str]:
    """Yield a JSON array in parts, one for each value, so that it never has to fit in memory as a whole."""
    between = "[\n"
    for value in values:
        yield between + json.dumps(value)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"
