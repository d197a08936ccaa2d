"""What is left out of a PDF, and what is uncertain in it, as remarks for the one who adds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.parsing.documents.pdf.page_objects import HiddenWords
from tui.parsing.documents.pdf.pages import PdfPage
from tui.parsing.documents.pdf.paragraphs import PdfText
from tui.text.plural import pluralize

_MOST = 10
"""Pages that a remark lists."""


@dataclass(slots=True)
class PageFindings:
    """What was seen while the pages were read. Pages are counted from 1."""

    covered: dict[int, int] = field(default_factory=dict)
    pale: dict[int, int] = field(default_factory=dict)
    unseen: dict[int, int] = field(default_factory=dict)
    """By page, how many words."""
    lost: dict[str, list[int]] = field(default_factory=dict)
    """By font, the pages on which text in it could not be read."""
    unsure: list[int] = field(default_factory=list)
    """Pages whose lines hold gaps as of columns."""
    partly: list[int] = field(default_factory=list)
    """Pages on which too much is drawn to look at all of it."""
    notes: int = 0
    numbered: int = 0
    """Pages without the numbers of their lines."""
    is_xfa: bool = False
    is_blind: bool = False
    """Whether nothing is known of words that cannot be seen."""

    def add_hidden(self, page: int, hidden: HiddenWords) -> None:
        """Add the words of a page that cannot be seen.

        Args:
            page: Its number, from 1.
            hidden: How many there are.
        """
        for counts, count in (
            (self.covered, hidden.covered), (self.pale, hidden.pale), (self.unseen, hidden.unseen)
        ):  # fmt: skip
            if count:
                counts[page] = count


def page_remarks(pages: Sequence[PdfPage], text: PdfText) -> Iterator[str]:
    """Yield what is left out of the text of pages, or missing in it.

    Args:
        pages: All of them.
        text: What became of them.
    """
    if text.removed:
        are = (
            "line at the edge of its pages is" if text.removed == 1 else "lines at the edge of its pages are"
        )
        yield f"{text.removed} repeated or numbered {are} left out"
    bare = [number for number, page in enumerate(pages, 1) if not page.lines and not page.sideways]
    if bare:
        yield (
            f"no text on {len(bare)} of its {len(pages)} pages, which may be pictures: {name_sheets(bare)}"
        )
    again = sum(bool(page.lines) and page.lines == before.lines for before, page in pairwise(pages))
    if again:
        yield f"the text of {again} of its {len(pages)} pages is the same as on the page before"


def finding_remarks(found: PageFindings) -> Iterator[str]:
    """Yield what was seen on the pages that a reader must know.

    Args:
        found: What was seen.
    """
    if found.numbered:
        yield f"the numbers of lines in the margin of {pluralize(found.numbered, 'page')} are left out"
    for counts, where in (
        (found.covered, "under a filled box, and may be meant to be redacted"),
        (found.pale, "in the colour of the paper, and cannot be seen"),
        (found.unseen, "in letters that are not drawn, and cannot be seen"),
    ):
        if counts:
            words = sum(counts.values())
            stand = "word stands" if words == 1 else "words stand"
            yield f"{words} {stand} {where}: {name_sheets(counts)}"
    for font, pages in found.lost.items():
        yield (
            f"text in the font {font} could not be read here, because neither the file nor this machine has"
            f" the font: {name_sheets(pages)}; try --engine pdftotext"
        )
    if found.unsure:
        yield (
            "lines with wide gaps, as of columns or a table, are read from left to right: look at"
            f" {name_sheets(found.unsure)}"
        )
    if found.notes:
        yield f"{pluralize(found.notes, 'comment')} laid over its pages {_are(found.notes)} not read"
    if found.is_xfa:
        yield "it is an XFA form, of which fields may be missing; print it to a new PDF to have all of them"
    if found.is_blind:
        yield "words that cannot be seen, as under black boxes, are not told by pdftotext"
    if found.partly:
        yield f"too much is drawn to look for hidden words: {name_sheets(found.partly)}"


def name_sheets(pages: Iterable[int]) -> str:
    """Return which pages are meant: `sheet 2`, `sheets 2, 3, ...`.

    Args:
        pages: Their numbers, from 1.
    """
    numbers = sorted(set(pages))
    shown = ", ".join(map(str, numbers[:_MOST])) + (", ..." if len(numbers) > _MOST else "")
    return f"{'sheet' if len(numbers) == 1 else 'sheets'} {shown}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
