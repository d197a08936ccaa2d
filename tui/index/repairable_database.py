"""A database that lasts: where what keeps it is damaged it is made again, and the question asked again."""

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
"""Of one question, where what keeps the database is damaged each time."""


class RepairableDatabase:
    """Asked by any number of threads at once. Whoever opened it closes it."""

    def __init__(self, uri: str, kept: VerifiedFile | None, forget: Callable[[], object]) -> None:
        """Open it.

        Args:
            uri: As SQLite takes it.
            kept: The file it is in, where that is watched.
            forget: Forgets what was answered so far; called when it was made again.

        Raises:
            sqlite3.Error: Where there is none.
        """
        self.make_again: Rebuild | None = None
        """None where it cannot be made again."""
        self.stamp: Stamp | None = kept.stamp if kept and kept.content is None else None
        """Of the file that it reads as it goes, as it was compared; None where it is in memory."""
        self._connections = ConnectionPool(uri, kept)
        self._damaged: list[ConnectionPool] = []
        self._forget = forget
        self._repairing = Lock()
        self._closed = False

    @property
    def repairs(self) -> int:
        """How often it was made again."""
        return len(self._damaged)

    def ask(self, answer: Callable[[Connection], _T]) -> _T:
        """What a connection answers.

        Raises:
            InterruptedSearchError: Where `interrupt` or `close` came in between.
            DamagedIndexError: Where what keeps it is damaged, and it cannot be made again.
        """

        def asked(connections: ConnectionPool) -> _T:
            with connections.lend() as connection:
                return answer(connection)

        return self._again_and_again(asked)

    def verify(self, *, thoroughly: bool) -> None:
        """See that what keeps it is what was written; where it is not, make it again."""
        self._again_and_again(partial(ConnectionPool.verify, thoroughly=thoroughly))

    def interrupt(self) -> None:
        """Stop what other threads are asking."""
        self._connections.interrupt()

    def close(self) -> None:
        """Stop what is being asked, and let go of it."""
        # Not behind the lock: nobody who leaves waits until it is made again.
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
                # Another thread was here before.
                return
            # What was damaged twice is not left where that can happen.
            made = make_again(self.repairs > 0)
            # Other threads may be asking it still: it is closed with the rest.
            self._damaged.append(damaged)
            self._connections, self.stamp = made._connections, made.stamp
            self._forget()
            if self._closed:
                self._connections.close()


Rebuild: TypeAlias = Callable[[bool], RepairableDatabase]
"""Makes a database again from the files; True wants it in memory, and not in a file."""
