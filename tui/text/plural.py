"""How many of something, in words."""

from __future__ import annotations


def pluralize(count: int, noun: str) -> str:
    """`1 event`, `3 events`: for nouns whose plural ends in s and nothing else."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
