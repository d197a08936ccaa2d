"""Garbage that is not looked for meanwhile: to look through millions of objects takes seconds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Within this, in all threads, nobody looks for cycles.

    Millions of small objects that all stay make the collector look at each of them again and again, and no
    other thread runs while it does. What was made within this is best let go of within it, too.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
