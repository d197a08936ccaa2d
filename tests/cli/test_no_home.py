"""Where the system knows no home folder: neither HOME, nor a user of that number."""

from __future__ import annotations

import pwd
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.canal import build
from tests.cli.running import ran
from tui.index.index_store import cache_folder
from tui.parsing.name_keys import config_folder, read_key
from tui.parsing.user_folders import NOWHERE
from tui.project.name_list import make_key
from tui.project.settings.state_store import SavedState, StateStore, state_folder
from tui.text.failure import Failure

FOLDERS = ("CACHE", "CONFIG", "STATE")
NO_HOME = "dateline: the index is rebuilt each time: the home folder is not known; set HOME\n"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of whom nothing is known."""

    def unknown(number: int) -> NoReturn:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("DATELINE_CONFIG", raising=False)
    for name in FOLDERS:
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
        monkeypatch.delenv(f"DATELINE_{name}_DIR", raising=False)


def test_every_folder_is_one_that_cannot_be() -> None:
    assert {cache_folder(), config_folder(), state_folder()} == {NOWHERE}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["list"], 0), (["show", "digging"], 0), (["check"], 0), (["export", "-o", "-"], 0)],
)
def test_commands_work_and_say_what_cannot_be_kept(tmp_path: Path, arguments: list[str], code: int) -> None:
    result = ran(*arguments, cwd=build(tmp_path / "canal"))
    assert result.code == code
    assert result.out or arguments == ["check"]
    assert NO_HOME in result.err or arguments == ["check"]


@pytest.mark.parametrize("arguments", [["config", "show"], ["config", "path"], ["keys"]])
def test_what_needs_no_chronology_works_too(arguments: list[str]) -> None:
    assert ran(*arguments).code == 0


def test_nothing_is_remembered_and_nothing_breaks(tmp_path: Path) -> None:
    memory = StateStore(tmp_path)
    memory.keep(SavedState(event="digging"))
    assert memory.recall() == SavedState()
    memory.forget()


def test_a_key_that_cannot_be_kept_is_not_made() -> None:
    assert make_key() == Failure(
        "there is no folder to keep the key in", "the home folder is not known; set HOME"
    )
    assert read_key("0" * 16) is None
