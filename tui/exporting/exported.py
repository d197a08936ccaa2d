"""What a format returns: the text, and what it could not keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing a format cannot carry, and everywhere it met with it."""

    code: str
    """Lower case with hyphens, stable: `hidden-characters`."""
    what: str
    """What was done instead, in one sentence without a full stop."""
    where: tuple[str, ...]
    """The places, in the order of the text: `lamp-lit: summary`. Data: to be cleaned before it is shown."""


@dataclass(frozen=True, slots=True)
class Exported:
    """An extract in one format."""

    text: str
    """Ends with one line feed; the same extract gives the same text."""
    losses: tuple[Loss, ...] = ()
