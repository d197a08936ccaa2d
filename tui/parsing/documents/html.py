"""HTML documents: blocks as paragraphs, tables row by row, and the metadata of the head.

Only the standard library is used.

Left out is only what is not text in HTML (scripts, styles, templates), what is for navigation (`nav`),
and what is hidden: guessing at more could lose evidence.
"""

from __future__ import annotations

import codecs
import re
from collections import defaultdict

from tui.parsing.documents.contents import (
    DocumentContents,
    DocumentParagraph,
    UnreadableDocument,
    join_lines,
    to_one_line,
)
from tui.parsing.documents.markup import Begin, End, read_tags
from tui.parsing.documents.metadata import is_placeholder_title, named_authors, parse_metadata_date

NOTE_MARKS = frozenset({"a[note]"})
"""Omitted from the HTML that mammoth makes of a DOCX: the marks of notes, which are not words of the
text."""

_OMITTED = frozenset({
    "script", "style", "template", "nav", "noscript", "svg", "math", "iframe", "object", "canvas",
    "audio", "video", "select", "button", "textarea", "div[hidden]", "section[hidden]", "p[hidden]",
    "span[hidden]", "aside[hidden]", "ul[hidden]", "table[hidden]",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p",
    "pre", "search", "section", "summary", "tbody", "tfoot", "thead", "title", "ul",
})  # fmt: skip
_BETWEEN_CELLS = " | "
_DEEPEST = 20
"""Nested tables; deeper ones are read as blocks of text, cell by cell."""
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_NOTE = re.compile(r"(?:foot|end)note-ref-")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]+)""", re.IGNORECASE)
_ENCODING = re.compile(
    r"utf-8(-sig)?|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-[a-z]+|tis-620|kz1048|ptcp154|johab|hz|gbk|gb18030|gb2312"
    r"|big5(hkscs)?|euc_[a-z0-9_]+|iso2022_[a-z0-9_]+|shift_ji[a-z0-9_]+"
)
"""Python's names of encodings that a page may have; some of its other codecs are not encodings, or are
very slow."""
_HEAD = 4096
"""Bytes in which the encoding is looked for."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AUTHOR = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator")
_ISSUED = (
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
)
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title")


def read_html(data: bytes) -> DocumentContents | UnreadableDocument:
    """Read a page, in the encoding that it declares, else as UTF-8.

    Args:
        data: The file's bytes.
    """
    text = _decoded(data)
    return text if isinstance(text, UnreadableDocument) else read_markup(text)


def read_markup(text: str, omitted: frozenset[str] = frozenset()) -> DocumentContents:
    """Read a page's text. Never raises for what is in it.

    Args:
        text: HTML.
        omitted: What is left out beside what always is.
    """
    page = _Page(_OMITTED | omitted)
    page.read(text)
    return page.contents()


