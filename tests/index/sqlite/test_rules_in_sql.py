"""The rules that stand both in Python, for building an index, and in SQL, for asking it about a day.

Each is asked of an index about a day, and of an index that was built of what there was on that day.
"""

from __future__ import annotations

from contextlib import closing
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.making import QUERIES, as_known, chronologies, index_of
from tui.chronology.chronology import Chronology
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, TextKind
from tui.chronology.event import Citation, ContraryClaim, Difference, Event, Version
from tui.chronology.keys import WordsHash
from tui.chronology.source import Passage, Source
from tui.evidence.clocks import clocks_of
from tui.evidence.origins import origins_of
from tui.index.sqlite import event_queries
from tui.parsing.query.fields import IS_WORDS
from tui.parsing.query.parse_query import Field, Query
from tui.session.timeline_layout import group_by_year


def _source(name: str, issued: str, text: TextKind, **first: object) -> Source:
    passages = (
        Passage.model_validate({"number": 1, "text": "The lamp was lit.", **first}),
        Passage(number=2, text="The lamp was out."),
    )
    return Source(id=name, title=name, issued=parse(issued) if issued else None, text=text, passages=passages)


SOURCES = (
    _source("gazette", "1910", TextKind.VERBATIM, origin="inquest"),
    _source("echo", "1911", TextKind.VERBATIM, origin="inquest"),
    _source("log-book", "1911~", TextKind.PARAPHRASE, hash=WordsHash(1, "0" * 16)),
    _source("memoir", "1912", TextKind.VERBATIM),
    _source("leaflet", "", TextKind.VERBATIM),
)
CITATIONS = st.builds(
    Citation,
    source=st.sampled_from([*(source.id for source in SOURCES), "gazette", "memoir", "nowhere"]),
    passage=st.sampled_from(["1", "1", "2", "", "9"]),
    quote=st.sampled_from(["", "The lamp was lit.", "the lamp was lit", "lamp was not", "The"]),
    role=st.sampled_from([CitationRole.SUPPORTS, *CitationRole]),
    says=st.sampled_from([None, None, ContraryClaim(date=parse("1909"))]),
)
# Fewer are left by most days.
CITES = st.lists(CITATIONS, min_size=2, max_size=4).map(tuple)
NAMES = ("lamp", "fog", "rock")
EVENTS = st.tuples(
    *(
        st.builds(
            Event,
            id=st.just(name),
            title=st.just(name),
            kind=st.just("works"),
            date=st.sampled_from([None, *map(parse, ("1908", "1908~", "1908%", "1908-03?"))]),
            status=st.sampled_from([EventStatus.REPORTED] * 3 + [EventStatus.DISPUTED]),
            public=st.sampled_from([None, parse("1910")]),
            cites=CITES,
        )
        for name in NAMES
    )
)
DIFFERENCES = st.builds(
    Difference,
    id=st.just("when"),
    question=st.just("When?"),
    events=st.sampled_from([NAMES[:1], NAMES[1:]]),
    versions=st.lists(st.builds(Version, says=st.just("Then"), cites=CITES), min_size=2, max_size=3).map(
        tuple
    ),
)
MUCH_CITED = st.builds(
    Chronology,
    events=EVENTS,
    differences=st.lists(DIFFERENCES, max_size=1).map(tuple),
    sources=st.just(SOURCES),
)
LIMITS = st.sampled_from(["1912", "1911-06", "1910", "1909", "1912-06"]).map(parse)


@settings(max_examples=150, deadline=None)
@given(MUCH_CITED, LIMITS)
def test_every_mark_of_an_event_is_that_of_the_day(chronology: Chronology, limit: EdtfDate) -> None:
    then = Query(as_of=limit)
    assert then.public_day is not None
    with (
        closing(index_of(chronology)) as now,
        closing(index_of(as_known(chronology, then.public_day))) as early,
    ):
        public = {row.id for row in now.rows(then)}
        for mark in IS_WORDS:
            for negated in (False, True):
                marked = (Field("is", (mark,), negated),)
                expected = [row.id for row in early.rows(Query(is_=marked)) if row.id in public]
                assert [row.id for row in now.rows(Query(is_=marked, as_of=limit))] == expected, mark


@settings(max_examples=150, deadline=None)
@given(MUCH_CITED, LIMITS)
def test_origins_issue_and_counts_are_those_of_the_day(chronology: Chronology, limit: EdtfDate) -> None:
    day = Query(as_of=limit).public_day
    assert day is not None
    then = as_known(chronology, day)
    with closing(index_of(chronology)) as now, closing(index_of(then)) as early:
        for event in then.events:
            told, made = now.event(event.id, day), early.event(event.id)
            assert told
            assert made
            assert (told.row.sources, told.row.origins) == (made.row.sources, made.row.origins)
            assert told.row.differs is made.row.differs
            assert told.origins == made.origins == origins_of(event, then)
            assert len(told.origins) == told.row.origins
            issued = clocks_of(event, then).issued
            assert told.issued == made.issued == (issued.text if issued else "")


@settings(max_examples=100, deadline=None)
@given(chronologies(), QUERIES)
def test_years_are_those_that_the_timeline_makes_of_its_rows(chronology: Chronology, query: Query) -> None:
    with closing(index_of(chronology)) as index:
        # In one pass over the events, and year by year.
        for few in (1_000, 0):
            with patch.object(event_queries, "_FEW_A_YEAR", few):
                assert list(index.years(query)) == group_by_year(index.rows(query))
