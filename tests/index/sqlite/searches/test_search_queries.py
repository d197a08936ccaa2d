"""Searches of the sources in the index: which events they find, and what an update writes of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.chronology.enums import SearchStatus
from tui.index.open_index import open_index
from tui.index.sqlite.builder.index_builder import fill_tables
from tui.index.sqlite.builder.index_updater import update_tables
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.loader import load_chronology
from tui.parsing.query.parse_query import parse_query
from tui.validation.check import check_again

EVENTS = """\
format: dateline/1
kinds:
  works: {label: Works}
events:
  - {id: dug, date: 1951, title: The ground is dug, kind: works, status: reported, cites: [echo#1]}
  - {id: built, date: 1952, title: The wall is built, kind: works, status: disputed, cites: [echo#2]}
  - {id: opened, title: The hall is opened, after: built, kind: works, status: reported}
searches:
  - {id: bricks, for: Bricks, about: [built, nothing], words: [brick], seen: [echo#2], on: 1952-03-04}
  - {id: flags, for: Flags, about: [built, opened], words: [flag], in: [post], on: 1960}
"""
ECHO = "---\ntitle: Echo\nissued: 1952-01-01\n---\n\nThey dug.\n\nBricks came.\n"
POST = "---\ntitle: Post\nissued: 1961\nextent: part\ntext: paraphrase\n---\n\nA flagpole fell.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "hall", EVENTS, echo=ECHO, post=POST)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("is:looked-for", ["built", "opened"]),
        ("-is:looked-for", ["dug"]),
        ("is:looked-for is:undated", ["opened"]),
        ("is:looked-for,undated", ["built", "opened"]),
        ("-is:looked-for,undated", ["dug"]),
        ("is:looked-for wall", ["built"]),
        ("is:looked-for OR ground", ["dug", "built", "opened"]),
        ("NOT (is:looked-for wall)", ["dug", "opened"]),
        ("(is:looked-for is:undated) OR ground", ["dug", "opened"]),
        ("is:looked-for as-of:1952-03-03", []),
        ("is:looked-for as-of:1952-03-04", ["built"]),
        ("-is:looked-for as-of:1952-03-03", ["dug", "built"]),
    ],
)
def test_events_that_were_looked_for(root: Path, line: str, found: list[str]) -> None:
    query, problems = parse_query(line)
    assert not problems
    index = open_index(root).index
    assert [row.id for row in index.rows(query)] == found
    assert index.count(query) == len(found)
    index.close()


def test_a_record_says_what_was_searched_and_what_was_found(root: Path) -> None:
    index = open_index(root).index
    bricks, flags = index.searches()
    assert (bricks.scope.sources, bricks.scope.whole, bricks.scope.paraphrases, bricks.scope.added) == (
        2,
        1,
        1,
        1,
    )
    assert bricks.status is SearchStatus.HOLDS
    assert flags.status is SearchStatus.OVERTAKEN
    assert [str(hit.key) for hit in flags.overtaking] == ["post#1"]
    assert (flags.is_everywhere, flags.sources) == (False, ("post",))
    event = index.event("built")
    assert event is not None
    assert [one.id for one in event.searches] == ["bricks", "flags"]
    assert [one.id for one in index.searches("opened")] == ["flags"]
    as_of = parse_query("as-of:1960-06")[0].public_day
    assert [(one.id, one.status, one.scope.sources) for one in index.searches(None, as_of)] == [
        ("bricks", SearchStatus.HOLDS, 1),
        ("flags", SearchStatus.NOT_CHECKABLE, 0),
    ]
    early = index.event("built", parse_query("as-of:1952-03-03")[0].public_day)
    assert early is not None
    assert (early.searches, early.hidden.searches) == ((), 2)
    assert index.hidden(parse_query("as-of:1952-03-03")[0]).searches == 2
    assert index.hidden(parse_query("as-of:1952-03-04")[0]).searches == 1
    index.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: [brick]", "words: [brick, dug]"),
        ("about: [built, nothing]", "about: [dug]"),
        ("on: 1960", "on: 1962"),
        ("in: [post]", "in: all"),
        ("searches:\n", "x-searches:\n"),
    ],
)
def test_an_update_is_what_a_new_index_has(root: Path, old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    reading = load_chronology(root)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill_tables(connection, reading, check_again(reading))
    events = root / "events.yaml"
    assert old in events.read_text("utf-8")
    events.write_text(events.read_text("utf-8").replace(old, new, 1), "utf-8")
    reading = load_chronology(root)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        update_tables(connection, reading, check_again(reading))
    updated = SqliteIndex.open_file(path)
    fresh = SqliteIndex.in_memory(lambda connection: fill_tables(connection, reading, check_again(reading)))
    assert updated.searches() == fresh.searches()
    assert updated.info == fresh.info
    updated.close()
    fresh.close()
