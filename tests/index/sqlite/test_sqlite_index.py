"""The answers of the index, about a canal of three events."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import FAR
from tui.chronology.enums import EventStatus
from tui.index.open_index import open_index
from tui.index.protocol import Index
from tui.index.records import EventRow, LaneBar, YearGroup
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.parsing.query.parse_query import Query, parse_query


@pytest.fixture
def index(canal: Path) -> Iterator[SqliteIndex]:
    opened = open_index(canal)
    yield opened.index
    opened.index.close()


def query(line: str) -> Query:
    return parse_query(line)[0]


def day(date: str) -> int:
    return cached_parse(date).first_day


def test_it_is_an_index(index: Index) -> None:
    assert index.info.title == "The canal"


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", "dug opened dinner"),
        ("dig", "dug"),
        ("eng lock", "opened"),
        ("engineer", "opened"),
        ("works", "dug opened"),
        ('"seven locks"', "opened"),
        ('"locks seven"', ""),
        ('"even locks"', ""),
        ('"seven lock"', ""),
        ('"dug many"', ""),
        ('-"even locks"', "dug opened dinner"),
        ('-"seven lock"', "dug opened dinner"),
        ('-"dug many"', "dug opened dinner"),
        ('"canal opened"', ""),
        ("-locks", "dug dinner"),
        ('-"many men"', "opened dinner"),
        ("kind:works", "dug opened"),
        ("-kind:works", "dinner"),
        ("kind:works,court", "dug opened dinner"),
        ("actor:ENGINEER", "opened"),
        ("source:memoir", "opened"),
        ("source:gazette -source:memoir", "dug"),
        ("status:disputed", "opened"),
        ("tag:digging", "dug"),
        ("origin:speech", "opened"),
        ("origin:gazette", "dug opened"),
        ("speaker:witness", "opened"),
        ("is:differs", "opened"),
        ("is:undated", "dinner"),
        ("is:unverified", "opened dinner"),
        ("is:single-origin", "dug"),
        ("in:1793", "dug"),
        ("in:1790 range:certainly", "dug"),
        ("in:1791 range:certainly", "dug"),
        ("from:1795", "dug opened"),
        ("before:1796", "dug"),
        ("after:1795", "opened"),
        ("as-of:1796-05-19", ""),
        ("as-of:1796-05", "dug opened"),
        ("as-of:1796-05-20", "dug opened"),
        ("in:1796-05-14", "opened"),
        ("in:1796-05-14 range:certainly", "opened"),
        ("before:1796-05-14", "dug"),
        ("after:1796-05-14", ""),
        ("from:1794 to:1791", ""),
        ("before:1795 range:certainly", "dug"),
        ("before:1790-12-31 range:certainly", ""),
    ],
)
def test_finds(index: SqliteIndex, line: str, ids: str) -> None:
    assert [row.id for row in index.rows(query(line))] == ids.split()


def test_row(index: SqliteIndex) -> None:
    (row,) = index.rows(query(""), 1, 1)
    assert row == EventRow(
        row.rank,
        "opened",
        "1796-05-14",
        "Seven locks opened",
        "works",
        EventStatus.DISPUTED,
        1796,
        2,
        2,
        differs=True,
        day=day("1796-05-14"),
        has_errors=True,
    )


def test_as_of_a_day_counts_only_what_had_been_issued(index: SqliteIndex) -> None:
    (_, row) = index.rows(query("as-of:1800"))
    assert (row.sources, row.origins) == (1, 2)
    event = index.event("opened", as_of=day("1800"))
    assert event
    assert (event.row, [str(cite.key) for cite in event.cites]) == (row, ["gazette#2", "gazette#9"])
    assert (event.origins, event.differences) == (("speech", "gazette"), ())
    assert index.event("opened", as_of=day("1796-05-20")) == event
    nothing = index.event("opened", as_of=day("1700"))
    assert nothing
    assert (nothing.cites, nothing.row.sources, nothing.row.origins) == ((), 0, 0)


def test_years(index: SqliteIndex) -> None:
    assert index.years(query("")) == (
        YearGroup(1790, 1, day("1790"), day("1790-12-31")),
        YearGroup(1796, 2, day("1796-05-14"), day("1796-05-14")),
    )
    assert index.years(query("is:undated")) == (YearGroup(1796, 1, None, None),)


def test_bars_and_density(index: SqliteIndex) -> None:
    first, last = day("1790"), day("1796-12-31")
    (dug,) = index.rows(query("dug"))
    assert index.bars(query("dug")) == [
        LaneBar(dug.rank, "works", first, day("1790-12-31"), day("1795"), day("1795-12-31"), first)
    ]
    assert index.bars(query(""), limit=2) is None
    for line in ("", "kind:works"):
        assert index.density(query(line), first, last, 7) == {
            "works": [1, 0, 0, 0, 0, 0, 1],
            "court": [0] * 7,
        }
    assert index.density(query(""), last, first, 7)["works"] == [0] * 7
    assert index.density(query(""), -FAR, FAR, 1)["works"] == [2]


def test_places(index: SqliteIndex) -> None:
    assert [index.position(query("kind:works"), each) for each in ("dug", "opened", "dinner", "")] == [
        0,
        1,
        None,
        None,
    ]
    assert [index.seek(query(""), day(each)) for each in ("1700", "1796-05-14", "1900")] == [0, 1, 2]
    assert index.seek(query("kind:court"), day("1700")) == 0
    assert index.seek(query("nothing"), day("1700")) == 0


def test_event(index: SqliteIndex) -> None:
    event = index.event("opened")
    assert event
    assert [actor.name for actor in event.actors] == ["The Canal Company", "The engineer"]
    assert [actor.protected for actor in event.actors] == [False, True]
    assert [
        (str(cite.key), cite.role, cite.status, cite.match_offsets, cite.says_date) for cite in event.cites
    ] == [
        ("gazette#2", "supports", "exact", (10, 21), ""),
        ("memoir#p. 3", "disputes", "cited", None, "1797"),
        ("gazette#9", "supports", "no-passage", None, ""),
    ]
    first = event.cites[0]
    assert first.source
    assert first.passage
    assert (first.source.title, first.passage.speaker, first.passage.origin) == (
        "Opening of the canal",
        "witness",
        "speech",
    )
    assert event.cites[2].passage is None
    assert (event.public, event.is_public_given, event.issued) == ("1796-05-20", False, "1796-05-20")
    assert event.origins == ("speech", "gazette")
    assert (event.place.path, event.place.line) == ("events.yaml", 19)
    (difference,) = event.differences
    assert [(version.says, [str(cite.key) for cite in version.cites]) for version in difference.versions] == [
        ("Seven", ["gazette#2"]),
        ("Six", ["memoir#p. 3"]),
    ]
    dinner = index.event("dinner")
    assert dinner
    assert (dinner.after, dinner.public, dinner.note, dinner.row.year) == (
        "opened",
        "",
        "Nobody says when.",
        1796,
    )
    assert index.event("supper") is None


def test_what_stands_behind(index: SqliteIndex) -> None:
    assert [(source.id, source.passages, source.events, source.path) for source in index.sources()] == [
        ("gazette", 2, 2, "corpus/gazette.md"),
        ("memoir", 1, 1, "corpus/memoir.md"),
    ]
    memoir = index.source("memoir")
    assert memoir
    assert memoir.author == ("A. Digger",)
    assert index.source("nothing") is None
    assert [passage.key for passage in index.passages("gazette")] == ["1", "2"]
    assert [passage.key for passage in index.passages("gazette", 2, 5)] == ["2"]
    assert [row.id for row in index.citing("gazette")] == ["dug", "opened"]
    assert [row.id for row in index.citing("gazette", "1")] == ["dug"]
    assert [row.id for row in index.citing("memoir", "p. 3")] == ["opened"]
    assert [passage.key for passage in index.matching_passages(query("lock"), "opened")] == ["2", "p. 3"]
    assert [passage.key for passage in index.matching_passages(query('"six locks"'), "opened")] == ["p. 3"]
    assert [difference.id for difference in index.differences()] == ["locks"]
    assert [difference.id for difference in index.differences("dug")] == []
    assert [(actor.id, actor.events) for actor in index.actors()] == [("canal-company", 2), ("engineer", 1)]


def test_info(index: SqliteIndex) -> None:
    info = index.info
    assert (info.events, info.sources, info.differences, info.differing, info.complete) == (3, 2, 1, 1, True)
    assert [(kind.label, kind.events) for kind in info.kinds] == [("Works", 2), ("Courts", 1)]
    assert (info.first_day, info.last_day) == (day("1790"), day("1796-05-14"))
    assert [path for path, _ in info.file_hashes] == ["corpus/gazette.md", "corpus/memoir.md", "events.yaml"]
    assert (info.errors + info.warnings) == len(index.problems())


def test_related(index: SqliteIndex) -> None:
    assert [row.id for row in index.related("opened")] == ["dug", "dinner"]
    assert [row.id for row in index.related("opened", limit=1)] == ["dinner"]
    assert [row.id for row in index.related("dug")] == ["opened"]
    assert index.related("nothing") == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("dug", "dug"),
        ("op", "opened"),
        ("lock", "opened"),
        ("Seven op", "opened"),
        ("men", "dinner"),
        ("d", "dinner dug"),
        ("", ""),
        ("many", ""),
    ],
)
def test_jump(index: SqliteIndex, text: str, ids: str) -> None:
    assert [row.id for row in index.jump(text)] == ids.split()


def test_the_word_that_was_meant(index: SqliteIndex) -> None:
    assert index.nearest_word("Enginear") == "engineer"
    assert index.nearest_word("zzzzzz") is None
    assert index.nearest_word("?") is None
