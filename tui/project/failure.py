"""A refusal: what was not done, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something asked of the file system that was not done. Nothing has changed."""

    message: str
    """What is in the way, in one sentence without a full stop. Raw: it may hold names of files."""
    remedy: str = ""
    """What to do, in one sentence without a full stop; empty where there is nothing to say."""


def describe_os_error(fault: OSError | ValueError) -> str:
    """A fault of the operating system in words, without its number and without the path."""
    return (fault.strerror if isinstance(fault, OSError) else str(fault)) or type(fault).__name__
