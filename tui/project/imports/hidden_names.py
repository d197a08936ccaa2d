"""Protected names in a table: looked for in every cell before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from tui.parsing.protected_names import ProtectedNames
from tui.parsing.tables.read_table import ReadTable
from tui.parsing.tables.table import cell_address
from tui.text.failure import Failure

_SHOWN = 5
"""Cells that the message names."""


@dataclass(frozen=True, slots=True)
class HiddenName(Failure):
    """A cell, or the name of the file, has a name that must not appear."""


def find_names(read: ReadTable, name: str, names: ProtectedNames) -> HiddenName | None:
    """Return where names stand that must not appear, without the names; None where there are none.

    Args:
        read: The file.
        name: Its name.
        names: The names that must not appear.
    """
    if names.problem:
        return HiddenName(names.problem.message, names.problem.remedy)
    if names.veil is None:
        return None
    if names.veil.finds(name):
        return HiddenName("the file's name contains a name that must not appear", "rename the file")
    found = [
        cell_address(row.number, column)
        for table in read.file.tables
        for row in table.rows
        for column, cell in enumerate(row.cells)
        if cell.text and names.veil.finds(cell.text)
    ]
    sheets = [table.name for table in read.file.tables if names.veil.finds(table.name)]
    if not found and not sheets:
        return None
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    cells = (
        f"{'cell' if len(found) == 1 else 'cells'} {', '.join(found[:_SHOWN])}{more}" if found else "a sheet"
    )
    return HiddenName(
        f"names that must not appear are in the table: {cells}", "write pseudonyms there, and import it then"
    )
