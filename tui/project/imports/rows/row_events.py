"""The event of a row: its values, and the three-way comparison with what a person made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.parsing.tables.table import CellRow, TableCell
from tui.parsing.yaml.tree import Data
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import ImportMapping
from tui.project.imports.plan import PlannedRow, RowPlanner
from tui.project.imports.rows.row_dates import DateState
from tui.project.imports.rows.row_passages import RowPassage
from tui.validation.rules.drafts import DRAFT_TAG

ROW_KEY = "x-row"
"""The key by which an event knows its row."""
_COMPARED = ("date", "date-as-written", "title", "kind", "status", "actors", "summary", "tags", "note")
_OWN_NOTE = re.compile(r"(?:It may be .+: .+|Not read: .+)\.\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeptValue:
    """A value that a person changed and that the table now gives otherwise."""

    key: str
    ours: str
    theirs: str


def row_reference(mapping: ImportMapping, key: str) -> str:
    """Return what an event has as `x-row`: `weir.xlsx#Sheet#3`.

    Args:
        mapping: Of the table.
        key: Of the row.
    """
    return "#".join(filter(None, (mapping.file, mapping.sheet, key)))


def event_values(row: PlannedRow, mapping: ImportMapping) -> dict[str, Data]:
    """Return the values of the event of a row, without its id, its citation and its row."""
    values: dict[str, Data] = {
        "date": row.date.date,
        "date-as-written": row.date.spelling,
        "title": row.title,
        "kind": row.kind,
        "status": mapping.status,
        "actors": list(row.actors),
        "summary": row.summary,
        "tags": [DRAFT_TAG, *(tag for tag in row.tags if tag != DRAFT_TAG)],
        "note": row.date.note,
    }
    return {key: value for key, value in values.items() if value}


def older_row(passage: RowPassage, columns: TableColumns, planner: RowPlanner) -> PlannedRow:
    """Return the row that a passage was made of, as it would be planned now; its date is that of the passage.

    Args:
        passage: The passage.
        columns: The names of the columns, by which the cells are found.
        planner: By the mapping of then.
    """
    cells = dict(passage.pairs)
    row = planner.plan(CellRow(1, tuple(TableCell(cells.get(name, "")) for name in columns.names)))
    if passage.about:
        return replace(row, date=replace(row.date, state=DateState.TAKEN, readings=(passage.about,)))
    state = DateState.NONE if row.date.state is DateState.TAKEN else row.date.state
    return replace(row, date=replace(row.date, state=state))


def merge_values(
    ours: Mapping[str, Data], base: Mapping[str, Data], theirs: Mapping[str, Data]
) -> tuple[dict[str, Data], list[KeptValue]]:
    """Compare the values of an event three ways.

    Args:
        ours: What the event has.
        base: What the last import gave it.
        theirs: What the table gives it now.

    Returns:
        The values to change, None for those to delete; and those that stay although the table changed.
    """
    changes: dict[str, Data] = {}
    kept: list[KeptValue] = []
    for key in _COMPARED:
        own, old, new = (_plain(values.get(key)) for values in (ours, base, theirs))
        if key == "note":
            old = own if isinstance(own, str) and _OWN_NOTE.fullmatch(own) else old if own else ""
        if new in (old, own):
            continue
        if own == old:
            changes[key] = new or None
        else:
            kept.append(KeptValue(key, _shown(own), _shown(new)))
    return changes, kept


def _plain(value: Data) -> Data:
    if isinstance(value, str):
        return value.rstrip("\n")
    return value if value is not None else ""


def _shown(value: Data) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "nothing")


def replace_citations(data: Data, moved: Mapping[str, str]) -> Data:
    """Return values with the passages that they cite by other labels.

    Args:
        data: Of an event or a difference.
        moved: By `source#passage` the new one.
    """
    if isinstance(data, str):
        return moved.get(data, data)
    if isinstance(data, list):
        return [replace_citations(item, moved) for item in data]
    if isinstance(data, dict):
        return {
            key: value if key in {"title", "summary", "note", "quote"} else replace_citations(value, moved)
            for key, value in data.items()
        }
    return data
