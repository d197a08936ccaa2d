"""What a reader gets of a document that is laid out on paper: its columns, its parts, its letters."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("no", "date", "event", "status", "source")
"""The columns of the table of events, in their order."""
PARTS = ("guide", "differences", "people", "sources", "notes", "record")
"""What may be left out: how to read it, the annexes, the footnotes, and what the document was made from."""
FONTS = {"arial": ("Arial", 10), "arial-12": ("Arial", 12), "times-12": ("Times New Roman", 12)}
"""By name, the letters and their size in points."""

NOTES = ("footnote", "endnote")
"""Where the notes stand: at the foot of the page, or behind the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one document."""

    columns: tuple[str, ...] = COLUMNS
    """At least one of `COLUMNS`, in their order."""
    without: frozenset[str] = frozenset()
    """Which of `PARTS` are left out."""
    font: str = "arial"
    """One of `FONTS`."""
    notes: str = "footnote"
    """One of `NOTES`."""


WHOLE = Layout()
"""Every column and every part."""
