"""The symbols of the views, in Unicode and in ASCII; every one has a word beside it or in the help."""

from __future__ import annotations

from tui.chronology.edtf_date import DateForm, EdtfDate, Unbounded
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Symbols:
    """One set of symbols, each one cell wide."""

    exact: str
    """A known day."""
    coarse: str
    """One moment somewhere in a longer time."""
    lasting: str
    """Something that lasted."""
    before: str
    """A moment not later than a date."""
    after: str
    """A moment not earlier than a date."""
    undated: str
    unread: str
    """Before the symbol for an undated event: the event could not be read."""
    differs: str
    """The sources differ."""
    faulty: str
    """The checks found an error in the event."""
    possibly: str
    """The event only possibly falls in the period."""
    cursor: str
    certain: str
    """The overview: certainly going on."""
    possible: str
    """The overview: possibly going on."""
    halves: tuple[str, str]
    """The overview: certainly going on, in the left or the right half of a cell only."""
    density: str
    """The overview: few to many events in a cell."""
    moment: str
    """The overview: an event on a known day."""
    broken: str
    """The overview: where its axis leaves out years without events."""
    rule: str
    """Drawn after a heading and through a gap."""
    dot: str
    """Between items on one line."""
    selected: str
    """Beside a selected row."""
    marked: str
    """Beside the event that is marked."""
    ellipsis: str
    """Where text is cut."""
    dash: str
    """Between two dates."""
    remedy: str
    """Before what to do about a problem."""
    quotes: tuple[str, str]
    """Around a quotation."""


UNICODE = Symbols(
    exact="●",
    coarse="◌",
    lasting="▒",
    before="◂",
    after="▸",
    undated="?",
    unread="!",
    differs="≠",
    faulty="✗",
    possibly="≈",
    cursor="▶",
    certain="█",
    possible="░",
    halves=("▌", "▐"),
    density="▁▂▃▄▅▆▇█",
    moment="◆",
    broken="⁄",
    rule="─",
    dot="·",
    selected="┃",
    marked="◀",
    ellipsis="…",
    dash="–",
    remedy="→",
    quotes=("“", "”"),
)

ASCII = Symbols(
    exact="*",
    coarse="o",
    lasting="=",
    before="(",
    after=")",
    undated="?",
    unread="!",
    differs="!",
    faulty="^",
    possibly="%",
    cursor=">",
    certain="#",
    possible=".",
    halves=("#", "#"),
    density=":%@",
    moment="+",
    broken="/",
    rule="-",
    dot="-",
    selected="|",
    marked="<",
    ellipsis="~",
    dash="-",
    remedy=">",
    quotes=('"', '"'),
)


def date_symbol(when: EdtfDate | None, marks: Symbols = UNICODE) -> str:
    """Return the symbol for how certain a date is; the one for undated events for None."""
    if when is None:
        return marks.undated
    if when.shape is DateForm.SPAN:
        return marks.lasting
    if when.shape is DateForm.SET:
        is_open = isinstance(when.start, Unbounded), isinstance(when.end, Unbounded)
        # Open at both ends, it may lie on either side of what is left out.
        if is_open.count(True) == 1:
            return marks.before if is_open[0] else marks.after
    return marks.exact if when.is_exact else marks.coarse
