"""Connections to one finished database: as many as are asked for at once, and no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection
from threading import Lock, get_ident

from tui.index.protocol import DamagedIndexError, InterruptedSearchError
from tui.index.sqlite.as_of import register_functions
from tui.index.verified_file import VerifiedFile

# A mapped file that somebody makes shorter ends the program with a bus error, and mapping is no faster here.
_READ_ONLY = "PRAGMA query_only = 1; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"


class ConnectionPool:
    """Lends connections to threads. A connection serves one statement's time at a time, on any thread."""

    def __init__(self, uri: str, kept: VerifiedFile | None = None) -> None:
        """Open the first one.

        Args:
            uri: Of the database, as SQLite takes it.
            kept: The file that the database is in, to be closed with the connections; None for one that
                was made in memory.

        Raises:
            sqlite3.Error: Where there is no such database.
        """
        self._uri, self._kept = uri, kept
        self._lock = Lock()
        self._idle = [self._connect()]
        self._lent: dict[Connection, int] = {}
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """A connection, to be given back.

        Raises:
            InterruptedSearchError: Where `interrupt` or `close` came in between.
            DamagedIndexError: Where the database cannot be read, or its file was touched meanwhile.
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
            # What was read may have been anything.
            self.verify(thoroughly=False)
            raise
        finally:
            self._take_back(connection)

    def verify(self, *, thoroughly: bool) -> None:
        """See that the file, where there is one, is what was written.

        Args:
            thoroughly: Whether all of it is read, and not only looked at whether it was touched.

        Raises:
            InterruptedSearchError: Where `close` came in between.
            DamagedIndexError: Where it is not.
        """
        kept = self._kept
        if kept and (kept.is_touched or (thoroughly and not kept.is_as_written())):
            if self._closed:
                raise InterruptedSearchError
            raise DamagedIndexError("the file is not what was written")

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
