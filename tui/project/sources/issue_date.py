"""The date of issue that a document's text may give: the day in its head, or under it."""

from __future__ import annotations

from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import find_mentions
from tui.parsing.documents.contents import DateOffer, DocumentContents

_FIRST, _LAST = 5, 2
"""How many passages are read at the beginning and at the end: minutes, emails, letters are dated there."""
_HEADING, _SENTENCE = 120, 30
"""The most code points of a heading or date line, and of one that ends like a sentence: longer ones tell what
happened."""


def find_issue_date(document: DocumentContents) -> DateOffer | None:
    """Return the first day with only one reading in the headings and date lines of a document.

    It is only offered: a document may be headed with the day of something else.

    Args:
        document: What was read.

    Returns:
        None where the document states its date of issue, and where no heading or date line has a day.
    """
    if document.issued:
        return None
    numbered = list(enumerate(document.paragraphs, 1))
    for number, paragraph in (*numbered[:_FIRST], *numbered[_FIRST:][-_LAST:]):
        for mention in find_mentions(paragraph.text) if _is_heading(paragraph.text) else ():
            if len(mention.readings) == 1 and parse(mention.readings[0].date).is_exact:
                return DateOffer(mention.readings[0].date, " ".join(mention.words.split()), number)
    return None


def _is_heading(text: str) -> bool:
    return len(text) <= (_SENTENCE if text.endswith((".", "!", "?")) else _HEADING)
