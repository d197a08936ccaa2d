"""A database that repairs itself: when its file is damaged, it is built again and the query is repeated."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from sqlite3 import Connection
from threading import Lock
from typing import TypeAlias, TypeVar

from tui.index.file_stamps import Stamp
from tui.index.protocol import DamagedIndexError
from tui.index.sqlite.connection_pool import ConnectionPool
from tui.index.verified_file import VerifiedFile

_T = TypeVar("_T")

_MOST_TRIES = 3
"""Attempts of one query, if the database is damaged each time."""


class RepairableDatabase:
    """A read-only database for any number of threads. It must be closed."""

    def __init__(self, uri: str, kept: VerifiedFile | None, forget: Callable[[], object]) -> None:
        """Open it.

        Args:
            uri: The database, as an SQLite URI.
            kept: The file it is in, if that is to be verified; None for no verification.
            forget: Clears the caches of the caller; called when the database was built again.

        Raises:
            sqlite3.Error: There is no such database.
        """
        self.make_again: Rebuild | None = None
        """Builds the database again; None where that is not possible."""
        self.stamp: Stamp | None = kept.stamp if kept and kept.content is None else None
        """The stamp of its file when it was verified; None where the database is in memory."""
        self._connections = ConnectionPool(uri, kept)
        self._damaged: list[ConnectionPool] = []
        self._forget = forget
        self._repairing = Lock()
        self._closed = False

    @property
    def repairs(self) -> int:
        """How often it was built again."""
        return len(self._damaged)

    def ask(self, answer: Callable[[Connection], _T]) -> _T:
        """Run a query, again after a repair if the database is damaged.

        Args:
            answer: From a connection to the result; it may be called several times.

        Returns:
            What `answer` returns.

        Raises:
            InterruptedSearchError: `interrupt` or `close` was called meanwhile.
            DamagedIndexError: The database is damaged, and cannot be built again.
        """

        def run(connections: ConnectionPool) -> _T:
            with connections.lend() as connection:
                return answer(connection)

        return self._again_and_again(run)

    def verify(self, *, thoroughly: bool) -> None:
        """Verify that the file is as it was written; where it is not, build the database again.

        Args:
            thoroughly: Whether the whole file is read, and not only its stamp.

        Raises:
            DamagedIndexError: It cannot be built again.
            InterruptedSearchError: `close` was called meanwhile.
        """
        self._again_and_again(partial(ConnectionPool.verify, thoroughly=thoroughly))

    def interrupt(self) -> None:
        """Stop the running queries of other threads."""
        self._connections.interrupt()

    def close(self) -> None:
        """Stop all running queries and close the database."""
        # Without the lock, so that closing does not wait for a repair.
        self._closed = True
        for connections in (*self._damaged, self._connections):
            connections.close()

    def _again_and_again(self, ask: Callable[[ConnectionPool], _T]) -> _T:
        for _ in range(_MOST_TRIES - 1):
            connections = self._connections
            try:
                return ask(connections)
            except DamagedIndexError:
                if self.make_again is None:
                    raise
                self._repair(connections, self.make_again)
        return ask(self._connections)

    def _repair(self, damaged: ConnectionPool, make_again: Rebuild) -> None:
        with self._repairing:
            if self._connections is not damaged:
                # Another thread has repaired it already.
                return
            # After the second damage, the database is kept in memory.
            made = make_again(self.repairs > 0)
            # Other threads may still be using it, so it is closed with the rest.
            self._damaged.append(damaged)
            self._connections, self.stamp = made._connections, made.stamp
            self._forget()
            if self._closed:
                self._connections.close()


Rebuild: TypeAlias = Callable[[bool], RepairableDatabase]
"""Builds a database again from the files; the argument says whether in memory, and not in a file."""
