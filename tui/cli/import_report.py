"""What `import` says: the preview, and what was made beside what was there; as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.project.imports.compare_table import ChangedRow, TableComparison
from tui.project.imports.plan import ImportPlan, PlannedRow
from tui.project.imports.prepare_import import TableImport
from tui.project.imports.rows.row_dates import DateState, either
from tui.text.cell_width import cell_width
from tui.text.plural import pluralize
from tui.text.quote_value import quote_value
from tui.views.json_output import Json

_CELL = 22
"""Cells for what a cell says; a longer one pushes the rest to the right."""
_LISTED = 10
"""Rows that one line names."""


def preview_lines(plan: ImportPlan) -> Iterator[str]:
    """Yield what would be made of a table, a line for each row.

    Args:
        plan: Of the table.
    """
    columns = ", ".join(f"{field} ← {' + '.join(names)}" for field, names in plan.columns.chosen().items())
    header = f"header in row {plan.columns.header}" if plan.columns.header else "columns"
    yield f"{plan.name}: {header}: {columns}"
    for loss in plan.losses:
        yield f"  loss: {loss}"
    for row in plan.rows:
        yield row_line(row)


def row_line(row: PlannedRow) -> str:
    """Return the line of one row: its number, what its cell says, what that may be."""
    date = row.date
    pad = " " * max(_CELL - cell_width(date.written), 0)
    shown = either(date.readings) if date.readings else "—"
    reason = ""
    if date.state is DateState.ASKED:
        reason = f"  ASK: {date.reason}"
    elif date.state is DateState.NONE:
        shown, reason = "—", f"  {date.reason}"
    return f"  row {row.number:>3} {date.written}{pad} → {shown}{reason}"


def preview_json(plan: ImportPlan) -> Json:
    """Return the preview as an object.

    Args:
        plan: Of the table.
    """
    chosen = plan.columns.chosen()
    columns: Json = {field: names[0] if len(names) == 1 else list(names) for field, names in chosen.items()}
    return {"columns": columns, "rows": [_row_json(row) for row in plan.rows]}


def _row_json(row: PlannedRow) -> Json:
    date = row.date
    return {
        "row": row.number,
        "cell": date.written,
        "readings": list(date.readings),
        "reason": date.reason,
        "title": row.title,
    }


def report_lines(made: TableImport) -> Iterator[str]:
    """Yield what was written, or would be: the first line counts it.

    Args:
        made: The import.
    """
    comparison = made.comparison
    if comparison.is_first:
        events = pluralize(len(comparison.added), "draft event")
        yield f"{made.plan.mapping.source_id}: {pluralize(len(comparison.passages), 'passage')}, {events}"
    else:
        yield compared_line(comparison)
    yield from _details(comparison)
    for row in made.plan.rows:
        if row.date.state is DateState.ASKED:
            yield row_line(row)


def compared_line(comparison: TableComparison) -> str:
    """Return `8 as before, 1 changed (row 5, now 6), 1 new (row 4), 1 gone (row 9)`."""
    changed = [_moved(change) for change in comparison.changes]
    parts = [f"{comparison.same} as before"]
    if changed:
        parts.append(f"{len(changed)} changed ({_listed(changed, '; ')})")
    for count, word in ((comparison.new, "new"), (comparison.gone, "gone")):
        numbers = [str(one).removeprefix("row ") for one in count]
        if numbers:
            parts.append(
                f"{len(numbers)} {word} ({'row' if len(numbers) == 1 else 'rows'} {_listed(numbers)})"
            )
    return ", ".join(parts)


def _moved(change: ChangedRow) -> str:
    return change.was if change.was == f"row {change.row}" else f"{change.was}, now {change.row}"


def _listed(names: Sequence[str], separator: str = ", ") -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return separator.join(names[:_LISTED]) + more


def _details(comparison: TableComparison) -> Iterator[str]:
    for change in comparison.changes:
        for name, was, now in change.cells:
            yield f"  row {change.row}: {name}: {quote_value(was)} → {quote_value(now)}"
    if comparison.updated:
        yield f"  {pluralize(comparison.updated, 'event')} changed"
    if comparison.edited:
        rows = _listed([str(row) for row in comparison.edited])
        yield f"  kept, because their passages were changed by hand: rows {rows}"
    for row, event, kept in comparison.kept:
        theirs = f"by the table: {quote_value(kept.theirs)}"
        yield f"  row {row}: kept {kept.key} of {event}: {quote_value(kept.ours)}; {theirs}"
    if comparison.gone:
        yield "  rows that are gone keep their passages and events"
    if comparison.deleted:
        rows = _listed([str(row) for row in comparison.deleted])
        yield f"  not made again, because their events were deleted: rows {rows}"


def report_json(made: TableImport) -> Json:
    """Return what was written as an object, with the preview."""
    comparison = made.comparison
    return {
        "source": made.plan.mapping.source_id,
        "mapping": str(made.mapping),
        "written": [str(path) for path, _ in made.files],
        "events": len(comparison.added),
        "same": comparison.same,
        "changed": [
            {
                "row": change.row,
                "was": change.was,
                "cells": [{"column": name, "was": was, "now": now} for name, was, now in change.cells],
            }
            for change in comparison.changes
        ],
        "new": list(comparison.new),
        "gone": list(comparison.gone),
        "kept": [
            {"row": row, "event": event, "key": kept.key, "ours": kept.ours, "theirs": kept.theirs}
            for row, event, kept in comparison.kept
        ],
        "edited": list(comparison.edited),
        "deleted": list(comparison.deleted),
        **preview_json(made.plan),
    }
