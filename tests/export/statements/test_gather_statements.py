"""The table of what an actor said: on which day, about what, and what was public by then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.making import index_of
from tests.speakers import build
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.enums import EventStatus
from tui.chronology.event import Actor, Citation, Difference, Event, EventKind, Version
from tui.chronology.source import Passage, Source
from tui.export.statements.gather_statements import count_speakers, gather_statements
from tui.export.statements.statement_table import OTHER, StatementTable
from tui.export.statements.statement_words import notes_of
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    project = open_project(ProjectLocation(build(tmp_path / "bridge")))
    assert isinstance(project, Project)
    with closing(project):
        yield project.index


def table_of(
    index: Index, as_of: str = "", matter: str | None = None, who: str = "ann-warden"
) -> StatementTable:
    actor = next(one for one in index.actors() if one.id == who)
    return gather_statements(index, actor, Query(as_of=parse(as_of) if as_of else None), matter)


def keys(table: StatementTable) -> dict[str, dict[str, list[str]]]:
    """By matter and day, the passages."""
    return {
        matter.id: {
            when.words if when else "undated": [str(one.passage.citation_key) for one in matter.on(when)]
            for when in dict.fromkeys(one.when for one in matter.statements)
        }
        for matter in table.matters
    }


def test_days_are_those_of_the_statement_else_limited_by_the_issue_of_the_source(index: Index) -> None:
    assert keys(table_of(index)) == {
        "who-answers": {
            "3 June 1874": ["echo#1"],
            "by 5 June 1874": ["echo#2"],
            "3 March 1881": ["post#1"],
            "undated": ["memoir#1"],
        },
        "how-deep": {"by 5 June 1874": ["echo#2"], "some time in 1881": ["post#2"]},
        OTHER: {"by 5 June 1874": ["echo#3"]},
    }


def test_what_was_public_by_each_day_and_what_became_public_since(index: Index) -> None:
    table = table_of(index)
    assert [(day.when.words, day.public_before, day.public) for day in table.days] == [
        ("3 June 1874", 0, 0),
        ("by 5 June 1874", 2, 2),
        ("3 March 1881", 2, 2),
        ("some time in 1881", 2, 4),
    ]
    assert table.events == 5
    assert [table.public_words(day) for day in table.days[2:]] == [
        "2 of 5 events public by then",
        "between 2 and 4 of 5 events public by then",
    ]
    first, second, third, last = table.days
    assert table.gain_words(None, first, 9) == ""
    # Whatever were named beside statements about everything would be somebody's choice.
    assert table.gain_words(first, second, 9) == "2 events became public after 3 June 1874"
    assert table.gain_words(second, third, 9) == ""
    assert table.gain_words(first, last, 1) == "4 events became public after 3 June 1874"


def test_of_a_matter_only_its_own_events_are_named(index: Index) -> None:
    first, last = (table := table_of(index, matter="how-deep")).days
    assert table.gain_words(first, last, 9) == "2 events became public after 5 June 1874"
    assert table.gain_words(None, first, 9) == "among them: A crack is seen"


def test_where_somebody_says_nothing_of_a_matter_it_is_not_said_of_all(index: Index) -> None:
    table = table_of(index, matter="how-deep", who="bridge-board")
    (note,) = notes_of(table)
    assert note == "No passage here about this matter is marked as said by The bridge board."
    (note,) = notes_of(replace(table, is_of_matter=False))
    assert note == "No passage here is marked as said by The bridge board."


def test_of_one_matter_only_its_statements_and_days_are_there(index: Index) -> None:
    table = table_of(index, matter="how-deep")
    assert keys(table) == {"how-deep": {"by 5 June 1874": ["echo#2"], "some time in 1881": ["post#2"]}}
    assert len(table.days) == 2
    assert list(keys(table_of(index, matter=OTHER))) == [OTHER]


def test_as_of_a_day_later_sources_are_left_out_and_counted(index: Index) -> None:
    table = table_of(index, as_of="1880")
    assert [str(one.passage.citation_key) for one in table.statements] == ["echo#1", "echo#2", "echo#3"]
    # Neither difference had two versions then, so none is named.
    assert [matter.id for matter in table.matters] == [OTHER]
    assert (table.later, table.events) == (3, 2)
    assert [(one.id, count) for one, count in count_speakers(index, Query(as_of=parse("1880")))] == [
        ("ann-warden", 3),
        ("bridge-board", 1),
    ]


def test_a_statement_of_two_is_one_of_each(index: Index) -> None:
    assert keys(table_of(index, who="bridge-board")) == {OTHER: {"by 5 June 1874": ["echo#3"]}}
    assert [(one.id, count) for one, count in count_speakers(index, Query())] == [
        ("ann-warden", 6),
        ("child-1", 1),
        ("bridge-board", 1),
    ]


IDS = ("a", "b", "gone")
DATES = (None, "1874-06-03", "1874", "187X", "../1875", "1876/..", "1877~", "[1871,1873]")


@st.composite
def bridges(draw: st.DrawFn) -> Chronology:
    passages = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        said_on = draw(st.sampled_from(DATES))
        passages.append(
            Passage(
                number=number,
                text=f"Passage {number}.",
                said_by=tuple(draw(st.sets(st.sampled_from(["ann", "ben", "nobody"])))),
                said_on=parse(said_on) if said_on else None,
                matters=tuple(draw(st.sets(st.sampled_from(IDS)))),
            )
        )
    issued = draw(st.sampled_from(DATES))
    source = Source(
        id="echo", title="Echo", issued=parse(issued) if issued else None, passages=tuple(passages)
    )
    cites = (Citation(source="echo"),)
    event = Event(
        id="lit", date=parse("1874"), title="Lit", kind="works", status=EventStatus.REPORTED, cites=cites
    )
    differences = tuple(
        Difference(
            id=name,
            question=f"{name}?",
            events=("lit",),
            versions=(Version(says="One", cites=cites), Version(says="Two", cites=cites)),
        )
        for name in ("a", "b")
    )
    return Chronology(
        kinds=(EventKind(id="works", label="Works"),),
        actors=(Actor(id="ann", name="Ann"), Actor(id="ben", name="Ben")),
        events=(event,),
        differences=differences,
        sources=(source,),
    )


@given(bridges())
def test_every_passage_stands_once_in_each_matter_and_none_without_a_date_on_a_day(made: Chronology) -> None:
    source = made.sources[0]
    with closing(index_of(made)) as index:
        for actor in index.actors():
            table = gather_statements(index, actor, Query())
            wanted: Counter[tuple[str, str]] = Counter()
            for passage in source.passages:
                if actor.id in passage.said_by:
                    known = [name for name in passage.matters if name != "gone"] or [OTHER]
                    wanted.update((name, passage.key) for name in known)
            found = Counter(
                (matter.id, one.passage.key) for matter in table.matters for one in matter.statements
            )
            assert found == wanted
            placed = [one for matter in table.matters for day in table.days for one in matter.on(day.when)]
            for one in placed:
                stated = source.by_key[one.passage.key].said_on
                dated = [date for date in (stated, source.issued) if date and isinstance(date.latest, int)]
                assert one.when is not None
                assert one.when.date == dated[0]
            undated = [one for matter in table.matters for one in matter.on(None)]
            assert len(placed) + len(undated) == sum(wanted.values())
            assert [day.when.last_day for day in table.days] == sorted(
                day.when.last_day for day in table.days
            )
            assert all(0 <= day.public_before <= day.public <= table.events for day in table.days)
