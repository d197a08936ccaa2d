"""PDF documents, read with pypdfium2: the position of each line, and the metadata."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tui.parsing.documents.contents import (
    DocumentContents,
    Progress,
    UnreadableDocument,
    join_lines,
    to_one_line,
)
from tui.parsing.documents.metadata import (
    named_authors,
    parse_metadata_date,
    title_in_text,
    unused_title_remark,
)
from tui.parsing.documents.pdf_layout import PdfPage, TextLine, join_paragraphs
from tui.parsing.limits import DocumentLimits

_HYPHEN = 2
"""The character that pdfium gives for a hyphen at the end of a line, in place of a line end."""
_LINE_ENDS = (0x0A, 0x0D, _HYPHEN)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SPACE = re.compile(r"\s+")
_PASSWORD, _SECURITY = 4, 5
"""Of FPDF_GetLastError (fpdfview.h)."""
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
_BY_WORD = re.compile(r"^Microsoft Word - |\.docx?$", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)


def read_pdf(
    data: bytes, limits: DocumentLimits, progress: Progress
) -> DocumentContents | UnreadableDocument:
    """Read a PDF.

    Args:
        data: The file's bytes.
        limits: How many pages, and how much text, are read.
        progress: Called before each page.
    """
    import pypdfium2  # noqa: PLC0415  (an extra)

    again = "get a new copy, or open it and print it to a new PDF"
    if _is_cut_off(data):
        return UnreadableDocument("it is truncated: its end is missing", again)
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            return UnreadableDocument(
                "it is encrypted", "open it with its password, and print it to a new PDF"
            )
        return UnreadableDocument("it is damaged, or not a PDF", again)
    if count > limits.pages:
        return UnreadableDocument(f"it has more than {limits.pages:,} pages", "split it")
    pages: list[PdfPage] = []
    room = limits.text
    for number in range(count):
        progress(number + 1, count)
        try:
            page = document[number]
            pages.append(PdfPage(document.get_page_label(number), tuple(_lines(page)), page.get_width()))
            page.close()
        except pypdfium2.PdfiumError:
            return UnreadableDocument(f"its page {number + 1} is damaged", again)
        room -= sum(len(line.text) for line in pages[-1].lines)
        if room < 0:
            return UnreadableDocument(f"it contains more than {limits.text:,} characters of text", "split it")
    if not any(page.lines for page in pages):
        return UnreadableDocument("it has no text layer; it may be a scan", "add a text layer with OCR first")
    return _contents(pages, document.get_metadata_dict())


def _contents(pages: list[PdfPage], told: dict[str, str]) -> DocumentContents:
    paragraphs, removed = join_paragraphs(pages)
    named = to_one_line(_BY_WORD.sub("", told.get("Title", "")))
    title = title_in_text(named, (paragraph.text for paragraph in paragraphs))
    return DocumentContents(
        paragraphs=paragraphs,
        text=join_lines(paragraphs),
        title=title,
        author=named_authors((to_one_line(told.get("Author", "")),)),
        pages=len(pages),
        remarks=tuple(filter(None, (*_remarks(pages, removed, told), unused_title_remark(named, title)))),
    )


def _remarks(pages: list[PdfPage], removed: int, told: dict[str, str]) -> Iterator[str]:
    if removed:
        yield f"{removed} repeated lines at the top or bottom of its pages are left out"
    bare = [str(number) for number, page in enumerate(pages, 1) if not page.lines]
    if bare:
        shown = ", ".join(bare[:10]) + (", ..." if len(bare) > 10 else "")
        yield f"no text on {len(bare)} of its {len(pages)} pages, which may be pictures: sheet {shown}"
    again = sum(bool(page.lines) and page.lines == before.lines for before, page in pairwise(pages))
    if again:
        yield f"the text of {again} of its {len(pages)} pages is the same as on the page before"
    made = _DATE.match(told.get("CreationDate", ""))
    if made and (day := parse_metadata_date("-".join(made.groups()))):
        yield f"the file was created on {day}, which is not necessarily the publication date"


def _is_cut_off(data: bytes) -> bool:
    """Return whether the end of the file is missing: pdfium would read the rest without an error."""
    linearised = _LENGTH.search(data[:2048])
    return b"%%EOF" not in data or (linearised is not None and int(linearised[1]) > len(data))


def _lines(page: Any) -> Iterator[TextLine]:  # noqa: ANN401  (pypdfium2 may be absent)
    """The lines of a page, in the order of the file, which is the order in which they are read."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    text = page.get_textpage()
    try:
        turned = page.get_rotation()
        letters: list[int] = []
        first = last = 0
        is_blank = True
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            if code in _LINE_ENDS:
                if code == _HYPHEN:
                    letters.append(ord("-"))
                yield from _line(text, letters, first, last, turned)
                letters, is_blank = [], True
                continue
            if not chr(code).isspace():
                first, last, is_blank = at if is_blank else first, at, False
            letters.append(code)
        yield from _line(text, letters, first, last, turned)
    finally:
        text.close()


def _line(text: Any, letters: list[int], first: int, last: int, turned: int) -> Iterator[TextLine]:  # noqa: ANN401
    """Yield one line from its letters, with its position; nothing where there are no letters."""
    # Letters beyond the Basic Multilingual Plane are two surrogates.
    halves = "".join(map(chr, letters)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), halves)
    plain = to_one_line(_SPACE.sub(" ", plain))
    if plain:
        start, end = _box(text, first, turned), _box(text, last, turned)
        yield TextLine(plain, start[0], end[2], _base(text, first, turned), start[3] - start[1])


def _box(text: Any, at: int, turned: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Left, bottom, right and top of a letter."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    one, other = _upright(box.left, box.bottom, turned), _upright(box.right, box.top, turned)
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _base(text: Any, at: int, turned: int) -> float:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    return _upright(x.value, y.value, turned)[1]


def _upright(x: float, y: float, turned: int) -> tuple[float, float]:
    """A place on a page as it is read; `turned` is its /Rotate, in degrees clockwise."""
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turned, (x, y))
