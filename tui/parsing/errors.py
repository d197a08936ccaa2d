"""What is wrong in a text or in an item, before anyone has said in which file it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tui.chronology.problem import Severity

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys and indexes (from 0) that lead to a value."""


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A mistake at a half-open stretch of a text, in code points from its beginning."""

    code: str
    start: int
    end: int
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class ItemError:
    """One thing wrong inside an item."""

    path: Path
    """From the item."""
    code: str
    message: str
    remedy: str
    within: tuple[int, int] | None = None
    """The stretch of the text at `path` that is meant, in code points."""
    at_key: bool = False
    """Whether it is the key that is wrong, and not its value."""
    stands_for: Path | None = None
    """For an unknown key: the known one that was probably meant, and that the item now lacks."""
    severity: Severity = Severity.ERROR


def quote_value(text: str, most: int = 60) -> str:
    """`text` in backquotes for a message, on one line and cut to `most` code points."""
    line = text[: most + 1].replace("\n", " ")
    return f"`{line}`" if len(line) <= most else f"`{line[: most - 1]}…`"
