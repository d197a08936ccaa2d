from __future__ import annotations

from tests.terminal.conftest import canal, house

__all__ = ["canal", "house"]
