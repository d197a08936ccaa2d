"""The cache: never stale, never in the way, and nothing that it would hurt to lose."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.index.cache_faults import flip_bits
from tui.index import open_index as module
from tui.index.file_stamps import Stamp
from tui.index.index_store import MOST_KEPT, IndexStore, cache_folder
from tui.index.open_index import open_index
from tui.parsing.query.parse_query import Query

EVERYTHING = Query()


def opened(root: Path) -> tuple[bool, list[str], str | None]:
    """Whether the index was there, the ids of its events, the warning."""
    found = open_index(root)
    with closing(found.index) as index:
        return found.fresh, [row.id for row in index.rows(EVERYTHING)], found.warning


def rename(root: Path, old: str, new: str) -> None:
    events = root / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def index_file() -> Path:
    (found,) = cache_folder().glob("*/*.sqlite")
    return found


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let the cache take it for later than it is: a test can set a file's times, but not its entry's."""
    clock = SimpleNamespace(time_ns=lambda: time.time_ns() + seconds * 1_000_000_000)
    monkeypatch.setattr(module, "time", clock)


def test_made_once_and_found_from_then_on(canal: Path) -> None:
    ids = ["dug", "opened", "dinner"]
    assert opened(canal) == (False, ids, None)
    assert opened(canal) == (True, ids, None)
    assert index_file().stat().st_mode & 0o077 == 0
    assert index_file().parent.stat().st_mode & 0o077 == 0


def test_holds_what_the_rules_find(canal: Path) -> None:
    with closing(open_index(canal).index) as index:
        assert "unknown-passage" in [problem.code for problem in index.problems()]
        event = index.event("opened")
        assert event
        assert [problem.code for problem in event.problems] == ["unknown-passage"]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: rename(root, "id: dinner", "id: supper"),
        lambda root: (root / "corpus" / "memoir.md").unlink(),
        lambda root: (root / "corpus" / "notes.txt").write_text("A new source.", encoding="utf-8"),
        lambda root: (root / "corpus" / "memoir.md").rename(root / "corpus" / "memoirs.md"),
    ],
    ids=["edited", "deleted", "added", "renamed"],
)
def test_a_change_is_seen(
    canal: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    later(monkeypatch, 10)
    opened(canal)
    assert opened(canal)[0]
    change(canal)
    assert not opened(canal)[0]
    assert opened(canal)[0]


def test_an_index_of_an_earlier_text_is_found_again(canal: Path) -> None:
    opened(canal)
    rename(canal, "id: dinner", "id: supper")
    assert opened(canal) == (False, ["dug", "opened", "supper"], None)
    rename(canal, "id: supper", "id: dinner")
    assert opened(canal) == (True, ["dug", "opened", "dinner"], None)


@pytest.mark.parametrize(("age", "seen"), [(0, True), (1, True), (60, False)])
def test_a_change_that_leaves_no_trace_is_seen_while_it_can_happen(
    canal: Path, monkeypatch: pytest.MonkeyPatch, age: int, seen: bool
) -> None:
    changed = time.time_ns() - age * 1_000_000_000
    same: tuple[Stamp, ...] = (("events.yaml", 1_000, changed, changed, 7),)
    monkeypatch.setattr(module, "stamp_files", lambda _: same)
    opened(canal)
    rename(canal, "id: dinner", "id: supper")
    assert ("supper" in opened(canal)[1]) is seen


def test_without_a_file_of_events_nothing_is_kept_for_ever(canal: Path) -> None:
    (canal / "events.yaml").rename(canal / "aside")
    assert opened(canal) == (False, [], None)
    with closing(open_index(canal).index) as index:
        assert not index.info.complete
        assert "file-missing" in [problem.code for problem in index.problems()]
    (canal / "aside").rename(canal / "events.yaml")
    assert opened(canal)[1] == ["dug", "opened", "dinner"]


def _sql(statement: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)

    return damage


def _blank(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))


@pytest.mark.sweep
@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"what is this" * 1_000),
        lambda path: os.truncate(path, path.stat().st_size - 5_000),
        lambda path: os.truncate(path, 100),
        _blank,
        _sql("PRAGMA user_version = 99"),
        _sql("PRAGMA application_id = 99"),
        _sql("DROP TABLE word"),
        _sql("DROP TABLE search"),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=[
        "gone",
        "empty",
        "garbage",
        "cut",
        "cut short",
        "blank",
        "version",
        "other",
        "no words",
        "no search",
        "folder",
    ],
)
@pytest.mark.parametrize("settled", [True, False])
def test_a_damaged_index_is_made_anew(
    canal: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], object], settled: bool
) -> None:
    later(monkeypatch, 10 if settled else 0)
    opened(canal)
    damage(index_file())
    fresh, ids, _ = opened(canal)
    assert (fresh, ids) == (False, ["dug", "opened", "dinner"])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '["a", "b", 3, [4], [5]]', "[" * 100_000, '["a", "../../x", 3, [], []]', "\ufffd"],
)
def test_a_damaged_note_does_not_matter(canal: Path, text: str) -> None:
    opened(canal)
    (index_file().parent / "current.json").write_text(text, encoding="utf-8")
    assert opened(canal)[1:] == (["dug", "opened", "dinner"], None)
    assert opened(canal)[0]


