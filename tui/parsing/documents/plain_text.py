"""Documents that are plain text: `.txt` and Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from tui.parsing.decoding import NotTextError, decode_text, find_form_feeds, is_unmarked_utf16
from tui.parsing.documents.contents import (
    DocumentContents,
    DocumentParagraph,
    FileType,
    UnreadableDocument,
    to_one_line,
)
from tui.parsing.documents.metadata import parse_metadata_date
from tui.parsing.limits import Limits
from tui.parsing.passages import paragraphs
from tui.parsing.yaml.tree import Data, read_tree

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"# +(\S.*?)(?: +#+)?[ \t]*$", re.MULTILINE)
_TO_UTF8 = "save it as UTF-8 in an editor, or run: iconv -f {} -t UTF-8 FILE > NEW"
_NAME_ANOTHER = "name a text, Markdown, HTML, PDF or DOCX file, or an e-mail (.eml)"
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', ")")
_PAGE_END = 200
"""Code points at the end of a page in which its last sentence ends."""
_LONG_LINE = 200
"""Code points; lines are not broken by hand after so many, so a line of this length is a paragraph."""


def read_plain(data: bytes, form: FileType) -> DocumentContents | UnreadableDocument:
    """Read text in UTF-8, or in the encoding of its byte order mark.

    Args:
        data: The file's bytes.
        form: Text or Markdown, of which only the second has front matter and headings.
    """
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        if is_unmarked_utf16(data):
            return UnreadableDocument("it is UTF-16 without a byte order mark", "save it as UTF-8")
        return UnreadableDocument("it is not text", _NAME_ANOTHER)
    try:
        text = decode_text(data)
    except NotTextError as error:
        return _not_text(data, error)
    if is_unmarked_utf16(data) or "\0" in text:
        return UnreadableDocument("it is not text", _NAME_ANOTHER)
    told, body = _front_matter(text) if form is FileType.MARKDOWN else ({}, 0)
    lines = _lines_are_paragraphs(text[body:])
    pages = _page_starts(text, find_form_feeds(data))
    spans = _line_spans(text, body) if lines else _paragraph_spans(text, body)
    found = tuple(
        _paged(text, spans, pages) if pages else (DocumentParagraph(_shown(text, *one)) for one in spans)
    )
    heading = _HEADING.search(text, body) if form is FileType.MARKDOWN else None
    date = _one(told, "issued") or _one(told, "date")
    issued = parse_metadata_date(date)
    return DocumentContents(
        paragraphs=found,
        text=text,
        title=_one(told, "title") or (to_one_line(heading[1]) if heading else ""),
        author=tuple(_many(told, "author")),
        issued=issued,
        issued_because=f"its front matter gives {date}" if issued else "",
        container_title=_one(told, "container-title"),
        language=_one(told, "language") or _one(told, "lang"),
        pages=len(pages),
        remarks=("it has no blank lines, so each line is a passage",) if lines else (),
    )


def _not_text(data: bytes, error: NotTextError) -> UnreadableDocument:
    """Return that a file is not UTF-8. No encoding is guessed: with a wrong one, quotations would differ."""
    if error.encoding != "UTF-8":
        return UnreadableDocument(
            f"it begins like {error.encoding}, but is not valid {error.encoding}", "save it as UTF-8"
        )
    likely, name = _likely_encoding(data)
    line = error.text.count("\n", 0, error.offset) + 1
    message = f"it is not UTF-8: byte 0x{error.byte:02X} on line {line}; it may be {likely}"
    return UnreadableDocument(message, _TO_UTF8.format(name))


def _likely_encoding(data: bytes) -> tuple[str, str]:
    """Return what an encoding may be, in words and as iconv calls it.

    Most letters of a text in Windows-1252 are those of ASCII. Where they are not, it is in another alphabet,
    and read as Windows-1252 it would be nonsense without a sign.
    """
    unknown = "an older encoding", "ITS-ENCODING"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return unknown
    plain = sum(map(data.count, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    others = len(data) - len(data.translate(None, bytes(range(0xC0, 0x100))))
    if others <= plain:
        return "Windows-1252", "WINDOWS-1252"
    return "an older encoding of another alphabet, such as Windows-1251 for Russian", unknown[1]


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(to_one_line(line) for line in text[start:end].split("\n"))


def _paragraph_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in paragraphs(text, start, 1))


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    for line in text[start:].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _page_starts(text: str, feeds: list[int]) -> list[int]:
    """Return where the pages begin in a text; empty where it has only one, or none."""
    starts = [0, *(feed + 1 for feed in feeds)]
    while len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    return starts if len(starts) > 1 else []


def _paged(text: str, spans: Iterable[tuple[int, int]], pages: list[int]) -> Iterator[DocumentParagraph]:
    """Yield the paragraphs of a text with pages, each labelled with the page or pages on which it stands."""
    begun: Counter[int] = Counter()
    for whole in spans:
        for start, end in _split_at_pages(text, *whole, pages):
            inner = text[start:end]
            if not (shown := _shown(text, start, end).strip()):
                continue
            first = bisect_right(pages, start + len(inner) - len(inner.lstrip()))
            last = bisect_right(pages, start + len(inner.rstrip()) - 1)
            begun[first] += 1
            page = f"p. {first}" if first == last else f"p. {first}-{last}"
            yield DocumentParagraph(shown, page if begun[first] == 1 else f"{page} para {begun[first]}")


def _split_at_pages(text: str, start: int, end: int, pages: list[int]) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in pieces: one that ends a sentence at the end of a page goes on to no other page."""
    for page in pages[bisect_right(pages, start) : bisect_left(pages, end)]:
        if text[max(start, page - _PAGE_END) : page].rstrip().endswith(_SENTENCE_ENDS):
            yield start, page
            start = page
    yield start, end


def _lines_are_paragraphs(text: str) -> bool:
    lines = [line.strip() for line in text.strip().split("\n")]
    return len(lines) > 1 and all(lines) and max(map(len, lines)) >= _LONG_LINE


def _front_matter(text: str) -> tuple[dict[str, Data], int]:
    """Return the front matter of a file, and where its text begins; empty, and 0, where it is all text."""
    match = _FRONT.match(text)
    if not match:
        return {}, 0
    tree = read_tree(match[1], Limits())
    if tree.faults or not isinstance(tree.data, dict):
        return {}, 0
    return tree.data, match.end()


def _one(told: dict[str, Data], key: str) -> str:
    return next(iter(_many(told, key)), "")


def _many(told: dict[str, Data], key: str) -> list[str]:
    value = told.get(key)
    values = value if isinstance(value, list) else [value]
    return [line for one in values if isinstance(one, str) and (line := to_one_line(one))]
