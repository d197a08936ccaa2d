"""Rows of another table in one column, as JSON: so that one statement reads a record with all its parts."""

from __future__ import annotations

import json
from typing import Any


def gather_rows(columns: str, tables: str) -> str:
    """Return the SQL of one column that holds all rows of a query.

    Args:
        columns: The SQL of their columns. The first is a number, by which they are ordered.
        tables: The SQL after FROM.
    """
    # Joined to a text it is a text, also where it is a column of such rows itself.
    return f"('' || (SELECT json_group_array(json_array({columns})) FROM {tables}))"  # noqa: S608  (our own words)


def parse_rows(text: str) -> list[list[Any]]:
    """Return the rows of such a column, in order and without the numbers.

    Args:
        text: What `gather_rows` made.
    """
    return [columns for _, *columns in sorted(json.loads(text))]
