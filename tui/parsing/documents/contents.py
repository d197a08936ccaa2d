"""The content of a document: its paragraphs and metadata; or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tui.parsing.decoding import to_readable
from tui.text.failure import Failure

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number of the page that is being read, from 1, and the number of pages."""


QUOTED = "quoted"
"""The speaker of a paragraph that an e-mail quotes from another."""


class FileType(StrEnum):
    """What kind of file a document is."""

    TEXT = "txt"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """One paragraph, as it will be in a passage of a source."""

    text: str
    """On one line, not empty, without outer white space."""
    label: str = ""
    """`p. 12`, where the document has pages; `para 12`, where its paragraphs have numbers; unique in its
    document. Else empty."""
    speaker: str = ""
    """Who speaks in it, where that is not the writer of the document: `QUOTED`. Else empty."""
    bates: str = ""
    """The Bates number of its page, or the first and the last where it stands on two; else empty."""


@dataclass(frozen=True, slots=True)
class DateOffer:
    """A date in the text of a document, which may be its date of issue."""

    date: str
    """EDTF."""
    words: str
    """As the text has it."""
    passage: int
    """The number of the passage, from 1."""

    @property
    def because(self) -> str:
        """Return why this would be the date of issue."""
        return f"passage {self.passage} gives “{self.words}”"


@dataclass(frozen=True, slots=True)
class UnreadableDocument(Failure):
    """Why a document is not read. The message begins with "it", which is the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContents:
    """The result of reading a document of one form."""

    paragraphs: tuple[DocumentParagraph, ...]
    text: str
    r"""The whole text, in code points: of a text file exactly its text, without its byte order mark and
    with `\n` for line ends; of other forms the paragraphs, with a blank line between them."""
    title: str = ""
    author: tuple[str, ...] = ()
    issued: str = ""
    """EDTF; empty unless the file states its publication date."""
    issued_because: str = ""
    container_title: str = ""
    url: str = ""
    language: str = ""
    pages: int = 0
    """0 where the form has none."""
    extra: tuple[tuple[str, str], ...] = ()
    """What else it tells of itself: keys of the front matter that begin with `x-`, and their values."""
    engine: str = ""
    """The program that took the file apart, with its version; empty where that is this one."""
    remarks: tuple[str, ...] = ()
    """What was left out or changed, each a sentence without a full stop."""


def join_lines(paragraphs: Iterable[DocumentParagraph]) -> str:
    """Return the text of paragraphs, with a blank line between them."""
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def to_one_line(text: str) -> str:
    """Return a text as one line that a source can contain; the spaces inside are unchanged."""
    return to_readable(text).replace("\n", " ").strip()
