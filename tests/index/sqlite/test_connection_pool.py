"""Lending connections to threads, and stopping what is not wanted any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tui.index.protocol import DamagedIndexError, InterruptedSearchError
from tui.index.sqlite.connection_pool import ConnectionPool

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[ConnectionPool]:
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path)) as making:
        making.execute("CREATE TABLE word (word TEXT)")
    lent = ConnectionPool(f"{path.as_uri()}?mode=ro&immutable=1")
    yield lent
    lent.close()


def test_one_is_lent_again_and_two_at_once_are_two(connections: ConnectionPool) -> None:
    with connections.lend() as first:
        pass
    with connections.lend() as again, connections.lend() as other:
        assert again is first
        assert other is not first


@pytest.mark.parametrize("stop", [ConnectionPool.interrupt, ConnectionPool.close])
def test_a_search_is_stopped_from_another_thread(
    connections: ConnectionPool, stop: Callable[[ConnectionPool], None]
) -> None:
    begun, ended = Event(), Event()

    def search() -> None:
        try:
            with connections.lend() as connection:
                begun.set()
                connection.execute(ENDLESS)
        except InterruptedSearchError:
            ended.set()

    thread = Thread(target=search)
    thread.start()
    assert begun.wait(10)
    # The statement may not have begun yet: who wants it stopped says so until it is.
    while not ended.wait(0.01):
        stop(connections)
    thread.join()


def test_who_interrupts_is_not_interrupted(connections: ConnectionPool) -> None:
    with connections.lend() as connection:
        rows = connection.execute("SELECT 1 UNION ALL SELECT 2")
        assert rows.fetchone() == (1,)
        connections.interrupt()
        assert rows.fetchone() == (2,)


def test_nothing_is_lent_after_closing(connections: ConnectionPool) -> None:
    connections.close()
    with pytest.raises(InterruptedSearchError), connections.lend():
        pass


def test_what_is_lent_while_closing_can_be_given_back(connections: ConnectionPool) -> None:
    with connections.lend() as connection:
        connections.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_nothing_can_be_changed(connections: ConnectionPool) -> None:
    with pytest.raises(DamagedIndexError), connections.lend() as connection:
        connection.execute("INSERT INTO word VALUES ('x')")


def test_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "garbage"
    path.write_bytes(b"garbage" * 1_000)
    connections = ConnectionPool(path.as_uri())
    with closing(connections), pytest.raises(DamagedIndexError), connections.lend() as connection:
        connection.execute("SELECT 1 FROM sqlite_schema")
