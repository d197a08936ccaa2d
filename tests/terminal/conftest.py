from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.known_indexes import KnownIndexes
from tests.terminal.house import House
from tui.index.open_index import open_index


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Folders of the test's own."""
    folder = tmp_path / "house"
    folder.mkdir()
    house = House(folder)
    yield house
    house.close()


@pytest.fixture
def new_canal(tmp_path: Path) -> Path:
    """The canal company, of which there is no index yet: the first start reads it."""
    return build(tmp_path / "canal")


@pytest.fixture
def canal(
    new_canal: Path, house: House, known_indexes: KnownIndexes, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The canal company: five events, one difference; its index is in the house."""
    known_indexes.know("canal", new_canal)
    with monkeypatch.context() as patch:
        patch.setenv("DATELINE_CACHE_DIR", house.env["DATELINE_CACHE_DIR"])
        open_index(new_canal).index.close()
    return new_canal
