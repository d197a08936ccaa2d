"""A line to type in that shows what is really on it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.text.clean import clean_line


class LineInput(Input):
    """What is pasted into it is cleaned: what it shows is what it holds, to the letter."""

    def validate_value(self, value: str) -> str:
        """The value without anything that would not be seen."""
        return clean_line(value)

    async def on_key(self, event: events.Key) -> None:
        """A letter with Alt is none to be written; Textual would write it."""
        if event.key.startswith("alt+") and event.is_printable:
            event.stop()
            event.prevent_default()
            await self.pressed_with_alt(event)

    async def pressed_with_alt(self, event: events.Key) -> None:
        """What a letter with Alt does that is bound to nothing: here nothing."""
