"""The index in SQLite: opening a finished one, and its answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from tui.chronology.problem import Location, Problem
from tui.index.file_stamps import Stamp
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    LaneBar,
    LaneSpec,
    PassageRecord,
    SourceRecord,
    TimelineRow,
    UnreadRow,
    YearGroup,
)
from tui.index.repairable_database import RepairableDatabase
from tui.index.search_terms import title_term
from tui.index.sqlite import event_queries, overview_queries, record_queries, timeline_queries
from tui.index.sqlite.event_queries import Slice
from tui.index.sqlite.event_record import event_record, linked, rank_of, related
from tui.index.sqlite.facets import facet
from tui.index.sqlite.hidden_counts import count_hidden
from tui.index.sqlite.query_sql import EventSelect, build_select, fts_prefix
from tui.index.sqlite.vocabulary import LAST, completions, words_of_length
from tui.index.verified_file import VerifiedFile
from tui.parsing.query.parse_query import Query
from tui.text.search_text import find_terms, normalize
from tui.text.suggest import closest_match

_P = ParamSpec("_P")
_T = TypeVar("_T")

_BY_KIND = LaneSpec()
_MOST_PLACES = 4_096
"""Places in results that are remembered."""


class SqliteIndex:
    """Answers from one finished database. See `tui.index.protocol.Index`."""

    def __init__(self, uri: str, kept: VerifiedFile | None = None) -> None:
        """Open it.

        Args:
            uri: As SQLite takes it; of a file, better `open_file` or `open_kept`.
            kept: The file it is in, where that is watched.

        Raises:
            sqlite3.Error: Where there is none.
        """
        self.database = RepairableDatabase(uri, kept, self._forget)
        self._places: dict[tuple[Query, int], int] = {}

    @classmethod
    def open_file(cls, path: Path) -> SqliteIndex:
        """Open the file of an index, which nobody changes any more."""
        return cls(_uri(path))

    @classmethod
    def open_kept(cls, path: Path, compared: Stamp | None = None) -> SqliteIndex:
        """Open a file that was kept, if it is what was written; see `tui.index.verified_file.VerifiedFile`.

        Raises:
            OSError: Where it cannot be read.
            sqlite3.Error: Likewise.
            DamagedIndexError: Where it is not what was written.
        """
        kept = VerifiedFile(path, compared)
        try:
            return cls(_uri(path), kept)
        except BaseException:
            kept.close()
            raise

    @classmethod
    def in_memory(cls, fill: Callable[[sqlite3.Connection], None]) -> SqliteIndex:
        """Make an index that lasts as long as it is open.

        Args:
            fill: Writes it into an empty database.
        """
        uri = f"file:/{uuid4().hex}?vfs=memdb"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            fill(connection)
            return cls(uri)

    @property
    def repairs(self) -> int:
        """How often it was made again from the files since it was opened, for what kept it was damaged."""
        return self.database.repairs

    def verify(self, *, thoroughly: bool = True) -> None:
        """See that what keeps it is still what was written; where it is not, make it again from the files."""
        self.database.verify(thoroughly=thoroughly)

    @cached_property
    def info(self) -> ChronologyInfo:
        """The chronology as a whole."""
        return self._ask(record_queries.info)

    def count(self, query: Query) -> int:
        """How many events the query finds."""
        return self._ask(self._count, query)

    def years(self, query: Query) -> tuple[YearGroup, ...]:
        """The events the query finds, counted by the year they are listed under, in order."""
        return self._ask(_years, query)

    def rows(self, query: Query, start: int = 0, limit: int | None = None) -> list[EventRow]:
        """The events the query finds, from a position on."""
        return self._ask(self._rows, query, max(start, 0), -1 if limit is None else limit)

    def position(self, query: Query, event: str) -> int | None:
        """Where the query's events hold this one; None where they do not."""
        return self._ask(_position, query, event)

    def seek(self, query: Query, day: int) -> int:
        """The position of the first event that is listed at a day or after it; the last, if none."""
        return self._ask(self._seek, query, day)

    def timeline(self, start: int = 0, limit: int | None = None) -> list[TimelineRow]:
        """Every event, and in its place whatever could not be read, from a position among them all on."""
        return self._ask(timeline_queries.timeline, max(start, 0), -1 if limit is None else limit)

    def unread(self, limit: int | None = None) -> list[UnreadRow]:
        """What could not be read, from the first on."""
        asked = () if limit is None else (limit,)
        return self._ask(timeline_queries.unread, "WHERE number <= ?" if asked else "", asked)

    def unread_named(self, event: str) -> UnreadRow | None:
        """What could not be read and has this id; the first of several."""
        return next(iter(self._ask(timeline_queries.unread, "WHERE id = ?", (event,)) if event else ()), None)

    def unread_before(self, position: int) -> int:
        """How much of what stands before a position could not be read."""
        return self._ask(timeline_queries.unread_before, position)

    def unread_above(self, rank: int) -> int:
        """How much of what stands before the event of a rank could not be read."""
        return self._ask(timeline_queries.unread_above, rank)

    def position_at(self, place: Location) -> int | None:
        """The position of what begins on the line of a place, whether or not it could be read."""
        return self._ask(timeline_queries.position_at, place)

    def event(self, event: str, as_of: int | None = None) -> EventRecord | None:
        """Everything about one event, as far as it was public by a day."""
        return self._ask(event_record, event, as_of)

    def hidden(self, query: Query) -> HiddenCounts:
        """What is left out of the events a query finds because it was not there by its `as_of`."""
        if query.as_of_day is None:
            return HiddenCounts()
        later = max(self.count(replace(query, as_of=None)) - self.count(query), 0)
        return replace(self._ask(_hidden, query, query.as_of_day), events=later)

    def related(self, event: str, limit: int = 20, as_of: int | None = None) -> list[EventRow]:
        """Events that share actors with this one, that it names in after/before, or that differ with it."""
        return self._ask(related, event, limit, as_of)

    def linked(self, event: str, as_of: int | None = None) -> list[EventRow]:
        """Of the related events those that stand in after/before, at either end, or that differ with it."""
        return self._ask(linked, event, as_of)

    def bars(
        self,
        query: Query,
        limit: int = 20_000,
        split: LaneSpec = _BY_KIND,
        within: tuple[int, int] | None = None,
    ) -> list[LaneBar] | None:
        """The bounds of every dated event found, once for each lane; None where more than `limit` are."""
        return self._ask(_bars, query, limit, split, within)

    def density(
        self, query: Query, first: int, last: int, cells: int, split: LaneSpec = _BY_KIND
    ) -> dict[str, list[int]]:
        """By lane, how many events are listed in each of `cells` equal stretches from one day to another."""
        return self._ask(_density, query, overview_queries.DayGrid(first, last - first + 1, cells), split)

    def facet(self, query: Query, name: str) -> list[tuple[str, int]]:
        """The values of a field, and how many events each leaves of those the rest of the query finds."""
        return self._ask(_facet, query, name)

    def sources(self, as_of: int | None = None) -> list[SourceRecord]:
        """Every source, by date of issue, then id."""
        where = "WHERE ? IS NULL OR issued_day <= ? ORDER BY issued_day IS NULL, issued_day, id"
        return self._ask(record_queries.sources, where, (as_of, as_of), as_of)

    def source(self, source: str, as_of: int | None = None) -> SourceRecord | None:
        """One source."""
        where = "WHERE id = ? AND (? IS NULL OR issued_day <= ?) LIMIT 1"
        return next(iter(self._ask(record_queries.sources, where, (source, as_of, as_of), as_of)), None)

    def passages(self, source: str, first: int = 1, limit: int | None = None) -> list[PassageRecord]:
        """The passages of a source in its order, from a number on."""
        where = "WHERE source.id = ? AND passage.number >= ? ORDER BY passage.number LIMIT ?"
        return self._ask(record_queries.passages, where, (source, first, -1 if limit is None else limit))

    def citing(self, source: str, passage: str | None = None) -> list[EventRow]:
        """The events that cite a source, or one passage of it."""
        ranks = "SELECT event FROM citation WHERE source IN (SELECT number FROM source WHERE id = ?)"
        if passage is None:
            return self._ask(
                event_queries.select_event_rows, f"WHERE rank IN ({ranks}) ORDER BY rank", (source,)
            )
        numbers = "SELECT passage.number FROM passage JOIN source ON source.number = passage.source"
        ranks += f" AND citation.passage IN ({numbers} WHERE source.id = ? AND key = ?)"
        return self._ask(
            event_queries.select_event_rows,
            f"WHERE rank IN ({ranks}) ORDER BY rank",
            (source, source, passage),
        )

    def matching_passages(self, query: Query, event: str) -> list[PassageRecord]:
        """The passages an event cites that hold any of the query's words, by the query's `as_of`."""
        cited = """JOIN (SELECT source, passage, min(number) AS place FROM citation
            WHERE event = (SELECT min(rank) FROM event WHERE id = ?) GROUP BY source, passage) AS cited
            ON cited.source = passage.source AND cited.passage = passage.number
            WHERE ?2 IS NULL OR issued_day <= ?2 ORDER BY cited.place"""
        passages = self._ask(record_queries.passages, cited, (event, query.as_of_day))
        return [passage for passage in passages if find_terms(passage.text, query.lit)]

    def differences(self, event: str | None = None, as_of: int | None = None) -> list[DifferenceRecord]:
        """Where the sources differ: everywhere, or about one event; last, where only their dates tell."""
        where, asked = ("", ()) if event is None else (record_queries.OF_EVENT, (event,))
        return list(self._ask(record_queries.differences, where, asked, as_of))

    def actors(self) -> list[ActorRecord]:
        """Every actor, by name."""
        return self._ask(record_queries.actors, "WHERE listed ORDER BY name, id")

    def problems(self) -> list[Problem]:
        """Every problem found when the index was made, by place."""
        return self._ask(record_queries.problems)

    def nearest_word(self, word: str) -> str | None:
        """The indexed word most like one that finds nothing."""
        folded = normalize(word)
        return closest_match(folded, self._ask(words_of_length, folded)) if folded else None

    def jump(self, text: str, limit: int = 20) -> Sequence[EventRow]:
        """Events for a palette: by id, then by words of the title."""
        return self._ask(_jump, text, limit)

    def interrupt(self) -> None:
        """Stop what other threads are asking: they get an `InterruptedSearchError`."""
        self.database.interrupt()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def _ask(
        self,
        answer: Callable[Concatenate[sqlite3.Connection, _P], _T],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _T:
        return self.database.ask(lambda connection: answer(connection, *args, **kwargs))

    def _forget(self) -> None:
        self._places = {}
        self.__dict__.pop("info", None)

    def _count(self, connection: sqlite3.Connection, query: Query) -> int:
        selection = _select(connection, query)
        return (
            self.info.events if selection.is_everything else event_queries.count_events(connection, selection)
        )

    def _rows(self, connection: sqlite3.Connection, query: Query, start: int, limit: int) -> list[EventRow]:
        selection = _select(connection, query)
        if selection.is_everything:
            return event_queries.select_rows(connection, selection, Slice(after=start, limit=limit), None)
        # Where the page before ended, this one begins, however far that is.
        after = self._places.get((query, start))
        page = Slice(skip=start, limit=limit) if after is None else Slice(after=after, limit=limit)
        rows = event_queries.select_rows(connection, selection, page, query.as_of_day)
        if rows:
            self._remember(query, start + len(rows), rows[-1].rank)
        return rows

    def _remember(self, query: Query, position: int, rank: int) -> None:
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        self._places[query, position] = rank

    def _seek(self, connection: sqlite3.Connection, query: Query, day: int) -> int:
        selection = _select(connection, query)
        rank = event_queries.position_on_or_after(connection, selection, day)
        if rank is None:
            return max(self._count(connection, query) - 1, 0)
        return (
            rank - 1 if selection.is_everything else event_queries.count_events(connection, selection, rank)
        )


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _select(connection: sqlite3.Connection, query: Query) -> EventSelect:
    return build_select(query, partial(completions, connection))


def _hidden(connection: sqlite3.Connection, query: Query, day: int) -> HiddenCounts:
    return count_hidden(connection, _select(connection, query), day)


def _years(connection: sqlite3.Connection, query: Query) -> tuple[YearGroup, ...]:
    return event_queries.year_groups(connection, _select(connection, query))


def _bars(
    connection: sqlite3.Connection, query: Query, limit: int, split: LaneSpec, within: tuple[int, int] | None
) -> list[LaneBar] | None:
    return overview_queries.lane_bars(connection, _select(connection, query), limit, split, within)


def _density(
    connection: sqlite3.Connection, query: Query, grid: overview_queries.DayGrid, split: LaneSpec
) -> dict[str, list[int]]:
    return overview_queries.lane_density(connection, _select(connection, query), grid, split)


def _facet(connection: sqlite3.Connection, query: Query, name: str) -> list[tuple[str, int]]:
    return facet(connection, _select(connection, query.without_field(name)), name, query.as_of_day)


def _position(connection: sqlite3.Connection, query: Query, event: str) -> int | None:
    rank, selection = rank_of(connection, event), _select(connection, query)
    if rank is None or not event_queries.contains_event(connection, selection, rank):
        return None
    return rank - 1 if selection.is_everything else event_queries.count_events(connection, selection, rank)


def _jump(connection: sqlite3.Connection, text: str, limit: int) -> list[EventRow]:
    words = normalize(text).split()
    if not words:
        return []
    named = ("-".join(words), "-".join(words) + LAST, limit)
    rows = event_queries.select_event_rows(connection, "WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", named)
    complete = partial(completions, connection)
    titled = " AND ".join(fts_prefix(word, complete, title_term) for word in words)
    ranks = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
    rows += event_queries.select_event_rows(
        connection, f"WHERE rank IN ({ranks}) ORDER BY rank", (titled, limit)
    )
    return list({row.rank: row for row in rows}.values())[:limit]
