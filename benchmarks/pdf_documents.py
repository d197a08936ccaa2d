"""Documents of known sentences, made to PDF by the programs that are installed here."""

from __future__ import annotations

import html
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.parsing.documents.drawn import Sheet, render, width

_NAMES = (
    "the a of and to in was by for on with at from under canal company lighthouse keeper towpath lock gate "
    "barge engineer survey committee minutes ledger clerk warehouse reservoir embankment aqueduct office "
    "flood shareholder meeting parliament petition bridge winter summer water level measured repaired opened "
    "closed reported agreed refused inspected difficult specified"
)
_WORDS = _NAMES.split(" ")
_SECONDS = 180


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A PDF, and what was written in it."""

    name: str
    producer: str
    data: bytes
    paragraphs: list[list[str]]
    """Of each, its sentences."""

    @property
    def sentences(self) -> list[str]:
        """All of them, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


Section: TypeAlias = tuple[str, list[list[str]]]
"""A heading, and paragraphs of sentences."""


def written(seed: int, sections: int) -> list[Section]:
    """Return sections of paragraphs of sentences, drawn from a fixed list of words."""
    draw = random.Random(seed)
    return [
        (
            f"Chapter {at + 1} of the ledger",
            [[_sentence(draw) for _ in range(draw.randint(3, 7))] for _ in range(draw.randint(3, 5))],
        )
        for at in range(sections)
    ]


def _sentence(draw: random.Random) -> str:
    return " ".join(draw.choices(_WORDS, k=draw.randint(8, 28))).capitalize() + "."


def made_documents() -> Iterator[MadeDocument]:
    """Yield the documents, one after the other; those of programs that are not installed are left out."""
    yield from drawn_documents()
    for name, program, maker in (
        ("LibreOffice", "soffice", _with_libreoffice),
        ("Chromium", "chromium", _with_chromium),
        ("groff", "groff", _with_groff),
        ("pandoc and LibreOffice", "pandoc", _with_pandoc),
    ):
        if shutil.which(program):
            for kind in _KINDS:
                text = written(len(name) + len(kind), 14)
                data = maker(text, kind)
                if data:
                    yield MadeDocument(kind, name, data, _paragraphs(text))


_KINDS = ("one column", "two columns", "notes, a table and a head")


def _paragraphs(text: list[Section]) -> list[list[str]]:
    return [paragraph for _, paragraphs in text for paragraph in paragraphs]


def drawn_documents() -> Iterator[MadeDocument]:
    """Yield the documents of the tests' own writer, and the same written anew by cairo."""
    for number, (kind, columns, order) in enumerate(
        (
            ("one column", 1, "columns"),
            ("two columns, one by one", 2, "columns"),
            ("two columns, row by row", 2, "rows"),
            ("line numbers", 1, "numbers"),
            ("stamps", 1, "stamps"),
            ("notes", 1, "notes"),
            ("tables", 1, "tables"),
        )
    ):
        text = written(number, 14)
        data = _drawn(text, columns, order)
        yield MadeDocument(kind, "own writer", data, _paragraphs(text))
        if shutil.which("pdftocairo") and (again := _with_cairo(data)):
            yield MadeDocument(kind, "cairo", again, _paragraphs(text))


