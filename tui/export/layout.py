"""What a reader gets of a document that is laid out on paper: its columns, its parts, its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.text.failure import Failure
from tui.text.suggest import closest_match

COLUMNS = ("no", "date", "event", "status", "source")
"""The columns of the table of events, in their order."""
PARTS = ("guide", "differences", "searches", "knowledge", "people", "sources", "notes", "record")
"""What may be left out: how to read it, the annexes, the footnotes, and what the document was made from."""
FONTS = {"arial": ("Arial", 10), "arial-12": ("Arial", 12), "times-12": ("Times New Roman", 12)}
"""By name, the letters and their size in points."""

NOTES = ("footnote", "endnote")
"""Where the notes stand: at the foot of the page, or behind the text."""

PAPERS = ("a4", "a3")
"""The paper of a picture, which lies on its side."""


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
    paper: str = "a4"
    """One of `PAPERS`."""


@dataclass(frozen=True, slots=True)
class UnknownName(Failure):
    """A name in a list of columns or parts that none of them has."""


def read_names(given: str, known: Sequence[str]) -> tuple[str, ...] | UnknownName:
    """Return the names of a list that is joined by commas, each once, in the order of those there are.

    Args:
        given: The list; may be empty.
        known: `COLUMNS` or `PARTS`.
    """
    names = [name.strip() for name in given.split(",") if name.strip()]
    for name in names:
        if name not in known:
            meant = closest_match(name, known)
            remedy = f"did you mean {meant}?" if meant else f"choose from {', '.join(known)}"
            return UnknownName(f"there is no {name}", remedy)
    return tuple(name for name in known if name in names)


def make_layout(columns: str, without: str, font: str, notes: str, paper: str = "") -> Layout | UnknownName:
    """Return the layout of some options; an empty one is that of `WHOLE`.

    Args:
        columns: Names from `COLUMNS`, joined by commas.
        without: Names from `PARTS` to leave out, joined by commas.
        font: One of `FONTS`.
        notes: One of `NOTES`.
        paper: One of `PAPERS`.

    Returns:
        The layout; or the first name that there is not.
    """
    shown, left_out = read_names(columns, COLUMNS), read_names(without, PARTS)
    if isinstance(shown, UnknownName):
        return shown
    if isinstance(left_out, UnknownName):
        return left_out
    return Layout(
        columns=shown or COLUMNS,
        without=frozenset(left_out),
        font=font or WHOLE.font,
        notes=notes or WHOLE.notes,
        paper=paper or WHOLE.paper,
    )


WHOLE = Layout()
"""Every column and every part."""
