"""An index of changed files is an older one brought up to date, where that may be and can be read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.index.cache_faults import FAULTS, index_in
from tests.index.test_names import protect
from tests.index.test_open_index import opened, rename, run
from tests.parsing.keys import kept_key
from tui.index import verified_file
from tui.index.index_store import cache_folder
from tui.index.open_index import open_index
from tui.index.sqlite.builder import index_builder
from tui.index.sqlite.builder.index_updater import NotUpdatableError
from tui.parsing.events import chronology_file, known_items
from tui.parsing.events.item_split import ItemSplit
from tui.parsing.events.known_items import KnownItems, read_known_tree
from tui.parsing.events.partial_event import PartialEvent
from tui.parsing.limits import Limits
from tui.parsing.query.parse_query import Query
from tui.parsing.yaml.tree import YamlTree


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one for each index that is built anew."""
    fill, said = index_builder.fill_tables, []

    def count(*arguments: Any) -> None:
        said.append("built")
        fill(*arguments)

    monkeypatch.setattr(index_builder, "fill_tables", count)
    return said


@pytest.mark.parametrize("size", ["small", "large"])
def test_one_change_after_another(
    canal: Path, built: list[str], monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    if size == "large":
        monkeypatch.setattr(verified_file, "SMALL", -1)
    assert opened(canal) == (False, ["dug", "opened", "dinner"], None)
    rename(canal, "title: A dinner", "title: Supper")
    assert opened(canal) == (False, ["dug", "opened", "dinner"], None)
    rename(canal, "date: 1790/1795", "date: 1799")
    assert opened(canal) == (False, ["opened", "dinner", "dug"], None)
    rename(canal, "id: dinner", "id: supper")
    assert opened(canal) == (False, ["opened", "supper", "dug"], None)
    assert built == ["built"]
    assert opened(canal) == (True, ["opened", "supper", "dug"], None)
    with closing(open_index(canal).index) as index:
        assert [row.id for row in index.rows(Query(words=("supper",)))] == ["supper"]
        assert index.rows(Query(words=("dinner",))) == []


def test_the_older_one_is_kept_as_it_was(canal: Path) -> None:
    opened(canal)
    older = index_in(cache_folder())
    before = older.read_bytes()
    rename(canal, "title: A dinner", "title: Supper")
    opened(canal)
    assert older.read_bytes() == before


def test_an_updated_one_is_for_its_owner_alone(canal: Path) -> None:
    opened(canal)
    rename(canal, "title: A dinner", "title: Supper")
    opened(canal)
    kept = list(cache_folder().rglob("*.sqlite"))
    assert len(kept) == 2
    assert [path.stat().st_mode & 0o777 for path in kept] == [0o600, 0o600]
    assert not list(cache_folder().rglob("*older*"))


def test_events_that_have_not_changed_are_not_read_again(
    canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_items, "MOST_PARSED", 2)
    opened(canal)
    rename(canal, "title: A dinner", "title: Supper")
    parsed: list[list[bool]] = []

    def count(split: ItemSplit, known: KnownItems, limits: Limits) -> YamlTree | None:
        tree = read_known_tree(split, known, limits)
        data: Any = tree.data if tree else {"events": []}
        parsed.append([type(item) is PartialEvent for item in data["events"]])
        return tree

    monkeypatch.setattr(chronology_file, "read_known_tree", count)
    opened(canal)
    # The first and the last one show where the list begins and ends.
    assert parsed == [[False, True, False]]


@pytest.mark.sweep
@pytest.mark.parametrize("name", sorted(name for name in FAULTS if "folder" not in name))
def test_a_damaged_one_is_not_built_upon(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(verified_file, "SMALL", -1)
    opened(canal)
    index = index_in(cache_folder())
    FAULTS[name](index.parent, index)
    rename(canal, "title: A dinner", "title: Supper")
    assert opened(canal)[:2] == (False, ["dug", "opened", "dinner"])
    with closing(open_index(canal).index) as found:
        event = found.event("dinner")
        assert event
        assert event.row.title == "Supper for the men"


def test_no_name_of_an_older_one_is_kept(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    rename(canal, "Nobody says when", "Zebedee Quill says when")
    opened(canal)
    protect(canal, kept_key(), "Zebedee Quill")
    opened(canal)
    rename(canal, "Many men", "Few men")
    opened(canal)
    content = b"".join(path.read_bytes() for path in cache_folder().rglob("*") if path.is_file())
    assert content
    assert b"zebedee" not in content.lower()


def test_with_protected_names_each_is_built_anew(
    canal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: list[str]
) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    protect(canal, kept_key(), "Zebedee Quill")
    opened(canal)
    rename(canal, "Many men", "Few men")
    opened(canal)
    assert built == ["built", "built"]


def test_after_many_updates_a_new_one_is_built(
    canal: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_builder, "MOST_UPDATES", 2)
    titles = ("A dinner", "Supper", "Lunch", "Tea", "Breakfast", "Tiffin")
    opened(canal)
    for old, new in pairwise(titles):
        rename(canal, f"title: {old}", f"title: {new}")
        opened(canal)
    assert len(built) == 2


@pytest.mark.parametrize(
    "fail",
    [
        lambda *_: (_ for _ in ()).throw(sqlite3.DatabaseError("malformed")),
        lambda *_: (_ for _ in ()).throw(NotUpdatableError()),
    ],
)
def test_where_it_cannot_be_brought_up_to_date_a_new_one_is_built(
    canal: Path, built: list[str], monkeypatch: pytest.MonkeyPatch, fail: Callable[..., object]
) -> None:
    opened(canal)
    rename(canal, "title: A dinner", "title: Supper")
    monkeypatch.setattr(index_builder, "update_tables", fail)
    assert opened(canal) == (False, ["dug", "opened", "dinner"], None)
    assert built == ["built", "built"]


def test_several_may_update_it_at_once(canal: Path) -> None:
    opened(canal)
    rename(canal, "title: A dinner", "title: Supper, or a late dinner")
    said = [process.communicate()[0] for process in [run(canal) for _ in range(3)]]
    assert all("['dug', 'opened', 'dinner'] None" in one for one in said)
    assert opened(canal)[0]
    assert len(list(cache_folder().glob("*/*.sqlite"))) == 2