def _drawn(text: list[Section], columns: int, order: str) -> bytes:
    letters = 76 if columns == 1 else 38
    lines: list[tuple[str, float]] = []
    for heading, paragraphs in text:
        lines += [("", 0), (heading, 0), ("", 0)]
        for paragraph in paragraphs:
            lines += _set(" ".join(paragraph), letters)
    rows = 44
    sheets = []
    for number, start in enumerate(range(0, len(lines), rows * columns), 1):
        sheet = Sheet()
        page = lines[start : start + rows * columns]
        placed = [
            (at // rows, at % rows, 60 + indent + 260 * (at // rows), line)
            for at, (line, indent) in enumerate(page)
        ]
        for _, row, x, line in sorted(placed, key=lambda one: one[1]) if order == "rows" else placed:
            if order == "numbers":
                sheet.text(30, 740 - 14 * row, f"{row + 1:2}", size=8)
            sheet.text(x, 740 - 14 * row, line)
        _furnish(sheet, order, number)
        sheets.append(sheet)
    return render(sheets)


def _furnish(sheet: Sheet, order: str, number: int) -> None:
    sheet.text(60, 775, "The Ledger of the Canal", size=8)
    sheet.text(300, 40, str(number + 40), size=8)
    if order == "stamps":
        sheet.text(
            60, 788, f"Case 1:74-cv-00123   Document 45   Filed 04/02/74   Page {number} of 99", size=7
        )
        sheet.text(440, 40, f"WEIR-{number:07}", size=8)
    elif order == "notes":
        sheet.box(60, 108, 120, 0.5)
        sheet.text(60, 99, str(number), size=5)
        sheet.lines(
            66,
            96,
            [f"The clerk of page {number} wrote in the margin of the ledger, and", "was heard."],
            size=8,
        )
    elif order == "tables":
        for row in range(4):
            for x, cell in zip((60, 150, 220), (f"1{row}/03/1874", f"{row + 248}", "An order"), strict=True):
                sheet.text(x, 106 - 13 * row, cell)


def _set(text: str, letters: int) -> Iterator[tuple[str, float]]:
    """Lines of a paragraph, the first set in, with how far each is."""
    indent = 2
    while text:
        room = letters - indent
        end = len(text) if len(text) <= room else text.rfind(" ", 0, room + 1)
        yield text[:end], width(" " * indent)
        text, indent = text[end:].lstrip(), 0


def _as_html(text: list[Section], kind: str) -> str:
    columns = "column-count: 2;" if kind == "two columns" else ""
    body = []
    for number, (heading, paragraphs) in enumerate(text, 1):
        body.append(f"<h2>{heading}</h2>")
        for paragraph in paragraphs:
            mark = f"<sup>{number}</sup>" if kind.startswith("notes") else ""
            body.append(f"<p>{html.escape(' '.join(paragraph))}{mark}</p>")
        if kind.startswith("notes"):
            rows = "".join(
                f"<tr><td>{at} May 1874</td><td>{at + 40}</td><td>An order</td></tr>" for at in range(1, 5)
            )
            body.append(f"<table>{rows}</table>")
    style = f"body {{ {columns} font: 11pt serif; text-align: justify }} p {{ margin: 0 0 6pt }}"
    return f"<!DOCTYPE html><meta charset=utf-8><title>Ledger</title><style>{style}</style>{''.join(body)}"


def _as_flat_text(text: list[Section], kind: str) -> str:
    """A flat OpenDocument text: with columns, or with notes, a table, a head and page numbers."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
        for name, what in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    is_noted = kind.startswith("notes")
    columns = '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/>' if kind == "two columns" else ""
    body = []
    for number, (heading, paragraphs) in enumerate(text, 1):
        body.append(f"<text:h text:outline-level='2'>{heading}</text:h>")
        for paragraph in paragraphs:
            note = (
                '<text:note text:note-class="footnote">'
                f"<text:note-citation>{number}</text:note-citation>"
                f"<text:note-body><text:p>See the ledger of the year, leaf {number}.</text:p>"
                "</text:note-body></text:note>"
                if is_noted
                else ""
            )
            body.append(f"<text:p text:style-name='P'>{html.escape(' '.join(paragraph))}{note}</text:p>")
        if is_noted:
            cells = "".join(
                f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
                for cell in ("1 May", "248", "An order")
            )
            row = f"<table:table-row>{cells}</table:table-row>"
            first = "<table:table-column table:number-columns-repeated='3'/>"
            body.append(f"<table:table>{first}{row * 4}</table:table>")
    head = (
        "<style:header><text:p>The Ledger of the Canal</text:p></style:header>"
        "<style:footer><text:p><text:page-number/></text:p></style:footer>"
    )
    return (
        f'<?xml version="1.0"?><office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        '<style:style style:name="P" style:family="paragraph">'
        '<style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/></style:style>'
        '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin="2.5cm">{columns}</style:page-layout-properties>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="L">{head}</style:master-page>'
        f"</office:master-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document>"
    )


def _as_ms(text: list[Section], kind: str) -> str:
    """A text for groff's macros `ms`."""
    body = [".2C"] if kind == "two columns" else []
    for number, (heading, paragraphs) in enumerate(text, 1):
        body += [".SH", heading]
        for paragraph in paragraphs:
            body += [".PP", *paragraph]
        if kind.startswith("notes"):
            body[-1] += f"\\*{{{number}\\*}}"
            body += [".FS", f"\\*{{{number}\\*}} See the ledger of the year, leaf {number}.", ".FE"]
            body += [".TS", "l l l.", *[f"{at} May 1874\t{at + 40}\tAn order" for at in range(1, 5)], ".TE"]
    return "\n".join([*body, ""])


def _with_libreoffice(text: list[Section], kind: str) -> bytes | None:
    return _converted(_as_flat_text(text, kind), "ledger.fodt")


def _with_pandoc(text: list[Section], kind: str) -> bytes | None:
    """By way of a DOCX; its columns would be pandoc's own, so there is one."""
    if kind == "two columns":
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.docx")
        _run(["pandoc", "-f", "html", "-o", str(path)], _as_html(text, kind).encode(), folder)
        return _office(path)


def _converted(text: str, name: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        return _office(path)


def _office(path: Path) -> bytes | None:
    if not shutil.which("soffice"):
        return None
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    _run(["soffice", profile, "--headless", "--convert-to", "pdf", path.name], b"", str(path.parent))
    made = path.with_suffix(".pdf")
    return made.read_bytes() if made.exists() else None


def _with_chromium(text: list[Section], kind: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder, "ledger.html"), Path(folder, "ledger.pdf")
        page.write_text(_as_html(text, kind), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        _run(["chromium", *options, f"--print-to-pdf={made}", page.as_uri()], b"", folder)
        return made.read_bytes() if made.exists() else None


def _with_groff(text: list[Section], kind: str) -> bytes | None:
    return _run(["groff", "-t", "-ms", "-Tpdf", "-K", "utf8"], _as_ms(text, kind).encode()) or None


def _with_cairo(data: bytes) -> bytes | None:
    """A PDF written anew by cairo, by way of poppler."""
    with tempfile.TemporaryDirectory() as folder:
        path, made = Path(folder, "ledger.pdf"), Path(folder, "again.pdf")
        path.write_bytes(data)
        _run(["pdftocairo", "-pdf", str(path), str(made)], b"", folder)
        return made.read_bytes() if made.exists() else None


def _run(command: list[str], data: bytes, folder: str | None = None) -> bytes:
    try:
        return subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS, check=False, cwd=folder
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
