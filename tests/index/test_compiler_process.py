"""An index that another process builds: the same as one built here, and nothing left of one not wanted."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.canal import EVENTS, build
from tests.index.test_names import protect
from tests.parsing.keys import kept_key
from tui.index import compiler_process, open_index
from tui.index.index_store import IN_PROGRESS, IndexStore, cache_folder
from tui.index.sqlite.builder import index_builder
from tui.parsing import child_processes
from tui.parsing.protected_names import LIST
from tui.parsing.query.parse_query import Query
from tui.text.cancellation import StoppedError, stoppable

EVERYTHING = Query()


@pytest.fixture
def at_home(canal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The canal; whatever is built in this process is an error."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(index_builder, "fill_tables", refuse)
    return canal


def ids(root: Path) -> tuple[bool, list[str], str | None]:
    """Whether the index was there, the ids of its events, the warning."""
    opened = open_index.open_index(root, apart=True)
    with closing(opened.index) as index:
        return opened.fresh, [row.id for row in index.rows(EVERYTHING)], opened.warning


def left() -> list[str]:
    return [path.name for path in cache_folder().rglob(f"{IN_PROGRESS}*")]


def test_the_index_is_that_of_this_process(canal: Path) -> None:
    (here,) = _files(open_index.open_index(canal))
    for path in here:
        path.unlink()
    (apart,) = _files(open_index.open_index(canal, apart=True))
    assert [path.name for path in apart] == [path.name for path in here]


def _files(opened: open_index.OpenedIndex) -> Iterator[list[Path]]:
    with closing(opened.index):
        yield sorted(cache_folder().glob("*/*.sqlite"))


def test_it_is_built_elsewhere_once(at_home: Path) -> None:
    expected = ["dug", "opened", "dinner"]
    assert ids(at_home) == (False, expected, None)
    assert ids(at_home) == (True, expected, None)
    assert not left()
    assert not child_processes._children


ASKED = """
import sys
from pathlib import Path
from tui.index.open_index import open_index

for _ in range(2):
    open_index(Path(sys.argv[1]), apart=True).index.close()
    (Path(sys.argv[1]) / "corpus" / "memoir.md").write_text("Another memoir.")
print(sorted({"pydantic", "yaml", "tui.validation", "tui.parsing.loader"} & set(sys.modules)))
"""


def test_the_process_that_asks_reads_no_yaml(canal: Path) -> None:
    command = [sys.executable, "-c", ASKED, str(canal)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_names_are_masked_there_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATELINE_CACHE_DIR", "DATELINE_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    root = build(tmp_path / "canal", EVENTS.replace("[navvies]", "[navvies, Zebedee Quill]"))
    protect(root, kept_key(), "Zebedee Quill")
    with closing(open_index.open_index(root, apart=True).index) as index:
        event = index.event("digging")
    assert event
    assert event.tags == ("navvies", "███")
    assert b"Zebedee" not in b"".join(path.read_bytes() for path in cache_folder().rglob("*.sqlite"))


def test_a_list_that_cannot_be_used_leaves_nothing_in_the_cache(canal: Path) -> None:
    (canal / LIST).write_text("not a list")
    assert ids(canal)[0] is False
    assert not list(cache_folder().rglob("*.sqlite"))


def test_names_that_change_meanwhile_are_not_shown(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    makers = iter(("as it was", open_index.maker_of(canal)))
    monkeypatch.setattr(open_index, "maker_of", lambda _: next(makers))
    opened = open_index.open_index(canal, apart=True)
    with closing(opened.index) as index:
        assert index.info.title == "The canal"
    assert not opened.fresh


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        (sys, "executable", "/nowhere/python"),
        (sys, "executable", ""),
        (compiler_process, "_WORKER", "tui.index.no_such_module"),
    ],
    ids=["none there", "none known", "no program"],
)
def test_without_another_process_it_is_built_here(
    canal: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    where: ModuleType,
    name: str,
    value: str,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(where, name, value)
    assert ids(canal) == (False, ["dug", "opened", "dinner"], None)
    assert "the index is built in this process" in caplog.text


def test_a_cache_that_takes_nothing_is_told_as_ever(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", f"{os.devnull}/cache")
    _, found, warning = ids(canal)
    assert found == ["dug", "opened", "dinner"]
    assert warning
    assert warning.startswith("the index cannot be stored in ")


def test_what_is_not_wanted_any_more_ends(at_home: Path) -> None:
    started: list[int] = []

    def must_stop() -> bool:
        started.extend(child.pid for child in child_processes._children)
        return bool(started)

    with pytest.raises(StoppedError), stoppable(must_stop):
        open_index.open_index(at_home, apart=True)
    assert started
    assert not child_processes._children
    assert not left()


def test_what_a_killed_process_was_writing_is_deleted(canal: Path) -> None:
    shelf = IndexStore(canal)
    shelf.make()
    making, other = shelf.making(), shelf.making()
    for path in (making.with_name(f"{making.stem}-x.sqlite"), other.with_name(f"{other.stem}-x.sqlite")):
        path.touch()
    shelf.delete_unfinished(making)
    assert left() == [f"{other.stem}-x.sqlite"]
