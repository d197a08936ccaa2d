"""One answer in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tui.cli.output import write_stdout
from tui.views.json_output import Json, array, dump, dump_line
from tui.views.lines import Line, plain

Thing = TypeVar("Thing")


def print_one(form: str, lines: Callable[[], Iterable[Line]], value: Callable[[], Json]) -> None:
    """One thing: as text, as an object, or as an object on one line."""
    if form == "text":
        write_stdout(plain(lines()))
    else:
        write_stdout(f"{dump(value()) if form == 'json' else dump_line(value())}\n")


def print_many(form: str, values: Iterable[Json]) -> None:
    """Many things: as an array, or as one object a line."""
    write_stdout(array(values) if form == "json" else _one_a_line(values))


def _one_a_line(values: Iterable[Json]) -> Iterator[str]:
    for value in values:
        yield f"{dump_line(value)}\n"
