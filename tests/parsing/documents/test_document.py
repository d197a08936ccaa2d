"""The form of a document, and files that are none: one line each, whatever is there."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parsing.documents.docxs import docx, paragraph
from tests.parsing.documents.pdfs import pdf
from tui.parsing.documents.document import Document, FileType, UnreadableDocument, read_document
from tui.parsing.documents.file_type import detect_type
from tui.parsing.documents.subprocess_reader import read_in_subprocess
from tui.parsing.limits import DocumentLimits


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"One", "a.txt", FileType.TEXT),
        (b"One", "a", FileType.TEXT),
        (b"# One", "a.md", FileType.MARKDOWN),
        (b"\n<!-- x --><!doctype HTML><p>One", "a.txt", FileType.HTML),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "a", FileType.HTML),
        (b"<p>One", "a.htm", FileType.HTML),
        (b"a < b", "a.txt", FileType.TEXT),
        (pdf([[]]), "a.txt", FileType.PDF),
        (b"junk\n" + pdf([[]]), "a.pdf", FileType.PDF),
        (b"it is about %PDF-1.4", "a.txt", FileType.TEXT),
        (docx(""), "a.bin", FileType.DOCX),
        (b"From: a@example.org\nDate: x\nMIME-Version: 1.0\n\nOne", "a.bin", FileType.EML),
    ],
)
def test_the_content_tells_the_form_before_the_name(data: bytes, name: str, form: FileType) -> None:
    assert detect_type(data, name) is form


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"\x89PNG\r\n", "a.pdf", "it is a picture, which dateline cannot read"),
        (b"{\\rtf1", "a.txt", "it is RTF, which dateline cannot read"),
        (b"\x1f\x8b\x08", "a.txt", "it is packed with gzip, which dateline cannot read"),
        (b"PK\x03\x04", "a.docx", "it is a damaged or truncated DOCX or zip file"),
        (b"From: x", "a.emlx", ".emlx files cannot be read"),
    ],
)
def test_forms_that_are_not_read(data: bytes, name: str, message: str) -> None:
    found = detect_type(data, name)
    assert isinstance(found, UnreadableDocument)
    assert found.message == message


def test_a_document(tmp_path: Path) -> None:
    path = tmp_path / "ledger.txt"
    path.write_bytes(b"One\r\n\r\nTwo")
    (tmp_path / "link.txt").symlink_to(path)
    read = read_document(tmp_path / "link.txt")
    assert isinstance(read, Document)
    assert (read.form, read.size, read.text) == (FileType.TEXT, 10, "One\n\nTwo")
    assert read.sha256 == hashlib.sha256(b"One\r\n\r\nTwo").hexdigest()


def nothing(_path: Path) -> None:
    pass


def large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(3_000_000_000)


def unreadable(path: Path) -> None:
    path.write_bytes(b"One")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (nothing, "it cannot be read: No such file or directory"),
        (Path.mkdir, "it is a folder, not a file"),
        (os.mkfifo, "it is a pipe, a device or a socket, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a pipe, a device or a socket, not a file"),
        (lambda path: path.symlink_to(path.name), "it cannot be read"),
        (large, "it is larger than 200 MB"),
        (unreadable, "it cannot be read: Permission denied"),
        (Path.touch, "it is empty"),
        (lambda path: path.write_bytes(b" \n\n "), "it contains no text"),
        (lambda path: path.write_bytes(bytes(range(256))), "it is not text"),
    ],
    ids=["missing", "folder", "fifo", "device", "loop", "large", "mode", "empty", "blank", "binary"],
)
def test_what_is_no_document(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "a.txt"
    make(path)
    read = read_document(path)
    assert isinstance(read, UnreadableDocument)
    assert read.message.startswith(message)
    assert read.remedy
    assert "\n" not in read.message + read.remedy


@pytest.mark.parametrize(
    ("name", "data", "package", "extra"),
    [
        ("a.pdf", pdf([[]]), "pypdfium2", "pdf"),
        ("a.docx", docx(paragraph("One")), "mammoth", "docx"),
    ],
)
def test_an_extra_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, package: str, extra: str
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == package else find(name))
    (tmp_path / name).write_bytes(data)
    read = read_document(tmp_path / name)
    assert isinstance(read, UnreadableDocument)
    assert read.message == f"reading {extra.upper()} needs the package {package}, which is not installed"
    assert read.remedy == f'install it: pip install "dateline[{extra}]"'


def test_a_reader_that_breaks_off_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>One" * 1_000_000)
    # A process that is ended by the system has said nothing.
    read = read_document(path, limits=DocumentLimits(memory=1))
    assert isinstance(read, UnreadableDocument)
    assert read.message in {
        "reading it takes too much memory",
        "it could not be read: the reader stopped unexpectedly",
    }


def test_characters_that_no_source_may_hold_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One \x1b[2J")
    read = read_document(path)
    assert isinstance(read, Document)
    assert read.paragraphs[0].text == "One \ufffd[2J"
    assert "U+FFFD" in read.remarks[0]


@pytest.mark.parametrize(
    ("form", "seconds", "most"),
    [(FileType.HTML, 600, 20), (FileType.DOCX, 600, 120), (FileType.PDF, 600, 600), (FileType.HTML, 7, 7)],
)
def test_how_long_a_document_may_take_depends_on_its_form(form: FileType, seconds: int, most: int) -> None:
    assert DocumentLimits(seconds=seconds).seconds_of(form.value) == most


def test_a_page_that_takes_too_long_says_how_long_it_was_given() -> None:
    read = read_in_subprocess(b"<p>a", FileType.HTML, DocumentLimits(seconds=0))
    assert read == UnreadableDocument(
        "reading it takes more than 0 seconds", "split it, or print it to a new PDF"
    )
