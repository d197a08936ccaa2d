"""Failures: what was not done and what to do instead, as a value and never as an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done, and what to do about it."""

    message: str
    """What prevents it, in one sentence without a full stop. Raw: it may contain names of files."""
    remedy: str = ""
    """What to do, in one sentence without a full stop; may be empty."""

    def as_line(self) -> str:
        """Return both in one line: `there is no event lamp; did you mean lamps?`."""
        return "; ".join(filter(None, (self.message, self.remedy)))


def describe_os_error(fault: OSError | ValueError) -> str:
    """Return an error of the operating system in words, without its number and the path."""
    return (fault.strerror if isinstance(fault, OSError) else str(fault)) or type(fault).__name__
