"""Work counted in steps: calls of Python and of C, and the letters that were compared at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType, ModuleType
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


class Letters(str):
    """Text that counts the letters that `find` passes over."""

    passed = 0

    def find(self, sub: str, start: Any = 0, end: Any = None, /) -> int:
        """As a text's own."""
        found = super().find(sub, start, end)
        last = len(self) if end is None else end
        Letters.passed += (last if found < 0 else found + len(sub)) - (start or 0)
        return found


class _Pattern:
    """A regular expression that counts the letters it passes over, but not how often it goes back."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._pattern, name)
        if name not in {"match", "search", "fullmatch", "sub", "split", "finditer", "findall"}:
            return method

        def call(*given: Any) -> Any:
            found = method(*given)
            text, start, *end = [*given, 0] if name != "sub" else [given[1], 0]
            last = min(len(text), end[0]) if end and end[0] else len(text)
            is_found = name in {"match", "search", "fullmatch"} and found
            Letters.passed += (found.end() if is_found else len(text) if name == "match" else last) - start
            return found

        return call


def letters(work: Callable[[], object], *modules: ModuleType) -> int:
    """How many letters the regular expressions of modules pass over, and `find` in a text of `Letters`."""
    Letters.passed = 0
    with ExitStack() as patched:
        for module in modules:
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    patched.enter_context(mock.patch.object(module, name, _Pattern(value)))
                elif isinstance(value, dict) and any(isinstance(one, re.Pattern) for one in value.values()):
                    counted = {key: _Pattern(one) for key, one in value.items()}
                    patched.enter_context(mock.patch.dict(value, counted))
        work()
    return Letters.passed
