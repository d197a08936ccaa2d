"""A thread that looks again and again."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tests.waiting import LONGEST
from tui.explorer.lifecycle.watch import Watch


def refuse(_throw: Callable[[], object]) -> None:
    pytest.fail("a mistake was told")


def test_it_looks_until_it_is_stopped() -> None:
    looks: list[int] = []
    enough = threading.Event()

    def look() -> None:
        looks.append(len(looks))
        if len(looks) == 3:
            watch.stop()
            enough.set()

    watch = Watch(look, 0.001, refuse)
    watch.start()
    assert enough.wait(LONGEST)
    assert looks == [0, 1, 2]


def test_a_mistake_is_told_once() -> None:
    told: list[Callable[[], object]] = []
    heard = threading.Event()

    def fail() -> None:
        raise LookupError("the lamp is out")

    def tell(throw: Callable[[], object]) -> None:
        told.append(throw)
        heard.set()

    Watch(fail, 0.001, tell).start()
    assert heard.wait(LONGEST)
    with pytest.raises(LookupError, match="the lamp is out"):
        told[0]()
    assert len(told) == 1


def test_one_that_was_stopped_does_not_begin() -> None:
    watch = Watch(lambda: pytest.fail("it looked"), 0.0, refuse)
    watch.stop()
    before = threading.active_count()
    watch.start()
    assert threading.active_count() == before
