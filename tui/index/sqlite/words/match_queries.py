"""By what a query finds events whose titles do not have all of its words: one page of them at a time."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import TypeAlias

from tui.index.match_reason import MatchPlace, MatchReason, PlaceKey
from tui.index.records import EventRow
from tui.index.sqlite.as_of import FoldedText, read_lines
from tui.parsing.query.query import Query
from tui.text.search_text import SearchTerm, normalize

_Need: TypeAlias = tuple[str, ...]
"""Folded words of which an event has one at least: a space before them, and behind those that end there."""
_Found: TypeAlias = Mapping[int, Sequence[PlaceKey]]
"""By rank, the places by which the query finds an event."""


def match_reasons(
    connection: Connection, query: Query, rows: Sequence[EventRow]
) -> dict[int, tuple[MatchReason, ...]]:
    """Return by what a query finds events.

    The number of statements does not depend on the number of events.

    Args:
        connection: To an open index.
        query: The query; what was not public by its as-of day is no reason.
        rows: Events that it finds.

    Returns:
        By rank; nothing for an event whose title says it.
    """
    terms = [*((term,) for term in query.required_terms), *filter(None, query.either_terms)]
    needs = [tuple(map(_words, either)) for either in terms]
    missing = {row.rank: _unmet(f" {normalize(row.title)} ", needs) for row in rows}
    ranks = [rank for rank, unmet in missing.items() if unmet]
    if not ranks:
        return {}
    found = {
        rank: tuple(_places(missing[rank], lines, query.public_day))
        for rank, lines in read_lines(connection, ranks).items()
    }
    texts = _Texts(connection, found)
    return {rank: tuple(map(texts.reason, [rank] * len(keys), keys)) for rank, keys in found.items() if keys}


def _words(term: SearchTerm) -> str:
    return f" {term.text} " if term.phrase else f" {term.text}"


def _unmet(line: str, needs: Iterable[_Need]) -> list[_Need]:
    """Return what a folded line, with a space before and after each word, has nothing of."""
    return [need for need in needs if not any(map(line.__contains__, need))]


def _places(needs: Sequence[_Need], lines: Sequence[FoldedText], day: int | None) -> Iterator[PlaceKey]:
    """Yield the fewest places that have what is needed, as far as that is easily found."""
    visible = [line for line in lines if day is None or line.day <= day]
    while needs and visible:
        unmet = [len(_unmet(line.words, needs)) for line in visible]
        if min(unmet) == len(needs):
            return
        line = visible.pop(unmet.index(min(unmet)))
        needs = _unmet(line.words, needs)
        yield PlaceKey.parse(line.place)


_OWN = (MatchPlace.SUMMARY, MatchPlace.NOTE, MatchPlace.DATE_AS_WRITTEN)
"""The places of which an event has only one text, which has no name."""


class _Texts:
    """The texts of places, read for all events of a page at once."""

    def __init__(self, connection: Connection, found: _Found) -> None:
        self._keys = [(rank, key) for rank, keys in found.items() for key in keys]
        ranks = sorted({rank for rank, _ in self._keys})

        def read(sql: str, numbers: Iterable[int]) -> list[tuple[int, str, str]]:
            listed = list(dict.fromkeys(numbers))
            return connection.execute(sql.format(_marks(listed)), listed).fetchall() if listed else []

        columns = "summary, note, date_as_written"
        own = connection.execute(f"SELECT rank, {columns} FROM detail WHERE rank IN ({_marks(ranks)})", ranks)
        self._own = {rank: dict(zip(_OWN, texts, strict=True)) for rank, *texts in own}
        ids = read("SELECT rank, id, '' FROM event WHERE rank IN ({})", ranks)
        self._ids = {rank: name for rank, name, _ in ids}
        self._kinds = self._names(
            read, "SELECT number, label, '' FROM kind WHERE number IN ({})", MatchPlace.KIND
        )
        self._actors = self._names(
            read, "SELECT number, name, '' FROM actor WHERE number IN ({})", MatchPlace.ACTOR
        )
        entries = """event, knowledge.number, name, what, part FROM knowledge
            JOIN actor ON actor.number = knowledge.actor WHERE event"""
        self._entries = _rows(connection, entries, ranks if self._numbers(MatchPlace.KNOWLEDGE) else ())
        self._tags = _grouped(connection, "event, number, tag FROM event_tag WHERE event", ranks)
        differences = self._numbers(MatchPlace.DIFFERENCE)
        asked = read("SELECT number, question, note FROM difference WHERE number IN ({})", differences)
        self._differences = {number: (question, note) for number, question, note in asked}
        self._versions = _grouped(
            connection, "difference, number, says FROM version WHERE difference", differences
        )
        sources = self._numbers(MatchPlace.PASSAGE)
        cited = read("SELECT number, id, '' FROM source WHERE number IN ({})", sources)
        self._sources = {number: name for number, name, _ in cited}
        self._passages = self._read_passages(connection)

    def _numbers(self, place: MatchPlace) -> list[int]:
        return sorted({key.first for _, key in self._keys if key.place is place})

    def _names(
        self, read: Callable[[str, Iterable[int]], list[tuple[int, str, str]]], sql: str, place: MatchPlace
    ) -> dict[int, str]:
        return {number: name for number, name, _ in read(sql, self._numbers(place))}

    def _read_passages(self, connection: Connection) -> dict[tuple[int, int], tuple[str, str]]:
        wanted = sorted({(key.first, key.second) for _, key in self._keys if key.place is MatchPlace.PASSAGE})
        if not wanted:
            return {}
        pairs = ", ".join(["(?, ?)"] * len(wanted))
        # CROSS JOIN has SQLite look each up; it would run through all passages to compare them with a list.
        sql = f"""WITH wanted (source, number) AS (VALUES {pairs})
            SELECT passage.source, passage.number, key, text FROM wanted CROSS JOIN passage
                ON passage.source = wanted.source AND passage.number = wanted.number"""
        numbers = [number for pair in wanted for number in pair]
        return {
            (source, number): (key, text) for source, number, key, text in connection.execute(sql, numbers)
        }

    def reason(self, rank: int, key: PlaceKey) -> MatchReason:
        """Return the reason of a place of an event."""
        place, first, second = key
        if place in _OWN:
            return MatchReason(place, "", self._own[rank][place])
        if place is MatchPlace.PASSAGE:
            passage, text = self._passages[first, second]
            return MatchReason(place, f"{self._sources[first]}#{passage}", text)
        if place is MatchPlace.DIFFERENCE:
            question, note = self._differences[first]
            text = self._versions[first, second - 1] if second > 0 else note if second else question
            return MatchReason(place, question, text)
        if place is MatchPlace.KNOWLEDGE:
            name, *texts = self._entries[rank, first]
            return MatchReason(place, name, texts[second])
        names = {
            MatchPlace.KIND: lambda: self._kinds[first],
            MatchPlace.ACTOR: lambda: self._actors[first],
            MatchPlace.TAG: lambda: self._tags[rank, first],
        }
        name = names.get(place, lambda: self._ids[rank])()
        return MatchReason(place, name, name)


def _grouped(connection: Connection, columns: str, numbers: Sequence[int]) -> dict[tuple[int, int], str]:
    """Return texts by two numbers."""
    return {numbers: texts[0] for numbers, texts in _rows(connection, columns, numbers).items()}


def _rows(connection: Connection, columns: str, numbers: Sequence[int]) -> dict[tuple[int, int], list[str]]:
    """Return lists of texts by two numbers."""
    rows = connection.execute(f"SELECT {columns} IN ({_marks(numbers)})", numbers) if numbers else ()
    return {(first, second): texts for first, second, *texts in rows}


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
