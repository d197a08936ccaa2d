"""Making an index: whole or not at all, from anything that could be read."""

import gc
import sqlite3
import weakref
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.index.making import index_of, reading_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Citation, Event, EventKind
from tui.chronology.problem import Location, Problem, Severity
from tui.chronology.source import Passage, Source
from tui.index.sqlite.builder import bulk_insert
from tui.index.sqlite.builder.index_builder import build_index
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.parse_query import Query
from tui.validation.check import CheckedChronology


def events(*names: str) -> Chronology:
    return Chronology(
        events=tuple(
            Event(id=name, title=name, kind="unheard-of", actors=("nobody",), status=EventStatus.REPORTED)
            for name in names
        )
    )


def ids(index: SqliteIndex, query: Query | None = None) -> Sequence[str]:
    return [row.id for row in index.rows(query or Query())]


def test_it_replaces_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("garbage", encoding="utf-8")
    build_index(path, reading_of(events("lamp")), CheckedChronology(()))
    with closing(SqliteIndex.open_file(path)) as index:
        assert ids(index) == ["lamp"]
    assert list(tmp_path.iterdir()) == [path]


def test_it_leaves_what_is_there_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    path = tmp_path / "index"
    path.write_text("the one before", encoding="utf-8")
    monkeypatch.setattr(bulk_insert.BulkInserter, "flush", fail)
    with pytest.raises(sqlite3.OperationalError):
        build_index(path, reading_of(events("lamp")), CheckedChronology(()))
    assert path.read_text(encoding="utf-8") == "the one before"
    assert list(tmp_path.iterdir()) == [path]
    assert gc.isenabled()


def test_a_name_that_sqlite_would_read_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory#b%20c"
    build_index(path, reading_of(events("lamp")), CheckedChronology(()))
    with closing(SqliteIndex.open_file(path)) as index:
        assert ids(index) == ["lamp"]


def test_what_nobody_lists_is_named_by_its_id() -> None:
    with closing(index_of(events("lamp"))) as index:
        event = index.event("lamp")
        assert event
        assert [actor.name for actor in event.actors] == ["nobody"]
        assert (index.actors(), index.info.kinds) == ([], ())
        assert index.density(Query(), 0, 9, 2) == {"unheard-of": [0, 0]}


def test_of_events_with_one_id_the_first_is_meant() -> None:
    with closing(index_of(events("lamp", "rock", "lamp"))) as index:
        assert ids(index) == ["lamp", "rock", "lamp"]
        assert index.position(Query(), "lamp") == 0


def test_a_quotation_that_is_missing_leads_to_no_passage() -> None:
    cites = (Citation(source="log", quote="the lamp was out"),)
    event = Event(id="lamp", title="Lit", kind="works", status=EventStatus.REPORTED, cites=cites)
    source = Source(id="log", title="Log", passages=(Passage(number=1, text="The lamp is lit."),))
    with closing(index_of(Chronology(events=(event,), sources=(source,)))) as index:
        found = index.event("lamp")
        assert found
        assert [(cite.status, cite.passage, cite.match_offsets) for cite in found.cites] == [
            ("missing", None, None)
        ]


def test_more_events_than_are_written_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_insert, "_MOST", 3)
    names = [f"lamp-{number}" for number in range(10, 20)]
    with closing(index_of(events(*names))) as index:
        assert ids(index) == names
        assert ids(index, Query(words=("15",))) == ["lamp-15"]


def test_problems_are_kept_whole_and_in_order() -> None:
    late = Problem(
        "b", Location("events.yaml", 9, 2, 3), "what", "do", Severity.WARNING, "  x", ("hint",), ("lamp",)
    )
    early = Problem("a", Location("events.yaml", 1), "what", "do")
    with closing(index_of(events("lamp"), [late, early])) as index:
        assert index.problems() == [early, late]
        assert (index.info.errors, index.info.warnings) == (1, 1)
        event = index.event("lamp")
        assert event
        assert event.problems == (late,)


def test_problems_that_are_not_told_are_counted() -> None:
    told = Problem("a", Location("events.yaml", 1), "what", "do", count=1_200)
    warned = Problem("b", Location("events.yaml", 2), "what", "do", Severity.WARNING, count=3)
    with closing(index_of(events("lamp"), [told, warned])) as index:
        assert index.problems() == [told, warned]
        assert (index.info.errors, index.info.warnings) == (1_200, 3)


def test_an_event_has_errors_where_an_error_concerns_it() -> None:
    error = Problem("a", Location("events.yaml", 1), "what", "do", concerns=("lamp", "gone", "bell"))
    warning = Problem(
        "b", Location("events.yaml", 2), "what", "do", Severity.WARNING, concerns=("fog", "bell")
    )
    with closing(index_of(events("lamp", "fog", "bell", "tide"), [error, warning])) as index:
        assert {row.id for row in index.rows(Query()) if row.has_errors} == {"lamp", "bell"}


def test_nothing_at_all() -> None:
    with closing(index_of(Chronology())) as index:
        assert (ids(index), index.count(Query()), index.years(Query()), index.bars(Query())) == (
            [],
            0,
            (),
            [],
        )
        assert index.density(Query(words=("x",)), 0, 9, 2) == {}
        assert (index.info.first_day, index.seek(Query(), 0), index.position(Query(), "x")) == (None, 0, None)


def test_more_kinds_than_sqlite_has_columns() -> None:
    kinds = tuple(EventKind(id=f"k{number}", label="Kind") for number in range(2_100))
    day = parse("1911-03-02").first_day
    event = Event(id="lamp", date=parse("1911-03-02"), title="Lit", kind="k2099", status=EventStatus.REPORTED)
    with closing(index_of(Chronology(kinds=kinds, events=(event,)))) as index:
        assert index.density(Query(words=("lit",)), day, day, 1)["k2099"] == [1]


def test_nothing_that_was_read_waits_to_be_found_as_garbage(tmp_path: Path) -> None:
    """To look through all of it would stop every other thread."""
    gc.collect()
    gc.disable()
    try:
        reading = reading_of(events("lamp", "lamp-out"))
        left = weakref.ref(reading)
        build_index(tmp_path / "index", reading, CheckedChronology(()))
        del reading
        assert left() is None
    finally:
        gc.enable()
