from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.parsing.decoding import NotTextError, decode_text, find_forbidden


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfna\xc3\xafve", "naïve"),
        ("hall \U0001f3db".encode("utf-16"), "hall \U0001f3db"),
        (b"\xfe\xff" + "öl".encode("utf-16-be"), "öl"),
        ("a\u2028b\u2029c\x85d\x0ce\x0bf".encode(), "a b c d e f"),
        ("a\ufeffb".encode(), "a\ufeffb"),
    ],
)
def test_bytes_are_read_with_plain_line_ends(data: bytes, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize(
    ("data", "encoding", "byte", "offset"),
    [
        ("Öl\r\nin the café".encode("latin-1"), "UTF-8", 0xD6, 0),
        (b"\xc3\x96l\r\nin the caf\xe9.", "UTF-8", 0xE9, 13),
        (b"\xed\xa0\x80", "UTF-8", 0xED, 0),
        (b"\xff\xfea\x00\x00\xd8b\x00", "UTF-16", 0x00, 1),
        (b"\xff\xfea", "UTF-16", 0x61, 0),
    ],
)
def test_bytes_that_are_no_text_say_where(data: bytes, encoding: str, byte: int, offset: int) -> None:
    with pytest.raises(NotTextError) as caught:
        decode_text(data)
    error = caught.value
    assert (error.encoding, error.byte, error.offset) == (encoding, byte, offset)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("plain\ttext\n", None),
        ("nbsp\u00a0 bidi\u202e zwsp\u200b", None),
        ("a\0", 1),
        ("\x1b[2J", 0),
        ("ab\x9b", 2),
        ("del\x7f", 3),
        ("\ufffe", 0),
        ("a\uffff", 1),
        ("\ud800", 0),
    ],
)
def test_forbidden_characters_are_found(text: str, at: int | None) -> None:
    assert find_forbidden(text) == at


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_quick_look_at_the_bytes_agrees_with_the_text(text: str) -> None:
    data = text.encode()
    read = decode_text(data)
    assert find_forbidden(read, data) == find_forbidden(read)
