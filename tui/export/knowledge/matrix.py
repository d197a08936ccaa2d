"""The matrix of who was aware, and when: events by actors. What is in each cell, without any words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import sort_key
from tui.chronology.enums import Stance
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.index.records import ActorRecord, EventRow
from tui.light_dataclass import dataclass, replace

PUBLIC = ""
"""What stands for the column with the dates on which events became public; no actor has this id."""
_Place: TypeAlias = tuple[object, ...]
"""A sort key."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The entries of one event about one actor: at least one."""

    aware: tuple[KnowledgeRecord, ...]
    """Those that show it to have been aware, the earliest first, undated ones last."""
    unaware: tuple[KnowledgeRecord, ...]
    """Those that say it was unaware, in the same order."""

    @property
    def entries(self) -> tuple[KnowledgeRecord, ...]:
        """Return all entries, in the order of the file."""
        return tuple(sorted((*self.aware, *self.unaware), key=lambda entry: entry.number))

    @property
    def first(self) -> KnowledgeRecord | None:
        """Return the entry with the first date of awareness; None where no dated entry shows any."""
        return self.aware[0] if self.aware and self.aware[0].since else None

    @property
    def differs(self) -> bool:
        """Return whether one of its entries differs."""
        return any(entry.differs for entry in (*self.aware, *self.unaware))


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One actor of the matrix."""

    actor: ActorRecord
    events: int
    """How many events have an entry about it."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One event of the matrix."""

    event: EventRow
    public: str
    """When it became public, as EDTF; empty where that is not given."""
    cells: Mapping[str, MatrixCell]
    """By the id of the actor; actors without an entry about this event are left out."""


@dataclass(frozen=True, slots=True)
class KnowledgeMatrix:
    """Events by actors."""

    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]


def build_matrix(found: Iterable[EventKnowledge]) -> KnowledgeMatrix:
    """Return the matrix of some events.

    Args:
        found: Events with their entries, in the order of the rows.

    Returns:
        Each entry in one cell. The columns with the most events come first, of these the one with the
        earliest date of awareness, of these the one that is named first.
    """
    rows: list[MatrixRow] = []
    actors: dict[str, ActorRecord] = {}
    events: dict[str, int] = {}
    dates: dict[str, list[_Place]] = {}
    for event in found:
        by_actor: dict[str, list[KnowledgeRecord]] = {}
        for entry in event.entries:
            by_actor.setdefault(entry.actor.id, []).append(entry)
        cells = {actor: _cell(entries) for actor, entries in by_actor.items()}
        rows.append(MatrixRow(event.row, event.public, cells))
        for actor, cell in cells.items():
            actors.setdefault(actor, by_actor[actor][0].actor)
            events[actor] = events.get(actor, 0) + 1
            if cell.first:
                dates.setdefault(actor, []).append(_date_place(cell.first.since))
    never: _Place = (True,)
    first = {actor: min(dates[actor]) if actor in dates else never for actor in actors}
    ordered = sorted(actors, key=lambda actor: (-events[actor], first[actor]))
    return KnowledgeMatrix(
        tuple(rows), tuple(MatrixColumn(actors[actor], events[actor]) for actor in ordered)
    )


def sort_rows(matrix: KnowledgeMatrix, actor: str) -> KnowledgeMatrix:
    """Return the matrix with its rows in the order of the dates in one column.

    Args:
        matrix: The matrix.
        actor: The id of an actor; `PUBLIC` for the dates on which the events became public.

    Returns:
        Dated cells first, then undated ones, then those with a denial only, then the events without an entry
        about the actor; of the same date in the order that they had.
    """
    if actor == PUBLIC:
        return replace(matrix, rows=tuple(sorted(matrix.rows, key=lambda row: _date_place(row.public))))
    return replace(matrix, rows=tuple(sorted(matrix.rows, key=lambda row: _cell_place(row.cells.get(actor)))))


def _cell(entries: Sequence[KnowledgeRecord]) -> MatrixCell:
    if len(entries) == 1:
        only = tuple(entries)
        return MatrixCell(only, ()) if only[0].stance is Stance.AWARE else MatrixCell((), only)
    ordered = sorted(entries, key=lambda entry: _date_place(entry.since))
    return MatrixCell(
        tuple(entry for entry in ordered if entry.stance is Stance.AWARE),
        tuple(entry for entry in ordered if entry.stance is Stance.UNAWARE),
    )


def _cell_place(cell: MatrixCell | None) -> _Place:
    if cell is None:
        return (3,)
    if cell.first:
        return (0, _date_place(cell.first.since))
    return (1,) if cell.aware else (2,)


@lru_cache(maxsize=8192)
def _date_place(date: str) -> _Place:
    """Return the place of a date in the order that dates have everywhere; no date comes last.

    That of `by 2010` is the end of 2010: where another entry gives 2006, it is the one to be shown.
    """
    return (False, *sort_key(cached_parse(date))) if date else (True,)
