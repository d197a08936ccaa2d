"""HTML documents: blocks as paragraphs, tables row by row, and the metadata of the page.

Only the standard library is used.

Left out is only what is not text in HTML (scripts, styles, templates), what is for navigation (`nav`), what
is hidden or struck out, the marks of notes, and what is no running text (fields, formulas, pictures):
guessing at more could lose evidence. A remark names what was left out.
"""

from __future__ import annotations

import re
from collections import Counter

from tui.parsing.documents.contents import (
    QUOTED,
    DocumentContents,
    DocumentParagraph,
    UnreadableDocument,
    join_lines,
    to_one_line,
)
from tui.parsing.documents.markup import Begin, End, read_tags
from tui.parsing.documents.office.labels import GAP, LABEL
from tui.parsing.documents.pages.encodings import decode_page
from tui.parsing.documents.pages.item_numbers import label_items
from tui.parsing.documents.pages.note_marks import BEFORE, is_linked_mark, raised_text
from tui.parsing.documents.pages.omissions import (
    VOID,
    WITH_TEXT,
    Omission,
    find_omission,
    find_unclosed,
    find_unread,
    is_raised,
    omission_remarks,
)
from tui.parsing.documents.pages.page_metadata import PageMetadata
from tui.parsing.documents.pages.page_tables import PageTable, SpanBudget
from tui.parsing.documents.pages.quotation_marks import quotation_mark

