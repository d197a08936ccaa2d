"""The matrix of who was aware: each entry in one cell, its first date, its order."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import citation
from tests.export.knowledge.entries import entry, event
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import sort_key
from tui.chronology.enums import CitationRole, Stance
from tui.export.knowledge.matrix import PUBLIC, build_matrix, sort_rows
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.light_dataclass import replace

DATES = ("", "2004", "2006", "2006-03", "2006-03-12", "2006~", "[..2010]", "[2005..2007]", "2006/..", "201X")


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2006",), "2006"),
        (("2010", "2006"), "2006"),
        (("2006-03-12", "2006"), "2006"),
        # A passage shows 2006: that another one only shows 2010 or before does not hide it.
        (("[..2010]", "2006"), "2006"),
        (("[..2005]", "2006"), "[..2005]"),
        (("", "2006"), "2006"),
        (("",), None),
    ],
)
def test_the_first_date_of_a_cell(dates: tuple[str, ...], first: str | None) -> None:
    cell = build_matrix([event(*(entry(since=date) for date in dates))]).rows[0].cells["board"]
    assert (cell.first.since if cell.first else None) == first


def test_a_denial_stands_in_the_same_cell_and_gives_no_date_of_awareness() -> None:
    found = event(entry(since="2005", stance="unaware"), entry(since="2006"))
    cell = build_matrix([found]).rows[0].cells["board"]
    assert [one.since for one in cell.aware] == ["2006"]
    assert [one.since for one in cell.unaware] == ["2005"]
    assert cell.first
    assert cell.first.since == "2006"
    assert not cell.differs


@pytest.mark.parametrize("part", ["", "its clerk"])
def test_a_cell_differs_where_an_entry_is_disputed_and_not_by_a_denial_beside_it(part: str) -> None:
    def differs(*entries: KnowledgeRecord) -> bool:
        return build_matrix([event(*entries)]).rows[0].cells["board"].differs

    assert not differs(entry(part=part), entry(part=part, stance="unaware"))
    assert differs(entry(part=part), entry(part=part, stance="unaware", status="disputed"))
    assert differs(entry(part=part, cites=(citation(), replace(citation(), role=CitationRole.DISPUTES))))


def test_actors_of_most_events_come_first_then_those_with_the_earliest_date() -> None:
    found = [
        event(entry("undated"), entry("late", "2009"), entry("early", "2006"), entry("often", "2012")),
        event(entry("often"), name="flood"),
    ]
    columns = build_matrix(found).columns
    assert [(column.actor.id, column.events) for column in columns] == [
        ("often", 2),
        ("early", 1),
        ("late", 1),
        ("undated", 1),
    ]


def test_rows_keep_the_order_of_the_events_or_follow_the_dates_of_a_column() -> None:
    matrix = build_matrix(
        [
            event(entry("keeper"), name="none", public="2013"),
            event(entry(stance="unaware"), name="denied"),
            event(entry(), name="undated", public="2012-05"),
            event(entry(since="2010"), name="later", public="2012"),
            event(entry(since="2006"), name="first"),
        ]
    )
    assert [row.event.id for row in matrix.rows] == ["none", "denied", "undated", "later", "first"]
    by_date = [row.event.id for row in sort_rows(matrix, "board").rows]
    assert by_date == ["first", "later", "undated", "denied", "none"]
    by_public = [row.event.id for row in sort_rows(matrix, PUBLIC).rows]
    assert by_public == ["later", "undated", "none", "denied", "first"]


def test_nothing_found_is_an_empty_matrix() -> None:
    assert not build_matrix([]).rows


_entries = st.builds(
    entry,
    st.sampled_from(("board", "keeper", "council")),
    st.sampled_from(DATES),
    part=st.sampled_from(("", "its clerk", "its chair")),
    form=st.sampled_from(("told", "recorded", "said")),
    stance=st.sampled_from(("aware", "unaware")),
    status=st.sampled_from(("reported", "alleged", "disputed")),
)
_events = st.lists(_entries, min_size=1, max_size=6).map(lambda entries: event(*entries))


@given(st.lists(_events, max_size=5))
def test_every_entry_is_in_one_cell_and_a_cell_says_no_more_than_its_entries(
    found: list[EventKnowledge],
) -> None:
    matrix = build_matrix(found)
    assert [row.event for row in matrix.rows] == [one.row for one in found]
    for row, one in zip(matrix.rows, found, strict=True):
        held = list(chain.from_iterable(cell.entries for cell in row.cells.values()))
        assert sorted(held, key=lambda entry: entry.number) == list(one.entries)
        assert set(row.cells) <= {column.actor.id for column in matrix.columns}
        for name, cell in row.cells.items():
            assert {entry.actor.id for entry in cell.entries} == {name}
            assert cell.differs == any(entry.differs for entry in cell.entries)
            dated = [sort_key(parse(entry.since)) for entry in _aware(cell.entries) if entry.since]
            assert (sort_key(parse(cell.first.since)) if cell.first else None) == min(dated, default=None)


def _aware(entries: tuple[KnowledgeRecord, ...]) -> list[KnowledgeRecord]:
    return [entry for entry in entries if entry.stance is Stance.AWARE]
