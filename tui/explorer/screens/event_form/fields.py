"""The fields of the form of an event: a line to type, a text of several lines, a value to choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from tui.explorer.widgets.line_input import LineInput
from tui.parsing.protected_names import NO_NAMES, ProtectedNames
from tui.text.sanitize import sanitize, sanitize_line
from tui.views.event_form import NOTHING, value_words


class FieldInput(LineInput):
    """A line of the form."""


class FieldText(TextArea):
    """A text of several lines; protected names are drawn masked, though typing can continue."""

    @property
    def names(self) -> ProtectedNames:
        """Return the protected names."""
        project = getattr(self.app, "project", None)
        return project.names if project else NO_NAMES

    def get_line(self, line_index: int) -> Text:
        """Return a line to draw.

        Args:
            line_index: Its number, from 0.
        """
        line = sanitize_line(self.document.get_line(line_index))
        veil = self.names.veil
        return Text(veil.cover(line)[0] if veil else line, end="", no_wrap=True)

    @property
    def typed(self) -> str:
        """Return the text without what a terminal could obey."""
        return sanitize(self.text)


class ChoiceField(Static, can_focus=True):
    """A field whose value is chosen and not typed. Enter, Space and a click open the list of values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "choose", show=False),
        Binding("right", "step(1)", "next", show=False),
        Binding("left", "step(-1)", "previous", show=False),
    ]

    class Opened(Message):
        """The value is to be chosen."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key
            """The field."""

    class Stepped(Message):
        """The next or previous value is to be taken."""

        def __init__(self, key: str, by: int) -> None:
            super().__init__()
            self.key = key
            """The field."""
            self.by = by
            """1 or -1."""

    def __init__(self, key: str) -> None:
        """Prepare the field for a key of the event."""
        super().__init__("", id=f"field-{key}", markup=False)
        self._key = key

    def show_value(self, value: object, labels: Mapping[str, str]) -> None:
        """Show a value.

        Args:
            value: An id or a list.
            labels: Names by id.
        """
        words = value_words(self._key, value, labels)
        self.set_class(not words, "empty")
        self.update(Content(sanitize_line(words or NOTHING)))

    def action_open(self) -> None:
        """Ask for the value."""
        self.post_message(self.Opened(self._key))

    def action_step(self, by: int) -> None:
        """Ask for the next or previous value."""
        self.post_message(self.Stepped(self._key, by))

    def on_click(self, event: events.Click) -> None:
        """Ask for the value."""
        if event.chain == 1:
            self.post_message(self.Opened(self._key))
