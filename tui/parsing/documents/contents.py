"""What a document says: its paragraphs, and what it tells about itself; or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tui.parsing.decoding import to_readable
from tui.text.failure import Failure

Progress: TypeAlias = Callable[[int, int], None]
"""Told which page is being read, from 1, and how many there are."""


class FileType(StrEnum):
    """What kind of file a document is."""

    TEXT = "txt"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """One paragraph, as a source's passage will hold it."""

    text: str
    """On one line, not empty, without outer white space."""
    label: str = ""
    """`p. 12`, where the document has pages; unique in its document. Else empty."""


@dataclass(frozen=True, slots=True)
class UnreadableDocument(Failure):
    """Why a document is not read. The message begins with "it", which is the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContents:
    """What the reader of one form found."""

    paragraphs: tuple[DocumentParagraph, ...]
    text: str
    r"""All of it, in code points: of a file of text exactly what it holds, without its byte order mark and
    with `\n` for line ends; of other forms the paragraphs, a blank line between them."""
    title: str = ""
    author: tuple[str, ...] = ()
    issued: str = ""
    """EDTF; empty unless the file says when it was published."""
    issued_because: str = ""
    container_title: str = ""
    url: str = ""
    language: str = ""
    pages: int = 0
    """0 where the form has none."""
    remarks: tuple[str, ...] = ()
    """What was left out or changed, each a sentence without a full stop."""


def join_lines(paragraphs: Iterable[DocumentParagraph]) -> str:
    """The text of paragraphs, a blank line between them."""
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def to_one_line(text: str) -> str:
    """Text as one line of a source can hold it; inside, its spaces stay as they are."""
    return to_readable(text).replace("\n", " ").strip()
