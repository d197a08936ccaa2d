from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.screen_driver import opened
from tests.explorer.village import EVENTS, build
from tui.chronology.edtf import parse
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query, parse_query
from tui.views.lines import plain
from tui.views.links import EventLink, QueryLink
from tui.views.related_events import (
    RelatedGroup,
    group_results,
    groups_lines,
    related_groups,
    set_field,
    supported_events,
)

_LINKED = EVENTS.replace("events: [hall-opened]\n", "events: [hall-opened, dance, new-roof]\n").replace(
    "    title: The key is lost\n", "    before: roof\n    title: The key is lost\n"
)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """The village hall, in which the opening, the dance and the roof are under one difference."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    project = opened(build(tmp_path / "hall", _LINKED))
    yield project.index
    project.close()


def groups_of(index: Index, event: str, as_of: str = "") -> dict[str, list[str]]:
    when = parse(as_of) if as_of else None
    record = index.event(event, Query(as_of=when).public_day)
    assert record
    return {group.why: [row.id for row in group.rows] for group in related_groups(index, record, when)}


def test_related_by_why(index: Index) -> None:
    assert groups_of(index, "hall-opened") == {
        "One difference: On which day did the hall open?": ["dance", "new-roof"],
        "The same passage: Valley Echo, 18 May 1957 [5]": ["dance"],
        "The same actor: Ada Wren": ["first-meeting"],
        "The same source: Valley Echo, 18 May 1957": [
            "first-meeting", "bricks", "foundation", "walls", "dance",
        ],
        "The same source: Minutes of the hall committee, January 1964": [
            "collecting", "first-meeting", "loan", "plan-drawn", "key-lost", "new-roof",
        ],
    }  # fmt: skip


def test_placed_by_each_other(index: Index) -> None:
    lost = groups_of(index, "key-lost")
    assert (lost["It comes after"], lost["It comes before"]) == (["dance"], ["roof"])
    assert groups_of(index, "dance")["What comes after it"] == ["key-lost"]
    assert groups_of(index, "roof") == {"What comes before it": ["key-lost"]}


def test_dated_events_are_placed_by_each_other_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    events = EVENTS.replace("  - id: dance\n", "  - id: dance\n    after: hall-opened\n    before: roof\n")
    project = opened(build(tmp_path / "other", events))
    try:
        assert groups_of(project.index, "dance")["It comes after"] == ["hall-opened"]
        assert groups_of(project.index, "dance")["It comes before"] == ["roof"]
        assert groups_of(project.index, "hall-opened")["What comes after it"] == ["dance"]
        assert groups_of(project.index, "roof")["What comes before it"] == ["dance"]
    finally:
        project.close()


def test_what_became_public_later_is_related_to_nothing(index: Index) -> None:
    then = groups_of(index, "hall-opened", "1960")
    assert not any("Minutes" in why or "difference" in why for why in then)
    assert "new-roof" not in {event for events in then.values() for event in events}


def test_an_event_is_never_related_to_itself(index: Index) -> None:
    for row in index.rows(Query()):
        assert row.id not in {event for events in groups_of(index, row.id).values() for event in events}


def test_everything_that_rests_on_a_passage_and_its_source(index: Index) -> None:
    minutes = index.source("minutes")
    assert minutes
    third = index.passages("minutes")[2]
    passage, whole = supported_events(index, minutes, third)
    assert [row.id for row in passage.rows] == ["collecting", "loan"]
    assert (len(whole.rows), whole.whole, whole.anchor) == (9, 9, QueryLink("source:minutes"))
    assert [group.whole for group in supported_events(index, minutes, None)] == [9]
    then = supported_events(index, minutes, third, parse("1960"))
    assert [group.whole for group in then] == [0, 0]


@pytest.mark.parametrize("name", ["actor", "source"])
@pytest.mark.parametrize("line", ["", "hall", "kind:people", "source:echo", "actor:ada-wren", "as-of:1960"])
def test_groups_hold_what_their_query_finds(index: Index, name: str, line: str) -> None:
    query = parse_query(line)[0]
    groups = group_results(index, query, name)
    assert [group.whole for group in groups] == sorted((group.whole for group in groups), reverse=True)
    for group in groups:
        assert isinstance(group.anchor, QueryLink)
        chosen, troubles = parse_query(group.anchor.line)
        assert not troubles
        assert index.count(chosen) == group.whole
        assert list(group.rows) == index.rows(chosen, 0, len(group.rows))
        assert chosen.as_of == query.as_of


def test_an_event_of_two_actors_is_in_both_groups(index: Index) -> None:
    groups = group_results(index, Query(), "actor")
    assert [group.why for group in groups] == ["Ada Wren", "The hall committee"]
    assert all("first-meeting" in {row.id for row in group.rows} for group in groups)


def test_a_field_has_one_value_and_the_rest_stays() -> None:
    query = parse_query("hall actor:a,b -actor:c kind:k as-of:1960")[0]
    assert str(set_field(query, "actor", "Ada Wren")) == 'hall kind:k actor:"ada wren" as-of:1960'


def test_lines(index: Index) -> None:
    rows = tuple(row for row in index.rows(Query()) if row.id in {"barn-stood", "loan"})
    groups = [RelatedGroup("First", rows, 7, QueryLink("x")), RelatedGroup("Second", (), 0)]
    lines = groups_lines(groups, noun="other event")
    assert [one.anchor for one in lines] == [
        QueryLink("x"),
        EventLink("barn-stood"),
        EventLink("loan"),
        None,
        None,
    ]
    assert (
        plain(lines, None)
        == """\
First  7 other events, 5 not listed here
  ▒ up to 1950  re  A barn stands where the hall will be  [barn-stood]
  ▒ until 1952, from an unknown date  ad  A loan is paid back  [loan]

Second  0 other events
"""
    )
    bare = plain(groups_lines(groups, ids=False), None)
    assert "  ▒ up to 1950  re  A barn stands where the hall will be\n" in bare
    assert "[" not in bare


@pytest.mark.parametrize("name", ["actor", "source"])
def test_as_many_are_listed_as_asked_for(index: Index, name: str) -> None:
    groups = group_results(index, Query(), name, 30)
    assert all(len(group.rows) == group.whole for group in groups)
    record = index.event("hall-opened")
    assert record
    assert all(len(group.rows) == group.whole for group in related_groups(index, record, most=30))
    assert any(len(group.rows) < group.whole for group in related_groups(index, record))
