"""What panes tell the screen: things that have happened, never orders."""

from __future__ import annotations

from textual.message import Message

from tui.chronology.problem import Place


class EventChosen(Message):
    """A row of the timeline was clicked."""

    def __init__(self, position: int, *, extending: bool = False) -> None:
        super().__init__()
        self.position = position
        """Among the events found, from 0."""
        self.extending = extending
        """Whether Shift was held, as one does to extend a range."""


class AnchorChosen(Message):
    """A line that leads somewhere was clicked."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.anchor = anchor
        """`citation:2`, `passage:source#6`."""


class DayChosen(Message):
    """A day of the overview was clicked."""

    def __init__(self, day: int) -> None:
        super().__init__()
        self.day = day
        """A day number."""


class SearchChanged(Message):
    """The query line reads differently."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class EditAsked(Message):
    """The reader wants to edit something in their own editor."""

    def __init__(self, place: Place | None) -> None:
        super().__init__()
        self.place = place
        """Where it is written; None where there is no better place than the beginning of events.yaml."""


class SearchLeft(Message):
    """The reader is done typing the query."""
