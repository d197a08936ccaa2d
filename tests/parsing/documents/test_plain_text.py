"""Text and Markdown: exactly what the file holds, and no guess at its encoding."""

from __future__ import annotations

import pytest

from tui.parsing.documents.contents import DocumentContents, FileType, UnreadableDocument
from tui.parsing.documents.plain_text import read_plain

LONG = "A line that nobody broke by hand. " * 8


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One\n", "One\n"),
        (b"\xef\xbb\xbfOne\r\n\r\nTwo\r", "One\n\nTwo\n"),
        ("Café “one”".encode(), "Café “one”"),
        ("Café".encode("utf-16"), "Café"),
        (b"  One\n\n\n Two  ", "  One\n\n\n Two  "),
    ],
)
def test_the_text_is_what_the_file_holds(data: bytes, text: str) -> None:
    read = read_plain(data, FileType.TEXT)
    assert isinstance(read, DocumentContents)
    assert read.text == text


@pytest.mark.parametrize(
    ("data", "message", "remedy"),
    [
        (
            b"One\ncaf\xe9",
            "it is not UTF-8: byte 0xE9 on line 2; it may be Windows-1252",
            "iconv -f WINDOWS-1252",
        ),
        (b"\x81\x8d", "it is not UTF-8: byte 0x81 on line 1; it may be an older encoding", "iconv"),
        (
            "One and two and three".encode("utf-16-le"),
            "it is UTF-16 without a byte order mark",
            "save it as UTF-8",
        ),
        (b"One\0two", "it is not text", "name a text"),
        (b"\xff\xfe\x00\xd8", "it begins like UTF-16, but is not valid UTF-16", "save it as UTF-8"),
    ],
)
def test_an_encoding_is_not_guessed(data: bytes, message: str, remedy: str) -> None:
    read = read_plain(data, FileType.TEXT)
    assert isinstance(read, UnreadableDocument)
    assert read.message == message
    assert remedy in read.remedy


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One\n  line\n\n \nTwo", ["One line", "Two"]),
        ("[12] One {a=b}\n\n---\n\n# x", ["[12] One {a=b}", "---", "# x"]),
        (f"Short.\n{LONG}\nShort.", ["Short.", LONG.strip(), "Short."]),
        ("\x1b[2J", ["\ufffd[2J"]),
    ],
)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    read = read_plain(text.encode(), FileType.TEXT)
    assert isinstance(read, DocumentContents)
    assert [one.text for one in read.paragraphs] == wanted


FRONT = "---\ntitle: The canal\nauthor: [Mary Lock, A. Clerk]\ndate: 2013-05~\nlang: en\n---\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FRONT + "# Heading\n\nOne", ("The canal", ("Mary Lock", "A. Clerk"), "2013-05~", 2)),
        ("# Heading #\n\nOne", ("Heading", (), "", 2)),
        ("---\n\nOne\n\n---\n", ("", (), "", 3)),
        ("---\ntitle: &x [\n---\n\nOne", ("", (), "", 2)),
        ("---\ntitle: T\ndate: some day\n---\nOne", ("T", (), "", 1)),
    ],
    ids=["front matter", "heading", "rules", "broken", "no date"],
)
def test_what_markdown_tells(text: str, told: tuple[str, tuple[str, ...], str, int]) -> None:
    read = read_plain(text.encode(), FileType.MARKDOWN)
    assert isinstance(read, DocumentContents)
    assert (read.title, read.author, read.issued, len(read.paragraphs)) == told
    assert read.text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One.\n\nTwo.\f\n\nThree.", [("p. 1", "One."), ("p. 1 para 2", "Two."), ("p. 2", "Three.")]),
        ("One.\n\fTwo.\n\f", [("p. 1", "One."), ("p. 2", "Two.")]),
        ("It goes\n\fon.\n\nEnd.", [("p. 1-2", "It goes on."), ("p. 2", "End.")]),
        ("It goes\r\n\fon\r\n\ffor long.", [("p. 1-3", "It goes on for long.")]),
        ("One.\f\fThree.", [("p. 1", "One."), ("p. 3", "Three.")]),
        ("\fTwo.", [("p. 2", "Two.")]),
        ("One.\f", [("", "One.")]),
        ("One.\n\n\f \n", [("", "One.")]),
        (f"{'a ' * 120}\n\fb.", [("p. 1", ("a " * 120).strip()), ("p. 2", "b.")]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_form_feeds_are_pages(text: str, wanted: list[tuple[str, str]], encoding: str) -> None:
    found = read_plain(text.encode(encoding), FileType.TEXT)
    assert isinstance(found, DocumentContents)
    assert [(one.label, one.text) for one in found.paragraphs] == wanted
    assert found.pages == (
        0 if not wanted[0][0] else max(int(label[-1]) for label, _ in wanted if "para" not in label)
    )


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        ("He said “no” in the café.", "cp1252", "Windows-1252"),
        ("Он закрыл стену в понедельник.", "cp1251", "another alphabet"),
        ("הקיר נסגר ביום שני", "cp1255", "another alphabet"),
        ("Он закрыл стену.", "koi8-r", "another alphabet"),
    ],
)
def test_an_encoding_that_would_give_nonsense_is_not_advised(text: str, encoding: str, likely: str) -> None:
    found = read_plain(text.encode(encoding), FileType.TEXT)
    assert isinstance(found, UnreadableDocument)
    assert likely in found.message
    assert ("WINDOWS-1252" in found.remedy) == (likely == "Windows-1252")