NOTE_MARKS = frozenset({"a[note]"})
"""Omitted from the HTML that mammoth makes of a DOCX: the marks of notes, which are not words of the
text."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p",
    "pre", "search", "section", "summary", "tbody", "tfoot", "thead", "title", "ul",
})  # fmt: skip
_DEEPEST = 20
"""Nested tables; deeper ones are read as blocks of text, cell by cell."""
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_DIGITS, _WORDS = re.compile(r"\d"), re.compile(r"\w")
_NOTE = re.compile(r"(foot|end)note-")
_CITED = re.compile(r"gmail_quote|yahoo_quoted|moz-cite", re.IGNORECASE)


def read_html(data: bytes) -> DocumentContents | UnreadableDocument:
    """Read a page, in the encoding that it declares, else as UTF-8.

    Args:
        data: The file's bytes.
    """
    page = decode_page(data)
    return page if isinstance(page, UnreadableDocument) else read_markup(page.text, remark=page.remark)


def read_markup(
    text: str, omitted: frozenset[str] = frozenset(), *, is_mail: bool = False, remark: str = ""
) -> DocumentContents:
    """Read a page's text. Never raises for what is in it.

    Args:
        text: HTML.
        omitted: What is left out beside what always is: `NOTE_MARKS`, where mammoth made the page.
        is_mail: Whether it is the text of an e-mail, in which block quotations are another's words.
        remark: What else to remark of it; empty for nothing.
    """
    page = _Page(len(text), from_docx=bool(omitted), is_mail=is_mail)
    page.read(text)
    return page.contents(remark)


class _Page:
    """Collects the paragraphs of one page, tag by tag."""

    def __init__(self, size: int, *, from_docx: bool, is_mail: bool) -> None:
        self._from_docx, self._is_mail = from_docx, is_mail
        self._within = ""
        """The name of the element that is being left out; empty outside of any."""
        self._depth = 0
        """How many of that name are open."""
        self._why: Omission | None = None
        """Why it is left out; None once it was counted."""
        self._json: list[str] | None = None
        """The JSON-LD of the script that is being left out; None in anything else."""
        self._left_out: Counter[Omission] = Counter()
        self._kept: Counter[Omission] = Counter()
        self._paragraphs: list[DocumentParagraph] = []
        self._pieces: list[str] = []
        self._tables: list[PageTable] = []
        self._budget = SpanBudget(size)
        self._deeper = 0
        """Tables that are open inside the deepest that is read as one."""
        self._open = ""
        """The block that was opened last: `title` and `pre` are read in their own way."""
        self._after_break = False
        self._metadata = PageMetadata()
        self._raised: list[tuple[str, int]] = []
        """For each open element that raises its text, its name and the number of pieces in front of it."""
        self._link: int | None = None
        """In a link to another place of the page, the number of pieces in front of it."""
        self._is_linked = False
        """Whether there was such a link in the open `<sup>`, or around it."""
        self._gap: re.Pattern[str] | None = None
        """Behind something that was left out, what must not join across it; else None."""
        self._quotations = 0
        self._cited: list[str] = []
        """The elements that are open in a quotation of an e-mail, from its own on."""
        self._label = ""
        """Of the paragraph that is open or comes next; behind a `|`, its number as written."""
        self._notes: Counter[str] = Counter()
        """How many notes of a DOCX were begun, by kind."""

    def read(self, text: str) -> None:
        """Read a page. An element that is never closed is kept: else the rest of the page would be lost."""
        unclosed = find_unclosed(text, from_docx=self._from_docx)
        # Of a DOCX, mammoth was given the numbers of paragraphs as bookmarks.
        items = {} if self._from_docx else label_items(text)
        for number, tag in enumerate(read_tags(text)):
            if isinstance(tag, str):
                self._take_text(tag)
            elif isinstance(tag, End):
                self._end(tag.name)
            else:
                self._begin(tag, may_omit=number not in unclosed)
                self._label = items.get(number, self._label)
                if tag.is_whole:
                    self._end(tag.name)
        self._end_block()
        while self._tables:
            self._end_table()

    def contents(self, remark: str) -> DocumentContents:
        told = self._metadata
        day, because, remarks = told.issued()
        return DocumentContents(
            paragraphs=tuple(self._paragraphs),
            text=join_lines(self._paragraphs),
            title=told.title,
            author=told.author,
            issued=day,
            issued_because=because,
            container_title=told.container_title,
            url=told.url,
            language=told.first("<html>"),
            remarks=tuple(filter(None, (remark, *self._remarks(), *remarks))),
        )

    def _remarks(self) -> tuple[str, ...]:
        carried = "cells that span several rows are repeated in each of them"
        told = omission_remarks(self._left_out, self._kept)
        return (*told, *((carried,) if self._budget.has_carried else ()))

    def _begin(self, begun: Begin, *, may_omit: bool) -> None:
        tag, values = begun.name, begun.attributes
        if self._within:
            self._depth += tag == self._within
            return
        why = find_omission(tag, values, from_docx=self._from_docx)
        if why and may_omit:
            self._within, self._depth, self._why = tag, 1, why
            self._left_out[why] += why is Omission.EMBEDDED
            is_json = tag == "script" and "ld+json" in values.get("type", "").casefold()
            self._json = [] if is_json else None
            return
        if why:
            self._kept[why] += 1
        if not self._from_docx and (unread := find_unread(tag, values)):
            self._left_out[unread] += 1
        self._metadata.note(tag, values)
        if self._cited or (self._is_mail and _begins_citation(tag, values)):
            self._begin_cited(tag)
        if tag == "br":
            self._break_line()
        elif tag in {"td", "th", "tr", "table"}:
            self._begin_in_table(tag, values)
        elif tag in _BLOCKS:
            self._end_block()
            self._open = tag
            if self._from_docx and tag == "li" and (note := _NOTE.match(values.get("id", ""))):
                self._notes[note[1]] += 1
                kind = "endnote" if note[1] == "end" else "note"
                self._label = f"{kind} {self._notes[note[1]]}|"
        else:
            self._begin_phrase(tag, values)

    def _begin_cited(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._cited:
            self._end_block()
        self._cited.append(tag)

    def _begin_phrase(self, tag: str, values: dict[str, str]) -> None:
        """Begin an element inside a paragraph."""
        if tag == "q":
            self._pieces.append(self._quotation_mark(is_end=False))
            self._quotations += 1
        elif is_raised(tag, values):
            self._raised.append((tag, len(self._pieces)))
            self._is_linked = self._link is not None
        elif tag == "a":
            self._link = len(self._pieces) if values.get("href", "").startswith("#") else None
            self._is_linked |= self._link is not None
            if self._from_docx:
                self._take_mark(values.get("id", ""))

    def _take_mark(self, name: str) -> None:
        """Take what was noted in a DOCX: the label of a paragraph, or that something was left out here."""
        if name.startswith(LABEL):
            self._label = name.removeprefix(LABEL)
        elif name == GAP:
            self._gap = _DIGITS

    def _end(self, tag: str) -> None:
        if self._within:
            self._depth -= tag == self._within
            if not self._depth:
                self._end_omission()
        elif tag == "tr":
            self._end_block()
            if self._tables and not self._deeper:
                self._tables[-1].end_row()
        elif tag == "table":
            self._end_block()
            if self._deeper:
                self._deeper -= 1
            elif self._tables:
                self._end_table()
        elif tag in _BLOCKS or tag in {"td", "th"}:
            self._end_block()
            if tag in {"li", "ol"}:
                self._label = ""
        else:
            self._end_phrase(tag)
        if tag in self._cited:
            self._end_cited(tag)

    def _end_omission(self) -> None:
        if self._json is not None:
            self._metadata.take_json("".join(self._json))
        elif self._why is None:
            self._gap = _DIGITS
        self._within, self._json = "", None

    def _end_cited(self, tag: str) -> None:
        while self._cited and self._cited.pop() != tag:
            pass

    def _end_phrase(self, tag: str) -> None:
        """End an element inside a paragraph."""
        if tag == "q" and self._quotations:
            self._quotations -= 1
            self._pieces.append(self._quotation_mark(is_end=True))
        elif self._raised and self._raised[-1][0] == tag:
            self._raise(self._raised.pop()[1], is_linked=self._is_linked)
            self._is_linked = False
        elif tag == "a" and self._link is not None:
            start, self._link = self._link, None
            before = self._before(start)
            # Inside raised text, the end of that decides.
            is_glued = not self._raised and before and not before[-1].isspace()
            if is_glued and is_linked_mark("".join(self._pieces[start:])):
                self._raise(start, is_linked=True)

    def _raise(self, start: int, *, is_linked: bool) -> None:
        """Put what stands in a passage for raised text into its place."""
        raised = "".join(self._pieces[start:])
        if not raised:
            return
        del self._pieces[start:]
        text = raised_text(self._before(start), raised, is_linked=is_linked)
        if text is None:
            self._left_out[Omission.NOTE_MARK] += 1
            self._gap = _WORDS
        else:
            self._pieces.append(text)

    def _before(self, end: int) -> str:
        """Return the last letters in front of a piece."""
        found = ""
        while end and len(found) < BEFORE:
            end -= 1
            found = self._pieces[end][-BEFORE:] + found
        return _SPACE.sub(" ", found)

    def _quotation_mark(self, *, is_end: bool) -> str:
        return quotation_mark(self._metadata.first("<html>"), self._quotations, is_end=is_end)

    def _take_text(self, data: str) -> None:
        if self._within:
            if self._json is not None:
                self._json.append(data)
            elif self._why and not data.isspace():
                self._left_out[self._why] += self._why in WITH_TEXT
                self._why = None
            return
        if self._open == "pre" and "\n" in data:
            *blocks, data = _BLANK_LINE.split(data)
            for block in blocks:
                self._pieces.append(block)
                self._end_block()
                self._open = "pre"
        if data:
            self._pieces.append(self._without_joining(data))
        self._after_break = self._after_break and data.isspace()

    def _without_joining(self, data: str) -> str:
        """Return text behind something that was left out, which must not make one number or word of two."""
        gap, self._gap = self._gap, None
        joins = gap and gap.match(data) and gap.match(self._before(len(self._pieces))[-1:])
        return f" {data}" if joins else data

    def _break_line(self) -> None:
        """One is a line end; two, as old pages have them, are the end of a paragraph."""
        if self._after_break:
            self._end_block()
        self._pieces.append("\n")
        self._after_break = True

    def _begin_in_table(self, tag: str, values: dict[str, str]) -> None:
        self._end_block()
        if tag == "table" and len(self._tables) == _DEEPEST:
            self._deeper += 1
        elif tag == "table":
            self._tables.append(PageTable(is_layout=values.get("role") in {"presentation", "none"}))
        elif not self._tables or self._deeper:
            return
        elif tag == "tr":
            self._tables[-1].begin_row()
        else:
            self._tables[-1].begin_cell(values, is_head=tag == "th")

    def _end_table(self) -> None:
        for line in self._tables.pop().lines(self._budget):
            self._take(line, from_table=True)

    def _end_block(self) -> None:
        text = to_one_line(_SPACE.sub(" ", "".join(self._pieces)))
        self._pieces.clear()
        self._raised.clear()
        self._gap = None
        self._link, self._is_linked = None, False
        block, self._open, self._after_break = self._open, "", False
        if not text:
            self._end_empty_block()
            return
        if block in {"title", "h1"}:
            self._metadata.add(f"<{block}>", text)
        if block != "title":
            self._metadata.end_paragraph(text, len(self._paragraphs))
            self._take(text)

    def _end_empty_block(self) -> None:
        """Take the number of a paragraph without text: in a table, columns of numbers have nothing else."""
        number = self._label.partition("|")[2]
        # In an item of a page, a block may begin before its text.
        if number and self._from_docx:
            self._label = ""
            if self._tables:
                self._take(number)

    def _take(self, text: str, *, from_table: bool = False) -> None:
        """Add a block to the innermost open table, else to the page."""
        label, _, number = self._label.partition("|")
        self._label = ""
        if self._tables or not label:
            if number and self._tables and text != number:
                # `1. May` would be a day.
                number = f"({number.strip('()')})"
            text = f"{number} {text}" if number and text != number else text
            label = ""
        if self._tables:
            self._tables[-1].add(text, from_table=from_table)
        else:
            speaker = QUOTED if self._cited else ""
            self._paragraphs.append(DocumentParagraph(text, label, speaker=speaker))


def _begins_citation(tag: str, values: dict[str, str]) -> bool:
    """Return whether an element of an e-mail holds the words of another."""
    return tag == "blockquote" or (tag == "div" and _CITED.search(values.get("class", "")) is not None)
