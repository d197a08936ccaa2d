"""Printing records in the format of `--format`: text, json or jsonl."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tui.cli.output import write_stdout
from tui.views.json_output import Json, array, dump, dump_line
from tui.views.lines import Line, plain

Thing = TypeVar("Thing")


def print_one(output_format: str, lines: Callable[[], Iterable[Line]], value: Callable[[], Json]) -> None:
    """Print one record: as text, as an object, or as an object on one line.

    Args:
        output_format: `text`, `json` or `jsonl`.
        lines: Called for the text.
        value: Called for the object.
    """
    if output_format == "text":
        write_stdout(plain(lines()))
    else:
        write_stdout(f"{dump(value()) if output_format == 'json' else dump_line(value())}\n")


def print_many(output_format: str, values: Iterable[Json]) -> None:
    """Print several records: as an array, or as one object a line.

    Args:
        output_format: `json` or `jsonl`.
        values: The objects.
    """
    write_stdout(array(values) if output_format == "json" else _one_a_line(values))


def _one_a_line(values: Iterable[Json]) -> Iterator[str]:
    for value in values:
        yield f"{dump_line(value)}\n"
