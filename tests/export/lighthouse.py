"""A small chronology made by hand, and an index that holds it without SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from tests import builders
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus, TextKind
from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.index.conflict_records import ConflictsRecord
from tui.index.knowledge_record import UndatedKnowledge
from tui.index.protocol import Index
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    KindRecord,
    PassageRecord,
    SourceRecord,
    VersionRecord,
)
from tui.index.search_records import SearchHit, SearchRecord, SearchScope, UnheldPlace
from tui.parsing.query.parse_query import Query

MADE = date(2020, 6, 2)


def source(name: str, title: str, **fields: Any) -> SourceRecord:
    """Of no newspaper, and with nothing but a title."""
    bare = {"type": "article", "container_title": "", "issued": "", "language": "", "text": TextKind.VERBATIM}
    return builders.source(name, **bare | {"title": title, "passages": 1} | fields)


def passage(of: SourceRecord, number: int, text: str, **fields: Any) -> PassageRecord:
    return builders.passage(number, text, **{"source": of.id, "origin": of.id} | fields)


def cite(of: SourceRecord | None, on: PassageRecord | None = None, **fields: Any) -> CitationRecord:
    key = on.citation_key if on else CitationKey(of.id) if of else CitationKey("nowhere", "1")
    status = QuoteStatus.CITED if on else QuoteStatus.WHOLE if of else QuoteStatus.NO_SOURCE
    return builders.citation(**{"source": of, "passage": on, "key": str(key), "status": status} | fields)


def event(row: EventRow, *cites: CitationRecord, **fields: Any) -> EventRecord:
    numbered = tuple(replace(one, number=number) for number, one in enumerate(cites, 1))
    origins = tuple(
        dict.fromkeys(
            one.passage.origin for one in cites if one.passage and one.role is CitationRole.SUPPORTS
        )
    )
    place = Location("events.yaml", row.rank)
    return builders.event(**{"row": row, "cites": numbered, "origins": origins, "place": place} | fields)


ECHO = source(
    "harbour-echo-1987-05-03",
    "New lamp for Gull Head",
    author=("Anna Bell", "J. Cole"),
    container_title="Harbour Echo",
    publisher="Echo Press",
    issued="1987-05-03",
    url="https://example.org/echo/1987_05_03?page=2",
    accessed="2020-05-30",
    language="en-GB",
)
MINUTES = source(
    "parish-minutes",
    "Minutes of the parish council",
    issued="1988",
    issued_because="the cover gives the year only",
    rights="Not reproduced; the passages are a paraphrase.",
    text=TextKind.PARAPHRASE,
    note="Two leaves are torn.",
)
LEAFLET = source("leaflet", "Les phares", language="fr", url="urn:example:leaflet")
LIT = passage(ECHO, 6, "The lamp was lit for the first time\non Friday [sic].", speaker="keeper")
COST = passage(ECHO, 7, "It cost *a little* over £3,000.", about="1987-05")
ORDERED = passage(
    MINUTES,
    2,
    "The council ordered the lamp in 1985.",
    key="p. 12",
    span=(120, 164),
    hash="9:0123456789abcdef",
    origin="council",
)
KEEPER = ActorRecord("keeper", "Thomas Gale", "Keeper of the light", "1980/1990", "", False, 2)
WITNESS = ActorRecord("witness-1", "Witness 1", "must not be shown", "", "", True, 1)

WHEN_ORDERED = DifferenceRecord(
    "ordered",
    "When was the lamp ordered?",
    "The minutes were written up later; the chronology gives both years.",
    ("lamp-ordered", "lamp-lit"),
    (
        VersionRecord("In 1985", (cite(MINUTES, ORDERED, status=QuoteStatus.NOT_HELD),)),
        VersionRecord("In the spring of 1986", (cite(ECHO, COST), cite(LEAFLET))),
        VersionRecord("Never", ()),
    ),
)

EVENTS = (
    event(
        EventRow(
            1, "lamp-ordered", "1985~", "The lamp is ordered", "works", EventStatus.DISPUTED, 1984, 2, 1, True
        ),
        cite(MINUTES, ORDERED, status=QuoteStatus.NOT_HELD),
        cite(ECHO, COST, role=CitationRole.DISPUTES, says_date="1986-21", says="that it was ordered abroad"),
        summary="The council ordered a new lamp.",
        public="1988",
        differences=(WHEN_ORDERED,),
    ),
    event(
        EventRow(
            2, "keeper-asked", "", "The keeper is asked", "people", EventStatus.REPORTED, 1984, 1, 1, False
        ),
        cite(ECHO, COST),
        after="lamp-ordered",
        before="lamp-lit",
        actors=(KEEPER, WITNESS),
    ),
    event(
        EventRow(
            3, "lamp-lit", "1987-05-01", "The lamp is lit", "works", EventStatus.ESTABLISHED, 1987, 2, 1, True
        ),
        cite(ECHO, LIT, quote="lit for the first time", status=QuoteStatus.EXACT),
        cite(MINUTES, ORDERED, role=CitationRole.CONTEXT),
        summary="The new lamp\nshone for the first time.",
        note="The paper has the wrong weekday.",
        actors=(KEEPER,),
        tags=("lamp", "first time"),
        public="1987-05-03",
        differences=(WHEN_ORDERED,),
    ),
    event(EventRow(4, "fog", "1987/1989", "Fog", "weather", EventStatus.ALLEGED, 1987, 0, 0, False)),
)

INFO = ChronologyInfo(
    title="The light at Gull Head",
    about="The lamp, and nothing else.",
    notice="Mentions fog.",
    kinds=(KindRecord("works", "Works", "", 2), KindRecord("people", "People", "", 1)),
    events=len(EVENTS),
    sources=4,
    differences=1,
    differing=2,
    errors=0,
    warnings=1,
    file_hashes=(
        ("corpus/harbour-echo-1987-05-03.md", "aa" * 32),
        ("corpus/uncited.md", "bb" * 32),
        ("events.yaml", "cc" * 32),
    ),
    first_day=None,
    last_day=None,
)


SEARCH = SearchRecord(
    id="keeper-named",
    looked_for="The name of the keeper",
    words=("keeper", "named"),
    about=(EVENTS[0].row.id,),
    on="1875-01-02",
    by="the editor",
    note="Nobody was asked.",
    is_everywhere=True,
    sources=(),
    unheld=(UnheldPlace("The letter book", "1870", "1873", "1875-01-01", "in part"),),
    unsearched=0,
    scope=SearchScope(3, 1, 2, 1),
    hits=(SearchHit(CitationKey("echo", "1"), is_seen=True, is_later=False),),
    place=Location("events.yaml", 90),
)
SEARCHED = (replace(EVENTS[0], searches=(SEARCH,)), *EVENTS[1:])
"""The events, the first of which has a search of the sources."""


class Shelf:
    """As much of an `Index` as an export asks of it."""

    def __init__(self, info: ChronologyInfo = INFO, events: Sequence[EventRecord] = EVENTS) -> None:
        self.info = info
        self._events = {event.row.id: event for event in events}
        self.verified = False

    repairs = 0

    def verify(self) -> None:
        self.verified = True

    def rows(self, query: Query) -> list[EventRow]:
        assert self.verified, "nothing is taken from an index that was not looked after"
        return [event.row for event in self._events.values() if _finds(query, event.row)]

    def event(self, event: str, as_of: int | None = None) -> EventRecord | None:
        return self._events.get(event)

    def undated_knowledge(self, query: Query) -> UndatedKnowledge:
        return UndatedKnowledge()

    def searches(self, event: str | None = None, as_of: int | None = None) -> list[SearchRecord]:
        return [search for event in self._events.values() for search in event.searches]

    def hidden(self, query: Query) -> HiddenCounts:
        return HiddenCounts()

    def sources(self) -> Iterable[SourceRecord]:
        return [ECHO, MINUTES, LEAFLET, source("uncited", "Uncited")]

    def conflicts(self, as_of: int | None = None) -> ConflictsRecord:
        return self.found

    found = ConflictsRecord()


def _finds(query: Query, row: EventRow) -> bool:
    if query.is_ and row.date:
        return False
    if not (query.from_ or query.to):
        return True
    if row.when is None:
        return False
    first, last = query.first_day, query.last_day
    begun_by = row.when.begun_by if query.certainly else row.when.first_day
    lasts_to = row.when.lasts_to if query.certainly else row.when.last_day
    return (last is None or begun_by <= last) and (first is None or lasts_to >= first)


def shelf(info: ChronologyInfo = INFO, events: Sequence[EventRecord] = EVENTS) -> Index:
    return cast(Index, Shelf(info, events))


def searched() -> ExportContent:
    """The content with a search of the sources."""
    return content(index=shelf(replace(INFO, searches=1), SEARCHED))


def content(selection: ExportSelection | None = None, index: Index | None = None) -> ExportContent:
    return gather_content(
        index or shelf(), selection or ExportSelection(), program="dateline 1.0", today=MADE
    )
