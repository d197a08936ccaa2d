"""The tables of spellings, and how a reading is compared with the truth."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.chronology.edtf import parse
from tui.chronology.edtf_date import Bound, EdtfDate

TABLES = ("spellings.tsv", "further-spellings.tsv", "more-spellings.tsv")


class Spelling(NamedTuple):
    """A row of a table."""

    text: str
    kind: str
    """U: one reading; A: several, all of which must be offered; R: only under a rule; N: none."""
    truth: tuple[frozenset[tuple[object, ...]], ...]
    """For each reading the dates that are equally good for it."""


def table(name: str) -> list[Spelling]:
    """Return the rows of a table."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


def compared(date: EdtfDate) -> tuple[Bound | str, ...]:
    """Return what must be equal: the shape, the four bounds and the time of day."""
    return (date.shape.value, date.start_min, date.start_max, date.end_min, date.end_max, date.time)


def _row(line: str) -> Spelling:
    text, kind, truth = line.split("\t")
    readings = truth.split("|") if truth else []
    return Spelling(
        text,
        kind,
        tuple(frozenset(compared(parse(date)) for date in reading.split(";")) for reading in readings),
    )
