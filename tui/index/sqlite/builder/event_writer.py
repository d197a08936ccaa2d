"""Writing events into the tables of the index: their rows, details, days, citations and search terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.event import Event
from tui.evidence.clocks import clocks_of
from tui.evidence.differences import date_conflicts, find_differing
from tui.evidence.origins import origins_of
from tui.evidence.positions import is_agreed, is_unanswered, positions_by_event
from tui.index.event_order import OrderedEvent
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.as_of import STORED_ELSEWHERE, issue_line
from tui.index.sqlite.builder.bulk_insert import BulkInserter, Value
from tui.index.sqlite.builder.knowledge_rows import add_knowledge
from tui.index.sqlite.builder.search_rows import (
    CitedValues,
    SearchedTexts,
    SearchValues,
    stem_texts,
)
from tui.index.sqlite.builder.signature import Signatures
from tui.index.texts.citation_resolver import ResolvedCitation, resolve_citation
from tui.index.texts.difference_text import difference_texts
from tui.index.texts.event_text import EventText, event_texts
from tui.parsing.loader import LoadedChronology
from tui.text.search_text import normalize


class EventWriter:
    """Writes events one by one, and counts the kinds, actors and sources that they name."""

    def __init__(
        self, reading: LoadedChronology, numbers: IdNumbers, batches: BulkInserter, faulty: Collection[str]
    ) -> None:
        """Take what all events have in common.

        Args:
            reading: The chronology as it was read.
            numbers: The numbers of kinds, actors and sources, which are counted here.
            batches: Receives the rows.
            faulty: The ids of the events in which the checks found an error.
        """
        self._reading = reading
        self._chronology = reading.chronology
        self._numbers = numbers
        self._batches = batches
        self._faulty = faulty
        self._numbers_of = {id(event): number for number, event in enumerate(reading.chronology.events)}
        self._lines = reading.event_lines()
        self.differing = find_differing(reading.chronology)
        """The ids of the events about which the sources differ."""
        self._difference_texts = difference_texts(reading.chronology)
        self.listed = frozenset(self._difference_texts)
        """The ids of the events that a difference lists."""
        self._positions = positions_by_event(reading)
        self.put = frozenset(self._positions)
        """The ids of the events on which something was put to somebody, or should be."""
        self._signatures = Signatures(reading, numbers, self._difference_texts, self._positions)
        self._dated: Counter[int] = Counter()
        self.searched: dict[int, SearchedTexts] = {}
        """By rank, what the tables for searching have of events that are written again. Where that is what
        they should have, it is taken out here, and not written."""
        self.words: Counter[str] = Counter()
        """Of each folded word, how many of the written events have it."""
        self._folded = lru_cache(maxsize=10_000)(normalize)

    def count(self, event: Event) -> int:
        """Count the kind, actors and sources of an event; to be called for every event, in order.

        Returns:
            How many dated events of its lane stand before it.
        """
        self._numbers.count(event)
        lane = self._numbers.kinds[event.kind]
        before = self._dated[lane]
        self._dated[lane] += event.date is not None
        return before

    def line(self, event: Event) -> int:
        """Return the line on which an event begins."""
        return self._lines[self._numbers_of[id(event)]]

    def signature(self, placed: OrderedEvent) -> bytes:
        """Return the signature of an event that was counted."""
        event = placed.event
        differs, faulty = event.id in self.differing, event.id in self._faulty
        item = self._reading.event_item(self._numbers_of[id(event)])
        return self._signatures.of(placed, item, differs=differs, faulty=faulty)

    def add(self, rank: int, placed: OrderedEvent, before: int, signature: bytes | None = None) -> None:
        """Write one event.

        Args:
            rank: Its rank.
            placed: The event, and the year and day it is listed at.
            before: How many dated events of its lane stand before it.
            signature: Its signature; None to work it out.
        """
        event, batches = placed.event, self._batches
        cited = [resolve_citation(citation, self._chronology) for citation in event.cites]
        origins = len(origins_of(event, self._chronology))
        batches.add(
            "event",
            rank,
            event.id,
            _edtf(event.date),
            event.title,
            event.kind,
            event.status.value,
            placed.year,
            len({citation.source for citation in event.cites}),
            origins,
            event.id in self.differing,
            placed.day,
            event.id in self._faulty,
        )
        self._detail(rank, placed, before)
        place = self._reading.place(*self._reading.event_paths[self._numbers_of[id(event)]])
        where = (place.path, place.line, place.column, place.width)
        batches.add("entry", rank, *where, self.signature(placed) if signature is None else signature)
        against = set(map(id, date_conflicts(event)))
        for number, citation in enumerate(cited, 1):
            row = citation.row(self._numbers.source(citation.source))
            batches.add("citation", rank, number, *row, id(citation.citation) in against)
        for number, actor in enumerate(dict.fromkeys(event.actors)):
            batches.add("event_actor", rank, number, self._numbers.actors[actor])
        for number, tag in enumerate(event.tags):
            batches.add("event_tag", rank, number, tag)
        if event.knowledge:
            add_knowledge(self._batches, rank, event, self._chronology, self._numbers)
        self._searchable(rank, event, cited, origins)

    def _detail(self, rank: int, placed: OrderedEvent, before: int) -> None:
        event = placed.event
        clocks = clocks_of(event, self._chronology)
        self._batches.add(
            "detail",
            rank,
            event.summary,
            event.note,
            event.date_as_written,
            "\n".join(event.merged_from),
            _edtf(clocks.public),
            clocks.is_public_given,
            _edtf(clocks.issued),
            event.after or "",
            event.before or "",
        )
        public_day = clocks.public.first_day if clocks.public else None
        lane = self._numbers.kinds[event.kind]
        self._batches.add("span", rank, lane, before, *_days(placed), public_day)

    def _searchable(self, rank: int, event: Event, cited: Sequence[ResolvedCitation], origins: int) -> None:
        lines: dict[str, EventText] = {}
        for one in event_texts(event, cited, self._chronology, self._numbers, self._difference_texts):
            line = self._folded(one.text)
            # Of equal texts, the one that was public first.
            if line and (line not in lines or one.day < lines[line].day):
                lines[line] = one
        folded = "".join(
            issue_line(line, one.day) for line, one in lines.items() if one.key.place not in STORED_ELSEWHERE
        )
        places = " ".join(str(one.key) for one in lines.values())
        self._batches.add("event_text", rank, folded, places)
        texts = SearchedTexts(tuple(lines), places, self._values(event, cited, origins))
        if self.searched.get(rank) == texts:
            del self.searched[rank]
            return
        self._batches.add("search (rowid, terms)", rank, texts.terms)
        stems = stem_texts((line, one.key) for line, one in lines.items())
        self._batches.add("stems (rowid, title, own, others)", rank, *stems)
        self.words.update(texts.words)

    def _values(self, event: Event, cited: Sequence[ResolvedCitation], origins: int) -> SearchValues:
        return SearchValues(
            self._folded(event.title),
            event.kind,
            event.status.value,
            _edtf(event.date),
            tuple(dict.fromkeys(event.actors)),
            event.tags,
            tuple(
                CitedValues(
                    one.citation.source,
                    one.origin,
                    one.passage.speaker if one.passage else "",
                    one.passage.said_by if one.passage else (),
                    one.finding.status.value,
                )
                for one in cited
            ),
            origins,
            event.id in self.differing,
            is_unanswered(self._positions.get(event.id, ())),
            is_agreed(self._positions.get(event.id, ())),
        )


def _edtf(date: EdtfDate | None) -> str:
    return date.text if date else ""


def _days(placed: OrderedEvent) -> tuple[Value, ...]:
    """The columns of `span` from `first_day` to `start_high`."""
    date = placed.event.date
    if date is None:
        return (None,) * 7
    bounds = date.first_day, date.begun_by, date.lasts_to, date.last_day
    return *bounds, placed.day, *date.start_days
