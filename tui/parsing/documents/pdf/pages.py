"""What is known of a page of a PDF: its lines and where they stand. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Link(Enum):
    """What is known of how a line goes with the one before it."""

    OPEN = auto()
    """Nothing: where it stands tells."""
    BEGINS = auto()
    """It begins a paragraph: a row of a table, a field of a form."""
    GOES_ON = auto()
    """It goes on with the line before it: in a cell of a table."""


class PageWord(NamedTuple):
    """Letters without a space between them, on a page as it is read."""

    text: str
    left: float
    right: float
    size: float
    """The height of its letters."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page. Lengths from the lower left corner of the page as it is read."""

    text: str
    left: float
    right: float
    base: float
    """Of the base line."""
    size: float
    """The height of its letters."""
    is_bold: bool = False
    link: Link = Link.OPEN
    is_note: bool = False
    """Whether it belongs to the notes at the foot of the page."""
    tallest: float = 0.0
    """The height of its largest letters, where some are smaller; 0 where that is not known."""
    column: int = 0
    """Which of the pieces of the page it stands in, counted in the order in which they are read."""


class Piece(NamedTuple):
    """Words of one line without a wide gap between them."""

    words: tuple[PageWord, ...]
    base: float
    size: float
    is_bold: bool = False

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words, with a space between them."""
        return " ".join(word.text for word in self.words)


class Rule(NamedTuple):
    """A horizontal line that is drawn on a page."""

    left: float
    right: float
    height: float


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of a document."""

    label: str
    """As the document numbers it: `12`, `xii`; may be empty."""
    lines: tuple[TextLine, ...]
    """In reading order."""
    width: float = 0.0
    """Of the sheet."""
    sideways: tuple[str, ...] = ()
    """The lines that run another way than the others: stamps in the margin."""
