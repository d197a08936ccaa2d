"""Values in messages: in quotation marks, on one line."""

from __future__ import annotations


def quote_value(text: str) -> str:
    """Return a value in quotation marks, its white space as single spaces; `nothing` for an empty one."""
    return f"“{' '.join(text.split())}”" if text else "nothing"
