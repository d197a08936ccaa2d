"""What a start may draw, send and import at most: the counts of `benchmarks.budget`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import tui
from benchmarks.__main__ import count_lines
from benchmarks.budget import BUDGET, COMMANDS, SLOW, Command, counts, imported_modules
from tests.cases import each

SHIPPED = Path(tui.__file__).parent.parent


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """A terminal with colours, and folders of the tests' own."""
    folder = tmp_path_factory.mktemp("folders")
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    places = {"DATELINE_CACHE_DIR": str(folder / "cache"), "DATELINE_STATE_DIR": str(folder / "state")}
    return {**kept, "COLORTERM": "truecolor", "PYTHONPATH": str(SHIPPED), **places}


@pytest.fixture(scope="module")
def counted(env: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, int]:
    """Every count, of a start with the page that a first start shows."""
    return dict(counts(SHIPPED, env, tmp_path_factory.mktemp("modules") / "modules"))


@each("name", BUDGET)
def test_a_count_stays_within_its_budget(name: str, counted: Mapping[str, int]) -> None:
    assert 0 < counted[name] <= BUDGET[name]


def test_every_count_has_a_budget(counted: Mapping[str, int]) -> None:
    assert list(counted) == list(BUDGET)


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_nothing_slow_is_imported_on_a_fresh_index(
    command: Command, env: Mapping[str, str], tmp_path: Path
) -> None:
    modules = imported_modules(command, SHIPPED, env, tmp_path / "modules")
    assert {
        name for name in modules if name in SLOW or name.startswith(tuple(f"{slow}." for slow in SLOW))
    } == set()
    assert ("textual" in modules) == (not command.arguments)


def test_every_count_is_printed(
    tmp_path: Path, counted: Mapping[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.__main__.counts", lambda *_: counted.items())
    printed = list(count_lines(tmp_path))
    assert [line[:44].strip() for line in printed] == list(BUDGET)
    assert not [line for line in printed if "over the budget" in line]
