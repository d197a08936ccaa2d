"""What is read in a few words of prose: `words: date, date` for each mention."""

from __future__ import annotations

from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import find_mentions


def found(text: str, issued: str = "") -> list[str]:
    """Each mention with its dates, or with why it has none."""
    return [
        f"{it.words}: {', '.join(one.date for one in it.readings) or it.unread.partition(': ')[2]}"
        for it in find_mentions(text, parse(issued) if issued else None)
    ]


def dates(text: str, issued: str = "") -> list[str]:
    """The dates of the only mention in a text."""
    (mention,) = find_mentions(text, parse(issued) if issued else None)
    return [reading.date for reading in mention.readings]
