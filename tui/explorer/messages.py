"""Messages from panes to the main screen: what the user did there."""

from __future__ import annotations

from textual.message import Message

from tui.chronology.problem import Location
from tui.views.links import Link


class EventSelected(Message):
    """A row of the timeline was clicked."""

    def __init__(self, position: int, *, extending: bool = False) -> None:
        super().__init__()
        self.position = position
        """Among the rows, from 0."""
        self.extending = extending
        """Whether Shift was held, which extends the range."""


class LinkActivated(Message):
    """A line with a link was clicked."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


class DayClicked(Message):
    """A cell of the overview was clicked."""

    def __init__(self, first: int, last: int, lane: str | None = None) -> None:
        super().__init__()
        self.first = first
        """Its first day, a day number."""
        self.last = last
        """Its last day, not before the first."""
        self.lane = lane
        """The id of the lane of the cell; None for no lane, or for all lanes in one."""


class DaysSelected(Message):
    """The mouse was dragged over some days of the overview."""

    def __init__(self, first: int, last: int, *, zooms: bool = False) -> None:
        super().__init__()
        self.first = first
        """A day number."""
        self.last = last
        """The last day, included; a day number."""
        self.zooms = zooms
        """Whether the overview is to show these days: dragged on the axis, or with Shift or Ctrl held."""


class LaneClicked(Message):
    """The label of a lane was clicked."""

    def __init__(self, lane: str) -> None:
        super().__init__()
        self.lane = lane
        """Its id."""


class OverviewScrolled(Message):
    """The wheel was turned over the overview."""

    def __init__(self, day: int, turns: int, *, sideways: bool = False) -> None:
        super().__init__()
        self.day = day
        """The day under the mouse, a day number."""
        self.turns = turns
        """1 down or to the right, -1 up or to the left."""
        self.sideways = sideways
        """Whether the wheel scrolls: turned sideways, or with Shift or Ctrl held; otherwise it zooms."""


class SearchChanged(Message):
    """The text on the query line changed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class CompletionRequested(Message):
    """The user wants the last term before the cursor completed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        """The query line up to the cursor."""


class EditRequested(Message):
    """The user wants to edit at a location."""

    def __init__(self, place: Location | None) -> None:
        super().__init__()
        self.place = place
        """The location; None for the beginning of events.yaml."""


class SearchSubmitted(Message):
    """The user has finished typing the query."""


class FilesWritten(Message):
    """Files of the chronology were written, and are to be read again."""
