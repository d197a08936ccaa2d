"""The place of an event among all events, which is counted, since ranks have free numbers between them."""

# ruff: noqa: S608  (our own words)

from __future__ import annotations

from sqlite3 import Connection

BLOCK = 128
"""Events of a block, in which they are counted one by one."""

FROM_BLOCK = "rank >= (SELECT first_rank FROM block WHERE number = ?)"
"""The condition that an event is not before the first of a block (`block_of`)."""
_POSITION = f"""SELECT {BLOCK} * number + (SELECT count(*) FROM span WHERE rank >= first_rank AND rank < ?1)
    FROM block WHERE first_rank <= ?1 ORDER BY first_rank DESC LIMIT 1"""


def block_of(position: int) -> tuple[int, int]:
    """Return the number of the block that an event is in, and its place in there.

    Args:
        position: Its place among all events, from 0.
    """
    return divmod(position, BLOCK)


def position_of(connection: Connection, rank: int) -> int:
    """Return the place of an event among all events, from 0.

    Args:
        connection: To an open index.
        rank: Its rank.
    """
    row = connection.execute(_POSITION, (rank,)).fetchone()
    return int(row[0]) if row else 0
