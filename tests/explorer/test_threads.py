from __future__ import annotations

import threading
from contextlib import nullcontext

from tests.waiting import LONGEST
from tui.explorer.threads import Threads


class Writing:
    """What is being written; notes when somebody waits for it."""

    def __init__(self) -> None:
        self.waited = threading.Event()
        self.done = threading.Event()

    def __enter__(self) -> None:
        self.waited.set()
        self.done.wait(LONGEST)

    def __exit__(self, *_: object) -> None:
        pass


class Hanging:
    """Work that has begun, and ends when it is told to."""

    def __init__(self) -> None:
        self.begun, self.end = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        self.end.wait(LONGEST)


def test_nobody_waits_for_what_never_ends() -> None:
    threads, hanging = Threads(nullcontext()), Hanging()
    threads.submit(hanging)
    assert hanging.begun.wait(LONGEST)
    threads.shutdown()
    assert threads.are_busy()
    hanging.end.set()
    while threads.are_busy():
        pass


def test_what_has_not_begun_never_does() -> None:
    threads, hanging = Threads(nullcontext()), Hanging()
    for _ in range(threads._max_workers):
        threads.submit(hanging)
    later = threads.submit(lambda: None)
    assert hanging.begun.wait(LONGEST)
    threads.shutdown()
    assert later.cancelled()
    hanging.end.set()


def test_what_is_written_is_waited_for() -> None:
    writing = Writing()
    leaving = threading.Thread(target=Threads(writing).shutdown)
    leaving.start()
    assert writing.waited.wait(LONGEST)
    assert leaving.is_alive()
    writing.done.set()
    leaving.join(LONGEST)
    assert not leaving.is_alive()


def test_threads_with_nothing_to_do_are_not_busy() -> None:
    threads = Threads(nullcontext())
    assert threads.submit(lambda: 1).result(LONGEST) == 1
    threads.shutdown()
    assert not threads.are_busy()
