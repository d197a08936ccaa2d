"""What all tests share: none of the reader's own files, the same examples, and as little time as may be."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """What would take `make test` past five minutes."""
    parser.addoption(
        "--everywhere",
        action="store_true",
        help="run at each size of the screen what is otherwise run at one",
    )


@pytest.fixture(autouse=True, scope="session")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No config file, and another state folder; for child processes too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CONFIG", os.devnull)
        patch.setenv("DATELINE_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        patch.delenv("DATELINE_THEME", raising=False)
        yield


def pytest_collection_finish() -> None:
    """What was imported is never garbage, and a screen is thousands of objects, hardly ever in cycles.

    Looking for garbage as often as usual takes a third of the time of the tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
