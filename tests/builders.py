"""Records made by hand, of a village hall and whoever built it: every field has something innocent in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich.style import Style

from tui.chronology.edtf import parse
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus, TextKind
from tui.chronology.keys import CitationKey, WordsHash
from tui.chronology.problem import Location
from tui.explorer.widgets.render_line import LineStyles
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    KindRecord,
    LaneBar,
    PassageRecord,
    SourceRecord,
    VersionRecord,
)
from tui.text.search_text import SearchTerm
from tui.views.lines import TextRole

LIT = SearchTerm("hall")
PALETTE = LineStyles(
    Style(color="white"),
    Style(reverse=True),
    {role: Style(color="cyan", meta={"role": role.value}) for role in TextRole if role is not TextRole.PLAIN},
)
"""A style for each role that can be told from every other, and `reverse` for what is lit."""


def row(name: str = "hall-opened", date: str = "1957-05-14", **fields: Any) -> EventRow:
    """One line of the timeline; the year is that of its date's earliest start."""
    start = parse(date).start_min if date else None
    year = int(date[:4]) if date[:4].isdigit() and isinstance(start, int) else None
    plain = EventRow(
        1, name, date, "The village hall opens", "works", EventStatus.ESTABLISHED, year, 2, 1, differs=False
    )
    return replace(plain, **fields)


def source(name: str = "echo-1957-05-18", **fields: Any) -> SourceRecord:
    """A newspaper article."""
    plain = SourceRecord(
        id=name,
        type="article-newspaper",
        title="A hall at last",
        author=(),
        container_title="Valley Echo",
        publisher="",
        issued="1957-05-18",
        issued_because="",
        url="",
        accessed="",
        language="en-GB",
        rights="",
        text=TextKind.VERBATIM,
        note="",
        passages=3,
        events=1,
        path=f"corpus/{name}.md",
    )
    return replace(plain, **fields)


def passage(
    number: int = 2, text: str = "The hall was opened on Tuesday by the schoolmistress.", **fields: Any
) -> PassageRecord:
    """A passage of `source()`; its hash as text."""
    if "hash" in fields:
        fields["hash"] = WordsHash.parse(fields["hash"])
    plain = PassageRecord(
        "echo-1957-05-18",
        number,
        str(number),
        text,
        None,
        None,
        speaker="",
        origin="echo-1957-05-18",
        about="",
    )
    return replace(plain, **fields)


def citation(**fields: Any) -> CitationRecord:
    """Of `passage()`, without a quotation; its key as text."""
    key = CitationKey.parse(fields.pop("key", "echo-1957-05-18#2"))
    plain = CitationRecord(
        number=1,
        source=source(),
        passage=passage(),
        key=key,
        role=CitationRole.SUPPORTS,
        quote="",
        says="",
        says_date="",
        status=QuoteStatus.CITED,
        match_offsets=None,
    )
    return replace(plain, **fields)


def difference(**fields: Any) -> DifferenceRecord:
    """Two versions of the day, the second without a source."""
    plain = DifferenceRecord(
        id="day-of-opening",
        question="On which day did the hall open?",
        note="",
        events=("hall-opened",),
        versions=(VersionRecord("On 14 May", (citation(),)), VersionRecord("On 15 May", ())),
    )
    return replace(plain, **fields)


def actor(name: str = "Ada Wren", **fields: Any) -> ActorRecord:
    """The schoolmistress."""
    plain = ActorRecord("ada-wren", name, "Schoolmistress", "1950/1962", "", protected=False, events=1)
    return replace(plain, **fields)


def event(**fields: Any) -> EventRecord:
    """The opening, as bare as an event can be: no clocks but its date, nobody, no citations."""
    plain = EventRecord(
        row=row(),
        summary="",
        note="",
        date_as_written="",
        actors=(),
        tags=(),
        cites=(),
        origins=(),
        public="",
        is_public_given=False,
        issued="",
        after="",
        before="",
        differences=(),
        problems=(),
        place=Location("events.yaml", 12),
    )
    return replace(plain, **fields)


def kind(name: str = "works", label: str = "Building", events: int = 3) -> KindRecord:
    """A lane."""
    return KindRecord(name, label, "", events)


def bar(date: str, rank: int = 1, lane: str = "works") -> LaneBar:
    """A date as the overview draws it, with the bounds that the index gives it."""
    when = parse(date)
    return LaneBar(rank, lane, when.first_day, when.begun_by, when.lasts_to, when.last_day, when.listed_day)


def info(**fields: Any) -> ChronologyInfo:
    """Three events and one source; its days are those of 1950 to 1959."""
    decade = parse("1950/1959")
    plain = ChronologyInfo(
        title="The village hall",
        about="How it was built.",
        notice="",
        kinds=(kind(), kind("money", "Money", 1)),
        events=3,
        sources=1,
        differences=1,
        differing=1,
        errors=0,
        warnings=0,
        file_hashes=(("events.yaml", "ab" * 32),),
        first_day=decade.first_day,
        last_day=decade.last_day,
    )
    return replace(plain, **fields)
