"""Failures: what was not done and what to do instead, as a value and never as an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A change of files that was not made."""

    message: str
    """What prevents it, in one sentence without a full stop. Raw: it may contain names of files."""
    remedy: str = ""
    """What to do, in one sentence without a full stop; may be empty."""


def describe_os_error(fault: OSError | ValueError) -> str:
    """Return an error of the operating system in words, without its number and the path."""
    return (fault.strerror if isinstance(fault, OSError) else str(fault)) or type(fault).__name__
