"""Writing events into the tables of the index: their rows, details, days, citations and search terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Event
from tui.evidence.clocks import clocks_of
from tui.evidence.differences import date_conflicts, find_differing
from tui.evidence.origins import origins_of
from tui.index.citation_resolver import ResolvedCitation, resolve_citation
from tui.index.difference_text import difference_texts
from tui.index.event_order import OrderedEvent
from tui.index.event_text import EventText, event_texts
from tui.index.id_numbers import IdNumbers
from tui.index.search_terms import EVERY, field_term, stem_column, title_term
from tui.index.sqlite.as_of import VERIFIED, issue_line
from tui.index.sqlite.builder.bulk_insert import BulkInserter, Value
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
        self._chronology = reading.chronology
        self._numbers = numbers
        self._batches = batches
        self._faulty = faulty
        self._place = reading.place
        self._paths = dict(zip(map(id, reading.chronology.events), reading.event_paths, strict=True))
        self.differing = find_differing(reading.chronology)
        """The ids of the events about which the sources differ."""
        self._difference_texts = difference_texts(reading.chronology)
        self._dated: Counter[int] = Counter()
        self.words: set[str] = set()
        """The folded words of all events so far."""
        self._learned = _learning(self.words)

    def add(self, rank: int, placed: OrderedEvent) -> None:
        """Write one event.

        Args:
            rank: Its place in the order of events, from 1; events are written in this order.
            placed: The event, and the year and day it is listed at.
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
        self._detail(rank, placed)
        against = set(map(id, date_conflicts(event)))
        for number, citation in enumerate(cited, 1):
            row = citation.row(self._numbers.source(citation.source))
            batches.add("citation", rank, number, *row, id(citation.citation) in against)
        for number, actor in enumerate(dict.fromkeys(event.actors)):
            batches.add("event_actor", rank, number, self._numbers.actors[actor])
        for number, tag in enumerate(event.tags):
            batches.add("event_tag", rank, number, tag)
        self._numbers.count(event)
        self._searchable(rank, event, cited, origins)

    def _detail(self, rank: int, placed: OrderedEvent) -> None:
        event = placed.event
        clocks = clocks_of(event, self._chronology)
        place = self._place(*self._paths[id(event)])
        self._batches.add(
            "detail",
            rank,
            event.summary,
            event.note,
            event.date_as_written,
            _edtf(clocks.public),
            clocks.is_public_given,
            _edtf(clocks.issued),
            event.after or "",
            event.before or "",
            place.path,
            place.line,
            place.column,
            place.width,
        )
        lane = self._numbers.kinds[event.kind]
        public_day = clocks.public.first_day if clocks.public else None
        self._batches.add("span", rank, lane, self._dated[lane], *_days(placed), public_day)
        self._dated[lane] += event.date is not None

    def _searchable(self, rank: int, event: Event, cited: Sequence[ResolvedCitation], origins: int) -> None:
        lines: dict[str, EventText] = {}
        for one in event_texts(event, cited, self._chronology, self._numbers, self._difference_texts):
            line = self._learned(one.text)
            # Of equal texts, the one that was public first.
            if line and (line not in lines or one.day < lines[line].day):
                lines[line] = one
        terms = {
            EVERY,
            *_field_terms(event, cited),
            *self._flag_terms(event, cited, origins),
            *map(title_term, self._learned(event.title).split()),
        }
        folded = "".join(issue_line(line, one.day) for line, one in lines.items())
        self._batches.add("event_text", rank, folded, " ".join(str(one.key) for one in lines.values()))
        self._batches.add("search (rowid, terms)", rank, " ".join((*lines, *terms)))
        columns: dict[int, list[str]] = {0: [], 1: [], 2: []}
        for line, one in lines.items():
            columns[stem_column(one.key.place)].append(line)
        self._batches.add(
            "stems (rowid, title, own, others)", rank, *(" ".join(some) for some in columns.values())
        )

    def _flag_terms(self, event: Event, cited: Sequence[ResolvedCitation], origins: int) -> Iterable[str]:
        statuses = {citation.finding.status for citation in cited}
        marks = {
            "differs": event.id in self.differing,
            "approximate": event.date is not None and event.date.approximate,
            "undated": event.date is None,
            "single-origin": origins == 1,
            "not-held": QuoteStatus.NOT_HELD in statuses,
            "unverified": not statuses or not statuses <= VERIFIED,
        }
        return (field_term("is", mark) for mark, holds in marks.items() if holds)


def _learning(words: set[str]) -> Callable[[str], str]:
    """A function that folds a text and adds its words to a set.

    A cached method would hold its object, and all that was read, until the garbage collector finds it.

    Args:
        words: The set that grows.

    Returns:
        From a text to the folded text; the last 10,000 are cached.
    """

    @lru_cache(maxsize=10_000)
    def learn(text: str) -> str:
        folded = normalize(text)
        words.update(folded.split())
        return folded

    return learn


def _field_terms(event: Event, cited: Sequence[ResolvedCitation]) -> Iterable[str]:
    yield field_term("kind", event.kind)
    yield field_term("status", event.status.value)
    yield from (field_term("actor", actor) for actor in event.actors)
    yield from (field_term("tag", tag) for tag in event.tags)
    yield from (field_term("source", citation.citation.source) for citation in cited)
    yield from (field_term("origin", citation.origin) for citation in cited if citation.origin)
    yield from (
        field_term("speaker", citation.passage.speaker)
        for citation in cited
        if citation.passage and citation.passage.speaker
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
