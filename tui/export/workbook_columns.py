"""What of a workbook of events can be changed and read back, and how the exported state is known later.

The workbook has a sheet with a hash of each such cell, and none with a second copy of its text: what somebody
deletes from a sheet before it is passed on is then nowhere in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from tui.parsing.tables.table import cell_text

EVENTS = "Events"
"""The name of the sheet that can be changed."""
STATE = "As exported"
"""The name of the sheet of hashes."""
SHEETS = (EVENTS, "Passages", "Differences", "Sources", "About")
"""The names of the sheets that every exported workbook has."""
ID, DAY, EDTF = "Id", "Day", "EDTF"
KEYS = {
    EDTF: "date",
    "Event": "title",
    "Summary": "summary",
    "Status": "status",
    "Kind": "kind",
    "Tags": "tags",
    "Editor's note": "note",
}
"""By column the key of an event that can be changed in it. A day is another way to change the date."""
EDITABLE = (DAY, *KEYS)
OTHERS = "Other cells"
"""The column of hashes for all cells of a row that are not read back."""
_UNREAD = {"No.", ID, *EDITABLE}
_DIGITS = 16
"""Hexadecimal digits of a hash."""


def hash_cell(event: str, column: str, text: str) -> str:
    """Return the hash of what a cell of an event shows; empty for an empty cell.

    Args:
        event: The id of the event: equal texts of two events have different hashes.
        column: The name of the column.
        text: What the cell shows, from an export or read back from a workbook.
    """
    # Of a text that is like the number of a character (`_x0041_`), libraries do not agree what a cell shows.
    shown = cell_text(text).replace("x005F_", "")
    data = f"{event}\n{column}\n{shown}".encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:_DIGITS] if shown else ""


def hash_row(event: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the hashes of a row: of each cell that can be changed, and one of all others.

    Args:
        event: The id of the event.
        cells: What each cell of the row shows, by the name of its column.
    """
    shown = {name: cell_text(text) for name, text in cells.items() if name not in _UNREAD}
    others = "\n".join(f"{name}\t{shown[name]}" for name in sorted(shown) if shown[name])
    hashes = {name: hash_cell(event, name, cells.get(name, "")) for name in EDITABLE}
    return {**hashes, OTHERS: hash_cell(event, OTHERS, others)}
