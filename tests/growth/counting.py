"""Work counted in steps: calls of Python and of C, and the letters that were compared at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType
from typing import Any
from unittest import mock

from rapidfuzz import fuzz

_IN_A_WORD = 64
"""Letters that are compared at once where two texts are compared as they are, and not at every place."""
SIZES = (1, 2, 4)


def steps(work: Callable[[], object]) -> int:
    """How many calls of Python and C a piece of work makes."""
    count = 0

    def see(_frame: FrameType, event: str, _about: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def compared(work: Callable[[], object]) -> list[int]:
    """The steps of every comparison by rapidfuzz: the product of the lengths of both texts, at most."""
    products: list[int] = []
    ratio = fuzz.ratio

    def seen(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(one: str, other: str, **options: Any) -> Any:
            products.append(len(one) * len(other) // (1 if function is not ratio else _IN_A_WORD))
            return function(one, other, **options)

        return call

    with ExitStack() as patched:
        for name in ("ratio", "partial_ratio", "partial_ratio_alignment"):
            patched.enter_context(mock.patch.object(fuzz, name, seen(getattr(fuzz, name))))
        work()
    return products


def is_linear(counts: list[int], room: int = 2_000) -> bool:
    """Whether the steps grow no more than `SIZES`, but for a quarter and what does not depend on them."""
    return all(count <= 1.25 * size * counts[0] + room for size, count in zip(SIZES, counts, strict=True))
