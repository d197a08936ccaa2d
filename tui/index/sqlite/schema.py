"""The tables of an index."""

from __future__ import annotations

from pathlib import Path

VERSION = 8
"""To be raised with every change to schema.sql, or to what is written into its tables."""


def schema() -> str:
    """The SQL that makes the tables."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
