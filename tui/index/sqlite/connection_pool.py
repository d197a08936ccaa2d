"""A pool of connections to one finished database, one for each thread that queries it at the same time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection
from threading import Lock, get_ident

from tui.index.protocol import DamagedIndexError, InterruptedSearchError
from tui.index.sqlite.as_of import register_functions
from tui.index.verified_file import VerifiedFile

# If a mapped file is truncated, the program ends with a bus error; and mapping is no faster here.
_READ_ONLY = "PRAGMA query_only = 1; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"


class ConnectionPool:
    """Lends connections to threads. A connection is used by one thread at a time, which may be any."""

    def __init__(self, uri: str, kept: VerifiedFile | None = None) -> None:
        """Open the first one.

        Args:
            uri: The database, as an SQLite URI.
            kept: The file that the database is in, to be verified, and closed with the connections; None for
                a database in memory.

        Raises:
            sqlite3.Error: There is no such database.
        """
        self._uri, self._kept = uri, kept
        self._lock = Lock()
        self._idle = [self._connect()]
        self._lent: dict[Connection, int] = {}
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """Yield a connection, for use within a block.

        Raises:
            InterruptedSearchError: `interrupt` or `close` was called meanwhile.
            DamagedIndexError: The database cannot be read, or its file was touched meanwhile.
            ValueError: The block raised it, and the file is intact.
            TypeError: Likewise.
            LookupError: Likewise.
        """
        connection = self._take()
        try:
            yield connection
            self.verify(thoroughly=False)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise InterruptedSearchError from None
            raise DamagedIndexError(str(error)) from error
        except (ValueError, TypeError, LookupError):
            # Data from a damaged file may cause any of these.
            self.verify(thoroughly=False)
            raise
        finally:
            self._take_back(connection)

    def verify(self, *, thoroughly: bool) -> None:
        """Verify that the file, if there is one, is as it was written.

        Args:
            thoroughly: Whether the whole file is read, and not only its stamp.

        Raises:
            InterruptedSearchError: `close` was called meanwhile.
            DamagedIndexError: The file is not as it was written.
        """
        kept = self._kept
        if kept and (kept.is_touched or (thoroughly and not kept.is_as_written())):
            if self._closed:
                raise InterruptedSearchError
            raise DamagedIndexError("the file is not what was written")

    def interrupt(self) -> None:
        """Stop the running queries of other threads."""
        with self._lock:
            for connection, thread in self._lent.items():
                if thread != get_ident():
                    connection.interrupt()

    def close(self) -> None:
        """Stop the running queries of other threads, and close all connections and the file."""
        self.interrupt()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        if self._kept:
            self._kept.close()

    def _take(self) -> Connection:
        with self._lock:
            if self._closed:
                raise InterruptedSearchError
            try:
                connection = self._idle.pop() if self._idle else self._connect()
            except sqlite3.Error as error:
                raise DamagedIndexError(str(error)) from error
            self._lent[connection] = get_ident()
        return connection

    def _take_back(self, connection: Connection) -> None:
        with self._lock:
            del self._lent[connection]
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self) -> Connection:
        content = self._kept.content if self._kept else None
        uri = self._uri if content is None else ":memory:"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
        try:
            if content is not None:
                connection.deserialize(content)
            connection.executescript(_READ_ONLY)
            register_functions(connection)
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                connection.close()
            raise
        return connection