def test_no_bit_of_the_note_may_differ(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, 10)
    opened(canal)
    note, chance = index_file().parent / "current.json", random.Random(2)
    before = IndexStore(canal).note()
    assert before
    for _ in range(60):
        content = note.read_bytes()
        flip_bits(note, chance)
        # A blank between two values may have become another.
        assert IndexStore(canal).note() in (None, before)
        assert opened(canal)[1:] == (["dug", "opened", "dinner"], None)
        note.write_bytes(content)


def test_an_index_of_another_program_is_not_read(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(canal)
    monkeypatch.setattr(module, "MAKER", "dateline 99 schema 99")
    assert not opened(canal)[0]


def test_few_are_kept(canal: Path) -> None:
    for number in range(MOST_KEPT + 3):
        rename(canal, "Nobody says when.", f"Nobody says when. {number}")
        opened(canal)
    assert len(list(cache_folder().glob("*/*.sqlite"))) == MOST_KEPT
    assert opened(canal)[0]


def test_without_a_cache_it_works_and_says_so_once(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(canal / "events.yaml" / "cache"))
    found = open_index(canal)
    with closing(found.index) as index:
        assert [row.id for row in index.rows(EVERYTHING)] == ["dug", "opened", "dinner"]
    assert found.warning
    assert found.warning.endswith(": Not a directory")
    assert not found.fresh


def test_a_cache_that_cannot_be_written_is_still_read(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(canal)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.index.index_store.IndexStore.write_note", refuse)
    monkeypatch.setattr("tui.index.sqlite.builder.index_builder.build_index", refuse)
    assert opened(canal) == (True, ["dug", "opened", "dinner"], None)
    rename(canal, "id: dinner", "id: supper")
    fresh, ids, warning = opened(canal)
    assert (fresh, ids) == (False, ["dug", "opened", "supper"])
    assert warning
    assert warning.endswith("Permission denied")


RUN = """
import resource, sys
from pathlib import Path
from tui.index.open_index import open_index
from tui.parsing.query.parse_query import Query
if limit := sys.argv[2]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
opened = open_index(Path(sys.argv[1]))
print(opened.fresh, [row.id for row in opened.index.rows(Query())], opened.warning)
opened.index.info, opened.index.event("opened"), opened.index.count(Query(words=("lo",)))
print(sorted({"pydantic", "pydantic_core", "yaml", "rapidfuzz", "textual"} & sys.modules.keys()))
"""


def run(root: Path, limit: int | None = None) -> subprocess.Popen[str]:
    """Open it in another process, in which files hold at most so many bytes."""
    arguments = [sys.executable, "-B", "-c", RUN, str(root), "" if limit is None else str(limit)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_a_fresh_index_needs_neither_the_models_nor_yaml(
    canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 10)
    opened(canal)
    said, _ = run(canal).communicate()
    assert said.splitlines() == ["True ['dug', 'opened', 'dinner'] None", "[]"]


@pytest.mark.parametrize("limit", [0, 100, 50_000])
def test_a_full_disk_is_no_trouble(canal: Path, limit: int) -> None:
    said, _ = run(canal, limit).communicate()
    assert said.startswith("False ['dug', 'opened', 'dinner'] the index cannot be stored in")
    assert [path.name for path in cache_folder().glob("*/*")] == []
    assert opened(canal) == (False, ["dug", "opened", "dinner"], None)


def test_several_may_make_it_at_once(canal: Path) -> None:
    said = [process.communicate()[0] for process in [run(canal) for _ in range(3)]]
    assert all("['dug', 'opened', 'dinner'] None" in one for one in said)
    assert opened(canal)[0]
    assert len(list(cache_folder().glob("*/*"))) == 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"DATELINE_CACHE_DIR": "/a/b", "XDG_CACHE_HOME": "/x"}, "/a/b"),
        ({"DATELINE_CACHE_DIR": "", "XDG_CACHE_HOME": "/x"}, "/x/dateline"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the folders are those of Linux")
def test_where_the_cache_is(names: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == Path(expected)
