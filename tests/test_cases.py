"""What makes `make test` shorter leaves out what it should, and still finds what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.conftest import FEWEST, SHARE, is_in_share

_COUNTED: list[int] = []


@settings(max_examples=120)
@given(st.integers())
def test_a_law_is_tried(number: int) -> None:
    _COUNTED.append(number)


def test_a_law_is_tried_with_a_share_of_its_examples(pytestconfig: pytest.Config) -> None:
    test_a_law_is_tried()
    full = 120
    expected = full if pytestconfig.getoption("--everywhere") else full // SHARE
    assert len(_COUNTED) in {expected, 2 * expected}, "run once by this test, and perhaps before by itself"


def test_a_share(share: Callable[[int], int], pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--everywhere"):
        assert (share(10), share(60), share(10_000)) == (10, 60, 10_000)
    else:
        assert (share(10), share(60), share(10_000)) == (10, FEWEST, 10_000 // SHARE)


@pytest.mark.parametrize("first", [0, 3, 1_000_001])
@pytest.mark.parametrize("sizes", [(66, 8), (67, 9), (16, 16), (12, 4), (10, 3, 4), (4, 4, 4)])
def test_a_share_of_a_sweep_has_every_value_of_each_parameter(sizes: tuple[int, ...], first: int) -> None:
    every = list(product(*map(range, sizes)))
    kept = [case for at, case in enumerate(every) if is_in_share(at, len(every), first)]
    assert len(every) // SHARE <= len(kept) <= len(every) // SHARE + 1
    # A run of cases has the same value of the first parameter; a short run may be left out.
    for axis, size in list(enumerate(sizes))[1:]:
        assert {case[axis] for case in kept} == set(range(size))


@pytest.mark.parametrize("count", range(1, SHARE + 1))
def test_of_a_few_cases_one_is_tried(count: int) -> None:
    tried = [[at for at in range(count) if is_in_share(at, count, first)] for first in range(count)]
    assert tried == [[first] for first in range(count)]


@pytest.mark.sweep
@pytest.mark.parametrize("case", range(3 * SHARE))
def test_a_sweep(case: int, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--everywhere"):
        assert sum("::test_a_sweep[" in item.nodeid for item in request.session.items) <= 3


def test_each_tells_every_case_that_fails() -> None:
    tried = []

    @each("number, half", [(1, 0), (2, 0), (4, 2), (9, 5)])
    def is_halved(number: int, half: int) -> None:
        tried.append(number)
        assert number // 2 == half

    with pytest.raises(ExceptionGroup, match="2 of 4 cases fail") as raised:
        is_halved()
    assert tried == [1, 2, 4, 9]
    assert [error.__notes__ for error in raised.value.exceptions] == [
        ["with number=2, half=0"],
        ["with number=9, half=5"],
    ]


@pytest.fixture
def tens() -> int:
    return 10


@each("number", [1, 2])
@each("more", [3, 4])
def test_each_keeps_fixtures_and_can_be_stacked(number: int, tens: int, more: int) -> None:
    assert 13 < tens + number + more < 17


def test_each_needs_rows_and_names_of_arguments() -> None:
    with pytest.raises(AssertionError, match="no rows"):
        each("number", [])(lambda number: None)()
    with pytest.raises(AssertionError, match="not arguments"):
        each("other", [1])(lambda number: None)
    with pytest.raises(ValueError, match="zip"):
        each("one, two", [(1, 2, 3)])
