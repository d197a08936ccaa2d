"""The date of issue that a document's text may give, in its head or under it: found, and accepted."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import find_mentions
from tui.parsing.documents.contents import DateOffer, DocumentContents
from tui.project.atomic_write import write_file
from tui.text.failure import Failure, describe_os_error

_FIRST, _LAST = 5, 2
"""How many passages are read at the beginning and at the end: minutes, emails, letters are dated there."""
_HEADING, _SENTENCE = 120, 30
"""The most code points of a heading or date line, and of one that ends like a sentence: longer ones tell what
happened."""
_OFFERED = re.compile(
    rb"^# If it was issued on the day in passage \d+, .*\n# (issued: .*\n)# (issued-because: .*\n)",
    re.MULTILINE,
)
"""As `tui.parsing.documents.markdown_writer` writes an offered date."""


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


def accept_issue_date(path: Path) -> Failure | None:
    """Make the date that the file of a source offers its date of issue, and change nothing else in it.

    Args:
        path: The file in `corpus/`.

    Returns:
        Why nothing was written; None where it was.
    """
    try:
        before = path.read_bytes()
    except OSError as fault:
        return Failure(f"cannot read {path.name}: {describe_os_error(fault)}")
    after = _OFFERED.sub(rb"\1\2", before, count=1)
    if after == before:
        return Failure(f"{path.name} offers no date any more", "write `issued:` into its front matter")
    done = write_file(path, after, over=sha256(before).hexdigest())
    return done if isinstance(done, Failure) else None


def _is_heading(text: str) -> bool:
    return len(text) <= (_SENTENCE if text.endswith((".", "!", "?")) else _HEADING)
