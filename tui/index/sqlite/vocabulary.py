"""Queries for the words of an index: those with a prefix, and those of about the same length as another."""

from __future__ import annotations

from sqlite3 import Connection

LAST = "\U0010ffff"
"""Sorts after every character of a folded word."""

_MOST_COMPLETED = 64
"""The largest number of words with a prefix that are listed one by one."""
_LONGER = 3
"""Letters by which the nearest word may be longer or shorter."""


def completions(connection: Connection, beginning: str) -> list[str] | None:
    """The words with a prefix; None where there are more than `_MOST_COMPLETED`."""
    sql = "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?"
    rows = connection.execute(sql, (beginning, beginning + LAST, _MOST_COMPLETED + 1))
    words = [word for (word,) in rows]
    return words if len(words) <= _MOST_COMPLETED else None


def words_of_length(connection: Connection, word: str) -> list[str]:
    """The words of about the same length as a word, sorted."""
    sql = "SELECT word FROM word WHERE length(word) BETWEEN ? AND ? ORDER BY word"
    rows = connection.execute(sql, (len(word) - _LONGER, len(word) + _LONGER))
    return [near for (near,) in rows]
