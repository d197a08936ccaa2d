"""Rows on their way into the tables: gathered, then written many at a time."""

from __future__ import annotations

from sqlite3 import Connection
from typing import TypeAlias

Value: TypeAlias = str | int | None

_MOST = 5_000
"""Rows of one table that wait; a million events pass through without ever being there all at once."""


class BulkInserter:
    """Rows for the tables of one database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Value, ...]]] = {}

    def add(self, table: str, *row: Value) -> None:
        """Put down a row.

        Args:
            table: One of schema.sql, with the columns meant in parentheses where they are not all.
            row: A value for each column.
        """
        rows = self._waiting.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _MOST:
            self._write(table, rows)

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                self._write(table, rows)

    def _write(self, table: str, rows: list[tuple[Value, ...]]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (our names)
        rows.clear()
