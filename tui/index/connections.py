"""Connections to one finished database: as many as are asked for at once, and no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection
from threading import Lock, get_ident

from tui.index.index import DamagedIndexError, InterruptedSearchError
from tui.index.known import teach

_READ_FAST = "PRAGMA query_only = 1; PRAGMA mmap_size = 2147418112; PRAGMA temp_store = MEMORY;"


class Connections:
    """Lends connections to threads. A connection serves one statement's time at a time, on any thread."""

    def __init__(self, uri: str) -> None:
        """Open the first one.

        Args:
            uri: Of the database, as SQLite takes it.

        Raises:
            sqlite3.Error: Where there is no such database.
        """
        self._uri = uri
        self._lock = Lock()
        self._idle = [self._connect()]
        self._lent: dict[Connection, int] = {}
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """A connection, to be given back.

        Raises:
            InterruptedSearchError: Where `interrupt` or `close` came in between.
            DamagedIndexError: Where the database cannot be read.
        """
        with self._lock:
            if self._closed:
                raise InterruptedSearchError
            connection = self._idle.pop() if self._idle else self._connect()
            self._lent[connection] = get_ident()
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise InterruptedSearchError from None
            raise DamagedIndexError(str(error)) from error
        finally:
            self._take_back(connection)

    def interrupt(self) -> None:
        """Stop what other threads are asking."""
        with self._lock:
            for connection, thread in self._lent.items():
                if thread != get_ident():
                    connection.interrupt()

    def close(self) -> None:
        """Stop what is being asked, and let go of the database."""
        self.interrupt()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take_back(self, connection: Connection) -> None:
        with self._lock:
            del self._lent[connection]
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self) -> Connection:
        connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False, isolation_level=None)
        try:
            connection.executescript(_READ_FAST)
            teach(connection)
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                connection.close()
            raise
        return connection
