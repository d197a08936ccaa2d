"""Documents in HTML: blocks as paragraphs, tables row by row, and what the head tells. Standard library only.

Only that is left out which HTML itself says is none of the text (scripts, styles, templates), or leads about
(`nav`), or is hidden: whoever guesses at more loses evidence.
"""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from tui.parsing.documents.contents import (
    DocumentContents,
    DocumentParagraph,
    UnreadableDocument,
    join_lines,
    to_one_line,
)
from tui.parsing.documents.metadata import parse_metadata_date

NOTE_MARKS = frozenset({"a[note]"})
"""Omitted from what mammoth makes of a DOCX: the marks of notes, which are none of its words."""

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
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_NOTE = re.compile(r"(?:foot|end)note-ref-")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]+)""", re.IGNORECASE)
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
    left_out = _OMITTED | omitted
    while True:
        page = _Page(left_out)
        try:
            page.read(text)
        except AssertionError:
            # How html.parser answers a marked section that it does not know, such as `<![x[`.
            text = text.replace("<![", "&lt;![")
            continue
        if not page.within:
            return page.contents()
        # It was never closed, and would have taken the rest of the page with it.
        left_out -= {page.within}


class _Page(HTMLParser):
    """The paragraphs of one page, gathered as its tags go by."""

    def __init__(self, omitted: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.within = ""
        """What is being left out; empty outside of any."""
        self._omitted = omitted
        self._depth = 0
        self._paragraphs: list[DocumentParagraph] = []
        self._pieces: list[str] = []
        self._tables: list[list[list[str]]] = []
        """Of each table that is open, the cells of the row that is; of each cell, its blocks."""
        self._open = ""
        """The block that was opened last: `title` and `pre` are read in their own way."""
        self._after_break = False
        self._meta: dict[str, list[str]] = {}

    def read(self, text: str) -> None:
        self.feed(text)
        self.close()
        self._end_block()
        while self._tables:
            self._end_row()
            self._tables.pop()

    def contents(self) -> DocumentContents:
        page_title = self._first("<title>")
        issued = self._first(*_ISSUED)
        day = parse_metadata_date(issued)
        url = self._first("<canonical>", "og:url")
        return DocumentContents(
            paragraphs=tuple(self._paragraphs),
            text=join_lines(self._paragraphs),
            title=self._first(*_TITLE) or page_title or self._first("<h1>"),
            author=tuple(
                dict.fromkeys(
                    name
                    for key in _AUTHOR
                    for name in self._meta.get(key, ())
                    if not name.startswith(("http://", "https://"))
                )
            ),
            issued=day,
            issued_because=f"the page itself gives {issued} as its date of publication" if day else "",
            container_title=self._first("og:site_name", "citation_journal_title"),
            url=url if url.startswith(("https://", "http://")) else "",
            language=self._first("<html>"),
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.within:
            self._depth += tag == self.within.partition("[")[0]
            return
        values = {name: value or "" for name, value in reversed(attrs)}
        for kind in _kinds(tag, values):
            if kind in self._omitted:
                self.within, self._depth = kind, 1
                return
        self._note(tag, values)
        if tag == "br":
            self._break_line()
        elif tag in {"td", "th", "tr", "table"}:
            self._begin_in_table(tag)
        elif tag in _BLOCKS:
            self._end_block()
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        if self.within:
            self._depth -= tag == self.within.partition("[")[0]
            self.within = self.within if self._depth else ""
        elif tag in {"tr", "table"}:
            self._end_block()
            if self._tables:
                self._end_row()
                if tag == "table":
                    self._tables.pop()
        elif tag in _BLOCKS or tag in {"td", "th"}:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self.within:
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
        if tag == "table":
            self._tables.append([])
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables:
            self._tables[-1].append([])

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
        if all(len(cell) <= 1 for cell in cells):
            row = _BETWEEN_CELLS.join(text for cell in cells for text in cell)
            if row:
                self._take(row)
        else:
            # A table that lays out a page: its cells hold paragraphs.
            for text in (text for cell in cells for text in cell):
                self._take(text)

    def _take(self, text: str) -> None:
        """A block: of the innermost cell that is open, else of the page."""
        cell = next((row[-1] for row in reversed(self._tables) if row), None)
        if cell is None:
            self._paragraphs.append(DocumentParagraph(text))
        else:
            cell.append(text)

    def _note(self, tag: str, values: dict[str, str]) -> None:
        """What the head tells."""
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
    # Whoever could read the declaration was not reading UTF-16.
    return _in_encoding(data, "utf-8" if name.startswith("utf-16") else name)


def _in_encoding(data: bytes, name: str) -> str | UnreadableDocument:
    remedy = "open it in a browser, and save it as UTF-8 or print it to a PDF"
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        return UnreadableDocument(f"it is not {name.upper()}, which it should be: byte {error.start}", remedy)
    except (LookupError, ValueError):
        return UnreadableDocument(f"it is in an unknown encoding, {name}", remedy)
