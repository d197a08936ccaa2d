"""A count with its noun, in the singular or the plural."""

from __future__ import annotations


def pluralize(count: int, noun: str) -> str:
    """Return a count with its noun: `1 event`, `3 events`.

    Args:
        count: Written without thousands separators.
        noun: In the singular; one whose plural only adds an s, or es behind ch.
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}{'es' if noun.endswith('ch') else 's'}"
