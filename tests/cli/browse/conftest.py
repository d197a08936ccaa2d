from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.browse.talking import Talk


@pytest.fixture
def talk(canal: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """A conversation about the canal company: five events, one of them undated."""
    return Talk(canal, monkeypatch)
