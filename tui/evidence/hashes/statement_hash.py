"""The hash of a statement as it is put to somebody, which pins an answer to the words that it answers."""

from __future__ import annotations

from tui.chronology.keys import WordsHash
from tui.evidence.hashes.words_hash import compute_hash


def hash_statement(date: str, title: str, summary: str) -> WordsHash | None:
    """Return the hash of a statement: of the words of its date, title and summary, in this order.

    Args:
        date: In EDTF; empty for none.
        title: The event's.
        summary: The event's; may be empty.

    Returns:
        None where there is no word in them.
    """
    try:
        return compute_hash(f"{date} {title} {summary}")
    except ValueError:
        return None
