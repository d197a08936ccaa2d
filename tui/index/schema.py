"""The tables of an index, and whether a file has them."""

from __future__ import annotations

import re
from pathlib import Path
from sqlite3 import Connection

from tui.index.index import DamagedIndexError

APPLICATION = 0x646C6E31
"""What SQLite calls the `application_id`: "dln1"."""
VERSION = 6
"""To be raised with every change to schema.sql, or to what is written into its tables."""


def schema() -> str:
    """The SQL that makes the tables."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")


def examine(connection: Connection, thoroughly: bool) -> None:
    """See whether a database is an index of this version.

    Args:
        connection: To it.
        thoroughly: Whether every page of it is looked at, and not only the first.

    Raises:
        DamagedIndexError: Where it is not.
        sqlite3.DatabaseError: Where it is no database at all.
    """
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    if found != [APPLICATION, VERSION]:
        raise DamagedIndexError("an index of another version")
    if thoroughly:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        if not tables.issuperset(re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", schema(), re.MULTILINE)):
            raise DamagedIndexError("a table is missing")
        for (report,) in connection.execute("PRAGMA quick_check (1)").fetchall():
            if report != "ok":
                raise DamagedIndexError(report)
