"""A text input that shows exactly the characters it contains, except protected names, which are masked."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.explorer.lifecycle.textual_internals import MaskableInput
from tui.parsing.protected_names import NO_NAMES, ProtectedNames
from tui.text.sanitize import sanitize_line


class LineInput(MaskableInput):
    """Sanitizes pasted text, so that it shows exactly the characters that it contains."""

    def validate_value(self, value: str) -> str:
        """Remove characters that would be invisible."""
        return sanitize_line(value)

    @property
    def names(self) -> ProtectedNames:
        """Return the protected names."""
        # Only the explorer has a project; an application of a test may have none.
        project = getattr(self.app, "project", None)
        return project.names if project else NO_NAMES

    def without_names(self, *, is_settled: bool = False) -> str:
        """Return the text with protected names masked.

        Args:
            is_settled: Whether typing has ended: otherwise a name at the end may be the beginning of a word.
        """
        veil = self.names.veil
        spans = veil.spans(self.value) if veil else ()
        is_done = is_settled or any(end < len(self.value) for _, end in spans)
        return veil.mask(self.value) if veil and spans and is_done else self.value

    def drawn_value(self) -> str:
        """Return the text to draw: names are masked, though typing can continue."""
        veil = self.names.veil
        return veil.cover(self.value)[0] if veil else self.value

    async def on_key(self, event: events.Key) -> None:
        """Keep Textual from inserting a letter that was typed with Alt."""
        if event.key.startswith("alt+") and event.is_printable:
            event.stop()
            event.prevent_default()
            await self.pressed_with_alt(event)

    async def pressed_with_alt(self, event: events.Key) -> None:
        """Handle a letter with Alt that has no binding: here do nothing."""


class FilterInput(LineInput):
    """What is typed here narrows the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,enter,down,tab,shift+tab", "screen.focus_values()", "back", show=False),
    ]
