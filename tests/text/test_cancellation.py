from __future__ import annotations

import threading

import pytest

from tui.text.cancellation import StoppedError, stop_if_asked, stoppable


def test_nobody_asks() -> None:
    stop_if_asked()


def test_work_goes_on_until_it_must_stop() -> None:
    done = 0
    with stoppable(lambda: done == 3):
        stop_if_asked()
        done = 3
        with pytest.raises(StoppedError):
            stop_if_asked()
    stop_if_asked()


def test_another_thread_is_not_asked() -> None:
    raised: list[BaseException] = []

    def work() -> None:
        try:
            stop_if_asked()
        except StoppedError as error:
            raised.append(error)

    with stoppable(lambda: True):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert not raised


def test_the_one_outside_is_asked_too_and_alone_afterwards() -> None:
    must_stop = {"inside": False, "outside": False}
    with stoppable(lambda: must_stop["outside"]):
        with stoppable(lambda: must_stop["inside"]):
            stop_if_asked()
            for one in must_stop:
                must_stop[one] = True
                with pytest.raises(StoppedError):
                    stop_if_asked()
                must_stop[one] = False
            must_stop["inside"] = True
        stop_if_asked()
        must_stop["outside"] = True
        with pytest.raises(StoppedError):
            stop_if_asked()
