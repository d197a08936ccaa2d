"""The words of an index: which begin so, and which are about as long as one that nobody wrote."""

from __future__ import annotations

from sqlite3 import Connection

LAST = "\U0010ffff"
"""Behind every character of a folded word."""

_MOST_COMPLETED = 64
"""Words that a beginning may stand for and still be named one by one."""
_LONGER = 3
"""Letters by which the nearest word may be longer or shorter."""


def completions(connection: Connection, beginning: str) -> list[str] | None:
    """The words that begin so; None where they are too many to name."""
    sql = "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?"
    found = connection.execute(sql, (beginning, beginning + LAST, _MOST_COMPLETED + 1))
    words = [word for (word,) in found]
    return words if len(words) <= _MOST_COMPLETED else None


def words_of_length(connection: Connection, word: str) -> list[str]:
    """The words that are about as long as one, sorted."""
    sql = "SELECT word FROM word WHERE length(word) BETWEEN ? AND ? ORDER BY word"
    found = connection.execute(sql, (len(word) - _LONGER, len(word) + _LONGER))
    return [each for (each,) in found]
