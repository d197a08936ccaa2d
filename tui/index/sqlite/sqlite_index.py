"""`SqliteIndex`: the implementation of the index in SQLite. Opens a finished database and queries it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from tui.chronology.problem import Location, Problem
from tui.index.file_stamps import Stamp
from tui.index.match_reason import MatchReason
from tui.index.protocol import Index, LaneSpec
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    LaneBar,
    PassageRecord,
    ResultOrder,
    SourceRecord,
    TimelineRow,
    UnreadRow,
    YearGroup,
)
from tui.index.repairable_database import RepairableDatabase
from tui.index.sqlite import event_queries, overview_queries, record_queries, timeline_queries
from tui.index.sqlite.facets import facet
from tui.index.sqlite.hidden_counts import count_hidden
from tui.index.sqlite.query_sql import EventSelect
from tui.index.sqlite.related_events import citing, linked, related
from tui.index.sqlite.result_pages import ResultPages, find_position, select_found
from tui.index.sqlite.vocabulary import words_of_length
from tui.index.verified_file import VerifiedFile
from tui.light_dataclass import replace
from tui.parsing.query.fields import KNOWN_TO
from tui.parsing.query.parse_query import Query
from tui.text.search_text import find_terms, normalize
from tui.text.suggest import closest_match

_P = ParamSpec("_P")
_T = TypeVar("_T")

if not TYPE_CHECKING:

    def override(method: _T) -> _T:
        """Mark a method that the base class documents; `typing.override` is new in Python 3.12."""
        return method

else:
    from typing_extensions import override

    from tui.index.conflict_records import ConflictsRecord
    from tui.index.knowledge_record import EventKnowledge, UndatedKnowledge
    from tui.index.position_record import PositionRecord
    from tui.index.search_records import SearchRecord

_BY_KIND = LaneSpec()


class SqliteIndex(Index):
    """The index in one finished database. `tui.index.protocol.Index` documents its methods."""

    def __init__(self, uri: str, kept: VerifiedFile | None = None) -> None:
        """Open a database.

        Args:
            uri: The database, as an SQLite URI; for a file, use `open_file` or `open_kept`.
            kept: The file it is in, if that is to be verified; None for no verification.

        Raises:
            sqlite3.Error: There is no such database.
        """
        self.database = RepairableDatabase(uri, kept, self._forget)
        self._pages = ResultPages(lambda: self.info.events)

    @classmethod
    def open_file(cls, path: Path) -> SqliteIndex:
        """Return the index in a file, open; the file must not change any more.

        Raises:
            sqlite3.Error: There is no such database.
        """
        return cls(_uri(path))

    @classmethod
    def open_kept(cls, path: Path, compared: Stamp | None = None) -> SqliteIndex:
        """Return the index in a file of the cache, open and verified; see `VerifiedFile`.

        Args:
            path: The file, with the name from `verified_name`.
            compared: The stamp it had when it was last verified; None to verify it.

        Raises:
            OSError: It cannot be read.
            sqlite3.Error: It is not a database.
            DamagedIndexError: It is not as it was written.
        """
        kept = VerifiedFile(path, compared)
        try:
            return cls(_uri(path), kept)
        except BaseException:
            kept.close()
            raise

    @classmethod
    def in_memory(cls, fill: Callable[[sqlite3.Connection], None]) -> SqliteIndex:
        """Return a new index in memory, which exists as long as it is open.

        Args:
            fill: Writes the index into an empty database.
        """
        uri = f"file:/{uuid4().hex}?vfs=memdb"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            fill(connection)
            return cls(uri)

    @property
    @override
    def repairs(self) -> int:
        return self.database.repairs

    @override
    def verify(self, *, thoroughly: bool = True) -> None:
        self.database.verify(thoroughly=thoroughly)

    @cached_property
    @override
    def info(self) -> ChronologyInfo:
        return self._ask(record_queries.info)

    @override
    def count(self, query: Query) -> int:
        return self._ask(self._pages.count, query)

    @override
    def years(self, query: Query) -> tuple[YearGroup, ...]:
        return self._ask_selected(event_queries.year_groups, query)

    @override
    def rows(self, query: Query, start: int = 0, limit: int | None = None) -> list[EventRow]:
        return self._ask(self._pages.rows, query, max(start, 0), -1 if limit is None else limit)

    @override
    def ordered(
        self, query: Query, order: ResultOrder, start: int = 0, limit: int | None = None
    ) -> list[EventRow]:
        if order is ResultOrder.DATE:
            return self.rows(query, start, limit)
        # Imported here: a start is in the order of dates, and needs no reasons.
        from tui.index.sqlite.words import ranked_queries  # noqa: PLC0415

        kinds, end = [kind.id for kind in self.info.kinds], None if limit is None else start + limit

        def read(connection: sqlite3.Connection) -> list[EventRow]:
            found = select_found(connection, query)
            if order is ResultOrder.RELEVANCE:
                return ranked_queries.ranked_rows(
                    connection, found, query, start, -1 if limit is None else limit
                )
            ranks = ranked_queries.sorted_ranks(connection, found, order, kinds)
            return ranked_queries.rows_of_ranks(connection, ranks[start:end], query.public_day)

        return self._ask(read)

    @override
    def nearest(self, query: Query, limit: int = 10) -> list[EventRow]:
        from tui.index.sqlite.words.ranked_queries import nearest_rows  # noqa: PLC0415  (as above)

        return self._ask(
            lambda connection: nearest_rows(
                connection, select_found(connection, query.without_words), query, limit
            )
        )

    @override
    def match_reasons(self, query: Query, rows: Sequence[EventRow]) -> Mapping[int, tuple[MatchReason, ...]]:
        from tui.index.sqlite.words.match_queries import match_reasons  # noqa: PLC0415  (as above)

        return self._ask(match_reasons, query, rows)

    @override
    def position(self, query: Query, event: str) -> int | None:
        return self._ask(find_position, query, event)

    @override
    def seek(self, query: Query, day: int) -> int:
        return self._ask(self._pages.seek, query, day)

    @override
    def timeline(self, start: int = 0, limit: int | None = None) -> list[TimelineRow]:
        return self._ask(timeline_queries.timeline, max(start, 0), -1 if limit is None else limit)

    @override
    def unread(self, limit: int | None = None) -> list[UnreadRow]:
        parameters = () if limit is None else (limit,)
        return self._ask(timeline_queries.unread, "WHERE number <= ?" if parameters else "", parameters)

    @override
    def unread_named(self, event: str) -> UnreadRow | None:
        return next(iter(self._ask(timeline_queries.unread, "WHERE id = ?", (event,)) if event else ()), None)

    @override
    def unread_before(self, position: int) -> int:
        return self._ask(timeline_queries.unread_before, position)

    @override
    def unread_above(self, number: int) -> int:
        return self._ask(timeline_queries.unread_above, number)

    @override
    def position_at(self, place: Location) -> int | None:
        return self._ask(timeline_queries.position_at, place)

    @override
    def event(self, event: str, as_of: int | None = None) -> EventRecord | None:
        # Imported here: a list needs no details.
        from tui.index.sqlite.event_record import event_record  # noqa: PLC0415

        return self._ask(event_record, event, as_of)

    @override
    def knowledge(self, query: Query) -> list[EventKnowledge]:
        # Imported here: a start does not need it.
        from tui.index.sqlite.knowledge.event_knowledge import knowledge_of_events  # noqa: PLC0415

        return self._ask_selected(knowledge_of_events, query, query.public_day)

    @override
    def undated_knowledge(self, query: Query) -> UndatedKnowledge:
        # Imported here, as above.
        from tui.index.sqlite.knowledge.known_to import count_undated  # noqa: PLC0415

        return self._ask(count_undated, query)

    @override
    def hidden(self, query: Query) -> HiddenCounts:
        if query.public_day is None:
            return HiddenCounts()
        later = max(self.count(replace(query, as_of=None)) - self.count(query), 0)
        return replace(self._ask_selected(count_hidden, query, query.public_day), events=later)

    @override
    def related(self, event: str, limit: int = 20, as_of: int | None = None) -> list[EventRow]:
        return self._ask(related, event, limit, as_of)

    @override
    def linked(self, event: str, as_of: int | None = None) -> list[EventRow]:
        return self._ask(linked, event, as_of)

    @override
    def bars(
        self,
        query: Query,
        limit: int = 20_000,
        split: LaneSpec = _BY_KIND,
        within: tuple[int, int] | None = None,
    ) -> list[LaneBar] | None:
        return self._ask_selected(overview_queries.lane_bars, query, limit, split, within)

    @override
    def density(
        self, query: Query, first: int, last: int, cells: int, split: LaneSpec = _BY_KIND
    ) -> dict[str, list[int]]:
        days = overview_queries.DayGrid(first, last - first + 1, cells)
        return self._ask_selected(overview_queries.lane_density, query, days, split)

    @override
    def facet(self, query: Query, name: str) -> list[tuple[str, int]]:
        if name == KNOWN_TO:
            # Imported here, as above.
            from tui.index.sqlite.knowledge.known_to import counted_entries  # noqa: PLC0415

            rest, counted = counted_entries(query)
            return self._ask_selected(facet, rest, name, None, counted)
        return self._ask_selected(facet, query.without_field(name), name, query.public_day)

    @override
    def sources(self, as_of: int | None = None) -> list[SourceRecord]:
        where = "WHERE ? IS NULL OR issued_day <= ? ORDER BY issued_day IS NULL, issued_day, id"
        return self._ask(record_queries.sources, where, (as_of, as_of), as_of)

    @override
    def source(self, source: str, as_of: int | None = None) -> SourceRecord | None:
        where = "WHERE id = ? AND (? IS NULL OR issued_day <= ?) LIMIT 1"
        return next(iter(self._ask(record_queries.sources, where, (source, as_of, as_of), as_of)), None)

    @override
    def passages(self, source: str, first: int = 1, limit: int | None = None) -> list[PassageRecord]:
        where = "WHERE source.id = ? AND passage.number >= ? ORDER BY passage.number LIMIT ?"
        return self._ask(record_queries.passages, where, (source, first, -1 if limit is None else limit))

    @override
    def statements(self, actor: str | None = None) -> list[PassageRecord]:
        return self._ask(record_queries.passages, record_queries.OF_ACTOR, (actor,))

    @override
    def citing(self, source: str, passage: str | None = None) -> list[EventRow]:
        return self._ask(citing, source, passage)

    @override
    def matching_passages(self, query: Query, event: str) -> list[PassageRecord]:
        cited = """JOIN (SELECT source, passage, min(number) AS place FROM citation
            WHERE event = (SELECT min(rank) FROM event WHERE id = ?) GROUP BY source, passage) AS cited
            ON cited.source = passage.source AND cited.passage = passage.number
            WHERE ?2 IS NULL OR issued_day <= ?2 ORDER BY cited.place"""
        passages = self._ask(record_queries.passages, cited, (event, query.public_day))
        return [passage for passage in passages if find_terms(passage.text, query.highlight_terms)]

    @override
    def differences(self, event: str | None = None, as_of: int | None = None) -> list[DifferenceRecord]:
        from tui.index.sqlite import citation_queries  # noqa: PLC0415  (as for an event)

        where, parameters = ("", ()) if event is None else (citation_queries.OF_EVENT, (event,))
        return list(self._ask(citation_queries.differences, where, parameters, as_of))

    @override
    def conflicts(self, as_of: int | None = None) -> ConflictsRecord:
        # Imported here: a start shows none of them.
        from tui.index.sqlite.statements.conflict_queries import conflicts  # noqa: PLC0415

        return self._ask(conflicts, as_of)

    @override
    def positions(self, party: str | None = None) -> list[PositionRecord]:
        from tui.index.sqlite.parties import position_queries  # noqa: PLC0415  (few chronologies have any)

        return self._ask(position_queries.positions, party)

    @override
    def searches(self, event: str | None = None, as_of: int | None = None) -> list[SearchRecord]:
        # Few chronologies have any, and a start needs none.
        from tui.index.sqlite.searches import search_queries  # noqa: PLC0415

        where, parameters = ("", ()) if event is None else (search_queries.OF_EVENT, (event,))
        return self._ask(search_queries.searches, where, parameters, as_of)

    @override
    def actors(self) -> list[ActorRecord]:
        return self._ask(record_queries.actors, "WHERE listed ORDER BY name, id")

    @override
    def problems(self) -> list[Problem]:
        return self._ask(record_queries.problems)

    @override
    def nearest_word(self, word: str) -> str | None:
        folded = normalize(word)
        return closest_match(folded, self._ask(words_of_length, folded)) if folded else None

    @override
    def jump(self, text: str, limit: int = 20) -> Sequence[EventRow]:
        return self._ask(event_queries.jump_rows, text, limit)

    @override
    def interrupt(self) -> None:
        self.database.interrupt()

    @override
    def close(self) -> None:
        self.database.close()

    def _ask(
        self,
        answer: Callable[Concatenate[sqlite3.Connection, _P], _T],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _T:
        return self.database.ask(lambda connection: answer(connection, *args, **kwargs))

    def _ask_selected(
        self,
        answer: Callable[Concatenate[sqlite3.Connection, EventSelect, _P], _T],
        query: Query,
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _T:
        """Ask about the events that a query finds."""
        return self.database.ask(
            lambda connection: answer(connection, select_found(connection, query), *args, **kwargs)
        )

    def _forget(self) -> None:
        self._pages.forget()
        self.__dict__.pop("info", None)


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
