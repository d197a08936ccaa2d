"""Errors in a text or in an item of it, before they become `Problem`s with a file and a line."""

from __future__ import annotations

from typing import TypeAlias

from tui.chronology.problem import Severity
from tui.light_dataclass import dataclass

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys and indexes (from 0) that lead to a value."""


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A mistake in a text, from `start` to `end`: half-open, in code points from 0."""

    code: str
    start: int
    end: int
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class ItemError:
    """One mistake in an item: an event, an actor, the front matter of a source."""

    path: Path
    """From the item."""
    code: str
    message: str
    remedy: str
    within: tuple[int, int] | None = None
    """The piece of the text at `path` that is meant: half-open, in code points; None for all of it."""
    at_key: bool = False
    """Whether the key is wrong, and not its value."""
    stands_for: Path | None = None
    """For an unknown key: the path of the known key that was probably meant and that the item now lacks."""
    severity: Severity = Severity.ERROR


def quote_value(text: str, most: int = 60) -> str:
    """Return a text from a file as a message quotes it: in backquotes, on one line.

    Args:
        text: Any; it is not sanitized here.
        most: The largest number of code points between the backquotes; a longer text ends with `…`.
    """
    line = text[: most + 1].replace("\n", " ")
    return f"`{line}`" if len(line) <= most else f"`{line[: most - 1]}…`"
