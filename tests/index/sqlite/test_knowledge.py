"""Who was aware of an event, as the index has it: entries with their citations, and as of a day."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.parsing.folders import write
from tui.index.open_index import open_index
from tui.index.protocol import Index
from tui.parsing.query.parse_query import parse_query

EVENTS = """\
format: dateline/1
kinds:
  works: {label: Works}
actors:
  board: {name: The board, named-because: a public body}
  keeper: {name: The keeper, named-because: a public office}
events:
  - id: leak
    date: 1874
    title: The lock leaks
    kind: works
    status: reported
    cites: [early#1]
    knowledge:
      - {actor: board, part: its clerk, how: told, what: that it leaked, from: 1874-07, cites: [early#2]}
      - {actor: board, part: Man, how: said, said-by: board, stance: unaware, what: of it, cites: [late#1]}
      - {actor: keeper, how: recorded, said-by: keeper, what: of it, from: "[..1875]", cites: [early#1]}
      - {actor: keeper, how: said, said-by: a witness, stance: unaware, what: of it, cites: [late#1]}
      - {actor: nobody, how: told, what: of it, cites: [early#1, {passage: late#1, as: disputes}]}
"""
EARLY = "---\nid: early\ntitle: Early\nissued: 1874-09-01\ntext: verbatim\n---\n\nIt leaks.\n\nHe was told.\n"
LATE = "---\nid: late\ntitle: Late\nissued: 1880-01-01\ntext: verbatim\n---\n\nNobody was aware.\n"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(open_index(write(tmp_path, EVENTS, early=EARLY, late=LATE)).index) as opened:
        yield opened


def test_entries_are_in_the_order_of_the_file_with_their_citations(index: Index) -> None:
    event = index.event("leak")
    assert event
    assert [(one.number, one.actor.id, one.part, one.said_by, one.since) for one in event.knowledge] == [
        (1, "board", "its clerk", "", "1874-07"),
        (2, "board", "Man", "The board", ""),
        (3, "keeper", "", "The keeper", "[..1875]"),
        (4, "keeper", "", "a witness", ""),
        (5, "nobody", "", "", ""),
    ]
    assert [one.is_own for one in event.knowledge] == [False, True, True, False, False]
    cited = [[str(cite.key) for cite in one.cites] for one in event.knowledge]
    assert cited == [["early#2"], ["late#1"], ["early#1"], ["late#1"], ["early#1", "late#1"]]
    assert [str(cite.key) for cite in event.cites] == ["early#1"]


def test_entries_differ_where_they_are_disputed(index: Index) -> None:
    event = index.event("leak")
    assert event
    # The keeper is said to have been aware and unaware: both can hold.
    assert [one.differs for one in event.knowledge] == [False, False, False, False, True]


def test_as_of_a_day_entries_of_later_sources_are_left_out_and_counted(index: Index) -> None:
    day = 684_602  # 18 May 1875
    event = index.event("leak", as_of=day)
    assert event
    assert [one.number for one in event.knowledge] == [1, 3, 5]
    assert [one.differs for one in event.knowledge] == [False, False, False]
    assert event.hidden.knowledge == 2
    assert [str(cite.key) for cite in event.knowledge[2].cites] == ["early#1"]


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ('"that it leaked"', True),
        ('"it that leaked"', False),
        ('"that it leaked" as-of:1875', True),
        ("clerk as-of:1875", True),
        ("man as-of:1875", False),
        ("man as-of:1880", True),
        ('-"that it leaked" as-of:1875', False),
        ('"that it leaked" as-of:1873', False),
    ],
)
def test_words_of_entries_are_found_once_their_sources_are_there(
    index: Index, query: str, finds: bool
) -> None:
    rows = index.rows(parse_query(query)[0])
    assert [row.id for row in rows] == (["leak"] if finds else [])
