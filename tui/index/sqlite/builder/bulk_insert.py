"""Inserting rows in bulk: they are collected, and written many at a time."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Protocol, TypeAlias

Value: TypeAlias = str | int | bytes | None

_MOST = 5_000
"""Rows of one table that are collected before they are written; so memory does not grow with the events."""


class RowReceiver(Protocol):
    """Takes rows."""

    def add(self, table: str, *row: Value) -> None:
        """Take a row of a table."""


class BulkInserter:
    """Collects rows for the tables of one database. `flush` must be called at the end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Value, ...]]] = {}

    def add(self, table: str, *row: Value) -> None:
        """Add a row.

        Args:
            table: A table of schema.sql; with column names in parentheses, if it is not all columns.
            row: A value for each column.
        """
        rows = self._waiting.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _MOST:
            self._write(table, rows)

    def flush(self) -> None:
        """Write all rows that are still collected."""
        for table, rows in self._waiting.items():
            if rows:
                self._write(table, rows)

    def _write(self, table: str, rows: list[tuple[Value, ...]]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (our names)
        rows.clear()