class _Page:
    """Collects the paragraphs of one page, tag by tag."""

    def __init__(self, omitted: frozenset[str]) -> None:
        self._omitted = omitted
        self._names = frozenset(kind.partition("[")[0] for kind in omitted)
        self._within = ""
        """The name of the element that is being left out; empty outside of any."""
        self._depth = 0
        """How many of that name are open."""
        self._paragraphs: list[DocumentParagraph] = []
        self._pieces: list[str] = []
        self._tables: list[list[list[str]]] = []
        """For each open table, the cells of its open row; for each cell, its blocks."""
        self._rows: list[list[list[str]]] = []
        """Those of them that have a cell."""
        self._deeper = 0
        """Tables that are open inside the deepest that is read as one."""
        self._open = ""
        """The block that was opened last: `title` and `pre` are read in their own way."""
        self._after_break = False
        self._meta: dict[str, list[str]] = {}

    def read(self, text: str) -> None:
        """Read a page. An element that is never closed is kept: else the rest of the page would be lost."""
        unclosed = _unclosed(text, self._names)
        for number, tag in enumerate(read_tags(text)):
            if isinstance(tag, str):
                self._take_text(tag)
            elif isinstance(tag, End):
                self._end(tag.name)
            else:
                self._begin(tag, may_omit=number not in unclosed)
                if tag.is_whole:
                    self._end(tag.name)
        self._end_block()
        while self._tables:
            self._end_row()
            self._tables.pop()

    def contents(self) -> DocumentContents:
        titles = (self._first(key) for key in (*_TITLE, "<title>", "<h1>"))
        issued = self._first(*_ISSUED)
        day = parse_metadata_date(issued)
        url = self._first("<canonical>", "og:url")
        return DocumentContents(
            paragraphs=tuple(self._paragraphs),
            text=join_lines(self._paragraphs),
            title=next((title for title in titles if title and not is_placeholder_title(title)), ""),
            author=named_authors(
                name
                for key in _AUTHOR
                for name in self._meta.get(key, ())
                if not name.startswith(("http://", "https://"))
            ),
            issued=day,
            issued_because=f"the page gives {issued} as its publication date" if day else "",
            container_title=self._first("og:site_name", "citation_journal_title"),
            url=url if url.startswith(("https://", "http://")) else "",
            language=self._first("<html>"),
        )

    def _begin(self, begun: Begin, *, may_omit: bool) -> None:
        tag = begun.name
        if self._within:
            self._depth += tag == self._within
            return
        if may_omit and not self._omitted.isdisjoint(_kinds(tag, begun.attributes)):
            self._within, self._depth = tag, 1
            return
        self._note(tag, begun.attributes)
        if tag == "br":
            self._break_line()
        elif tag in {"td", "th", "tr", "table"}:
            self._begin_in_table(tag)
        elif tag in _BLOCKS:
            self._end_block()
            self._open = tag

    def _end(self, tag: str) -> None:
        if self._within:
            self._depth -= tag == self._within
            self._within = self._within if self._depth else ""
        elif tag in {"tr", "table"}:
            self._end_block()
            if self._deeper:
                self._deeper -= tag == "table"
            elif self._tables:
                self._end_row()
                if tag == "table":
                    self._tables.pop()
        elif tag in _BLOCKS or tag in {"td", "th"}:
            self._end_block()

    def _take_text(self, data: str) -> None:
        if self._within:
            return
        if self._open == "pre" and "\n" in data:
            *blocks, data = _BLANK_LINE.split(data)
            for block in blocks:
                self._pieces.append(block)
                self._end_block()
                self._open = "pre"
        self._pieces.append(data)
        self._after_break = self._after_break and data.isspace()

    def _break_line(self) -> None:
        """One is a line end; two, as old pages have them, are the end of a paragraph."""
        if self._after_break:
            self._end_block()
        self._pieces.append("\n")
        self._after_break = True

    def _begin_in_table(self, tag: str) -> None:
        self._end_block()
        if tag == "table" and len(self._tables) == _DEEPEST:
            self._deeper += 1
        elif tag == "table":
            self._tables.append([])
        elif not self._tables or self._deeper:
            return
        elif tag == "tr":
            self._end_row()
        else:
            row = self._tables[-1]
            if not row:
                self._rows.append(row)
            row.append([])

    def _end_block(self) -> None:
        text = to_one_line(_SPACE.sub(" ", "".join(self._pieces)))
        self._pieces.clear()
        block, self._open, self._after_break = self._open, "", False
        if not text:
            return
        if block in {"title", "h1"}:
            self._meta.setdefault(f"<{block}>", []).append(text)
        if block != "title":
            self._take(text)

    def _end_row(self) -> None:
        cells, self._tables[-1] = self._tables[-1], []
        if cells:
            self._rows.pop()
        if all(len(cell) <= 1 for cell in cells):
            row = _BETWEEN_CELLS.join(text for cell in cells for text in cell)
            if row:
                self._take(row)
        else:
            # A table that lays out a page: its cells hold paragraphs.
            for text in (text for cell in cells for text in cell):
                self._take(text)

    def _take(self, text: str) -> None:
        """Add a block to the innermost open cell, else to the page."""
        if self._rows:
            self._rows[-1][-1].append(text)
        else:
            self._paragraphs.append(DocumentParagraph(text))

    def _note(self, tag: str, values: dict[str, str]) -> None:
        """Return the metadata of the head."""
        if tag == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop", "")
            value = values.get("content", "")
        elif tag == "link" and "canonical" in values.get("rel", "").casefold().split():
            key, value = "<canonical>", values.get("href", "")
        elif tag == "html":
            key, value = "<html>", values.get("lang") or values.get("xml:lang", "")
        else:
            return
        if value := to_one_line(_SPACE.sub(" ", value)):
            self._meta.setdefault(key.casefold(), []).append(value)

    def _first(self, *keys: str) -> str:
        return next((self._meta[key][0] for key in keys if key in self._meta), "")


def _unclosed(text: str, names: frozenset[str]) -> set[int]:
    """Return which tags begin an element of those names that is never closed: their numbers, from 0."""
    opened: dict[str, list[int]] = defaultdict(list)
    for number, tag in enumerate(read_tags(text)):
        if isinstance(tag, str) or tag.name not in names:
            continue
        if isinstance(tag, Begin):
            opened[tag.name].append(number)
        if opened[tag.name] and (isinstance(tag, End) or tag.is_whole):
            opened[tag.name].pop()
    return {number for numbers in opened.values() for number in numbers}


def _kinds(tag: str, values: dict[str, str]) -> tuple[str, ...]:
    """The names under which an element may be among those that are omitted."""
    if "hidden" in values:
        return tag, f"{tag}[hidden]"
    if tag == "a" and (_NOTE.match(values.get("id", "")) or _NOTE.match(values.get("href", "")[1:])):
        return tag, "a[note]"
    return (tag,)


def _decoded(data: bytes) -> str | UnreadableDocument:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in_encoding(data[len(mark) :], encoding)
    declared = _CHARSET.search(data[:_HEAD])
    name = declared[1].decode("ascii", "replace").casefold() if declared else "utf-8"
    if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}:
        name = (
            "windows-1252"  # what these mean on the web (https://encoding.spec.whatwg.org/#names-and-labels)
        )
    # Where the declaration could be read, the text is not UTF-16.
    return _in_encoding(data, "utf-8" if name.startswith("utf-16") else name)


def _in_encoding(data: bytes, name: str) -> str | UnreadableDocument:
    remedy = "open it in a browser, and save it as UTF-8 or print it to PDF"
    unknown = UnreadableDocument(f"it is in an unknown encoding, {name}", remedy)
    try:
        if not name.startswith("utf-16") and not _ENCODING.fullmatch(codecs.lookup(name).name):
            return unknown
        return data.decode(name)
    except UnicodeDecodeError as error:
        return UnreadableDocument(f"it is not valid {name.upper()}: byte {error.start}", remedy)
    except (LookupError, ValueError):
        return unknown
