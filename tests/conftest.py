"""What all tests share: none of the reader's own files, the same examples, and as little time as may be."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.known_indexes import KnownIndexes
from tests.warm_children import Nursery
from tui.index import open_index

# The same examples each time: no change is held up by what it did not do. `make test-all` takes new ones.
# However long one takes: that is the machine's, too.
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def pytest_configure() -> None:
    """Let programs under test hear of Ctrl-C and of a closed terminal, however the tests were started.

    A shell starts what runs in the background with SIGINT ignored, and `nohup` with SIGHUP; children
    inherit it.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGHUP", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


SHARE = 4
"""Of many examples, `make test` tries one in so many; `make test-all` tries all."""
FEWEST = 25
"""Examples of a law that are tried in any case, if it has so many."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """What would take `make test` past five minutes."""
    parser.addoption(
        "--everywhere",
        action="store_true",
        help="run at each size of the screen what is otherwise run at one, and with all examples and cases",
    )


def share_of(config: pytest.Config, count: int) -> int:
    """How many of `count` examples to try: a share, but with `--everywhere` all of them."""
    return count if config.getoption("--everywhere") else max(count // SHARE, min(count, FEWEST))


@pytest.fixture(scope="session")
def share(request: pytest.FixtureRequest) -> Callable[[int], int]:
    """How many of so many examples to try, for tests that make their own."""
    return partial(share_of, request.config)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Try a share of the examples that a law asks for."""
    law: Any = getattr(item, "obj", None)
    if is_hypothesis_test(law) and not hasattr(law, "full_examples"):
        # No public name leads to the settings of a law; `test_cases.py` sees that this one does.
        full = law._hypothesis_internal_use_settings
        law.full_examples = full.max_examples
        law._hypothesis_internal_use_settings = settings(
            full, max_examples=share_of(item.config, full.max_examples)
        )


@pytest.hookimpl(trylast=True)  # what `-m` and `-k` leave out is no case of a sweep
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all but a share of the cases of each sweep, unless all or some of them are asked for."""
    if config.getoption("--everywhere") or any("[" in chosen for chosen in config.args):
        return
    sweeps: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sweep") and not item.get_closest_marker("faults"):
            sweeps.setdefault(item.nodeid.partition("[")[0], []).append(item)
    left_out = {
        item
        for name, cases in sweeps.items()
        for at, item in enumerate(cases)
        if not is_in_share(at, len(cases), crc32(name.encode()))
    }
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def is_in_share(at: int, count: int, first: int) -> bool:
    """Whether a case of a sweep is tried: one of each `SHARE`, another one each time.

    So a sweep of several parameters has every value of each of them, and sweeps over the same values
    try different ones.

    Args:
        at: The position of the case among those of its sweep, from 0.
        count: How many cases the sweep has; of fewer than `SHARE`, one is tried.
        first: Any number; it decides which case is the first.
    """
    block = at // SHARE
    return at % min(SHARE, count) == (first + block + block // SHARE + block // SHARE**2) % min(SHARE, count)


@pytest.fixture(autouse=True, scope="session")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No config file, and another state folder; for child processes too. No waiting for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CONFIG", os.devnull)
        patch.setenv("DATELINE_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        patch.delenv("DATELINE_THEME", raising=False)
        # What is written here need not outlast a power cut; whether and when this is called, tests see.
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The process from which warm children are forked; one for each process of the tests."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def warm_children(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork the children that read documents and tables: for tests of what they read."""
    if sys.platform == "linux":
        monkeypatch.setattr("tui.parsing.documents.subprocess_reader.start_module", nursery.start_module)


@pytest.fixture(scope="session")
def indexes_of_all(tmp_path_factory: pytest.TempPathFactory) -> KnownIndexes:
    """The indexes that are kept from one test to the next."""
    return KnownIndexes(tmp_path_factory.mktemp("indexes"), open_index._opened)


@pytest.fixture
def known_indexes(indexes_of_all: KnownIndexes, monkeypatch: pytest.MonkeyPatch) -> KnownIndexes:
    """What builds the index of a known chronology once: for tests of what is done with one."""
    monkeypatch.setattr(open_index, "_opened", indexes_of_all.opened)
    return indexes_of_all


def pytest_collection_finish() -> None:
    """What was imported is never garbage, and a screen is thousands of objects, hardly ever in cycles.

    Looking for garbage as often as usual takes a third of the time of the tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
