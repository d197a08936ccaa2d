"""What could not be read stands in the index between the events, and is counted among none of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import reading_of
from tests.text.payloads import PAYLOADS
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Event
from tui.chronology.problem import Location, Problem
from tui.index.event_order import sort_events
from tui.index.open_index import open_index
from tui.index.records import EventRow, TimelineRow
from tui.index.sqlite.builder.index_builder import fill_tables
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.events.unread_events import UnreadEvent
from tui.parsing.loader import LoadedChronology, load_chronology
from tui.parsing.query.parse_query import Query, parse_query
from tui.validation.check import CheckedChronology

EVERYTHING = Query()


def broken(reading: LoadedChronology, follows: Sequence[int | None]) -> LoadedChronology:
    """The same, with an entry that cannot be read behind each of some events of the file."""
    reason = Problem(
        "bad-date", Location("events.yaml", 9, 11, 4), "no date", "write one", hints=("as 1951",)
    )
    unread = tuple(
        UnreadEvent(at, f"Lock {at}", f"lock-{at}", "3 Mach", Location("events.yaml", at), (reason,), one)
        for at, one in enumerate(follows, 1)
    )
    return LoadedChronology(**{**vars(reading), "unread": unread})


def index_of(reading: LoadedChronology) -> SqliteIndex:
    return SqliteIndex.in_memory(lambda connection: fill_tables(connection, reading, CheckedChronology(())))


def event(at: int, date: str) -> Event:
    status = EventStatus.REPORTED
    return Event(id=f"e{at}", date=parse(date), title=f"Event {at}", kind="works", status=status)


def wanted(reading: LoadedChronology) -> list[str]:
    """The titles in order, by the plainest way: behind the event that precedes it in the file."""
    events = reading.chronology.events
    titles = [one.title for one in reading.unread if one.follows is None]
    for placed in sort_events(events):
        titles.append(placed.event.title)
        behind = (one for one in reading.unread if one.follows is not None)
        titles += [one.title for one in behind if events[one.follows or 0] is placed.event]
    return titles


@st.composite
def readings(draw: st.DrawFn) -> LoadedChronology:
    years = draw(st.lists(st.sampled_from(["1950", "1951", "1960", "1962"]), max_size=6))
    events = tuple(event(at, year) for at, year in enumerate(years))
    places = st.integers(0, len(events) - 1) if events else st.nothing()
    follows = draw(st.lists(st.none() | places, max_size=6))
    # In a file they come in its order.
    follows.sort(key=lambda one: -1 if one is None else one)
    return broken(reading_of(Chronology(events=events)), follows)


@settings(deadline=None)
@given(readings())
def test_each_stands_behind_the_event_before_it_and_positions_agree(reading: LoadedChronology) -> None:
    index = index_of(reading)
    rows = index.timeline()
    assert [row.title for row in rows] == wanted(reading)
    unread = [row for row in rows if not isinstance(row, EventRow)]
    assert unread == index.unread()
    assert index.unread(1) == unread[:1]
    assert [row.position for row in unread] == [at for at, row in enumerate(rows) if row in unread]
    for start in range(len(rows) + 1):
        assert index.unread_before(start) == sum(row in unread for row in rows[:start])
        for limit in range(len(rows) + 2):
            assert index.timeline(start, limit) == rows[start : start + limit]
    events = [at for at, row in enumerate(rows) if isinstance(row, EventRow)]
    for number, at in enumerate(events, 1):
        assert index.unread_above(number) == sum(one in unread for one in rows[:at])


@settings(deadline=None)
@given(readings())
def test_they_are_counted_and_found_nowhere_among_the_events(reading: LoadedChronology) -> None:
    index, whole = index_of(reading), index_of(reading_of(reading.chronology))
    assert (index.info.unread, index.info.events) == (len(reading.unread), len(reading.chronology.events))
    for text in ("", "lock", "event", "mach", "is:undated", "in:1950/1962"):
        query = parse_query(text)[0]
        assert index.rows(query) == whole.rows(query)
        assert index.count(query) == whole.count(query)
        assert index.years(query) == whole.years(query)
        assert index.bars(query) == whole.bars(query)
    assert index.facet(EVERYTHING, "kind") == whole.facet(EVERYTHING, "kind")
    assert list(index.jump("lock")) == []
    assert index.event("lock-1") is None


def test_nothing_of_what_is_told_is_lost() -> None:
    reading = broken(reading_of(Chronology(events=(event(0, "1950"),))), [0])
    [told], [row] = reading.unread, index_of(reading).unread()
    assert (row.entry, row.id, row.title, row.date, row.place) == (
        1,
        "lock-1",
        "Lock 1",
        "3 Mach",
        told.place,
    )
    assert (row.reasons, row.fault, row.behind) == (told.reasons, told.reasons[0].place, 1)


def test_they_are_found_by_id_and_by_line() -> None:
    reading = broken(reading_of(Chronology(events=(event(0, "1950"), event(1, "1951")))), [None, 0, 0])
    index = index_of(reading)
    assert [row.title for row in index.timeline()] == ["Lock 1", "Event 0", "Lock 2", "Lock 3", "Event 1"]
    named = index.unread_named("lock-3")
    assert named
    assert named.position == 3
    assert index.unread_named("e1") is None
    assert index.unread_named("") is None
    assert index.position_at(Location("events.yaml", 2)) == 2
    assert index.position_at(Location("events.yaml", 99)) is None


BROKEN = {"1790/1795": "the 1790s, perhaps", "1796-05-14": "14 Mai 1796"}


def rewritten(canal: Path, **changed: str) -> Path:
    path = canal / "events.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in (BROKEN | changed).items():
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return canal


def test_with_every_date_broken_every_row_is_there(canal: Path) -> None:
    index = open_index(rewritten(canal, **{"after: opened": "date: later"})).index
    rows: list[TimelineRow] = index.timeline()
    titles = ["The canal is dug", "Seven locks opened", "A dinner for the men"]
    assert [(row.title, row.id) for row in rows] == list(
        zip(titles, ["dug", "opened", "dinner"], strict=True)
    )
    assert (index.info.events, index.info.unread, index.info.errors >= 3) == (0, 3, True)
    index.close()


def test_a_fresh_index_tells_them_without_reading_yaml(canal: Path) -> None:
    first = open_index(rewritten(canal))
    before = first.index.unread()
    first.index.close()
    code = """
import sys
from pathlib import Path
from tui.index.open_index import open_index
opened = open_index(Path(sys.argv[1]))
print(opened.fresh, [row.title for row in opened.index.unread()])
print(sorted({"pydantic", "yaml"} & sys.modules.keys()))
"""
    # What has just been changed is read again, by the content of the files; no event is.
    result = subprocess.run([sys.executable, "-c", code, canal], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == [f"True {[row.title for row in before]}", "[]"]


@pytest.mark.parametrize("payload", PAYLOADS[:5])
def test_hostile_titles_stay_data(canal: Path, payload: str) -> None:
    shown = "".join(char for char in payload if char.isprintable() and char not in "\\\"'\n")
    index = open_index(rewritten(canal, **{"The canal is dug": f'"x{shown}"'})).index
    assert index.unread()[0].title == " ".join(f"x{shown}".split())[:300]
    index.close()


def test_a_second_event_of_an_id_is_not_read(canal: Path) -> None:
    path = canal / "events.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: dinner", "id: dug"), encoding="utf-8")
    reading = load_chronology(canal)
    assert [one.id for one in reading.chronology.events] == ["dug", "opened"]
    [again] = reading.unread
    assert (again.id, again.title, again.reasons[0].code) == ("dug", "A dinner for the men", "duplicate-id")
