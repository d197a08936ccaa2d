"""A line to type in that shows what is really on it, but for protected names."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Input

from tui.parsing.protected_names import NO_NAMES, ProtectedNames
from tui.text.sanitize import sanitize_line


class LineInput(Input):
    """What is pasted into it is cleaned: what it shows is what it holds, to the letter."""

    def validate_value(self, value: str) -> str:
        """The value without anything that would not be seen."""
        return sanitize_line(value)

    @property
    def names(self) -> ProtectedNames:
        """Those that must not be seen."""
        # An explorer has a project; another application, such as one of a test, has none.
        project = getattr(self.app, "project", None)
        return project.names if project else NO_NAMES

    def without_names(self, *, is_settled: bool = False) -> str:
        """What is on the line, with the mask for names.

        Args:
            is_settled: Whether nothing more is typed: else a name at the end may be the beginning of a word.
        """
        veil = self.names.veil
        found = veil.spans(self.value) if veil else ()
        is_done = is_settled or any(end < len(self.value) for _, end in found)
        return veil.mask(self.value) if veil and found and is_done else self.value

    @property
    def _value(self) -> Text:
        """As Textual draws it: names are covered, though they can still be gone on with."""
        veil = self.names.veil
        covered = veil.cover(self.value)[0] if veil else self.value
        if covered == self.value:
            return super()._value
        return Text(covered, no_wrap=True, overflow="ignore", end="")

    async def on_key(self, event: events.Key) -> None:
        """A letter with Alt is none to be written; Textual would write it."""
        if event.key.startswith("alt+") and event.is_printable:
            event.stop()
            event.prevent_default()
            await self.pressed_with_alt(event)

    async def pressed_with_alt(self, event: events.Key) -> None:
        """What a letter with Alt does that is bound to nothing: here nothing."""
