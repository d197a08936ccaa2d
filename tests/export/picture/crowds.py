"""Chronologies of any number of events, with dates of every kind, and crowds in some years."""

from __future__ import annotations

import random
from dataclasses import replace

from tests import builders
from tests.export.lighthouse import INFO, content, shelf
from tui.chronology.enums import EventStatus
from tui.export.content import ExportContent
from tui.index.records import EventRecord, KindRecord

_KINDS = ("works", "board", "reports", "court", "people", "weather")
_WORDS = (
    "the board meets engineers about sluice gates keeper reports cracks in northern wall inspectors visit "
    "repairs begin funding is refused villagers complain minutes record a warning letters sent contractor "
    "withdraws from tender an inquiry opens hearings closed evidence published Łódź žluťoučký ≥ 5 £3,000 水門"
)
_YEARS = (2004, 2006, 2008, 2009, 2010, 2011, 2012, 2013, 2013, 2013, 2013, 2014, 2023)
_FORMS = (
    *["{y}-{m:02}-{d:02}"] * 8,
    *["{y}-{m:02}"] * 3,
    *["{y}", "{y}~", "{y}-{m:02}-{d:02}?", "[{y}-{m:02}-{d:02}..{y}-12-31]", "{y}-{m:02}-{d:02}/{y}-12-31"],
    *[
        "{y}/{n}",
        "{y}-{m:02}/{n}~",
        "[..{y}-{m:02}-{d:02}]",
        "{y}-{m:02}/..",
        "{y}/",
        "/{y}",
        "../{y}-{m:02}",
    ],
    *["[{y}-03,{n}]", "{y}?/{n}?", "{y}-{m:02}-{d:02}T22:30", "201X", "{y}-2{s}", ""],
)


def crowd(count: int, seed: int = 0, *, years: tuple[int, ...] = _YEARS) -> ExportContent:
    """So many events; the same for the same seed."""
    chance = random.Random(f"{count} {seed}")
    kinds = tuple(KindRecord(name, name.capitalize(), "", 1) for name in _KINDS)
    events = [_event(number, chance, years) for number in range(count)]
    in_order = sorted(events, key=lambda event: event.row.when.listed_day if event.row.when else 0)
    ranked = [replace(one, row=replace(one.row, rank=rank)) for rank, one in enumerate(in_order)]
    return content(index=shelf(replace(INFO, kinds=kinds, events=count, title="The weir at Redgate"), ranked))


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _event(number: int, chance: random.Random, years: tuple[int, ...]) -> EventRecord:
    year = chance.choice(years)
    later = year + chance.randint(1, 4)
    parts = {"y": _year(year), "n": _year(later), "m": chance.randint(1, 12), "d": chance.randint(1, 28)}
    date = chance.choice(_FORMS).format(**parts, s=chance.randint(1, 4))
    words = [
        chance.choice(_WORDS.split())
        for _ in range(chance.choice((2, 4, 6, 9, 13, 40) if number % 9 else (60,)))
    ]
    row = builders.row(
        f"e{number}",
        date,
        title=f"Event {number}: {' '.join(words)}",
        kind=chance.choice(_KINDS[: 2 + number % 5]),
        status=chance.choice(list(EventStatus)),
        differs=chance.random() < 0.3,
    )
    return builders.event(row=row)
