"""A line to type in that shows what is really on it."""

from __future__ import annotations

from textual.widgets import Input

from tui.text.clean import clean_line


class LineInput(Input):
    """What is pasted into it is cleaned: what it shows is what it holds, to the letter."""

    def validate_value(self, value: str) -> str:
        """The value without anything that would not be seen."""
        return clean_line(value)
