"""An import that is ended between two files: nothing is half written for longer than until the next one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tables import files, weir
from tui.parsing.protected_names import NO_NAMES
from tui.project import atomic_write
from tui.project.imports.import_journal import journal_path
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.prepare_import import TableImport

FIRST = "Date,Event\n5 May 2010,The board meets\n6 May 2010,The wall gives way\n"
LATER = (
    "Date,Event\n1 May 2010,The wall is built\n5 May 2010,The board meets\n6 May 2010,The wall gives way\n"
)


class _EndedError(BaseException):
    """The system ends here."""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "log.csv"


def _import(root: Path, table: Path, text: str) -> None:
    table.write_text(text, "utf-8")
    assert isinstance(write_import(root, ImportRequest(table), NO_NAMES), TableImport)


@pytest.mark.parametrize("whole", [0, 1, 2])
def test_the_next_import_completes_one_that_was_killed(
    tmp_path: Path, table: Path, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, root = weir(tmp_path / "wanted"), weir(tmp_path / "weir")
    for folder in (wanted, root):
        _import(folder, table, FIRST)
    _import(wanted, table, LATER)
    place, placed = atomic_write._Prepared.place, list[Path]()

    def end(prepared: atomic_write._Prepared) -> object:
        if not prepared.path.is_relative_to(root):
            return place(prepared)
        if len(placed) == whole:
            raise _EndedError
        placed.append(prepared.path)
        return place(prepared)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_write._Prepared, "place", end)
        patch.setattr(atomic_write._Prepared, "take_back", lambda _prepared: None)
        if whole < 2:
            with pytest.raises(_EndedError):
                write_import(root, ImportRequest(table), NO_NAMES)
            assert journal_path(root).exists()
    _import(root, table, LATER)
    assert files(root) == files(wanted)
    assert not journal_path(root).exists()


def test_what_others_wrote_meanwhile_is_kept(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = weir(tmp_path / "weir")
    _import(root, table, FIRST)
    table.write_text(LATER, "utf-8")

    whole = atomic_write._Prepared.place

    def end(prepared: atomic_write._Prepared) -> object:
        if prepared.path.is_relative_to(root):
            raise _EndedError
        return whole(prepared)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_write._Prepared, "place", end)
        with pytest.raises(_EndedError):
            write_import(root, ImportRequest(table), NO_NAMES)
    with (root / "events.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    _import(root, table, LATER)
    assert "# mine\n" in (root / "events.yaml").read_text("utf-8")
    assert not journal_path(root).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_journal_is_for_its_user_only(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = weir(tmp_path / "weir")
    _import(root, table, FIRST)
    table.write_text(LATER, "utf-8")
    seen: list[int] = []
    whole = atomic_write._Prepared.place

    def look(prepared: atomic_write._Prepared) -> object:
        if prepared.path.is_relative_to(root):
            seen.append(journal_path(root).stat().st_mode & 0o777)
        return whole(prepared)

    monkeypatch.setattr(atomic_write._Prepared, "place", look)
    assert isinstance(write_import(root, ImportRequest(table), NO_NAMES), TableImport)
    assert seen == [0o600] * 3
