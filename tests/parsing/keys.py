"""A key of a list of names, kept where this user's keys are."""

from __future__ import annotations

from tui.project.name_list import make_key


def kept_key() -> bytes:
    """A new one."""
    key = make_key()
    assert isinstance(key, bytes)
    return key
