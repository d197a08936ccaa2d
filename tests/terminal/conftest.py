from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.terminal.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Folders of the test's own."""
    folder = tmp_path / "house"
    folder.mkdir()
    house = House(folder)
    yield house
    house.close()


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    """The canal company: five events, one difference."""
    return build(tmp_path / "canal")
