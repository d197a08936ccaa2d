"""An index that is kept for several tests is the one that would have been built."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.canal import EVENTS, build
from tests.known_indexes import KnownIndexes
from tui.index import open_index
from tui.parsing.query.parse_query import Query


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))


def titles(root: Path) -> list[str]:
    with closing(open_index.open_index(root).index) as index:
        return [row.title for row in index.rows(Query())]


def test_a_known_chronology_is_read_once_and_any_other_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    opened = open_index._opened

    def seen(root: Path, held: list[object], apart: bool = False) -> open_index.OpenedIndex:
        read.append(root)
        return opened(root, held, apart)

    (tmp_path / "kept").mkdir()
    known = KnownIndexes(tmp_path / "kept", seen)
    monkeypatch.setattr(open_index, "_opened", known.opened)
    one, two, other = (build(tmp_path / name) for name in ("one", "two", "other"))
    known.know("canal", one)
    (other / "events.yaml").write_text(EVENTS.replace("The canal is dug", "The canal is dug by hand"))
    expected = titles(one)
    assert titles(two) == expected
    assert titles(other) == [title.replace("is dug", "is dug by hand") for title in expected]
    assert read == [one, other]
    # What has an index already is opened as ever, and so is what has changed since.
    (two / "events.yaml").write_text(EVENTS.replace("The canal is dug", "The canal is dug at last"))
    assert "The canal is dug at last" in titles(two)
    assert read == [one, other, two]
