"""The schema of an index: its version, and the SQL that creates its tables (schema.sql)."""

from __future__ import annotations

from pathlib import Path

VERSION = 23
"""Must be increased with every change to schema.sql, or to what is written into its tables."""


def schema() -> str:
    """The SQL that creates the tables."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
