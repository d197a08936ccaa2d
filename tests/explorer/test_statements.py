"""How many statements a key sends to the index: a fixed number, whatever the event under the cursor has."""

from __future__ import annotations

from sqlite3 import Connection

import pytest

from tests.explorer.screen_driver import exploring
from tests.terminal.house import SHIPPED
from tui.index.sqlite.connection_pool import ConnectionPool


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement sent to an index that is opened from now on."""
    statements: list[str] = []
    connect = ConnectionPool._connect

    def traced(pool: ConnectionPool) -> Connection:
        connection = connect(pool)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(ConnectionPool, "_connect", traced)
    return statements


async def test_a_step_through_the_events_sends_four_and_one_for_its_searches(sent: list[str]) -> None:
    async with exploring(SHIPPED) as (app, hands):
        for _ in range(app.project.index.info.events - 1):
            sent.clear()
            await hands.press("down")
            record = app.main.session.state.record
            assert record
            assert len(sent) <= 4 + bool(record.searches), sent
