"""What queries find: the same as looking at every event, and never by way of the user's own SQL."""

from contextlib import closing
from dataclasses import replace
from itertools import chain, groupby

import pytest
from hypothesis import given, settings

from tests.cases import each
from tests.index.making import QUERIES, chronologies, found, index_of
from tui.chronology.chronology import Chronology
from tui.chronology.enums import EventStatus
from tui.chronology.event import Event
from tui.index.sqlite.query_sql import build_select
from tui.parsing.query.parse_query import Query, parse_query


@settings(max_examples=150, deadline=None)
@given(chronologies(), QUERIES)
def test_finds_what_looking_at_every_event_finds(chronology: Chronology, query: Query) -> None:
    expected = found(query, chronology)
    with closing(index_of(chronology)) as index:
        rows = index.rows(query)
        assert [(row.id, row.year) for row in rows] == [(placed.event.id, placed.year) for placed in expected]
        assert index.count(query) == len(expected)


@settings(max_examples=60, deadline=None)
@given(chronologies(), QUERIES)
def test_pages_places_and_sums_agree_with_the_events_found(chronology: Chronology, query: Query) -> None:
    expected = found(query, chronology)
    ids = [placed.event.id for placed in expected]
    with closing(index_of(chronology)) as index:
        pages = [[row.id for row in index.rows(query, start, 2)] for start in range(0, len(ids) + 1, 2)]
        assert list(chain(*pages)) == ids
        assert [row.id for row in index.rows(query, 1, 2)] == ids[1:3]
        once = [each for each in ids if [event.id for event in chronology.events].count(each) == 1]
        assert [index.position(query, each) for each in once] == [ids.index(each) for each in once]
        assert index.position(query, "unheard-of") is None

        groups = index.years(query)
        assert [(group.year, group.count) for group in groups if group.year is not None] == [
            (year, len(list(run)))
            for year, run in groupby(expected, key=lambda placed: placed.year)
            if year is not None
        ]
        assert sum(group.count for group in groups) == len(ids)
        starts = [_starts(placed.event) for placed in expected]
        assert [group.first_start for group in groups if group.first_start is not None][:1] == sorted(
            chain(*starts)
        )[:1]

        dated = [placed.event.date for placed in expected if placed.event.date]
        bars = index.bars(query)
        assert bars is not None
        assert [(bar.start_min, bar.start_max, bar.end_min, bar.end_max) for bar in bars] == [
            (date.first_day, date.begun_by, date.lasts_to, date.last_day) for date in dated
        ]
        assert [bar.day for bar in bars] == [one.day for one in expected if one.event.date]
        assert (index.bars(query, limit=max(len(ids) - 1, 0)) is None) == (len(ids) > 0)
        first, last = 697_000, 699_000
        density = index.density(query, first, last, 7)
        listed = [one.day for one in expected if one.day is not None and first <= one.day <= last]
        assert [sum(column) for column in zip(*density.values(), strict=True)] == [
            sum((day - first) * 7 // 2001 == cell for day in listed) for cell in range(7)
        ]
        for day in (697_000, 697_500, 698_000):
            later = [at for at, one in enumerate(expected) if one.day is not None and one.day >= day]
            assert index.seek(query, day) == next(iter(later), max(len(ids) - 1, 0))


def _starts(event: Event) -> list[int]:
    return list(event.date.start_days) if event.date else []


HOSTILE = [
    *('"', '""', "'", "*", "-", '-"', "((", ")", "\\", "%", "_", "?", "🏮", "\u202elamp", "lamp\x00fog"),
    *(
        "a OR b",
        "NEAR(a b, 2)",
        "NOT",
        "AND AND",
        "a*",
        "^lamp",
        "terms:lamp",
        "lamp + fog",
        "{terms} : lamp",
    ),
    *("\ue000", "\ue001kind\ue001works", "\ue002lamp", "'; DROP TABLE event;--", "é" * 5_000, "x " * 2_000),
    *('kind:"', 'tag:"a"" OR ""b"', 'tag:") OR ("', "actor:\x00", "tag:\ue001"),
    *("in:1911 from:1912 to:1910", "as-of:9999", "before:-9999 after:9999"),
]
LAMP = Chronology(
    events=(
        Event(
            id="lamp",
            title="The lamp is lit",
            kind="works",
            status=EventStatus.REPORTED,
            summary="Not a word and",
        ),
    )
)


@each("line", HOSTILE)
def test_nothing_typed_can_break_a_search(line: str) -> None:
    query, _ = parse_query(line)
    with closing(index_of(LAMP)) as index:
        assert [row.id for row in index.rows(query)] == [placed.event.id for placed in found(query, LAMP)]
        assert index.count(query) == len(index.rows(query))
        index.years(query), index.bars(query), index.density(query, 0, 10, 3), index.position(query, line)
        index.jump(line), index.nearest_word(line), index.matching_passages(query, line), index.event(line)


@settings(max_examples=100, deadline=None)
@given(QUERIES, QUERIES)
def test_what_is_typed_is_no_part_of_the_sql(one: Query, other: Query) -> None:
    if one.is_contradictory or other.is_contradictory:
        return
    shape = build_select(one, lambda _: None).sql("1")
    assert not any(term.text in shape for term in one.highlight_terms if len(term.text) > 3)
    like = replace(one, phrases=tuple("x" for _ in one.phrases), words=tuple("y" for _ in one.words))
    assert build_select(like, lambda _: None).sql("1") == shape


@pytest.mark.parametrize(
    ("query", "match"),
    [
        (Query(), ""),
        (Query(words=("lamp",)), '"lamp"*'),
        (Query(words=("la", "lit")), '"la"* AND ("lit" OR "lite")'),
        (Query(phrases=("the lamp",)), '"the" AND "lamp"'),
        (Query(without=("la",)), '("\ue000") NOT ("la"*)'),
        (Query(words=("a",), without=("b",), without_phrases=("c d",)), '("a"*) NOT ("b"*)'),
        (parse_query("a OR b c")[0], '(("a"*) OR ("b"* AND "c"*))'),
        (parse_query("a -(b c)")[0], '("a"*) NOT ((("b"* AND "c"*)))'),
        (parse_query('a (b OR "c d")')[0], '"a"* AND (("b"*) OR ("c" AND "d"))'),
        (parse_query("a (b OR in:2013)")[0], '"a"*'),
    ],
)
def test_expression(query: Query, match: str) -> None:
    words = {"lit": ["lit", "lite"]}
    assert build_select(query, words.get).match == match


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ('"the lamp"', False),
        ('"a lamp"', True),
        ('"lamp and the"', True),
        ('"lamps a"', True),
        ("tag:strasse", True),
        ("tag:STRASSE", True),
        ("tag:stras", False),
    ],
)
def test_phrases_are_whole_words_and_values_are_whole(line: str, there: bool) -> None:
    lamps = LAMP.events[0].model_copy(update={"title": "The lamps: a lamp, and the", "tags": ("Straße",)})
    with closing(index_of(Chronology(events=(lamps,)))) as index:
        assert index.count(parse_query(line)[0]) == there
